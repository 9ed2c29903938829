"""Saving articles, finding them again exactly as they were, and recomputing what was concluded."""

import gzip
import json
import os
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outlets.vocabulary import Group
from storage import articles
from storage.bridge import storable
from storage.records import (
    Article,
    Evidence,
    EvidenceKind,
    Extracted,
    Field,
    Language,
    Level,
    Link,
    Origin,
    Precision,
    Role,
    Span,
)

START = datetime(2026, 11, 9, 6, 30, tzinfo=UTC)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "news_2019_2020.jsonl.gz"

# What a database can hold; what it cannot has its own test.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
words = st.one_of(
    texts, st.sampled_from(["Қазақстан", "ТАСС-қа", "𐰴𐰔𐰴", "👍🏽", "قازاق", "e\u0301", "\r\n", "'; DROP TABLE"])
)
moments = st.datetimes(timezones=st.just(UTC))
offsets = st.none() | st.integers(0, 10_000)
groups, kinds = st.sampled_from(Group), st.sampled_from(EvidenceKind)
shares = st.floats(0, 1)

evidences = st.builds(
    Evidence,
    kinds,
    st.none() | words,
    words,
    groups,
    st.sampled_from(Role),
    st.none() | st.sampled_from(Field),
    offsets,
    offsets,
    st.none() | words,
)
found_articles = st.builds(
    Article,
    st.builds(
        Extracted,
        words,
        words,
        words,
        words,
        st.none() | moments,
        st.sampled_from(Precision),
        words,
        st.lists(st.builds(Link, words, words, offsets, offsets), max_size=3).map(tuple),
    ),
    st.builds(
        Language,
        words,
        words,
        shares,
        st.booleans(),
        st.lists(st.builds(Span, st.integers(0, 99), st.integers(0, 99), words, words), max_size=3).map(tuple),
    ),
    st.lists(evidences, max_size=5).map(tuple),
    st.builds(
        Origin,
        groups,
        st.lists(st.sampled_from(Level), max_size=5).map(tuple),
        kinds,
        st.none() | words,
        st.none() | words,
        st.booleans(),
        shares,
        words,
        words,
    ),
    moments,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(article=found_articles)
def test_an_article_comes_back_as_it_was(store, run, article):
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article")
        assert articles.save(connection, article, run)
    with store.read() as connection:
        kept = articles.find(connection, article.extracted.url)
    assert kept.article == article
    assert kept.article.first_seen_at == article.first_seen_at
    assert kept.run_id == run


@given(st.text(st.characters()))
def test_any_text_becomes_storable_with_each_character_in_its_place(text):
    stored = storable(text)
    assert len(stored) == len(text)
    assert stored.encode().decode() == stored
    assert all(
        new == ("\ufffd" if old == "\0" or "\ud800" <= old <= "\udfff" else old)
        for old, new in zip(text, stored, strict=True)
    )


def test_characters_that_no_database_holds_become_replacement_characters(store, run, make_article):
    broken = make_article(1)
    text = "a\0b\ud83dТАСС"
    sign = Evidence(EvidenceKind.CREDIT, "t\0", "n\ud800", Group.RU, Role.SOURCE, Field.TEXT, 1, 8, text[1:8])
    extracted = replace(
        broken.extracted, url="example.kz/\udc00", title="\0", text=text, links=(Link("u\0", "\udfff", 1, 2),)
    )
    with store.write() as connection:
        assert articles.save(connection, replace(broken, extracted=extracted, evidence=(sign,)), run)
        assert not articles.save(connection, replace(broken, extracted=extracted), run)
        kept = articles.find(connection, "example.kz/\udc00").article
        assert articles.find_known(connection, ["example.kz/\udc00"]) == {"example.kz/\udc00"}
    assert kept.extracted.text == "a\ufffdb\ufffdТАСС"
    assert kept.evidence[0].surface == kept.extracted.text[1:8]
    assert kept.extracted.links == (Link("u\ufffd", "\ufffd", 1, 2),)


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        ("2026-11-08T19:00:00+00:00", "2026-11-09"),  # UTC+5: Monday has begun
        ("2026-11-08T18:59:59+00:00", "2026-11-08"),
        ("2024-02-28T18:00:00+00:00", "2024-02-29"),  # UTC+6, the last midnight before the change
        ("2024-02-29T17:59:59+00:00", "2024-02-29"),
        ("2024-02-29T18:30:00+00:00", "2024-02-29"),  # UTC+5: the clocks showed 23:00 once more
        ("2024-02-29T19:00:00+00:00", "2024-03-01"),
        ("9999-12-31T23:30:00+00:00", "9999-12-31"),
    ],
)
def test_an_article_counts_for_its_day_in_kazakhstan(store, run, make_article, published_at, day):
    article = make_article(0, published_at=datetime(2026, 1, 1, tzinfo=UTC))
    article = replace(article, extracted=replace(article.extracted, published_at=datetime.fromisoformat(published_at)))
    with store.write() as connection:
        articles.save(connection, article, run)
        assert articles.find(connection, article.extracted.url).day.isoformat() == day


def test_a_time_without_an_offset_is_refused(store, run, make_article):
    article = make_article(1, published_at=datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(Exception, match="2026-01-01T00:01:00 has no offset"), store.write() as connection:
        articles.save(connection, article, run)


def test_the_second_article_of_a_url_changes_nothing(store, run, make_article):
    first, second = make_article(1, url="example.kz/a"), make_article(2, url="example.kz/a")
    with store.write() as connection:
        assert articles.save(connection, first, run)
    with store.write() as connection:
        assert not articles.save(connection, second, run)
    with store.read() as connection:
        assert articles.find(connection, "example.kz/a").article == first
        assert connection.exec_driver_sql("SELECT count(*) FROM evidence").scalar() == 3


def test_an_unknown_url_is_not_found(store):
    with store.read() as connection:
        assert articles.find(connection, "example.kz/never") is None


def test_known_urls_are_told_from_new_ones_however_many(store, run, make_article):
    with store.write() as connection:
        for number in range(0, 1200, 2):
            articles.save(connection, make_article(number), run)
    asked = [f"example.kz/news/{number}" for number in range(1200)]
    with store.read() as connection:
        assert articles.find_known(connection, asked) == set(asked[::2])
        assert articles.find_known(connection, []) == frozenset()


@pytest.mark.parametrize("batch", [1, 3, 7, 100])
def test_walking_meets_each_article_once_even_those_that_come_meanwhile(store, run, make_article, batch):
    with store.write() as connection:
        for number in range(7):
            articles.save(connection, make_article(number), run)
    met = []
    for kept in articles.walk(store, batch=batch):
        if not met:
            with store.write() as connection:
                articles.save(connection, make_article(7), run)
        met += kept
    assert [each.article for each in met] == [make_article(number) for number in range(8)]
    assert [each.id for each in next(articles.walk(store, after=met[4].id))] == [each.id for each in met[5:]]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_articles_of_some_days_are_listed_in_the_order_of_publication(store, run, make_article, batch):
    moments = {"d": 20, "a": 20, "c": 1, "b": 60 * 24 * 3, "before": -60 * 24, "after": 60 * 24 * 4}
    made = {}
    with store.write() as connection:
        for name, minutes in moments.items():
            made[name] = make_article(1, url=name, published_at=START + timedelta(minutes=minutes))
            articles.save(connection, made[name], run)
        articles.save(connection, make_article(2, url="undated", published_at=None), run)
    with store.read() as connection:
        batches = list(articles.list_days(connection, date(2026, 11, 9), date(2026, 11, 12), batch=batch))
    listed = [each for one in batches for each in one]
    assert [each.url for each in listed] == ["c", "a", "d", "b"]
    assert max(map(len, batches)) <= batch
    for each in listed:
        article = made[each.url]
        assert (each.evidence, each.origin) == (article.evidence, article.origin)
        assert each.language == replace(article.language, spans=())
        assert (each.title, each.outlet) == (article.extracted.title, article.extracted.outlet)
        assert (each.published_at, each.precision) == (article.extracted.published_at, article.extracted.precision)
        assert each.first_seen_at == article.first_seen_at


def test_listing_never_reads_a_text(store, run, make_article):
    with store.write() as connection:
        articles.save(connection, make_article(1), run)

    def refuse_overflow(action, table, column, *_):
        behind = {"spans", "links", "text", "page_id", "forwarded_from"}
        forbidden = action == sqlite3.SQLITE_READ and table == "article" and column in behind
        return sqlite3.SQLITE_DENY if forbidden else sqlite3.SQLITE_OK

    with store.read() as connection:
        connection.connection.dbapi_connection.set_authorizer(refuse_overflow)
        [[listed]] = articles.list_days(connection, date.min, date.max)
        with pytest.raises(Exception, match="prohibited"):
            articles.find(connection, listed.url)
        connection.connection.dbapi_connection.set_authorizer(None)


def test_a_new_verdict_replaces_the_old_and_nothing_else(store, run, make_article):
    with store.write() as connection:
        articles.save(connection, make_article(1), run)
        articles.save(connection, make_article(2), run)
        kept = articles.find(connection, "example.kz/news/1")
        verdict = replace(kept.article.origin, russian=False, levels=(), method="2", source=None)
        articles.replace_origin(connection, kept.id, verdict)
        assert articles.find(connection, "example.kz/news/1").article == replace(kept.article, origin=verdict)
        assert articles.find(connection, "example.kz/news/2").article == make_article(2)


def test_a_new_language_replaces_the_old_and_nothing_else(store, run, make_article):
    with store.write() as connection:
        articles.save(connection, make_article(1), run)
        kept = articles.find(connection, "example.kz/news/1")
        language = Language("ru", "Cyrl", 0.5, True, (Span(0, 3, "ru", "Cyrl"), Span(3, 9, "kk", "Latn")))
        articles.replace_language(connection, kept.id, language)
        assert articles.find(connection, "example.kz/news/1").article == replace(kept.article, language=language)


def test_reading_again_keeps_what_only_others_could_find(store, run, make_article):
    article = make_article(1)
    correction = Evidence(EvidenceKind.CORRECTION, "mysal", "a person", Group.KZ, Role.SOURCE)
    reuse = Evidence(EvidenceKind.REUSE, "tass", "ТАСС", Group.RU, Role.SOURCE, Field.TEXT, 0, 3, "1. ")
    found = Evidence(EvidenceKind.LINK, "ria", "РИА", Group.RU, Role.SOURCE)
    with store.write() as connection:
        articles.save(connection, replace(article, evidence=(correction, *article.evidence, reuse)), run)
        articles.save(connection, make_article(2), run)
        number = articles.find(connection, "example.kz/news/1").id
        assert articles.replace_evidence(connection, number, [found]) == (found, correction, reuse)
        assert articles.find(connection, "example.kz/news/1").article.evidence == (found, correction, reuse)
        assert articles.replace_evidence(connection, number, [found, correction]) == (found, correction, reuse)
        assert articles.replace_evidence(connection, number, [], lasting=()) == ()
        assert articles.find(connection, "example.kz/news/1").article.evidence == ()
        assert articles.find(connection, "example.kz/news/2").article == make_article(2)


def test_replacing_what_is_not_there_is_an_error(store, make_article):
    with store.write() as connection:
        with pytest.raises(LookupError, match="77"):
            articles.replace_origin(connection, 77, make_article(1).origin)
        with pytest.raises(LookupError, match="77"):
            articles.replace_language(connection, 77, make_article(1).language)


def test_real_articles_come_back_as_they_were(store, run, make_article):
    if not SHARED.exists():
        if os.environ.get("DEREKKOZ_REQUIRE_SHARED") == "1":
            pytest.fail(f"{SHARED} is missing")
        pytest.skip(f"no real articles at {SHARED}")
    with gzip.open(SHARED, "rt", encoding="utf-8") as lines:
        read = [json.loads(line) for line in islice(lines, 1000)]
    saved = {}
    with store.write() as connection:
        for number, each in enumerate(read):
            extracted = Extracted(each["url"], each["site"], each["title"], each["text"])
            article = replace(make_article(number), extracted=extracted)
            if articles.save(connection, article, run):
                saved[each["url"]] = article
    assert len(saved) > 900
    walked = {kept.article.extracted.url: kept.article for batch in articles.walk(store) for kept in batch}
    assert walked == saved
