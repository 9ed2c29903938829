"""The counts behind every share agree with the articles, whatever the period."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from storage import articles, series
from storage.records import Cell, EvidenceKind, Level

FIRST = date(2026, 11, 2)
days = st.none() | st.integers(0, 5).map(lambda number: FIRST + timedelta(days=number))
levels = st.lists(st.sampled_from([Level.L1, Level.L2, Level.L5]), unique=True, max_size=3).map(tuple)
drawn = st.tuples(
    days, st.sampled_from("ab"), st.sampled_from(["kk", "ru"]), levels, st.sampled_from([*EvidenceKind][:2])
)


def save(connection, run, make_article, facts) -> None:
    """Saves an article for each (day, outlet, language, levels, basis)."""
    for number, (day, outlet, language, found, basis) in enumerate(facts):
        article = make_article(number, published_at=None, levels=found, basis=basis)
        noon = day and datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
        article = replace(
            article,
            extracted=replace(article.extracted, outlet=outlet, published_at=noon),
            language=replace(article.language, code=language),
        )
        assert articles.save(connection, article, run)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(facts=st.lists(drawn, max_size=30), since=days, until=days)
def test_counts_agree_with_the_articles(store, run, make_article, facts, since, until):
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article")
        save(connection, run, make_article, facts)
    with store.read() as connection:
        counted = series.cells(connection, since, until)
        undated = series.undated(connection)

    def wanted(day):
        if day is None:
            return since is None and until is None
        return (since is None or day >= since) and (until is None or day <= until)

    expected = Counter((day, outlet, code, tuple(sorted(found)), basis) for day, outlet, code, found, basis in facts)
    assert set(counted) == {Cell(*key, number) for key, number in expected.items() if wanted(key[0])}
    assert len(set(counted)) == len(counted)
    assert set(undated) == {Cell(*key, number) for key, number in expected.items() if key[0] is None}
    dated = [cell.day for cell in counted if cell.day]
    assert dated == sorted(dated)
    if since is None and until is None:
        assert sum(cell.articles for cell in counted) == len(facts)


def test_a_new_verdict_shows_in_the_counts(store, run, make_article):
    with store.write() as connection:
        articles.save(connection, make_article(1), run)
        (before,) = series.cells(connection)
        kept = articles.find(connection, "example.kz/news/1")
        verdict = replace(kept.article.origin, levels=(Level.L3, Level.L2), basis=EvidenceKind.REUSE)
        articles.replace_origin(connection, kept.id, verdict)
        (after,) = series.cells(connection)
    assert before == Cell(date(2026, 11, 9), "example", "kk", (Level.L2,), EvidenceKind.CREDIT, 1)
    assert after == replace(before, levels=(Level.L2, Level.L3), basis=EvidenceKind.REUSE)


def test_no_articles_give_no_counts(store):
    with store.read() as connection:
        assert series.cells(connection) == series.undated(connection) == []


@pytest.mark.parametrize("bounds", [{}, {"since": FIRST}, {"since": FIRST, "until": FIRST}])
def test_counting_never_reads_the_texts(store, bounds):
    sent = []
    with store.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: sent.append(call[2:4]))
        series.cells(connection, **bounds)
        statement, values = sent[0]
        plan = [step[3] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert "article USING COVERING INDEX ix_article_day_outlet_language" in plan[0]
    assert "origin USING INTEGER PRIMARY KEY" in plan[1]
