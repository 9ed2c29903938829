"""The verb `export`: the weekly package, written."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands import house
from commands.errors import Unfit, WrongInput
from reports.packages import Occupied
from reports.tables import Format, render, render_json
from reports.weekly import Package, WrongWeek, check_week, export_week, is_exported, last_week
from storage.database import Store

FOLDER = "exports"  # in the home folder, a folder for each week

_COLUMNS = ("file", "rows", "bytes", "sha256")


def export(
    week: Annotated[
        str | None, typer.Option(metavar="WEEK", help="ISO week, as 2026-W46. [default: the last that is over]")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the package. [default: exports/WEEK in the home]")
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only where that package is not written yet, or before its week was over.")
    ] = False,
    fmt: Annotated[Format, typer.Option("--format", help="table, json or csv: of the files that were written.")] = (
        Format.TABLE
    ),
) -> None:
    """Write a week's package for researchers: the share, the articles behind it, their evidence, the panel.

    CSV files with a codebook in `datapackage.json` (Data Package 2.0) and a README.txt. The numbers are those of
    `derekkoz share`; the same store gives the same bytes. A package of the same week that lies there is replaced whole.
    A week that is not over yet is written and said to be provisional.

    Example: `derekkoz export --week 2026-W46 --to packages/2026-W46`
    """
    now = datetime.now(UTC)
    chosen = last_week(now) if week is None else week
    try:
        check_week(chosen, now)  # before anything is opened
        folder = house.open_configuration().settings.home / FOLDER / chosen if to is None else to
        registry = house.open_registry()
        with house.open_writer() as store:
            if due and _is_done(store, chosen, folder):
                _tell_done(chosen, folder, fmt)
                return
            package = export_week(store, registry, chosen, folder, now)
    except WrongWeek as problem:
        raise WrongInput(f"--week: {problem}") from None
    except Occupied as problem:
        raise WrongInput(f"--to: {problem}") from None
    except OSError as refusal:
        raise Unfit(f"{folder}: {refusal.strerror}: no package was written; what was there is as before") from refusal
    _print(package, fmt)
    if not package.about.headline.counted:
        database = house.open_configuration().settings.database
        typer.echo(
            f"no article of {chosen} is counted from {database}: derekkoz share --by week shows which weeks are",
            err=True,
        )


def _is_done(store: Store, week: str, folder: Path) -> bool:
    with store.read() as connection:
        return is_exported(connection, week, folder)


def _tell_done(week: str, folder: Path, fmt: Format) -> None:
    match fmt:
        case Format.JSON:
            typer.echo(render_json({"week": week, "folder": str(folder), "files": []}))
        case Format.CSV:
            typer.echo(render([], _COLUMNS, fmt))
        case Format.TABLE:
            typer.echo(f"Nothing is due: the package of {week} is in {folder}")


def _print(package: Package, fmt: Format) -> None:
    rows = [{name: getattr(file, name) for name in _COLUMNS} for file in package.files]
    about = package.about
    match fmt:
        case Format.JSON:
            told = {
                "week": about.week,
                "folder": str(package.folder),
                "panel": about.headline.panel,
                "space": about.headline.space,
                "over": about.is_over,
                "provisional": bool(about.doubts),
                "provisional_because": list(about.doubts),
                "articles": about.headline.counted,
                "left_out": dict(about.headline.left_out),
                "files": rows,
            }
            typer.echo(render_json(told))
        case Format.CSV:
            typer.echo(render(rows, _COLUMNS, fmt))
        case Format.TABLE:
            typer.echo(render(rows, _COLUMNS[:3], fmt))
            typer.echo(f"\nThe package of {about.week} is in {package.folder}")
            for line in about.tell():
                typer.echo(line)
