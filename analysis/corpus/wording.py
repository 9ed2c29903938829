"""The words of a text as they are compared: folded, each with its place, and whether it stands in quoted speech."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b

from analysis.article.folding import fold
from analysis.article.transliteration import to_cyrillic

SEED = 3  # words in a row that two texts must share before they are laid side by side there

# Quotation marks around fewer words hold a name, a title or a word that is not the writer's own.
_LEAST_SPEECH = 5

# Marks that stand inside a word without being seen: accents that were typed apart, soft hyphens, joiners.
_INNER = "\u00ad\u0300-\u036f\u200b-\u200d\u2060"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INNER}])*")
_UNSEEN = re.compile(f"[{_INNER}]")
_QUOTE = re.compile('[«»“”„"\n]')
_OPENING, _CLOSING = "«„“", "»”"

_CACHED_WORDS = 200_000  # different words kept with their numbers: a day's vocabulary, 30 MB
_MASK = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio: an odd number whose bits are well spread


@dataclass(frozen=True, slots=False)
class Wording:
    """A text as words: `keys` are numbers of 64 bits, the same for words that fold alike, in every process.

    `places` are the code points of each word in the text, end exclusive; `spoken` holds 1 for each word that stands in
    quoted speech, else 0.
    """

    keys: tuple[int, ...] = field(repr=False)
    places: tuple[tuple[int, int], ...] = field(repr=False)
    spoken: bytes = field(repr=False)

    def __len__(self) -> int:
        """Returns the number of words."""
        return len(self.keys)

    @cached_property
    def seeds(self) -> dict[int, list[int]]:
        """The first words of every run of SEED words, by the run's number."""
        found: dict[int, list[int]] = {}
        for first, number in enumerate(number_runs(self.keys, SEED)):
            found.setdefault(number, []).append(first)
        return found


# How the alphabets of Kazakh spell the same sounds: "саяси", "saıası", "ساياسي". Signs and the hamza have none.
_SOUNDS = str.maketrans({"я": "иа", "ю": "иу", "ц": "с", "щ": "шш", "ь": "", "ъ": "", "'": ""})


def read_wording(text: str, *, latin_kazakh: bool = False) -> Wording:
    """Returns the words of a text: NFKC, small letters of one look, ё as е, digits kept, everything else dropped.

    `latin_kazakh` tells that it is Kazakh in Latin letters. The editions of a Kazakh text in its three scripts have the
    same words, but for one in 300, a foreign one.
    """
    keys: list[int] = []
    places: list[tuple[int, int]] = []
    spelt, starts = to_cyrillic(text) if latin_kazakh else (text, None)
    for found in _WORD.finditer(spelt):
        keys.append(_number(found[0]))
        first, last = found.span()
        places.append((first, last) if starts is None else (starts[first], starts[last]))
    return Wording(tuple(keys), tuple(places), _mark_speech(text, places))


def number_runs(keys: tuple[int, ...], length: int) -> list[int]:
    """Returns a number of 64 bits for every run of `length` words, in the order of their first words."""
    numbers = list(keys[: max(0, len(keys) - length + 1)])
    for step in range(1, length):
        numbers = [((one ^ (one >> 29)) * _MIX + key) & _MASK for one, key in zip(numbers, keys[step:], strict=False)]
    return [((one ^ (one >> 32)) * _MIX) & _MASK for one in numbers]


@lru_cache(maxsize=_CACHED_WORDS)
def _number(word: str) -> int:
    folded = (
        fold(_UNSEEN.sub("", unicodedata.normalize("NFKC", word)))
        .translate(_SOUNDS)
        .replace("ио", "е")
        .replace("тс", "с")
    )
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest())


def _mark_speech(text: str, places: list[tuple[int, int]]) -> bytes:
    """Marks the words in quotation marks: who is quoted in two texts was not copied from one into the other."""
    spoken = bytearray(len(places))
    word = 0
    for start, end in _find_quotations(text):
        while word < len(places) and places[word][0] < start:
            word += 1
        last = word
        while last < len(places) and places[last][1] <= end:
            last += 1
        if last - word >= _LEAST_SPEECH:
            spoken[word:last] = b"\x01" * (last - word)
        word = last
    return bytes(spoken)


def _find_quotations(text: str) -> list[tuple[int, int]]:
    """Returns the outermost quotations, in order; what is not closed in its paragraph is none."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    straight: int | None = None
    for mark in _QUOTE.finditer(text):
        sign, at = mark[0], mark.start()
        if sign == "\n":
            depth, straight = 0, None
        elif sign == '"':
            if depth:
                continue
            if straight is None:
                straight = at
            else:
                found.append((straight, at))
                straight = None
        elif straight is not None:
            continue
        elif sign in _CLOSING or (sign == "“" and depth and text[start] == "„"):
            depth -= depth > 0
            if depth == 0 and start < at and (not found or found[-1][1] < start):
                found.append((start, at))
        elif sign in _OPENING:
            start = start if depth else at
            depth += 1
    return found
