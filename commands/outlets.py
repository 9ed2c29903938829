"""Verbs about the registry: who publishes, and is every file in order."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from commands import house, trial
from commands.errors import WrongInput
from outlets.facts import Fact, History
from outlets.outlet import Channel, Door, Outlet
from outlets.registry import check
from outlets.vocabulary import Audience, Group
from reports.tables import Format, render
from storage.bridge import KAZAKHSTAN

app = typer.Typer(help="The registry of outlets: list, show, check, try.", no_args_is_help=True)
app.command("try")(trial.try_outlet)
FormatOption = Annotated[Format, typer.Option("--format", help="table, json or csv.")]
COLUMNS = ("slug", "name", "group", "audience", "kind", "languages", "panel", "state")


@app.command("list")
def list_outlets(
    group: Annotated[Group | None, typer.Option(help="Only outlets of this group.")] = None,
    audience: Annotated[Audience | None, typer.Option(help="Only outlets for this audience.")] = None,
    fmt: FormatOption = Format.TABLE,
) -> None:
    """List the outlets.

    Example: `derekkoz outlets list --group ru --audience kz`
    """
    chosen = [
        outlet
        for outlet in house.open_registry().values()
        if (group is None or outlet.group is group) and (audience is None or outlet.audience is audience)
    ]
    typer.echo(render([_row(outlet) for outlet in chosen], COLUMNS, fmt))


def _row(outlet: Outlet) -> dict[str, object]:
    return {
        "slug": outlet.slug,
        "name": outlet.name,
        "group": outlet.group,
        "audience": outlet.audience,
        "kind": outlet.kind,
        "languages": " ".join(outlet.languages),
        "panel": house.open_registry().panel.watches(outlet.slug, datetime.now(KAZAKHSTAN).date()),
        "state": _state(outlet),
    }


def _state(outlet: Outlet) -> str:
    if outlet.paused:
        return "paused"
    if outlet.unverified:
        return "unverified"
    return f"proven {outlet.proven}" if outlet.proven else "never proven live"


@app.command("show")
def show(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The name of its file, without .toml.")],
    fmt: FormatOption = Format.TABLE,
) -> None:
    """Show everything the registry knows about one outlet.

    Example: `derekkoz outlets show tengrinews`
    """
    outlet = house.find_outlet(slug)
    if fmt is Format.JSON:
        typer.echo(outlet.model_dump_json(exclude_defaults=True))
        return
    rows = [{"key": "state", "value": _state(outlet)}]
    for key in outlet.model_fields_set:
        rows += [{"key": key, "value": line} for line in _describe(getattr(outlet, key))]
    order = ["slug", "group", "state", *type(outlet).model_fields]
    typer.echo(render(sorted(rows, key=lambda row: order.index(str(row["key"]))), ("key", "value"), fmt))


def _describe(value: object) -> list[str]:
    """Returns a value of an outlet's file as lines for people: each door, fact and form on its own."""
    match value:
        case History():
            return [line for fact in value.root for line in _describe(fact)]
        case Fact():
            period = f", {fact_period}" if (fact_period := _period(value)) else ""
            return [f"{value.value}{period}" + (f" (source: {value.source})" if value.source else "")]
        case Door():
            return [value.url + (" (unverified)" if value.unverified else "")]
        case Channel():
            return [f"https://t.me/{value.handle}" + (" (unverified)" if value.unverified else "")]
        case BaseModel():
            return [f"{key}: {inner}" for key, inner in value if inner]
        case tuple():
            lines = [line for inner in value for line in _describe(inner)]
            return lines if any(isinstance(inner, BaseModel) for inner in value) else [", ".join(lines)]
        case bool():
            return ["yes" if value else "no"]
    return [str(value)]


def _period(fact: Fact[object]) -> str:
    since = f"since {fact.since}" if fact.since else ""
    until = f"until {fact.until}" if fact.until else ""
    return " ".join(part for part in (since, until) if part)


@app.command("check")
def check_files(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="Only these files; all of them by default.")
    ] = None,
) -> None:
    """Check the registry's files: every problem with its file and line.

    Example: `derekkoz outlets check outlets/kz/my_outlet.toml`
    """
    problems = check(files or [], house.open_configuration().settings.registry)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(WrongInput.exit_code)
    typer.echo("in order")
