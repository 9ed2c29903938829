import math
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import pytest

from analysis.corpus.coverage import GONE_DAYS, Coverage
from analysis.corpus.periods import By
from analysis.corpus.request import Request
from analysis.corpus.share import estimate_share
from outlets.outlet import Outlet
from outlets.panel import Member, Panel
from outlets.registry import Registry
from outlets.vocabulary import Audience, Group, Kind
from storage.records import Cell, EvidenceKind

MONDAY = date(2026, 11, 16)
FIRST = MONDAY - timedelta(weeks=16)
SUNDAY = MONDAY + timedelta(days=6)
WEEKDAYS = (1.1, 1.15, 1.1, 1.1, 1.05, 0.8, 0.7)
RATES = {"large": 60.0, "middle": 20.0, "small": 6.0, "tiny": 1.0, "rare": 0.3, "second": 40.0, "third": 12.0}


def outlet(slug: str, per_day: tuple[int, int] | None = None) -> Outlet:
    return Outlet(
        slug=slug,
        group=Group.KZ,
        name=slug,
        url=f"https://{slug}.example/",
        kind=Kind.WEBSITE,
        languages=("ru",),
        audience=Audience.KZ,
        articles_per_day=per_day,
    )


def registry_of(*outlets: Outlet, until: Mapping[str, date] | None = None) -> Registry:
    members = [Member(slug=one.slug, since=date(2020, 1, 1), until=(until or {}).get(one.slug)) for one in outlets]
    return Registry(outlets, Panel(name="made-up", member=tuple(members)))


REGISTRY = registry_of(*map(outlet, RATES))


def draw(rng: Random, mean: float) -> int:
    """Poisson, by its exponential gaps."""
    count, passed = 0, rng.expovariate(1.0)
    while passed < mean:
        count += 1
        passed += rng.expovariate(1.0)
    return count


def cells(
    seed: int = 1, silent: Mapping[str, date] | None = None, factor: Mapping[date, float] | None = None
) -> list[Cell]:
    rng = Random(seed)
    found = []
    for day in (FIRST + timedelta(days=n) for n in range((SUNDAY - FIRST).days + 1)):
        for slug, rate in RATES.items():
            count = draw(rng, rate * WEEKDAYS[day.weekday()] * (factor or {}).get(day, 1.0))
            if count and day < (silent or {}).get(slug, date.max):
                found.append(Cell(day, slug, "ru", (), EvidenceKind.OUTLET, count))
    return found


def coverage_of_the_week(found: list[Cell], registry: Registry = REGISTRY) -> float:
    covered = Coverage(found, registry, MONDAY, SUNDAY).between(MONDAY, SUNDAY).coverage
    assert covered is not None
    return covered


def test_a_normal_week_is_covered() -> None:
    assert sum(coverage_of_the_week(cells(seed)) > 0.97 for seed in range(20)) >= 19


@pytest.mark.parametrize(("slug", "rate"), [("large", 60.0), ("second", 40.0), ("middle", 20.0), ("small", 6.0)])
def test_an_outlet_that_falls_silent_is_missing_with_its_weight(slug: str, rate: float) -> None:
    covered = coverage_of_the_week(cells(silent={slug: MONDAY}))
    assert covered == pytest.approx(1 - rate / sum(RATES.values()), abs=0.04)


def test_a_gap_that_chance_explains_is_none() -> None:
    assert coverage_of_the_week(cells(silent={"rare": MONDAY})) > 0.97


def test_a_holiday_lowers_everybody_and_is_no_gap() -> None:
    week = {MONDAY + timedelta(days=n): 0.5 for n in range(7)}
    assert coverage_of_the_week(cells(factor=week)) > 0.9


def test_a_crawl_that_brought_hardly_anything_is_no_holiday() -> None:
    week = {MONDAY + timedelta(days=n): 0.1 for n in range(7)}
    assert coverage_of_the_week(cells(factor=week)) < 0.3


def test_nothing_is_expected_before_two_weeks_are_known() -> None:
    early = Coverage(cells(), REGISTRY, FIRST, FIRST + timedelta(days=20))
    assert early.between(FIRST, FIRST + timedelta(days=13)).coverage is None
    assert early.between(FIRST + timedelta(days=28), FIRST + timedelta(days=34)).coverage is None, "beyond its days"


def test_an_outlet_never_heard_is_expected_to_publish_what_its_file_says_at_least() -> None:
    registry = registry_of(*map(outlet, RATES), outlet("never", (100, 300)), outlet("nobody_knows"))
    collected = Coverage(cells(), registry, MONDAY, SUNDAY)
    assert collected.between(MONDAY, SUNDAY, "never").coverage == 0
    assert collected.between(MONDAY, SUNDAY, "nobody_knows").coverage is None
    assert collected.between(MONDAY, SUNDAY, "unwatched").coverage is None
    assert coverage_of_the_week(cells(), registry) == pytest.approx(139.3 / 239.3, abs=0.04)
    assert collected.unheard() == ["never", "nobody_knows"]


def test_small_outlets_that_are_all_nearly_silent_are_missed_together() -> None:
    registry = registry_of(*(outlet(f"o{number}", (1, 5)) for number in range(6)))
    found = [Cell(MONDAY, "o1", "ru", (), EvidenceKind.OUTLET, 3)]  # of 42 that their files let expect
    covered = Coverage(found, registry, MONDAY, SUNDAY).between(MONDAY, SUNDAY).coverage
    assert covered is not None
    assert covered < 0.4


def test_an_outlet_that_left_the_panel_is_not_missed() -> None:
    registry = registry_of(*map(outlet, RATES), until={"large": MONDAY - timedelta(days=1)})
    assert coverage_of_the_week(cells(silent={"large": MONDAY}), registry) > 0.95


def test_an_outlet_unheard_for_two_months_is_not_expected_any_more() -> None:
    assert coverage_of_the_week(cells(silent={"large": MONDAY - timedelta(weeks=8)})) > 0.95
    assert coverage_of_the_week(cells(silent={"large": MONDAY - timedelta(weeks=3)})) < 0.65


def test_what_is_expected_of_a_day_never_depends_on_that_day_or_a_later_one() -> None:
    found = cells()
    more = [*found, Cell(MONDAY, "small", "ru", (), EvidenceKind.OUTLET, 5_000)]
    one, two = (Coverage(each, REGISTRY, MONDAY, SUNDAY) for each in (found, more))
    assert one.between(MONDAY, SUNDAY).expected == pytest.approx(two.between(MONDAY, SUNDAY).expected)


def test_a_silence_is_told_once_chance_is_ruled_out() -> None:
    quiet = {"large": MONDAY + timedelta(days=5), "small": MONDAY, "rare": MONDAY}
    found = Coverage(cells(silent=quiet), REGISTRY, MONDAY, SUNDAY).silences(SUNDAY)
    assert [one.outlet for one in found] == ["large", "small"]
    assert found[0].last == MONDAY + timedelta(days=4)
    assert found[0].expected == pytest.approx(60 * 1.5, rel=0.3)


def test_an_outlet_that_has_been_silent_for_six_weeks_is_told_however_small() -> None:
    quiet = {"rare": SUNDAY - timedelta(days=GONE_DAYS + 10)}
    assert [one.outlet for one in Coverage(cells(silent=quiet), REGISTRY, MONDAY, SUNDAY).silences(SUNDAY)] == ["rare"]


def test_false_silences_are_rare() -> None:
    told = sum(len(Coverage(cells(seed), REGISTRY, MONDAY, SUNDAY).silences(SUNDAY)) for seed in range(60))
    assert told <= 2, "of 420 outlets that are all heard"


def test_a_share_tells_its_coverage_and_is_provisional_without_enough_of_it() -> None:
    found = cells(silent={"large": MONDAY})
    share = estimate_share(found, REGISTRY, Request(until=SUNDAY), today=SUNDAY + timedelta(days=1))
    *_, before, last = share.series
    assert (before.provisional, last.provisional) == (False, True)
    assert last.coverage is not None
    assert last.coverage < 0.8
    assert share.series[0].coverage is None
    assert share.series[0].provisional


def test_a_period_that_is_not_over_is_provisional() -> None:
    over = estimate_share(cells(), REGISTRY, Request(until=SUNDAY), today=SUNDAY + timedelta(days=1)).series[-1]
    under_way = estimate_share(cells(), REGISTRY, Request(until=SUNDAY), today=SUNDAY).series[-1]
    assert (over.provisional, under_way.provisional) == (False, True)


def test_a_day_and_a_month_have_their_coverage_too() -> None:
    days = estimate_share(cells(), REGISTRY, Request(since=MONDAY, by=By.DAY)).series
    [*_, month] = estimate_share(cells(), REGISTRY, Request(by=By.MONTH)).series
    assert all(day.coverage is not None for day in days)
    assert month.coverage is not None
    assert not math.isnan(month.coverage)


def test_a_slip_in_the_dates_does_not_fill_the_memory() -> None:
    panel = Panel(name="made-up", member=(Member(slug="small", since=date.min),))
    stray = Cell(date.min, "small", "ru", (), EvidenceKind.OUTLET, 1)
    share = estimate_share([stray, *cells()], Registry([outlet("small")], panel), Request(by=By.MONTH))
    assert share.series[-1].articles > 0
    assert share.series[-1].coverage is None
