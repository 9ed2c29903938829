import math
import random
from datetime import date, timedelta

import pytest

from analysis.corpus.estimators import estimate_by_articles, estimate_by_outlets
from analysis.corpus.intervals import Estimate, wilson

MONDAY = date(2026, 11, 9)
WEEK = [MONDAY + timedelta(n) for n in range(7)]


def width(estimate: Estimate | None) -> float:
    assert estimate is not None
    return estimate.high - estimate.low


def test_no_article_gives_no_share() -> None:
    assert estimate_by_articles({}, {}) is None
    assert estimate_by_outlets({}, {}) is None


def test_one_day_alone_gets_wilsons_interval() -> None:
    seen, found = {("a", MONDAY): 80, ("b", MONDAY): 20}, {("a", MONDAY): 30}
    assert estimate_by_articles(seen, found) == wilson(0.3, 100)


def test_a_day_with_a_burst_widens_the_weeks_interval() -> None:
    seen = {("a", day): 100 for day in WEEK}
    burst = {("a", day): 7 for day in WEEK} | {("a", MONDAY): 98}
    flat = {("a", day): 20 for day in WEEK}
    assert estimate_by_articles(seen, flat) == wilson(0.2, 700)
    assert width(estimate_by_articles(seen, burst)) > 2 * width(estimate_by_articles(seen, flat))


def test_the_interval_on_days_is_the_one_worked_out_by_hand() -> None:
    # Six days with 7 of 100 and one with 98: residuals six times -13 and 78, so the variance of the share is
    # 7/6 (6 * 169 + 6084) / 700² = 0.0169, with six degrees of freedom.
    seen = {("a", day): 100 for day in WEEK}
    estimate = estimate_by_articles(seen, {("a", day): 7 for day in WEEK} | {("a", MONDAY): 98})
    by_hand = wilson(0.2, 0.2 * 0.8 / 0.0169 * (1.959964 / 2.446912) ** 2)
    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx((by_hand.low, by_hand.high), abs=1e-4)


def test_the_interval_on_outlets_is_the_one_worked_out_by_hand() -> None:
    # Shares 0.1 to 0.5: sample variance 0.025, that of their mean 0.005, with four degrees of freedom.
    seen = {(outlet, MONDAY): 100 for outlet in "abcde"}
    estimate = estimate_by_outlets(seen, {(outlet, MONDAY): 10 * n for n, outlet in enumerate("abcde", 1)})
    by_hand = wilson(0.3, 0.3 * 0.7 / 0.005 * (1.959964 / 2.776445) ** 2)
    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx((by_hand.low, by_hand.high), abs=1e-4)


def test_a_weekend_without_the_agency_is_no_burst() -> None:
    """The share of a day moves with who publishes on it; each outlet's own share does not."""
    seen = {("agency", day): 100 for day in WEEK[:5]} | {("site", day): 100 for day in WEEK}
    found = {("agency", day): 50 for day in WEEK[:5]} | {("site", day): 10 for day in WEEK}
    assert estimate_by_articles(seen, found) == wilson(320 / 1200, 1200)


def test_the_spread_is_believed_from_the_fifth_day_on() -> None:
    four, five = ({("a", day): 100 for day in WEEK[:days]} for days in (4, 5))
    found = {("a", MONDAY): 100}
    assert estimate_by_articles(four, found) == wilson(0.25, 400)
    assert width(estimate_by_articles(five, found)) > 5 * width(wilson(0.2, 500))


def test_an_outlet_has_one_vote_however_much_it_publishes() -> None:
    seen, found = {("a", MONDAY): 1000, ("b", MONDAY): 10}, {("b", MONDAY): 10}
    estimate = estimate_by_outlets(seen, found)
    assert estimate is not None
    assert estimate.share == 0.5


def test_an_outlet_alone_tells_its_own_share() -> None:
    seen, found = {("a", day): 10 for day in WEEK}, {("a", MONDAY): 7}
    assert estimate_by_outlets(seen, found) == wilson(0.1, 70)


def test_two_outlets_that_disagree_tell_next_to_nothing_of_the_others() -> None:
    seen, found = {("a", MONDAY): 1000, ("b", MONDAY): 1000}, {("b", MONDAY): 1000}
    estimate = estimate_by_outlets(seen, found)
    assert estimate is not None
    assert estimate.low < 0.05
    assert estimate.high > 0.95


def test_outlets_that_all_agree_keep_the_width_of_their_articles() -> None:
    """Sixty articles of three outlets without one Russian article do not prove a share of exactly 0."""
    seen = {(outlet, MONDAY): 20 for outlet in "abc"}
    estimate = estimate_by_outlets(seen, {})
    assert estimate is not None
    assert estimate.high == pytest.approx(wilson(0, 60).high)


def test_weeks_with_events_are_covered_where_independent_articles_would_not_be() -> None:
    """40 outlets whose log-odds move together from day to day, with a standard deviation of 0.2."""
    rng = random.Random(46)
    sizes = [round(rng.lognormvariate(2, 0.8)) + 1 for _ in range(40)]
    odds = [rng.gauss(-1.6, 1) for _ in sizes]
    moves = [rng.gauss(0, 0.2) for _ in range(2000)]
    truth = sum(
        size * sum(1 / (1 + math.exp(-odd - move)) for move in moves) / len(moves)
        for size, odd in zip(sizes, odds, strict=True)
    ) / sum(sizes)
    covered, covered_by_wilson, weeks = 0, 0, 120
    for _ in range(weeks):
        seen, found = {}, {}
        for day in WEEK:
            move = rng.gauss(0, 0.2)
            for number, (size, odd) in enumerate(zip(sizes, odds, strict=True)):
                chance = 1 / (1 + math.exp(-odd - move))
                seen[f"outlet-{number}", day] = size
                found[f"outlet-{number}", day] = sum(rng.random() < chance for _ in range(size))
        estimate = estimate_by_articles(seen, found)
        assert estimate is not None
        plain = wilson(estimate.share, sum(seen.values()))
        covered += estimate.low <= truth <= estimate.high
        covered_by_wilson += plain.low <= truth <= plain.high
    assert covered >= 0.91 * weeks
    assert covered_by_wilson < 0.9 * weeks
