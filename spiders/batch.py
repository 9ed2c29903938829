"""The child process of a crawl: reads one job from standard input, and prints a result for each outlet as it ends.

`python -m spiders.batch`; crawler.launch starts it.
"""

import asyncio
import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler import settings as house_settings
from crawler.jobs import Job, Result
from crawler.ledger import Entry
from crawler.outcomes import Outcome
from spiders.base import OutletSpider
from storage.faults import StoreError

PR_SET_PDEATHSIG = 1  # of prctl(2)
# They warn of pages that are too large or empty, which are outcomes.
_TALKATIVE = ("scrapy.core.downloader.handlers.http11", "scrapy.downloadermiddlewares.httpcompression", "trafilatura")


def main() -> None:
    """Crawls the outlets of the job on standard input, all at once: each host still gets one request at a time."""
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    job = Job.from_json(sys.stdin.readline())
    if os.getppid() != parent:
        return  # the parent went before we asked to be told
    crawl(job, lambda result: print(result.to_json(), flush=True))  # noqa: T201 - the answer to the parent


def crawl(job: Job, report: Callable[[Result], None]) -> None:
    """Runs the spiders of a job and reports each outlet's result once; blocks until the last has ended."""
    settings = Settings()
    settings.setmodule(house_settings, priority="project")
    settings.setdict(job.settings(), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    arguments = {"since": job.since.isoformat()} if job.since else {}
    for slug in job.outlets:
        crawler = process.create_crawler(slug)
        task = process.crawl(crawler, **arguments)
        task.add_done_callback(partial(_report, crawler, slug, time.monotonic(), report))
    process.start()


def _report(
    crawler: Crawler, slug: str, start: float, report: Callable[[Result], None], task: "asyncio.Task[None]"
) -> None:
    seconds = round(time.monotonic() - start, 1)
    problem = task.exception() if not task.cancelled() else asyncio.CancelledError()
    if problem is not None or not isinstance(crawler.spider, OutletSpider):
        fault = str(problem) if isinstance(problem, StoreError) else f"{type(problem).__name__}: {problem}"
        report(Result(slug, {}, "failed to start", seconds, fault))
        return
    ledger = crawler.spider.ledger
    ending = str(crawler.stats.get_value("finish_reason") or "unknown")
    entries = tuple(_as_json(entry) for entry in ledger.entries if entry.outcome != Outcome.BUDGET)
    report(Result(slug, dict(ledger.outcomes), ending, seconds, ledger.fault, entries))


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
        }
    return shown


if __name__ == "__main__":
    main()
