"""What can be asked of a share, and what the answer needs to know of the outlets."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from analysis.corpus.periods import By
from outlets.vocabulary import Audience, Group, Kind


class Slice(StrEnum):
    """What a share can be cut by. The first four cut the articles, the last two the Russian ones among them."""

    OUTLET = "outlet"
    LANGUAGE = "language"
    GROUP = "group"  # of the publisher
    KIND = "kind"  # of the publisher
    BASIS = "basis"
    LEVEL = "level"


class Space(StrEnum):
    """What the denominator holds."""

    DOMESTIC = "domestic"  # published for the audience kz
    CONSUMED = "consumed"  # domestic, and what is read in Kazakhstan besides


class Weights(StrEnum):
    """What has one vote: an article, an outlet, a reader."""

    ARTICLES = "articles"
    OUTLETS = "outlets"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Request:
    """The days `since` to `until` (both included; None: as far as there are articles), and how to cut them."""

    since: date | None = None
    until: date | None = None
    by: By = By.WEEK
    slices: tuple[Slice, ...] = ()
    space: Space = Space.DOMESTIC
    weights: Weights = Weights.ARTICLES

    def asks_for(self, day: date) -> bool:
        """Tells whether the day is within the bounds."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class CannotEstimate(Exception):
    """A request that has no honest answer; the message is one line that says why."""


class Publisher(Protocol):
    """What the share needs to know of an outlet."""

    @property
    def group(self) -> Group:
        """Who controls the newsroom."""

    @property
    def audience(self) -> Audience:
        """Who is addressed."""

    @property
    def kind(self) -> Kind:
        """What sort of outlet it is."""

    @property
    def articles_per_day(self) -> tuple[int, int] | None:
        """How many it is thought to publish, least and most."""


class Panel(Protocol):
    """Which outlets were watched when."""

    @property
    def name(self) -> str:
        """The name and version that a share gives with its number."""

    def watches(self, slug: str, day: date, /) -> bool:
        """Tells whether the outlet was in the panel on that day (in Asia/Almaty)."""

    def members_on(self, day: date, /) -> frozenset[str]:
        """Returns the outlets that were in it on that day."""


class Registry(Protocol):
    """Where outlets are looked up."""

    @property
    def panel(self) -> Panel:
        """The panel in force."""

    def get(self, slug: str, /) -> Publisher | None:
        """Returns the outlet, or None when no file describes it."""
