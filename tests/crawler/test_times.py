from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.times import parse_time
from storage.records import Precision

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("found", "time", "precision"),
    [
        ("2024-04-12 23:15:00", "2024-04-12T18:15:00+00:00", Precision.SECOND),  # UTC+5 since 1 March 2024
        ("2024-02-12 23:15", "2024-02-12T17:15:00+00:00", Precision.MINUTE),  # UTC+6 before
        ("2024-04-12T23:15:07+03:00", "2024-04-12T20:15:07+00:00", Precision.SECOND),
        ("2024-04-12T23:15Z", "2024-04-12T23:15:00+00:00", Precision.MINUTE),
        ("2024-04-12", "2024-04-11T19:00:00+00:00", Precision.DAY),
        ("2026-11-22T17:09+05:00", "2026-11-22T12:09:00+00:00", Precision.MINUTE),  # a clock that runs ahead a little
    ],
)
def test_a_time_goes_to_utc_with_the_precision_it_was_given_in(found: str, time: str, precision: Precision) -> None:
    assert parse_time(found, ALMATY, NOW) == (datetime.fromisoformat(time), precision)


@pytest.mark.parametrize(
    "found", ["", "вчера", "2099-01-01", "1970-01-01", "2026-11-22T12:11Z", "0001-01-01T00:00:00", "x" * 99]
)
def test_a_time_that_cannot_be_told_or_true_stays_unknown(found: str) -> None:
    assert parse_time(found, ALMATY, NOW) == (None, Precision.UNKNOWN)


@given(st.integers(0, 800_000_000), st.integers(-12, 12))
def test_an_offset_wins_over_the_outlets_zone(seconds: int, hours: int) -> None:
    time = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    found = time.astimezone(timezone(timedelta(hours=hours))).isoformat()
    assert parse_time(found, ALMATY, NOW) == (time, Precision.SECOND)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    parse_time(text, UTC, NOW)
