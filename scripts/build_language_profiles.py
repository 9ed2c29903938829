"""Build the n-gram profiles in analysis/article/profiles from open text, in langdetect's own format.

Run from the repository: `python scripts/build_language_profiles.py`. For the sources see profiles/README.md there.
Only sentences whose CRC-32 is even are used, so that benchmarks/language.py can measure on the others.
"""

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from langdetect.utils.lang_profile import LangProfile  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.article.transliteration import Alphabet, strip_marks, transliterate  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
PROFILES = ROOT / "analysis" / "article" / "profiles"

# Sentences of Kazakh that a profile is built from: accuracy is flat from 500 on; more only makes the file larger.
KAZAKH_SENTENCES = 5000

# ... and of Kazakh on a Russian keyboard, as many as there are of Kyrgyz, its only rival: the one with more text
# knows more n-grams, and wins for that alone.
PLAIN_SENTENCES = 600

# Uzbek Latin letters in Cyrillic, pairs first: there is no open Cyrillic text.
UZBEK_PAIRS = {"o'": "ў", "g'": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "ts": "ц"}
UZBEK_LETTERS = str.maketrans("abdefghijklmnopqrstuvxyz'", "абдэфгҳижклмнопқрстувхйзъ")
APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`", "'"))

PLAIN_KYRGYZ = str.maketrans("ңөү", "ноу")

# Language of language.jsonl.gz -> kinds of its lines that are used. lingua's are Apache-2.0; Universal Dependencies
# (CC BY-SA) serves only the languages that lingua's data lacks.
KINDS = {
    "be": ("sentences", "word-pairs"),
    "mn": ("sentences", "word-pairs"),
    "sr": ("sentences", "word-pairs"),
    "az": ("sentences", "word-pairs"),
    "ky": ("ud",),
    "tt": ("ud",),
    "uz": ("ud",),
}


def is_training(text: str) -> bool:
    """Tells whether `text` belongs to the half that profiles are built from."""
    return zlib.crc32(text.encode()) % 2 == 0


def read(name: str) -> Iterator[dict[str, str]]:
    """Yields the rows of one file of the shared data."""
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def count(name: str, texts: Iterable[str]) -> None:
    """Writes the profile of `texts` as NAME.json: n-gram counts and nothing else."""
    profile = LangProfile(name)
    for text in texts:
        profile.update(f" {text.lower()} ")
    profile.omit_less_freq()
    content = {"freq": dict(sorted(profile.freq.items())), "n_words": profile.n_words, "name": name}
    (PROFILES / f"{name}.json").write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{name}: {len(profile.freq)} n-grams")


def write_uzbek_in_cyrillic(text: str) -> str:
    """Returns Uzbek `text` in Cyrillic, near enough for counting letters."""
    text = text.lower().translate(APOSTROPHES)
    for latin, cyrillic in UZBEK_PAIRS.items():
        text = text.replace(latin, cyrillic)
    return re.sub(r"(?<=\w)э", "е", text.translate(UZBEK_LETTERS))


def main() -> None:
    """Builds every profile."""
    if not SHARED.is_dir():
        sys.exit(f"the shared data is not at {SHARED}: nothing to build from")
    PROFILES.mkdir(exist_ok=True)
    kazakh = [row["text"] for row in read("kazakh_sentences.jsonl.gz") if is_training(row["text"])]
    kazakh = kazakh[:KAZAKH_SENTENCES]
    rows = [row for row in read("language.jsonl.gz") if is_training(row["text"])]
    kazakh += [row["text"] for row in rows if row["lang"] == "kk" and row["kind"] == "sentences"]
    count("kk", kazakh)
    for alphabet in Alphabet:
        if alphabet not in (Alphabet.ARABIC, Alphabet.LATIN_2017):  # 2017 is read as 2019
            texts = [transliterate(text, alphabet) for text in kazakh]
            if alphabet is Alphabet.LATIN_PLAIN:
                texts += [strip_marks(transliterate(text, Alphabet.LATIN_2021)) for text in kazakh]
            if alphabet is Alphabet.CYRILLIC_PLAIN:
                texts = texts[::-1][:PLAIN_SENTENCES]
            count(f"kk-{alphabet}", texts)
    count("kk-plain-qazaqparat", [strip_marks(transliterate(text, Alphabet.LATIN_QAZAQPARAT)) for text in kazakh])
    for language, kinds in KINDS.items():
        texts = [row["text"] for row in rows if row["lang"] == language and row["kind"] in kinds]
        if language == "ky":
            # Kyrgyz is told from plainly typed Kazakh by words without ң ө ү: let the others count as if they had none.
            texts += [text.lower().translate(PLAIN_KYRGYZ) for text in texts]
        count(language, texts)
        if language == "uz":
            count("uz-cyrillic", map(write_uzbek_in_cyrillic, texts))


if __name__ == "__main__":
    main()
