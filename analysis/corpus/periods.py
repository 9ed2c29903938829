"""Days, ISO weeks and months, by the names that a series gives them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAYS_OF_A_WEEK = 7
_MONTHS_OF_A_YEAR = 12

# Only this form: Python would also read "2026-W46", as that week's Monday, and an --until would lose six days.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def read_day(text: str) -> date:
    """Returns the day that is written as 2026-11-22; raises ValueError for anything else."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day")
    return date.fromisoformat(text)


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


@dataclass(frozen=True, slots=True)
class Period:
    """A period, from `first` to `last` as far as it was asked for; `ending` is its own last day."""

    name: str
    first: date
    last: date
    ending: date


def list_periods(first: date, last: date, by: By) -> Iterator[Period]:
    """Yields every period from that of `first` to that of `last`, both included, without a gap."""
    day = first
    while day <= last:
        ending = end_period(day, by)
        yield Period(name_period(day, by), day, min(ending, last), ending)
        if ending >= last:
            return
        day = ending + timedelta(days=1)


def end_period(day: date, by: By) -> date:
    """Returns the last day of the period that `day` is in."""
    match by:
        case By.DAY:
            return day
        case By.WEEK:
            return date.fromordinal(min(day.toordinal() + _DAYS_OF_A_WEEK - 1 - day.weekday(), date.max.toordinal()))
        case By.MONTH:
            return day.replace(day=monthrange(day.year, day.month)[1])


def count_periods(first: date, last: date, by: By) -> int:
    """Returns how many periods `list_periods` yields."""
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
            return read_day(name), read_day(name)
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
