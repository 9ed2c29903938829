"""Where the names of media stand in a text.

Found are whole words, in every Russian case and with every Kazakh suffix, the longest name first: "РБК-Украина" is not
РБК, and neither is a "РБК-Юг" that the lexicon does not know. What a form of a name matches is told in `names`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.article.folding import fold, fold_pattern
from analysis.article.inflection import SUFFIX, strip_kazakh
from analysis.article.names import (
    KIND_NOUN,
    LONGEST_ABBREVIATION,
    SHORTEST_DECLINED_ABBREVIATION,
    SOFT_GAP,
    Medium,
    Name,
    names_of,
)
from analysis.article.words import Words, find_seams, fold_word


@dataclass(frozen=True, slots=True)
class Sighting:
    """A medium's name in a text: code points, `end` after its Kazakh suffix."""

    start: int
    end: int
    medium: Medium


_SUFFIX_AFTER_MARK = re.compile(rf"""["]?[-'](?:{SUFFIX})\b""")
_KAZAKH_ARABIC = re.compile("[ەۇۋ]")
_ARABIC_LETTERS = ("\u0600", "\u06ff")
_THE_BEFORE = re.compile(r"(?:[Tt]he|THE)\s$")
_GOES_ON = re.compile(
    r"[-‐‑–]\s?[A-ZА-ЯЁӘҒҚҢӨҰҮІ][a-zа-яёәғқңөұүһі]"
)  # another name: "РИА-Мелитополь", "Интерфакс-Запад"
_ADDRESS_GOES_ON = re.compile(r"\.?[A-Za-z0-9_-]|\.[A-Za-z]")  # "ria.ru.example.com" is not ria.ru
_NUMBERED = re.compile(r"\s[IVX]{1,3}\b|-[A-Z]{2,}\b")  # "Sputnik V", "RT-PCR"
_LONGER_THAN_LOOKS = 3  # letters from which look-alikes are no accident: "АР" is Крым's autonomous republic, not AP
_IN_ADDRESS = re.compile(r"[A-Za-z0-9@./-]$")  # "gubernator74.ru" is not 74.ru
_NAMED_FURTHER = re.compile(r"\s?[«“„\"]\w")  # "РИА «Новый День»" is another agency than РИА
_QUOTED_BEFORE = re.compile(r'"\s?$')
_QUOTE_AFTER = re.compile(r'\s?"')
_LONGEST_GAP = 3  # code points between two words of one name: «РИА "Новости"» has two

_KIND_BEFORE = re.compile(fold_pattern(rf"\b{KIND_NOUN}[^\W\d_]*\s?$"), re.VERBOSE)
# After the name only Kazakh and English put it; "Собеседник издания" is no medium called «Собеседник».
_KIND_AFTER = re.compile(
    r"""
    [\s-]?(?:[^\W\d_]+[\s-])?
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|паблигі|telearna|arnasy|agentt|gazet|portaly
    |(?:telegram|телеграм|youtube|ютуб)[\s-]?(?:арна|канал|arna|kanal)
    |newspaper|magazine|channel|news\sagency|website)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


class _Start(NamedTuple):
    """What may begin at a word: names of that word alone, longer names by their second word, or nothing but a seam."""

    alone: tuple[Name, ...]
    longer: Mapping[str, Sequence[tuple[int, Name]]]  # folded second word → names with their rank, the longest first
    cuts: tuple[int, ...] = ()  # where inside it a lost space may have glued two words


_LONGEST_KEPT = 40  # code points: longer words are addresses and junk, and come once
_MOST_KEPT = 65_536  # words; a year of news has more, but nearly all of a day's words are among the last ones seen


class _Starts(dict[str, _Start | None]):
    """What begins at each word as it is written, remembered: most words of an article were in the ones before it."""

    def __init__(self, first: Mapping[str, _Start], words: frozenset[str]) -> None:
        super().__init__()
        self._first = first
        self._words = words

    def __missing__(self, written: str) -> _Start | None:
        start = self._read(written)
        if len(written) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[written] = start
        return start

    def _read(self, written: str) -> _Start | None:
        word = fold_word(written)
        if start := self._first.get(word):
            return start
        stems = strip_kazakh(word)
        for stem in stems if len(word) > 3 else ():
            if start := self._first.get(stem):
                return _Start(start.alone, {}) if start.alone else None
        cuts = find_seams(written)
        if not cuts or word in self._words or not self._words.isdisjoint(stems):
            return None
        return _Start((), {}, cuts)


class Lexicon:
    """All names, ready to be found. Make it with `build`."""

    def __init__(self, first: Mapping[str, Sequence[Name]]) -> None:
        """Takes the names by each folded form of their first word, those that go before others first."""
        words = frozenset(form for names in first.values() for name in names for forms in name.words for form in forms)
        self._starts = _Starts({form: _index(names) for form, names in first.items()}, words)

    def find(self, text: str, folded: str | None = None) -> list[Sighting]:
        """Returns every name that stands in `text`, from left to right, none inside another.

        `folded` is the same text folded, where the caller has it.
        """
        words = Words.of(text, fold(text) if folded is None else folded)
        starts, hits = self._look_up(words)
        glued = [(index, start.cuts) for index in hits if (start := starts[index]) and start.cuts]
        if glued:
            words = words.split(glued)
            starts, hits = self._look_up(words)
        found: list[Sighting] = []
        free = 0  # the first word that belongs to no name yet
        for index in hits:
            start = starts[index]
            if index < free or start is None:
                continue
            for name in _names_at(words, index, start):
                if sighting := _match(words, index, name):
                    found.append(sighting)
                    free = index + len(name.words)
                    break
        return found

    def _look_up(self, words: Words) -> tuple[list[_Start | None], list[int]]:
        """Returns what begins at each word, and the words at which something does."""
        starts = list(map(self._starts.__getitem__, words.written))
        hits = [index for index, start in enumerate(starts) if start is not None]
        low, high = _ARABIC_LETTERS
        arabic = {index for index in hits if low <= words.written[index][0] <= high}
        # Arabic letters stand for Kazakh ones in Kazakh alone; Arabic and Persian words would fold to nonsense.
        if arabic and not _KAZAKH_ARABIC.search(words.text):
            hits = [index for index in hits if index not in arabic]
        return starts, hits


def _index(names: Sequence[Name]) -> _Start:
    longer: dict[str, list[tuple[int, Name]]] = {}
    for rank, name in enumerate(names):
        if len(name.words) > 1:
            for form in name.words[1]:
                longer.setdefault(form, []).append((rank, name))
    return _Start(tuple(name for name in names if len(name.words) == 1), longer)


def _names_at(words: Words, index: int, start: _Start) -> Iterator[Name]:
    """Yields the names that may stand at word `index`, the longest first."""
    if start.longer and index + 1 < len(words.written):
        second = words.fold(index + 1)
        ranked = list(start.longer.get(second, ()))
        for stem in strip_kazakh(second):
            ranked += start.longer.get(stem, ())
        for _, name in sorted(dict(ranked).items()) if len(ranked) > 1 else ranked:
            yield name
    yield from start.alone


def _match(words: Words, index: int, name: Name) -> Sighting | None:
    """Returns the name if it stands at word `index` as it has to be written, else None."""
    text, folded, start = words.text, words.folded, words.starts[index]
    if not _in_capitals(text, start, name):
        return None
    end = words.ends[index] if len(name.words) == 1 else _reach(words, index, name)
    if end is None or _GOES_ON.match(text, end) or (name.written.endswith("ИА") and _NAMED_FURTHER.match(text, end)):
        return None
    stem_end = end
    if suffix := _SUFFIX_AFTER_MARK.match(folded, end):
        end = suffix.end()
        if folded[stem_end] == '"' and not _QUOTED_BEFORE.search(folded[max(0, start - 2) : start]):
            end = stem_end
    if _is_foreign(text, start, stem_end, name):
        return None
    if "." in name.gaps and (_IN_ADDRESS.search(text[max(0, start - 1) : start]) or _ADDRESS_GOES_ON.match(text, end)):
        return None
    if _NUMBERED.match(text, end) or (
        len(name.written) < _LONGER_THAN_LOOKS and not _is_same_script(text, start, name)
    ):
        return None
    if name.needs_the and not _THE_BEFORE.search(text[max(0, start - 4) : start]):
        return None
    if name.noun and not _follows_noun(folded, start, name.noun):
        return None
    if name.guarded and not (
        _is_guarded(text, folded, start, stem_end) or _is_reported(text, folded, start, stem_end, name)
    ):
        return None
    return Sighting(start, end, name.medium)


def _reach(words: Words, index: int, name: Name) -> int | None:
    """Returns where the name of several words ends if it stands at word `index`, else None."""
    last = len(name.words) - 1
    if index + last >= len(words.written):
        return None
    for offset in range(last, 0, -1):  # the last word tells most names apart that begin alike
        word, forms = words.fold(index + offset), name.words[offset]
        if word not in forms and (offset != last or forms.isdisjoint(strip_kazakh(word))):
            return None
    for offset in range(last):
        gap = words.folded[words.ends[index + offset] : words.starts[index + offset + 1]]
        wanted = name.gaps[offset]
        if len(gap) > _LONGEST_GAP or SOFT_GAP.sub("", gap) != wanted or (wanted == "." and gap != "."):
            return None
    return words.ends[index + last]


def _in_capitals(text: str, start: int, name: Name) -> bool:
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


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NEIGHBOUR = 4  # code points to the nearest letter outside of the name


def _is_foreign(text: str, start: int, end: int, name: Name) -> bool:
    """Tells a Cyrillic name found in Latin letters where nothing around is Cyrillic: "PIA" is no РИА in English."""
    if not _CYRILLIC.search(name.written) or _CYRILLIC.search(text, start, end) or not text[start].isascii():
        return False
    around = text[max(0, start - _NEIGHBOUR) : start] + text[end : end + _NEIGHBOUR]
    return not _CYRILLIC.search(around) and bool(_LETTER.search(around))


def _is_same_script(text: str, start: int, name: Name) -> bool:
    return text[start].isascii() == name.written[0].isascii()


def _follows_noun(folded: str, start: int, noun: str) -> bool:
    return re.search(rf"\b{noun}[^\W\d_]*\W{{1,2}}$", folded[max(0, start - _REACH_OF_KIND) : start]) is not None


def _is_guarded(text: str, folded: str, start: int, end: int) -> bool:
    """Tells whether a name is quoted, to its last letter, or stands beside a noun that says what it is."""
    if _THE_BEFORE.search(text[max(0, start - 4) : start]):
        start -= 4
    before = folded[max(0, start - _REACH_OF_KIND) : start]
    quoted = _QUOTED_BEFORE.search(before)
    if quoted:
        # Closed after its last letter it is the whole name; else it begins another: «Мир квартир» is not «Мир».
        return _QUOTE_AFTER.match(folded, end) is not None
    return bool(_KIND_BEFORE.search(before) or _KIND_AFTER.match(text[end : end + _REACH_OF_KIND]))


# Behind and before these words a capital is enough: "передает Настоящее время", "told Variety", "Азаттық хабарлады".
_REPORTED_BEFORE = re.compile(
    fold_pattern(
        r"""\b(?:переда[ею]т|сообща[ею]т|пиш[еу]т|ссылк(?:ой|ами)\sна|ссыла(?:ясь|ется)\sна|интервью|корреспонденту|журналисту
        |по\s(?:данным|информации|сообщению)|told|tells|according\sto|reported\sby|citing|per|interview\swith)\s(?:the\s)?$"""
    ),
    re.VERBOSE,
)
_REPORTED_AFTER = re.compile(fold_pattern(r"^\s(?:хабарла|жазуынша|мәліметінше|дерегінше|тілшісі)"))
# "рассказала Азаттыку", "Азаттыққа айтты": a word for a thing, in capitals and in the case of whom one tells.
_TOLD_TO = re.compile(fold_pattern(r"\b(?:рассказал|сообщил|заявил|сказал)\w*\s$"))
_DATIVE = re.compile(fold_pattern(r"(?:[уюе]|[қк][ае]|[ғг][ае])$"))
_TOLD_IN_KAZAKH = re.compile(fold_pattern(r"^[^.!?]{0,90}?\s(?:айт|деді|дейді|сұхбат|мәлімде|түсіндір|баянда)"))
_KIND = re.compile(rf"{KIND_NOUN}\w*", re.VERBOSE | re.IGNORECASE)
_REACH_OF_FRAME = 24  # code points before a name in which such words must stand


def _is_reported(text: str, folded: str, start: int, end: int, name: Name) -> bool:
    """Tells whether a name that is also a word stands where only a medium can, and with a capital of its own."""
    if (
        not text[start].isupper() or text[end : end + 1].isalnum() or _KIND.fullmatch(name.written)
    ):  # «Агентство» is a medium, the Agency for … is none
        return False
    before = folded[max(0, start - _REACH_OF_FRAME) : start]
    if _REPORTED_BEFORE.search(before) or _REPORTED_AFTER.match(folded, end):
        return True
    if folded[start:end] in name.words[-1] and folded[start:end] == fold(name.written):
        return False
    if not _DATIVE.search(folded[start:end]):
        return False
    return _TOLD_TO.search(before) is not None or _TOLD_IN_KAZAKH.match(folded[end : end + 120]) is not None


def build(media: Iterable[Medium]) -> Lexicon:
    """Returns the lexicon of `media`. A form that two of them claim belongs to the first."""
    first: dict[str, list[Name]] = {}
    for medium in media:
        for name in names_of(medium):
            for form in name.words[0]:
                first.setdefault(form, []).append(name)
    for names in first.values():
        names.sort(key=lambda name: (-len(name.words), not name.noun))
    return Lexicon(first)
