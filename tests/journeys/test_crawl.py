"""The way of a person who crawls: articles come in through the doors of a real outlet's file, served on loopback."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.journeys.conftest import Derekkoz
from tests.web import NOW, Answer, Web, article, channel, feed, serve, sitemap

CREDIT = "Мост закрыли на ремонт, передаёт Orda.kz со ссылкой на ТАСС; объезд ведёт через старую плотину у города"
OLD = NOW - timedelta(days=40)
SITE = "https://orda.kz"


@pytest.fixture
def web() -> Iterator[Web]:
    """orda.kz as its file describes it: feeds and numbered sitemaps in three languages, a listing, a channel."""
    with serve() as web:
        for number, time in ((10001, NOW), (10002, NOW), (10003, NOW), (10004, OLD), (10005, OLD)):
            web.add("orda.kz", f"/most-{number}", article(number, published=time, text=CREDIT))
        web.add("orda.kz", "/feed/", feed(f"{SITE}/most-10001"))
        web.add("en.orda.kz", "/feed/", feed())
        web.add(
            "orda.kz", "/sitemap/sitemap_news1.xml", sitemap((f"{SITE}/most-10002", NOW), (f"{SITE}/most-10004", OLD))
        )
        web.add("orda.kz", "/sitemap/sitemap_news2.xml", sitemap((f"{SITE}/most-10005", OLD)))
        for host in ("kaz.orda.kz", "en.orda.kz"):
            web.add(host, "/sitemap/sitemap_news1.xml", sitemap())
        web.add(
            "orda.kz", "/last-news/", '<a href="/most-10001">1</a><a href="/most-10003">3</a><a href="/about">x</a>'
        )
        web.add("t.me", "/s/orda_kz", channel("orda_kz", 1, 2, 3))
        yield web


def test_what_the_doors_show_is_stored_once_and_counted(derekkoz: Derekkoz, web: Web) -> None:
    first = derekkoz("crawl", "orda", "--format", "json", DEREKKOZ_SANDBOX=web.address)
    assert (first.code, first.err) == (0, "")
    [outlet] = json.loads(first.out)
    assert (outlet["outlet"], outlet["state"], outlet["ending"]) == ("orda", "ok", "finished")
    assert outlet["outcomes"] == {"door:read": 8, "older": 2, "stored": 6}
    again = derekkoz("crawl", "orda", DEREKKOZ_SANDBOX=web.address)
    assert again.code == 0
    assert "orda" in again.out
    assert web.count("orda.kz", "/most-10001") == 1, "what is kept is not fetched again"
    series = json.loads(derekkoz("share", "--by", "month", "--format", "json").out)["series"]
    assert sum(each["articles"] for each in series) == 6
    assert sum(each["russian"] for each in series) == 3, "the three that credit TASS; the posts only name it"
    story = derekkoz("trace", f"{SITE}/most-10002")
    assert "crawl of orda" in story.out
    assert "со ссылкой на [ТАСС]" in story.out


def test_a_first_history_is_walked_back_to_the_day_asked_for(derekkoz: Derekkoz, web: Web) -> None:
    since = str((NOW - timedelta(days=60)).date())
    done = derekkoz("crawl", "orda", "--since", since, "--format", "json", DEREKKOZ_SANDBOX=web.address)
    [outlet] = json.loads(done.out)
    assert outlet["outcomes"]["stored"] == 8
    assert web.count("orda.kz", "/sitemap/sitemap_news3.xml") == 1, "the end of the numbers is looked for, and no fault"
    assert outlet["state"] == "ok"


def test_what_cannot_be_read_is_told(derekkoz: Derekkoz, web: Web) -> None:
    web.add("orda.kz", "/last-news/", Answer(b"", 500))
    web.add(
        "t.me", "/s/orda_kz", '<div class="tgme_page_title">Orda</div><div class="tgme_page_extra">5 subscribers</div>'
    )
    crawled = derekkoz("crawl", "vlast", "orda", "--format", "json", DEREKKOZ_SANDBOX=web.address)
    assert crawled.code == 0
    orda, vlast = json.loads(crawled.out)
    assert orda["state"] == "degraded"
    assert orda["note"] == "doors that could not be read: http_5xx 1, preview_off 1"
    assert vlast["state"] == "closed"
    assert "door:http_5xx" in derekkoz("trace", f"{SITE}/last-news/").out


def test_a_crawl_that_reads_nothing_fails(derekkoz: Derekkoz) -> None:
    done = derekkoz("crawl", "vlast", "--format", "csv", DEREKKOZ_SANDBOX="127.0.0.1:9")
    assert done.code == 1
    assert done.out.splitlines()[1].startswith("vlast,closed,0,0,0,")
    assert done.error_line == "derekkoz: no outlet could be read"


def test_a_trial_shows_what_each_door_gives_and_stores_nothing(derekkoz: Derekkoz, web: Web) -> None:
    done = derekkoz("outlets", "try", "orda", "--format", "json", DEREKKOZ_SANDBOX=web.address)
    tried = json.loads(done.out)
    assert done.code == 0, done.err
    tried["articles"] = [each for each in tried["articles"] if each["outcome"] != "older"]
    assert len({each["door"] for each in tried["articles"]}) == len(tried["articles"]) == 3
    assert {each["outcome"] for each in tried["articles"]} == {"stored"}
    assert "write proven = " in done.err
    assert "no articles yet" in derekkoz("doctor").out


def test_a_trial_that_goes_wrong_says_what(derekkoz: Derekkoz, web: Web) -> None:
    web.add("orda.kz", "/feed/", "<html>Мы переехали")
    done = derekkoz("outlets", "try", "orda", DEREKKOZ_SANDBOX=web.address)
    assert done.code == 1
    assert done.error_line.startswith("derekkoz: orda: 1 doors: not_a_feed")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["crawl", "tengrinew"], "did you mean tengrinews?"),
        (["crawl", "orda", "--since", "yesterday"], "write 2026-11-01"),
        (["crawl", "orda", "--since", "2999-01-01"], "until today"),
        (["outlets", "try", "nobody_at_all"], "no outlet 'nobody_at_all'"),
    ],
)
def test_wrong_words_are_one_line(derekkoz: Derekkoz, arguments: list[str], said: str) -> None:
    done = derekkoz(*arguments, DEREKKOZ_SANDBOX="127.0.0.1:9")
    assert done.code == 2
    assert said in done.error_line


def test_a_database_that_cannot_be_reached_is_one_line(derekkoz: Derekkoz, web: Web) -> None:
    done = derekkoz("crawl", "orda", DEREKKOZ_SANDBOX=web.address, DEREKKOZ_HOME="/proc/derekkoz")
    assert done.code == 4
    assert "/proc" in done.error_line
    assert web.asked == []
