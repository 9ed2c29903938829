import pytest

from analysis.article.folding import fold
from analysis.article.words import Words, has_arabic


def split(text: str, *known: str) -> list[str]:
    words = Words.of(text, fold(text), lambda written, _: written in known)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" - ", []),
        ("Мост закрыли.", ["Мост", "закрыли"]),
        ("one_two", ["one", "two"]),
        ("наТАСС", ["на", "ТАСС"]),
        ("наThe Sun", ["на", "The", "Sun"]),
        ("в2020году", ["в", "2020", "году"]),
        ("Ин\u00adтер\u00adфакс\u00ad сообщил", ["Ин\u00adтер\u00adфакс\u00ad", "сообщил"]),
        ("\u00ad \u00adмост\u00ad", ["мост\u00ad"]),
        ("на\u00adТАСС", ["на\u00adТАСС"]),  # where a line may break nothing is lost
        ("A\u0483B", ["A", "B"]),  # a mark of old Cyrillic is no letter
    ],
)
def test_words_are_cut_where_a_space_was_lost(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_a_known_word_stays_whole() -> None:
    assert split("YouTube и RuTube", "YouTube") == ["YouTube", "и", "Ru", "Tube"]


def test_words_are_compared_without_what_is_not_heard() -> None:
    text = "Ин\u00adтер\u00adфакс o\u02bcz ءۇلت"
    assert Words.of(text, fold(text), lambda *_: True).written == ["интерфакс", "оz", "улт"]


def test_arabic_letters_are_told_from_others() -> None:
    assert has_arabic("қазақ ۇلت")
    assert not has_arabic("қазақ 😀 中")
