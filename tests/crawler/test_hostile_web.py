"""What the open web can do to a crawl: each page ends in one named outcome, and the other outlets never notice."""

import asyncio
import gzip
from collections.abc import Iterator

import pytest

from crawler import launch
from crawler.jobs import Job, Result
from storage import articles, runs
from storage.database import Store, open_store
from tests.web import Answer, Stream, Web, article, feed, redirect, serve, write_outlets

LIMITS = {
    "DOWNLOAD_TIMEOUT": 1.0,
    "RETRY_TIMES": 0,
    "DOWNLOAD_MAXSIZE": 300_000,
    "PAGE_BUDGET": 25,
    "DOOR_BUDGET": 12,
}
FEED = 'feeds = ["http://{0}.kz/feed"]\n'
ONE_PAGE = {  # path of the article in the feed of nasty.kz → what becomes of it
    "/news/loop-1001": "redirects",
    "/news/inward-1002": "guard_refused",
    "/news/inward-1003": "guard_refused",
    "/news/inward-1004": "guard_refused",
    "/news/inward-1005": "guard_refused",
    "/news/inward-1006": "guard_refused",
    "/news/inward-1007": "guard_refused",
    "/news/file-1008": "guard_refused",
    "/news/data-1009": "guard_refused",
    "/news/stranger-1010": "off_site",
    "/news/front-1011": "not_article:front_page",
    "/news/bomb-1012": "too_large",
    "/news/endless-1013": "too_large",
    "/news/drip-1014": "timeout",
    "/news/gone-1015": "http_404",
    "/news/broken-1016": "http_5xx",
    "/news/empty-1017": "no_text",
    "/news/picture-1018": "not_article:not_html",
    "/news/garbage-1019": "broken_off",
    "/a/b/a/b/a/b/long-name-here": "trap",
    "/news/session-1020?sid=a9f8e7d6c5b4a3f2": "trap",
    "/news/good-1021": "stored",
}
Crawled = tuple[dict[str, Result], Store, Web]
INWARD = ["127.0.0.1:1/", "169.254.169.254/latest/", "[::1]/", "0x7f000001/", "2130706433/", "localhost/"]


def drip(stream: Stream) -> None:
    stream.send_head(Content_Length="100000")
    while not stream.closing.wait(0.1):
        stream.send(b"<")


def pour(stream: Stream) -> None:
    stream.send_head()
    while not stream.closing.is_set():
        stream.send(b"<p>" + b"x" * 65_536)


def hang(stream: Stream) -> None:
    stream.closing.wait()


def fill(web: Web) -> None:
    """The whole hostile web."""
    for host, robots in {
        "shut.kz": Answer(b"", 503),
        "missing.kz": Answer(b"User-agent: *\nDisallow: /\n", 404),
        "silent.kz": hang,
        "busy.kz": Answer(b"", 429),
        "circling.kz": redirect("/robots.txt"),
        "forbidding.kz": Answer(b"User-agent: derekkoz\nDisallow: /news/\n", content_type="text/plain"),
    }.items():
        web.add(host, "/robots.txt", robots)
        web.add(host, "/feed", feed(f"http://{host}/news/one-1001"))
        web.add(host, "/news/one-1001", article())
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    web.add(
        "bomb.kz",
        "/feed",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "x"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
        '<rss version="2.0"><channel><item><title>&a9;&f;</title><link>http://bomb.kz/news/one-1001</link></item>'
        "</channel></rss>",
    )
    packed = gzip.compress(b"<urlset>" + b" " * 30_000_000)
    web.add("bomb.kz", "/sitemap.xml.gz", Answer(packed, content_type="application/gzip"))
    web.add("bomb.kz", "/news/one-1001", article())
    web.add("page.kz", "/feed", "<html><body><p>Не лента</p></body></html>")
    web.add("endless.kz", "/news/?page=*", endless_listing)
    web.add("endless.kz", "/news/item-*", lambda _: Answer(article().encode()))
    web.add("old.kz", "/feed", feed("http://old.kz/news/one-1001"))
    web.add(
        "old.kz",
        "/news/one-1001",
        Answer(
            article("первая").replace("utf-8", "windows-1251").encode("windows-1251"),
            content_type="text/html; charset=windows-1251",
        ),
    )
    fill_nasty(web)


pages = iter(range(10_000, 99_999))


def endless_listing(_: Stream) -> Answer:
    """A calendar: every page has new days, new sessions and new articles."""
    number = next(pages)
    links = [
        f"/news/item-{number}",
        f"/calendar/{number}/11/24/",
        f"/news/x-{number}?sid=a{number:016x}",
        "/2026/11/24/",
    ]
    return Answer("".join(f'<a href="{link}">x</a>' for link in links).encode())


def fill_nasty(web: Web) -> None:
    host = "nasty.kz"
    web.add(host, "/feed", feed(*(f"http://{host}{path}" for path in ONE_PAGE)))
    web.add(host, "/", "<p>Главная")
    for number, inward in enumerate(INWARD, start=1002):
        web.add(host, f"/news/inward-{number}", redirect(f"http://{inward}"))
    web.add(host, "/news/loop-1001", redirect("/news/loop-1001?again"))
    web.add(host, "/news/loop-1001?again", redirect("/news/loop-1001"))
    web.add(host, "/news/file-1008", redirect("file:///etc/passwd"))
    web.add(host, "/news/data-1009", redirect("data:text/html,<p>x"))
    web.add(host, "/news/stranger-1010", redirect("http://look-alike.kz/news/one-1001"))
    web.add(host, "/news/front-1011", redirect("/"))
    bomb = gzip.compress(b"<html><p>" + b"\0" * 20_000_000)
    web.add(host, "/news/bomb-1012", Answer(bomb, headers={"Content-Encoding": "gzip"}))
    web.add(host, "/news/endless-1013", pour)
    web.add(host, "/news/drip-1014", drip)
    web.add(host, "/news/broken-1016", Answer(b"", 500))
    web.add(host, "/news/empty-1017", "<html><body></body></html>")
    web.add(host, "/news/picture-1018", Answer(b"\x89PNG", content_type="image/png"))
    web.add(host, "/news/garbage-1019", Answer(b"not gzip at all", headers={"Content-Encoding": "gzip"}))
    web.add(host, "/news/good-1021", article())


OUTLETS = {
    **{
        name: FEED.format(name)
        for name in ["shut", "missing", "silent", "busy", "circling", "forbidding", "page", "old"]
    },
    "nasty": FEED.format("nasty"),
    "bomb": FEED.format("bomb") + 'sitemaps = ["http://bomb.kz/sitemap.xml.gz"]\n',
    "endless": 'listings = ["http://endless.kz/news/?page={page}"]\n',
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("hostile")
    write_outlets(folder / "outlets", **OUTLETS)
    url = f"sqlite:///{folder / 'd.db'}"
    with serve() as web:
        fill(web)
        job = Job(
            tuple(OUTLETS), url, "https://example.org/bot", web.address, registry=str(folder / "outlets"), limits=LIMITS
        )
        results = asyncio.run(launch.run([job], lambda _: None))
        with open_store(url) as store:
            yield {result.outlet: result for result in results}, store, web


@pytest.mark.parametrize(("path", "outcome"), ONE_PAGE.items())
def test_a_page_ends_in_one_named_outcome(crawled: Crawled, path: str, outcome: str) -> None:
    url = f"http://nasty.kz{path}"
    with crawled[1].read() as connection:
        dropped = [(each.drop.reason, each.drop.detail) for each in runs.find_drops(connection, url)]
        kept = articles.find(connection, url)
    if outcome == "stored":
        assert kept is not None
    else:
        assert kept is None
        assert [reason for reason, _ in dropped] == [outcome], dropped


def test_every_address_that_was_found_is_counted_once(crawled: Crawled) -> None:
    outcomes = crawled[0]["nasty"].outcomes
    assert sum(number for name, number in outcomes.items() if not name.startswith("door:")) == len(ONE_PAGE)
    with crawled[1].read() as connection:
        [run] = [run for run in runs.history(connection) if run.source == "nasty"]
    assert (run.kind, dict(run.outcomes)) == ("crawl", dict(outcomes))
    assert run.finished_at is not None


@pytest.mark.parametrize(
    ("slug", "outcomes"),
    [
        ("shut", {"door:robots_unreachable": 1}),
        ("silent", {"door:robots_unreachable": 1}),
        ("busy", {"door:robots_unreachable": 1}),
        ("circling", {"door:robots_unreachable": 1}),
        ("missing", {"door:read": 1, "stored": 1}),
        ("forbidding", {"door:read": 1, "robots_refused": 1}),
        ("page", {"door:not_a_feed": 1}),
        ("bomb", {"door:read": 1, "door:too_large": 1, "stored": 1}),
        ("old", {"door:read": 1, "stored": 1}),
    ],
)
def test_an_outlet_is_read_as_far_as_it_lets_us(crawled: Crawled, slug: str, outcomes: dict[str, int]) -> None:
    result = crawled[0][slug]
    assert (dict(result.outcomes), result.ending, result.fault) == (outcomes, "finished", "")


def test_a_calendar_without_end_ends_in_a_budget_and_its_articles_are_kept(
    crawled: Crawled,
) -> None:
    outcomes = crawled[0]["endless"].outcomes
    assert outcomes == {"door:read": 5, "stored": 5, "trap": 5}
    assert crawled[2].count("endless.kz", "/calendar") == 0


def test_a_page_in_windows_1251_is_read_as_it_was_written(crawled: Crawled) -> None:
    with crawled[1].read() as connection:
        kept = articles.find(connection, "http://old.kz/news/one-1001")
    assert kept is not None
    assert "Мост через реку закрыли" in kept.article.extracted.text


def test_a_closed_host_is_never_asked_for_a_page(crawled: Crawled) -> None:
    web = crawled[2]
    for host in ("shut.kz", "silent.kz", "busy.kz"):
        assert {path for each, path in web.asked if each == host} == {"/robots.txt"}


def test_the_crawler_says_who_it_is_and_whom_to_write_to(crawled: Crawled) -> None:
    assert crawled[2].agents == {"derekkoz (+https://example.org/bot)"}
