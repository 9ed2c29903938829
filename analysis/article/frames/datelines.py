"""Names that stand apart from any sentence: in datelines, in brackets, behind a dash, at either end of a title."""

import re

from analysis.article.frames.russian import ADJECTIVE
from analysis.article.frames.surroundings import KIND, Surroundings, compile_frame

# Before the name its noun may stand: "МОСКВА, 8 июля — агентство «Новый мост»."
_DATELINE_BEFORE = compile_frame(
    rf"""/\s?$|\($|^\W*[\w\s.-]{{2,30}}[,.]?\s(?:\d{{1,2}}\s?[^\W\d_]{{3,9}}\.?\s?(?:\d{{4}}\s?(?:г\.?)?)?)?\s?[.,]?\s?[-/(]+
    \s?(?:{KIND}\s?)?"?$"""
)
_DATELINE_AFTER = compile_frame(r"""^"?(?:\s(?:агенттігі|порталы|телеарнасы|газеті))?\s?(?:[/)]|[.-]\s|-)""")
_DATED = compile_frame(r"""^\W*[\w\s.-]{2,30}[,.]\s\d{1,2}\s[^\W\d_]{3,9}[.,]?\s[/(]?\s?$""")  # "Ялта, 15 ноября. "
_PLACED = compile_frame(r"""^\W*[\w-]{3,20}\.\s?$""")  # "АСТАНА. ҚазАқпарат – "
_ENDS_IN_BRACKETS = compile_frame(r"""^"?\s?\)\W*$""")  # "… остановили трамваи (NGS55)."
_BRACKETED_AFTER = compile_frame(r"^\s?\)\s?-")  # "BELGRADE, Serbia (AP) — …", wherever a caption has pushed it
# "… the SBU said. rc/sms (Reuters, AP)": the sources of what an editor has put together.
_COMPILED_FROM = compile_frame(r"""(?:^|[.!?"]\s)\W*(?:\w{2,4}/\w{2,4}\s)?\((?:[\w\s.-]{2,25},\s?)*$""")
_LIST_GOES_ON = compile_frame(r"^\s?[,)]")
_SIGNED_BEFORE = compile_frame(r"""(?:^|[.!?"])\s*-\s?$""")  # "…, the minister said. — AFP"
_SIGNED_AFTER = compile_frame(r"^\W*+(?:[\w-]++\W*+){0,3}$")  # nothing but what a page prints under its text
# "Двое погибли, — Reuters." A list of partners has shorter lines.
_DASHED_BEFORE = compile_frame(rf"""\w\W{{0,4}}-\s?(?:the\s)?(?:{KIND}\s)?"?$""")
_DASHED_AFTER = compile_frame(r"""^[\s"*)]*[.!]?\s*$""")
_LONGEST_NOUN = 40  # code points between such a dash and the name
_SHORTEST_STATEMENT = 30  # code points before such a dash


def is_dateline(around: Surroundings) -> bool:
    """Tells whether the name stands in a dateline, or in the line in which an editor names his sources."""
    before, after = around.before, around.after
    if around.lead is None and not before.strip(' "') and after.startswith(".") and not after.strip(" ."):
        return True  # a name alone in the place of a sentence, under the text
    if _SIGNED_BEFORE.search(before) and _SIGNED_AFTER.search(after):
        return True
    if _COMPILED_FROM.search(before) and _LIST_GOES_ON.search(after):
        return True
    if around.lead is None or not _DATELINE_AFTER.search(after):
        return False
    if _PLACED.search(around.lead):
        return re.match(r"\s?-\s", after) is not None
    return bool(_DATED.search(around.lead) or _DATELINE_BEFORE.search(before))


_NOUN_AT_END = compile_frame(rf"""(?:{ADJECTIVE}\s)?\b(?:\w+-)?{KIND}\s"?$""")


def stands_apart(around: Surroundings) -> bool:
    """Titles name their source at one end: "Reuters: …", "… — РИА Новости", "… (ТАСС)"; posts, which have none, too."""
    if not around.in_title and around.lead is None and "-" not in around.before[-_LONGEST_NOUN:]:
        return False
    before, after = _NOUN_AT_END.sub("", around.before), around.after
    opens = around.in_title or (around.lead is not None and not re.search(r"\w", around.lead))
    if opens and re.match(r'"?\s?:', after) is not None and not re.search(r"\w", before):
        return True
    if around.in_title:
        return not after.strip(' ")') and re.search(r'(?:\s-|[|(:])\s?"?$', before) is not None
    dashed = len(before) >= _SHORTEST_STATEMENT and _DASHED_BEFORE.search(before) and _DASHED_AFTER.search(after)
    return bool(dashed)


def is_bracketed_dateline(around: Surroundings) -> bool:
    """Tells a dateline by its brackets, wherever a caption has pushed it: "BELGRADE, Serbia (AP) — …"."""
    return around.before.endswith("(") and _BRACKETED_AFTER.search(around.after) is not None


def is_in_brackets(around: Surroundings) -> bool:
    """Tells whether the name ends its sentence in brackets: "… остановили трамваи (NGS55)."."""
    before = around.before.rstrip()
    if before.endswith("[") and around.after.lstrip().startswith("]"):
        return True  # "… financial services. [ CBS News ]", behind each item of a digest
    return before.endswith(("(", '("')) and _ENDS_IN_BRACKETS.search(around.after) is not None


def is_signed(after: str) -> bool:
    """Tells whether nothing but what a page prints under its text stands behind the name."""
    return _SIGNED_AFTER.search(after) is not None
