import itertools
import math
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.alarm_rates import RATES, RUSSIAN_A_DAY, threshold
from analysis.corpus.spikes import GUARD_DAYS, LEAST_DAYS, Alarm, tabulate, watch
from storage.records import Direction

FIRST = date(2025, 1, 6)
Rows = dict[date, tuple[int, int]]


def counts(
    seed: int, days: int, articles: int = 100, share: float = 0.2, bump: tuple[int, int, float] | None = None
) -> Rows:
    """A series with days that differ by chance alone; `bump` is (first day, number of days, what is added)."""
    rng = Random(seed)
    rows = {}
    for number in range(days):
        chance = share + (bump[2] if bump and bump[0] <= number < bump[0] + bump[1] else 0)
        n = rng.randint(int(articles * 0.8), int(articles * 1.2))
        rows[FIRST + timedelta(days=number)] = (sum(rng.random() < chance for _ in range(n)), n)
    return rows


def alarms(rows: Rows, rate: float = 0.25) -> tuple[Alarm, ...]:
    return watch(tabulate({"one": rows}), rate).alarms


def test_a_lasting_change_is_told_once_in_its_first_days() -> None:
    [alarm] = alarms(counts(1, 200, bump=(120, 80, 0.15)))
    assert (alarm.direction, alarm.series) == (Direction.UP, "one")
    assert FIRST + timedelta(days=120) <= alarm.since <= alarm.day <= FIRST + timedelta(days=125)
    assert alarm.before == pytest.approx(0.2, abs=0.04)
    assert alarm.score >= 1


def test_a_fall_is_told_as_a_fall() -> None:
    [alarm] = alarms(counts(2, 200, share=0.4, bump=(120, 80, -0.2)))
    assert alarm.direction is Direction.DOWN


def test_one_day_far_off_is_told_on_that_day_and_its_end_is_no_news() -> None:
    [alarm] = alarms(counts(3, 200, bump=(130, 1, 0.4)))
    assert (alarm.day, alarm.rule) == (FIRST + timedelta(days=130), "shewhart")


def test_a_second_change_after_the_first_is_over_is_told_too() -> None:
    rows = counts(4, 260, bump=(120, 10, 0.2)) | {
        day: pair for day, pair in counts(5, 260, bump=(180, 10, 0.2)).items() if day >= FIRST + timedelta(days=150)
    }
    assert [alarm.since >= FIRST + timedelta(days=120) for alarm in alarms(rows)] == [True, True]


def test_a_new_level_becomes_the_past_and_a_change_from_there_is_news_again() -> None:
    rows = counts(6, 320, bump=(100, 220, 0.15))
    rows |= {day: (min(n, x + n // 5), n) for day, (x, n) in rows.items() if day >= FIRST + timedelta(days=240)}
    first, second = alarms(rows)
    assert first.since >= FIRST + timedelta(days=100)
    assert second.since >= FIRST + timedelta(days=236)
    assert second.before > 0.3


def test_nothing_is_told_before_enough_is_learnt_and_the_days_left_are_counted() -> None:
    rows = counts(7, 30)
    watched = watch(tabulate({"young": rows, "empty": {FIRST: (0, 0)}}), 2.0)
    assert watched.alarms == ()
    assert watched.learning == {"young": LEAST_DAYS + GUARD_DAYS - 30, "empty": LEAST_DAYS + GUARD_DAYS}


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 1.0])
def test_a_series_that_never_changes_never_alarms(share: float) -> None:
    rows = {FIRST + timedelta(days=n): (int(50 * share), 50) for n in range(400)}
    assert alarms(rows, 30.0) == ()


def test_days_without_articles_and_days_left_out_are_passed_over() -> None:
    rows = counts(8, 200, bump=(120, 80, 0.15))
    gaps = {FIRST + timedelta(days=n) for n in (70, 71, 72, 90)}
    as_zero = {day: (0, 0) if day in gaps else pair for day, pair in rows.items()}
    left_out = {day: pair for day, pair in rows.items() if day not in gaps}
    assert alarms(as_zero) == alarms(left_out)
    assert len(alarms(as_zero)) == 1


def test_weekends_that_always_differ_are_no_news() -> None:
    rows = {}
    rng = Random(9)
    for number in range(300):
        day = FIRST + timedelta(days=number)
        chance = 0.35 if day.weekday() >= 5 else 0.2
        rows[day] = (sum(rng.random() < chance for _ in range(150)), 150)
    assert alarms(rows) == ()


@given(st.integers(0, 10_000), st.integers(60, 200))
@settings(max_examples=15, deadline=None)
def test_a_longer_table_gives_the_same_alarms_for_the_same_days(seed: int, cut: int) -> None:
    rows = counts(seed, 220, articles=40, bump=(150, 20, 0.25))
    end = FIRST + timedelta(days=cut)
    whole = tuple(alarm for alarm in alarms(rows, 8.0) if alarm.day < end)
    assert alarms({day: pair for day, pair in rows.items() if day < end}, 8.0) == whole


@given(st.integers(0, 10_000), st.randoms())
@settings(max_examples=10, deadline=None)
def test_neither_order_nor_company_changes_what_a_series_raises(seed: int, shuffler: Random) -> None:
    rows = counts(seed, 180, articles=40, bump=(120, 20, 0.25))
    shuffled = list(rows.items())
    shuffler.shuffle(shuffled)
    other = {day + timedelta(days=3): pair for day, pair in counts(seed + 1, 200).items()}
    together = watch(tabulate({"b": other, "one": dict(shuffled)}), 8.0).alarms
    assert tuple(alarm for alarm in together if alarm.series == "one") == alarms(rows, 8.0)


@given(st.integers(0, 1_000), st.integers(80, 179), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_more_russian_articles_on_a_day_never_silence_its_alarm(seed: int, number: int, more: int) -> None:
    rows = counts(seed, 180, articles=60)
    day = FIRST + timedelta(days=number)
    russian, articles = rows[day]
    raised = {alarm.day for alarm in alarms(rows, 20.0) if alarm.direction is Direction.UP and alarm.day <= day}
    richer = rows | {day: (min(articles, russian + more), articles)}
    assert raised <= {alarm.day for alarm in alarms(richer, 20.0) if alarm.day <= day}


def test_false_alarms_come_about_as_often_as_declared() -> None:
    rng = np.random.default_rng(2026)
    series, days = 120, 730
    n = rng.poisson(120, size=(series, days))
    # 1.5 times the spread of chance, as newsrooms have it.
    share = 1 / (1 + np.exp(-(math.log(0.25) + 0.25 * rng.normal(size=(series, days)))))
    x = rng.binomial(n, share)
    rows = {
        f"{row:03d}": {FIRST + timedelta(days=day): (int(x[row, day]), int(n[row, day])) for day in range(days)}
        for row in range(series)
    }
    raised = len(watch(tabulate(rows), 2.0).alarms) / (series * (days - LEAST_DAYS - GUARD_DAYS) / 365)
    assert 0.7 <= raised <= 3.5


def test_a_rarer_rate_asks_for_a_higher_score() -> None:
    scores = [threshold(rate, np.array(RUSSIAN_A_DAY)) for rate in RATES]
    assert all((one > two).all() for one, two in itertools.pairwise(scores))
