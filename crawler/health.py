"""Health: what the outcomes of one run say of an outlet, so that silence is seen the day it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.jobs import Result
from crawler.ledger import DOOR, READ
from crawler.outcomes import NOT_ASKED, Outcome

MOST_FAILING = 0.5  # of the pages that were asked for; above it the outlet's pages have changed, or it refuses us
FEWEST_PAGES = 4  # asked for, below which one bad page would decide


class State(StrEnum):
    """How an outlet does."""

    OK = "ok"
    DEGRADED = "degraded"  # something came, but much did not
    SILENT = "silent"  # its doors can be read, and show nothing
    CLOSED = "closed"  # not one door could be read
    FAILED = "failed"  # the run itself did not come to its end


@dataclass(frozen=True, slots=True)
class Health:
    """The state and, where it is not OK, the reason in a few words."""

    state: State
    why: str = ""


def judge(result: Result) -> Health:
    """Returns what one run says of its outlet."""
    if result.fault or result.ending not in ("finished", "closespider_timeout", "closespider_pagecount"):
        return Health(State.FAILED, result.fault or result.ending)
    doors = {name.removeprefix(DOOR): number for name, number in result.outcomes.items() if name.startswith(DOOR)}
    pages = {name: number for name, number in result.outcomes.items() if not name.startswith(DOOR)}
    readable = doors.pop(READ, 0) + doors.pop(Outcome.NOT_MODIFIED, 0)
    if not readable:
        return Health(State.CLOSED, f"no door could be read: {_tell(doors) or 'there is none'}")
    if not pages:
        return Health(State.SILENT, f"{readable} doors read, which show nothing")
    lost = {name: number for name, number in pages.items() if name not in NOT_ASKED and name != Outcome.STORED}
    asked = sum(lost.values()) + pages.get(Outcome.STORED, 0)
    if asked >= FEWEST_PAGES and sum(lost.values()) > MOST_FAILING * asked:
        return Health(State.DEGRADED, f"{sum(lost.values())} of {asked} pages lost: {_tell(lost)}")
    if doors:
        return Health(State.DEGRADED, f"doors that could not be read: {_tell(doors)}")
    return Health(State.OK)


def _tell(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{name} {number}" for name, number in ordered)
