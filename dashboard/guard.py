"""What every request passes before it reaches a page, and what every answer carries."""

import re
from collections.abc import Collection, Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Bytes of path and query: an article's address of 2,048 characters, each percent-encoded once more, and some filters.
LONGEST_TARGET = 8_192
# The most that any of our forms sends is twelve.
MOST_PARAMETERS = 32
METHODS = ("GET", "HEAD")

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::[0-9]{1,5})?")

# Nothing runs and nothing is loaded but our own style sheet and icon, whatever a crawled title may hold.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # An outlet must not learn from which page of ours somebody came. With "no-referrer" our own forms would not learn
    # it either: browsers then send them as from nowhere ("Origin: null").
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets through GET and HEAD of a reasonable length, under one of the names that the server is known by.

    To the `writable` paths it lets POST through too; whoever answers there asks who sent it.

    A page that somebody has open elsewhere can point its own name at this machine (DNS rebinding) and then read what is
    served here; its requests still bear that name. An address in numbers cannot be pointed anywhere, so with
    `any_address` every such address is let through.
    """

    def __init__(
        self, app: ASGIApp, hosts: Collection[str], *, any_address: bool = False, writable: Collection[str] = ()
    ) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._any_address = any_address
        self._writable = frozenset(writable)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache, private")
            await send(message)

        await (self._refuse(scope) or self._app)(scope, receive, send_with_headers)

    def _refuse(self, scope: Scope) -> Response | None:
        if not self._is_known(Headers(scope=scope).getlist("host")):
            return _say("This server is not known by that name: it can be given one with --name.", 400)
        if scope["method"] not in METHODS and not (scope["method"] == "POST" and scope["path"] in self._writable):
            return _say("Only GET and HEAD: nothing can be changed here.", 405, {"Allow": ", ".join(METHODS)})
        query = scope["query_string"]
        if len(scope.get("raw_path") or b"") + len(query) > LONGEST_TARGET:
            return _say("This address is too long.", 414)
        if query.count(b"&") >= MOST_PARAMETERS:
            return _say("This address has too many parameters.", 400)
        return None

    def _is_known(self, given: Iterable[str]) -> bool:
        hosts = list(given)
        matched = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if matched is None:
            return False
        host = matched[1].lower()
        return host in self._hosts or (self._any_address and _is_address(host))


def names_of(host: str, names: Iterable[str] = ()) -> tuple[frozenset[str], bool]:
    """Returns under which names a server that listens on `host` is known, and whether under any numeric address."""
    known = {"localhost", "127.0.0.1", "[::1]", *names}
    try:
        address = ip_address(host)
    except ValueError:
        return frozenset({*known, host}), False
    known.add(f"[{address}]" if address.version == 6 else str(address))
    return frozenset(known), address.is_unspecified


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _say(line: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{line}\n", status, headers)
