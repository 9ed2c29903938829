"""What extraction gives: one frozen value for a page, whatever the page turns out to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from storage.records import Forward, Link, Precision


class Kind(StrEnum):
    """What a page is."""

    ARTICLE = "article"
    POST = "post"  # one message of a channel, once it has become an article of its own
    LIVE = "live"  # a running report of many dated entries
    PHOTO = "photo"  # pictures with captions and hardly any text
    CHANNEL = "channel"  # a Telegram preview: many posts
    NOT_ARTICLE = "not_article"


class Reason(StrEnum):
    """Why a page is no article, or cannot be read at all."""

    SECTION = "section_page"
    TAG = "tag_page"
    SEARCH = "search_page"
    SOFT_404 = "soft_404"
    PAYWALL = "paywall"
    CONSENT = "consent_wall"
    NO_TEXT = "no_main_text"
    EMPTY = "empty_page"
    NOT_HTML = "not_html"
    TOO_LARGE = "page_too_large"
    CHARSET = "charset_unreadable"
    CHANNEL = "channel_page"


class Undated(StrEnum):
    """Why a page has no publication time."""

    NONE_FOUND = "none_found"
    NOT_UNDERSTOOD = "not_understood"
    IMPOSSIBLE = "impossible"  # in the future, or before there was an archive


class Unreadable(Exception):
    """A page that must not be stored: a named reason, and one line that says what is wrong with it."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keeps both."""
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class ChannelState(StrEnum):
    """What a channel's page shows."""

    OPEN = "open"
    PREVIEW_OFF = "preview_off"  # the channel exists and shows nothing here: not the same as having no posts
    PRIVATE = "private"
    MISSING = "missing"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Channel:
    """A Telegram channel as its page describes it; `username` is without @, `subscribers` a rounded number."""

    username: str | None
    title: str | None
    description: str | None
    subscribers: int | None
    state: ChannelState


@dataclass(frozen=True, slots=True)
class Preview:
    """The linked page that a post shows below its text."""

    url: str
    site: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """One message of a channel. `post` is "name/id"; `links` hold code points of `text`; `views` is rounded."""

    post: str
    published_at: datetime | None
    text: str
    links: tuple[Link, ...] = ()
    forwarded_from: Forward | None = None
    reply_to: str | None = None
    media: tuple[str, ...] = ()
    views: int | None = None
    edited: bool = False
    service: bool = False
    signature: str | None = None
    preview: Preview | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one page says. `reason` is set where `kind` is "not_article".

    `text` has its paragraphs separated by a blank line, without title and captions; `links` count its code points.
    `published_at` is aware, with the offset as found or in the outlet's zone; where it is None, `undated` says why.
    `methods` names what found each field: "rule", "json-ld", "meta", "microdata", "dom", "trafilatura" …
    """

    kind: Kind
    reason: Reason | None = None
    title: str = ""
    text: str = ""
    captions: tuple[str, ...] = ()
    published_at: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    published_as_found: str = ""
    undated: Undated | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    canonical_url: str | None = None
    links: tuple[Link, ...] = ()
    methods: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    channel: Channel | None = None
    posts: tuple[Post, ...] = ()
