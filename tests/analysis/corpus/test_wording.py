import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.transliteration import Alphabet, transliterate
from analysis.corpus.fingerprints import SHINGLE, SHORT, WINDOW, take_fingerprints
from analysis.corpus.wording import number_runs, read_wording
from tests.analysis.corpus.texts import make_text, make_words


def spoken(text: str) -> list[str]:
    wording = read_wording(text)
    return [text[start:end] for (start, end), said in zip(wording.places, wording.spoken, strict=True) if said]


@pytest.mark.parametrize(
    "other",
    [
        "ЕЛКА СТОИТ 25 ДНЕЙ",
        "«Ёлка» стоит — 25 дней!",
        "Ел\u00adка сто\u200bит 25 дней",
        unicodedata.normalize("NFD", "Ёлка стоит 25 дней"),
        "Eлка cтoит 25 дней",  # Latin letters among the Cyrillic ones
    ],
)
def test_spellings_of_the_same_words_are_the_same(other: str) -> None:
    assert read_wording(other).keys == read_wording("Ёлка стоит 25 дней").keys


def test_other_figures_are_other_words() -> None:
    assert read_wording("25 дней").keys != read_wording("26 дней").keys


KAZAKH = "Үкімет жүз миллион теңгеге көпір салуды, полиция мен саяси партияларды, яғни процентті «Әнші юрист» ұсынды."


@pytest.mark.parametrize("alphabet", Alphabet)
def test_the_editions_of_a_kazakh_text_in_its_scripts_have_the_same_words(alphabet: Alphabet) -> None:
    other = transliterate(KAZAKH, alphabet)
    latin = alphabet not in (Alphabet.ARABIC, Alphabet.CYRILLIC_PLAIN)
    one, two = read_wording(KAZAKH), read_wording(other, latin_kazakh=latin)
    assert two.keys == one.keys
    assert [other[start:end] for start, end in two.places][:2] == other.split()[:2]
    assert len(two.spoken) == len(two.keys)


def test_numbers_of_words_last_across_processes() -> None:
    assert read_wording("мост").keys == (13198236349780096635,)


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «один два три четыре пять» и ушёл.",
        'Он сказал: "один два три четыре пять" и ушёл.',
        "Он сказал: “один два три четыре пять” и ушёл.",
        "Он сказал: „один два три четыре пять“ и ушёл.",
        "Он сказал: «один «два» три четыре пять» и ушёл.",
    ],
)
def test_quoted_speech_is_marked(text: str) -> None:
    assert spoken(text) == ["один", "два", "три", "четыре", "пять"]


@pytest.mark.parametrize(
    "text",
    ["Фильм «Один два три» вышел.", "Он сказал: «один два три четыре пять шесть\nи ушёл.", 'Ёмкость 5" и 7" дюймов.'],
)
def test_names_and_quotations_that_never_end_are_no_speech(text: str) -> None:
    assert spoken(text) == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    wording = read_wording(text)
    assert len(wording.keys) == len(wording.places) == len(wording.spoken)
    assert all(0 <= start < end <= len(text) for start, end in wording.places)
    assert all(before[1] <= after[0] for before, after in zip(wording.places, wording.places[1:], strict=False))
    take_fingerprints(wording)


def test_runs_are_numbered_by_their_words_alone() -> None:
    keys = read_wording("а б в а б в").keys
    numbers = number_runs(keys, 3)
    assert (len(numbers), numbers[0] == numbers[3], len(set(numbers))) == (4, True, 3)
    assert number_runs(keys[:2], 3) == []


@given(st.integers(0, 10**6), st.integers(0, 150), st.integers(0, 150))
def test_a_passage_leaves_its_mark_wherever_it_stands(seed: int, before: int, after: int) -> None:
    passage = make_words(seed, SHINGLE + WINDOW - 1)
    texts = [
        " ".join([*make_words(seed + 1, before + SHORT), *passage, *make_words(seed + 2, after)]),
        " ".join([*make_words(seed + 3, after + SHORT), *passage, *make_words(seed + 4, before)]),
    ]
    one, two = (take_fingerprints(read_wording(text)) for text in texts)
    assert one.keys() & two.keys()


def test_a_long_text_keeps_a_fourth_of_its_shingles_and_a_short_one_all() -> None:
    assert 70 < len(take_fingerprints(read_wording(make_text(1, 400)))) < 100
    assert len(take_fingerprints(read_wording(make_text(1, 30)))) == 27
    assert take_fingerprints(read_wording("мост закрыли")) == {}
