"""All words of the pages are in one place: none is missing, and none is left over."""

import re
from pathlib import Path

import dashboard
from analysis.corpus.periods import By
from analysis.corpus.request import Slice, Space, Weights
from analysis.corpus.tally import LeftOut
from dashboard import wording
from dashboard.questions import Scope, Show
from outlets.vocabulary import Audience, Group, Kind
from storage.records import Direction, EvidenceKind, Level, Precision, Role

ROOM = Path(dashboard.__file__).parent
WORDS = wording.load("en")
VOCABULARIES = {
    "by": By,
    "bys": By,
    "when": By,
    "slice": Slice,
    "space": Space,
    "left_out": LeftOut,
    "group": Group,
    "audience": Audience,
    "kind": Kind,
    "basis": EvidenceKind,
    "role": Role,
    "level": Level,
    "precision": Precision,
}


def test_every_word_of_a_vocabulary_has_a_name() -> None:
    missing = [
        f"{key}.{word}" for key, words in VOCABULARIES.items() for word in words if f"{key}.{word}" not in set(WORDS)
    ]
    assert missing == []
    assert {f"weight.{each}" for each in (Weights.ARTICLES, Weights.OUTLETS)} <= set(WORDS)
    assert {f"share.spike_{each}" for each in Direction} <= set(WORDS)
    assert {f"articles.show_{each}" for each in Show} <= set(WORDS)
    assert {f"articles.{each}" for each in Scope} <= set(WORDS)


def test_every_key_of_a_template_and_of_the_code_has_words() -> None:
    asked = set()
    for file in (*ROOM.glob("templates/*.html"), *ROOM.glob("*.py")):
        asked |= set(re.findall(r"""\b(?:w|words|_words)\(\s*["']([a-z_.]+)["']\s*[,)]""", file.read_text()))
    assert len(asked) > 80
    assert asked - set(WORDS) == set()


def test_no_words_are_left_over() -> None:
    told = "".join(file.read_text() for file in (*ROOM.glob("templates/*.html"), *ROOM.glob("*.py")))
    whole = set(re.findall(r"""["']([a-z_.0-9]+)["']""", told))
    # A key is named whole, or begins as something that is put together: w("slice." ~ one), words.count("articles", …).
    begun = set(re.findall(r"""["']([a-z_.]+[._])["'{]""", told)) | {f"{each}." for each in Slice}
    begun |= {f"{family}." for family in re.findall(r"""\.(?:count|name)\(\s*f?["']([a-z_.]+)""", told)}
    unused = [key for key in WORDS if key not in whole and not key.startswith(tuple(begun))]
    assert unused == []


def test_no_template_has_words_of_its_own() -> None:
    for file in ROOM.glob("templates/*.html"):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", file.read_text(), flags=re.S)
        bare = re.sub(r"<[^>]*>", " ", text)
        assert re.findall(r"[A-Za-zА-Яа-я]{3,}", bare) == [], file.name


def test_a_word_that_came_later_is_shown_as_it_is() -> None:
    assert WORDS.name("group", "mars") == "mars"
    assert WORDS.count("articles", 1, "1") == "1 article"
    assert WORDS.count("articles", 0, "0") == "0 articles"
