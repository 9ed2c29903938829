"""A text cut at the bounds of its passages, so that passages that overlap can all be marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.article.sides import SPEAKERS
from storage.records import Evidence, Field, Role

_RANK = {Role.SOURCE: 0, Role.VIA: 1, Role.MENTION: 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same passages cover, none or several.

    `numbers` are the places (from 1) of their evidence, `ending` those whose passage ends with this piece; `role` is
    the weightiest of their roles, None where no passage covers it. `spoken` tells that all of them are of speakers:
    what is quoted may be most of a text, and must not drown the credits.
    """

    text: str
    numbers: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    role: Role | None = None
    spoken: bool = False


def stands_in(evidence: Evidence, whole: str) -> bool:
    """Tells whether the passage of an evidence is where the evidence says that it is."""
    start, end = evidence.start, evidence.end
    if start is None or end is None:
        return False
    return 0 <= start < end <= len(whole) and whole[start:end] == evidence.surface


def cut(whole: str, field: Field, evidence: Sequence[Evidence]) -> list[Piece]:
    """Returns the text in pieces, in order and without a gap; offsets are code points, as everywhere.

    Evidence whose passage does not stand where it says marks nothing: a wrong mark is worse than none.
    """
    spans = [
        (one.start, one.end, number, one)
        for number, one in enumerate(evidence, start=1)
        if one.field is field and one.start is not None and one.end is not None and stands_in(one, whole)
    ]
    bounds = sorted({0, len(whole), *(start for start, *_ in spans), *(end for _, end, *_ in spans)})
    pieces = []
    for start, end in pairwise(bounds):
        over = [span for span in spans if span[0] <= start and end <= span[1]]
        pieces.append(
            Piece(
                whole[start:end],
                tuple(number for _, _, number, _ in over),
                tuple(number for _, last, number, _ in over if last == end),
                min((one.role for *_, one in over), key=_RANK.__getitem__, default=None),
                bool(over) and all(one.kind in SPEAKERS for *_, one in over),
            )
        )
    return pieces
