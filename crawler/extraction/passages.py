"""The chosen blocks as one text, with every link at its place in it, and the captions apart."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from crawler.extraction.blocks import Block
from crawler.extraction.dates import read_date
from crawler.extraction.head import resolve
from crawler.extraction.main_text import key_of
from storage.records import Link

LONGEST = 200_000  # characters of a text: what is longer is no article, and costs whoever reads it minutes
_LONGEST_LABEL = 60  # characters of a line that may be nothing but a date or a byline
_HEAD_LINES = 6  # lines at the beginning among which labels stand
_MOST_CAPTIONS = 40
_LONGEST_CAPTION = 600
_BETWEEN = "\n\n"


def compose(blocks: Sequence[Block], base: str) -> tuple[str, tuple[Link, ...]]:
    """Returns the text, its paragraphs separated by a blank line, and its links with their code points.

    `base` is the address against which relative links stand.
    """
    parts: list[str] = []
    links: list[Link] = []
    length = 0
    for block in blocks:
        start = length + (len(_BETWEEN) if parts else 0)
        words = block.text[: LONGEST - start]
        if start >= LONGEST or not words.strip():
            break
        parts.append(words)
        length = start + len(words)
        for anchor in sorted(block.anchors, key=lambda each: each.start):
            address = resolve(anchor.href, base)
            if address is not None and anchor.end <= len(words):
                shown = block.text[anchor.start : anchor.end]
                links.append(Link(address, shown, start + anchor.start, start + anchor.end))
    return _BETWEEN.join(parts), tuple(links)


def drop_labels(
    blocks: Sequence[Block], title: str, authors: Iterable[str], zone: tzinfo, now: datetime
) -> list[Block]:
    """Returns the blocks without the title, and without the lines of nothing but date or byline around the text."""
    heading = key_of(title)
    names = {key_of(name) for name in authors}
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        key = key_of(block.text)
        if not key or key == heading:
            continue
        outer = index < _HEAD_LINES or index == len(blocks) - 1
        if outer and len(block.text) <= _LONGEST_LABEL and (key in names or _is_date(block.text, zone, now)):
            continue
        kept.append(block)
    return kept


def _is_date(line: str, zone: tzinfo, now: datetime) -> bool:
    # A label holds a date and hardly a word more; a sentence with a date in it ends like a sentence.
    words = sum(word.isalpha() for word in line.split())
    return words <= 3 and not line.endswith((".", "!", "?")) and read_date(line, zone, now) is not None


def find_captions(blocks: Sequence[Block], chosen: Sequence[Block], text: str) -> tuple[str, ...]:
    """Returns the lines that stand below pictures, up to the end of the article and of its last pictures, each once."""
    places = {id(block): index for index, block in enumerate(blocks)}
    end = max((places.get(id(block), 0) + 1 for block in chosen), default=len(blocks))
    while end < len(blocks) and blocks[end].caption:  # the pictures that end the article
        end += 1
    found = (
        block.text
        for block in blocks[:end]
        if block.caption and not block.aside and 3 < len(block.text) <= _LONGEST_CAPTION and block.text not in text
    )
    return tuple(dict.fromkeys(found))[:_MOST_CAPTIONS]
