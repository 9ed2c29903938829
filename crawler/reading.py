"""From what was fetched to what is kept: a page to its outlet's article, a channel's preview to its posts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC

from crawler.addresses import canonical_url
from crawler.extraction.articles import as_extracted
from crawler.extraction.pages import extract
from crawler.extraction.values import ChannelState, Kind, Post
from outlets.outlet import Outlet
from storage.records import Extracted, Link, Page, Precision


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The article of a page, and for each field the method that found it."""

    extracted: Extracted
    methods: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """A channel's preview page: its state, its posts that have a text, and the addresses of those that have none."""

    state: ChannelState
    posts: tuple[Extracted, ...] = ()
    wordless: tuple[str, ...] = ()
    first: int | None = None  # the lowest number of a post: the page before ends below it


def read_article(page: Page, outlet: Outlet) -> ReadArticle:
    """Returns the article that a page of `outlet` holds.

    Raises:
        Unreadable: the page is no article, or cannot be read; with the reason.
    """
    extraction = extract(page, outlet)
    return ReadArticle(as_extracted(extraction, canonical_url(page.url), outlet.slug), extraction.methods)


def read_preview(page: Page, outlet: Outlet) -> Preview:
    """Returns what a preview page shows.

    Raises:
        Unreadable: the page cannot be read.
    """
    extraction = extract(page, outlet)
    if extraction.kind is not Kind.CHANNEL or extraction.channel is None:
        return Preview(ChannelState.MISSING)
    numbers = [int(post.post.rpartition("/")[2]) for post in extraction.posts]
    return Preview(
        extraction.channel.state,
        tuple(_as_extracted(post, outlet) for post in extraction.posts if post.text),
        tuple(_address(post) for post in extraction.posts if not post.text),
        min(numbers, default=None),
    )


def _as_extracted(post: Post, outlet: Outlet) -> Extracted:
    return Extracted(
        url=_address(post),
        outlet=outlet.slug,
        title="",
        text=post.text,
        published_at=post.published_at.astimezone(UTC) if post.published_at else None,
        precision=Precision.SECOND if post.published_at else Precision.UNKNOWN,
        published_as_found=post.published_at.isoformat() if post.published_at else "",
        links=_links_of(post),
        forwarded_from=post.forwarded_from,
    )


def _links_of(post: Post) -> tuple[Link, ...]:
    if post.preview is None:
        return post.links
    shown = post.preview.url
    links = tuple(replace(link, shown=link.url == shown) for link in post.links)
    return links if any(link.shown for link in links) else (*links, Link(shown, post.preview.site or "", shown=True))


def _address(post: Post) -> str:
    return f"https://t.me/{post.post}"
