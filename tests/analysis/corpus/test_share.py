from collections.abc import Callable
from datetime import date, timedelta

import pytest

from analysis.corpus.periods import By
from analysis.corpus.request import CannotEstimate, Request, Slice, Space, Weights
from analysis.corpus.share import Point, Share, estimate_share
from analysis.corpus.tally import LeftOut
from outlets.registry import Registry
from storage.records import Cell, EvidenceKind, Level

DAY = date(2026, 11, 10)
OWN = ()
CREDITED = (Level.L2,)


def cell(
    articles: int,
    levels: tuple[Level, ...] = OWN,
    outlet: str = "steppe",
    day: date | None = DAY,
    language: str = "ru",
    basis: EvidenceKind = EvidenceKind.OUTLET,
) -> Cell:
    return Cell(day=day, outlet=outlet, language=language, levels=levels, basis=basis, articles=articles)


def only(share: Share) -> Point:
    (point,) = share.series
    return point


def by_slice(share: Share, slice_: Slice) -> dict[str | None, Point]:
    return {point.slice[slice_]: point for point in share.series}


def test_the_headline_counts_an_article_once_however_many_levels_it_has(registry: Registry) -> None:
    cells = [cell(6), cell(1, (Level.L1, Level.L2)), cell(2, (Level.L2,)), cell(1, (Level.L3,))]
    point = only(estimate_share(cells, registry, Request()))
    assert (point.period, point.articles, point.russian) == ("2026-W46", 10, 4)
    assert point.estimate is not None
    assert point.estimate.share == 0.4
    assert point.levels == {Level.L1: 1, Level.L2: 3, Level.L3: 1, Level.L4: 0, Level.L5: 0}


def test_translations_and_officials_are_told_but_not_in_the_headline(registry: Registry) -> None:
    point = only(estimate_share([cell(5), cell(3, (Level.L4,)), cell(2, (Level.L5,))], registry, Request()))
    assert (point.articles, point.russian) == (10, 0)
    assert (point.levels[Level.L4], point.levels[Level.L5]) == (3, 2)


def test_every_article_that_is_not_counted_has_its_reason(registry: Registry) -> None:
    cells = [
        cell(1, outlet="somebody.example"),
        cell(2, outlet="elsewhere"),
        cell(4, day=None),
        cell(8, outlet="unwatched"),
        cell(16, outlet="latecomer", day=date(2026, 5, 31)),
        cell(32, outlet="latecomer", day=date(2026, 6, 1)),
    ]
    share = estimate_share(cells, registry, Request())
    assert share.counted == 32
    assert share.left_out == {
        LeftOut.UNREGISTERED: 1,
        LeftOut.OTHER_AUDIENCE: 2,
        LeftOut.UNDATED: 4,
        LeftOut.OUTSIDE_PANEL: 8 + 16,
    }


def test_undated_articles_alone_give_no_period_and_are_told(registry: Registry) -> None:
    share = estimate_share([cell(7, CREDITED, day=None)], registry, Request())
    assert share.series == ()
    assert share.left_out[LeftOut.UNDATED] == 7


@pytest.mark.parametrize("slices", [(), (Slice.OUTLET,), (Slice.LANGUAGE, Slice.KIND)])
def test_asked_weeks_without_any_article_are_rows_without_a_share(
    registry: Registry, slices: tuple[Slice, ...]
) -> None:
    request = Request(since=date(2026, 11, 2), until=date(2026, 11, 22), slices=slices)
    share = estimate_share([], registry, request)
    assert [point.period for point in share.series] == ["2026-W45", "2026-W46", "2026-W47"]
    assert {(point.articles, point.russian, point.estimate) for point in share.series} == {(0, 0, None)}


def test_a_silent_week_between_two_others_is_a_row_without_a_share(registry: Registry) -> None:
    cells = [cell(5, CREDITED), cell(5, day=DAY + timedelta(14))]
    first, silent, last = estimate_share(cells, registry, Request()).series
    assert (silent.period, silent.articles, silent.estimate) == ("2026-W47", 0, None)
    assert first.estimate is not None
    assert last.estimate is not None


def test_a_week_cut_by_the_bounds_counts_the_asked_days_alone(registry: Registry) -> None:
    cells = [cell(1, day=DAY - timedelta(1)), cell(2), cell(4, day=DAY + timedelta(1))]
    share = estimate_share(cells, registry, Request(since=DAY, until=DAY))
    assert (share.counted, share.first, share.last) == (2, DAY, DAY)
    assert sum(share.left_out.values()) == 0


def test_slices_of_the_articles_have_their_own_denominators(registry: Registry) -> None:
    cells = [cell(6), cell(4, CREDITED, language="kk"), cell(10, (Level.L1,), outlet="bridge")]
    languages = by_slice(estimate_share(cells, registry, Request(slices=(Slice.LANGUAGE,))), Slice.LANGUAGE)
    assert {language: (point.russian, point.articles) for language, point in languages.items()} == {
        "kk": (4, 4),
        "ru": (10, 16),
    }
    groups = by_slice(estimate_share(cells, registry, Request(slices=(Slice.GROUP,))), Slice.GROUP)
    assert {group: (point.russian, point.articles) for group, point in groups.items()} == {
        "kz": (4, 10),
        "ru": (10, 10),
    }


def test_levels_cut_the_russian_part_over_all_articles_of_the_period(registry: Registry) -> None:
    cells = [cell(6), cell(3, (Level.L1, Level.L2)), cell(1, (Level.L4,))]
    levels = by_slice(estimate_share(cells, registry, Request(slices=(Slice.LEVEL,))), Slice.LEVEL)
    assert {level: (point.russian, point.articles) for level, point in levels.items()} == {
        "L1": (3, 10),
        "L2": (3, 10),
        "L3": (0, 10),
        "L4": (1, 10),
        "L5": (0, 10),
    }
    assert levels["L2"].levels[Level.L1] == 3


def test_bases_cut_the_headline_into_parts_that_sum_to_it(registry: Registry) -> None:
    credited = cell(3, CREDITED, basis=EvidenceKind.CREDIT)
    cells = [
        cell(4),
        cell(2, (Level.L1,), outlet="bridge"),
        credited,
        cell(1, (Level.L5,), basis=EvidenceKind.OFFICIAL),
    ]
    bases = by_slice(estimate_share(cells, registry, Request(slices=(Slice.BASIS,))), Slice.BASIS)
    assert {point.articles for point in bases.values()} == {10}
    assert {basis: point.russian for basis, point in bases.items() if point.russian} == {"outlet": 2, "credit": 3}
    assert bases["forward"].russian == 0
    assert bases["official"].levels[Level.L5] == 1


def test_slices_keep_the_order_in_which_they_were_asked_and_double_ones_count_once(registry: Registry) -> None:
    slices = (Slice.LEVEL, Slice.OUTLET, Slice.LEVEL, Slice.BASIS)
    share = estimate_share([cell(1, CREDITED)], registry, Request(slices=slices))
    assert share.slices == (Slice.LEVEL, Slice.OUTLET, Slice.BASIS)
    assert {tuple(point.slice) for point in share.series} == {share.slices}


def test_one_outlet_one_vote_is_not_moved_by_who_publishes_most(registry: Registry) -> None:
    cells = [cell(90), cell(10, (Level.L1,), outlet="bridge")]
    by_articles = only(estimate_share(cells, registry, Request()))
    by_outlets = only(estimate_share(cells, registry, Request(weights=Weights.OUTLETS)))
    assert by_articles.estimate is not None
    assert by_outlets.estimate is not None
    assert (by_articles.estimate.share, by_outlets.estimate.share) == (0.1, 0.5)
    assert (by_outlets.articles, by_outlets.russian) == (100, 10)


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (Request(weights=Weights.AUDIENCE), "audience weights need"),
        (Request(space=Space.CONSUMED), "consumed space needs"),
        (Request(since=DAY, until=DAY - timedelta(1)), "2026-11-10, is after the last, 2026-11-09"),
        (Request(since=date(1000, 1, 1), until=date(9999, 1, 1), by=By.DAY), "over 500000 rows"),
    ],
)
def test_what_no_count_can_answer_is_refused_in_one_line(registry: Registry, request_: Request, says: str) -> None:
    with pytest.raises(CannotEstimate, match=says) as refused:
        estimate_share([cell(1)], registry, request_)
    assert "\n" not in str(refused.value)


def test_the_method_names_what_its_interval_rests_on(registry: Registry) -> None:
    name: Callable[[Request], str] = lambda request: estimate_share([], registry, request).method  # noqa: E731
    assert name(Request()) == "share-1/wilson-days-95"
    assert name(Request(by=By.DAY)) == "share-1/wilson-95"
    assert name(Request(weights=Weights.OUTLETS)) == "share-1/wilson-outlets-95"


def test_without_a_coverage_every_number_is_provisional(registry: Registry) -> None:
    point = only(estimate_share([cell(5)], registry, Request()))
    assert (point.provisional, point.coverage, point.corrected) == (True, None, None)


@pytest.mark.parametrize(("levels", "share"), [(OWN, 0.0), ((Level.L1,), 1.0)])
def test_none_russian_and_all_russian_keep_an_interval(
    registry: Registry, levels: tuple[Level, ...], share: float
) -> None:
    point = only(estimate_share([cell(30, levels, day=DAY + timedelta(n)) for n in range(6)], registry, Request()))
    assert point.estimate is not None
    assert point.estimate.share == share
    assert point.estimate.high - point.estimate.low == pytest.approx(0.021, abs=0.001)
