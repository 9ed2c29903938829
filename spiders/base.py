"""The spider of one outlet: it opens the outlet's doors, screens what they show, and fetches what is new."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Self, cast
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import guard
from crawler.addresses import canonical_url
from crawler.failures import Dropped, name_failure
from crawler.ledger import READ, Ledger
from crawler.middlewares import HOME, RENDER
from crawler.outcomes import Outcome, name_status
from crawler.pipelines import FetchedPage, Post, open_ledger
from crawler.traps import find_trap
from outlets.outlet import Outlet
from outlets.registry import Registry
from spiders.doors import Lead, NotThisDoor, Shown, Step, Wish
from spiders.feeds import FeedStep
from spiders.listings import ListingStep
from spiders.sitemaps import SitemapStep
from spiders.telegram import ChannelStep
from spiders.templates import days_of
from storage.faults import StoreError

RECENT = timedelta(days=3)  # how far back an ordinary run looks, so that a weekend's outage leaves no hole
TRIAL_PAGES = 3  # articles that a trial fetches
DOOR_PRIORITY = 10  # doors before articles: what is new is known early, and the budget goes to it


class OutletSpider(Spider):
    """Made once for each outlet of the registry, by spiders.loader, which sets these two."""

    outlet: Outlet
    registry: Registry

    def __init__(self, since: str = "", now: str = "", **arguments: Any) -> None:
        """`since` is the first day of an archive to walk back to, 2026-11-01; by default the newest days are read.

        `now` is the moment that they are counted from, with its offset; by default this one.
        """
        super().__init__(**arguments)
        moment = datetime.fromisoformat(now).astimezone(UTC) if now else datetime.now(UTC)
        first = datetime.fromisoformat(since).replace(tzinfo=self.outlet.timezone) if since else moment - RECENT
        self.wish = Wish(self.outlet, first.astimezone(UTC), moment, archive=bool(since))

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Makes the spider with its limits, and opens its ledger."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.trial = crawler.settings.getbool("TRIAL")
        spider.pages_left = TRIAL_PAGES if spider.trial else crawler.settings.getint("PAGE_BUDGET")
        spider.doors_left = crawler.settings.getint("DOOR_BUDGET")
        spider.ledger = open_ledger(crawler.settings, cls.name)
        return spider

    ledger: Ledger
    trial: bool
    pages_left: int
    doors_left: int

    async def start(self) -> AsyncIterator[Any]:
        """Opens every proven door; a trial opens the unverified ones too."""
        steps = list(first_steps(self.wish, unverified=self.trial))
        for step in steps:
            for request in self._open(step):
                yield request

    def read_door(self, response: Response, step: Step) -> Iterator[Any]:
        """Follows what a door shows."""
        refused = name_status(response.status, _header(response, "Location"))
        if refused is not None:
            ended = response.status == 404 and step.number > 1  # the page behind the last one
            self.ledger.note_door(step.url, *((READ,) if ended else refused))
            return
        try:
            shown = step.read(response.body, response.url, _header(response, "Content-Type"), self.wish)
        except NotThisDoor as problem:
            self.ledger.note_door(step.url, str(problem))
            return
        self.ledger.note_door(step.url, READ)
        try:
            yield from self._take(shown, step)
        except StoreError as problem:
            self.ledger.fault = str(problem)
            raise CloseSpider("store_fault") from None

    def lose_door(self, failure: Failure) -> None:
        """Counts a door that could not be opened."""
        step = cast(Any, failure).request.cb_kwargs["step"]
        self.ledger.note_door(step.url, *name_failure(cast(BaseException, failure.value)))

    def read_page(self, response: Response, found: str, published_at: datetime | None) -> Iterator[FetchedPage]:
        """Hands a page on; what is no page ends here."""
        refused = name_status(response.status, _header(response, "Location"))
        if refused is not None:
            self.ledger.settle(found, *refused)
        elif urlsplit(response.url).path in ("", "/") and response.url != found and not urlsplit(response.url).query:
            self.ledger.settle(found, "not_article:front_page", "a redirect to the front page")
        else:
            yield FetchedPage(found, response.url, response.body, _header(response, "Content-Type"), published_at)

    def lose_page(self, failure: Failure) -> None:
        """Counts a page that could not be fetched."""
        found = cast(Any, failure).request.cb_kwargs["found"]
        self.ledger.settle(found, *name_failure(cast(BaseException, failure.value)))

    def closed(self, reason: str) -> None:
        """Ends every address that is still open."""
        try:
            self.ledger.close()
        except StoreError as problem:
            self.ledger.fault = self.ledger.fault or str(problem)

    def _open(self, step: Step) -> Iterator[Request]:
        if self.doors_left <= 0:
            self.ledger.note_door(step.url, Outcome.BUDGET)
            return
        self.doors_left -= 1
        meta: dict[str, Any] = {"download_maxsize": step.largest} if step.largest else {}
        if self.outlet.render and isinstance(step, ListingStep):
            meta[RENDER] = True
        yield Request(
            step.url,
            callback=self.read_door,
            errback=self.lose_door,
            cb_kwargs={"step": step},
            meta=meta,
            priority=DOOR_PRIORITY,
            dont_filter=True,
        )

    def _take(self, shown: Shown, step: Step) -> Iterator[Any]:
        for url, outcome in shown.ended:
            if self.ledger.open(url, step.door):
                self.ledger.settle(url, outcome)
        posts = {post.url: post for post in shown.posts if self.ledger.open(post.url, step.door)}
        leads = self._screen(shown.leads, step)
        known = self.ledger.find_known([twin for url in (*posts, *leads) for twin in _twins(url)])
        stored = 0
        taken = 0
        for url in (*posts, *leads):
            if known.intersection(_twins(url)):
                stored += 1
                self.ledger.settle(url, Outcome.DUPLICATE)
            elif self.pages_left <= 0 or (self.trial and taken >= self.trial_share):
                self.ledger.settle(url, Outcome.BUDGET)
            else:
                self.pages_left -= 1
                taken += 1
                yield Post(posts[url]) if url in posts else self._ask(url, leads[url])
        if self.trial:
            return
        for following in (*shown.steps, *step.following(shown, self.wish, len(posts) + len(leads), stored)):
            yield from self._open(following)

    def _screen(self, leads: Iterable[Lead], step: Step) -> Mapping[str, Lead]:
        """Returns the leads that are worth a look by their canonical addresses; ends all others."""
        worthy: dict[str, Lead] = {}
        for lead in leads:
            url, outcome, detail = self._judge(lead)
            if isinstance(step, ListingStep) and outcome is Outcome.OFF_SITE:
                continue  # a listing's links to others are its furniture: nothing was found
            if not self.ledger.open(url, step.door):
                continue
            if outcome is None:
                worthy[url] = lead
            else:
                self.ledger.settle(url, outcome, detail)
        return worthy

    def _judge(self, lead: Lead) -> tuple[str, Outcome | None, str]:
        try:
            url = canonical_url(lead.url)
            guard.check(url)
        except ValueError as problem:
            return lead.url, Outcome.BAD_URL, str(problem)
        except Dropped as problem:
            return lead.url, problem.outcome, problem.detail
        if not self._is_home(url):
            return url, Outcome.OFF_SITE, ""
        trap = find_trap(url)
        if trap is not None:
            return url, Outcome.TRAP, trap
        if self.wish.archive and lead.age is not None and lead.age < self.wish.since:
            return url, Outcome.OLDER, ""
        return url, None, ""

    def _ask(self, url: str, lead: Lead) -> Request:
        believed = lead.published_at if lead.published_at and lead.published_at <= self.wish.now else None
        return Request(
            url,
            callback=self.read_page,
            errback=self.lose_page,
            cb_kwargs={"found": url, "published_at": believed},
            meta={HOME: self._is_home},
            # The ledger lets each address in once; Scrapy's own filter would drop redirects to a seen one in silence.
            dont_filter=True,
        )

    def _is_home(self, url: str) -> bool:
        return self.registry.owner_of(url) is self.outlet

    @property
    def trial_share(self) -> int:
        """How many of a trial's articles come through one door: each door is to be tried."""
        return -(-TRIAL_PAGES // max(len(list(first_steps(self.wish, unverified=True))), 1))


def first_steps(wish: Wish, *, unverified: bool) -> Iterator[Step]:
    """Yields the first fetch of each door; of the unverified ones only where asked."""
    outlet, last = wish.outlet, wish.now.astimezone(wish.outlet.timezone).date()
    first = wish.since.astimezone(outlet.timezone).date()
    for door in outlet.feeds:
        if unverified or not door.unverified:
            yield FeedStep(door.url)
    for door in outlet.sitemaps:
        if unverified or not door.unverified:
            yield from (SitemapStep(door.url, day) for day in days_of(door.url, first, last))
    for door in outlet.listings:
        if unverified or not door.unverified:
            yield from (ListingStep(door.url, day) for day in days_of(door.url, first, last))
    for channel in outlet.telegram:
        if unverified or not channel.unverified:
            yield ChannelStep(channel.handle)


def _twins(url: str) -> tuple[str, str]:
    """An article that a feed calls http: and a sitemap https: is one: whatever it was stored under, it is known."""
    scheme, rest = url.split("://", 1)
    return url, f"{'http' if scheme == 'https' else 'https'}://{rest}"


def _header(response: Response, name: str) -> str:
    value = response.headers.get(name)
    return value.decode("latin-1") if isinstance(value, bytes) else ""
