"""The share of Russian-origin articles in a space, by period and slice, with its interval. Reasons: docs/method.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.corpus.coverage import Coverage
from analysis.corpus.estimators import estimate_by_articles, estimate_by_outlets
from analysis.corpus.intervals import Estimate
from analysis.corpus.periods import By, Period, count_periods, list_periods
from analysis.corpus.request import CannotEstimate, Registry, Request, Slice, Space, Weights
from analysis.corpus.tally import Cut, LeftOut, Tally, select
from storage.records import Cell, Level

METHOD = "share-1"  # goes up whenever the same counts would give another number

# A longer series is a slip (one article dated 1970, by day and outlet), nothing to read: three years of 300 outlets
# by day are 328,500 rows.
MOST_ROWS = 500_000

# Of the panel's normal output. With less of it, an outlet that is missing may move the share by more than chance does.
LEAST_COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a series.

    `slice` has a value for each asked slice, None where there was no article to take one from. `levels` counts the
    row's Russian-origin articles under each level that they have: an article may have several, so they overlap.
    """

    period: str
    slice: Mapping[Slice, str | None]
    articles: int
    russian: int
    estimate: Estimate | None
    levels: Mapping[Level, int]
    corrected: Estimate | None = None  # needs articles that people have coded
    coverage: float | None = None  # of what the panel normally publishes; None where nobody knows what that is
    provisional: bool = True  # little or nobody knows how much of it is there, or the period is not over


@dataclass(frozen=True, slots=True)
class Share:
    """A series with what it rests on: the days `first` to `last`, `counted` articles, and those that were left out."""

    method: str
    panel: str
    space: Space
    weights: Weights
    slices: tuple[Slice, ...]
    first: date | None
    last: date | None
    series: tuple[Point, ...]
    counted: int
    left_out: Mapping[LeftOut, int]


def estimate_share(cells: Sequence[Cell], registry: Registry, request: Request, today: date | None = None) -> Share:
    """Returns the series that `request` asks for, whatever the order of the cells.

    Every article of the asked days and every undated one is either counted or left out for a named reason. For the
    coverage the cells have to begin DAYS_BEFORE days before the first day. A period is provisional while its last day
    is not over `today` (in Asia/Almaty; None: all are), and where less than LEAST_COVERAGE of it is known to be there.

    Raises:
        CannotEstimate: for days in the wrong order, weights that nobody has measured, a series too long to read.
    """
    check_request(request)
    slices = tuple(dict.fromkeys(request.slices))
    kept, left_out = select(cells, registry, request)
    tally = Tally(kept, registry, slices, request.by)
    cuts = tally.cuts()
    first, last = _bounds([day for day, _ in kept], request)
    points: tuple[Point, ...] = ()
    if first is not None and last is not None:
        _check_length(first, last, request.by, len(cuts))
        judge = _Judge(Coverage(cells, registry, first, last), today)
        points = tuple(
            _point(tally, period, cut, request.weights, judge)
            for period in list_periods(first, last, request.by)
            for cut in cuts
        )
    return Share(
        method=name_method(request),
        panel=registry.panel.name,
        space=request.space,
        weights=request.weights,
        slices=slices,
        first=first,
        last=last,
        series=points,
        counted=sum(cell.articles for _, cell in kept),
        left_out=left_out,
    )


def check_request(request: Request) -> None:
    """Refuses what no count can answer.

    Raises:
        CannotEstimate: with the reason.
    """
    if request.since is not None and request.until is not None and request.since > request.until:
        raise CannotEstimate(f"the first day, {request.since}, is after the last, {request.until}")
    if request.weights is Weights.AUDIENCE:
        raise CannotEstimate("audience weights need a sourced audience for every outlet, and no outlet has one yet")
    if request.space is Space.CONSUMED:
        # Unweighted, it would measure how many Russian outlets the registry lists: 55 % instead of 8 % at L1.
        raise CannotEstimate("the consumed space needs a sourced audience for every outlet, and no outlet has one yet")


def name_method(request: Request) -> str:
    """Returns the name of the estimator: its version, what its interval takes for clusters, and the confidence in %."""
    if request.weights is Weights.OUTLETS:
        return f"{METHOD}/wilson-outlets-95"
    # One day is one cluster, and one cluster shows no spread.
    return f"{METHOD}/wilson-95" if request.by is By.DAY else f"{METHOD}/wilson-days-95"


def _bounds(days: list[date], request: Request) -> tuple[date | None, date | None]:
    first = request.since or min(days, default=request.until)
    last = request.until or max(days, default=request.since)
    return first, last


def _check_length(first: date, last: date, by: By, cuts: int) -> None:
    periods = count_periods(first, last, by)
    if periods * cuts > MOST_ROWS:
        raise CannotEstimate(
            f"{periods} periods from {first} to {last} in {cuts} slices are over {MOST_ROWS} rows:"
            " ask for fewer days, longer periods or fewer slices"
        )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says of each row how much of it was collected, and whether its number may still change."""

    coverage: Coverage
    today: date | None

    def judge(self, period: Period, name: Mapping[Slice, str | None]) -> tuple[float | None, bool]:
        # Which words or whose verdict an article has is not known before it is there: such rows have the panel's.
        outlet = name.get(Slice.OUTLET)
        coverage = self.coverage.between(period.first, period.last, outlet).coverage
        over = self.today is None or period.ending < self.today
        return coverage, coverage is None or coverage < LEAST_COVERAGE or not over


def _point(tally: Tally, period: Period, cut: tuple[Cut, Cut], weights: Weights, judge: _Judge) -> Point:
    of_articles, of_verdicts = cut
    name = tally.name(of_articles, of_verdicts)
    coverage, provisional = judge.judge(period, name)
    sums = tally.sums(period.name, of_articles)
    if sums is None:
        return Point(period.name, name, 0, 0, None, dict.fromkeys(Level, 0), None, coverage, provisional)
    found = sums.found.get(of_verdicts, Counter())
    levels = sums.levels.get(of_verdicts, Counter())
    estimate = estimate_by_outlets if weights is Weights.OUTLETS else estimate_by_articles
    return Point(
        period=period.name,
        slice=name,
        articles=sum(sums.seen.values()),
        russian=sum(found.values()),
        estimate=estimate(sums.seen, found),
        levels={level: levels[level] for level in Level},
        coverage=coverage,
        provisional=provisional,
    )
