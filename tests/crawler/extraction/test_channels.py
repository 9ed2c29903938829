"""Channels: each post with all that it shows, and every page without posts for a reason."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.extraction.answers import as_json
from crawler.extraction.pages import extract
from crawler.extraction.posts import read_number
from crawler.extraction.values import Channel, ChannelState, Extraction, Kind, Preview
from storage.records import Forward, Page
from tests.crawler.extraction.pages import article, read
from tests.crawler.extraction.telegram import channel, landing, post

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "telegram_html"


def read_channel(html: str, url: str = "https://t.me/s/oidan") -> Extraction:
    found = read(html, url)
    assert found.kind is Kind.CHANNEL
    return found


def test_a_post_is_read_with_all_that_it_shows() -> None:
    found = read_channel(
        channel(
            post(
                7,
                '<div class="tgme_widget_message_forwarded_from">Forwarded from <a'
                ' class="tgme_widget_message_forwarded_from_name"'
                ' href="https://t.me/rian_ru/5"><span>РИА Новости</span></a></div>',
                '<a class="tgme_widget_message_reply" href="https://t.me/oidan/3"><div'
                ' class="tgme_widget_message_text js-message_text">'
                "Бұрынғы хабар</div></a>",
                '<a class="tgme_widget_message_photo_wrap"></a><a class="tgme_widget_message_photo_wrap"></a>',
                '<a class="tgme_widget_message_link_preview" href="https://ria.ru/1"><div'
                ' class="link_preview_site_name">РИА</div></a>',
                text='<b>Маңызды.</b> <a href="https://ria.ru/1">РИА</a> хабарлады<br/><br/>#хабар <a'
                ' href="?q=%23хабар">#хабар</a>',
                meta='<span class="tgme_widget_message_from_author">Edited Айша</span>, ',
            )
        )
    )
    [one] = found.posts
    assert (one.post, one.published_at) == ("oidan/7", datetime(2026, 11, 24, 7, 0, 7, tzinfo=UTC))
    assert one.text == "Маңызды. РИА хабарлады\n\n#хабар #хабар"
    assert [(link.url, one.text[link.start : link.end]) for link in one.links] == [("https://ria.ru/1", "РИА")]
    assert (one.forwarded_from, one.reply_to) == (
        Forward("РИА Новости", "https://t.me/rian_ru/5"),
        "https://t.me/oidan/3",
    )
    assert (one.media, one.views, one.preview) == (("photo",), 1200, Preview("https://ria.ru/1", "РИА"))
    assert (one.edited, one.signature, one.service) == (False, "Edited Айша", False)


def test_the_channel_is_described() -> None:
    assert read_channel(channel(post(1, text="a"))).channel == Channel(
        "oidan", "Ойдан арна", "Ойдан шығарылған", 12_400, ChannelState.OPEN
    )


def test_posts_keep_the_order_of_the_page_and_come_once() -> None:
    found = read_channel(channel(post(2, text="b"), post(1, text="a"), post(2, text="c")))
    assert [(each.post, each.text) for each in found.posts] == [("oidan/2", "b"), ("oidan/1", "a")]


def test_edits_and_service_messages_are_known() -> None:
    [edited, service] = read_channel(
        channel(post(1, text="a", meta="edited &nbsp;"), post(2, text="Channel created", kind="service_message"))
    ).posts
    assert (edited.edited, edited.service, service.edited, service.service) == (True, False, False, True)


def test_somebody_who_hides_where_the_post_came_from_has_no_address() -> None:
    whom = '<div><span class="tgme_widget_message_forwarded_from_name">Біреу</span></div>'
    assert read_channel(channel(post(1, whom, text="a"))).posts[0].forwarded_from == Forward("Біреу", None)


@pytest.mark.parametrize(
    ("html", "state"),
    [
        (landing("Ойдан", '<div class="tgme_page_extra">42 subscribers</div>'), ChannelState.PREVIEW_OFF),
        (landing("Ойдан", '<div class="tgme_page_extra">@oidan</div>'), ChannelState.MISSING),
        (landing("", heading="Telegram: Contact @oidan"), ChannelState.MISSING),
        (landing("Ойдан", heading="Telegram: Join Group Chat"), ChannelState.PRIVATE),
        (landing("Ойдан", '<a href="tg://join?invite=x">Join</a>'), ChannelState.PRIVATE),
        (channel('<div class="tme_no_messages_found">No posts found</div>'), ChannelState.EMPTY),
        (channel(), ChannelState.EMPTY),
    ],
)
def test_a_page_without_posts_says_why(html: str, state: ChannelState) -> None:
    found = read_channel(html)
    assert found.channel is not None
    assert (found.channel.state, found.posts) == (state, ())


def test_a_mirror_is_read_by_its_markup() -> None:
    assert read_channel(channel(post(1, text="a")), "https://mirror.example.org/oidan").posts[0].post == "oidan/1"


def test_an_article_that_shows_a_post_is_an_article() -> None:
    assert read(article(post(1, text="Хабар"))).kind is Kind.ARTICLE


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("146", 146),
        ("57.8K", 57_800),
        ("2.38M", 2_380_000),
        ("12 345", 12_345),
        ("1,234", 1234),
        ("", None),
        ("x", None),
        ("1.2.3K", None),
    ],
)
def test_numbers_are_read_as_telegram_shows_them(shown: str, number: int | None) -> None:
    assert read_number(shown) == number


def expected_of(post_: dict[str, Any]) -> dict[str, Any]:
    preview, reply = post_["preview"], post_["reply_to"]
    return {
        "post": post_["post"],
        "published_at": post_["datetime"],
        "text": post_["text"],
        "links": sorted(post_["links"]),
        "forwarded_from": post_["forwarded_from"],
        "reply_to": reply["url"] if reply else None,
        "media": post_["media_kinds"],
        "views": post_["views"],
        "edited": post_["edited"],
        "service": post_["service"],
        "signature": post_["author_signature"],
        "preview": {"url": preview["url"], "site": preview["site"]} if preview else None,
    }


def test_real_previews_are_read_as_expected() -> None:
    files = sorted(SHARED.glob("*.json"))
    if not files:
        if os.environ.get("DEREKKOZ_REQUIRE_SHARED") == "1":
            pytest.fail(f"the shared data is required, and {SHARED} is absent")
        pytest.skip(f"no shared data at {SHARED}")
    for file in files:
        expected = json.loads(file.read_text())
        page = Page("https://t.me/s/x", datetime.now(UTC), file.with_suffix(".html").read_bytes())
        posts = as_json(extract(page))["posts"]
        found = [each | {"links": sorted({link["url"] for link in each["links"]})} for each in posts]
        assert found == [expected_of(each) for each in expected["posts"]], file.name
