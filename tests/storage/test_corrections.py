"""Corrections as they are kept: all of them, and which one rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from outlets.vocabulary import Group
from storage import articles, corrections, runs
from storage.corrections import Withdrawal
from storage.records import Correction, Level
from tests.storage.conftest import START, make_article

LATE = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)  # in Almaty it is the next day
SAID = Correction((Level.L2,), "tass", "ТАСС", Group.RU, Group.WEST, "A. Coder", "№ 1\ud800", LATE, date(2026, 11, 24))
BACK = Withdrawal("B", "", LATE + timedelta(hours=1))


@pytest.fixture
def ids(store):
    with store.write() as connection:
        run = runs.begin(connection, "import", "made-up.jsonl", START)
        for number in range(2):
            assert articles.save(connection, make_article(number), run)
        return [articles.find(connection, make_article(number).extracted.url).id for number in range(2)]


def test_a_correction_comes_back_as_it_was_with_its_day_in_almaty(store, ids):
    with store.write() as connection:
        number = corrections.add(connection, ids[0], SAID)
    with store.read() as connection:
        [filed] = corrections.find(connection, ids[0])
        assert corrections.find(connection, ids[1]) == []
    assert filed.correction == replace(SAID, why="№ 1\N{REPLACEMENT CHARACTER}")
    assert (filed.correction.at, filed.correction.day) == (LATE, date(2026, 11, 24))
    assert (filed.id, filed.url, filed.rules) == (number, make_article(0).extracted.url, True)


def test_the_latest_that_was_not_withdrawn_rules(store, ids):
    with store.write() as connection:
        first, second = (corrections.add(connection, ids[0], replace(SAID, why=why)) for why in ("1", "2"))
        other = corrections.add(connection, ids[1], SAID)
        assert corrections.find_ruling(connection, ids[0]).id == second
        assert corrections.withdraw(connection, second, BACK)
        assert corrections.find_ruling(connection, ids[0]).id == first
        assert corrections.withdraw(connection, first, BACK)
        assert corrections.find_ruling(connection, ids[0]) is None
        assert not corrections.withdraw(connection, first, Withdrawal("C", "", LATE))
        assert not corrections.withdraw(connection, 99, BACK)
        told = [(one.id, one.rules, one.withdrawal) for one in corrections.walk(connection)]
    assert told == [(other, True, None), (second, False, BACK), (first, False, BACK)]


def test_the_corrections_of_an_article_go_with_it_and_no_id_comes_back(store, ids):
    with store.write() as connection:
        first = corrections.add(connection, ids[1], SAID)
        connection.exec_driver_sql("DELETE FROM article WHERE id = ?", (ids[1],))
        assert list(corrections.walk(connection)) == []
        assert corrections.add(connection, ids[0], SAID) > first


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("http://www.a.kz/news/1/", ["https://a.kz/news/1"]),
        ("https://a.kz/news/11", ["https://a.kz/news/1"]),
        ("https://a.kz/news/1/", ["https://a.kz/news/1"]),
        ("https://b.kz/news/1", []),
        ("https://a.kz", ["https://a.kz/news/1", "https://a.kz/other/2"]),
        ("x", []),
    ],
)
def test_an_address_that_is_nearly_right_leads_to_the_one_that_is_kept(store, asked, near):
    with store.write() as connection:
        run = runs.begin(connection, "import", "made-up.jsonl", START)
        articles.save(connection, make_article(1, url="https://a.kz/news/1"), run)
        articles.save(connection, make_article(2, url="https://a.kz/other/2"), run)
        assert articles.find_near(connection, asked) == near
