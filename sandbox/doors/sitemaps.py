"""Sitemaps of a made-up outlet: an index of gzipped ones, one a month, and one for Google News."""

import gzip
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from sandbox.articles import Article
from sandbox.publishers import Publisher

_NEWS_REACH = timedelta(hours=48)  # as Google News wants it
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def months_of(articles: Sequence[Article]) -> list[str]:
    """Returns the months that have articles, as 2026-11, the latest first."""
    return sorted({f"{one.published_at:%Y-%m}" for one in articles}, reverse=True)


def as_index(publisher: Publisher, latest: Sequence[Article]) -> str:
    """Returns the index of the monthly sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{publisher.url}sitemap-{month}.xml.gz</loc><lastmod>{_last_of(latest, month)}</lastmod></sitemap>\n"
        for month in months_of(latest)
    )
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{entries}</sitemapindex>\n"


def as_month(latest: Sequence[Article], month: str) -> bytes:
    """Returns the sitemap of one month, gzipped, the same bytes each time."""
    entries = "".join(
        f"<url><loc>{escape(one.url)}</loc><lastmod>{one.published_at.isoformat()}</lastmod></url>\n"
        for one in latest
        if f"{one.published_at:%Y-%m}" == month
    )
    return gzip.compress(f"{_HEAD}<urlset {_SPACE}>\n{entries}</urlset>\n".encode(), mtime=0)


def as_news(publisher: Publisher, latest: Sequence[Article], now: datetime) -> str:
    """Returns the sitemap for Google News: what is younger than two days at the moment `now`."""
    entries = "".join(
        f"""<url><loc>{escape(one.url)}</loc><news:news>
<news:publication><news:name>{escape(publisher.name)}</news:name><news:language>{one.language}</news:language></news:publication>
<news:publication_date>{one.published_at.isoformat()}</news:publication_date>
<news:title>{escape(one.title, quote=False)}</news:title></news:news></url>
"""
        for one in latest
        if now - one.published_at <= _NEWS_REACH
    )
    space = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f"{_HEAD}<urlset {_SPACE} {space}>\n{entries}</urlset>\n"


def _last_of(latest: Sequence[Article], month: str) -> str:
    return max(one.published_at for one in latest if f"{one.published_at:%Y-%m}" == month).isoformat()
