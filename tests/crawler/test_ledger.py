from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.article.reading import Reader
from crawler.intake import Intake
from crawler.ledger import READ, Ledger, Trial
from crawler.outcomes import Outcome
from outlets.registry import load
from storage import articles, runs
from storage.database import Store, open_store
from storage.records import Extracted
from storage.schema import migrate

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
REGISTRY = load()
READER = Reader(REGISTRY)
A, B = "https://nur.kz/a", "https://nur.kz/b"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'd.db'}"
    migrate(url)
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(Intake(store, REGISTRY, READER, lambda: NOW).begin("crawl", "nur", batch=3))


def test_an_address_that_two_doors_show_is_counted_once(ledger: Ledger) -> None:
    assert ledger.open(A, "feed")
    assert not ledger.open(A, "sitemap")
    ledger.settle(A, Outcome.TIMEOUT)
    ledger.settle(A, Outcome.TIMEOUT)
    assert not ledger.open(A, "listing")
    assert ledger.outcomes == {"timeout": 1}


def test_what_is_still_open_at_the_end_is_unfinished(ledger: Ledger, store: Store) -> None:
    ledger.open(A, "feed")
    ledger.open(B, "feed")
    ledger.keep(A, Extracted(A, "nur", "", "Мост закрыли."))
    ledger.note_door("https://nur.kz/rss", READ)
    ledger.note_door("https://nur.kz/map", "http_404", "status 404")
    ledger.close()
    ledger.close()
    with store.read() as connection:
        [run] = runs.history(connection)
        assert articles.find(connection, A) is not None
        assert [each.drop.reason for each in runs.find_drops(connection, B)] == ["unfinished"]
        assert [each.drop.reason for each in runs.find_drops(connection, "https://nur.kz/map")] == ["door:http_404"]
    assert run.outcomes == ledger.outcomes == {"stored": 1, "unfinished": 1, "door:read": 1, "door:http_404": 1}
    assert run.finished_at == NOW


def test_an_address_that_leads_to_a_stored_article_is_a_duplicate(ledger: Ledger) -> None:
    for url in (A, B):
        ledger.open(url, "feed")
        ledger.keep(url, Extracted(A, "nur", "", "Мост закрыли."))
    assert ledger.outcomes == {"stored": 1, "duplicate": 1}


def test_a_trial_remembers_and_stores_nothing() -> None:
    ledger = Ledger(Trial(), entries=True)
    ledger.open(A, "feed")
    ledger.open(B, "listing")
    ledger.keep(A, Extracted(A, "nur", "", "Мост закрыли."))
    ledger.settle(B, Outcome.TIMEOUT, "took\nlonger")
    ledger.close()
    assert [(each.url, each.door, each.outcome, each.detail) for each in ledger.entries] == [
        (A, "feed", "stored", ""),
        (B, "listing", "timeout", "took longer"),
    ]
