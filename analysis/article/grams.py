"""Pairs and triples of letters and their rows in a table, looked up for a whole text at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis.article.folding import number

UNKNOWN = 0  # the row of n-grams that are in no table


@dataclass(frozen=True, slots=True)
class Grams:
    """A table of n-grams as arrays: a look into each takes a hundredth of the time of a dictionary of strings."""

    letters: NDArray[np.intp]  # code point → number of the letter, 0 for others; the last stands for all beyond
    size: int  # how many numbers there are
    pairs: NDArray[np.int32]  # first · size + second → row
    heads: NDArray[np.int32]  # the same → number of a pair that begins triples, 0 for others
    triples: NDArray[np.int32]  # head · size + third → row

    @classmethod
    def of(cls, grams: Iterable[str]) -> Self:
        """Returns the table of different n-grams of two or three letters; their rows are 1, 2, 3, …."""
        rows = {gram: row for row, gram in enumerate(grams, start=UNKNOWN + 1)}
        alphabet = sorted({letter for gram in rows for letter in gram})
        numbers = {letter: place for place, letter in enumerate(alphabet, start=1)}
        size = len(numbers) + 1
        letters = np.zeros(ord(alphabet[-1]) + 2, np.intp)
        for letter, place in numbers.items():
            letters[ord(letter)] = place
        begun = {
            head: place for place, head in enumerate(sorted({gram[:2] for gram in rows if len(gram) == 3}), start=1)
        }
        pairs, heads = np.zeros(size * size, np.int32), np.zeros(size * size, np.int32)
        triples = np.zeros((len(begun) + 1) * size, np.int32)
        for head, place in begun.items():
            heads[numbers[head[0]] * size + numbers[head[1]]] = place
        for gram, row in rows.items():
            first, second, *third = (numbers[letter] for letter in gram)
            if third:
                triples[begun[gram[:2]] * size + third[0]] = row
            else:
                pairs[first * size + second] = row
        return cls(letters, size, pairs, heads, triples)

    def find(self, text: str) -> NDArray[np.int32]:
        """Returns the rows of all pairs of neighbours in `text` and then of all triples, UNKNOWN among them."""
        letters = self.letters.take(number(text), mode="clip")
        pairs = letters[:-1] * self.size + letters[1:]
        triples = self.heads.take(pairs[:-1]) * self.size + letters[2:]
        return np.concatenate([self.pairs.take(pairs), self.triples.take(triples)])
