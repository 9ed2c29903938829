"""Media that no lexicon holds but that the text itself presents as such.

A site by its address; a quoted or a foreign name beside a noun for media or behind the words of a report: "издание
Radar", "со ссылкой на Explorer", "Connecticut Public Radio". Whether the text takes anything from it is told by the
frame, as for every other name.

Every search begins at something rare (a dot before a country's letters, a quotation mark, a capital among Cyrillic
letters) and looks around it: that is ten times as fast as one pattern for the whole.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from analysis.article.folding import fold_pattern
from analysis.article.guards import is_firm
from analysis.article.names import KIND_NOUN
from analysis.article.sides import side_of_suffix
from outlets.vocabulary import Group

Found = tuple[int, int, Group]


def find_presented(passage: str, folded: str, *, knows_itself: bool) -> Iterator[Found]:
    """Yields start, end and group of each name; `knows_itself` tells that the publisher's own names are known."""
    yield from _find_addresses(passage)
    yield from find_quoted(passage, folded, knows_itself=knows_itself)
    if _CYRILLIC.search(passage):
        yield from _find_among_cyrillic(passage, knows_itself)
    else:
        yield from _find_english(passage)


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# --- addresses -------------------------------------------------------------------------------------------------------
_TOP = (
    r"(kz|ru|com|net|org|info|media|news|tv|ua|uz|kg|by|asia|io|me|az|am|ge|tj|tm|mn|cn|il|eu|uk|de|fr|tr"
    r"|(?:рф|ру|кз|қаз)(?!\w))"
)
_LABEL = (
    r"(?<![A-Za-z0-9_@/-])(?<![A-Za-z0-9]\.)(?:www\.)?"
    r"((?:(?:[A-Za-z0-9-]{1,30}\.){0,3}[A-Za-z0-9-]{2,30}|[А-Яа-яЁё0-9-]{2,30})"
)
_DOMAIN = re.compile(
    rf"""
    {_LABEL}\.{_TOP})
    (?![A-Za-z0-9_-]|\.[a-z0-9]|\s(?:компани|банк|сервис|платформ|дүкен|қосымша|company|store))
    """,
    re.VERBOSE,
)
_DOT = re.compile(rf"\.{_TOP}(?![A-Za-z0-9_-]|\.[a-z0-9])")
_LABEL_BEFORE = re.compile(rf"{_LABEL})$")
_LONGEST_LABEL = 80  # code points, with www
# On them everybody publishes, and who does is told by the account; or they are sold pictures alone.
_PLATFORMS = tuple(
    """
    twitter.com facebook.com instagram.com youtube.com tiktok.com vk.com ok.ru linkedin.com
    depositphotos.com shutterstock.com pixabay.com unsplash.com freepik.com istockphoto.com
    """.split()  # noqa: SIM905
)


def _find_addresses(passage: str) -> Iterator[Found]:
    end = 0
    for dot in _DOT.finditer(passage):
        label = _LABEL_BEFORE.search(passage, max(end, dot.start() - _LONGEST_LABEL), dot.start())
        if label and (match := _DOMAIN.match(passage, label.start())):
            end = match.end()
            if match[1].lower().removeprefix("www.").endswith(_PLATFORMS):
                continue
            yield *match.span(1), side_of_suffix(match[2].lower())


# --- quoted names ----------------------------------------------------------------------------------------------------
_QUOTED = re.compile(
    fold_pattern(
        rf"""
        \b{KIND_NOUN}\w*(?:\sновостей)?\s?"\s?([^"]{{2,40}}?)\s?"
        |"\s?([^"]{{2,40}}?)\s?"\s?(?:[^\W\d_]+\s)?(?:\w+-)?(?:газеті|телеарнасы|арнасы|агенттігі|порталы|басылымы|журналы
            |апталығы|радиосы|сайты|паблигі|каналы|парақшасы)\w*
        |"\s?([^"]{{2,40}}?)\s?"(?:\s\(\w+\))?\s(?:жариялаған|хабарлауынша|хабарлағандай|жазуынша|жазғандай|мәліметінше|дерегінше|анықтауынша|хабарлады|хабарлайды|жазды|жазады)\b
        |со?\s*ссылкой\s*на\s*"\s?([^"]{{2,40}}?)\s?"
        |\b(?:в|на|пользовател\w+|участник\w*|администратор\w*)\s(?:групп|страниц|сообществ)\w*\s?"\s?([^"]{{2,40}}?)\s?"
        |\bэфире\s(?:[\w-]+\s){{0,2}}?(?:программ|передач|шоу|ток-шоу|подкаст)\w*\s"\s?([^"]{{2,40}}?)\s?"(?!\sна\s)
        |(?:\bпиш[еу]т|\bпереда[ею]т|\bсообща[ею]т|\bинформиру[ею]т|\bцитиру[ею]т\w*|\bпривод[ия]т|обратил\w*\sвнимани[ея])
            \s?"\s?([^"]{{2,40}}?)\s?"
        """
    ),
    re.VERBOSE,
)
# "рассказали «Регион» в пресс-службе": whom somebody told it to. Where nobody knows what the publisher calls itself,
# that is mostly the publisher.
_TOLD_TO_QUOTED = re.compile(
    fold_pattern(
        r"""
        (?:\bинтервью|\bкорреспонденту|\bжурналист(?:у|ам)|\bрассказал\w*|\bсообщил\w*|\bзаявил\w*)
        \s?"\s?([^"]{2,40}?)\s?"
        """
    ),
    re.VERBOSE,
)
_ORGANISATION = re.compile(
    fold_pattern(
        r"(?:служб|управлени|компани|завод|центр|парти|фонд|банк|университет|институт|ассоциаци|союз|энерго|права)"
    )
)
_QUOTE = re.compile('"')
_BEFORE_QUOTE = 60  # code points before a quotation and after it in which what presents it may stand
_AFTER_QUOTE = 60
_SHORTEST_QUOTATION, _LONGEST_QUOTATION = 2, 44  # code points between its marks, with blanks
_MOST_QUOTES = 4_000  # marks in one text that are looked at; an interview of 50,000 words has fewer


def find_quoted(passage: str, folded: str, *, knows_itself: bool) -> Iterator[Found]:
    """Yields start, end and group of each quoted name that stands beside what presents it as a medium."""
    quotes = [quote.start() for quote in islice(_QUOTE.finditer(folded), _MOST_QUOTES)]
    done = 0
    for opened, closed in pairwise(quotes):
        if not _SHORTEST_QUOTATION <= closed - opened - 1 <= _LONGEST_QUOTATION or opened < done:
            continue
        first, last = max(done, opened - _BEFORE_QUOTE), closed + _AFTER_QUOTE
        match = _QUOTED.search(folded, first, last)
        if not (match and match.start() <= opened) and knows_itself:
            match = _TOLD_TO_QUOTED.search(folded, first, last)
        done = opened + 1
        if match and match.start() <= opened:
            done = match.end()
            start, end = match.span(match.lastindex or 0)
            opens = passage[start].isupper() or passage[start].isdigit()  # else it stood between two quotations
            if opens and not _ORGANISATION.search(folded, start, end) and not is_firm(folded, start, end):
                yield start, end, Group.RU if _EDITION.fullmatch(passage, start, end) else Group.UNKNOWN


# Where an edition of a Russian paper is made: «КП на Северном Кавказе», «АиФ-Юг». Those abroad are others' papers.
_EDITION = re.compile(
    r"""
    (?:КП|АиФ|МК|РБК|РГ|Комсомольская\sправда|Аргументы\sи\sфакты|Московский\sкомсомолец|Российская\sгазета|Коммерсантъ?|Вести)
    (?:\s(?:во?|на)\s(?!(?:Казах|Укра|Бел[ао]рус|К[иы]рг|Молд|Узбек|Тадж|Армен|Груз|Азерб|Латв|Эст|Лит|Евр|Герм|Изра|Амер|США))[\w\s-]+
    |[\s-](?:Юг|Урал|Сибирь|Поволжье|Волга|Кубань|Дон|Черноземье|Кавказ|Северо-Запад|Дальний\sВосток|Петербург|Санкт-Петербург))
    """,
    re.VERBOSE,
)


# --- names in Latin letters among Cyrillic ones ----------------------------------------------------------------------
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
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"\s\d{1,2}(?=\s(?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек))")
_PLATFORM = re.compile(r"\s(?:Telegram|YouTube|Instagram|Facebook)\b")
_REACH = 40  # code points before a name in which these words must stand


# "со ссылкой на dps.control", "выложил паблик @taldyk_city": accounts, which nobody calls otherwise.
_HANDLE = re.compile(
    r"(?<![\w@./-])(?:@[A-Za-z]\w{3,30}|[a-z][a-z0-9]{1,30}(?:[._][a-z0-9]{1,30}){1,3})(?![\w@/-]|\.\w)"
)
# "пишет портал radiosputnik": in small letters, behind its noun.
_SMALL = re.compile(r"(?:портал|паблик|аккаунт|канал|сайт)[а-яё]*\s([a-z][a-z0-9_]{3,30})(?![\w@/-]|\.\w)")
# Names in Cyrillic letters, of which a part or the spelling says that it is a medium: "СоколИнфо", "Вести35".
_REPORT = re.compile(
    r"""
    \b(?:пиш[еу]т|сообща[ею]т|переда[её]т|передают|информиру[ею]т|ссылк(?:ой|ами)\sна|ссыла\w+\sна|[Ии]сточник:
        |ИА|АН|НИА|телекомпани\w+)
    \s([А-ЯЁ][\w-]{3,30})(?![\w-])
    """,
    re.VERBOSE,
)
_MEDIUM_PART = re.compile(
    r"(?!Пресс-|Медиа-|.*(?:службы?|центр\w{0,2}|цион\w+)$).*(?:[Ии]нфо|[Ии]нформ|пресс|[Нн]ьюс|[Мм]едиа|[Тт]аймс|[Оо]нлайн|[Вв]ести|[Лл]айф|ТВ|[а-яё]\d+$)"
    r"|КТВ|[А-ЯЁ][а-яё]+[А-ЯЁ][а-яё]{2}"
)


def _find_among_cyrillic(passage: str, knows_itself: bool) -> Iterator[Found]:
    for match in _HANDLE.finditer(passage):
        if _REPORTED_BEFORE.search(passage[max(0, match.start() - _REACH) : match.start()]):
            yield *match.span(), Group.UNKNOWN
    for match in _SMALL.finditer(passage):
        yield *match.span(1), Group.UNKNOWN
    for match in _REPORT.finditer(passage):
        if _MEDIUM_PART.match(match[1]):
            yield *match.span(1), Group.UNKNOWN
    for match in _LATIN.finditer(passage):
        start, end = match.span()
        if day := _DAY_OF_MONTH.search(passage, start, end + 5):
            end = day.start()
        if platform := _PLATFORM.search(passage, start, end):
            end = platform.start()
        before = passage[max(0, start - _REACH) : start]
        if (
            _REPORTED_BEFORE.search(before)
            or (knows_itself and _TOLD_BEFORE.search(before))
            or _KAZAKH_AFTER.match(passage, end)
            or (_BY_DATA_BEFORE.search(before) and match[0].rpartition(" ")[2] in _LAST_WORDS)
        ):
            yield from _as_name(passage, start, end)


# --- names in English ------------------------------------------------------------------------------------------------
_RUN = re.compile(r"(?<![\w.])[A-Z][\w&-]*(?:'(?!s\b)[\w&-]+)*(?:\s[A-Z][\w&-]*(?:'(?!s\b)[\w&-]+)*)*")
# The last word of a name says that it is one of a medium …
_LAST_WORDS = frozenset(
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
_VIA_BEFORE, _VIA_AFTER = re.compile(r"[\[(][Vv]ia\s(?:the\s)?$"), re.compile(r"\s?[\]),]")
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


def _find_english(passage: str) -> Iterator[Found]:
    explained = _EXPLAINS.search(passage) is not None
    for match in _RUN.finditer(passage):
        start, end = match.span()
        words = match[0].split()
        before = passage[max(0, start - _REACH) : start]
        if start < _DATELINE_REACH and _PLACE_BEFORE.fullmatch(passage, 0, start) and _DASH_AFTER.match(passage, end):
            yield start, end, Group.UNKNOWN
        elif _is_marked(before, passage, end) or (
            len(words) == 1 and _REPORTS_BEFORE.search(before) and _CLAUSE_AFTER.match(passage, end)
        ):
            yield from _as_name(passage, start, end)
        elif _CALL_SIGN.fullmatch(words[0]) and (words[0][-3] == "-" or _TOLD_ENGLISH.search(before)):
            yield start, start + len(words[0]), Group.WEST
        elif len(words) > 1 and not _LAST_WORDS.isdisjoint(words[1:]):
            last = max(number for number, word in enumerate(words) if word in _LAST_WORDS)
            if last < _MOST_WORDS:
                yield from _as_name(passage, start, start + len(" ".join(words[: last + 1])))
        elif explained and len(words) < _MOST_WORDS:
            named = _is_presented(passage, words[0], before, end)
            if named and (words[0] == "The" or not _NATION.search(match[0])):
                yield from _as_name(passage, start, end)
            elif _CAPITAL_INSIDE.match(match[0]) and _TOLD_ENGLISH.search(before):
                yield from _as_name(passage, start, start + len(words[0]))


def _is_marked(before: str, passage: str, end: int) -> bool:
    """Tells "[ Ranch Times ]", "(via Collider)", "originally published by Futurism"."""
    return any(
        (
            _BRACKET_BEFORE.search(before) and _BRACKET_AFTER.match(passage, end),
            _VIA_BEFORE.search(before) and _VIA_AFTER.match(passage, end),
            _ORIGINALLY.search(before),
        )
    )


def _is_presented(passage: str, first: str, before: str, end: int) -> bool:
    """Tells whether a capitalised run stands where a text names a medium; `first` is its first word."""
    if passage[end : end + 2] in ("'s", "’s"):
        return False
    return any(
        (
            _NOUN_AFTER.match(passage, end),
            _NOUN_BEFORE.search(before),
            _REPORTED_BY.search(before),
            first in _LAST_WORDS and _TOLD_THE.search(before),
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
_NO_NAMES = frozenset({"The", "All", "This", "A", "An", "In"})


def _as_name(passage: str, start: int, end: int) -> Iterator[Found]:
    name = passage[start:end].rstrip(" .'’&-")
    media = _NO_MEDIA.isdisjoint(name.lower().replace("’", "'").split())
    if len(name) > 1 and media and name not in _NO_NAMES:
        yield start, start + len(name), Group.UNKNOWN


# --- the publisher itself --------------------------------------------------------------------------------------------
# Consonants as domains spell them, so that vowels and case endings do not matter: "Фразы" and "fraza" are both "frz".
_CONSONANTS = dict(zip("бвгдғжзкқлмнңпрстфцчшщһ", "bvgdgzzkklmnnprstfsccsh", strict=True))
_DROPPED = str.maketrans("", "", "aeiouyhjw")
_SHORTEST_ADDRESS = 5  # letters by which a longer name is recognised: "AllHipHop News" at allhiphop.com
_SHORTEST_SAME, _SHORTEST_INSIDE = 3, 4  # consonants by which a name is recognised, whole or with letters in between

_LEAST_INSIDE = (
    0.7  # of a name's consonants that an address has: fedpress of ФедералПресс, not sports of Спорт-Экспресс
)


def resembles(name: str, domain: str) -> bool:
    """Tells whether a medium's name looks like a domain: «Фразы» like fraza.ua, "ФедералПресс" like fedpress.ru."""
    letters, address = (re.sub("[^a-z0-9]", "", each.lower()) for each in (name, domain.partition(".")[0]))
    if len(address) >= _SHORTEST_ADDRESS and letters.startswith(address):
        return True
    if len(address) > _SHORTEST_ADDRESS and name.lower().endswith(" " + address):
        return True  # Windhoek Observer at observer.com.na
    called, label = _consonants(re.sub(r"\.\w{2,5}$", "", name)), _consonants(domain.partition(".")[0])
    if called == label:
        return len(called) >= _SHORTEST_SAME
    if min(len(called), len(label)) < _SHORTEST_INSIDE or len(label) < _LEAST_INSIDE * len(called):
        return False
    return called[0] == label[0] and _is_inside(label, called)


def _consonants(name: str) -> str:
    letters = "".join(_CONSONANTS.get(letter, letter) for letter in re.sub(r"(.)\1", r"\1", name.lower()))
    return re.sub("[^a-z]", "", letters).translate(_DROPPED)


def _is_inside(short: str, long: str) -> bool:
    """Tells whether all letters of `short` stand in `long` in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
