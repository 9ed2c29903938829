"""Raw pages: the same bytes once, each fetch for itself, and an article knows its own."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import pages
from storage.database import Store
from storage.records import Page

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  a name of ours


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.binary(max_size=500), st.integers(100, 599))
def test_a_page_comes_back_as_it_came(store: Store, body: bytes, status: int) -> None:
    page = Page("https://example.kz/a", NOW, body, "text/html; charset=windows-1251", status)
    with store.write() as connection:
        page_id = pages.save(connection, page)
    with store.read() as connection:
        assert pages.read(connection, page_id) == page


def test_the_same_bytes_are_kept_once_for_all_fetches(store: Store) -> None:
    body = b"<p>x</p>" * 10_000
    later = NOW + timedelta(hours=1)
    with store.write() as connection:
        ids = [pages.save(connection, Page("https://example.kz/a", at, body)) for at in (NOW, later)]
    with store.read() as connection:
        found = pages.find(connection, "https://example.kz/a")
    assert [(each.id, each.fetched_at) for each in found] == [(ids[1], later), (ids[0], NOW)]
    assert {(each.hash, each.size) for each in found} == {(pages.hash_of(body), 80_000)}
    assert (count(store.path, "page"), count(store.path, "body")) == (2, 1)
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("SELECT length(content) FROM body").fetchone()[0] < 1_000


def test_a_page_that_is_not_there_is_named(store: Store) -> None:
    with store.read() as connection:
        assert pages.find(connection, "https://example.kz/none") == []
        with pytest.raises(LookupError, match="no page has the id 7"):
            pages.read(connection, 7)


def test_a_fetch_is_found_by_its_id(store: Store) -> None:
    page = Page("https://example.kz/a", NOW, b"<html>", "text/html", 200)
    with store.write() as connection:
        page_id = pages.save(connection, page)
    with store.read() as connection:
        assert pages.find_fetch(connection, page_id) == pages.find(connection, page.url)[0]
        assert pages.find_fetch(connection, page_id + 1) is None
