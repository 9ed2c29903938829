"""What each host of the sandbox answers, as a pure function of the address and of the moment that is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from sandbox.articles import Article
from sandbox.doors import channels, feeds, listings, sitemaps
from sandbox.layouts import minimal, semantic, soup, wordpress
from sandbox.publishers import Door, Layout, Publisher
from sandbox.registration import FEED, NEWS_SITEMAP, SCRIPT_LISTING, SITEMAP_INDEX
from sandbox.world import World

TELEGRAM = "t.me"
_LONGEST_NUMBER = 9  # digits of a page or a post in an address
_RELATED = 5  # links to other articles on an article's page
_RENDER = {
    Layout.SEMANTIC: semantic.render,
    Layout.SOUP: soup.render,
    Layout.WORDPRESS: wordpress.render,
    Layout.MINIMAL: minimal.render,
}
_HTML, _XML, _TEXT = "text/html; charset=utf-8", "application/xml; charset=utf-8", "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: HTTP status, Content-Type, body, further headers."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def not_found() -> Answer:
    """Returns what a site says where it has nothing."""
    return Answer(404, _HTML, b"<!DOCTYPE html><title>404</title><h1>404</h1><p>Not found")


class Site:
    """All hosts of a world at the moment `until`: what is published later is not there yet."""

    def __init__(self, world: World, until: datetime | None = None) -> None:
        """`until` is aware; None shows the whole world."""
        visible = world.articles if until is None else world.published(until)
        self._now = until or max((one.published_at for one in visible), default=None)
        self._hosts = {one.host: one for one in world.publishers if not one.is_channel}
        self._channels = {one.host.lower(): one for one in world.publishers if one.is_channel}
        self._latest: dict[str, list[Article]] = {one.slug: [] for one in world.publishers}
        for article in reversed(visible):
            self._latest[article.outlet].append(article)
        self._by_url = {article.url: article for article in visible}

    @property
    def hosts(self) -> list[str]:
        """Every host that answers."""
        return [*self._hosts, TELEGRAM]

    def latest(self, slug: str) -> list[Article]:
        """Returns what is visible of an outlet, the latest first."""
        return list(self._latest[slug])

    @staticmethod
    def render(article: Article, publisher: Publisher, related: Sequence[Article]) -> str:
        """Returns the page of an article of a site, as text."""
        return _RENDER[publisher.layout](article, publisher, related)

    def answer(self, host: str, target: str) -> Answer:
        """Returns the response of `host` (without port) to a GET of `target`, a path with its query."""
        parts = urlsplit(target)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        if host == TELEGRAM:
            return self._answer_telegram(parts.path, query)
        publisher = self._hosts.get(host.removeprefix("www."))
        if publisher is None:
            return Answer(421, _TEXT, f"{host} is no host of the sandbox\n".encode())
        article = self._by_url.get(publisher.url.rstrip("/") + target)
        if article is not None:
            return self._show(publisher, article)
        return self._answer_door(publisher, parts.path.removeprefix("/"), query)

    def _show(self, publisher: Publisher, article: Article) -> Answer:
        latest = self._latest[publisher.slug]
        related = [one for one in latest if one is not article and one.script == article.script][:_RELATED]
        html = self.render(article, publisher, related)
        if publisher.layout is Layout.SOUP:
            # As such servers do, the header names no charset: the page's own <meta> has to be believed.
            return Answer(200, "text/html", html.encode(soup.encoding_of(publisher), "xmlcharrefreplace"))
        return Answer(200, _HTML, html.encode())

    def _answer_door(self, publisher: Publisher, path: str, query: Mapping[str, str]) -> Answer:
        latest = self._latest[publisher.slug]
        doors = publisher.doors
        if path == "robots.txt":
            return Answer(200, _TEXT, _robots(publisher).encode())
        if path == "":
            front = listings.as_page(publisher, latest, 1, size=listings.FRONT)
            return Answer(200, _HTML, front.encode()) if front else not_found()
        for door, render in ((Door.RSS, feeds.as_rss), (Door.ATOM, feeds.as_atom)):
            if door in doors and path == FEED[door]:
                return Answer(200, f"application/{door.value}+xml; charset=utf-8", render(publisher, latest).encode())
        if Door.SITEMAP in doors and path.startswith("sitemap"):
            return self._answer_sitemap(publisher, path)
        if Door.LISTING in doors and path == "news/":
            page = listings.as_page(publisher, latest, _number(query.get("page"), 1))
            return Answer(200, _HTML, page.encode()) if page else not_found()
        if Door.SCRIPT in doors and path == SCRIPT_LISTING:
            return Answer(200, _HTML, listings.as_script_page(publisher).encode())
        if Door.SCRIPT in doors and path == listings.API:
            items = listings.as_json(publisher, latest, _number(query.get("offset"), 0))
            return Answer(200, "application/json", items.encode())
        return not_found()

    def _answer_sitemap(self, publisher: Publisher, path: str) -> Answer:
        latest = self._latest[publisher.slug]
        if path == SITEMAP_INDEX:
            return Answer(200, _XML, sitemaps.as_index(publisher, latest).encode())
        if path == NEWS_SITEMAP and self._now is not None:
            return Answer(200, _XML, sitemaps.as_news(publisher, latest, self._now).encode())
        month = path.removeprefix("sitemap-").removesuffix(".xml.gz")
        if month in sitemaps.months_of(latest):
            return Answer(200, "application/gzip", sitemaps.as_month(latest, month))
        return not_found()

    def _answer_telegram(self, path: str, query: Mapping[str, str]) -> Answer:
        names = [part for part in path.split("/") if part]
        if names == ["robots.txt"]:
            return Answer(200, _TEXT, b"User-agent: *\nDisallow:\n")
        is_preview = names[:1] == ["s"]
        names = names[1:] if is_preview else names
        if not names:
            return not_found()
        channel = self._channels.get(names[0].lower())
        if channel is None:
            page = channels.as_missing_page(names[0])
        else:
            before = query.get("before") or (str(_number(names[1], 0) + 1) if len(names) > 1 else None)
            posts = self._latest[channel.slug][::-1]
            page = channels.as_page(channel, posts, _number(before, 0) if before else None)
        return Answer(200, _HTML, page.encode())


def _robots(publisher: Publisher) -> str:
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search"]
    if Door.SITEMAP in publisher.doors:
        lines += ["", f"Sitemap: {publisher.url}{SITEMAP_INDEX}", f"Sitemap: {publisher.url}{NEWS_SITEMAP}"]
    return "\n".join(lines) + "\n"


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else default
