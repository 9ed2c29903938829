"""From a fetched page to a stored article, and its outcome in the ledger."""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self, cast

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.utils.defer import deferred_from_coro

from analysis.article.reading import Reader
from crawler.extraction.values import Reason, Unreadable
from crawler.intake import Intake
from crawler.ledger import Ledger, Trial
from crawler.outcomes import Outcome
from crawler.reading import read_article
from outlets.outlet import Outlet
from outlets.registry import FOLDER, Registry, load
from storage.database import open_store
from storage.faults import StoreError
from storage.records import Extracted, Page, Precision
from storage.schema import migrate

_WORDLESS = frozenset({Reason.NO_TEXT, Reason.EMPTY})
_OF_POSTS = dict.fromkeys(("published_at", "text", "links"), "preview")
BATCH = 20  # outcomes written down together: half a minute's pages of a polite crawl

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page that may be an article. `found` is the address in the ledger, `url` where it led to in the end."""

    found: str
    url: str
    body: bytes
    content_type: str
    published_at: datetime | None = None  # as the door says, in UTC; for pages that do not say


@dataclass(frozen=True, slots=True)
class Post:
    """A post, whole on its channel's preview page."""

    extracted: Extracted


class OutletRun(Protocol):
    """What the pipeline needs of a spider."""

    outlet: Outlet
    ledger: Ledger


@lru_cache(maxsize=4)
def open_registry(folder: str) -> Registry:
    """Returns the registry of a folder ("" is the shipped one), read once by a process."""
    return load(Path(folder) if folder else FOLDER)


@lru_cache(maxsize=1)
def _open_intake(database_url: str, folder: str) -> Intake:
    # One for all outlets of a process: the lexicon takes a moment to build. The process's end closes the store.
    migrate(database_url)
    outlets = open_registry(folder)
    return Intake(open_store(database_url), outlets, Reader(outlets), _now)


def open_ledger(settings: BaseSettings, slug: str) -> Ledger:
    """Opens the ledger for one run of one outlet.

    Raises:
        StoreError: the database cannot be used.
    """
    if settings.getbool("TRIAL"):
        return Ledger(Trial(), entries=True)
    intake = _open_intake(settings["DATABASE_URL"], settings["OUTLETS_FOLDER"] or "")
    return Ledger(intake.begin("crawl", slug, BATCH))


class ArticlePipeline:
    """Reads what was fetched and stores it; every item ends in the ledger."""

    def __init__(self, crawler: Crawler) -> None:
        """Belongs to one run of one outlet."""
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes one for a run."""
        return cls(crawler)

    def process_item(self, item: FetchedPage | Post) -> FetchedPage | Post:
        """Extracts and keeps one item; never raises."""
        spider = cast(OutletRun, self._crawler.spider)
        found = item.found if isinstance(item, FetchedPage) else item.extracted.url
        try:
            self._take(item, spider)
        except StoreError as problem:
            # Nothing more can be kept: to go on would only disturb the outlet.
            spider.ledger.fault = str(problem)
            deferred_from_coro(self._crawler.engine.close_spider_async(reason="store_fault"))
        except Exception as problem:  # one page's fault must not take the others with it
            logger.exception("%s", found)
            spider.ledger.settle(found, Outcome.FAILED, f"{type(problem).__name__}: {problem}")
        return item

    def _take(self, item: FetchedPage | Post, spider: OutletRun) -> None:
        if isinstance(item, Post):
            spider.ledger.keep(item.extracted.url, item.extracted, methods=_OF_POSTS)
            return
        page = Page(item.url, _now(), item.body, item.content_type)
        try:
            read = read_article(page, spider.outlet)
        except Unreadable as problem:
            outcome = Outcome.NO_TEXT if problem.reason in _WORDLESS else f"not_article:{problem.reason}"
            spider.ledger.settle(item.found, outcome, problem.detail)
            return
        extracted, methods = read.extracted, dict(read.methods)
        if extracted.published_at is None and item.published_at is not None:
            extracted = replace(
                extracted,
                published_at=item.published_at,
                precision=Precision.SECOND,
                published_as_found=item.published_at.isoformat(),
            )
            methods["published_at"] = "door"
        spider.ledger.keep(item.found, extracted, page, methods)


def _now() -> datetime:
    return datetime.now(UTC)
