from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.reuse import Lag, Overlap, compare, date_moment, is_later, measure_lag
from analysis.corpus.wording import read_wording
from storage.records import Precision
from tests.analysis.corpus.texts import make_text, rewrite

ORIGINAL = make_text(1)
OTHER = make_text(2)
NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)


def share(article: str, source: str, **options: object) -> Overlap | None:
    return compare(read_wording(article), read_wording(source), **options)  # type: ignore[arg-type]


def found(article: str, source: str) -> Overlap:
    overlap = share(article, source)
    assert overlap is not None
    return overlap


def test_a_reprint_shares_all_of_its_words() -> None:
    overlap = found(ORIGINAL, ORIGINAL)
    assert (overlap.share, overlap.words, overlap.run, len(overlap.passages)) == (1.0, 200, 200, 1)


def test_a_third_of_a_text_is_all_reused() -> None:
    assert found(" ".join(ORIGINAL.split()[:60]), ORIGINAL).share == 1.0


def test_a_lead_and_boilerplate_lower_the_share_alone() -> None:
    assert found(f"{make_text(3, 50)} {ORIGINAL} {make_text(4, 50)}", ORIGINAL).share == pytest.approx(200 / 300)


@pytest.mark.parametrize("seed", range(5))
def test_a_light_rewriting_is_found(seed: int) -> None:
    assert 0.5 < found(rewrite(ORIGINAL, 0.2, seed), ORIGINAL).share < 0.9


def test_a_paragraph_inside_another_text_is_found_where_it_stands() -> None:
    paragraph = " ".join(ORIGINAL.split()[40:80])
    article = f"{OTHER[:400]} {paragraph} {OTHER[400:]}"
    wording = read_wording(article)
    overlap = compare(wording, read_wording(ORIGINAL))
    assert overlap is not None
    longest = overlap.longest
    assert article[wording.places[longest.first][0] : wording.places[longest.last - 1][1]] + "." == paragraph


def test_moved_paragraphs_are_passages_of_their_own() -> None:
    words = ORIGINAL.split()
    overlap = found(" ".join(words[100:] + words[:100]), ORIGINAL)
    assert (len(overlap.passages), overlap.share) == (2, 1.0)


def test_what_the_source_says_once_is_found_once() -> None:
    slogan = " ".join(ORIGINAL.split()[:20])
    assert found(f"{slogan} " * 5 + OTHER, ORIGINAL).words == 20


def test_texts_of_their_own_share_nothing() -> None:
    assert share(ORIGINAL, OTHER) is None


def test_a_sentence_in_common_is_no_reuse() -> None:
    sentence = " ".join(ORIGINAL.split()[:14])
    assert share(f"{OTHER} {sentence}", ORIGINAL) is None


def test_forty_words_in_a_row_are_reuse_however_long_the_texts() -> None:
    block = " ".join(make_text(5).split()[:40])
    long_one, long_other = f"{make_text(6, 1000)} {block}", f"{make_text(7, 1000)} {block}"
    assert found(long_one, long_other).run == 40


SPEECH = " ".join(make_text(8).replace(".", ",").split()[:30])


def test_two_texts_that_quote_the_same_person_share_nothing() -> None:
    assert share(f"{ORIGINAL} «{SPEECH}» — сказал он.", f"{OTHER} «{SPEECH}» — сказал он.") is None


def test_a_text_that_quotes_the_words_of_its_source_has_them_from_there() -> None:
    assert found(f"{ORIGINAL} «{SPEECH}» — пишет агентство.", f"{OTHER} {SPEECH}.").words == 30


def test_a_quotation_inside_a_copied_passage_is_copied_with_it() -> None:
    text = f"{ORIGINAL[:300]} «{SPEECH}» — сказал он. {ORIGINAL[300:]}"
    assert found(text, text).share == 1.0


def test_an_interview_that_was_reprinted_whole_is_found() -> None:
    speech = make_text(9, 150).replace(".", ",")
    assert found(f"Он сказал: «{speech}».", f"Она спросила: «{speech}».").words == 150


def test_a_post_is_found_when_most_of_it_is_the_same() -> None:
    post = " ".join(ORIGINAL.split()[:20])
    assert found(post, post).share == 1.0
    assert found(f"{post} {' '.join(OTHER.split()[:5])}", ORIGINAL).share == pytest.approx(0.8)


def test_boilerplate_is_never_compared() -> None:
    assert share(ORIGINAL, ORIGINAL, common=frozenset(range(200))) is None


def test_a_passage_without_telling_words_is_a_stock_phrase_unless_it_is_long() -> None:
    block = " ".join(ORIGINAL.split()[:30])
    article = f"{block} {' '.join(OTHER.split()[:100])}"
    assert share(article, ORIGINAL, telling=frozenset()) is None
    assert share(article, ORIGINAL, telling=frozenset({0, 5, 10, 15})) is not None
    assert share(ORIGINAL, ORIGINAL, telling=frozenset()) is not None


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared(one: str, two: str) -> None:
    overlap = share(one, two)
    if overlap is not None:
        assert 0 < overlap.share <= 1
        assert overlap.run <= overlap.words


def test_no_words_share_nothing() -> None:
    assert share("", "") is None


# --- Who was first ---------------------------------------------------------------------------------------------------
def lag(article: tuple[datetime, Precision], source: tuple[datetime, Precision]) -> tuple[Lag, bool]:
    one, two = date_moment(*article), date_moment(*source)
    assert one is not None
    assert two is not None
    return measure_lag(one, two), is_later(one, two)


def test_a_lag_is_an_interval_as_wide_as_the_times_are_inexact() -> None:
    later = NOON + timedelta(minutes=30)
    assert lag((later, Precision.MINUTE), (NOON, Precision.MINUTE)) == (Lag(29, 31), True)
    assert lag((NOON, Precision.MINUTE), (later, Precision.MINUTE)) == (Lag(-31, -29), False)


def test_a_day_is_an_interval_of_a_day() -> None:
    midnight = NOON.replace(hour=0)
    assert lag((midnight, Precision.DAY), (NOON, Precision.MINUTE)) == (Lag(-721, 720), False)
    assert lag((midnight + timedelta(days=1), Precision.DAY), (NOON, Precision.SECOND))[1]


@pytest.mark.parametrize(("minutes", "later"), [(9, False), (11, True)])
def test_clocks_may_differ_by_ten_minutes(minutes: int, later: bool) -> None:
    at = NOON + timedelta(minutes=minutes, seconds=30)
    assert lag((at, Precision.SECOND), (NOON, Precision.SECOND))[1] is later


def test_an_unknown_time_is_no_moment() -> None:
    assert date_moment(None, Precision.UNKNOWN) is None
    assert date_moment(NOON, Precision.UNKNOWN) is None
    assert date_moment(datetime.max.replace(tzinfo=UTC), Precision.DAY) is None
