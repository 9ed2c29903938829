"""Watch: does the share stand out from its own past? Each episode is found once, and told once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from analysis.corpus import spikes as detector
from analysis.corpus.contributions import Contribution, find_contributions
from analysis.corpus.coverage import Coverage
from analysis.corpus.request import Request, Space
from analysis.corpus.share import LEAST_COVERAGE
from analysis.corpus.spikes import Alarm, Watched
from analysis.corpus.tally import select
from outlets.registry import Registry
from reports.alerts import compose_spike
from storage import articles, messages, series, spikes
from storage.bridge import KAZAKHSTAN
from storage.database import Store
from storage.records import HEADLINE_LEVELS, Cell, Spike

ALARMS_PER_YEAR = 2.0  # false ones, at which the domestic series is watched
TOLD_WITHIN = timedelta(days=14)  # an episode of an archive that is read in later is kept, and told to nobody
EXAMPLES = 5  # articles of an episode that its message names
REFERENCE = timedelta(days=detector.PAST_DAYS)  # before an episode, to tell what moved

Daily = dict[date, tuple[int, int]]  # day → (Russian, all) articles


def watch_store(store: Store, registry: Registry, now: datetime, dashboard: str = "") -> tuple[list[Spike], Watched]:
    """Looks for episodes in the domestic share up to yesterday (in Asia/Almaty); keeps and announces the new ones.

    Returns the new spikes and what the detector saw. Days of which too little was collected are left out: a dead
    spider is no spike. `dashboard` is the address that messages point to.
    """
    with store.read() as connection:
        cells = series.cells(connection, until=now.astimezone(KAZAKHSTAN).date() - timedelta(days=1))
    daily = count_days(cells, registry)
    seen = detector.watch(detector.tabulate({Space.DOMESTIC.value: daily}), ALARMS_PER_YEAR)
    new = []
    for spike in [_as_spike(alarm, daily, now) for alarm in seen.alarms]:
        with store.write() as connection:
            if not spikes.save(connection, spike):
                continue
            new.append(spike)
            if spike.day >= now.astimezone(KAZAKHSTAN).date() - TOLD_WITHIN:
                before = (spike.since - REFERENCE, spike.since - timedelta(days=1))
                moved = find_contributions(cells, registry, before, (spike.since, spike.day))
                examples = articles.find_russian(connection, _movers(moved), spike.since, spike.day, EXAMPLES)
                messages.put(
                    connection, compose_spike(spike, moved, examples, registry, ALARMS_PER_YEAR, now, dashboard)
                )
    return new, seen


def count_days(cells: Sequence[Cell], registry: Registry) -> Daily:
    """Returns the domestic counts of each day that is covered well enough to be compared with others."""
    kept, _ = select(cells, registry, Request())
    seen: dict[date, int] = defaultdict(int)
    russian: dict[date, int] = defaultdict(int)
    for day, cell in kept:
        seen[day] += cell.articles
        russian[day] += 0 if HEADLINE_LEVELS.isdisjoint(cell.levels) else cell.articles
    if not seen:
        return {}
    coverage = Coverage(cells, registry, min(seen), max(seen))
    daily = {}
    for day in sorted(seen):
        covered = coverage.between(day, day).coverage
        if covered is None or covered >= LEAST_COVERAGE:
            daily[day] = (russian[day], seen[day])
    return daily


def _movers(moved: Sequence[Contribution]) -> list[str]:
    return [one.outlet for one in moved if one.points > 0][:EXAMPLES]


def _as_spike(alarm: Alarm, daily: Daily, now: datetime) -> Spike:
    counted = [counts for day, counts in daily.items() if alarm.since <= day <= alarm.day]
    russian, seen = (sum(counts) for counts in zip(*counted, strict=True))
    return Spike(
        series=alarm.series,
        day=alarm.day,
        since=alarm.since,
        direction=alarm.direction,
        rule=alarm.rule,
        score=round(alarm.score, 3),
        method=detector.METHOD,
        before=round(alarm.before, 6),
        share=round(russian / seen, 6),
        articles=seen,
        russian=russian,
        found_at=now,
    )
