"""Posts on a channel's preview, on their way to articles."""

from datetime import UTC, datetime

from crawler.reading import read_preview
from outlets.registry import load
from storage.records import Link, Page
from tests.crawler.extraction.telegram import channel, post

NOON = datetime(2026, 11, 24, 7, tzinfo=UTC)
OUTLET = load()["tengrinews"]
CARD = (
    '<a class="tgme_widget_message_link_preview" href="https://ria.ru/1">'
    '<div class="link_preview_site_name">РИА</div></a>'
)


def links_of(*posts: str) -> list[tuple[Link, ...]]:
    page = Page("https://t.me/s/oidan", NOON, channel(*posts).encode(), "text/html; charset=utf-8")
    return [one.links for one in read_preview(page, OUTLET).posts]


def test_the_card_below_a_post_marks_the_link_that_it_shows() -> None:
    linked = post(1, CARD, text='Мост <a href="https://ria.ru/1">закрыли</a>')
    assert links_of(linked) == [(Link("https://ria.ru/1", "закрыли", 5, 12, shown=True),)]


def test_a_card_without_a_link_in_the_text_is_a_link_of_its_own() -> None:
    assert links_of(post(1, CARD, text="Мост закрыли")) == [(Link("https://ria.ru/1", "РИА", shown=True),)]


def test_a_post_without_a_card_shows_nothing() -> None:
    [(link,)] = links_of(post(1, text='Мост <a href="https://ria.ru/1">закрыли</a>'))
    assert not link.shown
