import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outlets.outlet import TEMPLATE_FIELDS
from outlets.registry import load
from spiders.doors import NotThisDoor, Shown, Wish
from spiders.listings import MOST_PAGES, ListingStep, looks_like_article, read_listing
from spiders.templates import days_of, fill
from tests.web import write_outlets

URL = "https://madeup.kz/news/"


def read(body: str, content_type: str = "text/html") -> list[str]:
    return [lead.url for lead in read_listing(body.encode(), URL, content_type)]


@pytest.mark.parametrize(
    "path",
    [
        "/kazakhstan_news/most-cherez-reku-zakryili-na-remont/",
        "/news/485123",
        "/ru/a/b/7001234-most-zakryt.html",
        "/news/2026/11/24/most/",
        "/2019/11/08/137/",
        "/article?id=1234",
        "/russian/articles/c0jq4z6lgyro",
        "/жаңалық/көпір-жөндеуге-жабылды-бүгін",
    ],
)
def test_an_article_is_known_by_its_address(path: str) -> None:
    assert looks_like_article(f"https://madeup.kz{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/news/",
        "/news/?page=2",
        "/2026/11/24/",
        "/archive/2026-11-24",
        "/news/2026",
        "/tag/12345-some-long-tag-of-all-tags",
        "/author/ivan-ivanov-of-the-newsroom/",
        "/about/contacts",
        "/nurfin/fines-and-taxes/",
        "/upload/report-of-the-whole-year-2026.pdf",
        "/latest/{{route('show', $article->id_12345)}}",
    ],
)
def test_sections_archives_and_files_are_no_articles(path: str) -> None:
    assert not looks_like_article(f"https://madeup.kz{path}")


def test_a_page_gives_its_articles_once_in_their_order() -> None:
    body = '<a href="/news/1002"></a><a href="/tag/x"></a><a href="1001#comments">x</a><a href="/news/1002">y</a>'
    assert read(body) == ["https://madeup.kz/news/1002", "https://madeup.kz/news/1001"]


def test_an_answer_for_scripts_gives_addresses_paths_and_pieces_of_pages() -> None:
    answer = {
        "items": [{"url": "/news/1001", "title": "x / y"}, {"url": "https://madeup.kz/news/1002"}],
        "html": '<li><a href="/news/1003">x</a>',
        "documents": {"news/2026/11/24/most": {"id": 1}},
    }
    assert sorted(read(json.dumps(answer), "application/json")) == [
        "https://madeup.kz/news/1001",
        "https://madeup.kz/news/1002",
        "https://madeup.kz/news/1003",
        "https://madeup.kz/news/2026/11/24/most",
    ]


@pytest.mark.parametrize("body", ["", "<html><body><div id=app></div></body></html>", "{}", "[" * 5000, "{broken"])
def test_a_page_without_any_link_is_named(body: str) -> None:
    with pytest.raises(NotThisDoor, match=r"^no_links$"):
        read(body)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["text/html", "application/json"]))
def test_any_text_is_a_listing_or_none(text: str, content_type: str) -> None:
    with suppress(NotThisDoor):
        read(f'<a href="{text}">', content_type)
    with suppress(NotThisDoor):
        read(text, content_type)


def test_every_field_that_a_file_may_hold_is_filled_in() -> None:
    template = "https://x.kz/" + "".join(f"/{{{name}}}" for name in sorted(TEMPLATE_FIELDS))
    assert "{" not in fill(template, date(2026, 1, 2), 3)
    assert fill("https://x.kz/{YYYY}/{MM}/{DD}?o={off20}&p={page}", date(2026, 1, 2), 3) == (
        "https://x.kz/2026/01/02?o=40&p=3"
    )
    assert fill("https://x.kz/{ts}", date(2026, 11, 24), 1) == "https://x.kz/1795564799"


def test_a_day_has_an_address_of_its_own_only_where_the_template_says_so() -> None:
    days = days_of("https://x.kz/{YYYYMMDD}/", date(2026, 11, 22), date(2026, 11, 24))
    assert days == [date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 22)]
    assert days_of("https://x.kz/{page}/", date(2026, 11, 22), date(2026, 11, 24)) == [date(2026, 11, 24)]


def test_the_next_page_is_read_while_there_is_something_new(tmp_path: Path) -> None:
    outlet = load(write_outlets(tmp_path / "outlets", madeup=""))["madeup"]
    now = datetime(2026, 11, 24, tzinfo=UTC)
    step = ListingStep("https://madeup.kz/{page}", now.date())
    ordinary, archive = Wish(outlet, now, now), Wish(outlet, now, now, archive=True)
    assert [each.url for each in step.following(Shown(), ordinary, 3, 2)] == ["https://madeup.kz/2"]
    assert step.following(Shown(), ordinary, 3, 3) == ()
    assert len(step.following(Shown(), archive, 3, 3)) == 1, "a first history goes on where it broke off"
    assert step.following(Shown(), archive, 0, 0) == ()
    assert ListingStep("https://madeup.kz/{page}", now.date(), MOST_PAGES).following(Shown(), ordinary, 3, 0) == ()
    assert ListingStep("https://madeup.kz/news", now.date()).following(Shown(), ordinary, 3, 0) == ()
