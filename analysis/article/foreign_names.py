"""Media that a Cyrillic text presents as such: foreign names, accounts, and names that are made like those of media."""

import re
from collections.abc import Iterator

from analysis.article.english_names import LAST_WORDS, REACH, Found, as_name
from analysis.article.names import KIND_NOUN
from outlets.vocabulary import Group

# Addresses are read by themselves.
_ADDRESS = re.compile(r"\.(?:[a-z]{2}|com|net|org|info|media|news|asia)$")
_ADDRESS_GOES_ON = re.compile(r"\.[a-z]")
_LATIN_LETTER = re.compile("[A-Za-z]")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.])(?:\d{1,2}(?=[A-Z][A-Za-z])|[a-z](?=[A-Z][a-z]))?[A-Z][A-Za-zÀ-ɏ0-9_'’&+-]*(?:\s(?:of|on|in|the|and|for|de|la|le|du|der|des|&|[A-Z0-9][A-Za-zÀ-ɏ0-9'’&+-]*)){0,5}(?:\.[A-Z]\w+)?"
)
# A lost space may glue anything to them but the letters of their own alphabet.
_REPORTED_BEFORE = re.compile(
    rf"""
    (?:
        (?<![а-яё])(?:(?:пиш[еу]т|писал\w?)(?:\s+в(?:\s+(?:рецензии|обзоре|статье|заметке|колонке|материале))?)?
            |переда[её]т|передают|сообща[ею]т|информиру[ею]т|цитиру[ею]т\w*|уточня[ею]т)
        |(?<![а-яё])со?\s+ссылк\w+\s+на|(?<![а-яё])ссыла\w+\s+на|(?<![а-яё])по\s+(?:материалам|сообщению)
        |(?<![а-яё])(?:источник|(?:ақпарат|дерек)\s?көзі|дереккөзі?)\s?:
        |(?<![а-яё])(?:{KIND_NOUN})\w*
    )\s*(?:the\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(r"(?<![а-яё])(?:интервью|корреспонденту|журналист(?:у|ам))\s+(?:the\s)?$", re.IGNORECASE)
_BY_DATA_BEFORE = re.compile(r"(?<![а-яё])по\s+(?:данным|информации|сведениям)\s*(?:the\s)?$", re.IGNORECASE)
_KAZAKH_AFTER = re.compile(
    r"""
    [’'-]?(?:
        [а-яәғқңөұүһі]{0,4}\s(?:[^\W\d_]+\s)?(?:ақпарат\s)?
            (?:агенттіг|газеті|телеарнасы|порталы|басылымы|журналы|радиосы|сайты|паблигі|парақша|(?:телеграм|telegram|youtube|ютуб)[\s-]?(?:арна|канал))
        |[а-яәғқңөұүһі]{0,4}\s(?:хабарлауынша|мәліметінше|дерегінше|жазуынша|хабарлағандай|жазғандай|дереккөзіне)
        |(?:қа|ға|ке|ге|а|на|не)\sсілтеме
        |[тнд][ае]н\s(?:алынған|алған)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"\s\d{1,2}(?=\s(?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек))")
_PLATFORM = re.compile(r"\s(?:Telegram|YouTube|Instagram|Facebook)\b")


# "со ссылкой на dps.control", "выложил паблик @taldyk_city": accounts, which nobody calls otherwise.
_HANDLE = re.compile(
    r"(?<![\w@./-])(?:@[A-Za-z]\w{3,30}|[a-z][a-z0-9]{1,30}(?:[._][a-z0-9]{1,30}){1,3})(?![\w@/-]|\.\w)"
)
# "пишет портал radiosputnik": in small letters, behind its noun.
_SMALL = re.compile(r"(?<=\s)[a-z][a-z0-9_]{3,30}(?![\w@/-]|\.\w)")
_NOUN_BEFORE = re.compile(r"(?:портал|паблик|аккаунт|канал|сайт)[а-яё]*\s$")
# Names in Cyrillic letters, of which a part or the spelling says that it is a medium: "СоколИнфо", "Вести35".
_CAPITALISED = re.compile(r"(?<=\s)[А-ЯЁ][\w-]{3,30}(?![\w-])")
_REPORT_BEFORE = re.compile(
    r"""
    \b(?:пиш[еу]т|сообща[ею]т|переда[её]т|передают|информиру[ею]т|ссылк(?:ой|ами)\sна|ссыла\w+\sна|[Ии]сточник:
        |ИА|АН|НИА|телекомпани\w+)\s$
    """,
    re.VERBOSE,
)
_MEDIUM_PART = re.compile(
    r"(?!Пресс-|Медиа-|.*(?:службы?|центр\w{0,2}|цион\w+)$).*(?:[Ии]нфо|[Ии]нформ|пресс|[Нн]ьюс|[Мм]едиа|[Тт]аймс|[Оо]нлайн|[Вв]ести|[Лл]айф|ТВ|[а-яё]\d+$)"
    r"|КТВ|[А-ЯЁ][а-яё]+[А-ЯЁ][а-яё]{2}"
)


def find_among_cyrillic(passage: str, knows_itself: bool) -> Iterator[Found]:
    """Yields start, end and group of each such name; `knows_itself` as for `find_presented`."""
    for match in _CAPITALISED.finditer(passage):
        if _MEDIUM_PART.match(match[0]) and _REPORT_BEFORE.search(_before(passage, match.start())):
            yield *match.span(), Group.UNKNOWN
    if _LATIN_LETTER.search(passage):
        yield from _find_in_latin(passage, knows_itself)


def _before(passage: str, start: int) -> str:
    return passage[max(0, start - REACH) : start]


def _find_in_latin(passage: str, knows_itself: bool) -> Iterator[Found]:
    for match in _HANDLE.finditer(passage):
        if not _ADDRESS.search(match[0]) and _REPORTED_BEFORE.search(_before(passage, match.start())):
            yield *match.span(), Group.UNKNOWN
    for match in _SMALL.finditer(passage):
        if _NOUN_BEFORE.search(_before(passage, match.start())):
            yield *match.span(), Group.UNKNOWN
    for match in _LATIN.finditer(passage):
        start, end = match.span()
        if _ADDRESS_GOES_ON.match(passage, end):
            continue
        if day := _DAY_OF_MONTH.search(passage, start, end + 5):
            end = day.start()
        if platform := _PLATFORM.search(passage, start, end):
            end = platform.start()
        before = _before(passage, start)
        if (
            _REPORTED_BEFORE.search(before)
            or (knows_itself and _TOLD_BEFORE.search(before))
            or _KAZAKH_AFTER.match(passage, end)
            or (_BY_DATA_BEFORE.search(before) and match[0].rpartition(" ")[2] in LAST_WORDS)
        ):
            yield from as_name(passage, start, end)
