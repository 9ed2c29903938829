import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.legibility import make_legible


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Рей\u00adтер", "Рейтер"),
        ("ТА\u200bСС", "ТАСС"),
        ("Reu\u200dters", "Reuters"),
        ("\ufeffТАСС", "ТАСС"),
        ("Меду\u0301за", "Медуза"),
        ("Первыи\u0306 канал", "Первый канал"),
        ("Ко\u0308пи\u0306", "Кӧпй"),
        ("Первыи\u200b\u0306 канал", "Первый канал"),
        ("\u0301ТАСС", "ТАСС"),
    ],
)
def test_what_no_reader_sees_is_left_out(written: str, read: str) -> None:
    legible = make_legible(written)
    assert legible is not None
    assert legible.text == read


@pytest.mark.parametrize("text", ["", "Мост закрыли, сообщает ТАСС.", "Plain words", "Первый канал", "É"])
def test_legible_text_is_left_alone(text: str) -> None:
    assert make_legible(text) is None


@given(st.text(alphabet="аиеТСрqoé \n\u0301\u0306\u0308\u200b\u00ad\ufeff😀"))
def test_every_letter_keeps_its_place(text: str) -> None:
    legible = make_legible(text)
    if legible is None:
        return
    assert len(legible.starts) == len(legible.text) + 1
    assert legible.starts[-1] == len(text)
    assert legible.starts == sorted(set(legible.starts))
    for letter, start in zip(legible.text, legible.starts, strict=False):
        assert text[start] == unicodedata.normalize("NFD", letter)[0] or text[start] == letter


@given(st.text())
def test_made_legible_once_it_stays_so(text: str) -> None:
    legible = make_legible(text)
    assert legible is None or make_legible(legible.text) is None
