"""The words of a text, where each stands, and the seams at which a lost space has glued two into one."""

import re
import sys
from collections.abc import Callable
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from analysis.article.folding import number

_SOFT_HYPHEN = 0xAD
_UNHEARD = "\u00ad\u02b9\u02bb\u02bc\u0621\u0674"  # it, and the letters that fold to an apostrophe

# Kinds of characters; what is of none belongs to no word.
_LATIN, _LATIN_CAPITAL, _CYRILLIC, _CYRILLIC_CAPITAL, _OTHER_CYRILLIC, _OTHER_LETTER, _DIGIT = range(1, 8)
_KINDS = 8


def _tell_kinds() -> NDArray[np.uint8]:
    kinds = np.zeros(sys.maxunicode + 1, np.uint8)
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for pattern, kind in (
        (r"[^\W\d_]+", _OTHER_LETTER),
        (r"\d+", _DIGIT),
        (r"(?=[\u0400-\u04ff])[^\W\d_]", _OTHER_CYRILLIC),
        ("[а-яё]+", _CYRILLIC),
        ("[А-ЯЁ]+", _CYRILLIC_CAPITAL),
        ("[a-z]+", _LATIN),
        ("[A-Z]+", _LATIN_CAPITAL),
    ):
        for run in re.finditer(pattern, every):
            kinds[run.start() : run.end()] = kind
    return kinds


def _tell_seams() -> NDArray[np.bool_]:
    """Which pairs of neighbours are a seam: a change of alphabet ("наThe"), of case ("TengriТАСС") or to figures."""
    latin, cyrillic = {_LATIN, _LATIN_CAPITAL}, {_CYRILLIC, _CYRILLIC_CAPITAL, _OTHER_CYRILLIC}
    small, capitals = {_LATIN, _CYRILLIC}, {_LATIN_CAPITAL, _CYRILLIC_CAPITAL}
    letters = {*latin, *cyrillic, _OTHER_LETTER}
    seams = np.zeros(_KINDS * _KINDS, np.bool_)
    for left, right in (
        (latin, cyrillic),
        (cyrillic, latin),
        (small, capitals),
        (letters, {_DIGIT}),
        ({_DIGIT}, letters),
    ):
        for one in left:
            seams[[one * _KINDS + two for two in right]] = True
    return seams


_KIND = _tell_kinds()  # one byte for each code point
_SEAM = _tell_seams()


class Words(NamedTuple):
    """The words of a text, folded and without soft hyphens and apostrophes, each with its code points in the text.

    Plain lists and no object for each word: an article has hundreds, and a handful of them may be names.
    """

    written: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, folded: str, is_whole: Callable[[str, str], bool]) -> Self:
        """Returns the words of `text`; `folded` is the same text folded.

        A word with seams is cut at them, except where `is_whole`, given it as written and as compared, says no.
        """
        codes = number(text)
        kinds = _KIND.take(codes)
        starts, ends = _find_runs(codes, kinds)
        seams = np.flatnonzero(_SEAM.take(kinds[:-1] * _KINDS + kinds[1:])) + 1
        if len(seams):
            starts, ends = _cut(text, folded, (starts, ends), seams, is_whole)
        first, last = starts.tolist(), ends.tolist()
        words = [folded[start:end] for start, end in zip(first, last, strict=True)]
        if any(letter in text for letter in _UNHEARD):
            words = list(map(_clean, words))
        return cls(words, first, last)


def split_words(text: str) -> tuple[list[int], list[int]]:
    """Returns where the words of `text` start and end, uncut: runs of letters and figures."""
    codes = number(text)
    starts, ends = _find_runs(codes, _KIND.take(codes))
    return starts.tolist(), ends.tolist()


_Runs = tuple[NDArray[np.intp], NDArray[np.intp]]


def _find_runs(codes: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> _Runs:
    """Returns where the runs of letters and figures start and end; soft hyphens inside and after one belong to it."""
    inside = np.zeros(len(codes) + 2, np.bool_)
    if not (codes == _SOFT_HYPHEN).any():
        np.not_equal(kinds, 0, out=inside[1:-1])
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        return edges[::2], edges[1::2]
    kept = np.flatnonzero(codes != _SOFT_HYPHEN)
    inside[1 : len(kept) + 1] = kinds[kept] != 0
    edges = np.append(kept, len(codes))[np.flatnonzero(inside[1 : len(kept) + 2] != inside[: len(kept) + 1])]
    return edges[::2], edges[1::2]


def _cut(text: str, folded: str, runs: _Runs, seams: NDArray[np.intp], is_whole: Callable[[str, str], bool]) -> _Runs:
    starts, ends = runs
    owners = np.searchsorted(starts, seams, side="right") - 1
    glued = [
        owner
        for owner in np.unique(owners).tolist()
        if not is_whole(text[starts[owner] : ends[owner]], _clean(folded[starts[owner] : ends[owner]]))
    ]
    cuts = seams[np.isin(owners, glued)]
    return np.sort(np.append(starts, cuts)), np.sort(np.append(ends, cuts))


def has_arabic(text: str) -> bool:
    """Tells whether there is an Arabic letter (U+0600 to U+06FF) in `text`."""
    return bool((number(text) >> 8 == 0x06).any())


def _clean(folded: str) -> str:
    return folded.replace("\u00ad", "").replace("'", "")
