"""Rendering: pages that a script builds are fetched through a browser, behind the same guard and rules as all others.

Each page gets a context of its own, which ends with it: no cookie, cache or worker of one page is there for the next.
"""

import asyncio
from contextlib import suppress
from itertools import count
from typing import Protocol, cast
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import Request as BrowserRequest
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.addresses import registrable_domain
from crawler.browser import END_TIME, Chromium, Provider, open_chromium
from crawler.failures import Dropped
from crawler.guard import GuardedHandler, check, read_sandbox
from crawler.jobs import SANDBOX_SETTING
from crawler.middlewares import RENDER
from crawler.outcomes import LONGEST_DETAIL, Outcome
from crawler.robots import RobotsKeeper
from outlets.outlet import Outlet

SETTLING_TIME = 8.0  # seconds that its scripts get to fill it; a busy page is taken as it is then
# What no link is in. Their addresses are not asked for at all.
_UNWANTED = frozenset({"image", "media", "font", "texttrack", "manifest", "ping", "cspreport", "other"})


class _OutletSpider(Protocol):
    name: str
    outlet: Outlet


class RenderingHandler(ScrapyPlaywrightDownloadHandler, GuardedHandler):  # type: ignore[misc]  # it ships no types
    """The crawl's HTTP client, which sends requests with RENDER in their meta through the browser."""

    def __init__(self, crawler: Crawler) -> None:
        """Starts nothing."""
        super().__init__(crawler)
        self._crawl = crawler
        self._clear = bool(read_sandbox(crawler.settings.get(SANDBOX_SETTING) or ""))
        self._chromium: Chromium = open_chromium(
            crawler.settings.get("BROWSER") or "", crawler.settings.get(SANDBOX_SETTING) or ""
        )
        self._numbers = count(1)
        self.browser_provider_cls = lambda _: Provider(self._chromium)
        self.process_request_headers = None  # the browser's own; the context says who we are
        self.abort_request = self._refuses

    async def download_request(self, request: Request) -> Response:
        """Fetches, through the browser where asked."""
        if not request.meta.get(RENDER):
            return await super().download_request(request)
        check(request.url)
        name = f"{self._spider.name} {next(self._numbers)}"
        lost: list[str] = []
        async with self._chromium.turn:
            try:
                async with asyncio.timeout(self._crawl.settings.getfloat("RENDER_TIMEOUT")):
                    return await self._render(request, self._as_shown(request, name, lost))
            except (TimeoutError, PlaywrightTimeout):
                raise Dropped(Outcome.TIMEOUT, "the browser shows nothing in time") from None
            except PlaywrightError as problem:
                raise self._name(problem, lost) from None
            except RuntimeError as problem:  # scrapy-playwright's word for a download, which we do not accept
                raise Dropped(Outcome.BROKEN_OFF, f"a file and no page: {problem}") from None
            finally:
                await self._close_context(name)

    @property
    def _spider(self) -> _OutletSpider:
        return cast(_OutletSpider, self._crawl.spider)

    def _as_shown(self, request: Request, name: str, lost: list[str]) -> Request:
        """Returns the request as scrapy-playwright takes it; `lost` gets the address at which the page is lost."""

        def note(asked: BrowserRequest) -> None:
            if asked.is_navigation_request() and asked.frame.parent_frame is None:
                lost.append(asked.url)

        url = request.url.replace("https://", "http://", 1) if self._clear else request.url
        return request.replace(
            url=url,
            meta=request.meta
            | {
                "playwright_context": name,
                "playwright_context_kwargs": {
                    "user_agent": self._crawl.settings["USER_AGENT"],
                    "locale": self._spider.outlet.languages[0],
                    "service_workers": "block",  # their requests would go round `_refuses`
                    "accept_downloads": False,
                },
                "playwright_include_page": True,
                "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
                "playwright_page_event_handlers": {"requestfailed": note},
            },
        )

    async def _render(self, request: Request, shown: Request) -> Response:
        response = await super().download_request(shown)
        page: Page = shown.meta["playwright_page"]
        with suppress(PlaywrightTimeout):
            await page.wait_for_load_state("networkidle", timeout=SETTLING_TIME * 1000)
        body = (await page.content()).encode("utf-8", "replace")
        if len(body) > self._crawl.settings.getint("DOWNLOAD_MAXSIZE"):
            raise Dropped(Outcome.TOO_LARGE, f"{len(body)} bytes when its scripts have run")
        check(page.url)
        request.meta["download_latency"] = shown.meta.get("download_latency")
        scheme = urlsplit(request.url).scheme if page.url == shown.url else urlsplit(page.url).scheme
        url = urlsplit(page.url)._replace(scheme=scheme).geturl()
        headers = response.headers.copy()
        headers["Content-Type"] = "text/html; charset=utf-8"
        return response.replace(url=url, body=body, headers=headers, encoding="utf-8")

    async def _refuses(self, asked: BrowserRequest) -> bool:
        """Tells whether a page's own request is not to be made: unwanted, not public, not the outlet's, not allowed."""
        outlet = self._spider.outlet
        homes = {registrable_domain(place.partition("/")[0]) for place in outlet.hosts}
        homes |= {registrable_domain(urlsplit(door.url).hostname or "") for door in outlet.listings}
        if asked.resource_type in _UNWANTED or registrable_domain(urlsplit(asked.url).hostname or "") not in homes:
            return True
        try:
            check(asked.url)
            keeper = self._crawl.get_downloader_middleware(RobotsKeeper)
            if keeper is not None:
                await keeper.process_request(Request(asked.url))
        except Dropped:
            return True
        return False

    def _name(self, problem: PlaywrightError, lost: list[str]) -> Dropped:
        """Returns the outcome of a page that did not come; the gateway knows more of it than the browser says."""
        detail = problem.message.splitlines()[0][:LONGEST_DETAIL]
        if "has been closed" in detail or "crashed" in detail:
            return Dropped(Outcome.BROWSER_DIED, detail)
        for url in lost:
            try:
                check(url)
            except Dropped as refusal:
                return refusal
            gateway = self._chromium.gateway
            if gateway is not None and (loss := gateway.losses.get(urlsplit(url).hostname or "")):
                return loss
        return Dropped(Outcome.REDIRECTS if "TOO_MANY_REDIRECTS" in detail else Outcome.BROKEN_OFF, detail)

    async def _close_context(self, name: str) -> None:
        wrapper = self.context_wrappers.get(name)
        if wrapper is None:
            return
        try:
            async with asyncio.timeout(END_TIME):
                await wrapper.context.close()
        except TimeoutError:
            await self._chromium.end()  # a browser that cannot close a page is of no use to the next
        except PlaywrightError:
            pass  # it is gone already
        finally:
            self.context_wrappers.pop(name, None)
