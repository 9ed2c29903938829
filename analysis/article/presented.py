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

from analysis.article.english_names import Found, find_english
from analysis.article.folding import fold_pattern
from analysis.article.foreign_names import find_among_cyrillic
from analysis.article.guards import is_firm
from analysis.article.names import KIND_NOUN
from analysis.article.sides import side_of_suffix
from outlets.vocabulary import Group


def find_presented(passage: str, folded: str, *, knows_itself: bool) -> Iterator[Found]:
    """Yields start, end and group of each name; `knows_itself` tells that the publisher's own names are known."""
    yield from _find_addresses(passage)
    yield from find_quoted(passage, folded, knows_itself=knows_itself)
    if _CYRILLIC.search(passage):
        yield from find_among_cyrillic(passage, knows_itself)
    else:
        yield from find_english(passage)


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
# Sites of states: who speaks there is a body, and no medium.
_STATE = re.compile(
    r"(?:^|\.)(?:gov|go|mil|parlam|edu)\.\w\w$|^(?:www\.)?(?:primeminister|akorda|egov|senate|zan|gov|edu|nationalbank|kremlin|government|duma|council|pravo)\.\w\w$"
)
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
            address = match[1].lower().removeprefix("www.")
            if address.endswith(_PLATFORMS) or _STATE.search(address):
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
        |\bэфире\s(?:[\w-]+\s){{0,2}}?(?:программ|передач|шоу|ток-шоу|подкаст)\w*\s"\s?([^"]{{2,40}}?)\s?"(?!\s(?:на|телеканал\w*|канал\w*|радио)\s)
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
        r"(?:служб|управлени|компани|завод|центр|парти|фонд|банк|университет|институт|ассоциаци|союз|энерго|права|РТС\b|ТЭЦ|ТГК|водоканал|теплосет|электросет|автодор|холдинг|сервис)"
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
