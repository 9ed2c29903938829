"""Lists agree with the articles, whatever is asked for, and their pages neither overlap nor leave anything out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from storage import articles, listings
from storage.listings import Wanted, Watch
from storage.records import HEADLINE_LEVELS, EvidenceKind, Level

FIRST = date(2026, 11, 2)
days = st.none() | st.integers(0, 5).map(lambda number: FIRST + timedelta(days=number))
levels = st.lists(st.sampled_from([Level.L1, Level.L2, Level.L5]), unique=True, max_size=3).map(tuple)
bases = st.sampled_from([EvidenceKind.CREDIT, EvidenceKind.OUTLET])
drawn = st.tuples(days, st.sampled_from("abc"), st.sampled_from(["kk", "ru"]), levels, bases)
watches = st.none() | st.lists(st.builds(Watch, st.sampled_from("abc"), days, days), max_size=3).map(tuple)
wanted = st.builds(
    Wanted,
    since=days,
    until=days,
    watches=watches,
    outlets=st.none() | st.frozensets(st.sampled_from("abc")),
    language=st.none() | st.sampled_from(["kk", "ru"]),
    level=st.none() | st.sampled_from(Level),
    basis=st.none() | bases,
    russian=st.booleans(),
)


def save(connection, run, make_article, facts) -> None:
    """Saves an article for each (day, outlet, language, levels, basis)."""
    for number, (day, outlet, language, found, basis) in enumerate(facts):
        article = make_article(number, published_at=None, levels=found, basis=basis)
        noon = day and datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
        extracted = replace(article.extracted, outlet=outlet, published_at=noon)
        article = replace(article, extracted=extracted, language=replace(article.language, code=language))
        assert articles.save(connection, article, run)


def fits(fact, asked) -> bool:
    day, outlet, language, found, basis = fact
    if (asked.since or asked.until) and day is None:
        return False
    if asked.watches is not None and not any(
        watch.outlet == outlet
        and day is not None
        and (watch.since is None or day >= watch.since)
        and (watch.until is None or day < watch.until)
        for watch in asked.watches
    ):
        return False
    return (
        (asked.since is None or day >= asked.since)
        and (asked.until is None or day <= asked.until)
        and (asked.outlets is None or outlet in asked.outlets)
        and asked.language in (None, language)
        and (asked.level is None or asked.level in found)
        and asked.basis in (None, basis)
        and (not asked.russian or not HEADLINE_LEVELS.isdisjoint(found))
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(facts=st.lists(drawn, max_size=20), asked=wanted)
def test_a_list_holds_what_was_asked_for_in_pages(store, run, make_article, facts, asked):
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article")
        save(connection, run, make_article, facts)
    expected = [fact for fact in facts if fits(fact, asked)]
    with store.read() as connection:
        assert listings.count(connection, asked) == len(expected)
        ids = [each for first in (0, 7, 14) for each in listings.find_ids(connection, asked, limit=7, offset=first)]
        found = articles.find_by_ids(connection, ids)
    assert len(set(ids)) == len(ids) == len(expected)
    dates = [kept.day or date.min for kept in found]
    assert dates == sorted(dates, reverse=True)
    key = [(kept.day, kept.article.extracted.outlet, kept.article.language.code) for kept in found]
    assert sorted(key, key=str) == sorted(((fact[0], fact[1], fact[2]) for fact in expected), key=str)


def test_articles_are_found_by_their_ids_in_the_order_asked(store, run, make_article):
    with store.write() as connection:
        save(connection, run, make_article, [(FIRST, "a", "kk", (), EvidenceKind.OUTLET)] * 3)
    with store.read() as connection:
        first, second, third = sorted(listings.find_ids(connection, Wanted(), limit=9))
        found = articles.find_by_ids(connection, [third, 999_999, first])
        assert [kept.id for kept in found] == [third, first]
        assert articles.find(connection, found[0].article.extracted.url) == found[0]
        assert second in listings.find_ids(connection, Wanted(), limit=9)


def test_the_stock_is_told_for_each_outlet(store, run, make_article):
    russian = (FIRST, "a", "ru", (Level.L2,), EvidenceKind.CREDIT)
    official = (FIRST + timedelta(days=1), "a", "ru", (Level.L5,), EvidenceKind.OUTLET)
    with store.write() as connection:
        save(connection, run, make_article, [russian, official, (None, "b", "kk", (), EvidenceKind.OUTLET)])
    with store.read() as connection:
        stock = listings.take_stock(connection)
        newest = articles.find_by_ids(connection, listings.find_ids(connection, Wanted(), limit=1))[0]
    assert [(one.outlet, one.articles, one.russian, one.last_day) for one in stock] == [
        ("a", 2, 1, FIRST + timedelta(days=1)),
        ("b", 1, 0, None),
    ]
    assert stock[0].last_seen_at == newest.article.first_seen_at


def test_the_days_of_the_store_are_told_with_those_to_come_apart(store, run, make_article):
    with store.read() as connection:
        assert listings.find_days(connection, FIRST) == (None, None, None)
    plain = ("a", "kk", (), EvidenceKind.OUTLET)
    later = date(2031, 1, 1)
    with store.write() as connection:
        save(connection, run, make_article, [(None, *plain), (FIRST, *plain), (later, *plain)])
    with store.read() as connection:
        assert listings.find_days(connection, FIRST + timedelta(days=9)) == (FIRST, FIRST, later)


@pytest.mark.parametrize("russian", [False, True])
def test_a_page_is_read_from_the_index_by_day_and_not_sorted_whole(store, russian):
    asked = Wanted(watches=(Watch("a"), Watch("b", FIRST)), russian=russian)
    statements = []
    with store.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: statements.append((call[2], call[3])))
        listings.find_ids(connection, asked, limit=50)
        statement, parameters = statements[-1]
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    assert any("ix_article_day_outlet_language" in step for step in plan)
    assert not any(step == "USE TEMP B-TREE FOR ORDER BY" for step in plan)
