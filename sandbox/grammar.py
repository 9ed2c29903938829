"""The grammar that stories are made from: templates with choices, slots and numbers.

- `[a|b|c]` one of these, nested as deep as one likes;
- `{town.in}` a slot of the cast;
- `{3-27}` a number from that range, `{2.1-9.4}` one with decimals;
- `{5-40:школа/школы/школ}` the same with its noun in the form that Russian wants after it;
- `<сказал/сказала>` by the sex of the one who speaks.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import Any

LANGUAGES = ("kk", "ru", "en")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([^{}]+)\}")
_BY_SEX = re.compile(r"<([^<>/]*)/([^<>/]*)>")
_RANGE = re.compile(r"([\d.]+)-([\d.]+)(?::(.+))?")
_LONG_NUMBER = 10_000  # from here on thousands are set apart


@dataclass(frozen=True, slots=True)
class Topic:
    """What stories of one sort are made of; `months` are those in which such things happen (empty: all)."""

    space: str
    section: str
    officials: tuple[str, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    bodies: tuple[str, ...]
    quotes: tuple[str, ...]
    months: frozenset[int]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("sandbox") / "phrases" / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=len(LANGUAGES))
def read_topics(language: str) -> tuple[Topic, ...]:
    """Returns the topics of a language (ISO 639-1)."""
    return tuple(
        Topic(
            topic["space"],
            topic["section"],
            tuple(topic["officials"]),
            _lines(topic["title"]),
            _lines(topic["lead"]),
            _lines(topic["body"]),
            _lines(topic["quote"]),
            frozenset(topic.get("months", ())),
        )
        for topic in _read(language)["topic"]
    )


@lru_cache(maxsize=1)
def read_frames() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Returns the phrases around a story by language and purpose: credits, traps, attributions."""
    return {
        language: {purpose: _lines(text) for purpose, text in purposes.items()}
        for language, purposes in _read("frames").items()
    }


def expand(template: str, cast: Mapping[str, str], rng: Random, memory: dict[str, str] | None = None) -> str:
    """Returns the template with every choice made and every slot filled.

    With a `memory`, what was chosen there before is chosen again: a title has the numbers of its story.

    Raises:
        KeyError: for a slot that the cast does not have.
    """
    known: dict[str, str] = {} if memory is None else memory

    def choose(found: re.Match[str]) -> str:
        choice = rng.choice(found[1].split("|"))
        return choice if memory is None else known.setdefault(found[0], choice)

    def fill(found: re.Match[str]) -> str:
        value = _fill(found[1], cast, rng)
        return value if memory is None else known.setdefault(found[0], value)

    while True:
        made, count = _CHOICE.subn(choose, template)
        if not count:
            break
        template = made
    text = _BY_SEX.sub(lambda found: found[2] if cast["sex"] == "f" else found[1], template)
    return _SLOT.sub(fill, text)


def capitalise(text: str) -> str:
    """Returns the text with its first letter in capitals and the others as they are."""
    return text[:1].upper() + text[1:]


def _fill(slot: str, cast: Mapping[str, str], rng: Random) -> str:
    if slot in cast:
        return cast[slot]
    found = _RANGE.fullmatch(slot)
    if found is None:
        raise KeyError(slot)
    low, high, forms = found.groups()
    if "." in low:
        places = len(low.partition(".")[2])
        number = f"{rng.randint(int(float(low) * 10**places), int(float(high) * 10**places)) / 10**places:.{places}f}"
        return number if cast["language"] == "en" else number.replace(".", ",")
    value = rng.randint(int(low), int(high))
    shown = f"{value:,}" if value >= _LONG_NUMBER else str(value)
    if cast["language"] != "en":
        shown = shown.replace(",", " ")
    return f"{shown} {_russian_form(value, forms.split('/'))}" if forms else shown


def _russian_form(value: int, forms: list[str]) -> str:
    """21 школа, 22 школы, 25 школ, 11 школ."""
    if value % 100 in range(11, 15):
        return forms[2]
    return forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(value % 10, 2)]
