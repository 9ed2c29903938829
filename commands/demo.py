"""The verb `demo`: the whole system on a made-up web whose truth is known, offline, from nothing."""

import asyncio
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from analysis.corpus.periods import By, name_period
from analysis.corpus.request import Request
from analysis.corpus.share import Point, estimate_share
from clock.match import match_store
from clock.measure import measure_store
from clock.watch import watch_store
from commands import house
from commands.errors import Failed, WrongInput
from commands.serve import open_pages, serve_until_stopped
from configuration import PREFIX
from crawler import children, launch
from crawler.jobs import Job, may_be_crawled
from reports.tables import Format, render, render_json
from reports.weekly import Package, export_week, last_week
from sandbox.articles import Article
from sandbox.lines import import_lines, truth_lines
from sandbox.registration import write_registry
from sandbox.server import serve as serve_world
from sandbox.site import Site
from sandbox.world import World, build_world
from storage import messages, series
from storage.bridge import KAZAKHSTAN
from storage.database import Store
from storage.records import Message

SHOWN_WEEKS = 10
CRAWLED_DAYS = (
    2  # at the end, through the spiders; the days before are imported, which is the same path from the page on
)
IMPORTS = 2  # children, one for each core of a small machine
OUTLETS_OF_A_CHILD = 11  # of the crawl: all in two children
MARKER = "made-up"  # a file that says that a folder may be made anew
WEEKS = ("period", "true_share", "share", "low", "high", "articles", "inside")


@dataclass(frozen=True, slots=True)
class _Demo:
    """One demonstration: its folder, its world, and the moment at which it looks back."""

    folder: Path
    world: World
    now: datetime


def demo(
    seed: Annotated[int, typer.Option(min=0, help="Which made-up web.")] = 7,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the dashboard; 0 takes one that is free.")] = 0,
    serve: Annotated[bool, typer.Option(help="Serve the dashboard at the end, until Ctrl-C; with tables only.")] = True,
    fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """Show the whole system at work on a made-up web whose true share is known: offline, in about a minute.

    Twenty weeks: most are imported, the last days crawled; then matched, measured, watched and exported. The table has
    the last ten weeks with the truth beside what was measured. Everything stays in the folder `demo` of the home. With
    `--format json` or `csv` nothing is left running.

    Example: `derekkoz demo --seed 3`
    """
    steps = _Steps(fmt is Format.TABLE)
    with steps.step("making up a web of twenty weeks"):
        made = _make(house.open_configuration().settings.home.absolute() / "demo", seed)
    with house.open_writer() as store:
        _fill(made, steps)
        registry = house.open_registry()
        with steps.step("matching: who copied whom"):
            match_store(store, registry, made.now)
        with steps.step("measuring, looking for spikes"):
            measure_store(store, registry, made.now)
            watch_store(store, registry, made.now)
        week = last_week(made.now)
        with steps.step(f"exporting {week}"):
            package = export_week(store, registry, week, made.folder / "exports" / week, made.now)
        weeks = _compare(store, made)
        alerts = _alerts(store)
    if fmt is Format.JSON:
        shown = ("period", "true_share", "share", "low", "high")
        typer.echo(render_json({"weeks": [{name: week[name] for name in shown} for week in weeks], "alerts": alerts}))
        return
    typer.echo(render(weeks, WEEKS, fmt))
    if fmt is Format.TABLE:
        typer.echo("\n".join(_tell(made, weeks, alerts, package)))
        if serve:
            _serve(port)


def _serve(port: int) -> None:
    with open_pages("127.0.0.1", port) as pages:
        typer.echo(f"Dashboard: {pages.address}  (Ctrl-C stops it)")

        serve_until_stopped(pages)


def _tell(
    made: _Demo, weeks: Sequence[Mapping[str, object]], alerts: Sequence[Mapping[str, object]], package: Package
) -> Iterator[str]:
    """Yields what stands under the table."""
    held = sum(week.get("inside") is True for week in weeks)
    yield ""
    yield f"The truth is inside the 95 % interval in {held} of {len(weeks)} weeks; its last two have 15 points more."
    for alert in alerts:
        yield f"Alert:     {alert['subject']}"
    yield f"CSV:       {package.folder}"
    yield f"Database:  {made.folder / 'derekkoz.db'}"


class _Steps:
    """Says on stderr what is being done and how long it took, where somebody watches."""

    def __init__(self, shown: bool) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._shown = shown

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Times one step."""
        start = time.monotonic()
        yield
        if self._shown:
            self._console.print(f"{time.monotonic() - start:5.1f} s  {what}")


def _make(folder: Path, seed: int) -> _Demo:
    """Makes the folder anew, with the registry of the world in it, and has all settings point into it."""
    if folder.exists() and not (folder / MARKER).exists():
        raise WrongInput(f"{folder} is not of a demo: move it away, or set another home")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("Made anew by each `derekkoz demo`.\n")
    today = datetime.now(KAZAKHSTAN).date()
    monday = today - timedelta(days=today.weekday())
    world = build_world(seed, ending=monday)
    for path, content in write_registry(world):
        place = folder / "registry" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(truth_lines(world))
    kept = f"{PREFIX}BROWSER"  # of the machine, not of whatever is set up on it
    for name in [name for name in os.environ if name.startswith(PREFIX) and name != kept]:
        del os.environ[name]
    os.environ |= {f"{PREFIX}HOME": str(folder), f"{PREFIX}REGISTRY": str(folder / "registry")}
    house.open_configuration.cache_clear()
    house.open_registry.cache_clear()
    # Monday morning after the last week: what the daemon would see then.
    now = datetime(monday.year, monday.month, monday.day, 6, tzinfo=KAZAKHSTAN)
    return _Demo(folder, world, min(now, datetime.now(UTC)))


def _fill(made: _Demo, steps: _Steps) -> None:
    """Brings the articles in: the old ones as an archive, the last days through the spiders."""
    first = made.world.ending - timedelta(days=CRAWLED_DAYS)
    old = [article for article in made.world.articles if article.published_at.astimezone(KAZAKHSTAN).date() < first]
    with steps.step(f"importing {len(old):,} articles"):
        asyncio.run(_import(made, old))
    with steps.step("crawling the last days"), serve_world(Site(made.world).answer) as web:
        _crawl(first, made.now, web.place)


async def _import(made: _Demo, articles: Sequence[Article]) -> None:
    parts = []
    for number in range(IMPORTS):
        part = made.folder / f"archive-{number + 1}.jsonl"
        with part.open("w", encoding="utf-8") as file:
            file.writelines(import_lines(articles[number::IMPORTS]))
        parts.append(part)
    pipe = asyncio.subprocess.PIPE
    processes = [
        await children.start("derekkoz", "--bound", "import", str(part), stdout=pipe, stderr=pipe) for part in parts
    ]
    try:
        said = await asyncio.gather(*(process.communicate() for process in processes))
    finally:
        for process in processes:
            await children.end(process)
    for process, (_, problem) in zip(processes, said, strict=True):
        if process.returncode:
            raise Failed(f"the import ended with exit code {process.returncode}: {problem.decode().strip()}")


def _crawl(since: date, now: datetime, place: str) -> None:
    registry = house.open_registry()
    settings = house.open_configuration().settings
    slugs = tuple(slug for slug, outlet in registry.items() if may_be_crawled(outlet))
    job = Job(
        slugs, settings.database, sandbox=place, since=since, registry=str(settings.registry), browser=settings.browser
    )
    results = asyncio.run(launch.run(launch.split(job, OUTLETS_OF_A_CHILD), lambda result: None))
    if faults := [result for result in results if result.fault or result.ending != "finished"]:
        raise Failed(f"the crawl of {faults[0].outlet} ended badly: {faults[0].fault or faults[0].ending}")


def _compare(store: Store, made: _Demo) -> list[dict[str, object]]:
    """Returns the last weeks: what is true, what was measured, and whether the interval holds the truth."""
    with store.read() as connection:
        cells = series.cells(connection)
    share = estimate_share(cells, house.open_registry(), Request(), made.now.date())
    measured: dict[str, Point] = {point.period: point for point in share.series}
    rows = []
    for truth in made.world.true_shares()[-SHOWN_WEEKS:]:
        estimate = measured[truth.week].estimate if truth.week in measured else None
        row: dict[str, object] = {"period": truth.week, "true_share": round(truth.share, 6)}
        if estimate is not None:
            row |= {"share": round(estimate.share, 6), "low": round(estimate.low, 6), "high": round(estimate.high, 6)}
            row |= {"articles": measured[truth.week].articles}
            row |= {"inside": estimate.low <= truth.share <= estimate.high}
        rows.append(row)
    return rows


def _alerts(store: Store) -> list[dict[str, object]]:
    with store.read() as connection:
        kept = [one.message for one in messages.find(connection) if one.message.kind == "spike"]
    return [{"period": name_period(_day_of(one), By.WEEK), "day": _day_of(one), "subject": one.subject} for one in kept]


def _day_of(message: Message) -> date:
    return date.fromisoformat(message.key.split("/")[2])
