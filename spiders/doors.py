"""Doors: what feeds, sitemaps, listings and previews are asked, and what they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from outlets.outlet import Outlet
from storage.records import Extracted


@dataclass(frozen=True, slots=True)
class Lead:
    """An address that may be an article's, absolute, as it was found.

    `published_at` (UTC) is what the door calls the time of publication; `changed_at` (UTC) a time that is no more than
    a hint of its age, such as a sitemap's lastmod.
    """

    url: str
    published_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def age(self) -> datetime | None:
        """The time by which the lead is held to be within the days that a run asks for."""
        return self.published_at or self.changed_at


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run asks of an outlet's doors: what is new since a moment (UTC).

    An `archive` run was told that moment and walks everything back to it; an ordinary one looks at the newest only.
    """

    outlet: Outlet
    since: datetime
    now: datetime
    archive: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What one fetch of a door shows: addresses to fetch, posts that are whole, and pages that end here and why."""

    leads: tuple[Lead, ...] = ()
    posts: tuple[Extracted, ...] = ()
    ended: tuple[tuple[str, str], ...] = ()  # (address, outcome)
    steps: tuple["Step", ...] = ()  # parts of an index, to be taken whatever was new
    earlier: tuple["Step", ...] = ()  # to be taken where what is shown here was new


def join(base: str, address: str) -> str:
    """Returns an address of a door in full; one that is broken stays as it is, and ends as a bad address."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


class NotThisDoor(Exception):
    """What came is no feed, sitemap, listing or preview; the message is one word for the outcome."""


class Step(Protocol):
    """One fetch of a door: the address, and how to read what comes."""

    @property
    def url(self) -> str:
        """The address to fetch."""

    @property
    def door(self) -> str:
        """The door as the outlet's file has it."""

    @property
    def number(self) -> int:
        """The page of the door that this fetches, from 1."""

    @property
    def largest(self) -> int:
        """The most bytes to read, after unpacking; 0 for as many as of any page."""

    def read(self, body: bytes, url: str, content_type: str, wish: Wish) -> Shown:
        """Returns what came from `url`, after redirects; raises NotThisDoor."""

    def following(self, shown: Shown, wish: Wish, new: int, known: int) -> Sequence["Step"]:
        """Returns where to go on: `new` addresses were first seen in this run, `known` of them are stored already."""
