"""Detection measured on the shared data, on the half from which no profile is built."""

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.article.language import detect
from analysis.article.transliteration import Alphabet, transliterate

SHARED = Path(__file__).resolve().parents[3].parent / "shared"

# Sentences a case: enough to see a loss of one in a hundred, few enough to stay fast.
SAMPLE = 300


def sentences(name: str, language: str = "kk") -> list[str]:
    """Returns held-back sentences over 60 characters of one language."""
    path = SHARED / "data" / name
    if not path.is_file():
        if os.environ.get("DEREKKOZ_REQUIRE_SHARED") == "1":
            pytest.fail(f"the shared data is required, and {path} is absent")
        pytest.skip(f"no shared data at {path}")

    def read() -> Iterator[str]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                text: str = row["text"]
                whole = row.get("kind", "sentences") in ("sentences", "ud") and len(text) > 60
                if row["lang"] == language and whole and zlib.crc32(text.encode()) % 2:
                    yield text

    return list(read())[:SAMPLE]


@pytest.mark.parametrize(
    ("language", "least"), [("ru", 0.997), ("en", 0.997), ("ky", 0.985), ("uk", 0.98), ("uz", 0.98), ("tr", 0.99)]
)
def test_real_sentences_come_out_in_their_language(language: str, least: float) -> None:
    texts = sentences("language.jsonl.gz", language)
    assert sum(detect(text).code == language for text in texts) >= least * len(texts)


def test_real_kazakh_sentences_come_out_kazakh_in_every_alphabet() -> None:
    texts = sentences("kazakh_sentences.jsonl.gz")
    assert sum(detect(text).code == "kk" for text in texts) >= 0.997 * len(texts)
    for alphabet in Alphabet:
        assert sum(detect(transliterate(text, alphabet)).code == "kk" for text in texts) >= 0.98 * len(texts), alphabet
