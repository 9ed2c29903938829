"""Dates as sites show them, in three languages, read at noon of Tuesday, 24 November 2026, in Almaty."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction.dates import read_date, read_machine_date
from storage.records import Precision

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("22 қараша 2026, 14:05", "2026-11-22T14:05:00+05:00"),
        ("2024 жылдың 3 мамырында, 10:20", "2024-05-03T10:20:00+05:00"),
        ("Сәрсенбі, 22 қараша 2026 ж. 14:05", "2026-11-22T14:05:00+05:00"),
        ("12-мамыр, 2025 14:30", "2025-05-12T14:30:00+05:00"),
        ("12 апреля 2024 23:15", "2024-04-12T23:15:00+05:00"),
        ("14:05, 18 апреля 2024 г.", "2024-04-18T14:05:00+05:00"),
        ("18.04.2024, 14:05", "2024-04-18T14:05:00+05:00"),
        ("18.04.24 14:05", "2024-04-18T14:05:00+05:00"),
        ("2024/04/18 - 12:30", "2024-04-18T12:30:00+05:00"),
        ("18 апреля 2024, 10:00 МСК", "2024-04-18T10:00:00+03:00"),
        ("April 18, 2024 at 2:05 PM", "2024-04-18T14:05:00+05:00"),
        ("Nov. 22, 2026 3:00 p.m. UTC+1", "2026-11-22T15:00:00+01:00"),
        ("18 апреля 2020, 10:00", "2020-04-18T10:00:00+06:00"),
        ("Вчера 23:54", "2026-11-23T23:54:00+05:00"),
        ("кеше, 18:20", "2026-11-23T18:20:00+05:00"),
        ("бүгін 09:15", "2026-11-24T09:15:00+05:00"),
        ("сегодня в 10:15", "2026-11-24T10:15:00+05:00"),
        ("31 декабря, 10:00", "2025-12-31T10:00:00+05:00"),
        ("22 ноября, 10:00", "2026-11-22T10:00:00+05:00"),
        ("5 минут назад", "2026-11-24T11:55:00+05:00"),
        ("20 минут бұрын", "2026-11-24T11:40:00+05:00"),
        ("только что", "2026-11-24T12:00:00+05:00"),
        ("Опубликовано: 12 апреля 2024 г. в 23:15 Обновлено: 13 апреля 2024 10:00", "2024-04-12T23:15:00+05:00"),
    ],
)
def test_a_shown_time_is_read_to_the_minute(shown: str, at: str) -> None:
    moment = read_date(shown, ALMATY, NOW)
    assert moment is not None
    assert (moment.at.isoformat(), moment.precision) == (at, Precision.MINUTE)


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("2024 жылғы 3 мамыр", "2024-05-03T00:00:00+05:00"),
        ("2026 ж. 22 қараша", "2026-11-22T00:00:00+05:00"),
        ("12 sáuir 2024", "2024-04-12T00:00:00+05:00"),
        ("18 Apr 2024", "2024-04-18T00:00:00+05:00"),
        ("May 5th, 2025", "2025-05-05T00:00:00+05:00"),
        ("3 күн бұрын", "2026-11-21T00:00:00+05:00"),
        ("2 недели назад", "2026-11-10T00:00:00+05:00"),
        ("позавчера", "2026-11-22T00:00:00+05:00"),
        ("2024-04-18", "2024-04-18T00:00:00+05:00"),
        ("2024-04-18T00:00:00+05:00", "2024-04-18T00:00:00+05:00"),
        ("2 сағат бұрын", "2026-11-24T10:00:00+05:00"),
        ("час назад", "2026-11-24T11:00:00+05:00"),
    ],
)
def test_what_tells_the_day_alone_is_trusted_for_the_day_alone(shown: str, at: str) -> None:
    moment = read_date(shown, ALMATY, NOW)
    assert moment is not None
    assert (moment.at.isoformat(), moment.precision) == (at, Precision.DAY)


@pytest.mark.parametrize(
    ("found", "at"),
    [
        ("2024-04-18T10:00:01.000+0500", "2024-04-18T10:00:01+05:00"),
        ("2024-04-18 10:00:01 +0600", "2024-04-18T10:00:01+06:00"),
        ("Thu, 18 Apr 2024 10:00:01 +0500", "2024-04-18T10:00:01+05:00"),
        ("1713416401", "2024-04-18T10:00:01+05:00"),
        ("1713416401000", "2024-04-18T10:00:01+05:00"),
        ("2024-04-18T10:00:01", "2024-04-18T10:00:01+05:00"),
    ],
)
def test_times_for_machines_keep_their_offset_and_seconds(found: str, at: str) -> None:
    moment = read_machine_date(found, ALMATY)
    assert moment is not None
    assert (moment.at.isoformat(), moment.precision) == (at, Precision.SECOND)


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "Просмотры: 1200",
        "32 мая 2024",
        "+7 727 123 45 67",
        "марта 2024",
        "10:15",
        "Обновлено 13 апреля 2024",
        "x" * 300,
    ],
)
def test_what_is_no_date_is_none(shown: str) -> None:
    assert read_date(shown, ALMATY, NOW) is None


@given(
    st.text(max_size=250)
    | st.from_regex(r"[0-9./: -]{1,60}")
    | st.from_regex(r"\d{1,3} (?:мая|мамыр|may|час) (?:назад|бұрын|\d{4})")
)
def test_any_label_is_a_date_or_none(shown: str) -> None:
    moment = read_date(shown, ALMATY, NOW)
    assert moment is None or moment.at.tzinfo is not None
