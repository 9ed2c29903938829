"""Crawl outlets now."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from analysis.corpus.periods import read_day
from commands import house
from commands.errors import Failed, WrongInput
from crawler import launch
from crawler.health import State, judge
from crawler.jobs import Job, Result, may_be_crawled
from crawler.ledger import DOOR
from crawler.outcomes import Outcome
from crawler.times import EARLIEST
from outlets.registry import Registry
from reports.tables import Format, render, render_json
from storage.schema import migrate

COLUMNS = ("outlet", "state", "stored", "duplicate", "dropped", "why", "doors", "seconds", "note")


def crawl(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="Only these; all by default.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Walk sitemaps, listings and channels back to this day.")
    ] = None,
    fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """Crawl outlets now: every proven door, politely, and keep what is new.

    Prints for each outlet what became of the addresses that it showed. Exits with 1 when no outlet could be read.

    Example: `derekkoz crawl tengrinews zakon`
    """
    registry = house.open_registry()
    chosen = _choose(slugs or [], registry)
    first = _read_day(since)
    settings = house.open_configuration().settings
    migrate(settings.database)
    if not settings.contact and not settings.sandbox:
        typer.echo(
            "derekkoz: no contact is set: outlets cannot reach whoever crawls them; set contact in derekkoz.toml",
            err=True,
        )
    job = Job(
        tuple(chosen),
        settings.database,
        settings.contact,
        settings.sandbox,
        first,
        str(settings.registry.absolute()),
        browser=settings.browser,
    )
    results = sorted(run_jobs(launch.split(job), len(chosen)), key=lambda result: result.outlet)
    typer.echo(_render(results, fmt))
    if all(judge(result).state in (State.FAILED, State.CLOSED) for result in results):
        raise Failed("no outlet could be read")


def _choose(slugs: list[str], registry: Registry) -> list[str]:
    may = [slug for slug, outlet in registry.items() if may_be_crawled(outlet)]
    if not slugs:
        return may
    for slug in slugs:
        outlet = house.find_outlet(slug)
        if slug not in may:
            why = "paused" if outlet.paused else "unverified" if outlet.unverified else "without a proven door"
            raise WrongInput(f"{slug} is {why}: `derekkoz outlets try {slug}` opens it all the same")
    return list(dict.fromkeys(slugs))


def _read_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = read_day(text)
    except ValueError:
        raise WrongInput(f"--since {text!r} is not a day: write 2026-11-01") from None
    if not EARLIEST.date() <= day <= datetime.now(UTC).date():
        raise WrongInput(f"--since {text}: give a day from {EARLIEST.date()} until today")
    return day


def run_jobs(jobs: list[Job], outlets: int) -> list[Result]:
    """Runs the jobs with a bar on stderr, which stays silent where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("crawling", total=outlets)
        stored = 0

        def report(result: Result) -> None:
            nonlocal stored
            stored += result.outcomes.get(Outcome.STORED, 0)
            progress.update(task, advance=1, description=f"{result.outlet}: {stored} stored")

        return asyncio.run(launch.run(jobs, report))


def _render(results: list[Result], fmt: Format) -> str:
    if fmt is Format.JSON:
        return render_json(
            [
                {
                    "outlet": result.outlet,
                    "state": judge(result).state,
                    "note": judge(result).why,
                    "outcomes": dict(sorted(result.outcomes.items())),
                    "ending": result.ending,
                    "seconds": result.seconds,
                }
                for result in results
            ]
        )
    return render([_row(result) for result in results], COLUMNS, fmt)


def _row(result: Result) -> dict[str, object]:
    health = judge(result)
    kept = (Outcome.STORED, Outcome.DUPLICATE)
    dropped = {n: c for n, c in result.outcomes.items() if not n.startswith(DOOR) and n not in kept}
    return {
        "outlet": result.outlet,
        "state": health.state,
        "stored": result.outcomes.get(Outcome.STORED, 0),
        "duplicate": result.outcomes.get(Outcome.DUPLICATE, 0),
        "dropped": sum(dropped.values()),
        "why": _tell(dropped),
        "doors": _tell({n.removeprefix(DOOR): c for n, c in result.outcomes.items() if n.startswith(DOOR)}),
        "seconds": result.seconds,
        "note": health.why,
    }


def _tell(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))
