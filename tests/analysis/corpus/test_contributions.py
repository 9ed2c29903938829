import math
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.contributions import find_contributions
from analysis.corpus.request import Request
from analysis.corpus.share import estimate_share
from outlets.registry import Registry
from storage.records import Cell, EvidenceKind, Level

BEFORE = (date(2026, 11, 2), date(2026, 11, 8))
NOW = (date(2026, 11, 9), date(2026, 11, 15))

CELLS = st.lists(
    st.builds(
        Cell,
        day=st.integers(0, 13).map(lambda n: BEFORE[0] + timedelta(days=n)),
        outlet=st.sampled_from(["steppe", "valley", "bridge"]),
        language=st.just("ru"),
        levels=st.sampled_from([(), (Level.L2,), (Level.L4,)]),
        basis=st.just(EvidenceKind.CREDIT),
        articles=st.integers(1, 50),
    ),
    max_size=30,
)


@given(CELLS)
def test_the_contributions_add_up_to_what_the_share_moved(registry: Registry, cells: list[Cell]) -> None:
    moved = find_contributions(cells, registry, BEFORE, NOW)
    shares = []
    for first, last in (BEFORE, NOW):
        series = estimate_share(cells, registry, Request(since=first, until=last)).series
        shares += [point.estimate.share for point in series if point.estimate]
    if len(shares) < 2:
        assert moved == []
    else:
        assert math.isclose(math.fsum(one.points for one in moved), shares[1] - shares[0], abs_tol=1e-12)


def test_the_outlet_that_moved_it_furthest_comes_first(registry: Registry) -> None:
    def cell(day: date, outlet: str, articles: int, levels: tuple[Level, ...] = ()) -> Cell:
        return Cell(day, outlet, "ru", levels, EvidenceKind.CREDIT, articles)

    cells = [
        cell(BEFORE[0], "steppe", 50),
        cell(BEFORE[0], "valley", 50),
        cell(NOW[0], "steppe", 30),
        cell(NOW[0], "steppe", 20, (Level.L2,)),
        cell(NOW[0], "valley", 45),
        cell(NOW[0], "valley", 5, (Level.L2,)),
        cell(NOW[0], "unwatched", 900, (Level.L2,)),
    ]
    first, second = find_contributions(cells, registry, BEFORE, NOW)
    assert (first.outlet, round(first.points, 6), first.before, first.now) == ("steppe", 0.2, (0, 50), (20, 50))
    assert (second.outlet, round(second.points, 6)) == ("valley", 0.05)
