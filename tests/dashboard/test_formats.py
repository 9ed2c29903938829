from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard import wording
from dashboard.formats import Formats
from storage.records import Precision

F = Formats(wording.load("en"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.2829, "28 %"), (0.0829, "8.3 %"), (0.0, "0 %"), (1.0, "100 %"), (0.0004, "0.0 %"), (0.0996, "10.0 %")],
)
def test_a_share_is_whole_per_cents_and_a_small_one_has_tenths(share: float, shown: str) -> None:
    assert plain(F.percent(share)) == shown


def test_the_bounds_of_an_interval_are_equally_fine() -> None:
    assert plain(F.interval(0.2307, 0.3415)) == "23–34 %"
    assert plain(F.interval(0.081, 0.3418)) == "8.1–34.2 %"
    assert plain(F.interval(0.2307, 0.3418, fine=True)) == "23.1–34.2 %"


def test_an_evening_in_utc_is_the_next_day_in_almaty() -> None:
    late = datetime(2026, 11, 15, 19, 5, tzinfo=UTC)
    assert plain(F.moment(late)) == "16 November 2026, 00:05"
    assert plain(F.publication(late, Precision.DAY)) == "16 November 2026"
    assert F.publication(None, Precision.UNKNOWN) == "publication time unknown"


@pytest.mark.parametrize(
    ("period", "shown", "tick"),
    [
        ("2026-W46", "week 46 of 2026", ("W46", "2026")),
        ("2026-W01", "week 1 of 2026", ("W1", "2026")),
        ("2026-11", "November 2026", ("Nov", "2026")),
        ("2026-11-22", "22 November 2026", ("22 Nov", "2026")),
        ("2027-02", "February 2027", ("Feb", "2027")),
    ],
)
def test_periods_are_called_as_readers_call_them(period: str, shown: str, tick: tuple[str, str]) -> None:
    assert plain(F.period(period)) == shown
    assert tuple(map(plain, F.tick(period))) == tick


def test_the_days_of_a_week_are_told() -> None:
    assert plain(F.span("2026-W46")) == "9 Nov – 15 Nov"
    assert F.span("2026-11-22") == ""
    assert plain(F.brief_day(date(2026, 11, 2))) == "2 Nov 2026"


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(seconds=-20), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(hours=30), "1 day ago"),
        (timedelta(days=1200), "1,200 days ago"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(age: timedelta, shown: str) -> None:
    assert F.age(age) == shown
