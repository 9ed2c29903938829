import gzip
import json
import os
from pathlib import Path

import feedparser
import pytest

from outlets import registry
from outlets.vocabulary import Group
from sandbox.replay import Replay, ReplayError

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data" / "pages"
BODY = '<html><meta http-equiv="content-type" content="text/html; charset=iso-8859-1"><p>Ä</p>'.encode()


def save(folder: Path, name: str, url: str, body: bytes = BODY, **changed: object) -> None:
    told: dict[str, object] = {
        "url": url,
        "title": "A & B",
        "authors": ["C"],
        "published_at": "2026-05-01 10:00:00+02:00",
        "text": "Ä",
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(told | changed), encoding="utf-8")
    (folder / f"{name}.html.gz").write_bytes(gzip.compress(body))


@pytest.fixture
def replay(tmp_path: Path) -> Replay:
    save(tmp_path / "de", "MadeUp_2026_05_01", "https://www.made-up.example/a%20b.html?utm_source=rss#top")
    save(tmp_path / "de", "MadeUp_2026_05_02", "https://www.made-up.example/c", b"<p>x", authors=None)
    save(tmp_path / "ru", "Other_2026", "https://other.example/?id=1", published_at="2026-05-03 10:00:00")
    return Replay.read(tmp_path)


def test_a_page_is_sent_as_it_was_captured(replay: Replay) -> None:
    answer = replay.answer("www.made-up.example", "/a%20b.html?utm_source=rss")
    assert (answer.status, answer.body) == (200, BODY)
    assert answer.content_type == "text/html"  # the page's own word about its encoding is wrong, and stays
    assert replay.answer("www.made-up.example", "/c").content_type == "text/html; charset=utf-8"


def test_a_page_is_found_without_what_only_tracks_readers(replay: Replay) -> None:
    assert replay.answer("www.made-up.example", "/a%20b.html").body == BODY
    assert replay.answer("www.made-up.example", "/elsewhere").status == 404
    assert replay.answer("nobody.example", "/c").status == 404


def test_each_outlet_has_a_feed_of_its_pages(replay: Replay) -> None:
    feed = feedparser.parse(replay.answer("www.made-up.example", "/sandbox-feed.xml").body)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["A & B"] * 2
    assert feed.entries[0].published == "Fri, 01 May 2026 10:00:00 +0200"
    assert replay.answer("www.made-up.example", "/robots.txt").status == 200


def test_the_registry_takes_its_outlets(replay: Replay, tmp_path: Path) -> None:
    replay.write_registry(tmp_path / "registry")
    loaded = registry.load(tmp_path / "registry")
    assert {outlet.slug: outlet.group for outlet in loaded.values()} == {
        "madeup_de": Group.WEST,
        "other_ru": Group.RU,
    }
    assert loaded["madeup_de"].feeds[0].url == "https://www.made-up.example/sandbox-feed.xml"


@pytest.mark.parametrize("changed", [{"url": 5}, {"url": "no-host"}, {"published_at": "May"}, {"title": None}])
def test_a_page_that_is_none_is_told_with_its_file(tmp_path: Path, changed: dict[str, object]) -> None:
    save(tmp_path / "de", "X_1", **({"url": "https://x.example/"} | changed))  # type: ignore[arg-type]
    with pytest.raises(ReplayError, match=r"X_1\.json: not a saved page"):
        Replay.read(tmp_path)


def test_a_damaged_page_is_told_with_its_file(tmp_path: Path) -> None:
    save(tmp_path / "de", "X_1", "https://x.example/")
    (tmp_path / "de" / "X_1.html.gz").write_bytes(b"\x1f\x8b\x08broken")
    with pytest.raises(ReplayError, match=r"X_1\.json: not a saved page"):
        Replay.read(tmp_path)


def test_a_folder_without_pages_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="holds no saved pages"):
        Replay.read(tmp_path)


@pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("DEREKKOZ_REQUIRE_SHARED"), reason="no real pages in ../shared/data"
)
def test_real_pages_answer_under_their_own_hosts(tmp_path: Path) -> None:
    replay = Replay.read(SHARED)
    assert (len(replay.outlets), len(replay.pages)) == (85, 125)
    replay.write_registry(tmp_path)
    loaded = registry.load(tmp_path)
    for page in replay.pages:
        target = page.url.partition(page.host)[2].partition("#")[0]
        assert replay.answer(page.host, target).body == page.body
        owner = loaded.owner_of(page.url)
        assert owner is not None
        assert owner.languages
