from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from analysis.corpus.periods import By
from analysis.corpus.request import Request, Slice, Weights
from dashboard.questions import (
    ListQuestion,
    Show,
    WrongQuestion,
    list_address,
    read_list_question,
    read_share_question,
    read_url_question,
    share_address,
)
from storage.records import Level


def pairs(address: str) -> list[tuple[str, str]]:
    return QueryParams(address.partition("?")[2]).multi_items()


days = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))
requests = st.builds(
    Request,
    since=days,
    until=days,
    by=st.sampled_from(By),
    slices=st.lists(st.sampled_from(Slice), max_size=3).map(tuple),
    weights=st.sampled_from([Weights.ARTICLES, Weights.OUTLETS]),
)


@given(requests)
def test_the_address_of_a_share_asks_for_that_share(request: Request) -> None:
    assert read_share_question(pairs(share_address("/", request))) == request


lists = st.builds(
    ListQuestion,
    period=st.sampled_from([None, "2026-W46", "2026-11", "2026-11-22"]),
    since=days,
    until=days,
    show=st.sampled_from(Show),
    outlet=st.none() | st.text(min_size=1, max_size=20).filter(lambda name: name.isprintable()),
    level=st.none() | st.sampled_from(Level),
)


@given(lists)
def test_the_address_of_a_list_asks_for_that_list(question: ListQuestion) -> None:
    assert read_list_question(pairs(list_address(question))) == question


def test_a_field_that_was_left_empty_asks_for_nothing() -> None:
    assert read_share_question([("by", ""), ("since", ""), ("slice", "")]) == Request()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("by", "year", "by: 'year' is none of day, week, month"),
        ("since", "2026-W46", "since: '2026-W46' is no day; write it as 2026-11-22"),
        ("until", "2026-02-30", "until: '2026-02-30' is no day; write it as 2026-11-22"),
        ("until", "２０２６-11-22", "is no day"),
        ("bye", "week", "unknown parameter 'bye'; known here: since, until, by, space, weights, slice"),
        ("slice", "<script>", "slice: '<script>' is none of outlet"),
        ("weights", "x" * 500, "…' is none of"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(name: str, value: str, told: str) -> None:
    with pytest.raises(WrongQuestion) as problem:
        read_share_question([(name, value)])
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)
    assert len(str(problem.value)) < 200


@pytest.mark.parametrize(
    "pair",
    [
        ("period", "2026-W60"),
        ("period", "2026-13"),
        ("period", "0000-W01"),
        ("period", "9999-W53"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1e3"),
        ("page", "²"),
        ("page", "9" * 5000),
        ("level", "L6"),
        ("outlet", "x" * 254),
    ],
)
def test_a_list_that_cannot_be_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(WrongQuestion):
        read_list_question([pair])


def test_a_parameter_that_is_given_twice_is_refused_unless_it_may_be() -> None:
    with pytest.raises(WrongQuestion, match="by is given 2 times"):
        read_share_question([("by", "day"), ("by", "week")])
    assert read_share_question([("slice", "outlet"), ("slice", "level")]).slices == (Slice.OUTLET, Slice.LEVEL)


def test_an_article_is_asked_for_by_its_address() -> None:
    assert read_url_question([("url", "https://a.example/")]) == "https://a.example/"
    with pytest.raises(WrongQuestion, match="which article"):
        read_url_question([])


@given(st.lists(st.tuples(st.text(max_size=10), st.text(max_size=40)), max_size=6))
def test_whatever_is_asked_it_is_read_or_refused(drawn: list[tuple[str, str]]) -> None:
    for read in (read_share_question, read_list_question, read_url_question):
        try:
            read(drawn)
        except WrongQuestion as problem:
            assert "\n" not in str(problem)  # noqa: PT017


def test_the_bounds_cut_the_period() -> None:
    question = ListQuestion(period="2026-W46", since=date(2026, 11, 11), until=date(2026, 12, 1))
    assert question.days() == (date(2026, 11, 11), date(2026, 11, 15))
