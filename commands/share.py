"""The verb `share`: the series, printed."""

import re
from datetime import date
from typing import Annotated

import typer

from analysis.corpus.periods import By
from analysis.corpus.request import CannotEstimate, Request, Slice, Space, Weights
from analysis.corpus.share import check_request, estimate_share
from commands import house
from commands.errors import WrongInput
from reports.shares import render_share
from reports.tables import Format
from storage import series

# Only this form: Python would also read "2026-W46", as that week's Monday, and --until would lose six days.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def share(
    since: Annotated[str | None, typer.Option(metavar="DAY", help="First day, as 2026-11-01. [default: all]")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Last day, included. [default: all]")] = None,
    by: Annotated[By, typer.Option(help="Length of a period; weeks are ISO weeks in Kazakhstan's time.")] = By.WEEK,
    slices: Annotated[
        list[Slice] | None,
        typer.Option("--slice", help="Cut by this; may be given several times. basis and level cut the Russian part."),
    ] = None,
    space: Annotated[
        Space,
        typer.Option(help="What is counted. consumed needs sourced audiences; there are none yet, so it is refused."),
    ] = Space.DOMESTIC,
    weights: Annotated[
        Weights, typer.Option(help="What has one vote. audience is refused for the same reason.")
    ] = Weights.ARTICLES,
    fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """Show which share of the articles is of Russian origin, with its 95 % interval.

    A period without articles is a row without a share. What was not counted, and why, stands below the table and in
    `left_out` of the JSON.

    Example: `derekkoz share --since 2026-09-01 --by week --slice language --format csv`
    """
    request = Request(
        since=_read_day("--since", since),
        until=_read_day("--until", until),
        by=by,
        slices=tuple(slices or ()),
        space=space,
        weights=weights,
    )
    try:
        check_request(request)  # before anything is opened
        with house.open_reader() as connection:
            cells = series.asked(connection, since=request.since, until=request.until)
        answer = estimate_share(cells, house.open_registry(), request)
    except CannotEstimate as problem:
        raise WrongInput(str(problem)) from None
    typer.echo(render_share(answer, fmt))
    if not answer.counted and not any(answer.left_out.values()):
        typer.echo(f"no article in {house.open_configuration().settings.database}: derekkoz import FILE", err=True)


def _read_day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the right form and still no day: 2026-02-30
    raise WrongInput(f'{option}: "{text}" is no day; write it as 2026-11-22')
