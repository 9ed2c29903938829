"""Quotes: what somebody said, in quotation marks or behind a dash, with who said it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.article.speakers import Speaker
from analysis.article.terms import Hit

SHORTEST, LONGEST = 20, 1_500  # code points of quoted words: less is a title or a doubted word, more a lost mark
FEWEST_WORDS = 4  # «Спутник V», «Арман» теледидары and scare quotes have fewer
MOST = 8  # quotes told of one article: enough to check whom it lets speak
_LOST = 50  # marks that nothing closes, in a text whose marks are worth reading
_REACH = 90  # code points between a quote and the word that says that it was said

_MARKS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}
# A straight mark opens before a letter and closes behind one: "завод "Янтарь" (АО "Верфь")" has three pairs.
_OPENING = re.compile(r"""[«“„]|(?<![^\W_])["‘](?=[^\s"])""")
_CHANGES = {
    mark: re.compile(
        r"""(?P<open>(?<![^\W_])"(?=[^\W_]))|(?<!\s)"(?![^\W_])"""
        if mark == '"'
        else rf"(?P<open>{mark})|[{closing}](?![^\W_])"
    )
    for mark, closing in _MARKS.items()
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, without their marks: code points of one field, and who spoke them."""

    start: int
    end: int
    speaker: Speaker


def find_quotes(passage: str, spans: Sequence[tuple[int, int]], speakers: Sequence[Speaker]) -> list[Quote]:
    """Returns those of the `speech_spans` whose speaker is told, up to `MOST` of them, in reading order."""
    if not speakers:
        return []
    quotes: list[Quote] = []
    cues = sorted({one.cue: one for one in speakers}.items())
    number = 0
    for start, end in spans:
        while number < len(cues) and cues[number][0] < start - _REACH:
            number += 1
        for cue, speaker in cues[number:]:
            if cue > end + _REACH:
                break
            if start <= cue < end:
                continue
            between = passage[end:cue] if cue >= end else passage[cue:start]
            if _CONNECTS_AFTER.fullmatch(between) if cue >= end else _CONNECTS_BEFORE.fullmatch(between):
                quotes.append(Quote(start, end, speaker))
                break
        if len(quotes) == MOST:
            break
    return quotes


# ', — ' and up to four words before the verb; a colon behind it.
_CONNECTS_AFTER = re.compile(r"""[»”"’]?[\s,.!?…]*[—–-]?\s*(?:[\w-]+[\s,]+){0,5}""")
_CONNECTS_BEFORE = re.compile(r"""[^.!?…\n]*[:,]\s*[—–-]?\s*[«“„"‘]?""")
_DASHED = re.compile(r"(?:^|\n)[ \t]{0,8}[—–-][ \t]([^\n—–]{20,600}?)[,.!?…]?\s[—–-]\s")


def speech_spans(passage: str) -> list[tuple[int, int]]:
    """Returns the passages in quotation marks or behind a dash that may be speech: code points, in reading order."""
    found = [*_marked(passage), *(match.span(1) for match in _DASHED.finditer(passage))]
    return sorted(span for span in found if _is_speech(passage, span))


def outside(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> list[Hit]:
    """Returns the terms that stand in no quoted speech: what somebody says that others said is no source of the text."""
    kept = []
    number = 0
    for hit in hits:
        while number < len(spans) and spans[number][1] <= hit.start:
            number += 1
        if number == len(spans) or hit.start < spans[number][0]:
            kept.append(hit)
    return kept


def _is_speech(passage: str, span: tuple[int, int]) -> bool:
    start, end = span
    return SHORTEST <= end - start <= LONGEST and len(passage[start:end].split(None, FEWEST_WORDS)) >= FEWEST_WORDS


def _marked(passage: str) -> Iterator[tuple[int, int]]:
    """Yields the outermost quotations; a mark that nothing closes within reach opens none."""
    position = lost = 0
    while lost < _LOST and (opening := _OPENING.search(passage, position)):
        close = _close(passage, opening.end(), opening[0])
        if close is None:
            position = opening.end()
            lost += 1
            continue
        yield opening.end(), close
        position = close + 1


def _close(passage: str, start: int, mark: str) -> int | None:
    depth = 1
    for found in _CHANGES[mark].finditer(passage, start, start + LONGEST + 1):
        depth += 1 if found["open"] else -1
        if depth == 0:
            return found.start()
    return None
