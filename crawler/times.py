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
    try:
        time = datetime.fromisoformat(found)
    except ValueError:
        return None, Precision.UNKNOWN
    if time.tzinfo is None:
        time = time.replace(tzinfo=zone)
    try:
        time = time.astimezone(UTC)
    except OverflowError:
        return None, Precision.UNKNOWN
    if not EARLIEST <= time <= now + CLOCK_TOLERANCE:
        return None, Precision.UNKNOWN
    return time, _precision_of(found)


def _precision_of(found: str) -> Precision:
    if _DATE_ONLY.match(found):
        return Precision.DAY
    clock = re.split(r"[T ]", found, maxsplit=1)[-1]
    clock = re.split(r"[+Z-]", clock, maxsplit=1)[0]
    return Precision.SECOND if _WITH_SECONDS.match(clock) else Precision.MINUTE
