"""robots.txt as RFC 9309 reads it: what cannot be asked for is closed, what does not exist is open."""

import asyncio
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.failures import Dropped, name_failure
from crawler.outcomes import Outcome

PRODUCT = "derekkoz"  # the name that a robots.txt may address
LARGEST = 500 * 1024  # bytes that RFC 9309, 2.5, wants to be read; what lies behind them is not
PRIORITY = 1000  # before every page of the host

_ASKING = "asking_for_robots"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows; without a `parser` all of it is open or, with a `refusal`, closed."""

    parser: Protego | None = None
    refusal: Outcome | None = None
    detail: str = ""


def read_rules(status: int, body: bytes) -> Rules:
    """Returns the rules that an answer stands for (RFC 9309, 2.3.1).

    2xx gives its first 500 KiB; 4xx means that there are none, except 429, which is no answer; all else closes.
    """
    if 200 <= status < 300:
        return Rules(Protego.parse(body[:LARGEST].decode("utf-8", "replace").removeprefix("\ufeff")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(refusal=Outcome.ROBOTS_UNREACHABLE, detail=f"robots.txt answered {status}")


class RobotsKeeper:
    """Asks each host for its rules once a run, and lets no request pass that they refuse."""

    def __init__(self, crawler: Crawler) -> None:
        """Starts without any rules."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes one for a run of one outlet."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises Dropped where the rules refuse the page, or could not be had."""
        if request.meta.get(_ASKING):
            return
        parts = urlsplit(request.url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self._rules:
            self._rules[place] = asyncio.get_running_loop().create_future()
            self._rules[place].set_result(await self._ask(place, request))
        rules = await self._rules[place]
        if rules.refusal is not None:
            raise Dropped(rules.refusal, rules.detail)
        if rules.parser is not None and not rules.parser.can_fetch(request.url, PRODUCT):
            raise Dropped(Outcome.ROBOTS_REFUSED, f"robots.txt of {parts.netloc}")

    async def _ask(self, place: str, request: Request) -> Rules:
        question = Request(
            f"{place}/robots.txt", priority=PRIORITY, meta={_ASKING: True}, callback=NO_CALLBACK, dont_filter=True
        )
        try:
            response: Response = await self._crawler.engine.download_async(question)
        except Exception as problem:  # whatever it was, the rules are not known: RFC 9309, 2.3.1.4
            outcome, detail = name_failure(problem)
            closed = outcome if outcome is Outcome.GUARD_REFUSED else Outcome.ROBOTS_UNREACHABLE
            return Rules(refusal=closed, detail=f"robots.txt: {outcome}: {detail}")
        rules = read_rules(response.status, response.body)
        if rules.parser is not None:
            await self._crawler.signals.send_catch_log_async(
                signal=signals.robots_parsed, robotparser=rules.parser, request=request
            )
        return rules
