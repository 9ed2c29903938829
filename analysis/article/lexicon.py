"""Where the names of media stand in a text.

Found are whole words, in every Russian case and with every Kazakh suffix, the longest name first: "РБК-Украина" is not
РБК, and neither is a "РБК-Юг" that the lexicon does not know. What a form of a name matches is told in `names`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.article.folding import fold, fold_pattern
from analysis.article.inflection import SUFFIX, SUFFIXES, strip_kazakh
from analysis.article.names import (
    KIND_NOUN,
    LONGEST_ABBREVIATION,
    SHORTEST_DECLINED_ABBREVIATION,
    SOFT_GAP,
    Medium,
    Name,
    names_of,
)
from analysis.article.words import Words, has_arabic


@dataclass(frozen=True, slots=True)
class Sighting:
    """A medium's name in a text: code points, `end` after its Kazakh suffix."""

    start: int
    end: int
    medium: Medium


_SUFFIX_AFTER_MARK = re.compile(rf"""["]?[-'](?:{SUFFIX})\b""")
_KAZAKH_ARABIC = re.compile("[ەۇۋ]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_NOTHING = re.compile(r"(?!)")
_THE_BEFORE = re.compile(r"[Tt]he\s$")
_GOES_ON = re.compile(
    r"[-‐‑–]\s?[A-ZА-ЯЁӘҒҚҢӨҰҮІ][a-zа-яёәғқңөұүһі]"
)  # another name: "РИА-Мелитополь", "Интерфакс-Запад"
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
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|telearna|arnasy|agentt|gazet|portaly
    |newspaper|magazine|channel|news\sagency|website)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


class _Start(NamedTuple):
    """The names that may begin at a word."""

    alone: tuple[Name, ...]  # those of that word alone
    longer: Mapping[str, Sequence[tuple[int, Name]]]  # folded second word → names with their rank, the longest first


_HEAD = 4  # letters by which most words that begin no name are told: three of four, for a tenth of the time
_LONGEST_KEPT = 40  # code points: longer words are addresses and junk, and come once
_MOST_KEPT = 65_536  # words that were looked up


class _Starts(dict[str, _Start | None]):
    """What begins at each word, remembered: most words of an article were in the ones before it."""

    def __init__(self, first: Mapping[str, _Start]) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, word: str) -> _Start | None:
        start = self._look_up(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = start
        return start

    def _look_up(self, word: str) -> _Start | None:
        if start := self._first.get(word):
            return start
        for stem in strip_kazakh(word) if len(word) > 3 else ():
            if start := self._first.get(stem):
                return _Start(start.alone, {}) if start.alone else None
        return None


class Lexicon:
    """All names, ready to be found. Make it with `build`."""

    def __init__(self, first: Mapping[str, Sequence[Name]]) -> None:
        """Takes the names by each folded form of their first word, those that go before others first."""
        self._starts = _Starts({form: _index(names) for form, names in first.items()})
        self._words = frozenset(
            form for names in first.values() for name in names for forms in name.words for form in forms
        )
        self._heads = frozenset(head for form in first for head in _heads_of(form))

    def find(self, text: str, folded: str | None = None) -> list[Sighting]:
        """Returns every name that stands in `text`, from left to right, none inside another.

        `folded` is the same text folded, where the caller has it.
        """
        if folded is None:
            folded = fold(text)
        # Arabic letters stand for Kazakh ones in Kazakh alone; Arabic and Persian words would fold to nonsense.
        unread = _ARABIC if has_arabic(text) and not _KAZAKH_ARABIC.search(text) else _NOTHING
        words = Words.of(text, folded, lambda word, known: unread.match(word) is not None or self._knows(known))
        heads, starts = self._heads, self._starts
        found: list[Sighting] = []
        free = 0  # the first word that belongs to no name yet
        for index in [index for index, word in enumerate(words.written) if word[:_HEAD] in heads]:
            start = starts[words.written[index]]
            if start is None or index < free or unread.match(text, words.starts[index]):
                continue
            names: Sequence[Name] = start.alone
            if start.longer and index + 1 < len(words.written):
                names = [*_longer_names(start.longer, words.written[index + 1]), *names]
            for name in names:
                if sighting := _match(text, folded, words, index, name):
                    found.append(sighting)
                    free = index + len(name.words)
                    break
        return found

    def _knows(self, word: str) -> bool:
        return word in self._words or not self._words.isdisjoint(strip_kazakh(word))


def _heads_of(form: str) -> Iterator[str]:
    """Yields the first letters that a word may have which is this form or has a Kazakh suffix behind it."""
    yield form[:_HEAD]
    if len(form) < _HEAD:
        yield from (form + head for head in _SUFFIX_HEADS[_HEAD - len(form)])


_SUFFIX_HEADS = [sorted({suffix[:length] for suffix in SUFFIXES}) for length in range(_HEAD + 1)]


def _index(names: Sequence[Name]) -> _Start:
    longer: dict[str, list[tuple[int, Name]]] = {}
    for rank, name in enumerate(names):
        if len(name.words) > 1:
            for form in name.words[1]:
                longer.setdefault(form, []).append((rank, name))
    return _Start(tuple(name for name in names if len(name.words) == 1), longer)


def _longer_names(longer: Mapping[str, Sequence[tuple[int, Name]]], second: str) -> list[Name]:
    """Returns the names that may go on with the word `second`, the longest first."""
    ranked = [*longer.get(second, ())]
    for stem in strip_kazakh(second):
        ranked += longer.get(stem, ())
    return [name for _, name in sorted(dict(ranked).items())] if ranked else []


def _match(text: str, folded: str, words: Words, index: int, name: Name) -> Sighting | None:
    """Returns the name if it stands at word `index` as it has to be written, else None."""
    start = words.starts[index]
    if not _in_capitals(text, start, name):
        return None
    end = words.ends[index] if len(name.words) == 1 else _reach(folded, words, index, name)
    if end is None or _GOES_ON.match(text, end) or (name.written.isupper() and _NAMED_FURTHER.match(text, end)):
        return None
    stem_end = end
    if suffix := _SUFFIX_AFTER_MARK.match(folded, end):
        end = suffix.end()
        if folded[stem_end] == '"' and not _QUOTED_BEFORE.search(folded[max(0, start - 2) : start]):
            end = stem_end
    if _is_foreign(text, start, stem_end, name):
        return None
    if "." in name.gaps and _IN_ADDRESS.search(text[max(0, start - 1) : start]):
        return None
    if name.needs_the and not _THE_BEFORE.search(text[max(0, start - 4) : start]):
        return None
    if name.noun and not _follows_noun(folded, start, name.noun):
        return None
    if name.guarded and not _is_guarded(text, folded, start, stem_end):
        return None
    return Sighting(start, end, name.medium)


def _reach(folded: str, words: Words, index: int, name: Name) -> int | None:
    """Returns where the name of several words ends if it stands at word `index`, else None."""
    last = len(name.words) - 1
    if index + last >= len(words.written):
        return None
    for offset in range(last, 0, -1):  # the last word tells most names apart that begin alike
        word, forms = words.written[index + offset], name.words[offset]
        if word not in forms and (offset != last or forms.isdisjoint(strip_kazakh(word))):
            return None
    for offset in range(last):
        gap = folded[words.ends[index + offset] : words.starts[index + offset + 1]]
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
