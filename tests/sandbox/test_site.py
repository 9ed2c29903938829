import gzip
import json
import re
from datetime import datetime, timedelta
from html import unescape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.articles import Making
from sandbox.publishers import BY_SLUG, PUBLISHERS, Door
from sandbox.site import Site
from sandbox.world import World
from tests.sandbox.conftest import Find

UNTIL = datetime.fromisoformat("2026-11-09T00:00:00+05:00")


def get(site: Site, url: str) -> str:
    host, _, path = url.partition("://")[2].partition("/")
    answer = site.answer(host, f"/{path}")
    assert answer.status == 200, url
    body = gzip.decompress(answer.body) if answer.content_type == "application/gzip" else answer.body
    return body.decode()


def of(door: Door) -> list[str]:
    return [one.slug for one in PUBLISHERS if door in one.doors]


@pytest.mark.parametrize("slug", [*of(Door.RSS), *of(Door.ATOM)])
def test_a_feed_has_the_latest_articles(site: Site, slug: str) -> None:
    publisher = BY_SLUG[slug]
    name = "rss.xml" if Door.RSS in publisher.doors else "atom.xml"
    feed = feedparser.parse(get(site, publisher.url + name))
    assert not feed.bozo
    latest = site.latest(slug)[:40]
    assert [entry.link for entry in feed.entries] == [article.url for article in latest]
    assert [entry.title for entry in feed.entries] == [article.title for article in latest]
    assert feed.entries[0].published_parsed is not None


@pytest.mark.parametrize("slug", of(Door.SITEMAP))
def test_the_sitemaps_lead_to_every_article(site: Site, slug: str) -> None:
    root = BY_SLUG[slug].url
    months = re.findall("<loc>([^<]+)</loc>", get(site, root + "sitemap_index.xml"))
    found = [url for month in months for url in re.findall("<loc>([^<]+)</loc>", get(site, month))]
    assert sorted(map(unescape, found)) == sorted(article.url for article in site.latest(slug))
    assert f"Sitemap: {root}sitemap_index.xml" in get(site, root + "robots.txt")


@pytest.mark.parametrize("slug", [slug for slug in of(Door.SITEMAP) if BY_SLUG[slug].weekly > 10])
def test_the_news_sitemap_has_two_days(site: Site, slug: str) -> None:
    page = get(site, BY_SLUG[slug].url + "sitemap-news.xml")
    dates = [datetime.fromisoformat(one) for one in re.findall("<news:publication_date>([^<]+)<", page)]
    assert dates
    assert max(dates) - min(dates) <= timedelta(hours=48)


@pytest.mark.parametrize("slug", of(Door.LISTING))
def test_the_pages_of_a_listing_lead_to_every_article_and_then_end(site: Site, slug: str) -> None:
    root, number, found = BY_SLUG[slug].url, 1, list[str]()
    while True:
        page = get(site, f"{root}news/?page={number}")
        found += re.findall(r'<div class="item">.*?<a href="/([^"]+)"', page)
        if 'class="next"' not in page:
            break
        number += 1
    assert [root + unescape(path) for path in found] == [article.url for article in site.latest(slug)]
    assert site.answer(BY_SLUG[slug].host, f"/news/?page={number + 1}").status == 404


def test_what_the_script_fetches_leads_to_every_article(site: Site) -> None:
    [slug] = of(Door.SCRIPT)
    root, offset, found = BY_SLUG[slug].url, 0, list[str]()
    assert site.latest(slug)[0].url.removeprefix(root) not in get(site, root + "latest/")
    while offset is not None:
        page = json.loads(get(site, f"{root}api/latest.json?offset={offset}"))
        found += [root + item["url"].removeprefix("/") for item in page["items"]]
        offset = page["next"]
    assert found == [article.url for article in site.latest(slug)]


@pytest.mark.parametrize("slug", [one.slug for one in PUBLISHERS if one.is_channel])
def test_going_back_through_a_channel_leads_to_every_post_once(site: Site, slug: str) -> None:
    path: str | None = f"/s/{BY_SLUG[slug].host}"
    found: list[int] = []
    while path is not None:
        page = get(site, f"https://t.me{path}")
        numbers = [int(one) for one in re.findall(r'data-post="\w+/(\d+)"', page)]
        assert numbers == sorted(numbers)
        assert len(numbers) <= 20
        found = numbers + found
        back = re.search(r'<link rel="prev" href="([^"]+)"', page)
        path = back[1] if back else None
    assert found == [article.number for article in site.latest(slug)[::-1]]


def test_a_forwarded_post_says_from_whom(site: Site, find: Find) -> None:
    post = next(one for one in find(Making.FORWARDED) if one.forwarded_from is not None)
    page = get(site, f"https://t.me/s/{BY_SLUG[post.outlet].host}?before={post.number + 1}")
    message = page.rpartition('data-post="')[2]
    assert post.forwarded_from is not None
    assert f'forwarded_from_name" href="{post.forwarded_from.url}"' in message


def test_a_name_that_no_channel_has_is_no_empty_channel(site: Site) -> None:
    page = get(site, "https://t.me/s/nobody_here")
    assert "tgme_channel_info" not in page
    assert "No posts found" not in page
    assert "No posts found" in get(site, f"https://t.me/s/{BY_SLUG['aqtan_arna'].host}?before=1")


def test_what_is_published_later_is_not_there_yet(world: World) -> None:
    site = Site(world, UNTIL)
    for publisher in PUBLISHERS:
        assert all(article.published_at <= UNTIL for article in site.latest(publisher.slug))
        assert len(site.latest(publisher.slug)) > 20
    later = next(one for one in world.articles if one.published_at > UNTIL and one.outlet == "stepgorizont")
    assert site.answer("stepgorizont.example", "/" + later.url.split("/", 3)[3]).status == 404
    feed = feedparser.parse(get(site, "http://stepgorizont.example/rss.xml"))
    assert feed.entries[0].link == site.latest("stepgorizont")[0].url


def test_before_the_first_article_there_is_nothing(world: World) -> None:
    site = Site(world, datetime.fromisoformat("2026-01-01T00:00:00+05:00"))
    assert site.answer("stepgorizont.example", "/").status == 404
    assert feedparser.parse(get(site, "http://stepgorizont.example/rss.xml")).entries == []
    assert "No posts found" in get(site, "https://t.me/s/aqtan_arna_sandbox")


def test_a_host_that_is_none_of_the_sandboxs_is_refused(site: Site) -> None:
    assert site.answer("tass.ru", "/").status == 421


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["t.me", "aqtan-habar.example", "dolina.example", "kokterek-post.example", "x"]) | st.text(),
    st.sampled_from(["/s/", "/news/?page=", "/api/latest.json?offset=", "/s/aqtan_arna_sandbox?before=", "/"]),
    st.text() | st.integers().map(str),
)
def test_any_address_gets_an_answer(site: Site, host: str, start: str, rest: str) -> None:
    assert site.answer(host, start + rest).status in {200, 404, 421}
