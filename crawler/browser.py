"""The browser: one Chromium for all outlets of a process that need one, started with the first page and not before."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from crawler.chromium import ADVICE, find_browser
from crawler.failures import Dropped
from crawler.gateway import Gateway
from crawler.guard import find_address
from crawler.outcomes import Outcome

START_TIME = 20.0  # seconds; 1 to 3 on an idle machine of two cores
END_TIME = 5.0  # seconds for a page or a browser to close; then it is left to its driver, which kills it
PAGES_AT_ONCE = 2  # of one process: each keeps a core busy for a third of a second, and takes 50 MB and more
MOST_STARTS = 3  # in one process: a browser that dies again and again is no browser

_FLAGS = (
    # Nothing but the gateway can be reached or even looked up, whatever part of the browser asks.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-quic",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=256",  # MB that the scripts of one page may fill
)


class Chromium:
    """The browser of a process. It ends with the last outlet that holds it."""

    def __init__(self, named: str, sandbox: str) -> None:
        """`named` is the setting, "" to look for one; with a `sandbox` that is all of the web."""
        self._named = named
        self._sandbox = sandbox
        self._starting = asyncio.Lock()
        self._starts = 0
        self._holders: set[object] = set()
        self._browser: Browser | None = None
        self._driver: Playwright | None = None
        self.gateway: Gateway | None = None
        self.turn = asyncio.Semaphore(PAGES_AT_ONCE)

    async def lend(self, holder: object) -> "Lease":
        """Returns the browser, which is started where it does not run, until the holder gives it back.

        Raises:
            Dropped: with the outcome NO_BROWSER.
        """
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                await self.end()
                self._browser = await self._start()
            self._holders.add(holder)
            return Lease(self._browser)

    async def give_back(self, holder: object) -> None:
        """Ends the browser where nobody else holds it."""
        async with self._starting:
            self._holders.discard(holder)
            if not self._holders:
                await self.end()

    async def end(self) -> None:
        """Ends the browser, its driver and the gateway, also where they no longer answer."""
        browser, driver, gateway = self._browser, self._driver, self.gateway
        self._browser = self._driver = self.gateway = None
        closings: list[Callable[[], Awaitable[None]]] = []
        closings += [browser.close] if browser is not None else []
        closings += [driver.stop] if driver is not None else []
        closings += [gateway.close] if gateway is not None else []
        for close in closings:
            with suppress(PlaywrightError, TimeoutError):
                async with asyncio.timeout(END_TIME):
                    await close()

    async def _start(self) -> Browser:
        program = find_browser(self._named)
        if not program:
            raise Dropped(Outcome.NO_BROWSER, f"there is no {self._named}" if self._named else ADVICE)
        if self._starts >= MOST_STARTS:
            raise Dropped(Outcome.NO_BROWSER, f"{program} ended {self._starts} times")
        self._starts += 1
        try:
            async with asyncio.timeout(START_TIME):
                self.gateway = Gateway(find_address, self._sandbox)
                await self.gateway.open()
                self._driver = await async_playwright().start()
                return await self._launch(self._driver, program)
        except (PlaywrightError, OSError, TimeoutError) as problem:
            await self.end()
            said = " ".join(str(problem).split()) or "it takes too long"
            raise Dropped(Outcome.NO_BROWSER, f"{program} does not start: {said}") from None

    async def _launch(self, driver: Playwright, program: str) -> Browser:
        assert self.gateway is not None  # noqa: S101 - opened just before
        home = tempfile.gettempdir()  # its profile is there, too, and goes with the child's own folder
        options: dict[str, Any] = {
            "executable_path": program,
            "args": list(_FLAGS),
            "proxy": {"server": f"http://{self.gateway.place}"},
            # Nothing of ours: the environment may hold the database's password, and proxies of its own.
            "env": {"PATH": os.environ.get("PATH", os.defpath), "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8"},
            "handle_sigint": False,  # whoever started us ends us
            "handle_sigterm": False,
            "handle_sighup": False,
        }
        if os.geteuid() == 0:  # Chromium has no sandbox of its own for root
            return await driver.chromium.launch(**options)
        try:
            return await driver.chromium.launch(**options, chromium_sandbox=True)
        except PlaywrightError as problem:
            # Containers often allow no user namespaces; then what surrounds us has to be the sandbox.
            if "sandbox" not in str(problem).lower():
                raise
            return await driver.chromium.launch(**options)


class Lease:
    """What scrapy-playwright asks of a browser, of one that others use too: to close it does nothing."""

    def __init__(self, browser: Browser) -> None:
        """Made by Chromium.lend."""
        self._browser = browser

    async def new_context(self, **options: Any) -> BrowserContext:
        """Opens a context of the browser."""
        return await self._browser.new_context(**options)

    def on(self, event: Any, listener: Callable[..., Any]) -> None:
        """Listens to the browser."""
        self._browser.on(event, listener)

    async def close(self) -> None:
        """Does nothing: Provider.close gives the browser back."""


class Provider:
    """Where scrapy-playwright gets its browser from: the one of the process."""

    def __init__(self, chromium: Chromium) -> None:
        """Starts nothing."""
        self._chromium = chromium

    async def start(self) -> None:
        """Does nothing: an outlet whose doors are shut by robots.txt needs no browser."""

    async def launch_browser(self) -> Lease:
        """Returns the browser; raises Dropped where there is none."""
        return await self._chromium.lend(self)

    async def launch_persistent_context(self, _: dict[str, Any]) -> BrowserContext:
        """Refused: what a page leaves behind must not be there for the next."""
        raise NotImplementedError

    async def close(self) -> None:
        """Gives the browser back."""
        await self._chromium.give_back(self)


@lru_cache(maxsize=1)
def open_chromium(named: str, sandbox: str) -> Chromium:
    """Returns the browser of this process, not started yet."""
    return Chromium(named, sandbox)
