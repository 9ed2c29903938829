"""Feeds of a made-up outlet: RSS 2.0 and Atom, the latest articles first."""

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from sandbox.articles import Article
from sandbox.publishers import Publisher

LENGTH = 40  # articles; real feeds have between 30 and 50


def as_rss(publisher: Publisher, latest: Sequence[Article]) -> str:
    """Returns the feed of the `latest` articles, newest first, as RSS 2.0."""
    items = "".join(
        f"""<item>
<title>{escape(one.title, quote=False)}</title>
<link>{escape(one.url)}</link>
<guid isPermaLink="true">{escape(one.url)}</guid>
<pubDate>{format_datetime(one.published_at)}</pubDate>
<dc:creator><![CDATA[{one.byline}]]></dc:creator>
<category>{escape(one.section, quote=False)}</category>
<description><![CDATA[<p>{escape(one.paragraphs[0], quote=False)}</p>]]></description>
</item>
"""
        for one in latest[:LENGTH]
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{escape(publisher.name, quote=False)}</title>
<link>{escape(publisher.url)}</link>
<description>{escape(publisher.name, quote=False)}</description>
<language>{publisher.language}</language>
{items}</channel>
</rss>
"""


def as_atom(publisher: Publisher, latest: Sequence[Article]) -> str:
    """Returns the feed of the `latest` articles, newest first, as Atom."""
    entries = "".join(
        f"""<entry>
<title>{escape(one.title, quote=False)}</title>
<link rel="alternate" type="text/html" href="{escape(one.url)}"/>
<id>{escape(one.url)}</id>
<published>{one.published_at.isoformat()}</published>
<updated>{one.published_at.isoformat()}</updated>
<author><name>{escape(one.byline, quote=False)}</name></author>
<summary type="text">{escape(one.paragraphs[0], quote=False)}</summary>
</entry>
"""
        for one in latest[:LENGTH]
    )
    updated = latest[0].published_at.isoformat() if latest else "2026-01-01T00:00:00+00:00"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{publisher.language}">
<title>{escape(publisher.name, quote=False)}</title>
<link href="{escape(publisher.url)}"/>
<id>{escape(publisher.url)}</id>
<updated>{updated}</updated>
{entries}</feed>
"""
