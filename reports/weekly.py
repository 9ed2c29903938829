"""The weekly package for researchers: the share, the articles behind it, their evidence, and what a column means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from analysis.corpus.periods import By
from analysis.corpus.request import Request, Slice, Weights
from analysis.corpus.share import Share, estimate_share
from analysis.corpus.tally import judge_place
from analysis.corpus.weeks import DAYS, days_of_week, last_week_before
from outlets.registry import Registry
from outlets.vocabulary import Audience
from reports.codebook import ARTICLES, EVIDENCE, OUTLETS, SHARE, TABLES
from reports.descriptor import About, describe_package, explain_package
from reports.entries import enter_article, enter_evidence, enter_outlet, enter_share
from reports.packages import DESCRIPTOR, replacing
from reports.shares import read_cells
from reports.sheets import Sheet, Written, write_text
from storage import articles, runs
from storage.bridge import KAZAKHSTAN
from storage.database import Store
from storage.records import Cell

RUN = "export"  # the kind of its runs; their source is the week
README = "README.txt"
FILES = frozenset({DESCRIPTOR, README, *(table.path for table in TABLES)})


class WrongWeek(Exception):
    """A week that cannot be exported; the message is one line."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was written: where, what it is, and its files."""

    folder: Path
    about: About
    files: tuple[Written, ...]


def export_week(store: Store, registry: Registry, week: str, folder: Path, now: datetime) -> Package:
    """Writes the package of a week such as "2026-W46" to `folder`, whole or not at all, and records it as a run.

    What is written depends on the store, the registry and whether the week is over at `now`, and on nothing else. All
    files come from one view of the store, so a crawl that is under way does not make them disagree.

    Raises:
        WrongWeek: there is no such week, or it has not begun.
        Occupied: `folder` holds something else (see `reports.packages`).
        OSError, StoreError: the machine refuses; a package that was there is as before.
    """
    days = check_week(week, now)
    name = f"derekkoz-{week.lower()}"
    with replacing(folder, name, FILES) as draft:
        with store.write() as connection:
            run = runs.begin(connection, RUN, week, now)
        with store.read() as connection:
            cells = read_cells(connection, Request(days[0], days[-1]))
            listed, evidence, verdicts = _write_articles(draft, connection, registry, days)
        measured = _Measured(cells, registry, days, _day(now))
        tables = (_write_share(draft, measured), listed, evidence, _write_outlets(draft, measured))
        about = About(name, week, measured.share(By.WEEK), _day(now) > days[-1], verdicts)
        notes = (
            write_text(draft / DESCRIPTOR, describe_package(about, tables)),
            write_text(draft / README, explain_package(about, tables)),
        )
    with store.write() as connection:
        runs.count(connection, run, {file.file.removesuffix(".csv"): file.rows or 0 for file in tables})
        runs.finish(connection, run, now)
    return Package(folder, about, (*tables, *notes))


def check_week(week: str, now: datetime) -> tuple[date, ...]:
    """Returns the seven days of a week that has begun.

    Raises:
        WrongWeek: there is no such week, or it has not begun.
    """
    try:
        first, _ = days_of_week(week)
    except ValueError as problem:
        raise WrongWeek(str(problem)) from None
    if first > _day(now):
        raise WrongWeek(f"{week} has not begun: the last week that is over is {last_week(now)}")
    return tuple(first + timedelta(days=number) for number in range(DAYS))


def last_week(now: datetime) -> str:
    """Returns the name of the last week that is over, in Kazakhstan's time."""
    return last_week_before(_day(now))


def is_exported(connection: Connection, week: str, folder: Path) -> bool:
    """Tells whether the package lies in `folder` and some export of the week was made after the week was over."""
    _, last = days_of_week(week)
    run = runs.find_last(connection, RUN, week)
    return run is not None and _day(run.started_at) > last and (folder / DESCRIPTOR).exists()


@dataclass(frozen=True, slots=True)
class _Measured:
    """The counts of the week's days, and every share of them."""

    cells: Sequence[Cell]
    registry: Registry
    days: Sequence[date]
    today: date

    def share(self, by: By, *slices: Slice, weights: Weights = Weights.ARTICLES) -> Share:
        request = Request(self.days[0], self.days[-1], by, slices, weights=weights)
        return estimate_share(self.cells, self.registry, request, self.today)


def _write_share(draft: Path, measured: _Measured) -> Written:
    with Sheet(draft, SHARE) as sheet:
        shares = [(By.WEEK, measured.share(By.WEEK)), (By.WEEK, measured.share(By.WEEK, weights=Weights.OUTLETS))]
        shares += [(By.WEEK, measured.share(By.WEEK, one)) for one in Slice]
        shares.append((By.DAY, measured.share(By.DAY)))
        for by, share in shares:
            for row in enter_share(share, by):
                sheet.add(row)
        return sheet.written()


def _write_articles(
    draft: Path, connection: Connection, registry: Registry, days: Sequence[date]
) -> tuple[Written, Written, Mapping[str, int]]:
    verdicts: Counter[str] = Counter()
    with Sheet(draft, ARTICLES) as listing, Sheet(draft, EVIDENCE) as evidence:
        for batch in articles.list_days(connection, days[0], days[-1]):
            for listed in batch:
                outlet = registry.get(listed.outlet)
                if outlet is None or judge_place(listed.outlet, listed.day, registry) is not None:
                    continue  # counted in `left_out` of the share
                listing.add(enter_article(listed, outlet))
                for row in enter_evidence(listed):
                    evidence.add(row)
                verdicts[listed.origin.method] += 1
        return listing.written(), evidence.written(), verdicts


def _write_outlets(draft: Path, measured: _Measured) -> Written:
    share = measured.share(By.WEEK, Slice.OUTLET)
    found = {point.slice[Slice.OUTLET]: point for point in share.series}
    panel = measured.registry.panel
    with Sheet(draft, OUTLETS) as sheet:
        for outlet in measured.registry.values():
            watched = any(panel.watches(outlet.slug, day) for day in measured.days)
            if watched and outlet.audience is Audience.KZ:
                sheet.add(enter_outlet(outlet, panel, measured.days, found.get(outlet.slug)))
        return sheet.written()


def _day(moment: datetime) -> date:
    return moment.astimezone(KAZAKHSTAN).date()
