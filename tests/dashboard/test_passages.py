from hypothesis import given
from hypothesis import strategies as st

from dashboard.passages import cut
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role

TEXT = "Мост 🌉 закрыли, сообщает «РИА Новости» со ссылкой на ТАСС."


def sign(start: int, end: int, role: Role = Role.SOURCE, whole: str = TEXT, field: Field = Field.TEXT) -> Evidence:
    return Evidence(EvidenceKind.CREDIT, None, "x", Group.RU, role, field, start, end, whole[start:end])


def test_offsets_are_code_points_also_behind_an_emoji() -> None:
    start = TEXT.index("ТАСС")
    pieces = cut(TEXT, Field.TEXT, [sign(start, start + 4)])
    assert [piece.text for piece in pieces if piece.role] == ["ТАСС"]


def test_passages_that_overlap_are_each_marked_over_their_whole_length() -> None:
    pieces = cut("abcdef", Field.TEXT, [sign(0, 4, Role.MENTION, "abcdef"), sign(2, 6, Role.VIA, "abcdef")])
    assert [(piece.text, piece.numbers, piece.ending, piece.role) for piece in pieces] == [
        ("ab", (1,), (), Role.MENTION),
        ("cd", (1, 2), (1,), Role.VIA),
        ("ef", (2,), (2,), Role.VIA),
    ]


def test_two_evidences_on_one_passage_share_its_mark() -> None:
    pieces = cut("ТАСС", Field.TEXT, [sign(0, 4, Role.MENTION, "ТАСС"), sign(0, 4, Role.SOURCE, "ТАСС")])
    assert [(piece.numbers, piece.ending, piece.role) for piece in pieces] == [((1, 2), (1, 2), Role.SOURCE)]


def test_a_passage_that_stands_elsewhere_marks_nothing() -> None:
    wrong = [sign(0, 4, whole="другой текст"), sign(3, 3), sign(50, 500)]
    backwards = Evidence(EvidenceKind.CREDIT, None, "x", Group.RU, Role.SOURCE, Field.TEXT, -4, -1, TEXT[-4:-1])
    other_field = sign(0, 4, field=Field.TITLE)
    assert all(piece.role is None for piece in cut(TEXT, Field.TEXT, [*wrong, backwards, other_field]))


bounds = st.integers(0, 30)


@given(st.text(max_size=25), st.lists(st.tuples(bounds, bounds, st.sampled_from(Role)), max_size=8))
def test_the_pieces_are_the_text_and_every_passage_is_covered_exactly(
    whole: str, spans: list[tuple[int, int, Role]]
) -> None:
    signs = [sign(start, end, role, whole) for start, end, role in spans]
    pieces = cut(whole, Field.TEXT, signs)
    assert "".join(piece.text for piece in pieces) == whole
    for number, one in enumerate(signs, start=1):
        covered = "".join(piece.text for piece in pieces if number in piece.numbers)
        standing = one.start is not None and one.end is not None and one.start < one.end <= len(whole)
        assert covered == (one.surface if standing else "")
        assert sum(number in piece.ending for piece in pieces) == bool(covered)
