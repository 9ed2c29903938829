"""What stands between a spider and the web: each hop stays with its outlet, and a host that asks for time gets it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawler import guard
from crawler.failures import Dropped
from crawler.outcomes import Outcome
from crawler.robots import PRODUCT

LONGEST_WAIT = 60.0  # seconds between two pages that a host can ask for; one that wants more is read less of
RENDER = "playwright"  # the key of a request's meta that sends it through a browser; scrapy-playwright's own
HOME = "home"  # the key of a request's meta with the test that its address must pass


class HopGuard:
    """Checks every address before its robots.txt is asked for: each hop of a redirect comes by here again."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Needs nothing of the crawler."""
        return cls()

    def process_request(self, request: Request) -> None:
        """Raises Dropped for an address that is not public, or not of the outlet whose article was asked for."""
        guard.check(request.url)
        is_home = request.meta.get(HOME)
        if is_home is not None and not is_home(request.url):
            raise Dropped(Outcome.OFF_SITE, f"leads to {request.url[:200]}")


class Courtesy(AutoThrottle):
    """AutoThrottle that also keeps a robots.txt's Crawl-delay and a Retry-After, neither of which Scrapy reads."""

    def __init__(self, crawler: Crawler) -> None:
        """Listens for rules."""
        super().__init__(crawler)
        self._asked: dict[str, float] = {}
        crawler.signals.connect(self._note_rules, signal=signals.robots_parsed)

    def _note_rules(self, robotparser: Protego, request: Request) -> None:
        host = urlsplit(request.url).hostname or ""
        self._asked[host] = min(float(robotparser.crawl_delay(PRODUCT) or 0), LONGEST_WAIT)

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        asked = self._asked.get(urlsplit(response.url).hostname or "", 0.0)
        if response.status in (429, 503):
            asked = max(asked, read_wait(response.headers.get("Retry-After"), datetime.now(UTC)), 2 * slot.delay)
        slot.delay = max(slot.delay, min(asked, LONGEST_WAIT))


def read_wait(header: Any, now: datetime) -> float:
    """Returns the seconds that a Retry-After (bytes; seconds or a date) asks to wait, at most LONGEST_WAIT; else 0."""
    text = header.decode("latin-1").strip() if isinstance(header, bytes) else ""
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(text) - now).total_seconds()
    except (TypeError, ValueError):
        return 0.0  # no date, or one without a zone
    return min(max(seconds, 0.0), LONGEST_WAIT)
