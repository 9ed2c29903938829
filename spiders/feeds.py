"""Feeds: RSS and Atom, also malformed, to leads."""

import calendar
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from spiders.doors import Lead, NotThisDoor, Shown, Step, Wish, join

MOST_ENTRIES = 2_000  # of one feed; the longest of the registry has 1,000


def read_feed(body: bytes, url: str, content_type: str) -> list[Lead]:
    """Returns the entries of a feed in their order; a malformed one gives what could be read.

    Raises:
        NotThisDoor: "not_a_feed" for anything else: a page, nothing.
    """
    # A stream, because a bare string that looks like an address or a file's name would be opened.
    parsed = feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": content_type, "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise NotThisDoor("not_a_feed")
    leads = []
    for entry in parsed.entries[:MOST_ENTRIES]:
        address = _address_of(entry)
        if address:
            leads.append(
                Lead(join(url, address), _time_in(entry, "published_parsed"), _time_in(entry, "updated_parsed"))
            )
    return leads


def _address_of(entry: Any) -> str:
    link = entry.get("link")
    if isinstance(link, str) and link.strip():
        return link.strip()
    # RSS 2.0: a guid is an address unless it says otherwise; Atom's id is often one, too.
    identity = entry.get("id")
    return (
        identity.strip() if isinstance(identity, str) and identity.strip().startswith(("http://", "https://")) else ""
    )


def _time_in(entry: Any, key: str) -> datetime | None:
    # Not entry.get: feedparser would give the time of publication for a missing one of change, with a warning.
    found = dict.get(entry, key)
    if not isinstance(found, struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(found), UTC)
    except (ValueError, OverflowError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class FeedStep:
    """A feed; it has one page only."""

    url: str
    number: int = 1
    largest: int = 0

    @property
    def door(self) -> str:
        """The feed itself."""
        return self.url

    def read(self, body: bytes, url: str, content_type: str, wish: Wish) -> Shown:
        """Shows the entries."""
        return Shown(tuple(read_feed(body, url, content_type)))

    def following(self, shown: Shown, wish: Wish, new: int, known: int) -> Sequence[Step]:
        """Goes nowhere."""
        return ()
