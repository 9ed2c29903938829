"""Web addresses as the registry compares them: a host in one spelling, and the path below it."""

import re
from urllib.parse import urlsplit

# Names that only a local network resolves: a registry file must never send the crawler inside the house.
_LOCAL_ENDINGS = frozenset({"home", "internal", "intranet", "lan", "local", "localdomain", "localhost"})
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_TOP_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f]")
_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
# "mailto:x@ria.ru" has a scheme without slashes; "ria.ru:443" has a port.
_BARE_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d|//)")

Place = tuple[str, tuple[str, ...]]  # a host and the segments of a path

TELEGRAM_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")  # Telegram's own rule; some old names have four letters


def place_of(address: str) -> Place:
    """Returns the host and the path segments of a URL or of a bare "host/path", all in one spelling.

    Lower case, without port, user, final dot and leading "www."; international names in their ASCII form.
    Raises ValueError where there is no such address.
    """
    address = address.strip()
    if _BARE_SCHEME.match(address):
        raise ValueError(f"{address!r} is not a web address")
    parts = urlsplit(address if _SCHEME.match(address) else f"//{address}")
    if parts.scheme not in {"", "http", "https"} or not parts.hostname:
        raise ValueError(f"{address!r} is not a web address")
    host = parts.hostname.lower().rstrip(".")  # urlsplit leaves what follows a % as it is
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    return host.removeprefix("www."), tuple(part for part in parts.path.lower().split("/") if part)


def lies_under(place: Place, other: Place) -> bool:
    """Tells whether a place is the other one, a subdomain of it, or a page below it."""
    (host, path), (parent, prefix) = place, other
    return f".{host}".endswith(f".{parent}") and path[: len(prefix)] == prefix


def check_host(host: str) -> None:
    """Raises ValueError with the reason why this host (in one spelling) cannot be a public site's."""
    labels = host.split(".")
    if ":" in host or labels[-1].isdigit() or labels[-1].startswith("0x"):
        raise ValueError(f"{host} is an IP address; a public host name is needed")
    if labels[-1] in _LOCAL_ENDINGS:
        raise ValueError(f"{host} is a name of a local network")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or not _TOP_LABEL.fullmatch(labels[-1]):
        raise ValueError(f"{host!r} is not a host name")


def check_url(url: str) -> str:
    """Returns the URL as it stands; raises ValueError with the reason why it cannot be fetched."""
    if _UNPRINTABLE.search(url):
        raise ValueError("a web address holds no spaces")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        raise ValueError("a web address begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a web address holds no user name and no password")
    _ = parts.port  # raises ValueError for a port that is none
    check_host(place_of(url)[0])
    return url


def check_handle(handle: str) -> str:
    """Returns the name of a Telegram channel as it stands; raises ValueError where it is none."""
    if not _HANDLE.fullmatch(handle):
        raise ValueError(f"{handle!r} is not the name of a channel: letters, digits and _, without @ and without t.me/")
    return handle


def handle_of(host: str, path: tuple[str, ...]) -> str | None:
    """Returns the Telegram channel, in lower case, that a place belongs to: t.me/NAME, t.me/s/NAME, NAME.t.me."""
    if host in TELEGRAM_HOSTS:
        names = path[1:] if path[:1] == ("s",) else path
        return names[0] if names else None
    name, _, parent = host.partition(".")
    return name if parent in TELEGRAM_HOSTS else None
