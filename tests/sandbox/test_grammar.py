from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.grammar import LANGUAGES, expand, read_frames, read_topics
from sandbox.stories import write_story

RUSSIAN = {"language": "ru", "sex": "m"}


@pytest.mark.parametrize(
    ("number", "noun"), [(1, "школа"), (2, "школы"), (5, "школ"), (11, "школ"), (21, "школа"), (112, "школ")]
)
def test_a_number_takes_its_noun_in_the_right_form(number: int, noun: str) -> None:
    template = f"{{{number}-{number}:школа/школы/школ}}"
    assert expand(template, RUSSIAN, Random(1)) == f"{number} {noun}"


def test_numbers_are_written_as_each_language_does() -> None:
    assert expand("{12000-12000} {1.5-1.5}", RUSSIAN, Random(1)) == "12 000 1,5"
    assert expand("{12000-12000} {1.5-1.5}", RUSSIAN | {"language": "en"}, Random(1)) == "12,000 1.5"


def test_the_verb_follows_the_speaker() -> None:
    assert expand("[сказал|отметил]</а>", RUSSIAN | {"sex": "f"}, Random(1)) in {"сказала", "отметила"}


def test_choices_may_stand_in_choices() -> None:
    assert {expand("[a|[b|c]]", RUSSIAN, Random(seed)) for seed in range(40)} == {"a", "b", "c"}


def test_a_title_has_the_numbers_of_its_lead() -> None:
    memory: dict[str, str] = {}
    first = expand("{1-1000000} [a|b|c]", RUSSIAN, Random(1), memory)
    assert expand("{1-1000000} [a|b|c]", RUSSIAN, Random(2), memory) == first


def test_an_unknown_slot_is_an_error() -> None:
    with pytest.raises(KeyError, match="towm"):
        expand("{towm}", RUSSIAN, Random(1))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_stays_in_its_range(one: int, two: int) -> None:
    low, high = min(one, two), max(one, two)
    assert low <= int(expand(f"{{{low}-{high}}}", RUSSIAN, Random(one)).replace(" ", "")) <= high


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_stories_of_every_space_in_every_month(language: str) -> None:
    for month in range(1, 13):
        for space in ("home", "russia", "world"):
            for seed in range(12):
                story = write_story(Random(seed), language, space, date(2026, month, 9))
                assert story.title[0].isupper() or story.title[0].isdigit()
                assert not story.lead.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_leads_stand_side_by_side(language: str) -> None:
    for topic in read_topics(language):
        assert len(topic.titles) == len(topic.leads) == 3
        assert len(topic.bodies) >= 8
        assert len(topic.quotes) >= 4


def test_every_language_has_every_frame() -> None:
    frames = read_frames()
    assert set(frames) == set(LANGUAGES)
    assert len({tuple(sorted(purposes)) for purposes in frames.values()}) == 1
