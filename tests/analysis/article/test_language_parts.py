"""The parts of language detection: sentences, alphabets, small words, transliteration, profiles."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import language_engines
from analysis.article.alphabets import CYRILLIC, count_foreign, count_scripts, is_arabic_kazakh
from analysis.article.sentences import Sentence, split_sentences
from analysis.article.small_words import count_small_words
from analysis.article.transliteration import Alphabet, strip_marks, transliterate

PROFILES = sorted((Path(language_engines.__file__).parent / "profiles").glob("*.json"))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Бірі келді. Екіншісі кетті.", ["Бірі келді. ", "Екіншісі кетті."]),
        ("А. Байсалов пришёл.", ["А. Байсалов пришёл."]),
        ("В 1990–1991 гг. он учился. Потом работал.", ["В 1990–1991 гг. он учился. ", "Потом работал."]),
        ("Рост 34,6 %). Далее", ["Рост 34,6 %). ", "Далее"]),
        ("Что?! Да… Нет.", ["Что?! ", "Да… ", "Нет."]),
        ("абзац\n\nдругой", ["абзац\n\n", "другой"]),
        ("сайт zan.kz.Он", ["сайт zan.kz.Он"]),
        ("\n\nначало", ["\n\n", "начало"]),
    ],
)
def test_text_is_split_where_a_reader_would(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text())
def test_sentences_cover_any_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in split_sentences(text)) == text


def test_names_are_no_evidence_but_a_headline_in_capitals_is() -> None:
    long = "министр выступил вчера перед депутатами и ответил на вопросы"
    assert Sentence(f"Ғани Өтегенов {long}").evidence == long
    assert Sentence("Вчера министр Ғани Өтегенов " + long).evidence == "министр " + long
    assert Sentence("МИНИСТР ВЫСТУПИЛ").evidence == "министр выступил"


def test_the_first_word_of_a_short_sentence_is_evidence_unless_it_begins_a_name() -> None:
    assert Sentence("Выступил министр Ғани Өтегенов вчера").evidence == "выступил министр вчера"
    assert Sentence("Ғани Өтегенов вчера выступил").evidence == "вчера выступил"
    assert Sentence("ТАСС вчера сообщил").evidence == "вчера сообщил"


def test_letters_are_counted_against_the_alphabets_that_lack_them() -> None:
    foreign = count_foreign(Counter("қызыл әрі їжак"))
    assert foreign["kk"] == 1
    assert foreign["ru"] == 4
    assert foreign["uk"] == 4
    assert set(foreign) == set(CYRILLIC)


@given(st.text(st.sampled_from("абқыіїўљѕқә"), max_size=300))
def test_foreign_letters_are_counted_exactly(text: str) -> None:
    foreign = count_foreign(Counter(text))
    assert foreign == {code: sum(letter not in own for letter in text) for code, own in CYRILLIC.items()}


def test_scripts_are_counted_by_letter() -> None:
    assert count_scripts(Counter("ТАСС-тан cnn 24 北京")) == {"Cyrl": 7, "Latn": 3, "Hani": 2}


@pytest.mark.parametrize(
    ("text", "kazakh"),
    [
        ("قالا اكىمدىگى كۇزدە ٴۇش جاڭا مەكتەپ اشىلاتىنىن حابارلادى", True),
        ("قىس كەلدى", True),
        ("أعلنت بلدية المدينة أن ثلاث مدارس جديدة ستفتح هذا الخريف", False),
        ("شهرداری اعلام کرد که پاییز امسال سه مدرسه جدید گشایش می‌یابد", False),
        ("شەھەرلىك ھۆكۈمەت بۇ يىل كۈزدە ئۈچ يېڭى مەكتەپ ئاچىدىغانلىقىنى ئېلان قىلدى", False),
    ],
)
def test_kazakh_in_arabic_script_is_told_from_its_neighbours(text: str, kazakh: bool) -> None:
    assert is_arabic_kazakh(text, sum(map(str.isalpha, text))) is kazakh


def test_a_small_word_of_two_languages_speaks_for_both() -> None:
    hits = count_small_words({"болды", "және", "на"}, "Cyrl")
    assert (hits["kk"], hits["ru"], hits["bg"]) == (2, 1, 1)
    assert count_small_words({"the"}, "Grek") == {}


@pytest.mark.parametrize(
    ("alphabet", "written"),
    [
        (Alphabet.LATIN_2017, "O'n'ir ba'ri g'ylym, Qazaqstan"),
        (Alphabet.LATIN_2019, "Óńir bári ǵylym, Qazaqstan"),
        (Alphabet.LATIN_2021, "Öñır bärı ğylym, Qazaqstan"),
        (Alphabet.LATIN_QAZAQPARAT, "Öñir bäri ğılım, Qazaqstan"),
        (Alphabet.LATIN_PLAIN, "Onir bari gylym, Qazaqstan"),
        (Alphabet.CYRILLIC_PLAIN, "Онир бари гылым, Казакстан"),
        (Alphabet.ARABIC, "ٴوڭىر ٴبارى عىلىم، قازاقستان"),
    ],
)
def test_kazakh_is_written_in_each_alphabet(alphabet: Alphabet, written: str) -> None:
    assert transliterate("Өңір бәрі ғылым, Қазақстан", alphabet) == written


def test_marks_are_stripped_to_what_an_english_keyboard_has() -> None:
    assert strip_marks("Öñir bári ǵylym şı") == "Onir bari gylym si"


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_is_bare_counts_under_its_own_name(path: Path) -> None:
    profile = json.loads(path.read_text(encoding="utf-8"))
    assert set(profile) == {"freq", "n_words", "name"}
    assert profile["name"] == path.stem
    assert all(1 <= len(gram) <= 3 and isinstance(count, int) for gram, count in profile["freq"].items())


@pytest.mark.parametrize("script", ["Cyrl", "Latn"])
def test_the_likeliest_language_of_the_profiles_is_the_zero_of_the_scale(script: str) -> None:
    likelihoods = language_engines.weigh("бүгін жаңа заң шықты және bugin jana zan", script)
    assert max(likelihoods.values()) == 0.0
    assert "kk" in likelihoods
    assert language_engines.weigh("漢字", script) == {}


def test_the_fast_engine_ranks_each_language_once() -> None:
    ranking = language_engines.rank("Bu bir deneme cümlesidir")
    assert {code for code, _ in ranking} == language_engines.LANGUAGES
    assert len(ranking) == len(language_engines.LANGUAGES)
