from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outlets.registry import load
from spiders.doors import NotThisDoor, Wish
from spiders.telegram import MOST_PAGES, ChannelStep
from tests.web import channel, write_outlets

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    outlet = load(write_outlets(tmp_path / "outlets", madeup='telegram = "madeup_news"\n'))["madeup"]
    return Wish(outlet, NOW - timedelta(days=3), NOW)


def test_a_preview_gives_its_posts_whole(wish: Wish) -> None:
    step = ChannelStep("madeup_news")
    shown = step.read(channel("madeup_news", 7, 8, time=NOW - timedelta(hours=1)).encode(), step.url, "text/html", wish)
    first = shown.posts[0]
    assert step.url == "https://t.me/s/madeup_news"
    assert (first.url, first.outlet, first.title) == ("https://t.me/madeup_news/7", "madeup", "")
    assert first.text == "Пост 7: мост закрыли.\nТАСС"
    assert first.published_at == NOW - timedelta(hours=1) + timedelta(seconds=7)


def test_earlier_posts_are_read_until_the_days_are_covered_or_a_post_is_known(wish: Wish) -> None:
    step = ChannelStep("madeup_news")
    shown = step.read(channel("madeup_news", 7, 8, time=NOW).encode(), step.url, "text/html", wish)
    [following] = step.following(shown, wish, 2, 0)
    assert following.url == "https://t.me/s/madeup_news?before=7"
    assert step.following(shown, wish, 2, 1) == ()
    old = step.read(channel("madeup_news", 7, time=NOW - timedelta(days=4)).encode(), step.url, "text/html", wish)
    assert step.following(old, wish, 1, 0) == ()
    assert ChannelStep("madeup_news", 9, MOST_PAGES).following(shown, wish, 2, 0) == ()
    first = step.read(channel("madeup_news", 1, time=NOW).encode(), step.url, "text/html", wish)
    assert step.following(first, wish, 1, 0) == ()


def test_a_preview_that_is_off_is_not_a_channel_without_posts(wish: Wish) -> None:
    step = ChannelStep("madeup_news")
    card = b'<html><div class="tgme_page_title">Made-up</div><div class="tgme_page_extra">5 subscribers</div></html>'
    for body, state in ((card, "preview_off"), (b"<html></html>", "missing"), (channel("x").encode(), "empty")):
        with pytest.raises(NotThisDoor, match=f"^{state}$"):
            step.read(body, step.url, "text/html", wish)
