"""Copies of real articles, changed as newsrooms change them, and real articles that are not about the same."""

import gzip
import json
import os
from itertools import islice
from pathlib import Path

import pytest

from analysis.corpus.reuse import compare
from analysis.corpus.wording import read_wording
from tests.analysis.corpus.texts import make_text, rewrite

NEWS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "news_2019_2020.jsonl.gz"
LEAST = 120  # words: a third of fewer is hardly a text
SAMPLE = 100  # articles; enough to see a loss of one in twenty


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """One article of each site: what a site prints under all of its own is told from its index, not from two texts."""
    if not NEWS.is_file():
        if os.environ.get("DEREKKOZ_REQUIRE_SHARED") == "1":
            pytest.fail(f"the shared data is required, and {NEWS} is absent")
        pytest.skip(f"no shared data at {NEWS}")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        of_site: dict[str, str] = {}
        for row in map(json.loads, lines):
            if len(row["text"].split()) >= LEAST:
                of_site.setdefault(row["site"], row["text"])
        return list(islice(of_site.values(), SAMPLE))


def test_cut_rewritten_and_extended_copies_are_found(texts: list[str]) -> None:
    for change in (
        lambda text: " ".join(text.split()[: len(text.split()) * 3 // 10]),
        lambda text: rewrite(text, 0.2),
        lambda text: f"{make_text(1, 60)} {text} {make_text(2, 40)}",
    ):
        pairs = [(read_wording(change(text)), read_wording(text)) for text in texts]
        assert sum(compare(one, two) is not None for one, two in pairs) >= 0.95 * len(texts)


def test_articles_of_their_own_share_next_to_nothing(texts: list[str]) -> None:
    wordings = [read_wording(text) for text in texts]
    pairs = [(one, two) for number, one in enumerate(wordings) for two in wordings[:number]]
    assert sum(compare(one, two) is not None for one, two in pairs) <= 0.001 * len(pairs)
