"""What must hold of credits in whatever text comes: broken, disguised, endless. All sentences are made up."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.credits import find_credits
from analysis.article.lexicon import build
from analysis.article.names import Medium, open_media
from outlets.vocabulary import Group
from storage.records import Evidence, Field, Role

LEXICON = build(
    [
        Medium("tass", "TASS", Group.RU, ("ТАСС", "TASS", "tass.ru")),
        Medium("ria", "RIA Novosti", Group.RU, ("РИА Новости", "РИА")),
        Medium("interfax", "Interfax", Group.RU, ("Интерфакс", "Interfax")),
        Medium("reuters", "Reuters", Group.WEST, ("Reuters", "Рейтер")),
        *open_media(),
    ]
)
PIECES = [
    *(
        "ТАСС",
        "TACC",
        "РИА",
        "«Новости»",
        "РИА Новости",
        "Интерфакстың",
        "Reuters",
        "رەيتەر",
        "Время",
        "The",
        "Sun",
        "tass.ru",
    ),
    *(
        "сообщает",
        "со ссылкой на",
        "по данным",
        "деп хабарлады",
        "-қа сілтеме жасап",
        "told",
        "according to",
        "хабарлауынша",
    ),
    *("газета", "газеті", "агентство", "Фото:", "Источник:", "МОСКВА, 3 мая", "не", "фейк", "мост", "закрыли", "kópir"),
    *(" ", " ", " ", " ", "\n", ". ", ", ", ": ", " — ", "(", ")", "«", "»", '"', "'", "/", "©", "5", "й", "İ", "ß"),
    *("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u0301", "\u0483", "ʼ", "ء", "\ud83d", "😀", "\x00"),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)


def find(text: str, *, title: str = "", latin_kazakh: bool = False) -> list[Evidence]:
    return find_credits(title, text, "", LEXICON, latin_kazakh=latin_kazakh)


@settings(max_examples=300, deadline=None)
@given(title=texts, text=texts, latin_kazakh=st.booleans())
def test_every_surface_is_exactly_its_slice(title: str, text: str, latin_kazakh: bool) -> None:
    found = find(text, title=title, latin_kazakh=latin_kazakh)
    for one in found:
        passage = title if one.field is Field.TITLE else text
        assert one.start is not None
        assert one.end is not None
        assert 0 <= one.start < one.end <= len(passage)
        assert one.surface == passage[one.start : one.end]
    assert found == find(text, title=title, latin_kazakh=latin_kazakh)


@settings(deadline=None)
@given(texts)
def test_names_stand_in_reading_order_and_never_in_each_other(text: str) -> None:
    ends = [0]
    for one in find(text):
        assert one.start is not None
        assert one.end is not None
        assert ends[-1] <= one.start
        ends.append(one.end)


@settings(deadline=None)
@given(texts)
def test_an_unrelated_paragraph_behind_changes_nothing_before_it(text: str) -> None:
    # Both have Cyrillic letters: whether TACC may be ТАСС depends on whether the text has any.
    assert find(f"{text}\n\nДети гуляли в парке.") == find(f"{text}\n\nДети гуляли.")


@settings(deadline=None)
@given(texts)
def test_an_unrelated_paragraph_before_moves_what_was_found(text: str) -> None:
    before = "Дети гуляли в парке. " * 5 + "\n"  # beyond the reach of a dateline
    far, near = find(f"{before}\n{before}{text}"), find(f"{before}{text}")
    assert [(one.name, one.role, one.kind, one.surface) for one in far] == [
        (one.name, one.role, one.kind, one.surface) for one in near
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Мост закрыли, со\u00adоб\u00adща\u00adет ТАСС.", "ТАСС"),
        ("Мост закрыли, сообщает \u200bТАСС.", "ТАСС"),
        ("Мост закрыли, сообщает\u200bТАСС.", "ТАСС"),
        ("Мост закрыли, сообщает Т\u2060А\u200cС\u200dС.", "Т\u2060А\u200cС\u200dС"),
        ("\ufeffТАСС сообщает, что мост закрыли.", "ТАСС"),
        ("Мост закрыли, сообщает TАCC.", "TАCC"),  # Latin and Cyrillic letters in one name
        ("Мост закрыли, cooбщaeт ТАСС.", "ТАСС"),  # and in its verb
        ("Мост закрыли, сообщаетТАСС.", "ТАСС"),
        ("Мост закрыли, сообщает Ин\u00adтер\u00adфаксReuters.", "Ин\u00adтер\u00adфакс"),
    ],
)
def test_disguised_and_broken_words_are_read_as_they_look(text: str, surface: str) -> None:
    first = find(text)[0]
    assert (first.role, first.surface) == (Role.SOURCE, surface)


LENGTH = 1_000_000
SECONDS = 5.0  # of processor time; each takes under one here, and days where a pattern is quadratic


@pytest.mark.parametrize("letter", [*"aЯق5\"«».,-_(/ '\n\t", "\u00ad", "\u200b", "\u0301", "ʼ", "😀"])
def test_a_million_times_one_character_takes_no_time(letter: str) -> None:
    start = time.process_time()
    assert find(letter * LENGTH) == []
    assert find(f"{letter * LENGTH} сообщает ТАСС") != []
    assert time.process_time() - start < 2 * SECONDS


@pytest.mark.parametrize(
    "unit",
    [
        "Мост закрыли, сообщает ТАСС. ",
        "сообщает ТАСС со ссылкой на Reuters ",
        "ТАСС-қа сілтеме жасап, Reuters хабарлады. ",
        "Reuters told TASS that all is well, ",
        "газета «Ветер» пишет, ",
        "ТАСС-",
        "aЯ",
        ". ",
        '." ',
        "tass.ru ",
    ],
)
def test_ten_thousand_credits_in_one_text_take_no_time(unit: str) -> None:
    start = time.process_time()
    find(unit * 5_000)
    assert time.process_time() - start < SECONDS
