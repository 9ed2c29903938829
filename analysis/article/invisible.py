"""Characters that nobody sees, which stand inside names and frames: soft hyphens, joiners, marks of direction."""

import re

from analysis.article.transliteration import Respelling

_SPACE = "\u200b"  # of no width: between two letters it parts words, as a space does
_INVISIBLE = "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff"
_RUN = re.compile(f"[{_INVISIBLE}{_SPACE}]+")
_LETTER = re.compile(r"\w")


def drop_invisible(text: str) -> Respelling:
    """Returns `text` without invisible characters, and where each of the others stood."""
    if not any(letter in text for letter in _INVISIBLE + _SPACE):
        return Respelling(text, [])
    kept: list[str] = []
    starts: list[int] = []
    end = 0
    for run in _RUN.finditer(text):
        kept.append(text[end : run.start()])
        starts += range(end, run.start())
        end = run.end()
        if (
            _SPACE in run[0]
            and run.start()
            and _LETTER.match(text[run.start() - 1])
            and _LETTER.match(text[end : end + 1])
        ):
            kept.append(" ")
            starts.append(run.start())
    return Respelling("".join([*kept, text[end:]]), [*starts, *range(end, len(text) + 1)])
