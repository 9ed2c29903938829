"""Media that no lexicon holds but that the text itself presents as such.

A site by its address; a quoted or a foreign name beside a noun for media or behind the words of a report: "издание
Radar", "со ссылкой на Explorer", "Connecticut Public Radio". Whether the text takes anything from it is told by the
frame, as for every other name.
"""

import re
from collections.abc import Iterator

from analysis.article.folding import fold_pattern
from analysis.article.names import KIND_NOUN
from outlets.vocabulary import Group, group_of_country

_DOMAIN = re.compile(
    r"""
    (?<![\w@/.-])(?:www\.)?
    ((?:[A-Za-z0-9-]{2,30}|[А-Яа-яЁё0-9-]{2,30})\.
    (kz|ru|com|net|org|info|media|news|tv|ua|uz|kg|by|asia|io|me|az|am|ge|tj|tm|mn|cn|il|eu|uk|de|fr|tr|рф|ру|кз|қаз))
    (?![\w-]|\s(?:компани|банк|сервис|платформ|дүкен|қосымша|company|store))
    """,
    re.VERBOSE,
)
_COUNTRIES = {"қаз": "KZ", "кз": "KZ", "рф": "RU", "ру": "RU", "uk": "GB"}
_OF_NO_COUNTRY = frozenset({"tv", "io", "me", "eu"})

# --- quoted names ----------------------------------------------------------------------------------------------------
_QUOTED = re.compile(
    fold_pattern(
        rf"""
        \b{KIND_NOUN}\w*\s?"\s?([^"]{{2,40}}?)\s?"
        |"\s?([^"]{{2,40}}?)\s?"\s?(?:[^\W\d_]+\s)?(?:\w+-)?(?:газеті|телеарнасы|арнасы|агенттігі|порталы|басылымы|журналы|апталығы|радиосы|сайты|паблигі)\w*
        |со?\s*ссылкой\s*на\s*"\s?([^"]{{2,40}}?)\s?"
        |(?:\bпиш[еу]т|\bпереда[ею]т|\bсообща[ею]т|\bинформиру[ею]т|\bцитиру[ею]т\w*|\bпривод[ия]т|обратил\w*\sвнимани[ея])\s?"\s?([^"]{{2,40}}?)\s?"
        """
    ),
    re.VERBOSE,
)
# "рассказали «Регион» в пресс-службе": whom somebody told it to. Where nobody knows what the publisher calls itself,
# that is mostly the publisher.
_TOLD_TO_QUOTED = re.compile(
    fold_pattern(
        r"""(?:\bинтервью|\bкорреспонденту|\bжурналист(?:у|ам)|\bрассказал\w*|\bсообщил\w*|\bзаявил\w*)\s?"\s?([^"]{2,40}?)\s?\""""
    ),
    re.VERBOSE,
)
_ORGANISATION = re.compile(
    fold_pattern(
        r"(?:служб|управлени|компани|завод|центр|парти|фонд|банк|университет|институт|ассоциаци|союз|энерго|права)"
    )
)
# --- names in Latin letters ------------------------------------------------------------------------------------------
_LATIN = r"[A-Z][\w'’&+.-]*(?:\s(?:of|the|and|for|de|la|le|du|der|des|&|[A-Z0-9][\w'’&+.-]*)){0,5}"
_AMONG_CYRILLIC = re.compile(
    rf"""
    (?:
        \b(?:[Пп]иш[еу]т|[Пп]исал\w?|[Пп]ереда[её]т|[Пп]ередают|[Сс]ообща[ею]т|[Ии]нформиру[ею]т|[Цц]итиру[ею]т\w*|[Уу]точня[ею]т)
        |\b[Сс]о?\s+ссылк\w+\s+на|\b[Сс]сыла\w+\s+на|\b[Пп]о\s+(?:материалам|сообщению)
        |\bИсточник\s?:
        |\b(?:{KIND_NOUN})\w*
    )\s+(?:[Tt]he\s)?({_LATIN})
    """,
    re.VERBOSE,
)
_TOLD_TO_LATIN = re.compile(rf"\b(?:[Ии]нтервью|[Кк]орреспонденту|[Жж]урналист(?:у|ам))\s+(?:[Tt]he\s)?({_LATIN})")
_IN_KAZAKH = re.compile(
    rf"""
    (?<![\w.])({_LATIN})[’'-]?(?:
        (?:[а-яәғқңөұүһі]{{1,4}})?\s(?:[^\W\d_]+\s)?(?:ақпарат\s)?(?:агенттіг|газеті|телеарнасы|порталы|басылымы|журналы|радиосы|сайты|паблигі|(?:[Тт]елеграм|Telegram|YouTube|[Юю]туб)[\s-]?(?:арна|канал))
        |(?:[а-яәғқңөұүһі]{{2,4}})?\s(?:хабарлауынша|мәліметінше|дерегінше|жазуынша|хабарлағандай|жазғандай|дереккөзіне)
        |(?:қа|ға|ке|ге|а|на|не)\sсілтеме
    )
    """,
    re.VERBOSE,
)
_ENGLISH_NAME = r"(?:[A-Z][\w&-]*(?:'\w+)?\s){0,3}[A-Z][\w&-]*"
# The last word of an English name, or the noun beside it, says that it is one of a medium; "told" and "according to"
# say it of a name with a capital inside.
_ENGLISH = re.compile(
    rf"""
    (?<![\w.])((?:[A-Z][\w'&-]*\s){{1,4}}(?:Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|News|Radio|Press|Daily|Magazine|Bee
    |Observer|Guardian|Independent|Express|Telegraph|Standard|Weekly|Globe|Broadcasting|Bulletin|Courier
    |Dispatch|Examiner|Inquirer|Ledger|Mirror|Monitor|Register|Reporter|Sentinel|Statesman|Television|Insider|FM))\b
    |(?<![\w.])({_ENGLISH_NAME})\s
        (?:newspaper|magazine|news\s(?:agency|website|outlet|portal|site)|tabloid|broadcaster|(?:TV|radio)\sstation)\b
    |\b(?:newspaper|weekly|daily|magazine|tabloid|broadcaster|news\s(?:agency|website|outlet|portal|site))\s({_ENGLISH_NAME})
    |\b(?:according\sto|told|per|reported\sby)\s([A-Z]+[a-z]+[A-Z]\w+)\b
    """,
    re.VERBOSE,
)
# Companies and networks that report of themselves, and on which others publish.
_NO_MEDIA = frozenset(
    re.findall(
        r"[\w'&]+",
        """
        apple google microsoft facebook meta twitter x instagram telegram youtube whatsapp tiktok linkedin amazon
        samsung xiaomi huawei sony intel nvidia amd tesla spacex boeing airbus netflix openai nasa who unicef opec ibm oracle
        visa mastercard uber vk ok ford toyota bmw audi fifa uefa nba nhl moody's fitch s&p yougov gallup ipsos paypal iphone
        android fox russian american british
        """,
    )
)
_NO_NAMES = frozenset({"The", "All", "This", "A", "An", "In"})
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MOSTLY = 0.3  # of the letters: a text with fewer Cyrillic ones is read as one in Latin letters


def find_presented(passage: str, folded: str, *, knows_itself: bool) -> Iterator[tuple[int, int, Group]]:
    """Yields start, end and group of each name; `knows_itself` tells that the publisher's own names are known."""
    for match in _DOMAIN.finditer(passage):
        suffix = match[2].lower()
        country = "" if len(suffix) > 2 or suffix in _OF_NO_COUNTRY else suffix.upper()
        yield *match.span(1), group_of_country(_COUNTRIES.get(suffix, country))
    for pattern in (_QUOTED, _TOLD_TO_QUOTED) if knows_itself else (_QUOTED,):
        for match in pattern.finditer(folded):
            start, end = match.span(match.lastindex or 0)
            opens = passage[start].isupper() or passage[start].isdigit()  # else it stood between two quotations
            if opens and not _ORGANISATION.search(folded, start, end):
                yield start, end, Group.UNKNOWN
    if len(_CYRILLIC.findall(passage)) < _MOSTLY * len(passage):
        patterns = (_ENGLISH,)
    elif knows_itself:
        patterns = (_AMONG_CYRILLIC, _IN_KAZAKH, _TOLD_TO_LATIN)
    else:
        patterns = (_AMONG_CYRILLIC, _IN_KAZAKH)
    for pattern in patterns:
        for match in pattern.finditer(passage):
            start, end = match.span(match.lastindex or 0)
            name = passage[start:end].rstrip(" .'’&-")
            if len(name) > 1 and name not in _NO_NAMES and _NO_MEDIA.isdisjoint(name.lower().replace("’", "'").split()):
                yield start, start + len(name), Group.UNKNOWN


# Consonants as domains spell them, so that vowels and case endings do not matter: "Фразы" and "fraza" are both "frz".
_CONSONANTS = dict(zip("бвгдғжзкқлмнңпрстфцчшщһ", "bvgdgzzkklmnnprstfsccsh", strict=True))
_DROPPED = str.maketrans("", "", "aeiouyhjw")
_SHORTEST_SAME, _SHORTEST_INSIDE = 3, 4  # consonants by which a name is recognised, whole or with letters in between


def resembles(name: str, domain: str) -> bool:
    """Tells whether a medium's name looks like a domain: «Фразы» like fraza.ua, "ФедералПресс" like fedpress.ru."""
    called, label = _consonants(re.sub(r"\.\w{2,5}$", "", name)), _consonants(domain.partition(".")[0])
    if called == label:
        return len(called) >= _SHORTEST_SAME
    return min(len(called), len(label)) >= _SHORTEST_INSIDE and called[0] == label[0] and _is_inside(label, called)


def _consonants(name: str) -> str:
    letters = "".join(_CONSONANTS.get(letter, letter) for letter in re.sub(r"(.)\1", r"\1", name.lower()))
    return re.sub("[^a-z]", "", letters).translate(_DROPPED)


def _is_inside(short: str, long: str) -> bool:
    """Tells whether all letters of `short` stand in `long` in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
