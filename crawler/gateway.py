"""The gateway: the one way out for the browser, a proxy on loopback that lets through what the guard lets through.

A browser asks on behalf of whatever a page's scripts say, past Scrapy and its resolver. It is started so that it can
reach nothing but this proxy, and here each address is checked and each name looked up, for every request, redirect,
socket and frame alike. The connection then goes to the very address that was looked up: a name cannot change its mind.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.failures import Dropped
from crawler.guard import check
from crawler.outcomes import Outcome

LONGEST_HEAD = 64 * 1024  # bytes of a request's lines; browsers send one or two thousand
LARGEST = 20_000_000  # bytes in one connection, each way; a page's largest script has a tenth of that
HEAD_TIME = 20.0  # seconds until a request has said what it wants
CONNECT_TIME = 10.0  # seconds, as long as a name may take
MOST_LOSSES = 500  # hosts whose refusals are remembered: a page can make up as many as it likes
_CHUNK = 64 * 1024
_NOT_PASSED_ON = frozenset({"connection", "keep-alive", "proxy-authorization", "proxy-connection"})

Resolve = Callable[[str], Awaitable[str]]
Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the browser wants: a connection to host and port, and the bytes to send there first, none for a tunnel."""

    url: str
    host: str
    port: int
    head: bytes = b""


def read_head(head: bytes) -> Asked:
    """Reads the head of a request to a proxy: CONNECT, or an absolute http address.

    Raises:
        Dropped: it is neither, or asks for what the guard refuses.
    """
    lines = head.decode("latin-1").split("\r\n")
    method, _, rest = lines[0].partition(" ")
    target, _, version = rest.rpartition(" ")
    url = f"https://{target}/" if method == "CONNECT" else target
    check(url)
    parts = urlsplit(url)
    if parts.scheme != ("https" if method == "CONNECT" else "http") or not version.startswith("HTTP/1."):
        raise Dropped(Outcome.GUARD_REFUSED, f"not a request to a proxy: {lines[0][:80]!r}")
    host = parts.hostname or ""
    if method == "CONNECT":
        return Asked(url, host, parts.port or 443)
    kept = [line for line in lines[1:] if line and line.partition(":")[0].strip().lower() not in _NOT_PASSED_ON]
    kept = [line for line in kept if not line.lower().startswith("host:")]
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    # One request for each connection: the address of a second one would have to be checked as well.
    asked = [f"{method} {path} HTTP/1.1", f"Host: {parts.netloc}", *kept, "Connection: close", "", ""]
    return Asked(url, host, parts.port or 80, "\r\n".join(asked).encode("latin-1"))


class Gateway:
    """The proxy. With a sandbox ("127.0.0.1:PORT") every request in the clear goes there, and nothing else goes out."""

    def __init__(self, resolve: Resolve, sandbox: str = "") -> None:
        """`resolve` gives a name's public address, or raises Dropped."""
        self._resolve = resolve
        self._sandbox = sandbox
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.losses: dict[str, Dropped] = {}  # host → why it could not be reached: browsers only say "failed"

    @property
    def place(self) -> str:
        """Where it listens, as 127.0.0.1:PORT."""
        assert self._server is not None  # noqa: S101 - opened first
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def open(self) -> None:
        """Starts to listen, on any free port of loopback."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LONGEST_HEAD)

    async def close(self) -> None:
        """Ends every connection."""
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - asyncio's server runs us in one
        self._tasks.add(task)
        opened: list[asyncio.StreamWriter] = [writer]
        try:
            async with asyncio.timeout(HEAD_TIME):
                asked = read_head(await reader.readuntil(b"\r\n\r\n"))
            outside = await self._connect(asked)
            opened.append(outside[1])
            if asked.head:
                outside[1].write(asked.head)
            else:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await _join((reader, writer), outside)
        except (OSError, TimeoutError, Dropped, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the browser sees a connection that ends, and `losses` knows why
        except asyncio.CancelledError:
            pass  # the gateway is closed: asyncio would call a cancelled connection a fault
        finally:
            self._tasks.discard(task)
            for each in opened:
                with suppress(OSError):
                    each.close()

    async def _connect(self, asked: Asked) -> Stream:
        try:
            if self._sandbox and not asked.head:
                raise Dropped(Outcome.NO_CONNECTION, f"the sandbox is asked in the clear: {asked.url[:80]}")
            host, _, port = (self._sandbox or f"{await self._resolve(asked.host)}:{asked.port}").rpartition(":")
            async with asyncio.timeout(CONNECT_TIME):
                return await asyncio.open_connection(host, int(port))
        except TimeoutError:
            self._note(asked.host, Dropped(Outcome.TIMEOUT, f"{asked.host} does not answer"))
            raise
        except OSError as problem:
            self._note(asked.host, Dropped(Outcome.NO_CONNECTION, f"{asked.host}: {problem.strerror or problem}"))
            raise
        except Dropped as problem:
            self._note(asked.host, problem)
            raise

    def _note(self, host: str, loss: Dropped) -> None:
        if len(self.losses) >= MOST_LOSSES:
            self.losses.clear()
        self.losses[host] = loss


async def _join(one: Stream, other: Stream) -> None:
    """Passes bytes on in both directions until one side has ended."""
    ways = [asyncio.create_task(_pump(one[0], other[1])), asyncio.create_task(_pump(other[0], one[1]))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    passed = 0
    while (chunk := await reader.read(_CHUNK)) and passed < LARGEST:
        passed += len(chunk)
        writer.write(chunk)
        await writer.drain()
