"""Quotes: what somebody said, in quotation marks or behind a dash, with who said it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.article.speakers import Speaker
from analysis.article.terms import Hit

SHORTEST, LONGEST = 20, 1_500  # code points of quoted words: less is a title or a doubted word, more a lost mark
FEWEST_WORDS = 4  # «Спутник V», «Арман» теледидары and scare quotes have fewer
MOST = 8  # quotes told of one article: enough to check whom it lets speak
_LOST = 50  # marks that nothing closes, in a text whose marks are worth reading
_MARKS = 10_000  # marks of a text that are looked at
_LINES = 2_000  # lines of a text that are looked at for speech behind a dash
_REACH = 90  # code points between a quote and the word that says that it was said

_MARK = re.compile('[«»“”„"‘’]')
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}
# What may stand between a quote and the word for saying it: ", — " and a few words; a colon where that word is first.
_BEFORE_SAYING = re.compile(r"""[,.!?…]?[»”“"’]?[\s,.!?…]*[—–-]?\s*(?:[\w-]+[\s,]+){0,5}""")
_BEHIND_SAYING = re.compile(r"""[^.!?…\n]*[:,]\s*[—–-]?\s*[«“„"‘]?""")
_DASHED = re.compile(r"[ \t]{0,8}[—–-][ \t]([^\n—–]{20,600}?)[,.!?…]?\s[—–-]\s")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, without their marks: code points of one field, and who spoke them."""

    start: int
    end: int
    speaker: Speaker


def find_quotes(passage: str, spans: Sequence[tuple[int, int]], speakers: Sequence[Speaker]) -> list[Quote]:
    """Returns those of the `speech_spans` whose speaker is told, up to `MOST` of them, in reading order."""
    quotes: list[Quote] = []
    cues = sorted({one.cue: one for one in speakers}.items())
    first = 0
    for start, end in spans:
        while first < len(cues) and cues[first][0] < start - _REACH:
            first += 1
        number = first
        while number < len(cues) and cues[number][0] <= end + _REACH:
            cue, speaker = cues[number]
            if _is_said(passage, start, end, cue):
                quotes.append(Quote(start, end, speaker))
                break
            number += 1
        if len(quotes) == MOST:
            break
    return quotes


def _is_said(passage: str, start: int, end: int, cue: int) -> bool:
    if cue >= end:
        return _BEFORE_SAYING.fullmatch(passage, end, cue) is not None
    return cue < start and _BEHIND_SAYING.fullmatch(passage, cue, start) is not None


def speech_spans(passage: str) -> list[tuple[int, int]]:
    """Returns the passages in quotation marks or behind a dash that may be speech: code points, in reading order."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((*_marked(passage), *_dashed(passage))):
        if _is_speech(passage, start, end) and not (spans and start < spans[-1][1]):
            spans.append((start, end - 1 if passage[end - 1] == "," else end))
    return spans


def outside(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> Sequence[Hit]:
    """Returns the terms that stand in no quoted speech: what somebody says of others is no source of the text."""
    if not spans:
        return hits
    kept = []
    number = 0
    for hit in hits:
        while number < len(spans) and spans[number][1] <= hit.start:
            number += 1
        if number == len(spans) or hit.start < spans[number][0]:
            kept.append(hit)
    return kept


def _is_speech(passage: str, start: int, end: int) -> bool:
    return SHORTEST <= end - start <= LONGEST and len(passage[start:end].split(None, FEWEST_WORDS)) >= FEWEST_WORDS


def _marked(passage: str) -> Iterator[tuple[int, int]]:
    """Yields the outermost quotations; a mark that nothing closes within reach opens none."""
    marks = [mark.start() for mark in islice(_MARK.finditer(passage), _MARKS)]
    number = lost = 0
    while number < len(marks) and lost < _LOST:
        start = marks[number]
        if _opens(passage, start, passage[start]):
            close = _close(passage, marks, number)
            if close is not None:
                yield start + 1, marks[close]
                number = close
            else:
                lost += 1
        number += 1


def _close(passage: str, marks: Sequence[int], number: int) -> int | None:
    mark = passage[marks[number]]
    depth, last = 1, marks[number] + LONGEST + 1
    for other in range(number + 1, len(marks)):
        at = marks[other]
        if at > last:
            return None
        if passage[at] == mark and _opens(passage, at, mark):
            depth += 1
        elif passage[at] in _CLOSING[mark] and not passage[at + 1 : at + 2].isalnum():
            depth -= 1
            if depth == 0:
                return other
    return None


def _opens(passage: str, at: int, mark: str) -> bool:
    """A straight mark opens before a letter and not behind one: 'завод "Янтарь" (АО "Верфь")' has two pairs."""
    if mark in "«“„":
        return True
    return mark in '"‘' and passage[at + 1 : at + 2].isalnum() and not passage[max(0, at - 1) : at].isalnum()


def _dashed(passage: str) -> Iterator[tuple[int, int]]:
    start = 0
    for _ in range(_LINES):
        if speech := _DASHED.match(passage, start):
            yield speech.span(1)
        start = passage.find("\n", start) + 1
        if not start:
            return
