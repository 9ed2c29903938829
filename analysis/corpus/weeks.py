"""ISO weeks by their names."""

import re
from datetime import date, timedelta

from analysis.corpus.periods import By, name_period

DAYS = 7
_NAME = re.compile(r"([0-9]{4})-W([0-9]{2})")


def days_of_week(name: str) -> tuple[date, date]:
    """Returns the Monday and the Sunday of a week by its name, such as "2026-W46".

    Raises:
        ValueError: this names no week, or one that the calendar does not hold to its end.
    """
    words = _NAME.fullmatch(name)
    if words is None:
        raise ValueError(f"{name!r} is no ISO week; write it as 2026-W46")
    try:
        monday = date.fromisocalendar(int(words[1]), int(words[2]), 1)
        return monday, monday + timedelta(days=DAYS - 1)
    except (ValueError, OverflowError):
        raise ValueError(f"{name}: the year {words[1]} has no such week") from None


def last_week_before(day: date) -> str:
    """Returns the name of the last week that was over when `day` began."""
    return name_period(day - timedelta(days=DAYS), By.WEEK)
