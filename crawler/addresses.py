"""Addresses of articles: one spelling for each, and the domain that stands for an outlet that nobody registered."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

if TYPE_CHECKING:
    from tldextract import ExtractResult

_DEFAULT_PORTS = {"http": 80, "https": 443}
# Exact names only. Wider lists (cid, uid, ref, source …) hold parameters that name articles on some sites, and two
# articles under one address are one lost, while one under two is counted and can be found.
_TRACKER = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|igshid|igsh|mc_cid|mc_eid|_openstat|twclid|ttclid)(?:=|$)",
    re.IGNORECASE,
)

LONGEST_URL = 2048  # characters; what browsers and sitemaps agree on


def canonical_url(url: str) -> str:
    """Returns the one spelling under which an article is kept.

    Scheme and host in small letters, no default port, no tracking parameters, the query sorted, no fragment.

    Raises:
        ValueError: in one line, when `url` is not an absolute http(s) address.
    """
    url = url.strip()
    if len(url) > LONGEST_URL:
        raise ValueError(f"the address has {len(url)} characters, more than {LONGEST_URL}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # the port is checked when it is read
    except ValueError as problem:
        raise ValueError(f"not an address: {problem}") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise ValueError(f"not an http(s) address: {url[:80]!r}")
    if not host or any(letter.isspace() for letter in url):
        raise ValueError(f"not an address: {url[:80]!r}")
    try:
        port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme.lower()] else ""
        base = canonicalize_url(urlunsplit((parts.scheme, _bracketed(host) + port, parts.path, "", "")))
        query = _clean_query(parts.query)
        return safe_url_string(f"{base}?{query}" if query else base)
    except (ValueError, UnicodeError) as problem:
        raise ValueError(f"not an address: {problem}") from None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _clean_query(query: str) -> str:
    """Drops what only tells where a reader came from; everything else stays as it is, sorted.

    Piece by piece, not parsed and written anew: "?3759095" names an article, and a parser takes it for an empty field.
    """
    pieces = [piece for piece in query.split("&") if piece]
    return "&".join(sorted(piece for piece in pieces if not _TRACKER.match(piece)))


@lru_cache(maxsize=1)
def _public_suffixes() -> Callable[[str], "ExtractResult"]:
    # Imported when first asked for: it costs a tenth of a second, which every verb would pay.
    import tldextract

    # The suffix list ships with the package: no look-up over the network, no cache on disk.
    # With the private section of it: org.ru and blogspot.com are shared by newsrooms that have nothing else in common.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=16_384)
def registrable_domain(host: str) -> str:
    """Returns the domain that somebody registered: "news.drom.ru" → "drom.ru"; an address or a bare name as it is."""
    return _public_suffixes()(host).top_domain_under_public_suffix or host.lower()
