"""What must be true of letters that look like a name before they count as one: capitals, quotes, a noun beside them."""

import re

from analysis.article.folding import fold, fold_pattern
from analysis.article.names import KIND_NOUN, LONGEST_ABBREVIATION, SHORTEST_DECLINED_ABBREVIATION, Name

_THE_BEFORE = re.compile(r"(?:[Tt]he|THE)\s$")
_ADDRESS_GOES_ON = re.compile(r"[.-]?[A-Za-z0-9_]")  # "ria.ru.example.com" is not ria.ru
_NUMBERED = re.compile(r"\s[IVX]{1,3}\b|-[A-Z]{2,}\b")  # "Sputnik V", "RT-PCR"
_LONGER_THAN_LOOKS = 3  # letters from which look-alikes are no accident: "АР" is Крым's autonomous republic, not AP
_IN_ADDRESS = re.compile(r"[A-Za-z0-9@./-]$")  # "gubernator74.ru" is not 74.ru
QUOTED_BEFORE = re.compile(r'"\s?$')
_QUOTE_AFTER = re.compile(r'\s?"')
# «Айқын» ЖШС, ООО «Взгляд»: a firm that is called like a medium; who publishes one is named with its noun.
_FIRM_AFTER = re.compile(fold_pattern(r'\s?"\s?(?:ЖШС|ЖК|ШҚ|КХ)(?![^\W\d_])'))
_FIRM_BEFORE = re.compile(fold_pattern(r'\b(?:ООО|ТОО|ОАО|ПАО|ЗАО|ИП|КХ|УК|ЖК|СК|ТЦ|ТРЦ)\s"\s?$'))

_KIND_BEFORE = re.compile(fold_pattern(rf"\b{KIND_NOUN}[^\W\d_]*(?:\sновостей)?\s?$"), re.VERBOSE)
# After the name only Kazakh and English put it; "Собеседник издания" is no medium called «Собеседник».
_KIND_AFTER = re.compile(
    fold_pattern(
        r"""
    [\s-]?(?:[^\W\d_]+[\s-])?
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|паблигі|telearna|arnasy|agentt|gazet|portaly
    |(?:telegram|телеграм|youtube|ютуб)[\s-]?(?:арна|канал|arna|kanal)
    |newspaper|magazine|channel|news\sagency|website)
    """
    ),
    re.VERBOSE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


_WRITTEN_SMALL = frozenset({"DPA"})  # as the agency writes itself


def in_capitals(text: str, start: int, name: Name) -> bool:
    """Tells whether the capitals are those of the form: "RT" and "ТАСС" all, "Интерфакс" the first, domains none."""
    written = name.written
    if "." in name.gaps or not written[0].isupper():
        return True
    found = text[start : start + len(written)]
    if written in _WRITTEN_SMALL and found == written.lower():
        return True
    if not written.isupper() or len(written) > LONGEST_ABBREVIATION:
        return not found[0].islower()
    if len(written) < SHORTEST_DECLINED_ABBREVIATION:
        return not any(letter.islower() for letter in found)
    return sum(not letter.islower() for letter in found) > 1  # "БелТА" and "КазТАГ" are spelt in more than one way


def is_meant(text: str, folded: str, start: int, end: int, name: Name) -> bool:
    """Tells whether the letters from `start` to `end`, which read like `name`, stand as that name has to."""
    if is_foreign(text, start, end, name):
        return False
    if "." in name.gaps and (_is_in_address(text, start) or _ADDRESS_GOES_ON.match(text, end)):
        return False
    if _NUMBERED.match(text, end) or (
        len(name.written) < _LONGER_THAN_LOOKS and not _is_same_script(text, start, name)
    ):
        return False
    if name.needs_the and not _THE_BEFORE.search(text[max(0, start - 4) : start]):
        return False
    if name.noun and not _follows_noun(folded, start, name.noun):
        return False
    return not name.guarded or _is_guarded(text, folded, start, end) or _is_reported(text, folded, start, end, name)


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NEIGHBOUR = 4  # code points to the nearest letter outside of the name


def is_foreign(text: str, start: int, end: int, name: Name) -> bool:
    """Tells a Cyrillic name found in Latin letters where nothing around is Cyrillic: "PIA" is no РИА in English."""
    if not _CYRILLIC.search(name.written) or _CYRILLIC.search(text, start, end) or not text[start].isascii():
        return False
    before, after = text[max(0, start - _NEIGHBOUR) : start], text[end : end + _NEIGHBOUR]
    around = before.rpartition("\n")[2] + after.partition("\n")[0]
    return not _CYRILLIC.search(around) and bool(_LETTER.search(around))


def _is_in_address(text: str, start: int) -> bool:
    """Tells whether an address goes on to the left; what stands behind "https://" is its beginning."""
    return bool(_IN_ADDRESS.search(text[max(0, start - 1) : start])) and text[max(0, start - 3) : start] != "://"


def _is_same_script(text: str, start: int, name: Name) -> bool:
    return text[start].isascii() == name.written[0].isascii()


def _follows_noun(folded: str, start: int, noun: str) -> bool:
    return re.search(rf"\b{noun}[^\W\d_]*\W{{1,2}}$", folded[max(0, start - _REACH_OF_KIND) : start]) is not None


def _is_guarded(text: str, folded: str, start: int, end: int) -> bool:
    """Tells whether a name is quoted, to its last letter, or stands beside a noun that says what it is."""
    if _THE_BEFORE.search(text[max(0, start - 4) : start]):
        start -= 4
    before = folded[max(0, start - _REACH_OF_KIND) : start]
    quoted = QUOTED_BEFORE.search(before)
    if quoted:
        if is_firm(folded, start, end):
            return False
        # Closed after its last letter it is the whole name; else it begins another: «Мир квартир» is not «Мир».
        return _QUOTE_AFTER.match(folded, end) is not None
    return bool(_KIND_BEFORE.search(before) or _KIND_AFTER.match(folded[end : end + _REACH_OF_KIND]))


def is_firm(folded: str, start: int, end: int) -> bool:
    """Tells whether the quoted letters from `start` to `end` are the name of a firm."""
    before = folded[max(0, start - _REACH_OF_KIND) : start]
    return _FIRM_AFTER.match(folded, end) is not None or _FIRM_BEFORE.search(before) is not None


# Behind and before these words a capital is enough: "передает Настоящее время", "told Variety", "Азаттық хабарлады".
_REPORTED_BEFORE = re.compile(
    fold_pattern(
        r"""\b(?:переда[ею]т|сообща[ею]т|пиш[еу]т|ссылк(?:ой|ами)\sна|ссыла(?:ясь|ется)\sна|(?:журналист|корреспондент|заметк|рецензи|колонк)[^\W\d_]*|интервью(?:\sдля)?|(?:колонке|статье)\sдля|корреспонденту|журналисту
        |по\s(?:данным|информации|сообщению)|told|tells|according\sto|(?:reported|carried|aired|seen|published|obtained)\sby|citing|per|(?<=[\[(])via|(?:interview|sp[eo]a?k\w*|talk\w*)\s(?:with|to)|(?:appeared|published)\s(?:in|on))\s(?:the\s)?$"""
    ),
    re.VERBOSE,
)
# A name in Latin letters is no word of a Cyrillic sentence: there other verbs will do, and no blank.
_WRITTEN_BEFORE = re.compile(
    fold_pattern(
        r"(?:привел\w*|написал\w*|сообщил\w*|опубликовал\w*|уточнил\w*|выложил\w*|пиш[еу]т|сообща[ею]т|переда[ею]т)\s*$"
    )
)
_REPORTED_AFTER = re.compile(fold_pattern(r"\s(?:хабарла|жазуынша|мәліметінше|дерегінше|тілшісі)"))
_KAZAKH_WRITTEN_AFTER = re.compile(
    fold_pattern(
        r"(?:[-'](?:[дтнғгқк][аеыі]\w{0,2}))?\s(?:жариял|тарат|жазды|жазады|жазған|жаза|көрсет|анықта|шолушы|талдаушы|сыншы)"
    )
)
_WRITTEN_AFTER = re.compile(fold_pattern(r"\s(?:сообща|пиш[еу]т|уточня|переда[её]т|утвержда|публику|добавля|отмеча)"))
# "рассказала Азаттыку", "Азаттыққа айтты": a word for a thing, in capitals and in the case of whom one tells.
_TOLD_TO = re.compile(fold_pattern(r"\b(?:рассказал|сообщил|заявил|сказал)\w*\s$"))
_DATIVE = re.compile(fold_pattern(r"(?:[уюе]|[қк][ае]|[ғг][ае])$"))
_TOLD_IN_KAZAKH = re.compile(fold_pattern(r"^[^.!?]{0,90}?\s(?:айт|деді|дейді|сұхбат|мәлімде|түсіндір|баянда)"))
_KIND = re.compile(rf"{KIND_NOUN}\w*", re.VERBOSE | re.IGNORECASE)
_REACH_OF_FRAME = 24  # code points before a name in which such words must stand


def _is_reported(text: str, folded: str, start: int, end: int, name: Name) -> bool:
    """Tells whether a name that is also a word stands where only a medium can, and with a capital of its own."""
    marked = text[start].isupper() or text[start].isdigit()
    # «Агентство» is a medium, the Agency for … is none; without quotes, a full stop may end a sentence.
    if not marked or ". " in name.gaps or text[end : end + 1].isalnum() or _KIND.fullmatch(name.written):
        return False
    before = folded[max(0, start - _REACH_OF_FRAME) : start]
    if name.written.isascii() and (
        _KAZAKH_WRITTEN_AFTER.match(folded, end) or _WRITTEN_BEFORE.search(before) or _WRITTEN_AFTER.match(folded, end)
    ):
        return True
    if _REPORTED_BEFORE.search(before) or _REPORTED_AFTER.match(folded, end):
        return True
    if folded[start:end] in name.words[-1] and folded[start:end] == fold(name.written):
        return False
    if not _DATIVE.search(folded[start:end]):
        return False
    return _TOLD_TO.search(before) is not None or _TOLD_IN_KAZAKH.match(folded[end : end + 120]) is not None
