"""Telegram's preview pages (t.me/s/NAME) and mirrors of their markup: the channel and what it shows."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.extraction.posts import read_number, read_posts
from crawler.extraction.values import Channel, ChannelState, Extraction, Kind

# By its markup and not by its host: mirrors serve the same pages under names of their own.
_FRAMES = (
    ".tgme_channel_history, .tgme_channel_info, .tgme_page_title, .tgme_page_icon, .tme_no_messages_found,"
    " body.tgme_webpreview, body.widget_frame_base"
)
_MESSAGE = ".tgme_widget_message[data-post]"
_SUBSCRIBERS = re.compile(r"([\d][\d\s.,]*[KM]?)\s*(?:subscribers?|members?)", re.IGNORECASE)
_USERNAME = re.compile(r"[A-Za-z]\w{2,31}")
_CONTACT = re.compile(r"Telegram:\s+(?:View|Contact)\s+@(\w+)")
_INVITATION = re.compile(r"join group chat|private (?:channel|group)|invited to (?:the|a)", re.IGNORECASE)


def is_channel(tree: LexborHTMLParser) -> bool:
    """Tells whether a page is Telegram's. An article that shows a post inside it is not."""
    if tree.css_first(_FRAMES) is not None:
        return True
    return tree.css_first(_MESSAGE) is not None and tree.css_first("h1, article") is None


def read_channel(tree: LexborHTMLParser, url: str) -> Extraction:
    """Returns the channel, its state, and the posts on the page, in the page's order (the oldest first).

    A page without posts says why: the preview is off, the channel is private, missing, or has posted nothing.
    """
    posts = read_posts(tree)
    title = _words(tree, ".tgme_channel_info_header_title", ".tgme_header_title", ".tgme_page_title")
    title = title or _words(tree, ".tgme_widget_message_owner_name") or _meta(tree, "og:title")
    state = ChannelState.OPEN if posts else _state_of(tree)
    if state is ChannelState.MISSING:
        title = None
    channel = Channel(
        username=_username(tree, posts[0].post if posts else "", url),
        title=title,
        description=_words(tree, ".tgme_channel_info_description", ".tgme_page_description")
        or _meta(tree, "og:description"),
        subscribers=_subscribers(tree),
        state=state,
    )
    return Extraction(kind=Kind.CHANNEL, channel=channel, posts=posts)


def _state_of(tree: LexborHTMLParser) -> ChannelState:
    if tree.css_first(".tgme_channel_history, .tme_no_messages_found, .tgme_channel_info") is not None:
        return ChannelState.EMPTY
    extra = _words(tree, ".tgme_page_extra") or ""
    heading = _words(tree, "title") or ""
    invited = tree.css_first('a[href^="tg://join"]') is not None
    if invited or _INVITATION.search(f"{heading}\n{extra}\n{_words(tree, '.tgme_page_description') or ''}"):
        return ChannelState.PRIVATE
    if tree.css_first(".tgme_page_title") is None:
        return ChannelState.MISSING
    # A person's page shows the name with @ where a channel's shows its readers.
    return ChannelState.PREVIEW_OFF if _SUBSCRIBERS.search(extra) else ChannelState.MISSING


def _username(tree: LexborHTMLParser, post: str, url: str) -> str | None:
    shown = _words(tree, ".tgme_channel_info_header_username")
    main = tree.css_first("main[data-url]")
    contact = _CONTACT.search(_words(tree, "title") or "")
    places = (
        (shown or "").removeprefix("@"),
        (main.attributes.get("data-url") or "").strip("/") if main is not None else "",
        post.partition("/")[0],
        contact[1] if contact else "",
        url.partition("?")[0].rstrip("/").rpartition("/")[2],
    )
    return next((name for name in places if _USERNAME.fullmatch(name)), None)


def _subscribers(tree: LexborHTMLParser) -> int | None:
    for node in tree.css(".tgme_channel_info_counter, .tgme_header_counter, .tgme_page_extra")[:10]:
        match = _SUBSCRIBERS.search(" ".join(node.text(separator=" ").split()))
        if match:
            return read_number(match[1])
    return None


def _words(tree: LexborHTMLParser, *selectors: str) -> str | None:
    for selector in selectors:
        node = tree.css_first(selector)
        if node is not None and (words := _shown(node)):
            return words
    return None


def _shown(node: LexborNode) -> str:
    return " ".join(node.text(separator="").split())


def _meta(tree: LexborHTMLParser, name: str) -> str | None:
    node = tree.css_first(f'meta[property="{name}"]')
    return " ".join((node.attributes.get("content") or "").split()) or None if node is not None else None
