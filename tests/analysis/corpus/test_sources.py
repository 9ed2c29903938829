from datetime import UTC, datetime, timedelta

from analysis.corpus.fingerprints import take_fingerprints
from analysis.corpus.reuse import Doubt, Moment
from analysis.corpus.sources import (
    BOILERPLATE,
    COMMON,
    MOST_STRANGERS,
    Dated,
    Holder,
    find_common,
    find_sources,
    follow_traces,
    spread_common,
)
from analysis.corpus.wording import read_wording
from storage.records import Precedence
from tests.analysis.corpus.texts import make_text, rewrite

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
RELEASE = make_text(1)


def dated(number: int, text: str, hours: float = 0, width: timedelta = timedelta(minutes=1)) -> Dated:
    at = NOON + timedelta(hours=hours)
    return Dated(
        number, f"https://made-up.example/{number}", f"outlet{number}", read_wording(text), Moment(at, at + width)
    )


def told(article: Dated, *others: Dated) -> list[tuple[int, Precedence, Doubt | None]]:
    return [(one.source.id, one.precedence, one.doubt) for one in find_sources(article, others)]


COPIED, UNDECIDED = Precedence.COPIED, Precedence.UNDECIDED


def test_only_earlier_texts_within_two_weeks_are_sources() -> None:
    article = dated(1, RELEASE)
    others = [dated(2, RELEASE, -1), dated(3, RELEASE, 1), dated(4, RELEASE, -15 * 24)]
    assert told(article, *others) == [(2, COPIED, None)]


def test_both_copies_of_a_release_point_to_it_and_not_to_each_other() -> None:
    release, first, second = dated(1, RELEASE, -5), dated(2, RELEASE, -3), dated(3, RELEASE)
    assert told(first, release) == [(1, COPIED, None)]
    assert told(second, release, first) == [(1, COPIED, None), (2, UNDECIDED, Doubt.COMMON_SOURCE)]


def test_a_copy_of_a_copy_shows_by_the_words_that_the_first_copy_added() -> None:
    release, first = dated(1, RELEASE, -5), dated(2, f"{RELEASE} {make_text(2, 40)}", -3)
    assert told(dated(3, f"{RELEASE} {make_text(2, 40)}"), release, first) == [(2, COPIED, None), (1, COPIED, None)]


def test_texts_of_the_same_minutes_are_undecided() -> None:
    assert told(dated(2, RELEASE), dated(1, RELEASE, -0.1)) == [(1, UNDECIDED, Doubt.TIMES)]
    assert told(dated(2, RELEASE), dated(1, RELEASE, -6, timedelta(days=1))) == [(1, UNDECIDED, Doubt.TIMES)]


def test_of_two_texts_of_one_moment_exactly_one_is_the_source() -> None:
    one, two = dated(1, RELEASE), dated(2, RELEASE)
    assert [told(one, two), told(two, one)] == [[], [(1, UNDECIDED, Doubt.TIMES)]]


def test_the_source_that_shares_most_comes_first() -> None:
    half = " ".join(RELEASE.split()[:100])
    assert [one for one, *_ in told(dated(3, RELEASE), dated(1, half, -5), dated(2, RELEASE, -3))] == [2, 1]


def holders(texts: dict[int, tuple[str, str]]) -> list[Holder]:
    return [
        (number, text_id, outlet)
        for text_id, (outlet, text) in texts.items()
        for number in take_fingerprints(read_wording(text))
    ]


def test_an_outlets_boilerplate_is_common_and_hides_its_words() -> None:
    tail = make_text(50, 60)
    texts = {number: ("site", f"{make_text(number, 100)} {tail}") for number in range(BOILERPLATE + 1)}
    common = find_common(holders(texts))
    hidden = spread_common(take_fingerprints(read_wording(texts[0][1])), common)
    assert len(hidden) > 40
    assert min(hidden) >= 100


def test_a_release_that_many_outlets_carry_is_not_common() -> None:
    texts = {number: (f"outlet{number}", RELEASE) for number in range(COMMON)}
    assert not find_common(holders(texts))
    texts[COMMON] = ("one more", RELEASE)
    assert len(find_common(holders(texts))) == len(take_fingerprints(read_wording(RELEASE)))


def test_a_stock_phrase_is_not_telling_and_a_carried_release_is() -> None:
    phrase, mine = " ".join(make_text(60).split()[:12]), make_text(61, 100)
    article = f"{mine} {phrase}"
    fingerprints = take_fingerprints(read_wording(article))
    phrases = {n: (f"outlet{n}", f"{make_text(n, 100)} {phrase}") for n in range(1, MOST_STRANGERS + 3)}
    traces = follow_traces(fingerprints, holders(phrases), (), 0)
    assert max(traces.telling) < 105
    assert traces.candidates == ()
    carried = {n: (f"outlet{n}", f"{make_text(n, 100)} {article}") for n in range(1, 20)}
    traces = follow_traces(fingerprints, holders(carried), (), 0)
    assert traces.telling == frozenset(fingerprints.values())
    assert len(traces.candidates) == 19


def test_a_text_is_no_candidate_of_its_own() -> None:
    fingerprints = take_fingerprints(read_wording(RELEASE))
    texts = {7: ("one", RELEASE), 8: ("two", rewrite(RELEASE, 0.2))}
    assert follow_traces(fingerprints, holders(texts), (), 7).candidates == (8,)
