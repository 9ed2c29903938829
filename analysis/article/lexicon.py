"""Where the names of media stand in a text.

Found are whole words, in every Russian case and with every Kazakh suffix, the longest name first: "РБК-Украина" is not
РБК, and neither is a "РБК-Юг" that the lexicon does not know. What a form of a name matches is told in `names`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from analysis.article.folding import fold
from analysis.article.guards import QUOTED_BEFORE, in_capitals, is_meant
from analysis.article.inflection import SUFFIX, SUFFIXES, strip_kazakh
from analysis.article.names import (
    Medium,
    Name,
    harden,
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
_GOES_ON = re.compile(
    r"[-‐‑–]\s?[A-ZА-ЯЁӘҒҚҢӨҰҮІ][a-zа-яёәғқңөұүһі]"
)  # another name: "РИА-Мелитополь", "Интерфакс-Запад"
_NAMED_FURTHER = re.compile(r"\s?[«“„\"]\w")  # "РИА «Новый День»" is another agency than РИА
_LONGEST_GAP = 3  # code points between two words of one name: «РИА "Новости"» has two


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

    def __init__(self, first: Mapping[str, Sequence[Name]], brands: Mapping[str, Set[str]]) -> None:
        """Takes the names by each folded form of their first word, those that go before others first, and the brands.

        `brands` has, by the slug of an outlet, the names of media whose edition it is.
        """
        self._brands = brands
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

    def is_edition(self, outlet: str, medium: Medium) -> bool:
        """Tells whether an outlet bears the name of a medium of its own side, as Sputnik Kazakhstan that of Sputnik."""
        return medium.name in self._brands.get(outlet, ())

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
    if not in_capitals(text, start, name):
        return None
    end = words.ends[index] if len(name.words) == 1 else _reach(folded, words, index, name)
    if end is None or _GOES_ON.match(text, end) or (name.written.endswith("ИА") and _NAMED_FURTHER.match(text, end)):
        return None
    stem_end = end
    if suffix := _SUFFIX_AFTER_MARK.match(folded, end):
        end = suffix.end()
        if folded[stem_end] == '"' and not QUOTED_BEFORE.search(folded[max(0, start - 2) : start]):
            end = stem_end
    if not is_meant(text, folded, start, stem_end, name):
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
        if len(gap) > _LONGEST_GAP or harden(gap) != name.gaps[offset]:
            return None
    return words.ends[index + last]


def build(media: Sequence[Medium]) -> Lexicon:
    """Returns the lexicon of `media`. A form that two of them claim belongs to the first."""
    first: dict[str, list[Name]] = {}
    for medium in media:
        for name in names_of(medium):
            for form in name.words[0]:
                first.setdefault(form, []).append(name)
    for names in first.values():
        names.sort(key=lambda name: (-len(name.words), not name.noun))
    return Lexicon(first, _find_brands(media))


_SHORTEST_BRAND = 4  # letters


def _find_brands(media: Iterable[Medium]) -> dict[str, set[str]]:
    """Returns, by slug, the names of the media whose name an outlet's own begins with, on the same side."""
    named = {(form, medium.group): medium.name for medium in media for form in medium.forms}
    brands: dict[str, set[str]] = {}
    for medium in media:
        for form in medium.forms if medium.slug is not None else ():
            brand = form.rpartition(" ")[0]
            if len(brand) >= _SHORTEST_BRAND and (name := named.get((brand, medium.group), medium.name)) != medium.name:
                brands.setdefault(str(medium.slug), set()).add(name)
    return brands
