"""What is said about an outlet, by whom, and for which days."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, RootModel, Strict, model_validator

T = TypeVar("T")
Day = Annotated[date, Strict()]  # strict: a time of day, or a date in quotes, is a mistake here


def as_list(value: object) -> list[object]:
    """Returns a list as it is, and anything else as the only element of one."""
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def matching(pattern: str, what: str) -> AfterValidator:
    """A check that tells people what to write, where a bare pattern would puzzle them."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"{text!r} is not {what}")
        return text

    return AfterValidator(check)


class Closed(BaseModel):
    """A table that refuses unknown keys and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(Closed):
    """From the day `since` on, up to the day before `until`; an open end has no limit."""

    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _check_order(self) -> "Period":
        if self.since and self.until and self.since >= self.until:
            raise ValueError(f"until ({self.until}) is not after since ({self.since})")
        return self

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def overlaps(self, other: "Period") -> bool:
        return all(
            one.until is None or another.since is None or one.until > another.since
            for one, another in ((self, other), (other, self))
        )


class Fact(Period, Generic[T]):
    """What is said about an outlet, by whom (`source`, citable; empty: not known), for which period."""

    value: T
    source: str = ""


class History(RootModel[tuple[Fact[T], ...]], Generic[T]):
    """The facts on one question, of which at most one holds on any day."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, given: object) -> object:
        """A plain value is a fact without source and dates; a single fact needs no list."""
        return [each if isinstance(each, dict | Fact) else {"value": each} for each in as_list(given)]

    @model_validator(mode="after")
    def _check_overlap(self) -> "History[T]":
        for number, fact in enumerate(self.root):
            for earlier in self.root[:number]:
                if fact.overlaps(earlier):
                    raise ValueError(f'"{earlier.value}" and "{fact.value}" are both said of the same days')
        return self

    def on(self, day: date) -> T | None:
        """Returns what held on that day, or None where nothing is said about it."""
        return next((fact.value for fact in self.root if fact.covers(day)), None)

    @property
    def latest(self) -> T | None:
        """What holds now as far as the file tells: the fact that began last."""
        return max(self.root, key=lambda fact: fact.since or date.min).value if self.root else None
