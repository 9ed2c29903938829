"""Verbs of the clock's jobs, run now: measure, watch, check; and what they found."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.corpus import spikes as detector
from clock.check import check_store
from clock.counts import WrongTable, read_counts
from clock.measure import measure_store
from clock.watch import watch_store
from commands import house
from commands.errors import WrongInput
from reports.tables import Format, render, render_json
from storage import spikes as store_of_spikes
from storage.measurements import Revision
from storage.records import Spike

_FORMAT = Annotated[Format, typer.Option("--format", help="table, json or csv.")]
MEASURED = ("by", "period", "articles", "russian", "share", "low", "high", "coverage", "provisional", "before")
SPIKES = ("day", "since", "series", "direction", "before", "share", "russian", "articles", "rule", "score", "method")
ALARMS = ("series", "date", "direction", "rule", "score")
SILENCES = ("outlet", "last", "expected")


class Budget(StrEnum):
    """Over what the false alarms of a year are counted."""

    SERIES = "series"
    FAMILY = "family"


def measure(fmt: _FORMAT = Format.TABLE) -> None:
    """Measure the headline series by day and by week, and keep each number that is new or revised.

    Prints those; the same store again gives none. Example: `derekkoz measure`
    """
    with house.open_writer() as store:
        revisions = measure_store(store, house.open_registry(), datetime.now(UTC))
    typer.echo(render([_measured(one) for one in revisions], MEASURED, fmt))


def watch(
    counts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Watch this CSV instead: series,date,russian,articles.")
    ] = None,
    alarms_per_year: Annotated[
        float | None, typer.Option(min=0.01, max=100, help="False alarms a year by design; for --counts. [default: 2]")
    ] = None,
    budget: Annotated[
        Budget, typer.Option(help="Whether each series has them, or all series of the file together.")
    ] = Budget.SERIES,
    fmt: Annotated[Format | None, typer.Option("--format", help="table, json or csv.")] = None,
) -> None:
    """Look for spikes: days on which the share stands out from its own past. Prints the new ones.

    With a table of your own it needs neither registry nor database, and prints its alarms as JSON, one for an episode.

    Example: `derekkoz watch --counts mine.csv --alarms-per-year 2 --budget family`
    """
    if counts is not None:
        typer.echo(_watch_table(counts, 2.0 if alarms_per_year is None else alarms_per_year, budget, fmt))
        return
    if alarms_per_year is not None:
        raise WrongInput("--alarms-per-year is for --counts: the rate for the store is part of the method")
    settings = house.open_configuration().settings
    with house.open_writer() as store:
        found, seen = watch_store(store, house.open_registry(), datetime.now(UTC), settings.dashboard_url)
    typer.echo(render([_spike(one) for one in found], SPIKES, fmt or Format.TABLE))
    _tell_learning(seen)


def spikes(fmt: _FORMAT = Format.TABLE) -> None:
    """List the spikes that were found, the latest first.

    Example: `derekkoz spikes`
    """
    with house.open_reader() as connection:
        typer.echo(render([_spike(one) for one in store_of_spikes.find(connection)], SPIKES, fmt))


def check(fmt: _FORMAT = Format.TABLE) -> None:
    """Say which outlets of the panel are not heard any more, and put a notice of each new silence into the outbox.

    Example: `derekkoz check`
    """
    with house.open_writer() as store:
        silences = check_store(store, house.open_registry(), datetime.now(UTC))
    rows = [{"outlet": one.outlet, "last": one.last, "expected": round(one.expected, 1)} for one in silences]
    typer.echo(render(rows, SILENCES, fmt))


def _watch_table(path: Path, rate: float, budget: Budget, fmt: Format | None) -> str:
    try:
        rows = read_counts(path)
    except WrongTable as problem:
        raise WrongInput(str(problem)) from None
    except OSError as refusal:
        raise WrongInput(f"{path}: {refusal.strerror}") from None
    per_series = rate / max(1, len(rows)) if budget is Budget.FAMILY else rate
    seen = detector.watch(detector.tabulate(rows), per_series)
    _tell_learning(seen)
    alarms = [
        {
            "series": one.series,
            "date": one.day.isoformat(),
            "direction": one.direction.value,
            "rule": one.rule,
            "score": round(one.score, 3),
        }
        for one in seen.alarms
    ]
    return render_json({"alarms": alarms}) if fmt in (None, Format.JSON) else render(alarms, ALARMS, fmt)


def _tell_learning(seen: detector.Watched) -> None:
    for series, days in seen.learning.items():
        typer.echo(f"derekkoz: {series}: no alarms yet, {days} more days with articles have to be learnt", err=True)


def _measured(revision: Revision) -> dict[str, object]:
    now = revision.now
    before = None if revision.before is None else revision.before.share
    return {name: getattr(now, name) for name in MEASURED if name != "before"} | {"before": before}


def _spike(spike: Spike) -> dict[str, object]:
    return {name: getattr(spike, name) for name in SPIKES}
