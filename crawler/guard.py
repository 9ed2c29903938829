"""The guard: no request leaves for anything but a public web address, on whatever hop it is asked for.

Two halves, and both are needed: `check` reads the address as it is written, `PublicResolver` looks at what its name
stands for. They sit in the download handler and in the resolver, so that no redirect and no robots.txt goes round them.
"""

import ipaddress
from collections.abc import Sequence
from typing import ClassVar, Self, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred, succeed
from twisted.internet.error import DNSLookupError

from crawler.failures import Dropped
from crawler.jobs import SANDBOX_SETTING
from crawler.outcomes import Outcome
from crawler.settings import DNS_TIMEOUT
from outlets.addresses import check_url

SANDBOX_HOST = "127.0.0.1"


def check(url: str) -> None:
    """Refuses whatever is not http(s) to a public host's name: addresses in any spelling, local names, passwords.

    Raises:
        Dropped: with the outcome GUARD_REFUSED.
    """
    try:
        check_url(url)
    except ValueError as problem:
        raise Dropped(Outcome.GUARD_REFUSED, f"{problem} ({url[:80]})") from None


def is_public(address: str) -> bool:
    """Tells whether an IP address can be reached from anywhere; a name is not an address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or found
    return bool(inner.is_global and not inner.is_multicast)


def read_sandbox(address: str) -> str:
    """Returns the sandbox's "127.0.0.1:PORT" as it stands, "" for none.

    Raises:
        ValueError: for any other address: it would open a way into the network round the guard.
    """
    host, _, port = address.partition(":")
    if address and (host != SANDBOX_HOST or not port.isdigit() or not 0 < int(port) < 65536):
        raise ValueError(f"the sandbox lies at {SANDBOX_HOST}:PORT, not at {address!r}")
    return address


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, which gives public addresses only. It asks at every connection, also for a cached name."""

    # Names that were refused, by their address: Twisted turns every failure of a resolver into "no such host".
    refused: ClassVar[dict[str, str]] = {}
    _sandbox_host = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """With the setting SANDBOX the sandbox's own address is let through, as an address and not under any name."""
        resolver = super().from_crawler(crawler, reactor)
        resolver._sandbox_host = read_sandbox(crawler.settings.get(SANDBOX_SETTING) or "").partition(":")[0]
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """Looks a name up; fails where it stands for a private address."""
        if name == self._sandbox_host:
            return succeed(name)

        def refuse_private(address: str) -> str:
            if not is_public(address):
                self.refused[name] = address
                raise DNSLookupError(f"{name} is {address}, which is not public")
            return address

        return super().getHostByName(name, timeout).addCallback(refuse_private)


async def find_address(name: str) -> str:
    """Returns the public address that a name stands for, as the crawl's own resolver gives it.

    Raises:
        Dropped: with the outcome NO_HOST, or GUARD_REFUSED where the address is not public.
    """
    from twisted.internet import reactor  # only when a crawl has installed its own

    try:
        asked = cast("Deferred[object]", cast(ReactorBase, reactor).resolve(name, (DNS_TIMEOUT,)))
        address = str(await maybe_deferred_to_future(asked))
    except DNSLookupError as problem:
        refused = PublicResolver.refused.get(name)
        if refused is None:
            raise Dropped(Outcome.NO_HOST, f"{name}: {problem}") from None
        address = refused
    if not is_public(address):
        raise Dropped(Outcome.GUARD_REFUSED, f"{name} is {address}, which is not public")
    return address


class GuardedHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP client behind the guard.

    With the setting SANDBOX every request goes to that one address instead, its Host header kept; nothing else on this
    machine can be reached then either, since the address in the request is checked as always.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Reads the sandbox's address from the settings."""
        super().__init__(crawler)
        self._sandbox = read_sandbox(crawler.settings.get(SANDBOX_SETTING) or "")

    async def download_request(self, request: Request) -> Response:
        """Checks, then fetches."""
        check(request.url)
        parts = urlsplit(request.url)
        if not self._sandbox:
            try:
                return await super().download_request(request)
            except CannotResolveHostError:
                address = PublicResolver.refused.get(parts.hostname or "")
                if address is None:
                    raise
                raise Dropped(Outcome.GUARD_REFUSED, f"{parts.hostname} is {address}, which is not public") from None
        inner = request.replace(url=parts._replace(scheme="http", netloc=self._sandbox).geturl())
        inner.headers["Host"] = parts.netloc
        response = await super().download_request(inner)
        request.meta["download_latency"] = inner.meta.get("download_latency")
        return response.replace(url=request.url)
