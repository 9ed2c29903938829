from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart import NARROW, SMALL, WIDE, Mark, choose_scale, draw


def mark(share: float | None, low: float = 0.0, high: float = 0.0, label: str = "W46", year: str = "2026") -> Mark:
    return Mark(label, year, "words", "/articles", share, low, high)


shares = st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(sorted)


@given(st.lists(shares, max_size=60), st.sampled_from([WIDE, NARROW, SMALL]))
def test_everything_lies_on_the_canvas_and_every_counted_period_has_its_point(drawn: list, frame) -> None:
    marks = [mark(None) if each is None else mark(each[1], each[0], each[2]) for each in drawn]
    chart = draw(marks, frame, choose_scale(marks))
    points = [tuple(map(float, pair.split(","))) for run in (*chart.bands, *chart.lines) for pair in run.split()]
    points += [(dot.x, dot.y) for dot in chart.dots] + [(x, y) for x, *ys in chart.bars for y in ys]
    assert all(frame.left <= x <= frame.width - frame.right for x, _ in points)
    assert all(frame.top - 0.1 <= y <= frame.height - frame.bottom + 0.1 for _, y in points)
    assert len(chart.dots) == sum(each is not None for each in drawn)


def test_no_line_crosses_a_period_without_articles() -> None:
    chart = draw([mark(0.1), mark(0.2), mark(None), mark(0.3), mark(None)], WIDE, (0.5, 0.1))
    assert [len(line.split()) for line in chart.lines] == [2]
    assert len(chart.bars) == 1


def test_labels_do_not_touch_and_the_last_period_is_named() -> None:
    marks = [mark(0.1, label=f"{day} Nov") for day in range(10, 30)] * 3
    for frame in (WIDE, NARROW):
        places = [label.at for label in draw(marks, frame, (0.5, 0.1)).labels]
        assert min(b - a for a, b in pairwise(places)) >= 7 * len("10 Nov")
        assert places[-1] == draw(marks, frame, (0.5, 0.1)).dots[-1].x


def test_the_year_is_told_where_it_begins() -> None:
    marks = [
        mark(0.1, label="W52", year="2026"),
        mark(0.1, label="W53", year="2026"),
        mark(0.1, label="W01", year="2027"),
    ]
    assert [label.year for label in draw(marks, WIDE, (0.5, 0.1)).labels] == ["2026", "", "2027"]


def test_a_small_share_gets_a_fine_axis_and_a_share_of_all_still_fits() -> None:
    assert choose_scale([mark(0.01, 0.0, 0.03)])[0] == 0.05
    assert choose_scale([mark(1.0, 0.7, 1.0)])[0] == 1.0
    assert choose_scale([]) == (0.05, 0.01)
