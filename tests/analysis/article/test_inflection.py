import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.folding import fold
from analysis.article.inflection import inflect_russian, strip_kazakh


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Интерфакс", ["Интерфакса", "Интерфаксу", "Интерфаксом", "Интерфаксе"]),
        ("Коммерсантъ", ["Коммерсанта", "Коммерсанту", "Коммерсантом", "Коммерсант"]),
        ("Известия", ["Известий", "Известиям", "Известиями", "Известиях"]),
        ("Новости", ["Новостей", "Новостям", "Новостями", "Новостях"]),
        ("Российская", ["Российской", "Российскую"]),
        ("газета", ["газеты", "газете", "газету", "газетой"]),
        ("российские", ["российских", "российским", "российскими"]),
        ("комсомолец", ["комсомольца", "комсомольцу", "комсомольцем"]),
        ("Время", ["Времени", "Временем"]),
    ],
)
def test_russian_names_are_found_in_every_case(word: str, forms: list[str]) -> None:
    assert inflect_russian(fold(word)) >= {fold(form) for form in [word, *forms]}


@pytest.mark.parametrize(
    ("word", "spelt"),
    [("Синьхуа", "Синхуа"), ("Известия", "Известииа"), ("правда", "правда"), ("Царьград", "Тсарград")],
)
def test_names_are_found_as_kazakh_editions_in_other_letters_spell_them(word: str, spelt: str) -> None:
    assert fold(spelt) in inflect_russian(fold(word))


@pytest.mark.parametrize("word", ["Рен", "Мэш", "РБК"])
def test_short_names_have_few_forms(word: str) -> None:
    assert fold(word) in inflect_russian(fold(word))
    assert len(inflect_russian(fold(word))) <= 8


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Интерфакстың", "Интерфакс"),
        ("Медузамен", "Медуза"),
        ("Азаттыққа", "Азаттық"),
        ("Новостидің", "Новости"),
        ("Украинаның", "Украина"),
        ("Vedomostidıñ", "Vedomosti"),
        ("агенттіктерден", "агенттік"),
        ("агенттіктерін", "агенттіктері"),
        ("радиосын", "радиосы"),
    ],
)
def test_kazakh_suffixes_come_off(word: str, stem: str) -> None:
    assert fold(stem) in strip_kazakh(fold(word))


@given(st.text())
def test_a_stem_is_a_shorter_beginning_of_its_word(word: str) -> None:
    assert all(word.startswith(stem) and len(stem) < len(word) for stem in strip_kazakh(word))
