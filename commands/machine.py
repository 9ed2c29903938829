"""Verbs about the machine and the settings: is this fit to run, and what is in force."""

import platform
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from clock.check import cover
from commands import house
from commands.alerts import open_addresses
from commands.errors import Unfit, WrongInput
from configuration import PREFIX
from crawler.chromium import find_browser, read_version
from outlets.problems import RegistryError
from reports.delivery import mask
from reports.tables import Format, render
from storage import series
from storage.bridge import KAZAKHSTAN
from storage.faults import StoreError

MOST_NAMED = 5  # silent outlets
LEAST_FREE = 500_000_000  # bytes; below this a crawl would stop

config = typer.Typer(help="The settings in force and where each came from.", no_args_is_help=True)


@config.callback()
def _config() -> None:
    """The settings in force and where each came from."""


@config.command("show")
def show(fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE) -> None:
    """Show every setting, its value, and the file or variable that set it.

    Example: `derekkoz config show`
    """
    loaded = house.open_configuration()
    rows = [
        {"setting": key, "value": _shown(key, value), "from": loaded.came_from[key], "variable": PREFIX + key.upper()}
        for key, value in (loaded.settings.model_dump() | {"database_url": loaded.settings.database}).items()
    ]
    typer.echo(render(rows, ("setting", "value", "from", "variable"), fmt))


def _shown(key: str, value: object) -> str:
    if key == "database_url":
        try:
            return make_url(str(value)).render_as_string(hide_password=True)
        except ArgumentError:
            return "(not a database URL)"
    if key == "alerts_to" and isinstance(value, tuple):
        return " ".join(f"{url.partition('://')[0]}://…" for url in value)  # they hold passwords
    return str(value)


class State(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"  # it works, but something is not as it should be
    UNFIT = "unfit"  # it does not work until somebody does something


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw, and what to do about it."""

    check: str
    state: State
    found: str
    do: str = ""


def doctor(fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE) -> None:
    """Say whether this machine is fit, whether the registry and the store are in order, and what to do.

    Exits with 4 when something must be done first. Example: `derekkoz doctor`
    """
    checks: tuple[Callable[[], Finding], ...] = (_python, _zone, _registry, _browser, _home, _store, _outlets, _alerts)
    findings = [check() for check in checks]
    typer.echo(render([asdict(finding) for finding in findings], ("check", "state", "found", "do"), fmt))
    if any(finding.state is State.UNFIT for finding in findings):
        raise Unfit("something above must be done first")


def _python() -> Finding:
    return Finding("python", State.OK, f"{platform.python_implementation()} {platform.python_version()}")


def _zone() -> Finding:
    """Kazakhstan has had one zone, UTC+5, since 1 March 2024: with older tables every evening would fall a day late."""
    offset = datetime(2024, 3, 2, tzinfo=KAZAKHSTAN).utcoffset()
    if offset == timedelta(hours=5):
        return Finding("time zone", State.OK, f"Asia/Almaty, now {datetime.now(KAZAKHSTAN):%Y-%m-%d %H:%M}")
    return Finding("time zone", State.UNFIT, f"Asia/Almaty is UTC+{offset} after 1 March 2024", "make setup")


def _registry() -> Finding:
    try:
        registry = house.open_registry()
    except RegistryError as problem:
        found = f"{len(problem.problems)} problems, the first: {problem.problems[0]}"
        return Finding("registry", State.UNFIT, found, "derekkoz outlets check")
    watched = registry.panel.members_on(datetime.now(KAZAKHSTAN).date())
    proven = sum(outlet.proven is not None for outlet in registry.values())
    found = f"{len(registry)} outlets, {len(watched)} in panel {registry.panel.name}, {proven} proven on the live site"
    return Finding("registry", State.OK, found)


def _browser() -> Finding:
    """Without one the rest of the crawl goes on, and the listings that need it are counted as no_browser."""
    named = house.open_configuration().settings.browser
    program = find_browser(named)
    if program:
        version = read_version(program)
        if version:
            return Finding("browser", State.OK, f"{program}, {version}")
        return Finding("browser", State.WARNING, f"{program} does not start", f"{program} --version")
    found = f"there is no {named}" if named else "no Chromium"
    try:
        waiting = sum(bool(each.render and each.listings) for each in house.open_registry().values())
    except RegistryError:
        return Finding("browser", State.WARNING, found, "make browser")
    if not waiting and not named:
        return Finding("browser", State.OK, f"{found}, and no outlet needs one")
    return Finding("browser", State.WARNING, f"{found}: {waiting} outlets have listings that need one", "make browser")


def _home() -> Finding:
    home = house.open_configuration().settings.home
    folder = next(place for place in (home, *home.absolute().parents) if place.is_dir())
    free = shutil.disk_usage(folder).free
    found = f"{home}, {free / 1e9:,.1f} GB free"
    if free < LEAST_FREE:
        return Finding("disk", State.UNFIT, found, "free some space: a crawl stops below 0.5 GB")
    return Finding("disk", State.OK, found)


def _store() -> Finding:
    try:
        with house.open_reader() as connection:
            cells = series.cells(connection)
    except StoreError as problem:
        return Finding("store", State.UNFIT, str(problem), "see left")
    kept = sum(cell.articles for cell in cells)
    if not kept:
        return Finding("store", State.OK, "no articles yet", "derekkoz import FILE")
    outlets = len({cell.outlet for cell in cells})
    return Finding("store", State.OK, f"{kept:,} articles of {outlets:,} outlets", "derekkoz share")


def _outlets() -> Finding:
    """Whether every outlet of the panel is heard; what a crawl of it met is for `derekkoz check` to tell."""
    name = "outlets heard"
    try:
        registry = house.open_registry()
        with house.open_writer() as store:
            today = datetime.now(KAZAKHSTAN).date()
            covered = cover(store, registry, today)
        silences, unheard = covered.silences(today - timedelta(days=1)), covered.unheard()
    except (RegistryError, StoreError):
        return Finding(name, State.WARNING, "nobody can tell", "see above")
    watched = len(registry.panel.members_on(today))
    told = [f"{one.outlet} silent since {one.last}" for one in silences[:MOST_NAMED]]
    told += [f"{len(silences) - MOST_NAMED} more silent"] if len(silences) > MOST_NAMED else []
    told += [f"{len(unheard)} without an article in the last weeks"] if unheard else []
    found = f"{watched - len(silences) - len(unheard)} of {watched}" + (f": {', '.join(told)}" if told else "")
    state = State.WARNING if silences or unheard else State.OK
    return Finding(name, state, found, "derekkoz crawl, derekkoz check" if told else "")


def _alerts() -> Finding:
    try:
        told = [mask(one) for one in open_addresses()]
    except WrongInput as problem:
        return Finding("alerts", State.UNFIT, str(problem), "mend alerts_to")
    if not told:
        return Finding("alerts", State.WARNING, "nobody would be told", "set alerts_to in derekkoz.toml")
    return Finding("alerts", State.OK, f"to {', '.join(told)}", "derekkoz alerts test")
