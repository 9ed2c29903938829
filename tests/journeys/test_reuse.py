"""The way of a fact-checker: who had these words first, and who took them over without saying so."""

import json
from pathlib import Path

import pytest

from tests.analysis.corpus.texts import make_text
from tests.journeys.conftest import Derekkoz

TEXT = make_text(1)
SOURCE, COPY = "https://ria.ru/made-up/1/", "https://tengrinews.kz/made-up/2/"


@pytest.fixture
def imported(derekkoz: Derekkoz, tmp_path: Path) -> Derekkoz:
    lines = [
        {"url": SOURCE, "text": TEXT, "published_at": "2026-11-10T10:00:00+05:00"},
        {"url": COPY, "text": f"{TEXT} {make_text(2, 50)}", "published_at": "2026-11-10T10:14:00+05:00"},
        {"url": "https://tengrinews.kz/made-up/3/", "text": make_text(3), "published_at": None},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert derekkoz("import", "a.jsonl").code == 0
    return derekkoz


def test_a_copy_is_found_and_counted_and_shown(imported: Derekkoz) -> None:
    unmatched = imported("reuse")
    assert (unmatched.out, unmatched.error_line) == ("[]\n", "3 articles are not compared yet: derekkoz match")
    done = imported("match", "--format", "json")
    assert json.loads(done.out) == {
        "new": 3,
        "undated": 1,
        "too_short": 0,
        "compared": 2,
        "again": 0,
        "pairs": 1,
        "undecided": 0,
        "level_3": 1,
    }
    pair = {"article": COPY, "source": SOURCE, "shared": 0.8, "direction": "copied", "lag_minutes": [13, 15]}
    found = imported("reuse")
    assert (json.loads(found.out), found.err) == ([{**pair, "kind": "reuse"}], "")
    assert json.loads(imported("reuse", SOURCE).out) == json.loads(imported("reuse", COPY).out) == json.loads(found.out)
    [week] = json.loads(imported("share", "--format", "json").out)["series"]
    assert (week["russian"], week["levels"]["L3"]) == (1, 1)
    page = imported("trace", COPY).out
    assert "of Russian origin (L3) — shares 80 % of its words with" in page
    assert "published 13 minutes after" in page
    assert f"80 % of the later one's words, 13 minutes between them: ria {SOURCE}" in page
    story = json.loads(imported("trace", SOURCE, "--format", "json").out)
    assert (story["copies"]["before"], [one["url"] for one in story["copies"]["after"]]) == ([], [COPY])


def test_pairs_are_chosen_by_the_day_of_the_article(imported: Derekkoz) -> None:
    imported("match")
    assert len(json.loads(imported("reuse", "--since", "2026-11-10", "--until", "2026-11-10").out)) == 1
    assert json.loads(imported("reuse", "--since", "2026-11-11").out) == []


def test_the_summary_says_what_was_not_compared(imported: Derekkoz) -> None:
    words = [line.split() for line in imported("match").out.splitlines()]
    assert ["of", "these", "not", "compared:", "no", "publication", "time", "1"] in words


def test_wrong_words_are_one_line(derekkoz: Derekkoz) -> None:
    since = derekkoz("reuse", "--since", "yesterday")
    assert (since.code, since.error_line.endswith('"yesterday" is no day; write it as 2026-11-22')) == (2, True)
    unknown = derekkoz("reuse", "https://tengrinews.kz/never-seen/")
    assert (unknown.code, unknown.error_line) == (2, "derekkoz: https://tengrinews.kz/never-seen/: not in the store")
