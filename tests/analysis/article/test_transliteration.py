import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.article.folding import fold
from analysis.article.transliteration import Alphabet, to_cyrillic, transliterate

LATIN = [alphabet for alphabet in Alphabet if alphabet.value not in ("arabic", "plain-cyrillic")]
# Without the letters that two others spell as well, and those that stand in borrowed words alone.
PLAIN_KAZAKH = "аәбвгғджзкқлмнңоөпрстуұүфшыі"


@pytest.mark.parametrize("alphabet", LATIN)
@given(words=st.lists(st.text(PLAIN_KAZAKH, min_size=1, max_size=12), min_size=1, max_size=5))
def test_what_was_spelt_in_latin_letters_comes_back_as_it_was(alphabet: Alphabet, words: list[str]) -> None:
    text = " ".join(words)
    assume(not re.search("сх|[иіы][аәоөуұү]", text))
    assert fold(to_cyrillic(transliterate(text, alphabet)).text) == fold(text)


@pytest.mark.parametrize(
    "word",
    ["хабарлауынша", "дерегінше", "жоққа шығарды", "газетінің мәліметінше", "сілтеме жасап"],
)
@pytest.mark.parametrize("alphabet", LATIN)
def test_the_words_of_the_frames_come_back(word: str, alphabet: Alphabet) -> None:
    assert fold(to_cyrillic(transliterate(word, alphabet)).text) == fold(word)


@given(st.text())
def test_every_letter_knows_where_it_stood(text: str) -> None:
    spelt, starts = to_cyrillic(text)
    assert len(starts) == len(spelt) + 1
    assert starts == sorted(set(starts))
    assert starts[-1] == len(text)
    assert all(letter in spelt for letter in text if not re.match("[A-Za-zı'ʼ’\u00c0-\u024f]", letter))


def test_a_name_in_capitals_is_no_pair_of_letters() -> None:
    assert to_cyrillic("RIA Novostidiń").text == "РИА Новостидиң"
    assert to_cyrillic("SHYMKENT Shymkent").text == "ШЫМКЕНТ Шымкент"
    assert to_cyrillic("Izvestiia").text == "Известия"
