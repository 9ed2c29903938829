"""Who may change something through the pages, and how we know that it was one of our own forms that asked."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

# Seconds: a form that was left open over night still counts.
TOKEN_LASTS_S = 24 * 3600
_SECRET_BYTES = 32
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
# A proxy on this machine is a loopback client, and whoever asked it is not.
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


class Writers(StrEnum):
    """Who may correct a verdict through the pages: the setting `dashboard_corrections`."""

    LOCAL = "local"  # from this machine, under one of its own names
    EVERYBODY = "everybody"  # who can open the pages: for a proxy with a password before them
    NOBODY = "nobody"


@dataclass(frozen=True)
class Desk:
    """Takes corrections from `writers`; its secret lives as long as the process, and so do the tokens of its forms."""

    writers: Writers
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(_SECRET_BYTES), repr=False)

    def admits(self, request: Request) -> bool:
        """Tells whether whoever asks may change something.

        The name is asked for too: a page elsewhere that points its own name at this machine is a loopback client of it
        in the reader's browser.
        """
        if self.writers is not Writers.LOCAL:
            return self.writers is Writers.EVERYBODY
        headers = request.headers
        host = headers.get("host", "").lower()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        return (
            name in _LOOPBACK_NAMES
            and request.client is not None
            and _is_loopback(request.client.host)
            and not any(each in headers for each in _FORWARDED)
        )

    def issue(self, about: str, now: datetime) -> str:
        """Returns the token of a form about one article; no other site can read it, and it counts for a day."""
        moment = int(now.timestamp())
        return f"{moment}.{self._sign(about, moment)}"

    def knows(self, token: str, about: str, now: datetime) -> bool:
        """Tells whether a form about this article came from us, not too long ago."""
        moment, _, signature = token.partition(".")
        if not (moment.isascii() and moment.isdigit() and len(moment) <= 12 and signature.isascii()):
            return False
        fresh = 0 <= int(now.timestamp()) - int(moment) <= TOKEN_LASTS_S
        return hmac.compare_digest(signature, self._sign(about, int(moment))) and fresh

    def _sign(self, about: str, moment: int) -> str:
        return hmac.new(self._secret, f"{moment} {about}".encode("utf-8", "replace"), sha256).hexdigest()


def is_ours(headers: Mapping[str, str]) -> bool:
    """Tells whether a form was sent from a page of ours, by what browsers say and no page can make them unsay.

    `Sec-Fetch-Site` is said to secure addresses alone, `Origin` with every POST; who says neither is no browser.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return site is not None
    try:
        place = urlsplit(origin).netloc
    except ValueError:
        return False
    # The scheme is left out: a proxy takes https from the browser and brings http to us.
    return bool(place) and place.lower() == headers.get("host", "").lower()


def _is_loopback(client: str) -> bool:
    try:
        address = ip_address(client)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped.is_loopback
    return address.is_loopback
