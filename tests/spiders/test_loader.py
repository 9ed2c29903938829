from pathlib import Path

import pytest
from scrapy import Request
from scrapy.settings import Settings

from spiders.base import first_steps
from spiders.loader import OutletLoader
from tests.web import write_outlets

FEED = 'feeds = ["https://{0}.kz/feed"]\n'


@pytest.fixture
def loader(tmp_path: Path) -> OutletLoader:
    folder = write_outlets(
        tmp_path / "outlets",
        good=FEED.format("good"),
        slow=FEED.format("slow") + "delay_s = 7.5\n",
        resting=FEED.format("resting") + "paused = true\n",
        guessed=FEED.format("guessed") + "unverified = true\n",
        doorless="",
        untried='feeds = [{ url = "https://untried.kz/feed", unverified = true }]\n',
    )
    return OutletLoader.from_settings(Settings({"OUTLETS_FOLDER": str(folder)}))


def test_there_is_a_spider_for_each_outlet_that_may_be_crawled(loader: OutletLoader) -> None:
    assert loader.list() == ["good", "slow"]


def test_a_spider_is_called_by_its_slug_and_keeps_the_outlets_own_pace(loader: OutletLoader) -> None:
    spider = loader.load("slow")
    assert (spider.name, spider.custom_settings) == ("slow", {"DOWNLOAD_DELAY": 7.5})
    with pytest.raises(KeyError):
        loader.load("nobody")


def test_the_spider_of_a_page_is_its_outlets(loader: OutletLoader) -> None:
    assert loader.find_by_request(Request("https://sub.good.kz/a")) == ["good"]
    assert loader.find_by_request(Request("https://resting.kz/a")) == []


def test_only_a_trial_opens_what_nobody_has_seen_work(loader: OutletLoader) -> None:
    spider = loader.load("untried")()
    assert list(first_steps(spider.wish, unverified=False)) == []
    assert [step.url for step in first_steps(spider.wish, unverified=True)] == ["https://untried.kz/feed"]


def test_the_shipped_registry_has_a_spider_for_most_of_its_outlets() -> None:
    assert len(OutletLoader.from_settings(Settings()).list()) > 150
