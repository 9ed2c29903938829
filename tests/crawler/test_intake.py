from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.article.reading import Reader
from crawler.files import UnreadableFile
from crawler.intake import Intake, NumberedLine, Tally
from outlets.registry import load
from storage import articles, pages, runs
from storage.database import Store, open_store
from storage.schema import migrate

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
REGISTRY = load()
READER = Reader(REGISTRY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'd.db'}"
    migrate(url)
    with open_store(url) as opened:
        yield opened


def line(number: int, text: str = "Мост закрыли, сообщает ТАСС.") -> NumberedLine:
    return (
        number,
        f'{{"url": "https://nur.kz/{number}", "text": "{text}", "published_at": "2024-05-01T10:00"}}'.encode(),
    )


def take(store: Store, lines: object) -> Tally:
    tally = Tally()
    Intake(store, REGISTRY, READER, lambda: NOW).take("made-up.jsonl", lines, tally)  # type: ignore[arg-type]
    return tally


def test_every_line_is_stored_duplicate_or_rejected_for_a_reason(store: Store) -> None:
    tally = take(store, [line(1), line(2), line(1), (4, b"{"), (5, b"{}"), (6, None)])
    assert (tally.read, tally.stored, tally.duplicate) == (6, 2, 1)
    assert tally.rejected == {"not_json": 1, "no_url": 1, "too_long": 1}


def test_the_same_lines_again_are_all_duplicates(store: Store) -> None:
    lines = [line(number) for number in range(450)]
    assert take(store, lines).stored == 450
    again = take(store, lines)
    assert (again.stored, again.duplicate) == (0, 450)


def test_an_article_is_kept_with_its_evidence_and_verdict(store: Store) -> None:
    take(store, [line(1)])
    with store.read() as connection:
        kept = articles.find(connection, "https://nur.kz/1")
    assert kept is not None
    assert kept.article.origin.russian
    assert [one.name for one in kept.article.evidence][1:] == ["TASS"] or kept.article.evidence[1].source == "tass"
    assert kept.article.language.code == "ru"


def test_the_run_tells_what_became_of_its_lines_and_why_each_was_dropped(store: Store) -> None:
    take(store, [line(1), (2, b'{"url": "https://nur.kz/2"}')])
    with store.read() as connection:
        [run] = runs.history(connection)
        [dropped] = runs.find_drops(connection, "https://nur.kz/2")
    assert run.outcomes == {"no_text": 1, "stored": 1}
    assert run.finished_at == NOW
    assert (dropped.drop.reason, dropped.drop.position) == ("no_text", 2)


def test_what_came_before_a_damage_is_kept_and_counted(store: Store) -> None:
    def breaks_off() -> Iterator[NumberedLine]:
        yield line(1)
        yield line(2)
        raise UnreadableFile("a.jsonl.gz: damaged after line 2")

    tally = Tally()
    with pytest.raises(UnreadableFile):
        Intake(store, REGISTRY, READER, lambda: NOW).take("a.jsonl.gz", breaks_off(), tally)
    assert (tally.read, tally.stored) == (2, 2)
    with store.read() as connection:
        assert runs.history(connection)[0].outcomes == {"stored": 2}


def test_a_line_with_a_page_becomes_an_article_that_knows_its_page(store: Store) -> None:
    html = (
        '<head><link rel=\\"canonical\\" href=\\"/canonical\\"></head><article><h1>Мост</h1><p>Мост через'
        " реку закрыли на"
        ' ремонт, сообщает <a href=\\"https://tass.ru/1\\">ТАСС</a> со ссылкой на акимат.</p></article>'
    )
    page = (1, f'{{"url": "https://nur.kz/1", "html": "{html}", "fetched_at": "2026-11-21T10:00Z"}}'.encode())
    tally = take(store, [page, page, (3, b'{"url": "https://nur.kz/3", "html": "<p>404"}')])
    assert (tally.stored, tally.duplicate, tally.rejected) == (1, 1, {"soft_404": 1})
    with store.read() as connection:
        kept = articles.find(connection, "https://nur.kz/canonical")
        assert kept is not None
        assert kept.page_id is not None
        raw = pages.read(connection, kept.page_id)
        [fetch] = pages.find(connection, "https://nur.kz/1")
    assert kept.article.extracted.links[0].url == "https://tass.ru/1"
    assert kept.article.origin.russian
    assert raw.body.decode().startswith("<head>")
    assert fetch.fetched_at == datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def test_a_line_without_a_page_keeps_none(store: Store) -> None:
    take(store, [line(1)])
    with store.read() as connection:
        kept = articles.find(connection, "https://nur.kz/1")
    assert kept is not None
    assert kept.page_id is None
