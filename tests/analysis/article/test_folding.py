import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.folding import fold, fold_pattern


@given(st.text())
def test_folded_text_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ВВС", "BBC"),
        ("TACC", "ТАСС"),
        ("Kapital.kz", "KAPITAL.KZ"),
        ("хабарлауынша", "حابارلاۋىنشا"),
        ("Ведомость", "ВЕДОМОСТЬ"),
        ("мәліметінше", "малиметинше"),
        ("«Звёзды»", '"звезды"'),
        ("ТАСС‑қа", "ТАСС-ка"),
    ],
)
def test_what_looks_or_sounds_alike_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_folded_pattern_keeps_its_escapes() -> None:
    assert fold_pattern(r"\bКаз\w+\s") == r"\bказ\w+\s"
