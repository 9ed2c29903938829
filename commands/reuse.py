"""Verbs about who copied whom: compare what was not compared yet, and print what was found."""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from clock.match import match_store
from commands import house
from commands.days import read_day
from commands.errors import WrongInput
from commands.progress import show_progress
from crawler.addresses import canonical_url
from reports.reuse import as_json
from reports.tables import Format, render, render_json
from storage import articles, matching, reuse


def match(fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE) -> None:
    """Compare every article with the earlier ones around it, and bring the verdicts up to date.

    Only what is new is compared, and what an earlier text that arrived later may have changed; interrupted, it goes on
    where it ended. Articles are compared within 14 days, by their publication times.

    Example: `derekkoz match`
    """
    with house.open_writer() as store, show_progress("matching") as report:
        done = match_store(
            store,
            house.open_registry(),
            datetime.now(UTC),
            report=report,
        )
    numbers = asdict(done)
    if fmt is Format.JSON:
        typer.echo(render_json(numbers))
    else:
        rows = [{"articles": _WORDS[name], "number": number} for name, number in numbers.items()]
        typer.echo(render(rows, ("articles", "number"), fmt))


_WORDS = {
    "new": "new",
    "undated": "of these not compared: no publication time",
    "too_short": "of these not compared: fewer than 12 words",
    "compared": "compared",
    "again": "of these once more: an earlier text had arrived",
    "pairs": "pairs of an article and an earlier text",
    "undecided": "of these undecided who was first",
    "level_3": "uncredited reuse of a Russian medium's text (L3)",
}


def print_reuse(
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="[URL]...", help="Only pairs with these articles.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="First day, as 2026-11-01. [default: all]")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Last day, included. [default: all]")] = None,
) -> None:
    """Print who shares whose words: every article with every earlier text that it has a tenth or 40 words from.

    One JSON array. `shared` is the share of the article's words that stand in the source too, `lag_minutes` by how much
    later it was published, at least and at most; `direction` is "copied" or "undecided". Days are the article's, in
    Kazakhstan's time. Compared is what `derekkoz match` has compared; what is new is not in it yet.

    Example: `derekkoz reuse --since 2026-11-01 https://tengrinews.kz/...`
    """
    first, last = read_day("--since", since), read_day("--until", until)
    wanted = [_canonical(url) for url in urls or ()]
    with house.open_reader() as connection:
        known = articles.find_known(connection, wanted)
        for url in wanted:
            if url not in known:
                raise WrongInput(f"{url}: not in the store")
        pairs = reuse.walk(connection, first, last, wanted or None)
        _print_array(render_json(as_json(pair)) for pair in pairs)
        waiting = matching.count_waiting(connection)
    if waiting:
        typer.echo(f"{waiting:,} articles are not compared yet: derekkoz match", err=True)


def _print_array(items: Iterable[str]) -> None:
    # Item by item: a year of pairs does not fit into memory twice.
    lead = "["
    for item in items:
        sys.stdout.write(f"{lead}\n{item}")
        lead = ","
    sys.stdout.write("[]\n" if lead == "[" else "\n]\n")


def _canonical(url: str) -> str:
    try:
        return canonical_url(url)
    except ValueError as problem:
        raise WrongInput(str(problem)) from None
