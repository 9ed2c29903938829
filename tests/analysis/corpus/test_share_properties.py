import random
from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.periods import By
from analysis.corpus.request import Request, Slice, Weights
from analysis.corpus.share import estimate_share
from outlets.registry import Registry
from storage.records import HEADLINE_LEVELS, Cell, EvidenceKind, Level

OF_ARTICLES = (Slice.OUTLET, Slice.LANGUAGE, Slice.GROUP, Slice.KIND)
OWN = Cell(day=date(2027, 1, 1), outlet="steppe", language="ru", levels=(), basis=EvidenceKind.OUTLET, articles=1)

CELLS = st.builds(
    Cell,
    day=st.none() | st.dates(date(2026, 12, 14), date(2027, 1, 17)),
    outlet=st.sampled_from(["steppe", "valley", "bridge", "latecomer", "unwatched", "elsewhere", "somebody.example"]),
    language=st.sampled_from(["kk", "ru", "en"]),
    levels=st.sets(st.sampled_from(Level), max_size=3).map(lambda levels: tuple(sorted(levels))),
    basis=st.sampled_from([EvidenceKind.OUTLET, EvidenceKind.CREDIT, EvidenceKind.REUSE, EvidenceKind.OFFICIAL]),
    articles=st.integers(1, 50),
)
MANY = st.lists(CELLS, max_size=25)
WEIGHTS = st.sampled_from([Weights.ARTICLES, Weights.OUTLETS])


@given(MANY, st.sampled_from(By), st.lists(st.sampled_from(OF_ARTICLES), min_size=1, unique=True))
def test_slices_of_the_articles_sum_to_the_whole(
    registry: Registry, cells: list[Cell], by: By, slices: list[Slice]
) -> None:
    whole = estimate_share(cells, registry, Request(by=by))
    parts = estimate_share(cells, registry, Request(by=by, slices=tuple(slices)))
    articles: Counter[str] = Counter()
    russian: Counter[str] = Counter()
    levels: Counter[tuple[str, Level]] = Counter()
    for point in parts.series:
        articles[point.period] += point.articles
        russian[point.period] += point.russian
        levels.update({(point.period, level): count for level, count in point.levels.items()})
    for point in whole.series:
        assert (articles[point.period], russian[point.period]) == (point.articles, point.russian)
        assert {level: levels[point.period, level] for level in Level} == point.levels
    assert articles.total() == parts.counted == whole.counted


@given(MANY)
def test_the_bases_sum_to_the_headline(registry: Registry, cells: list[Cell]) -> None:
    headline = Counter({point.period: point.russian for point in estimate_share(cells, registry, Request()).series})
    bases: Counter[str] = Counter()
    for point in estimate_share(cells, registry, Request(slices=(Slice.BASIS,))).series:
        bases[point.period] += point.russian
    assert bases == headline


@given(MANY, st.lists(st.sampled_from(Slice), unique=True), st.sampled_from(By), WEIGHTS)
def test_every_share_lies_in_its_interval(
    registry: Registry, cells: list[Cell], slices: list[Slice], by: By, weights: Weights
) -> None:
    for point in estimate_share(cells, registry, Request(by=by, slices=tuple(slices), weights=weights)).series:
        assert 0 <= point.russian <= point.articles
        if point.estimate is None:
            assert point.articles == 0
        else:
            assert 0 <= point.estimate.low <= point.estimate.share <= point.estimate.high <= 1


@given(MANY, st.randoms(use_true_random=False), WEIGHTS, st.lists(st.sampled_from(Slice), unique=True))
def test_the_order_of_the_counts_leaves_no_trace(
    registry: Registry, cells: list[Cell], shuffler: random.Random, weights: Weights, slices: list[Slice]
) -> None:
    request = Request(slices=tuple(slices), weights=weights)
    shuffled = cells.copy()
    shuffler.shuffle(shuffled)
    assert estimate_share(shuffled, registry, request) == estimate_share(cells, registry, request)


@given(MANY, st.data(), WEIGHTS)
def test_one_more_russian_article_never_lowers_the_share(
    registry: Registry, cells: list[Cell], data: st.DataObject, weights: Weights
) -> None:
    changeable = [place for place, one in enumerate(cells) if HEADLINE_LEVELS.isdisjoint(one.levels)]
    if not changeable:
        cells, changeable = [*cells, OWN], [len(cells)]
    place = data.draw(st.sampled_from(changeable))
    changed = [*cells[:place], replace(cells[place], levels=(Level.L2,)), *cells[place + 1 :]]
    request = Request(weights=weights)
    before = estimate_share(cells, registry, request).series
    after = estimate_share(changed, registry, request).series
    for earlier, later in zip(before, after, strict=True):
        assert (earlier.estimate is None) == (later.estimate is None)
        if earlier.estimate is not None and later.estimate is not None:
            assert later.estimate.share >= earlier.estimate.share - 1e-12


@given(MANY, MANY)
def test_the_counts_of_two_lists_add_up(registry: Registry, some: list[Cell], others: list[Cell]) -> None:
    request = Request(since=date(2026, 12, 14), until=date(2027, 1, 17))
    shares = [estimate_share(cells, registry, request) for cells in (some, others, some + others)]
    for one, other, both in zip(*(share.series for share in shares), strict=True):
        assert both.articles == one.articles + other.articles
        assert both.russian == one.russian + other.russian
    one_left, other_left, both_left = (Counter(share.left_out) for share in shares)
    assert one_left + other_left == +both_left


@given(MANY)
def test_every_article_is_counted_or_left_out(registry: Registry, cells: list[Cell]) -> None:
    share = estimate_share(cells, registry, Request())
    assert share.counted + sum(share.left_out.values()) == sum(one.articles for one in cells)
    assert sum(point.articles for point in share.series) == share.counted
