"""Whatever comes over the wire is read, or refused with a name, in a time that grows with its size."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extraction.answers import as_json
from crawler.extraction.blocks import read_blocks
from crawler.extraction.markup import flatten, parse
from crawler.extraction.values import Unreadable
from tests.crawler.extraction.pages import article, read
from tests.crawler.extraction.telegram import channel, post

MEGABYTE = 1_000_000
# Seconds of the processor's time for one megabyte: measured below one each, doubled for a slower machine.
LONGEST = 2.0

HOSTILE = {
    "nested": "<div>",
    "unclosed": "<b>",
    "one word": "а",
    "angles": "<",
    "lists": "<ul><li>",
    "paragraphs": "<p>Сөйлем, деп хабарлайды.</p>",
    "links": "<a href='http://x.kz/a'>бір екі үш төрт</a> ",
    "breaks": "Сөйлем, деп хабарлайды.<br><br>",
    "headings": "<h1>Тақырып</h1>",
    "names": "<div class='ads comment-x'>сөз</div>",
    "dates": "<div class='date'>12 12 12 12</div>",
    "comments": "<!--",
    "entities": "&amp;",
    "tables": "<table><tr><td>",
    "objects": '<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>',
}


def check(html: str | bytes) -> None:
    """Reads a page, and makes sure that the answer holds together."""
    try:
        found = read(html)
    except Unreadable:
        return
    json.dumps(as_json(found))
    for text, links in [(found.text, found.links), *((each.text, each.links) for each in found.posts)]:
        assert all(text[link.start : link.end] == link.anchor for link in links)
    assert found.published_at is None or found.published_at.tzinfo is not None


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_is_read_in_time(piece: str) -> None:
    page = piece * (MEGABYTE // len(piece.encode()))
    start = time.process_time()
    check(page)
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<b id={n}>" for n in range(60_000)),
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<script type='application/ld+json'>" + "[" * 500_000,
        "<title>" + " - " * 200_000,
    ],
    ids=["formatting", "attributes", "json", "title"],
)
def test_what_makes_a_parser_slow_is_defused(page: str) -> None:
    start = time.process_time()
    check(page)
    assert time.process_time() - start < LONGEST


def test_a_real_page_goes_through_the_flattening_unchanged() -> None:
    page = article("<div>" * 60 + "сөз" + "</div>" * 60)
    assert flatten(page) == page
    long_value = f"<img src='data:image/png;base64,{'A' * 200_000}'>"
    assert flatten(article(long_value)) == article(long_value)


def test_text_in_the_depths_is_not_lost() -> None:
    body = parse(flatten("<div>" * 30_000 + "терең <a href='/x'>сөз</a>" + "</div>" * 30_000)).body
    assert body is not None
    assert [block.text for block in read_blocks(body)] == ["терең сөз"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_a_page_or_unreadable(body: bytes) -> None:
    check(body)


PIECES = st.sampled_from(
    ["<div>", "</div>", "<p", '"', "<a href='", "</a>", "<table>", "<svg>", "<script>", "<!--", "<br><br>", "\0",
     "<template>", "<select>", "</body>", "<h1>", "\ufffd", "<meta charset=koi8-r>", "<time datetime=9>", "<form>",
     "\ud7ff", "<title>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_to_a_page_is_survived(data: st.DataObject) -> None:
    page = data.draw(
        st.sampled_from(
            [article("<p>a <a href='/x'>b</a> c</p>"), channel(post(1, text="a <a href='https://x.kz'>b</a>"))]
        )
    )
    for _ in range(data.draw(st.integers(0, 12))):
        at = data.draw(st.integers(0, len(page)))
        until = data.draw(st.integers(at, min(len(page), at + 60)))
        page = page[:at] + data.draw(PIECES | st.text(max_size=4)) + page[until:]
    check(page.encode("utf-8", "replace"))
