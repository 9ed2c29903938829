"""Serving the pages: a socket that is ours before anything is said, and a server that stops when it is told to."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

# Seconds that a request under way gets when the server stops.
PATIENCE_S = 5
# Open connections; beyond it the answer is 503, so that a flood leaves the daemon's files alone.
MOST_CONNECTIONS = 200
# Connections that wait while all are taken.
_BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """Returns a socket that listens; port 0 takes one that is free.

    Raises:
        OSError: the port is taken, the address is not this machine's, or its name is not known (gaierror).
    """
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
        0
    ]
    listener = socket.socket(family, kind, protocol)
    try:
        # A port that was in use a minute ago may be taken at once; one that is in use may not.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)
        listener.setblocking(False)
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket) -> str:
    """Returns the address to open in a browser."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def is_private(listener: socket.socket) -> bool:
    """Tells whether only this machine can reach it."""
    return ip_address(listener.getsockname()[0]).is_loopback


async def serve(app: ASGIApp, listener: socket.socket, stop: asyncio.Event) -> None:
    """Serves until `stop` is set, in the running loop; it takes over the socket, and no signal.

    Whoever owns the loop owns the signals: the daemon has more to stop than this.
    """
    server = _Server(
        uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,  # the owner's
            log_level="warning",
            access_log=False,
            proxy_headers=False,  # nobody stands before us whose word on who asks we would take
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=PATIENCE_S,
        )
    )
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
