"""Jobs: what a crawl of a batch of outlets is told, and what it answers, as values that go through JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Self

from crawler.settings import BOT_NAME
from outlets.outlet import Outlet

SANDBOX_SETTING = "SANDBOX"  # the guard's one exception
LONG_RUN = 6 * 3600  # seconds for one outlet when its archive is walked back
LONG_RUN_PAGES = 10_000  # as many as fit into that time at two seconds each


def may_be_crawled(outlet: Outlet) -> bool:
    """Tells whether an outlet is neither unverified nor paused, and has a door that is proven."""
    doors = [*outlet.feeds, *outlet.sitemaps, *outlet.listings]
    proven = not all(each.unverified for each in doors) or not all(each.unverified for each in outlet.telegram)
    return proven and not outlet.unverified and not outlet.paused


@dataclass(frozen=True, slots=True)
class Job:
    """A batch of outlets, by slug, that one child crawls; with `trial` it stores nothing and tries every door.

    `since` walks archives back to that day. `limits` overrides Scrapy's settings. `registry` is a folder of outlets'
    files in place of the shipped one; `browser` is a Chromium's path, "" to look for one; `now` (aware) is the moment
    that the run looks back from, by default that of its start.
    """

    outlets: tuple[str, ...]
    database_url: str
    contact: str = ""
    sandbox: str = ""
    since: date | None = None
    registry: str = ""
    trial: bool = False
    browser: str = ""
    now: datetime | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Returns the job on one line."""
        times = {name: time.isoformat() for name in ("since", "now") if (time := getattr(self, name)) is not None}
        return json.dumps(asdict(self) | times)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Reads what `to_json` wrote."""
        fields = json.loads(text)
        since, now = fields["since"], fields["now"]
        fields |= {"outlets": tuple(fields["outlets"]), "since": since and date.fromisoformat(since)}
        return cls(**fields | {"now": now and datetime.fromisoformat(now)})

    def settings(self) -> dict[str, Any]:
        """Returns Scrapy's settings for this job, on top of crawler.settings."""
        chosen: dict[str, Any] = {
            "USER_AGENT": user_agent(self.contact),
            "DATABASE_URL": self.database_url,
            "OUTLETS_FOLDER": self.registry,
            "TRIAL": self.trial,
            "BROWSER": self.browser,
            "SINCE": self.since and self.since.isoformat(),
        }
        if self.since is not None:
            chosen |= {"CLOSESPIDER_TIMEOUT": LONG_RUN, "PAGE_BUDGET": LONG_RUN_PAGES}
            chosen |= {"CLOSESPIDER_PAGECOUNT": 2 * LONG_RUN_PAGES}
        if self.sandbox:
            # Nobody is disturbed there.
            chosen |= {SANDBOX_SETTING: self.sandbox, "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}
        return chosen | dict(self.limits)


def user_agent(contact: str) -> str:
    """Returns how the crawler introduces itself; `contact` is a URL or an address where its owner can be reached."""
    return f"{BOT_NAME} (+{contact})" if contact else BOT_NAME


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one outlet: `outcomes` (name → number), and how the run ended.

    `ending` is "finished", a limit of Scrapy's ("closespider_timeout" ...), "shutdown", or what happened to the child:
    "killed at the time limit", "crashed ...". `fault` is one line that somebody has to read; `entries` is a trial's.
    """

    outlet: str
    outcomes: Mapping[str, int]
    ending: str
    seconds: float = 0.0
    fault: str = ""
    entries: tuple[Mapping[str, Any], ...] = ()

    def to_json(self) -> str:
        """Returns the result on one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Reads what `to_json` wrote; raises ValueError for anything else."""
        fields = json.loads(text)
        if not isinstance(fields, dict):
            raise ValueError("a result is an object")
        try:
            return cls(**fields | {"entries": tuple(fields.get("entries", ()))})
        except TypeError as problem:
            raise ValueError(str(problem)) from None
