"""A name in its sentence, and the parts that it may play there."""

import re
from dataclasses import dataclass
from enum import Enum

from analysis.article.folding import fold_pattern
from analysis.article.names import KIND_NOUN

REACH = 140  # code points on either side of a name in which its frame must stand: a long sentence of an agency


class Part(Enum):
    """What a medium does in its sentence."""

    REPORTS = "reports"  # сообщает ТАСС
    CITED = "cited"  # со ссылкой на ТАСС: the end of a chain inside the sentence
    DATELINE = "dateline"  # МОСКВА, 22 ноя — РИА Новости
    PICTURE = "picture"  # Фото: РИА Новости
    NAMED = "named"  # Роскомнадзор заблокировал …


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A name in its sentence, folded: what stands before it, the name, and what stands after it."""

    before: str
    near: str  # what stands before it, from the name before it on: a frame does not reach over another name
    name: str
    after: str
    lead: str | None  # all that stands before it in its field, where that is short enough for a dateline
    in_title: bool


def compile_frame(pattern: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(pattern), re.VERBOSE)


KIND = rf"{KIND_NOUN}[^\W\d_]*"
