"""Verbs about messages to people: what was told, what waits, and whether anybody would be reached."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from apprise import NotifyBase

from commands import house
from commands.errors import Failed, WrongInput
from reports import delivery
from reports.alerts import compose_test
from reports.delivery import WrongAddress, mask
from reports.tables import Format, render, render_json
from storage import messages
from storage.bridge import KAZAKHSTAN
from storage.messages import Kept

NOBODY = "nobody would be told: set alerts_to in derekkoz.toml"
COLUMNS = ("id", "time", "kind", "subject", "state", "attempts", "fault")

app = typer.Typer(help="What people were told, and what waits to be.", invoke_without_command=True)
_FORMAT = Annotated[Format, typer.Option("--format", help="table, json or csv.")]


@app.callback()
def alerts(context: typer.Context, fmt: _FORMAT = Format.TABLE) -> None:
    """List the messages of the outbox, the newest first.

    Example: `derekkoz alerts`, and `derekkoz alerts show 3` for the whole of one
    """
    if context.invoked_subcommand is not None:
        return
    with house.open_reader() as connection:
        rows = [_row(kept) for kept in messages.find(connection)]
    typer.echo(render(rows, COLUMNS, fmt))
    if not house.open_configuration().settings.alerts_to:
        typer.echo(f"derekkoz: {NOBODY}", err=True)


@app.command("show")
def show(number: Annotated[int, typer.Argument(metavar="ID", help="As `derekkoz alerts` lists it.")]) -> None:
    """Print one message as people get it.

    Example: `derekkoz alerts show 3`
    """
    with house.open_reader() as connection:
        kept = next((one for one in messages.find(connection) if one.id == number), None)
    if kept is None:
        raise WrongInput(f"no message has the id {number}")
    typer.echo(f"{kept.message.subject}\n\n{kept.message.body}")


@app.command("test")
def test() -> None:
    """Send a test message now, and say to whom.

    Example: `derekkoz alerts test`
    """
    addresses = open_addresses()
    if not addresses:
        raise Failed(NOBODY)
    now = datetime.now(UTC)
    message = compose_test(now)
    with house.open_writer() as store:
        with store.write() as connection:
            messages.put(connection, message)
        delivery.deliver(store, addresses, now)
        with store.read() as connection:
            kept = next(one for one in messages.find(connection) if one.message.key == message.key)
    if kept.sent_at is None:
        raise Failed(f"{kept.fault}; it is tried again by `derekkoz alerts send` and by the daemon")
    typer.echo(f"sent to {', '.join(mask(one) for one in addresses)}")


@app.command("send")
def send(fmt: _FORMAT = Format.TABLE) -> None:
    """Deliver what is due now; the daemon does it every few minutes.

    Example: `derekkoz alerts send`
    """
    addresses = open_addresses()
    with house.open_writer() as store:
        done = delivery.deliver(store, addresses, datetime.now(UTC))
        with store.read() as connection:
            due = sum(kept.state == "due" for kept in messages.find(connection))
    row = {"sent": done.sent, "failed": done.failed, "given_up": done.given_up, "due": due}
    typer.echo(render_json(row) if fmt is Format.JSON else render([row], tuple(row), fmt))
    if due and not addresses:
        typer.echo(f"derekkoz: {due} messages wait, and {NOBODY}", err=True)


def open_addresses() -> list[NotifyBase]:
    """Returns where messages go; raises WrongInput for an address that is none."""
    try:
        return delivery.open_addresses(house.open_configuration().settings.alerts_to)
    except WrongAddress as problem:
        raise WrongInput(str(problem)) from None


def _row(kept: Kept) -> dict[str, object]:
    return {
        "id": kept.id,
        "time": kept.message.created_at.astimezone(KAZAKHSTAN).isoformat(" ", "minutes"),
        "kind": kept.message.kind,
        "subject": kept.message.subject,
        "state": kept.state,
        "attempts": kept.attempts,
        "fault": kept.fault,
    }
