"""The verb `serve`: the dashboard alone."""

import asyncio
import errno
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from typing import Annotated

import typer

from commands import house
from commands.errors import Failed, Unfit, WrongInput
from storage.database import open_store
from storage.schema import migrate

HostOption = Annotated[str, typer.Option(metavar="HOST", help="The address that the dashboard listens on.")]
PortOption = Annotated[int, typer.Option(min=0, max=65535, help="Its port; 0 takes one that is free.")]
NamesOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="Another name by which browsers know it; may be repeated."),
]


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8787,
    names: NamesOption = None,
) -> None:
    """Serve the dashboard: the share over time, the articles behind each number, the passages behind each article.

    There is no password: whoever reaches the address can read it, so it listens on this machine alone unless told
    otherwise. A verdict can be corrected from this machine alone, unless dashboard_corrections in derekkoz.toml says
    that "everybody" may, or "nobody". Ctrl-C stops it.

    Example: `derekkoz serve --port 8787`
    """
    with open_pages(host, port, names or ()) as pages:
        typer.echo(f"{pages.address} (Ctrl-C stops it)")
        if not pages.is_private:
            typer.echo("there is no password: whoever reaches this machine can read it", err=True)
        serve_until_stopped(pages)


@dataclass(frozen=True, slots=True)
class Pages:
    """The dashboard on its socket, ready to be served: where, whether this machine alone can reach it, and how."""

    address: str
    is_private: bool
    serve: Callable[[asyncio.Event], Awaitable[None]]


@contextmanager
def open_pages(host: str, port: int, names: Sequence[str] = ()) -> Iterator[Pages]:
    """Gives the dashboard of the store, made and brought up to date where needed; port 0 takes one that is free.

    Raises:
        Fault: the port is taken or not ours, or the host is none of this machine.
    """
    # Here, because nothing else needs the web framework (0.3 s of imports).
    from dashboard.app import make_app
    from dashboard.desk import Writers
    from dashboard.guard import names_of
    from dashboard.server import address_of, is_private, listen
    from dashboard.server import serve as serve_app

    registry = house.open_registry()
    settings = house.open_configuration().settings
    url, writers = settings.database, Writers(settings.dashboard_corrections)
    migrate(url)
    try:
        listener = listen(host, port)
    except OSError as refusal:
        raise _explain(refusal, host, port) from None
    hosts, any_address = names_of(host, names)
    with listener, open_store(url, read_only=writers is Writers.NOBODY) as store:
        app = make_app(
            store,
            registry,
            version=metadata.version("derekkoz"),
            hosts=hosts,
            any_address=any_address,
            writers=writers,
            clock=lambda: datetime.now(UTC),
        )
        yield Pages(address_of(listener), is_private(listener), partial(serve_app, app, listener))


def serve_until_stopped(pages: Pages) -> None:
    """Serves until Ctrl-C or SIGTERM."""

    async def run() -> None:
        stop = asyncio.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(each, stop.set)
        await pages.serve(stop)

    asyncio.run(run())


def _explain(refusal: OSError, host: str, port: int) -> Failed | Unfit | WrongInput:
    if isinstance(refusal, socket.gaierror) or refusal.errno == errno.EADDRNOTAVAIL:
        return WrongInput(f"--host: {host} is no address of this machine; write 127.0.0.1, or 0.0.0.0 for all of them")
    if refusal.errno == errno.EADDRINUSE:
        return Failed(f"port {port} on {host} is in use: stop what uses it, or take another with --port")
    if refusal.errno in (errno.EACCES, errno.EPERM):
        return Unfit(f"port {port} on {host} is not open to this user: take one from 1024 on with --port")
    return Unfit(f"port {port} on {host}: {refusal.strerror}")
