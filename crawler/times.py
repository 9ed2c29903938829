"""Publication times: to UTC, with the precision that the source really gave."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from storage.records import Precision

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # no outlet's archive is older; what claims to be is a default value
CLOCK_TOLERANCE = timedelta(minutes=10)  # how far an outlet's clock may run ahead of ours

_DATE_ONLY = re.compile(r"\d{4}-?\d{2}-?\d{2}$")
_WITH_SECONDS = re.compile(r"T?\d{2}:?\d{2}:?\d{2}")


def parse_time(found: str, zone: tzinfo, now: datetime) -> tuple[datetime | None, Precision]:
    """Returns the time in UTC and its precision; (None, UNKNOWN) when it cannot be told or cannot be true.

    Args:
        found: ISO 8601 as the source gave it; without an offset it is local time in `zone`. In the hour that a change
            of the clock repeats, the first passage is taken.
        zone: the outlet's zone.
        now: aware; later times than this are refused, since nothing is published tomorrow.
    """
    found = found.strip()
    time = read_iso(found, zone)
    if time is None or not is_possible(time, now):
        return None, Precision.UNKNOWN
    return time.astimezone(UTC), precision_of(found)


def read_iso(found: str, zone: tzinfo) -> datetime | None:
    """Returns an aware time with the offset as found, or in `zone`; None for what is not ISO 8601."""
    try:
        time = datetime.fromisoformat(found)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=zone)


def is_possible(time: datetime, now: datetime) -> bool:
    """Tells whether something can have been published at an (aware) time, as seen at `now`."""
    try:
        return EARLIEST <= time.astimezone(UTC) <= now + CLOCK_TOLERANCE
    except OverflowError:
        return False


def precision_of(found: str) -> Precision:
    """Returns how exact an ISO 8601 time is."""
    if _DATE_ONLY.match(found):
        return Precision.DAY
    clock = re.split(r"[T ]", found, maxsplit=1)[-1]
    clock = re.split(r"[+Z-]", clock, maxsplit=1)[0]
    return Precision.SECOND if _WITH_SECONDS.match(clock) else Precision.MINUTE
