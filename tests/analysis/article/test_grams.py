from hypothesis import given
from hypothesis import strategies as st

from analysis.article.grams import UNKNOWN, Grams

LETTERS = " абвgһ"
grams = st.lists(st.text(LETTERS, min_size=2, max_size=3), min_size=1, max_size=40, unique=True)


@given(table=grams, text=st.text(LETTERS + "яž😀", min_size=3))
def test_a_text_is_looked_up_as_in_a_dictionary(table: list[str], text: str) -> None:
    rows = {gram: row for row, gram in enumerate(table, start=1)}
    neighbours = [text[place : place + size] for size in (2, 3) for place in range(len(text) - size + 1)]
    assert Grams.of(table).find(text).tolist() == [rows.get(gram, UNKNOWN) for gram in neighbours]


def test_triples_are_found_whose_pair_is_unknown() -> None:
    assert Grams.of(["абв"]).find("абв").tolist() == [0, 0, 1]
