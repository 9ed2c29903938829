"""Media that an English text presents as such: by their last word, the noun beside them, or the words of a report."""

import re
from collections.abc import Iterator

from outlets.vocabulary import Group

Found = tuple[int, int, Group]  # start and end in code points, and the side
REACH = 40  # code points before a name in which what presents it must stand

_RUN = re.compile(r"(?<![\w.])[A-Z][\w&-]*(?:'(?!s\b)[\w&-]+)*(?:\s[A-Z][\w&-]*(?:'(?!s\b)[\w&-]+)*)*")
# The last word of a name says that it is one of a medium …
LAST_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        Times Post Herald Tribune Gazette Journal Chronicle News Radio Press Daily Magazine Bee Observer Guardian
        Independent Express Telegraph Standard Weekly Globe Broadcasting Bulletin Courier Dispatch Examiner Inquirer
        Ledger Mirror Monitor Register Reporter Sentinel Statesman Television Insider FM
        """,
    )
)
# … or the noun beside it; "told" and "according to" say it of a name with a capital inside.
_NOUN = r"(?:newspaper|magazine|tabloid|broadcaster|news\s(?:agency|website|outlet|portal|site))"
_NOUN_AFTER = re.compile(rf"\s(?:{_NOUN}|(?:TV|radio)\sstation|(?:television|radio)\s(?:reported|said))\b")
_NOUN_BEFORE = re.compile(rf"\b(?:{_NOUN}|weekly|daily)\s$")
_TOLD_ENGLISH = re.compile(r"\b(?:according\sto|told|per|reported\sby)\s['‘\"“]?$", re.IGNORECASE)
_REPORTS_BEFORE, _CLAUSE_AFTER = re.compile(r",\s(?:reports|writes)\s$"), re.compile(r"\s?[.,]")
_EXPLAINS = re.compile(
    rf"\b(?:{_NOUN}|(?:TV|radio)\sstation|weekly|daily|[Aa]ccording\sto|told|per|reported|[Ss]ource)\b"
)
_BRACKET_BEFORE, _BRACKET_AFTER = re.compile(r"\[\s$"), re.compile(r"\s\]")
_VIA_BEFORE, _VIA_AFTER = re.compile(r"[\[(]\s?[Vv]ia\s(?:the\s)?$"), re.compile(r"\s?[\]),]")
_OPENING = " '‘\"“"
_MARKS = frozenset(
    ("[", "via", "Via", "(via", "(Via", "[via", "[Via", "by", "in", "on", "at", "the", "reports", "writes")
)
_ORIGINALLY = re.compile(r"\b(?:originally|first)\s(?:published|appeared)\s(?:by|in|on|at)\s(?:the\s)?$")
# "KNBC-TV", "WLWT": the call signs of American stations.
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")
_REPORTED_BY = re.compile(r"\b[Aa]s\sreported\sby\s$")
_LAST_LINE = re.compile(r"\b[Ss]ource:\s$")
_TOLD_THE = re.compile(r"\b(?:[Aa]ccording\sto|told|reported\sby)\sthe\s$")
_REPORTED_AFTER = re.compile(r"\sreported(?=[.,]|\s(?:on|in|last|this|earlier)\b)")
_CAPITAL_INSIDE = re.compile(r"(?!Ma?c[A-Z])[A-Z]+[a-z]+[A-Z]\w+")
# "PORT OF SPAIN, Trinidad (CMC) — ": an agency that no list has.
_PLACE_BEFORE = re.compile(r"\W*[A-Z][A-Z'’. -]{2,30}(?:,\s[A-Z][\w. ]{1,20})?\s\(")
_DASH_AFTER = re.compile(r"\)\s?[–—-]")
_DATELINE_REACH = 70  # code points from the start of a text
_NATION = re.compile(r"(?:ese|ian|ish|ench|man|bek|kh|yz|ch|ss|li|qi|ani|can)$")  # "the Chinese news agency"
_MOST_WORDS = 5


def find_english(passage: str) -> Iterator[Found]:
    """Yields the media named in an English passage that no registry lists, each with the group it is known to be of."""
    explained = _EXPLAINS.search(passage) is not None
    for match in _RUN.finditer(passage):
        start, end = match.span()
        words = match[0].split()
        before = passage[max(0, start - REACH) : start]
        word = before.rstrip(_OPENING).rpartition(" ")[2]  # the one before, by which most are seen to be no name
        if start < _DATELINE_REACH and _PLACE_BEFORE.fullmatch(passage, 0, start) and _DASH_AFTER.match(passage, end):
            yield start, end, Group.UNKNOWN
        elif word in _MARKS and _is_marked(before, passage, end, alone=len(words) == 1):
            yield from as_name(passage, start, end)
        elif words[0][0] in "KW" and _is_station(words[0], before):
            yield start, start + len(words[0]), Group.WEST
        elif len(words) > 1 and not LAST_WORDS.isdisjoint(words[1:]):
            last = max(number for number, word in enumerate(words) if word in LAST_WORDS)
            if last < _MOST_WORDS:
                yield from as_name(passage, start, start + len(" ".join(words[: last + 1])))
        elif explained and len(words) < _MOST_WORDS:
            named = _is_presented(passage, words[0], before, end)
            if named and (words[0] == "The" or not _NATION.search(match[0])):
                yield from as_name(passage, start, end)
            elif _CAPITAL_INSIDE.match(match[0]) and _TOLD_ENGLISH.search(before):
                yield from as_name(passage, start, start + len(words[0]))


def _is_marked(before: str, passage: str, end: int, *, alone: bool) -> bool:
    """Tells "[ Ranch Times ]", "(via Collider)", "originally published by Futurism", "…, reports Monopol."."""
    if _VIA_BEFORE.search(before):
        return _VIA_AFTER.match(passage, end) is not None
    if _BRACKET_BEFORE.search(before):
        return _BRACKET_AFTER.match(passage, end) is not None
    if alone and _REPORTS_BEFORE.search(before):
        return _CLAUSE_AFTER.match(passage, end) is not None
    return _ORIGINALLY.search(before) is not None


def _is_station(word: str, before: str) -> bool:
    """Tells the call sign of an American station."""
    return _CALL_SIGN.fullmatch(word) is not None and (word[-3] == "-" or _TOLD_ENGLISH.search(before) is not None)


def _is_presented(passage: str, first: str, before: str, end: int) -> bool:
    """Tells whether a capitalised run stands where a text names a medium; `first` is its first word."""
    if passage[end : end + 2] in ("'s", "’s"):
        return False
    return any(
        (
            _NOUN_AFTER.match(passage, end),
            _NOUN_BEFORE.search(before),
            _REPORTED_BY.search(before),
            first in LAST_WORDS and _TOLD_THE.search(before),
            _LAST_LINE.search(before) and not passage[end:].strip(),
            before.endswith(", ") and _REPORTED_AFTER.match(passage, end),
        )
    )


# Companies and networks that report of themselves, and on which others publish.
_NO_MEDIA = frozenset(
    re.findall(
        r"[\w'&]+",
        """
        apple google microsoft facebook meta twitter x instagram telegram youtube whatsapp tiktok linkedin amazon
        samsung xiaomi huawei sony intel nvidia amd tesla spacex boeing airbus netflix openai nasa who unicef opec
        ibm oracle visa mastercard uber vk ok ford toyota bmw audi fifa uefa nba nhl moody's fitch s&p yougov gallup
        university ministry department institute commission committee court police
        ipsos paypal iphone android fox russian american british
        """,
    )
)
# First names of those who write of themselves: "пишет Lynn Moorman".
_FIRST_NAMES = frozenset(
    """
    Aaron Adam Alan Albert Alex Alexander Alice Amanda Amy Andrea Andrew Angela Ann Anna Anne Anthony Barbara Ben
    Benjamin Bill Bob Brandon Brian Bruce Carl Carlos Carol Caroline Catherine Charles Charlie Chris Christian
    Christine Christopher Claire Craig Cynthia Dan Daniel Dave David Deborah Dennis Diana Donald Donna Dorothy
    Douglas Ed Edward Elizabeth Ellen Emily Emma Eric Erik Eva Evelyn Frank Gary George Grace Greg Gregory Hannah
    Harold Harry Heather Helen Henry Howard Ian Jack Jacob James Jamie Jane Janet Jason Jean Jeff Jeffrey Jennifer
    Jeremy Jerry Jessica Jim Joan Joe John Jonathan Jordan Jose Joseph Joshua Juan Judith Judy Julia Julie Justin
    Karen Kate Katherine Kathleen Keith Kelly Ken Kenneth Kevin Kim Kyle Larry Laura Lauren Lawrence Lee Linda Lisa
    Louis Lucas Lucy Luis Luke Lynn Margaret Maria Marie Mario Mark Martha Martin Mary Matt Matthew Megan Melissa
    Michael Michelle Mike Nancy Natalie Nathan Nicholas Nick Nicole Noah Oliver Olivia Pamela Patricia Patrick Paul
    Paula Peter Philip Phil Rachel Ralph Raymond Rebecca Richard Rick Robert Robin Roger Ronald Rose Roy Russell
    Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon Simon Sophia Stephanie Stephen Steve Steven
    Susan Teresa Terry Theresa Thomas Tim Timothy Tom Tony Tyler Victoria Vincent Virginia Walter Wayne William
    """.split()  # noqa: SIM905
)
_NO_NAMES = frozenset({"The", "All", "This", "A", "An", "In"})


def as_name(passage: str, start: int, end: int) -> Iterator[Found]:
    """Yields the name at `passage[start:end]` (code points), or nothing where it is no name of media."""
    name = passage[start:end].rstrip(" .'’&-")
    media = _NO_MEDIA.isdisjoint(name.lower().replace("’", "'").split())
    first, _, rest = name.partition(" ")
    if rest and first in _FIRST_NAMES and LAST_WORDS.isdisjoint(rest.split()):
        return
    if len(name) > 1 and media and name not in _NO_NAMES:
        yield start, start + len(name), Group.UNKNOWN
