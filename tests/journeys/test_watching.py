"""The way of whoever watches the made-up web while it moves: a feed that overflows, a listing that a script builds."""

import asyncio
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler import launch
from crawler.jobs import Job
from sandbox.folder import write_world
from sandbox.server import Web, serve
from sandbox.site import Site
from sandbox.world import World, build_world
from storage import articles
from storage.database import open_store
from storage.schema import migrate
from tests.journeys.conftest import Derekkoz

WATCHED = ("aktan_online", "dolina")  # a feed of 40 entries, and a listing of 20 that a script builds
WEEKS = 3


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(5, weeks=WEEKS)


def crawl(web: Web, folder: Path, moment: datetime) -> Counter[str]:
    job = Job(WATCHED, f"sqlite:///{folder / 'd.db'}", sandbox=web.place, registry=str(folder / "registry"), now=moment)
    results = asyncio.run(launch.run([job], lambda _: None))
    assert {result.ending for result in results} == {"finished"}
    return sum((Counter(result.outcomes) for result in results), Counter())


def test_who_looks_often_enough_finds_every_article(world: World, tmp_path: Path) -> None:
    write_world(world, tmp_path)
    migrate(f"sqlite:///{tmp_path / 'd.db'}")
    truth = {article.url for article in world.articles if article.outlet in WATCHED}
    last = max(article.published_at for article in world.articles)
    with serve(Site(world).answer) as web:
        for days in range(18, -1, -6):
            moment = last - timedelta(days=days)
            web.show(Site(world, moment).answer)
            crawl(web, tmp_path, moment)
        asked = len(web.asked)
        again = crawl(web, tmp_path, last)
        repeated = len(web.asked) - asked
    with open_store(f"sqlite:///{tmp_path / 'd.db'}", read_only=True) as store:
        found = {one.article.extracted.url for batch in articles.walk(store) for one in batch}
    assert found == truth
    assert sum(article.outlet == "aktan_online" for article in world.articles) > 40, "more than its feed holds"
    assert again["stored"] == 0
    assert repeated <= 6, "robots.txt and doors alone: what is stored is not fetched again"


def test_a_trial_tells_each_field_and_the_method_that_found_it(
    world: World, derekkoz: Derekkoz, tmp_path: Path
) -> None:
    write_world(world, tmp_path)
    with serve(Site(world).answer) as web:
        settings = {"DEREKKOZ_SANDBOX": web.place, "DEREKKOZ_REGISTRY": "registry"}
        done = derekkoz("outlets", "try", "dolina", "--format", "json", **settings)
        assert done.code == 0, done.err
        shown = json.loads(done.out)
        assert [article["outcome"] for article in shown["articles"]] == ["stored"] * 3
        for article in shown["articles"]:
            assert {"title", "published_at", "text"} <= set(article["methods"])
            assert all(article["methods"].values())
        table = derekkoz("outlets", "try", "dolina", **settings).out
    lines = [line.split() for line in table.splitlines()]
    assert lines[0] == ["article", "field", "method", "found"]
    for number in ("1", "2", "3"):
        assert {line[1] for line in lines if line[0] == number} >= {"url", "outcome", "title", "published_at", "text"}
    assert max(len(line) for line in table.splitlines()) < 160, "a row for each field, not one long one"


def test_a_machine_without_a_browser_says_what_to_install(world: World, derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_world(world, tmp_path)
    with serve(Site(world).answer) as web:
        settings = {"DEREKKOZ_SANDBOX": web.place, "DEREKKOZ_REGISTRY": "registry", "DEREKKOZ_BROWSER": "/nowhere"}
        tried = derekkoz("outlets", "try", "dolina", **settings)
        crawled = derekkoz("crawl", "dolina", "--format", "json", **settings)
    assert (tried.code, crawled.code) == (1, 1)
    assert "no_browser" in tried.error_line
    assert "make browser" in tried.error_line
    [outlet] = json.loads(crawled.out)
    assert (outlet["state"], outlet["outcomes"]) == ("closed", {"door:no_browser": 1})
    findings = {one["check"]: one for one in json.loads(derekkoz("doctor", "--format", "json", **settings).out)}
    assert findings["browser"]["state"] == "warning"
    assert findings["browser"]["do"] == "make browser"
