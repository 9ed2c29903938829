"""What a person may say of an article."""

from datetime import UTC, date, datetime

import pytest

from outlets import registry as files
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage.records import Correction, Level
from verdicts.corrections import LONGEST_WHY, WrongStatement, state, take_back

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return files.load()


def say(
    registry: Registry, *levels: Level, source: str = "", by: str = "A. Coder", why: str = "a denial"
) -> Correction:
    return state(registry, levels=levels, source=source, group=None, by=by, why=why, at=NOW)


def test_a_statement_is_one_line_with_its_day(registry: Registry) -> None:
    said = say(registry, Level.L2, Level.L1, Level.L2, why=" Two\r\n lines\u2028and a tab\t. ", by=" Ә.  Сарапшы ")
    assert (said.levels, said.why, said.by) == ((Level.L1, Level.L2), "Two lines and a tab .", "Ә. Сарапшы")
    assert said.day == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("source", "slug", "name", "side"),
    [
        ("tass", "tass", "TASS", Group.RU),
        ("ТАСС", "tass", "TASS", Group.RU),
        ("https://tass.ru/politika/1", "tass", "TASS", Group.RU),
        ("tengrinews.kz", "tengrinews", "Tengrinews", Group.KZ),
        ("Mehr", None, "Mehr News", Group.REGION),
        ("«Вести Урала»", None, "«Вести Урала»", Group.UNKNOWN),
        ("nobody-has-it.example", None, "nobody-has-it.example", Group.UNKNOWN),
        ("", None, "", Group.UNKNOWN),
    ],
)
def test_a_medium_is_known_by_slug_address_or_name(
    registry: Registry, source: str, slug: str | None, name: str, side: Group
) -> None:
    said = say(registry, Level.L2, source=source)
    assert (said.source, said.name, said.side) == (slug, name, side)


@pytest.mark.parametrize(
    ("levels", "more", "field", "line"),
    [
        ((Level.L4,), {}, "level", "L4 is no level of the headline"),
        ((Level.L2, Level.L3), {}, "level", "say one of them"),
        ((), {"source": "tass"}, "source", "TASS is Russian"),
        ((Level.L2,), {"source": "tas"}, "source", "did you mean tass"),
        ((), {"why": "\n"}, "why", "say why"),
        ((), {"by": "  "}, "by", "say who"),
        ((), {"why": "x" * (LONGEST_WHY + 1)}, "why", "say it in 500"),
        ((), {"by": "A\x1b[31m"}, "by", "nobody can see"),
        ((), {"why": "\u2066x"}, "why", "nobody can see"),
        ((), {"why": "\ud800"}, "why", "nobody can see"),
    ],
)
def test_what_cannot_be_said_is_one_line_about_its_part(
    registry: Registry, levels: tuple[Level, ...], more: dict[str, str], field: str, line: str
) -> None:
    with pytest.raises(WrongStatement, match=line) as refused:
        say(registry, *levels, **more)
    assert refused.value.field == field
    assert "\n" not in str(refused.value)


def test_who_takes_it_back_need_not_say_why() -> None:
    assert take_back("B", " ", NOW).why == ""
    with pytest.raises(WrongStatement, match="say who takes it back"):
        take_back("", "x", NOW)
