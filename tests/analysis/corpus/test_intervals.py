import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.intervals import effective_size, student_t, variance_of_total, wilson

SHARES = st.floats(0, 1)
SIZES = st.floats(0.01, 1e7)


@pytest.mark.parametrize(
    ("found", "articles", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(found: int, articles: int, low: float, high: float) -> None:
    interval = wilson(found / articles, articles)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(SHARES, SIZES)
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(share: float, size: float) -> None:
    interval = wilson(share, size)
    assert 0 <= interval.low <= interval.share == share <= interval.high <= 1
    assert interval.low < interval.high


@given(SHARES, SIZES)
def test_the_interval_of_the_others_is_its_mirror(share: float, size: float) -> None:
    interval, mirror = wilson(share, size), wilson(1 - share, size)
    assert interval.low == pytest.approx(1 - mirror.high, abs=1e-9)
    assert interval.high == pytest.approx(1 - mirror.low, abs=1e-9)


@given(SHARES, SIZES, st.floats(1.01, 100))
def test_more_articles_never_widen_the_interval(share: float, size: float, times: float) -> None:
    few, many = wilson(share, size), wilson(share, size * times)
    assert many.high - many.low <= few.high - few.low + 1e-12


@pytest.mark.parametrize(
    ("degrees", "point"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (6, 2.447), (10, 2.228), (30, 2.042), (120, 1.980)],
)
def test_students_t_agrees_with_the_printed_tables(degrees: int, point: float) -> None:
    assert student_t(degrees) == pytest.approx(point, abs=0.004)


def test_the_variance_of_a_total_is_clusters_times_the_sample_variance() -> None:
    # Residuals 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14, times 4/3.
    assert variance_of_total([1, 2, 3, 6]) == pytest.approx(14 * 4 / 3)


def test_articles_that_come_in_bursts_are_worth_fewer() -> None:
    independent = 0.2 * 0.8 / 1000
    assert effective_size(0.2, 1000, 4 * independent, 1000) == pytest.approx(250, rel=0.01)


def test_few_clusters_are_trusted_less_than_many() -> None:
    variance = 4 * 0.2 * 0.8 / 1000
    assert effective_size(0.2, 1000, variance, 3) < effective_size(0.2, 1000, variance, 7)


@given(st.floats(1e-6, 1 - 1e-6), SIZES, st.floats(0, 1), st.integers(2, 400))
def test_clusters_never_make_articles_worth_more(share: float, size: float, variance: float, clusters: int) -> None:
    assert 0 < effective_size(share, size, variance, clusters) <= size
