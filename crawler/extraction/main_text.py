"""Which blocks of a page are the article: told by what the page declares, by density, or by trafilatura."""

import re
from collections import defaultdict
from collections.abc import Sequence

import trafilatura

from crawler.extraction.blocks import Block

_LEAST_PARAGRAPH = 40  # characters below which a block says nothing about where the article is
_MOST_LINKED = 0.5  # share of links from which a block is a list of other pages
_DECAY = 0.7  # what a container keeps of the weight of what lies one level deeper
_LEVELS = 4
_LEAST_BODY = 250  # characters of a declared body that is not just a summary
_COVERED = 0.85  # share of the declared body that the page's own blocks must hold
_DOMINANT = 0.85  # share of a page's running text from which one container is the article beyond doubt
_SENTENCE = re.compile(r"[.!?…»\"”:;)](?:\s|$)")
_KEY = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """Returns the letters and digits alone: equal for the same words, whatever markup did to the spaces."""
    return _KEY.sub("", text.casefold())


def weigh(block: Block) -> float:
    """Returns how many characters of a block are running text."""
    if block.aside or block.caption or len(block.text) < _LEAST_PARAGRAPH or block.tag.startswith("h"):
        return 0.0
    if not _SENTENCE.search(block.text):
        return 0.0
    linked = block.link_share
    return 0.0 if linked > _MOST_LINKED else len(block.text) * (1 - linked)


def find_declared(blocks: Sequence[Block], body: str) -> list[int] | None:
    """Returns the blocks that make up the body that the page declares (JSON-LD), or None where they do not."""
    whole = key_of(body)
    if len(body) < _LEAST_BODY or not whole:
        return None
    found: list[int] = []
    covered = 0
    for index, block in enumerate(blocks):
        key = key_of(block.text)
        if key and key in whole and (len(key) > 12 or not block.aside):
            found.append(index)
            covered += len(key) if len(key) > 12 else 0
    if covered < _COVERED * len(whole):
        return None
    # A word of the body may stand in the menu as well: what counts lies between the long matches.
    long = [index for index in found if len(key_of(blocks[index].text)) > 40]
    return [index for index in found if long and long[0] <= index <= long[-1]] or None


def find_dense(blocks: Sequence[Block]) -> tuple[list[int], float]:
    """Returns the blocks of the container with the most running text, and its share of all the page's."""
    scores: dict[int, float] = defaultdict(float)
    masses: dict[int, float] = defaultdict(float)
    total = 0.0
    for block in blocks:
        weight = weigh(block)
        if not weight:
            continue
        if block.body:
            weight *= 2
        total += weight
        own = 1 if block.tag in ("p", "li", "h2", "blockquote", "pre", "td") else 0
        path = block.path[: len(block.path) - own] or block.path
        share = weight
        for container in reversed(path[-_LEVELS:]):
            scores[container] += share
            share *= _DECAY
        for container in path:
            masses[container] += weight
    if not scores:
        return [], 0.0
    best = max(scores, key=lambda container: scores[container])
    return [index for index, block in enumerate(blocks) if best in block.path], masses[best] / total


def find_by_trafilatura(html: str, blocks: Sequence[Block]) -> tuple[list[int], str]:
    """Returns the blocks that trafilatura takes for the article, and its own text."""
    try:
        text = trafilatura.extract(html, fast=True, include_comments=False, include_tables=False) or ""
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError):
        return [], ""  # its own bugs on broken pages: the page is then read by density alone
    lines = {key_of(line.lstrip("- ")) for line in text.splitlines()}
    whole = key_of(text)
    found = []
    for index, block in enumerate(blocks):
        key = key_of(block.text)
        if key and (key in lines or (len(key) > 30 and key in whole)):
            found.append(index)
    return found, text
