"""Sentences of a text, and the words in them that tell a language."""

import re
from collections import Counter
from collections.abc import Iterator

# Letters in small words from which these alone are read: names are capitalised, and are no evidence of a language.
ENOUGH_LETTERS = 8
# Letters in small words from which a sentence's first word, which has a capital whatever it is, is not needed.
MANY_LETTERS = 40

_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")

# A sentence ends at a mark and a space; an initial and these abbreviations, which figures and names follow, end none.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[»\"”)\]]*+\s++")
_ABBREVIATED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|гг|жж|им|ул|обл|тыс|млн|млрд|руб|см|mr|dr)$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 5

_WORD = re.compile(r"[^\W\d_]+")

# Addresses are in no language: many a post is one line of Russian and a long URL.
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/)\S+|(?<!\S)\S*@\S+")
# Begun anew behind each hyphen of a Latin run, a search would take quadratic time; behind a Cyrillic word it must.
_SITE = re.compile(
    r"(?:(?<![\w.-])|(?<=[^\WA-Za-z0-9]-))[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,6}(?!\w|\.\w)(?:/\S*)?"
)
_DOT_IN_LATIN = re.compile(r"[A-Za-z0-9]\.[a-z]")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yields the code points of each sentence with the space after it; they cover `text` without gaps."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        for mark in _SENTENCE_END.finditer(text, start, end):
            last = text[max(start, mark.start() - _LONGEST_ABBREVIATION) : mark.start()]
            if not _ABBREVIATED.search(last):
                yield start, mark.end()
                start = mark.end()
        if start < end:
            yield start, end


class Sentence:
    """The words of a sentence.

    `text` is without addresses, `all_words` are its words as they stand, `words` the different ones in small letters,
    `evidence` those without a capital (or all, in small letters, where these are too few), `letters` the characters
    of the evidence with their number; `has_small` tells whether there is a word without a capital.
    """

    __slots__ = ("all_words", "evidence", "has_small", "letters", "text", "words")

    def __init__(self, text: str) -> None:
        if "/" in text or "@" in text:
            text = _ADDRESS.sub(" ", text)
        if _DOT_IN_LATIN.search(text):
            text = _SITE.sub(" ", text)
        self.text = text
        self.all_words = _WORD.findall(text)
        lowered = list(map(str.lower, self.all_words))
        # Equal to its lower case is also a word of a script without capitals.
        self.evidence = " ".join([word for word, low in zip(self.all_words, lowered, strict=True) if word == low])
        self.has_small = bool(self.evidence)
        if len(self.evidence) < ENOUGH_LETTERS:
            self.evidence = " ".join(lowered)
        elif len(self.evidence) < MANY_LETTERS and self.all_words[:2] == [lowered[0].capitalize(), *lowered[1:2]]:
            self.evidence = f"{lowered[0]} {self.evidence}"
        self.words = set(lowered)
        self.letters = Counter(self.evidence)
