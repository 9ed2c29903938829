"""Verbs about verdicts: a person corrects one, and all are read anew when the method has changed."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from clock.reread import reread_store
from commands import house
from commands.errors import WrongInput
from commands.progress import show_progress
from crawler.addresses import canonical_url
from outlets.vocabulary import Group
from reports.corrections import COLUMNS, enter_correction
from reports.tables import Format, render, render_json
from storage import articles, corrections
from storage.bridge import Kept
from storage.records import Level, Origin
from verdicts.corrections import Change, WrongStatement, correct, guess_levels, state, take_back, withdraw

CHANGES = ("before", "after", "articles")
VERDICT = ("verdict", "russian", "levels", "basis", "source", "group", "probability", "because")
_FORMAT = Annotated[Format, typer.Option("--format", help="table, json or csv.")]


class Headline(StrEnum):
    """The levels that a person may give."""

    L1 = Level.L1.value
    L2 = Level.L2.value
    L3 = Level.L3.value


class Verdict(StrEnum):
    """What a person may say."""

    RUSSIAN = "russian"
    NOT_RUSSIAN = "not-russian"


def correct_verdict(
    url: Annotated[str | None, typer.Argument(metavar="URL", help="The article's address.")] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="Of Russian origin, or not.")] = None,
    level: Annotated[
        list[Headline] | None,
        typer.Option(help="By which level, or levels. [default: those it has, else L2: a credit that was missed]"),
    ] = None,
    source: Annotated[
        str, typer.Option(metavar="MEDIUM", help="The medium that it comes from: slug, address or name.")
    ] = "",
    group: Annotated[Group | None, typer.Option(help="Where the information was first gathered.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason; it is shown wherever the verdict is.")] = "",
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so. [default: your login name]")] = None,
    withdraw_it: Annotated[
        bool, typer.Option("--withdraw", help="Take back the correction that rules: the one before it rules again.")
    ] = False,
    list_them: Annotated[bool, typer.Option("--list", help="List the corrections, of one article or of all.")] = False,
    fmt: _FORMAT = Format.TABLE,
) -> None:
    """Correct the verdict on one article: it wins over the machine's, also when that is computed anew.

    Every correction is kept with who, when and why, and the latest that was not withdrawn rules. Prints the verdict
    before and after; the share follows at once.

    Example: `derekkoz correct https://... --verdict russian --level L2 --source tass --why "credited in the caption"`,
    and `derekkoz correct https://... --withdraw`
    """
    if list_them:
        if verdict or withdraw_it:
            raise WrongInput("--list changes nothing: give it alone, or with the address of one article")
        _list_corrections(url, fmt)
        return
    if url is None:
        raise WrongInput("which article? Write its address (derekkoz correct --help shows how)")
    if withdraw_it:
        if verdict or level or source or group:
            raise WrongInput("--withdraw takes back what was said: say nothing new with it")
        change = _change(url, lambda connection, kept: _withdraw(connection, kept, by, why))
    elif verdict is None:
        raise WrongInput("say what is right: --verdict russian or --verdict not-russian, and --why; or --withdraw")
    else:
        if verdict is Verdict.NOT_RUSSIAN and level:
            raise WrongInput("--level: what is not of Russian origin has none")
        wants_level = verdict is Verdict.RUSSIAN

        def say(connection: Connection, kept: Kept) -> Change:
            levels = tuple(map(Level, level or guess_levels(kept))) if wants_level else ()
            said = state(
                house.open_registry(),
                levels=levels,
                source=source,
                group=group,
                by=_login() if by is None else by,
                why=why,
                at=datetime.now(UTC),
            )
            return correct(connection, kept, said)

        change = _change(url, say)
    _print_change(change, fmt)


def reread(
    whole: Annotated[
        bool, typer.Option("--all", help="Every article: after outlets were added to the registry, or changed.")
    ] = False,
    fmt: _FORMAT = Format.TABLE,
) -> None:
    """Read stored texts anew where another version of the method gave the verdict, and bring the verdicts up to date.

    What was found by comparing articles, and what people said, stays. Interrupted, it goes on where it ended. With
    --all every text is read, and articles of an outlet that had no file when they were stored go to the one that has it
    now; `derekkoz match` then compares them once more. Prints how the levels of changed verdicts went.

    Example: `derekkoz reread --all`
    """
    with house.open_writer() as store, show_progress("rereading") as report:
        done = reread_store(
            store,
            house.open_registry(),
            datetime.now(UTC),
            whole=whole,
            report=report,
        )
    rows = [
        {"before": before, "after": after, "articles": number}
        for (before, after), number in sorted(done.changes.items())
    ]
    if fmt is Format.JSON:
        numbers = {"read": done.read, "changed": done.changed, "moved": done.moved}
        typer.echo(render_json(numbers | {"changes": rows}))
        return
    typer.echo(
        render([row | {"before": _words(row["before"]), "after": _words(row["after"])} for row in rows], CHANGES, fmt)
    )
    moved = f", {done.moved:,} of outlets that have a file now" if done.moved else ""
    typer.echo(f"derekkoz: articles read: {done.read:,}{moved}; verdicts changed: {done.changed:,}", err=True)


def _words(levels: object) -> str:
    return " ".join(levels) if isinstance(levels, tuple) and levels else "none"


def _change(url: str, work: Callable[[Connection, Kept], Change]) -> Change:
    with house.open_writer() as store:
        # Read and written in one transaction: whatever the daemon finds meanwhile comes before it or after it.
        try:
            with store.write() as connection:
                return work(connection, _find(connection, url))
        except WrongStatement as problem:
            raise WrongInput(f"--{problem.field}: {problem}") from None


def _withdraw(connection: Connection, kept: Kept, by: str | None, why: str) -> Change:
    ruling = corrections.find_ruling(connection, kept.id)
    if ruling is None:
        raise WrongInput("nothing to withdraw: no correction rules this article")
    return withdraw(connection, kept, ruling, take_back(_login() if by is None else by, why, datetime.now(UTC)))


def _list_corrections(url: str | None, fmt: Format) -> None:
    with house.open_reader() as connection:
        found = corrections.walk(connection) if url is None else corrections.find(connection, _find(connection, url).id)
        typer.echo(render([enter_correction(one) for one in found], COLUMNS, fmt))


def _find(connection: Connection, url: str) -> Kept:
    try:
        wanted = canonical_url(url)
    except ValueError as problem:
        raise WrongInput(str(problem)) from None
    kept = articles.find(connection, wanted)
    if kept is None:
        near = articles.find_near(connection, wanted)
        raise WrongInput(f"{wanted}: not in the store" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    return kept


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise WrongInput("--by: this user has no name; say who corrects it") from None


def _print_change(change: Change, fmt: Format) -> None:
    rows = [_enter("before", change.before), _enter("after", change.after)]
    if fmt is Format.JSON:
        told: dict[str, Any] = {"url": change.url, "changed": change.is_new}
        typer.echo(render_json(told | {row.pop("verdict"): row for row in rows}))
    else:
        typer.echo(render(rows, VERDICT, fmt))
    if not change.is_new:
        typer.echo("derekkoz: that was said already; nothing has changed", err=True)


def _enter(name: str, origin: Origin) -> dict[str, Any]:
    return {"verdict": name} | {field: getattr(origin, field) for field in VERDICT if field != "verdict"}
