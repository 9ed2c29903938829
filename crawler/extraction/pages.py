"""The way from the bytes of a page to what it says: every field by the first method that finds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from types import MappingProxyType
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.extraction import channels
from crawler.extraction.blocks import Block, read_blocks
from crawler.extraction.bylines import clean_names, find_authors
from crawler.extraction.charsets import check_readable, decode
from crawler.extraction.dates import is_believable, read_date
from crawler.extraction.head import SECTIONS, Head
from crawler.extraction.kinds import judge
from crawler.extraction.main_text import choose
from crawler.extraction.markup import flatten, parse
from crawler.extraction.passages import compose, drop_labels, find_captions
from crawler.extraction.rules import choose_rule, find_cut, read_first, select
from crawler.extraction.structured import Declared, read_declared, read_types
from crawler.extraction.timestamps import Published, as_published, find_published
from crawler.extraction.titles import find_title, site_keys
from crawler.extraction.values import Extraction, Reason, Unreadable
from outlets.outlet import Outlet, PageRule
from storage.records import Page

LARGEST = 5_000_000  # bytes; what the crawler downloads at most
_HTML = ("html", "xml", "text/plain", "octet-stream")
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\x1f\x8b", b"\x00\x00\x00")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page while it is being read."""

    html: str
    tree: LexborHTMLParser
    head: Head
    declared: Declared
    rule: PageRule | None
    sites: set[str]
    published: Published


def extract(page: Page, outlet: Outlet | None = None) -> Extraction:
    """Returns what a page says. Relative times count from `page.fetched_at`; later times are refused.

    Args:
        page: as it was fetched.
        outlet: whose page it is: its names, its zone and its `[[page]]` rules; without it, times are in UTC.

    Raises:
        Unreadable: the page is no HTML, is too large, or its letters cannot be read.
    """
    _check_kind(page)
    html = flatten(decode(page.body, page.content_type).text)
    tree = parse(html)
    if channels.is_channel(tree):
        return channels.read_channel(tree, page.url)
    zone: tzinfo = outlet.timezone if outlet else UTC
    head = Head(tree, page.url)
    declared = read_declared(tree)
    published = find_published(tree, head, declared, page.url, zone, page.fetched_at)
    rule = choose_rule(tree, outlet.page if outlet else (), published.at.date() if published.at else None)
    published = _by_rule(tree, rule, page, zone) or published
    sites = site_keys(head, _names_of(outlet))
    return _read(_Reading(html, tree, head, declared, rule, sites, published), page, zone)


def _check_kind(page: Page) -> None:
    if len(page.body) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, f"the page has {len(page.body)} bytes, more than {LARGEST}")
    named = page.content_type.partition(";")[0].strip().lower()
    if named and not any(kind in named for kind in _HTML):
        raise Unreadable(Reason.NOT_HTML, f"the page is {named[:80]}")
    if page.body.startswith(_MAGIC):
        raise Unreadable(Reason.NOT_HTML, "the page is a picture, an archive or a document")


def _read(reading: _Reading, page: Page, zone: tzinfo) -> Extraction:
    tree, head, declared, rule, published = (
        reading.tree,
        reading.head,
        reading.declared,
        reading.rule,
        reading.published,
    )
    methods: dict[str, str] = {}
    title, methods["title"] = _find_title(reading)
    authors, methods["authors"] = _find_authors(reading)
    canonical, methods["canonical_url"] = head.canonical(declared.url)
    section, methods["section"] = _find_section(head, declared)
    methods["published_at"] = published.method
    cut = find_cut(tree, rule)
    blocks = read_blocks(tree.body, cut=cut) if tree.body is not None else []
    chosen, methods["text"] = _find_text(reading, blocks, cut)
    chosen = drop_labels(chosen, title, authors, zone, page.fetched_at)
    text, links = compose(chosen, head.base)
    captions = find_captions(blocks, chosen, text)
    check_readable(f"{title}\n{text}")
    types = read_types(tree)
    judged = judge(
        url=canonical or page.url, title=title, text=text, chosen=chosen, blocks=blocks, captions=captions, head=head,
        declared=declared, types=types, dated=published.at is not None,
    )  # fmt: skip
    methods["captions"] = "dom" if captions else ""
    methods["links"] = methods["text"] if links else ""
    return Extraction(
        kind=judged.kind,
        reason=judged.reason,
        title=title,
        text=text,
        captions=captions,
        published_at=published.at,
        precision=published.precision,
        published_as_found=published.as_found,
        undated=published.undated,
        authors=authors,
        section=section,
        canonical_url=canonical,
        links=links,
        methods=_found(methods),
    )


def _found(methods: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({field: method for field, method in methods.items() if method})


def _names_of(outlet: Outlet | None) -> Sequence[str]:
    if outlet is None:
        return ()
    host = urlsplit(outlet.url).hostname or ""
    names = (outlet.name, outlet.names.kk, outlet.names.ru, outlet.names.en, host, *outlet.credits)
    return [name for name in names if name]


def _by_rule(tree: LexborHTMLParser, rule: PageRule | None, page: Page, zone: tzinfo) -> Published | None:
    for found in read_first(tree, rule.date if rule else None):
        moment = read_date(found, zone, page.fetched_at)
        if moment is not None and is_believable(moment, page.fetched_at):
            return as_published(moment, found, "rule")
    return None


def _find_title(reading: _Reading) -> tuple[str, str]:
    for found in read_first(reading.tree, reading.rule.title if reading.rule else None):
        return found, "rule"
    return find_title(reading.tree, reading.head, reading.declared, reading.sites)


def _find_authors(reading: _Reading) -> tuple[tuple[str, ...], str]:
    if names := clean_names(read_first(reading.tree, reading.rule.author if reading.rule else None)):
        return names, "rule"
    return find_authors(reading.tree, reading.head, reading.declared, reading.sites)


def _find_section(head: Head, declared: Declared) -> tuple[str | None, str]:
    if declared.section:
        return declared.section, declared.method
    section = head.first(SECTIONS)
    return (section, "meta") if section else (None, "")


def _find_text(reading: _Reading, blocks: Sequence[Block], cut: frozenset[int]) -> tuple[list[Block], str]:
    nodes = select(reading.tree, reading.rule.text) if reading.rule and reading.rule.text else []
    if nodes:
        ruled = [block for node in nodes for block in read_blocks(node, cut=cut) if not block.caption]
        if ruled:
            return ruled, "rule"
    return choose(reading.html, blocks, reading.declared.body)
