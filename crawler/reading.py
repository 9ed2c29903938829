"""From what was fetched to what it says: a page to an article, a channel's preview to its posts."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from crawler.addresses import canonical_url
from crawler.times import parse_time
from outlets.outlet import Outlet
from storage.records import Extracted, Link, Precision

_HTML_TYPES = ("", "text/html", "application/xhtml+xml")
_POST = re.compile(r"(?P<name>[A-Za-z0-9_]+)/(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class NotArticle:
    """A page that is no article; `reason` is one word."""

    reason: str


class ChannelState(StrEnum):
    """What a channel's preview page shows."""

    OPEN = "open"
    PREVIEW_OFF = "preview_off"
    MISSING = "missing"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Channel:
    """A preview page: its state, its posts that have a text, and how many had none."""

    state: ChannelState
    posts: tuple[Extracted, ...] = ()
    wordless: tuple[str, ...] = ()  # addresses of posts without a text
    first: int | None = None  # the lowest number of a post: the page before ends below it


def extract_page(body: bytes, url: str, content_type: str, outlet: Outlet, now: datetime) -> Extracted | NotArticle:
    """Returns the article that a page of `outlet` holds; `url` is where the page came from, after redirects."""
    if content_type.partition(";")[0].strip().lower() not in _HTML_TYPES:
        return NotArticle("not_html")
    _, html = html_to_unicode(content_type or None, body, default_encoding="utf-8")
    found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True, as_dict=False)
    if found is None or isinstance(found, dict):
        return NotArticle("no_text")
    text, title, date = (found.text or "").strip(), (found.title or "").strip(), (found.date or "").strip()
    if not text:
        return NotArticle("no_text")
    published_at, precision = parse_time(date, outlet.timezone, now)
    return Extracted(canonical_url(url), outlet.slug, title, text, published_at, precision, date)


def read_channel(body: bytes, url: str, outlet: Outlet, now: datetime) -> Channel:
    """Returns what a t.me/s page shows; `url` is where it came from, after redirects."""
    tree = LexborHTMLParser(body)
    posts: list[Extracted] = []
    wordless: list[str] = []
    numbers: list[int] = []
    for node in tree.css("div.tgme_widget_message[data-post]"):
        match = _POST.fullmatch(node.attributes.get("data-post") or "")
        if match is None:
            continue
        numbers.append(int(match["number"]))
        address = f"https://t.me/{match['name']}/{match['number']}"
        post = _read_post(node, address, outlet, now)
        if post is None:
            wordless.append(address)
        else:
            posts.append(post)
    if numbers:
        return Channel(ChannelState.OPEN, tuple(posts), tuple(wordless), min(numbers))
    if tree.css_first("div.tgme_channel_info_header_title, div.tgme_channel_history") is not None:
        return Channel(ChannelState.EMPTY)
    # t.me answers a preview that is off with the channel's card, and an unknown name with a page that has none.
    shown = tree.css_first("div.tgme_page_title") is not None or urlsplit(url).path.startswith("/s/") is False
    return Channel(ChannelState.PREVIEW_OFF if shown else ChannelState.MISSING)


def _read_post(node: LexborNode, address: str, outlet: Outlet, now: datetime) -> Extracted | None:
    text_node = node.css_first("div.tgme_widget_message_text.js-message_text")
    if text_node is None:
        return None
    for line_break in text_node.css("br"):
        line_break.replace_with("\n")
    text = text_node.text().strip()
    if not text:
        return None
    # t.me shows two kinds of <time>: a video's duration, without the attribute, and the date.
    time_node = node.css_first("time[datetime]")
    found = (time_node.attributes.get("datetime") or "") if time_node is not None else ""
    published_at, precision = parse_time(found, outlet.timezone, now)
    anchors = [*text_node.css("a[href]"), *node.css("a.tgme_widget_message_forwarded_from_name[href]")]
    links = tuple(Link(anchor.attributes.get("href") or "", anchor.text().strip()) for anchor in anchors)
    return Extracted(address, outlet.slug, "", text, published_at, precision or Precision.UNKNOWN, found, links)
