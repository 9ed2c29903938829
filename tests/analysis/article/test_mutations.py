"""Thousands of generated sentences of each family, read whole: nearly all must be read right, to the letter."""

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.article.names import medium_of, open_media
from analysis.article.reading import Reader
from outlets.registry import load
from outlets.vocabulary import Group
from storage.records import Field
from tests.analysis.article.mutations.families import FAMILIES
from tests.analysis.article.mutations.mutation import compare, read
from tests.analysis.article.mutations.names import ENGLISH_NAMES, KAZAKH_NAMES, RUSSIAN_NAMES

OF_EACH_FAMILY = 630  # sentences: more than 5,000 of the eight families together
WANTED = 0.99  # of them read right
MOST = 2**48
SHOWN = 12  # constructions that failed, in the message


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


@pytest.mark.parametrize("family", FAMILIES)
def test_made_up_credits_are_read_right(family: str, reader: Reader) -> None:
    asked = 0
    failed: Counter[str] = Counter()
    examples: dict[str, str] = {}

    @settings(
        max_examples=OF_EACH_FAMILY,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.integers(0, MOST))  # a seed: drawn piece by piece, sentences would be alike and the rate another one
    def ask(seed: int) -> None:
        nonlocal asked
        mutation = FAMILIES[family](Random(seed))
        wrong = compare(mutation, read(reader, mutation))
        asked += 1
        if wrong:
            failed[mutation.construction] += 1
            examples[mutation.construction] = f"{mutation.title} / {mutation.text}: {'; '.join(wrong)}"

    ask()
    assert asked >= OF_EACH_FAMILY
    shown = "\n".join(f"{number} × {name}: {examples[name]}" for name, number in failed.most_common(SHOWN))
    assert failed.total() <= (1 - WANTED) * asked, f"{failed.total()} of {asked} wrong\n{shown}"


def test_the_names_are_those_of_the_registry_and_of_the_open_media() -> None:
    media = [*map(medium_of, load().values()), *open_media()]
    known = {one.slug or one.name: one.group is Group.RU for one in media}
    for name in (*RUSSIAN_NAMES, *KAZAKH_NAMES, *ENGLISH_NAMES):
        assert known[name.key] is name.russian, name


@given(st.sampled_from(sorted(FAMILIES)), st.integers(0, MOST))
def test_a_sentence_is_free_of_fences_and_names_stand_where_they_are_said_to(family: str, seed: int) -> None:
    mutation = FAMILIES[family](Random(seed))
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in mutation.title + mutation.text)
    for one in mutation.wanted:
        surface = (mutation.title if one.field is Field.TITLE else mutation.text)[one.start : one.end]
        assert surface == surface.strip()
        assert any(map(str.isalpha, surface))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_seed_makes_the_same_sentence(family: str) -> None:
    assert FAMILIES[family](Random(5)) == FAMILIES[family](Random(5))
