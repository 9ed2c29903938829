"""A page as the blocks that a reader sees: their text with its spaces, the links inside, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from crawler.extraction.elements import BLOCKS, ROLES, SKIPPED, is_hidden, name_element

# Nodes of a page that are walked: a long article has 5,000, a portal's front page 20,000.
MOST_NODES = 150_000
# How deep one element may lie in another before what is inside it is no longer told apart.
DEEPEST = 400

MOST_LINKED = 0.5  # share of links from which a block is a list of other pages
_LEAST_PARAGRAPH = 40  # characters below which a block says nothing about where the article is
_MOST_BESIDE = 0.25  # share of a page's running text that something beside the article can hold
_MOST_SAID = 0.7  # … that readers' comments and other articles can hold: more than the article itself
_SAID = re.compile("comment|disqus|related|recommend")
_SENTENCE = re.compile(r"[.!?…»\"”:;)](?:\s|$)|[。！？]")
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = {ord(letter): None for letter in "\u200b\u2060\ufeff\u00ad"}


@dataclass(slots=True)
class Anchor:
    """A link inside a block; `start` and `end` are code points of the block's text."""

    href: str
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries. `path` holds the ids of the elements around it, outermost first."""

    text: str
    tag: str
    path: tuple[int, ...]
    anchors: list[Anchor] = field(default_factory=list)
    asides: tuple[str, ...] = ()  # the words by which elements around it are named as something beside the article
    captions: tuple[str, ...] = ()  # … as the words below a picture
    aside: bool = False
    caption: bool = False
    body: bool = False  # inside an element that the page itself marks as the article's text

    @property
    def link_share(self) -> float:
        """Returns how much of the text is links: 0 none, 1 all."""
        return sum(anchor.end - anchor.start for anchor in self.anchors) / len(self.text) if self.text else 0.0


def read_blocks(root: LexborNode, *, cut: frozenset[int] = frozenset()) -> list[Block]:
    """Returns the visible blocks below an element, in reading order; elements in `cut` (their mem_id) are left out."""
    collector = _Collector()
    for event, node, tag in _walk(root, cut):
        if event == "text":
            collector.add(node)
        elif event == "open":
            collector.open(node, tag)
        else:
            collector.close(tag)
    collector.flush()
    _judge_names(collector.blocks)
    return collector.blocks


def weigh(block: Block) -> float:
    """Returns how many characters of a block are running text: sentences that are not links."""
    if len(block.text) < _LEAST_PARAGRAPH or block.tag.startswith("h") or not _SENTENCE.search(block.text):
        return 0.0
    linked = block.link_share
    return 0.0 if linked > MOST_LINKED else len(block.text) * (1 - linked)


def _judge_names(blocks: list[Block]) -> None:
    """Believes the name of an element unless it holds much of the page: "has-sidebar" is often a name of the whole."""
    masses: dict[str, float] = {}
    total = 0.0
    for block in blocks:
        weight = weigh(block)
        total += weight
        for word in {*block.asides, *block.captions}:
            masses[word] = masses.get(word, 0) + weight
    believed = {
        word for word, mass in masses.items() if mass <= (_MOST_SAID if _SAID.match(word) else _MOST_BESIDE) * total
    }
    for block in blocks:
        block.aside = not believed.isdisjoint(block.asides)
        block.caption = not believed.isdisjoint(block.captions)


def _walk(root: LexborNode, cut: frozenset[int]) -> Iterator[tuple[str, LexborNode, str]]:
    """Walks without recursion: a page may nest as deep as it likes."""
    stack: list[tuple[LexborNode, str, LexborNode | None]] = []
    yield "open", root, root.tag or ""
    current = root.first_child
    stack.append((root, root.tag or "", current))
    seen = 0
    while stack:
        parent, tag, child = stack.pop()
        if child is None:
            yield "close", parent, tag
            continue
        stack.append((parent, tag, child.next))
        seen += 1
        if seen > MOST_NODES:
            return
        name = child.tag or ""
        if name == "-text":
            yield "text", child, name
        elif name in SKIPPED or (cut and child.mem_id in cut):
            continue
        else:
            if is_hidden(child.attributes):
                continue
            yield "open", child, name
            stack.append((child, name, child.first_child))


class _Collector:
    """Puts text together into blocks while the tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._path: list[int] = []
        self._roles: list[str] = ["div"]
        self._flags: list[tuple[tuple[str, ...], tuple[str, ...], bool]] = [((), (), False)]
        self._parts: list[str] = []
        self._length = 0
        self._hrefs: list[tuple[str, int]] = []
        self._anchors: list[Anchor] = []

    def open(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._append("\n")
            return
        if tag == "a":
            self._hrefs.append((node.attributes.get("href") or "", self._length))
            return
        if tag not in BLOCKS:
            return
        self.flush()
        if len(self._path) < DEEPEST:
            self._path.append(node.mem_id)
            self._roles.append(tag if tag in ROLES else self._roles[-1])
            self._flags.append(self._flags_of(node, tag))
        else:
            self._path.append(0)
            self._roles.append(self._roles[-1])
            self._flags.append(self._flags[-1])

    def close(self, tag: str) -> None:
        if tag == "a":
            if self._hrefs:
                href, start = self._hrefs.pop()
                self._anchors.append(Anchor(href, start, self._length))
            return
        if tag not in BLOCKS:
            return
        self.flush()
        self._path.pop()
        self._roles.pop()
        self._flags.pop()

    def add(self, node: LexborNode) -> None:
        self._append((node.text_content or "").replace("\n", " "))

    def flush(self) -> None:
        """Ends the block; an open link goes on in the next one."""
        if self._parts and not all(map(str.isspace, self._parts)):
            anchors = self._anchors + [Anchor(href, start, self._length) for href, start in self._hrefs]
            self._finish("".join(self._parts), anchors)
        self._parts, self._length, self._anchors = [], 0, []
        self._hrefs = [(href, 0) for href, _ in self._hrefs]

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _flags_of(self, node: LexborNode, tag: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        asides, captions, body = self._flags[-1]
        aside, caption, is_body = name_element(node, tag)
        return (*asides, aside) if aside else asides, (*captions, caption) if caption else captions, body or is_body

    def _finish(self, raw: str, anchors: list[Anchor]) -> None:
        # Positions before each clean-up are carried over to after it: a link must not lose its place.
        marks = sorted({point for anchor in anchors for point in (anchor.start, anchor.end)})
        for start, end in _paragraphs(raw):
            text, places = _clean(raw, start, end, marks)
            if not text:
                continue
            inside = [
                Anchor(anchor.href, *_trim(text, places[anchor.start], places[anchor.end]))
                for anchor in anchors
                if anchor.start < end and anchor.end > start
            ]
            asides, captions, body = self._flags[-1]
            kept = [anchor for anchor in inside if anchor.end > anchor.start]
            self.blocks.append(Block(text, self._roles[-1], tuple(self._path), kept, asides, captions, body=body))


_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


def _paragraphs(raw: str) -> Iterator[tuple[int, int]]:
    """Yields the parts between two <br> in a row, by which old sites separate their paragraphs."""
    start = 0
    for gap in _BREAK.finditer(raw):
        yield start, gap.start()
        start = gap.end()
    yield start, len(raw)


def _clean(raw: str, start: int, end: int, marks: list[int]) -> tuple[str, dict[int, int]]:
    """Returns the part with single spaces and none at its ends, and where each mark has come to lie in it."""
    inner = [mark for mark in marks if start < mark < end]
    places = {mark: 0 for mark in marks if mark <= start}
    previous = start
    parts: list[str] = []
    length = 0
    last = " "
    for mark in [*inner, end]:
        piece = _SPACES.sub(" ", raw[previous:mark].translate(_UNSEEN))
        piece = piece.replace(" \n", "\n").replace("\n ", "\n")
        if last.isspace():
            piece = piece.lstrip()
        parts.append(piece)
        length += len(piece)
        last = piece[-1] if piece else last
        places[mark] = length
        previous = mark
    text = "".join(parts).rstrip()
    for mark in marks:
        places[mark] = min(places.get(mark, len(text)), len(text)) if mark < end else len(text)
    return text, places


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns the anchor without the spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
