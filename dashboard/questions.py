"""What the address of a page asks, read strictly, and addresses of what else could be asked."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from analysis.corpus.periods import By, bounds_of_period
from analysis.corpus.request import Request, Slice, Space, Weights
from outlets.vocabulary import Group, Kind
from storage.records import EvidenceKind, Level

Pairs = Sequence[tuple[str, str]]
Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NARROWING = ("period", "since", "until", "outlet", "language", "level", "group", "kind", "basis")
# Beyond it no list of ours has pages, and SQLite's offset would overflow.
LAST_PAGE = 1_000_000
# Characters of a slug, a domain or a language code.
LONGEST_NAME = 253


class WrongQuestion(Exception):
    """An address that asks for what cannot be; the message is one line."""


class Scope(StrEnum):
    """Which articles a list is taken from."""

    COUNTED = "counted"  # those that a share counts
    STORED = "stored"  # all


class Show(StrEnum):
    """Which of them it shows."""

    RUSSIAN = "russian"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a list of articles is asked for; a period is cut by `since` and `until`, as in a share."""

    period: str | None = None
    since: date | None = None
    until: date | None = None
    show: Show = Show.ALL
    scope: Scope = Scope.COUNTED
    outlet: str | None = None
    language: str | None = None
    level: Level | None = None
    group: Group | None = None
    kind: Kind | None = None
    basis: EvidenceKind | None = None
    page: int = 1

    def days(self) -> tuple[date | None, date | None]:
        """Returns the first and the last day that is asked for."""
        first, last = bounds_of_period(self.period) if self.period else (None, None)
        return (
            max((day for day in (first, self.since) if day), default=None),
            min((day for day in (last, self.until) if day), default=None),
        )


def read_share_question(pairs: Pairs) -> Request:
    """Returns the request of `/`, `/share.csv` and `/api/share`: the options of the verb `share`, with their names.

    Raises:
        WrongQuestion: for a name or a value that is none.
    """
    asked = _Asked(pairs, ("since", "until", "by", "space", "weights"), several=("slice",))
    return Request(
        since=asked.read("since", _read_day),
        until=asked.read("until", _read_day),
        by=asked.word("by", By) or By.WEEK,
        slices=tuple(_read_word("slice", each, Slice) for each in asked.all("slice")),
        space=asked.word("space", Space) or Space.DOMESTIC,
        weights=asked.word("weights", Weights) or Weights.ARTICLES,
    )


def read_list_question(pairs: Pairs) -> ListQuestion:
    """Returns what `/articles` is asked for.

    Raises:
        WrongQuestion: for a name or a value that is none.
    """
    names = (
        "period",
        "since",
        "until",
        "show",
        "scope",
        "outlet",
        "language",
        "level",
        "group",
        "kind",
        "basis",
        "page",
    )
    asked = _Asked(pairs, names)
    return ListQuestion(
        period=asked.read("period", _read_period),
        since=asked.read("since", _read_day),
        until=asked.read("until", _read_day),
        show=asked.word("show", Show) or Show.ALL,
        scope=asked.word("scope", Scope) or Scope.COUNTED,
        outlet=asked.read("outlet", _read_name),
        language=asked.read("language", _read_name),
        level=asked.word("level", Level),
        group=asked.word("group", Group),
        kind=asked.word("kind", Kind),
        basis=asked.word("basis", EvidenceKind),
        page=asked.read("page", _read_page) or 1,
    )


def read_url_question(pairs: Pairs) -> str:
    """Returns the address that `/article` is asked for.

    Raises:
        WrongQuestion: there is none.
    """
    url = _Asked(pairs, ("url",)).read("url", str)
    if url is None:
        raise WrongQuestion("which article? Write /article?url=https://…")
    return url


def expect_nothing(pairs: Pairs) -> None:
    """Refuses any parameter.

    Raises:
        WrongQuestion: there is one.
    """
    _Asked(pairs, ())


def address(path: str, **values: object) -> str:
    """Returns the address of a page; values of None are left out, and so is what a list holds none of."""
    listed = ((name, value if isinstance(value, (list, tuple)) else (value,)) for name, value in values.items())
    pairs = [(name, str(each)) for name, several in listed for each in several if each is not None]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def share_address(path: str, request: Request, **changes: object) -> str:
    """Returns the address of the same share at another path, or with something changed; defaults are left out."""
    values: dict[str, object] = {
        "by": None if request.by is By.WEEK else request.by,
        "since": request.since,
        "until": request.until,
        "slice": request.slices,
        "weights": None if request.weights is Weights.ARTICLES else request.weights,
    }
    return address(path, **values | changes)


def list_address(question: ListQuestion, **changes: object) -> str:
    """Returns the address of the same list with something changed; defaults are left out."""
    values: dict[str, object] = {name: getattr(question, name) for name in _NARROWING}
    values["show"] = None if question.show is Show.ALL else question.show
    values["scope"] = None if question.scope is Scope.COUNTED else question.scope
    return address("/articles", **values | changes)


class _Asked:
    """The parameters of one address. A form sends a field that was left empty, so an empty value asks for nothing."""

    def __init__(self, pairs: Pairs, names: Collection[str], several: Collection[str] = ()) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            if name not in names and name not in several:
                known = ", ".join((*names, *several)) or "none"
                raise WrongQuestion(f"unknown parameter {_quote(name)}; known here: {known}")
            if value:
                self._values.setdefault(name, []).append(value)
        for name, values in self._values.items():
            if name not in several and len(values) > 1:
                raise WrongQuestion(f"{name} is given {len(values)} times")

    def all(self, name: str) -> list[str]:
        return self._values.get(name, [])

    def read(self, name: str, reader: Callable[[str], Value]) -> Value | None:
        values = self.all(name)
        try:
            return reader(values[0]) if values else None
        except ValueError as problem:
            raise WrongQuestion(f"{name}: {problem}") from None

    def word(self, name: str, vocabulary: type[Word]) -> Word | None:
        return self.read(name, lambda text: _read_word(name, text, vocabulary))


def _read_word(name: str, text: str, vocabulary: type[Word]) -> Word:
    try:
        return vocabulary(text)
    except ValueError:
        raise WrongQuestion(f"{name}: {_quote(text)} is none of {', '.join(vocabulary)}") from None


def _read_day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{_quote(text)} is no day; write it as 2026-11-22")


def _read_period(text: str) -> str:
    try:
        bounds_of_period(text)
    except ValueError:
        raise ValueError(f"{_quote(text)} is no period; write 2026-11-22, 2026-W46 or 2026-11") from None
    return text


def _read_name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise ValueError(f"longer than {LONGEST_NAME} characters")
    return text


def _read_page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE)) and 1 <= int(text) <= LAST_PAGE):
        raise ValueError(f"{_quote(text)} is no page; write a number from 1 on")
    return int(text)


def _quote(text: str) -> str:
    # What was typed comes back in one line, and not all of it.
    return repr(text if len(text) <= 60 else f"{text[:60]}…")
