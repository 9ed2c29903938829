"""The sandbox's web on loopback: one HTTP server that is every host, told apart by the Host header.

A crawler reaches it through the variable DEREKKOZ_SANDBOX="127.0.0.1:PORT": every request, whatever its scheme and
host, goes there in the clear, with its own Host. Asked like a proxy (an absolute address in the request line) it
answers too, so that `http_proxy` and a browser's proxy setting reach the hosts under http.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import urlsplit

from sandbox.site import Answer

VARIABLE = "DEREKKOZ_SANDBOX"
LOOPBACK = "127.0.0.1"
_TIMEOUT_S = 30  # of a connection on which nothing comes: a crawler's keep-alive is shorter
_POLL_S = 0.05  # how soon the server notices that it shall stop

Answering = Callable[[str, str], Answer]  # host without port, path with query → response


class Web(ThreadingHTTPServer):
    """A server whose content can be exchanged while it runs; counts what it was asked for."""

    daemon_threads = True  # a connection that a client keeps open must not hold up the end

    def __init__(self, answering: Answering, port: int = 0) -> None:
        """Listens on loopback; port 0 takes any free one."""
        super().__init__((LOOPBACK, port), _Handler)
        self._lock = Lock()
        self._answering = answering
        self._asked: list[tuple[str, str]] = []

    @property
    def place(self) -> str:
        """Where it listens, as HOST:PORT: the value of DEREKKOZ_SANDBOX."""
        return f"{LOOPBACK}:{self.server_address[1]}"

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The (host, path with query) of every request until now, in order."""
        with self._lock:
            return list(self._asked)

    def show(self, answering: Answering) -> None:
        """Answers from here on with other content: the same world at a later moment, or an outage."""
        with self._lock:
            self._answering = answering

    def answer(self, host: str, target: str) -> Answer:
        """Returns the response and writes the request down."""
        with self._lock:
            self._asked.append((host, target))
            answering = self._answering
        return answering(host, target)


@contextmanager
def serve(answering: Answering, port: int = 0) -> Iterator[Web]:
    """Runs the server in a thread until the block ends.

    Raises:
        OSError: when the port is taken.
    """
    with Web(answering, port) as web:
        thread = Thread(target=web.serve_forever, args=(_POLL_S,), daemon=True)
        thread.start()
        try:
            yield web
        finally:
            web.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "sandbox", ""
    timeout = _TIMEOUT_S
    server: Web

    def do_GET(self) -> None:
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        self._reply(with_body=False)

    def _reply(self, *, with_body: bool) -> None:
        parts = urlsplit(self.path)
        is_absolute = bool(parts.scheme and parts.netloc)  # as proxies are asked
        host = urlsplit("//" + (parts.netloc if is_absolute else self.headers.get("Host", ""))).hostname or ""
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "") if is_absolute else self.path
        answer = self.server.answer(host, target)
        tag = f'"{sha256(answer.body).hexdigest()[:32]}"'
        is_known = answer.status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else answer.status)
        self.send_header("ETag", tag)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not is_known:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body and not is_known:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Silent: what was asked is in `Web.asked`."""
