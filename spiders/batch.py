"""The child process of a crawl: reads one job from standard input, and prints a result for each outlet as it ends.

`python -m spiders.batch`; crawler.launch starts it.
"""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler import settings as house_settings
from crawler.children import end_with_parent
from crawler.jobs import Job, Result
from crawler.ledger import Entry
from crawler.outcomes import Outcome
from spiders.base import OutletSpider
from storage.faults import StoreError

# They warn of pages that are too large or empty, which are outcomes.
_TALKATIVE = ("scrapy.core.downloader.handlers.http11", "scrapy.downloadermiddlewares.httpcompression", "trafilatura")


def main() -> None:
    """Crawls the outlets of the job on standard input, all at once: each host still gets one request at a time."""
    parent = os.getppid()
    end_with_parent()
    job = Job.from_json(sys.stdin.readline())
    if os.getppid() != parent:
        return  # the parent went before we asked to be told
    crawl(job, _answer)


def _answer(result: Result) -> None:
    with suppress(BrokenPipeError):  # nobody is left to hear it; the store has it all
        print(result.to_json(), flush=True)  # noqa: T201 - the answer to the parent


def crawl(job: Job, report: Callable[[Result], None]) -> None:
    """Runs the spiders of a job and reports each outlet's result once; blocks until the last has ended."""
    settings = Settings()
    settings.setmodule(house_settings, priority="project")
    settings.setdict(job.settings(), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    arguments = {"since": job.since.isoformat() if job.since else "", "now": job.now.isoformat() if job.now else ""}
    under_way: dict[str, Crawler] = {}

    def end(slug: str, ending: str = "", problem: BaseException | None = None) -> None:
        if (crawler := under_way.pop(slug, None)) is not None:
            report(_result_of(crawler, slug, ending, problem, round(time.monotonic() - start, 1)))

    def ended(slug: str, task: "asyncio.Task[None]") -> None:
        end(slug, problem=task.exception())

    def stop() -> None:
        # At once: Scrapy would wait for every page that is under way, and a slow one takes longer than our caller
        # waits. Each article is whole in the store or not there.
        try:
            for slug, crawler in list(under_way.items()):
                if isinstance(crawler.spider, OutletSpider):
                    crawler.spider.closed("shutdown")
                end(slug, "shutdown")
        finally:
            os._exit(0)

    start = time.monotonic()
    loop = asyncio.get_event_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop)
    for slug in job.outlets:
        under_way[slug] = process.create_crawler(slug)
        task = process.crawl(under_way[slug], **arguments)
        task.add_done_callback(partial(ended, slug))
    process.start(install_signal_handlers=False)


def _result_of(crawler: Crawler, slug: str, ending: str, problem: BaseException | None, seconds: float) -> Result:
    if problem is not None or not isinstance(crawler.spider, OutletSpider):
        fault = str(problem) if isinstance(problem, StoreError) else f"{type(problem).__name__}: {problem}"
        return Result(slug, {}, ending or "failed to start", seconds, "" if problem is None else fault)
    ledger = crawler.spider.ledger
    ending = ending or str(crawler.stats.get_value("finish_reason") or "unknown")
    entries = tuple(_as_json(entry) for entry in ledger.entries if entry.outcome != Outcome.BUDGET)
    return Result(slug, dict(ledger.outcomes), ending, seconds, ledger.fault, entries)


def _as_json(entry: Entry) -> dict[str, Any]:
    """A trial's entry without the article's words, of which their number is enough."""
    shown: dict[str, Any] = {"url": entry.url, "door": entry.door, "outcome": entry.outcome, "detail": entry.detail}
    if entry.extracted is not None:
        found = entry.extracted
        shown |= {
            "stored_as": found.url,
            "title": found.title,
            "published_at": found.published_at and found.published_at.isoformat(),
            "precision": found.precision,
            "characters": len(found.text),
            "links": len(found.links),
            "methods": dict(entry.methods),
        }
    return shown


if __name__ == "__main__":
    main()
