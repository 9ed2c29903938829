"""A title or a text, made ready to be read once: legible, folded, and Kazakh in Latin letters in Cyrillic ones, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article.folding import fold
from analysis.article.legibility import make_legible
from analysis.article.transliteration import to_cyrillic
from storage.records import Field


@dataclass(frozen=True, slots=True)
class Passage:
    """A field of an article as it is searched.

    `text` is `written` without unseen signs, `folded` the same in letters of one look, and `starts` has, for each code
    point of `text` and for its end, where it stands in `written` (None: at the same place). `spelt` is the passage in
    Cyrillic letters where it is Kazakh in Latin ones; its `starts` lead to `written`, those of `respelt` to `text`.
    """

    field: Field
    written: str
    text: str
    folded: str
    starts: Sequence[int] | None = None
    spelt: "Passage | None" = None
    respelt: Sequence[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Returns where a slice of `text` stands in `written`, in code points."""
        return (start, end) if self.starts is None else (self.starts[start], self.starts[end])


def prepare(title: str, text: str, *, latin_kazakh: bool = False) -> tuple[Passage, Passage]:
    """Returns both fields of an article; `latin_kazakh` tells that it is Kazakh in Latin letters."""
    return _prepare(Field.TITLE, title, latin_kazakh), _prepare(Field.TEXT, text, latin_kazakh)


def _prepare(field: Field, written: str, latin_kazakh: bool) -> Passage:
    legible = make_legible(written)
    text, starts = (written, None) if legible is None else legible
    folded = fold(text)
    if not latin_kazakh:
        return Passage(field, written, text, folded, starts)
    spelt, respelt = to_cyrillic(text)
    whence = respelt if starts is None else [starts[at] for at in respelt]
    cyrillic = Passage(field, written, spelt, fold(spelt), whence)
    return Passage(field, written, text, folded, starts, cyrillic, respelt)
