"""Which blocks of a page are the article: told by what the page declares, by density, or by trafilatura."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from logging import CRITICAL, getLogger
from warnings import catch_warnings, simplefilter

from crawler.extraction.blocks import MOST_LINKED, Block, weigh
from crawler.extraction.boilerplate import is_boilerplate, is_credit

# How much purer than its surroundings a container must be to be preferred to a larger one; see `_rank`.
_PURITIES = (0.3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
_USUAL = 1.5  # the best of them alone, on the half of the shared pages by which this was made
# Where all purities name containers with this share of the same running text, there is nothing left to ask.
_AGREED = 0.9
_LEAST_AGREEMENT = 0.6  # F1 with trafilatura below which no container is what it found
_LEAST_BODY = 250  # characters of a declared body that is not just a summary
_COVERED = 0.85  # share of the declared body that the page's own blocks must hold
_HIDDEN = 2  # times the text that is shown, from which on a declared body is the real one
_LONG_KEY = 40  # letters of a block that does not stand in another's text by chance
_SHORT_KEY = 12
# Longer pages are read by density alone: what trafilatura needs grows with the page, and no article is as long.
_LONGEST_FOR_TRAFILATURA = 2_000_000  # characters of HTML
_MOST_FOR_TRAFILATURA = 5_000  # blocks; the most crowded page of the shared ones has 1,400
_KEY = re.compile(r"[\W_]+")

# What trafilatura raises on broken pages; they are then read by density alone.
_ITS_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)


def key_of(text: str) -> str:
    """Returns the letters and digits alone: equal for the same words, whatever markup did to the spaces."""
    return _KEY.sub("", text.casefold())


def choose(html: str, blocks: Sequence[Block], declared: str) -> tuple[list[Block], str]:
    """Returns the blocks of the article, and the method that told them; ([], "") where a page has no running text.

    Args:
        html: the page, for trafilatura.
        blocks: all of the page's.
        declared: the body that the page declares in its structured data, or "".
    """
    by_declaration = _find_declared(blocks, declared)
    if by_declaration:
        return _keep([blocks[index] for index in by_declaration], declared=True), "json-ld"
    containers = _find_containers(blocks)
    shown = sum(len(blocks[index].text) for index in containers.get(_USUAL, ()))
    if len(declared) >= _LEAST_BODY and len(declared) > _HIDDEN * shown:
        # What readers see is filled in by a script.
        return _keep(_as_blocks(declared, blocks), declared=True), "json-ld"
    return _choose_shown(html, blocks, containers)


def _choose_shown(html: str, blocks: Sequence[Block], containers: dict[float, list[int]]) -> tuple[list[Block], str]:
    if containers and _agree(blocks, containers):
        return _keep([blocks[index] for index in containers[_USUAL]]), "density"
    found = _ask_trafilatura(html, blocks)
    if found and (_are_own(found) or not containers):
        theirs = _shingles(" ".join(block.text for block in found))
        scored = [(_likeness(theirs, blocks, each), each) for each in containers.values()]
        likeness, best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
        if likeness < _LEAST_AGREEMENT:
            return _keep(found), "trafilatura"
        return _keep([blocks[index] for index in best]), "density+trafilatura"
    if containers:
        return _keep([blocks[index] for index in containers[_USUAL]]), "density"
    return [], ""


def _keep(chosen: Sequence[Block], *, declared: bool = False) -> list[Block]:
    """Returns what is the article's own: no captions, no lists of other pages, no invitations, no lonely headings."""
    kept: list[Block] = []
    for block in chosen:
        linked = block.link_share > MOST_LINKED and not is_credit(block.text)
        if is_boilerplate(block.text) or (not declared and (block.aside or block.caption or linked)):
            continue
        kept.append(block)
    while kept and kept[-1].tag.startswith("h"):
        kept.pop()
    return kept


def _find_declared(blocks: Sequence[Block], body: str) -> list[int]:
    whole = key_of(body) if len(body) >= _LEAST_BODY else ""
    if not whole:
        return []
    keys = [key_of(block.text) for block in blocks]
    found = [index for index, key in enumerate(keys) if key and key in whole]
    # A word of the body may stand in the menu as well: what counts lies between the long matches.
    long = [index for index in found if len(keys[index]) > _LONG_KEY]
    covered = sum(len(keys[index]) for index in found if len(keys[index]) > _SHORT_KEY)
    if not long or not _COVERED * len(whole) <= covered <= 1.2 * len(whole):
        return []
    # The same paragraph in a teaser and in the article: the later one is the article's.
    last = {keys[index]: index for index in found}
    return [index for index in found if long[0] <= index <= long[-1] and last[keys[index]] == index]


def _find_containers(blocks: Sequence[Block]) -> dict[float, list[int]]:
    """Returns, for each purity, the blocks of the container that it ranks first."""
    masses: dict[int, float] = defaultdict(float)
    sizes: dict[int, float] = defaultdict(float)
    for block in blocks:
        weight = 0.0 if block.aside or block.caption else weigh(block)
        for container in block.path:
            masses[container] += weight
            sizes[container] += len(block.text)
    if not any(masses.values()):
        return {}
    best = {purity: max(masses, key=lambda each: _rank(masses[each], sizes[each], purity)) for purity in _PURITIES}
    inside = {
        container: [i for i, block in enumerate(blocks) if container in block.path] for container in {*best.values()}
    }
    return {purity: inside[container] for purity, container in best.items()}


def _rank(mass: float, size: float, purity: float) -> float:
    """Ranks a container by its running text times a power of the share that this is of all its text.

    The whole page holds every paragraph, but much else; a single paragraph holds nothing else, but is small.
    """
    share: float = (mass / size) ** purity
    return mass * share


def _agree(blocks: Sequence[Block], containers: dict[float, list[int]]) -> bool:
    masses = [
        sum(weigh(blocks[i]) for i in indexes if not blocks[i].aside and not blocks[i].caption)
        for indexes in containers.values()
    ]
    return min(masses) >= _AGREED * max(masses)


def _ask_trafilatura(html: str, blocks: Sequence[Block]) -> list[Block]:
    """Returns trafilatura's paragraphs; none where it finds nothing or breaks."""
    if len(html) > _LONGEST_FOR_TRAFILATURA or len(blocks) > _MOST_FOR_TRAFILATURA:
        return []
    try:
        text = _trafilatura()(html, fast=True, include_comments=False, include_tables=False) or ""
    except _ITS_FAULTS:
        return []
    return _as_blocks(text, blocks)


@cache
def _trafilatura() -> Callable[..., str | None]:
    # Imported when first asked for: it costs half a second, which every verb would pay. What it brings for downloads,
    # which we never use, warns of parts that it misses.
    with catch_warnings():
        simplefilter("ignore")
        from trafilatura import extract
    # Its complaints are about single pages, of which we tell the reason ourselves.
    getLogger("trafilatura").setLevel(CRITICAL)
    return extract


def _as_blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Returns the paragraphs of a text, as the page's own blocks where they are, so that links and spaces are kept."""
    own = {key_of(block.text): block for block in blocks}
    lines = [line.removeprefix("- ").strip() for line in text.splitlines()]
    return [own.get(key_of(line)) or Block(line, "p", ()) for line in lines if line]


def _are_own(found: Sequence[Block]) -> bool:
    """Tells whether this is made of the page's paragraphs; trafilatura's last resort is all words of a page in one."""
    own = sum(len(block.text) for block in found if block.path)
    return 2 * own >= sum(len(block.text) for block in found)


def _shingles(text: str) -> Counter[str]:
    words = text.split()
    return Counter(" ".join(words[index : index + 3]) for index in range(max(len(words) - 2, 1)))


def _likeness(theirs: Counter[str], blocks: Sequence[Block], indexes: Sequence[int]) -> float:
    """Returns F1 over runs of three words: 1 the same text, 0 nothing in common."""
    ours = _shingles(" ".join(block.text for block in _keep([blocks[index] for index in indexes])))
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values()))
