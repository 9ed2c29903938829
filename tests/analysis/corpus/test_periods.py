from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.periods import By, bounds_of_period, count_periods, list_periods, name_period

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),  # a Sunday: still last year's week
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),  # a Monday: already next year's
        (date(2025, 12, 29), "2026-W01"),
        (date(2026, 11, 15), "2026-W46"),
        (date(2026, 11, 16), "2026-W47"),
    ],
)
def test_a_week_around_new_year_bears_the_year_of_its_thursday(day: date, week: str) -> None:
    assert name_period(day, By.WEEK) == week


def test_days_and_months_are_named_by_iso_8601() -> None:
    assert name_period(date(2026, 11, 2), By.DAY) == "2026-11-02"
    assert name_period(date(2026, 2, 28), By.MONTH) == "2026-02"


def test_the_weeks_over_new_year_have_no_gap_and_no_double() -> None:
    weeks = list(list_periods(date(2026, 12, 24), date(2027, 1, 12), By.WEEK))
    assert [week.name for week in weeks] == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]


def test_the_months_over_new_year_have_no_gap() -> None:
    months = list(list_periods(date(2026, 11, 30), date(2027, 2, 1), By.MONTH))
    assert [month.name for month in months] == ["2026-11", "2026-12", "2027-01", "2027-02"]


@given(DAYS, st.integers(0, 800), st.sampled_from(By))
def test_the_periods_are_those_of_the_days_each_once_and_in_order(first: date, length: int, by: By) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    periods = list(list_periods(first, last, by))
    assert [period.name for period in periods] == list(dict.fromkeys(name_period(day, by) for day in days))
    assert sum((period.last - period.first).days + 1 for period in periods) == (last - first).days + 1
    assert all(period.first <= period.last <= period.ending for period in periods)
    assert all(name_period(period.ending, by) == period.name for period in periods)
    assert count_periods(first, last, by) == len(periods)


@given(DAYS, DAYS, st.sampled_from(By))
def test_names_sort_as_the_days_do(one: date, two: date, by: By) -> None:
    early, late = sorted((one, two))
    assert name_period(early, by) <= name_period(late, by)


@given(DAYS, st.sampled_from(By))
def test_the_bounds_of_a_period_are_the_first_and_the_last_day_of_that_name(day: date, by: By) -> None:
    name = name_period(day, by)
    if not date(1, 1, 8) <= day <= date(9999, 12, 24):
        return  # a week that the calendar does not hold to its end
    first, last = bounds_of_period(name)
    assert first <= day <= last
    assert name_period(first, by) == name_period(last, by) == name
    assert name_period(first - timedelta(days=1), by) != name != name_period(last + timedelta(days=1), by)


@pytest.mark.parametrize(
    "name",
    ["", "2026", "2026-W54", "2025-W53", "2026-13", "2026-02-30", "2026-W4", "2026-11-2", "9999-W53", "x"],
)
def test_what_no_series_calls_a_period_has_no_bounds(name: str) -> None:
    with pytest.raises(ValueError, match="write 2026-11-22, 2026-W46 or 2026-11"):
        bounds_of_period(name)
