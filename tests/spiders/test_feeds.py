import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.doors import Lead, NotThisDoor
from spiders.feeds import read_feed

URL = "https://madeup.kz/rss"


def read(text: str) -> list[Lead]:
    return read_feed(text.encode(), URL, "application/rss+xml")


def test_an_rss_feed_gives_its_entries_with_their_times_in_utc() -> None:
    found = read(
        "<rss version='2.0'><channel><item><link>https://madeup.kz/a</link>"
        "<pubDate>Tue, 24 Nov 2026 12:00:00 +0500</pubDate></item>"
        "<item><guid>https://madeup.kz/b</guid></item></channel></rss>"
    )
    assert found == [
        Lead("https://madeup.kz/a", datetime(2026, 11, 24, 7, tzinfo=UTC)),
        Lead("https://madeup.kz/b"),
    ]


def test_an_atom_feed_with_relative_addresses_is_read() -> None:
    found = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a/1'/>"
        "<published>2026-11-24T12:00:00+05:00</published></entry></feed>"
    )
    assert found == [Lead("https://madeup.kz/a/1", datetime(2026, 11, 24, 7, tzinfo=UTC))]


@pytest.mark.parametrize(
    "text",
    [
        "<rss version='2.0'><channel><item><link>https://madeup.kz/a</link></item><item><link>https://madeup.kz/",
        "\ufeff\n  <rss version='2.0'><channel><title>A & B</title><item><link>https://madeup.kz/a</link></item>",
        "<rss version='2.0'><channel><item><title>&nbsp;&laquo;</title><link>https://madeup.kz/a</link></item>",
        "<rss version='2.0'><channel><item><title>\x0b</title><link> https://madeup.kz/a </link></item></channel>",
    ],
)
def test_a_malformed_feed_gives_what_can_be_read(text: str) -> None:
    assert Lead("https://madeup.kz/a") in read(text)


@pytest.mark.parametrize("text", ["", "<html><body>Страница</body></html>", "not found", "{}", "/etc/passwd", URL])
def test_what_is_no_feed_is_named(text: str) -> None:
    with pytest.raises(NotThisDoor, match=r"^not_a_feed$"):
        read(text)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read("<rss version='2.0'><channel><title>x</title></channel></rss>") == []


def test_entities_that_grow_without_end_are_not_unfolded() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    start = time.monotonic()
    with suppress(NotThisDoor):
        read(
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "xxxxxxxxxx">{entities}]><rss version="2.0"><channel>'
            "<item><title>&a11;</title><link>https://madeup.kz/a</link></item></channel></rss>"
        )
    assert time.monotonic() - start < 1


def test_a_time_that_cannot_be_is_left_out() -> None:
    text = (
        "<rss version='2.0'><channel><item><link>https://madeup.kz/a</link><pubDate>{}</pubDate></item></channel></rss>"
    )
    for found in ("вчера", "Tue, 99 Nov 2026 12:00:00 +0500", "99999-01-01T00:00:00Z"):
        assert [lead.url for lead in read(text.format(found))] == ["https://madeup.kz/a"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_a_feed_or_none(body: bytes, framed: bool) -> None:
    if framed:
        body = b"<rss version='2.0'><channel><item><link>" + body + b"</link></item></channel></rss>"
    with suppress(NotThisDoor):
        assert all(isinstance(lead.url, str) for lead in read_feed(body, URL, "text/xml"))
