"""Verbs about the registry: who publishes, and is every file in order."""

from pathlib import Path
from typing import Annotated

import typer

from commands import house
from commands.errors import WrongInput
from outlets.outlet import Outlet
from outlets.registry import check
from outlets.vocabulary import Audience, Group
from reports.tables import Format, render, render_json

app = typer.Typer(help="The registry of outlets: list, show, check.", no_args_is_help=True)
FormatOption = Annotated[Format, typer.Option("--format", help="table, json or csv.")]
COLUMNS = ("slug", "name", "group", "audience", "kind", "languages", "state")


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
    registry = house.open_registry()
    outlet = registry.get(slug)
    if outlet is None:
        near = registry.suggest(slug)
        raise WrongInput(f"no outlet {slug!r}" + (f": did you mean {' or '.join(near)}?" if near else ""))
    facts = {"slug": outlet.slug, "group": outlet.group, "state": _state(outlet), **outlet.model_dump(mode="json")}
    known = {key: value for key, value in facts.items() if value not in (None, "", (), [], {}, False)}
    if fmt is Format.JSON:
        typer.echo(render_json(known))
    else:
        rows = [{"key": key, "value": value} for key, value in known.items()]
        typer.echo(render(rows, ("key", "value"), fmt))


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
