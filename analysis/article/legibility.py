"""Text as its readers see it: without the signs that no reader sees, every letter in one piece.

Publishing systems leave soft hyphens, zero-width spaces and byte order marks inside words; texts from some keyboards
have й and ё in two pieces, a letter and its mark (Unicode's form D); stress marks stand in names. A name is found in
none of these.
"""

import re
import unicodedata

from analysis.article.transliteration import Respelling

_UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width space, two joiners, word joiner, byte order mark
)
_MARKS = "\u0300-\u036f"
_SIGN = re.compile(f"[{_UNSEEN}{_MARKS}]")
_ILLEGIBLE = re.compile(rf"[^\W\d_][{_UNSEEN}]*[{_MARKS}][{_MARKS}{_UNSEEN}]*|[{_UNSEEN}{_MARKS}]+")


def make_legible(text: str) -> Respelling | None:
    """Returns `text` without unseen signs and with composed letters, and where each letter stood; None if it is so.

    A mark without a composed letter (the stress in "Меду́за") is dropped.
    """
    if text.isascii() or not _SIGN.search(text):
        return None
    letters: list[str] = []
    starts: list[int] = []
    end = 0
    for found in _ILLEGIBLE.finditer(text):
        letters += text[end : found.start()]
        starts += range(end, found.start())
        end = found.end()
        if letter := _compose(found[0]):
            letters.append(letter)
            starts.append(found.start())
    return Respelling("".join([*letters, text[end:]]), [*starts, *range(end, len(text) + 1)])


def _compose(letter: str) -> str:
    """Returns a letter with its marks as one, or without those that do not go into it; nothing for a lone sign."""
    composed = unicodedata.normalize("NFC", re.sub(f"[{_UNSEEN}]", "", letter))
    return _SIGN.sub("", composed)
