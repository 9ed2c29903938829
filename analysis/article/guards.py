"""What must be true of letters that look like a name before they count as one: capitals, quotes, a noun beside them."""

import re

from analysis.article.folding import fold_pattern
from analysis.article.names import KIND_NOUN, LONGEST_ABBREVIATION, SHORTEST_DECLINED_ABBREVIATION, Name

_THE_BEFORE = re.compile(r"[Tt]he\s$")
_IN_ADDRESS = re.compile(r"[A-Za-z0-9@./-]$")  # "gubernator74.ru" is not 74.ru
QUOTED_BEFORE = re.compile(r'"\s?$')
_QUOTE_AFTER = re.compile(r'\s?"')

_KIND_BEFORE = re.compile(fold_pattern(rf"\b{KIND_NOUN}[^\W\d_]*\s?$"), re.VERBOSE)
# After the name only Kazakh and English put it; "Собеседник издания" is no medium called «Собеседник».
_KIND_AFTER = re.compile(
    r"""
    [\s-]?(?:[^\W\d_]+[\s-])?
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|telearna|arnasy|agentt|gazet|portaly
    |newspaper|magazine|channel|news\sagency|website)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


def in_capitals(text: str, start: int, name: Name) -> bool:
    """Tells whether the capitals are those of the form: "RT" and "ТАСС" all, "Интерфакс" the first, domains none."""
    written = name.written
    if "." in name.gaps or not written[0].isupper():
        return True
    found = text[start : start + len(written)]
    if not written.isupper() or len(written) > LONGEST_ABBREVIATION:
        return not found[0].islower()
    if len(written) < SHORTEST_DECLINED_ABBREVIATION:
        return not any(letter.islower() for letter in found)
    return sum(not letter.islower() for letter in found) > 1  # "БелТА" and "КазТАГ" are spelt in more than one way


def is_meant(text: str, folded: str, start: int, end: int, name: Name) -> bool:
    """Tells whether the letters from `start` to `end`, which read like `name`, stand as that name has to."""
    if is_foreign(text, start, end, name):
        return False
    if "." in name.gaps and _IN_ADDRESS.search(text[max(0, start - 1) : start]):
        return False
    if name.needs_the and not _THE_BEFORE.search(text[max(0, start - 4) : start]):
        return False
    if name.noun and not _follows_noun(folded, start, name.noun):
        return False
    return not name.guarded or _is_guarded(text, folded, start, end)


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NEIGHBOUR = 4  # code points to the nearest letter outside of the name


def is_foreign(text: str, start: int, end: int, name: Name) -> bool:
    """Tells a Cyrillic name found in Latin letters where nothing around is Cyrillic: "PIA" is no РИА in English."""
    if not _CYRILLIC.search(name.written) or _CYRILLIC.search(text, start, end) or not text[start].isascii():
        return False
    around = text[max(0, start - _NEIGHBOUR) : start] + text[end : end + _NEIGHBOUR]
    return not _CYRILLIC.search(around) and bool(_LETTER.search(around))


def _follows_noun(folded: str, start: int, noun: str) -> bool:
    return re.search(rf"\b{noun}[^\W\d_]*\W{{1,2}}$", folded[max(0, start - _REACH_OF_KIND) : start]) is not None


def _is_guarded(text: str, folded: str, start: int, end: int) -> bool:
    """Tells whether a name is quoted, to its last letter, or stands beside a noun that says what it is."""
    if _THE_BEFORE.search(text[max(0, start - 4) : start]):
        start -= 4
    before = folded[max(0, start - _REACH_OF_KIND) : start]
    quoted = QUOTED_BEFORE.search(before)
    if quoted:
        # Closed after its last letter it is the whole name; else it begins another: «Мир квартир» is not «Мир».
        return _QUOTE_AFTER.match(folded, end) is not None
    return bool(_KIND_BEFORE.search(before) or _KIND_AFTER.match(text[end : end + _REACH_OF_KIND]))
