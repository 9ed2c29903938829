"""Days, ISO weeks and months, by the names that a series gives them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

_DAYS_OF_A_WEEK = 7
_MONTHS_OF_A_YEAR = 12

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


class By(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def name_period(day: date, by: By) -> str:
    """Returns the name of the period that `day` is in: "2026-11-22", "2026-W46" or "2026-11".

    A week bears the year of its Thursday (ISO 8601), so 1 January 2027 is in 2026-W53.
    """
    match by:
        case By.DAY:
            return day.isoformat()
        case By.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case By.MONTH:
            return f"{day.year:04d}-{day.month:02d}"


def name_periods(first: date, last: date, by: By) -> Iterator[str]:
    """Yields the name of every period from that of `first` to that of `last`, both included, without a gap."""
    match by:
        case By.DAY:
            days = range(first.toordinal(), last.toordinal() + 1)
            yield from (name_period(date.fromordinal(day), by) for day in days)
        case By.WEEK:
            monday = first.toordinal() - first.weekday()
            days = range(monday, last.toordinal() + 1, _DAYS_OF_A_WEEK)
            yield from (name_period(date.fromordinal(day), by) for day in days)
        case By.MONTH:
            for month in range(_month_number(first), _month_number(last) + 1):
                yield f"{month // _MONTHS_OF_A_YEAR:04d}-{month % _MONTHS_OF_A_YEAR + 1:02d}"


def count_periods(first: date, last: date, by: By) -> int:
    """Returns how many periods `name_periods` yields."""
    match by:
        case By.DAY:
            return max(0, (last - first).days + 1)
        case By.WEEK:
            return max(0, ((last - first).days + first.weekday()) // _DAYS_OF_A_WEEK + 1)
        case By.MONTH:
            return max(0, _month_number(last) - _month_number(first) + 1)


def bounds_of_period(name: str) -> tuple[date, date]:
    """Returns the first and the last day of the period that a series calls so.

    Raises:
        ValueError: no period has this name.
    """
    try:
        if _DAY.fullmatch(name):
            day = date.fromisoformat(name)
            return day, day
        if week := _WEEK.fullmatch(name):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday, date.fromordinal(monday.toordinal() + _DAYS_OF_A_WEEK - 1)
        if month := _MONTH.fullmatch(name):
            year, number = int(month[1]), int(month[2])
            return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    except (ValueError, OverflowError):
        pass  # the right form, and nothing in the calendar
    raise ValueError(f"{name!r} is no period: write 2026-11-22, 2026-W46 or 2026-11")


def _month_number(day: date) -> int:
    return day.year * _MONTHS_OF_A_YEAR + day.month - 1
