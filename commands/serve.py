"""The verb `serve`: the dashboard alone."""

import asyncio
import errno
import signal
import socket
from datetime import UTC, datetime
from importlib import metadata
from typing import Annotated

import typer

from commands import house
from commands.errors import Failed, Unfit, WrongInput
from storage.database import open_store
from storage.schema import migrate


def serve(
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = 8787,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Another name by which browsers know it; may be repeated."),
    ] = None,
) -> None:
    """Serve the dashboard: the share over time, the articles behind each number, the passages behind each article.

    It only reads. There is no password: whoever reaches the address can read it, so it listens on this machine alone
    unless told otherwise. Ctrl-C stops it.

    Example: `derekkoz serve --port 8787`
    """
    # Here, because nothing else needs the web framework (0.3 s of imports).
    from dashboard.app import make_app
    from dashboard.guard import names_of
    from dashboard.server import address_of, is_private, listen
    from dashboard.server import serve as serve_app

    registry = house.open_registry()
    url = house.open_configuration().settings.database
    migrate(url)
    try:
        listener = listen(host, port)
    except OSError as refusal:
        raise _explain(refusal, host, port) from None
    hosts, any_address = names_of(host, names or ())
    with listener, open_store(url, read_only=True) as store:
        app = make_app(
            store,
            registry,
            version=metadata.version("derekkoz"),
            hosts=hosts,
            any_address=any_address,
            clock=lambda: datetime.now(UTC),
        )
        typer.echo(f"{address_of(listener)} (Ctrl-C stops it)")
        if not is_private(listener):
            typer.echo("there is no password: whoever reaches this machine can read it", err=True)

        async def run() -> None:
            stop = asyncio.Event()
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, stop.set)
            await serve_app(app, listener, stop)

        asyncio.run(run())


def _explain(refusal: OSError, host: str, port: int) -> Failed | Unfit | WrongInput:
    if isinstance(refusal, socket.gaierror) or refusal.errno == errno.EADDRNOTAVAIL:
        return WrongInput(f"--host: {host} is no address of this machine; write 127.0.0.1, or 0.0.0.0 for all of them")
    if refusal.errno == errno.EADDRINUSE:
        return Failed(f"port {port} on {host} is in use: stop what uses it, or take another with --port")
    if refusal.errno in (errno.EACCES, errno.EPERM):
        return Unfit(f"port {port} on {host} is not open to this user: take one from 1024 on with --port")
    return Unfit(f"port {port} on {host}: {refusal.strerror}")
