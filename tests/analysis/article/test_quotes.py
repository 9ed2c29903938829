"""What is quoted speech and who spoke it; all of it is made up."""

import pytest

from analysis.article.quotes import MOST, speech_spans
from analysis.article.voices import find_voices
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Role

KZ = Evidence(EvidenceKind.OUTLET, "x", "x", Group.KZ, Role.SOURCE)
WORDS = "Мост откроют до конца весны"


def quoted(text: str, *, kazakh: bool = False) -> list[tuple[str, str | None]]:
    found = find_voices("", text, KZ, kazakh=kazakh)
    return [(one.name, one.surface) for one in found if one.kind is EvidenceKind.QUOTE]


@pytest.mark.parametrize(
    "text",
    [
        f"«{WORDS}», — сказал министр транспорта.",
        f'"{WORDS}", - сказал министр транспорта.',
        f"“{WORDS}”, — сказал министр транспорта.",
        f"„{WORDS}“, — сказал министр транспорта.",
        f"— {WORDS}, — сказал министр транспорта.",
        f"- {WORDS}, - сказал министр транспорта.",
        f"Встреча была короткой.\n— {WORDS}, — сказал министр транспорта.",
        f"Как сказал министр транспорта: «{WORDS}».",
        f"«{WORDS}», — министр транспорта сообщил вчера.",
    ],
)
def test_the_words_are_quoted_exactly_whatever_the_marks(text: str) -> None:
    assert [surface for _, surface in quoted(text)] == [WORDS]


def test_kazakh_and_english_quotes_have_their_speakers() -> None:
    kazakh = "«Көпір көктемнің соңында ашылады», – деді көлік министрі."
    assert quoted(kazakh, kazakh=True) == [("министрі", "Көпір көктемнің соңында ашылады")]
    english = "“The bridge will open at the end of spring,” the minister said."
    assert quoted(english) == [("minister", "The bridge will open at the end of spring")]


def test_a_quote_inside_a_quote_belongs_to_the_outer_one() -> None:
    text = 'Министр сказал: "Завод "Мост" работает без всяких перебоев".'
    assert [surface for _, surface in quoted(text)] == ['Завод "Мост" работает без всяких перебоев']


def test_somebody_without_an_office_is_a_speaker_of_no_side() -> None:
    (one,) = (one for one in find_voices("", f"«{WORDS}», — сказал Иван Крошин.", None))
    assert (one.name, one.group, one.surface) == ("Иван Крошин", Group.UNKNOWN, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Министр сообщил о вакцине «Спутник V» и заводе «Мост».",
        "Так называемые «друзья народа» встретились в Алматы.",
        f"Фильм «{WORDS}» покажут в мае.",
        f"«{WORDS}» — новая книга о городе.",
    ],
)
def test_titles_of_things_and_doubted_words_are_no_quotes(text: str) -> None:
    assert WORDS not in [surface for _, surface in quoted(text)]


def test_what_the_quoted_one_says_of_others_is_no_source() -> None:
    text = "«В Кремле заявили мне, что мост закрыт», — сказал министр транспорта."
    assert [one.kind for one in find_voices("", text, KZ)] == [EvidenceKind.QUOTE]


def test_an_article_has_a_bounded_number_of_quotes() -> None:
    assert len(quoted(f"«{WORDS}», — сказал министр транспорта. " * 50)) == MOST


def test_a_mark_that_nothing_closes_quotes_nothing() -> None:
    assert speech_spans("«Мост " * 400) == []
    assert speech_spans('Он сказал "' + "мост " * 400) == []
