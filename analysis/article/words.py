"""The words of a text, where each stands, and the seams at which a lost space has glued two into one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Self

from analysis.article.folding import fold

# Letters and figures; soft hyphens inside a word belong to it. As a group, so that `split` keeps words and gaps.
_WORD = re.compile(r"([^\W_]++(?:\u00ad++[^\W_]*+)*+)")
# Where a lost space glues two words: at a change of alphabet ("наThe") or of case ("наТАСС", "TengriТАСС").
_SEAM = re.compile(
    r"[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])|[a-zа-яё](?=[A-ZА-ЯЁ])|[^\W\d_](?=\d)|\d(?=[^\W\d_])"
)
# Nearly all words: capitals and then small letters, of one alphabet. To look at them twice takes longer than once.
_SEAMLESS = re.compile(r"[A-Z]*+[a-z]*+|[\u0400-\u042f]*+[\u0430-\u04ff]*+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text, the same folded, and its words as they are written, each with the code points of its start and end.

    Plain lists and no object for each word: an article has hundreds, and a handful of them may be names.
    """

    text: str
    folded: str
    written: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, folded: str) -> Self:
        """Returns the words of `text`, glued ones as they are."""
        pieces = _WORD.split(text)  # gap, word, gap, …, word, gap
        borders = list(accumulate(map(len, pieces)))
        return cls(text, folded, pieces[1::2], borders[:-1:2], borders[1::2])

    def split(self, glued: Sequence[tuple[int, tuple[int, ...]]]) -> Self:
        """Returns the words with some cut: `glued` has their indices, ascending, and the places inside each."""
        written: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for index, cuts in glued:
            word, start = self.written[index], self.starts[index]
            borders = (0, *cuts, len(word))
            written += (*self.written[done:index], *(word[one:two] for one, two in pairwise(borders)))
            starts += (*self.starts[done:index], *(start + border for border in borders[:-1]))
            ends += (*self.ends[done:index], *(start + border for border in borders[1:]))
            done = index + 1
        rest = slice(done, None)
        return replace(
            self,
            written=written + self.written[rest],
            starts=starts + self.starts[rest],
            ends=ends + self.ends[rest],
        )

    def fold(self, index: int) -> str:
        """Returns word `index` folded, as names are compared by."""
        return _clean(self.folded[self.starts[index] : self.ends[index]])


def find_seams(word: str) -> tuple[int, ...]:
    """Returns where inside `word` a lost space may have glued two words."""
    if _SEAMLESS.fullmatch(word):
        return ()
    return tuple(seam.end() for seam in _SEAM.finditer(word))


def fold_word(word: str) -> str:
    """Returns one word folded, without soft hyphens and apostrophes: what names are compared by."""
    return _clean(fold(word))


def _clean(folded: str) -> str:
    return folded.replace("\u00ad", "").replace("'", "")
