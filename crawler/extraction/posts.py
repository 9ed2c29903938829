"""The posts of a Telegram preview page."""

import re
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.extraction.head import resolve
from crawler.extraction.values import Post, Preview
from storage.records import Forward, Link

_BASE = "https://t.me/"
_MOST = 500  # posts; a page shows about 20
_POST = re.compile(r"[\w+-]{1,64}/\d{1,12}")
_NUMBER = re.compile(r"\s*(\d[\d\s.,]*)\s*([KM]?)\s*", re.IGNORECASE)
_POWERS = {"": 1, "k": 1_000, "m": 1_000_000}
_MARKUP_SPACE = re.compile(r"[ \t\r\n\f]+")
_HASHTAG = re.compile(r"^\?q=%23|/s/\w+\?q=%23|^https?://t\.me/\w*\?q=%23", re.IGNORECASE)

# What a post carries besides its text, by the class of the element that shows it.
_MEDIA = (
    ("tgme_widget_message_photo_wrap", "photo"),
    ("tgme_widget_message_service_photo", "service_photo"),
    ("tgme_widget_message_video_player", "video"),
    ("tgme_widget_message_roundvideo_player", "round_video"),
    ("tgme_widget_message_voice_player", "voice"),
    ("tgme_widget_message_sticker_wrap", "sticker"),
    ("tgme_widget_message_document_wrap", "document"),
    ("tgme_widget_message_location_wrap", "location"),
    ("tgme_widget_message_venue_wrap", "location"),
    ("tgme_widget_message_contact_wrap", "contact"),
    ("tgme_widget_message_poll", "poll"),
    ("tgme_widget_message_invoice", "invoice"),
    ("tgme_widget_message_game", "game"),
)
_KINDS = dict(_MEDIA)
_ANY_MEDIA = ", ".join(f".{name}" for name in _KINDS)


def read_posts(tree: LexborHTMLParser) -> tuple[Post, ...]:
    """Returns the posts of a page in its order, each once."""
    posts: dict[str, Post] = {}
    for node in tree.css(".tgme_widget_message[data-post]")[:_MOST]:
        name = node.attributes.get("data-post") or ""
        if _POST.fullmatch(name):
            posts.setdefault(name, _read_post(node, name))
    return tuple(posts.values())


def read_number(shown: str) -> int | None:
    """Returns a number as Telegram shows it: "146", "57.8K", "2.38M", "12 345"."""
    match = _NUMBER.fullmatch(shown)
    if match is None:
        return None
    power = _POWERS[match[2].lower()]
    digits = "".join(match[1].split())
    try:
        return round(float(digits.replace(",", ".")) * power) if power > 1 else int(re.sub(r"[.,]", "", digits))
    except (ValueError, OverflowError):
        return None


def _read_post(node: LexborNode, name: str) -> Post:
    text, links = _read_text(node)
    reply = node.css_first("a.tgme_widget_message_reply")
    meta = node.css_first(".tgme_widget_message_meta")
    views = node.css_first(".tgme_widget_message_views")
    author = node.css_first(".tgme_widget_message_from_author")
    return Post(
        post=name,
        published_at=_read_time(node),
        text=text,
        links=links,
        forwarded_from=_read_forward(node),
        reply_to=resolve(reply.attributes.get("href") or "", _BASE) if reply is not None else None,
        media=_read_media(node),
        views=read_number(views.text()) if views is not None else None,
        # The signature stands in the same line: somebody may be called "Edited".
        edited=meta is not None and "edited" in (meta.text(deep=False) or "").lower(),
        service="service_message" in (node.attributes.get("class") or "").split(),
        signature=_words(author) or None,
        preview=_read_preview(node),
    )


def _read_text(node: LexborNode) -> tuple[str, tuple[Link, ...]]:
    for each in node.css(".tgme_widget_message_text.js-message_text"):
        if not _lies_in(each, "tgme_widget_message_reply"):
            return _render(each)
    return "", ()


def _render(root: LexborNode) -> tuple[str, tuple[Link, ...]]:
    """Returns the words of a message as Telegram keeps them: its line breaks and no-break spaces mean something."""
    text = ""
    links: list[Link] = []
    opened: list[tuple[str, int]] = []
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if node.tag == "-text":
            piece = _MARKUP_SPACE.sub(" ", node.text_content or "")
            text += piece.lstrip(" ") if not text or text.endswith("\n") else piece
        elif node.tag == "br":
            text += "\n"
        elif not entering:
            href, start = opened.pop()
            address = resolve(href, _BASE) if not _HASHTAG.search(href) else None
            anchor = text[start:].rstrip()
            if address is not None and anchor:
                links.append(Link(address, anchor, start, start + len(anchor)))
        else:
            if node.tag == "a":
                stack.append((node, False))
                opened.append((node.attributes.get("href") or "", len(text)))
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
    return text.rstrip(), tuple(links)


def _read_time(node: LexborNode) -> datetime | None:
    # There are two kinds of <time> in a post: a video's duration, and the date.
    shown = node.css_first(".tgme_widget_message_date time[datetime]")
    try:
        time = datetime.fromisoformat((shown.attributes.get("datetime") or "") if shown is not None else "")
    except ValueError:
        return None
    return time if time.tzinfo is not None else None


def _read_forward(node: LexborNode) -> Forward | None:
    from_whom = node.css_first(".tgme_widget_message_forwarded_from_name")
    if from_whom is None:
        return None
    return Forward(_words(from_whom), resolve(from_whom.attributes.get("href") or "", _BASE))


def _read_media(node: LexborNode) -> tuple[str, ...]:
    found = []
    for each in node.css(_ANY_MEDIA):
        kind = next((_KINDS[name] for name in (each.attributes.get("class") or "").split() if name in _KINDS), "")
        if _lies_in(each, "tgme_widget_message_reply") or _lies_in(each, "tgme_widget_message_link_preview"):
            continue
        if kind == "document" and each.css_first(".tgme_widget_message_document_icon.audio") is not None:
            kind = "audio_file"
        if kind:
            found.append(kind)
    return tuple(dict.fromkeys(found))


def _read_preview(node: LexborNode) -> Preview | None:
    shown = node.css_first("a.tgme_widget_message_link_preview")
    url = resolve(shown.attributes.get("href") or "", _BASE) if shown is not None else None
    if shown is None or url is None:
        return None
    return Preview(url, _words(shown.css_first(".link_preview_site_name")) or None)


def _lies_in(node: LexborNode, name: str) -> bool:
    parent = node.parent
    while parent is not None and "tgme_widget_message" not in (parent.attributes.get("class") or "").split():
        if name in (parent.attributes.get("class") or "").split():
            return True
        parent = parent.parent
    return False


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator="").split()) if node is not None else ""
