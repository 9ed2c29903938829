from datetime import UTC, datetime

import pytest
from protego import Protego
from scrapy import Request, Spider
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.failures import Dropped
from crawler.middlewares import HOME, LONGEST_WAIT, Courtesy, HopGuard, read_wait
from crawler.outcomes import Outcome

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def courtesy() -> Courtesy:
    crawler = get_crawler(Spider, {"AUTOTHROTTLE_ENABLED": True, "DOWNLOAD_DELAY": 2})
    throttle = Courtesy(crawler)
    throttle.mindelay, throttle.maxdelay = 2.0, LONGEST_WAIT
    return throttle


def answer(status: int = 200, **headers: str) -> Response:
    return Response(
        "https://x.kz/a", status=status, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"7", 7),
        (b"100000", LONGEST_WAIT),
        (b"9" * 400, LONGEST_WAIT),
        (b"Tue, 24 Nov 2026 12:00:30 GMT", 30),
        (b"Tue, 24 Nov 2026 11:00:00 GMT", 0),
        (b"Tue, 24 Nov 2026 12:00:30", 0),
        (b"soon", 0),
        (b"-5", 0),
        (b"", 0),
        (None, 0),
    ],
)
def test_a_wait_is_read_in_seconds_or_as_a_date(header: bytes | None, seconds: float) -> None:
    assert read_wait(header, NOW) == seconds


def test_a_host_that_asks_for_time_gets_it(courtesy: Courtesy) -> None:
    slot = Slot(1, 2.0)
    courtesy._adjust_delay(slot, 0.1, answer(429, Retry_After="30"))
    assert slot.delay == 30
    courtesy._adjust_delay(slot, 0.1, answer(503))
    assert slot.delay == LONGEST_WAIT
    courtesy._adjust_delay(slot, 0.1, answer())
    assert 2 <= slot.delay < LONGEST_WAIT, "it comes down again by and by"


def test_a_crawl_delay_is_kept_on_every_page_of_its_host(courtesy: Courtesy) -> None:
    courtesy._note_rules(Protego.parse("User-agent: *\nCrawl-delay: 11\n"), Request("https://x.kz/robots.txt"))
    slot = Slot(1, 2.0)
    for _ in range(5):
        courtesy._adjust_delay(slot, 0.1, answer())
        assert slot.delay == 11
    courtesy._note_rules(Protego.parse("User-agent: *\nCrawl-delay: 86400\n"), Request("https://x.kz/robots.txt"))
    courtesy._adjust_delay(slot, 0.1, answer())
    assert slot.delay == LONGEST_WAIT


def test_an_article_may_not_lead_to_another_outlet() -> None:
    guard = HopGuard()
    home = {HOME: lambda url: url.startswith("https://x.kz/")}
    guard.process_request(Request("https://x.kz/a", meta=home))
    guard.process_request(Request("https://feeds.example.org/x"))  # a door may lie anywhere in public
    with pytest.raises(Dropped) as refused:
        guard.process_request(Request("https://y.kz/a", meta=home))
    assert refused.value.outcome is Outcome.OFF_SITE
