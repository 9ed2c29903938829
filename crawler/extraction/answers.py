"""Extractions as the JSON that `derekkoz extract` prints."""

from typing import Any

from crawler.extraction.values import Channel, Extraction, Kind, Post
from storage.records import Link

Answer = dict[str, Any]


def as_json(extraction: Extraction) -> Answer:
    """Returns the object of one page, without its id. Times are ISO 8601 with the offset as found."""
    if extraction.kind is Kind.CHANNEL:
        return _channel_page(extraction)
    published = extraction.published_at
    return {
        "kind": extraction.kind.value,
        "reason": extraction.reason.value if extraction.reason else None,
        "title": extraction.title,
        "text": extraction.text,
        "captions": list(extraction.captions),
        "published_at": published.isoformat() if published else None,
        "precision": extraction.precision.value,
        "undated": extraction.undated.value if extraction.undated else None,
        "authors": list(extraction.authors),
        "section": extraction.section,
        "canonical_url": extraction.canonical_url,
        "links": [_link(link) for link in extraction.links],
        "methods": dict(extraction.methods),
    }


def _channel_page(extraction: Extraction) -> Answer:
    return {
        "kind": extraction.kind.value,
        "channel": _channel(extraction.channel) if extraction.channel else None,
        "posts": [_post(post) for post in extraction.posts],
    }


def _channel(channel: Channel) -> Answer:
    return {
        "username": channel.username,
        "title": channel.title,
        "description": channel.description,
        "subscribers": channel.subscribers,
        "state": channel.state.value,
    }


def _post(post: Post) -> Answer:
    return {
        "post": post.post,
        "published_at": post.published_at.isoformat() if post.published_at else None,
        "text": post.text,
        "links": [_link(link) for link in post.links],
        "forwarded_from": (
            {"name": post.forwarded_from.name, "url": post.forwarded_from.url} if post.forwarded_from else None
        ),
        "reply_to": post.reply_to,
        "media": list(post.media),
        "views": post.views,
        "edited": post.edited,
        "service": post.service,
        "signature": post.signature,
        "preview": {"url": post.preview.url, "site": post.preview.site} if post.preview else None,
    }


def _link(link: Link) -> Answer:
    return {"url": link.url, "anchor": link.anchor, "start": link.start, "end": link.end}
