"""What the forms of an article's page send, read strictly, and how such a form stands on the page."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from dashboard.questions import WrongQuestion
from outlets.vocabulary import Group
from storage.records import HEADLINE_LEVELS, Level

# Bytes of a form: each of its characters may take twelve, percent-encoded.
LONGEST_BODY = 32_768
CONTENT_TYPE = "application/x-www-form-urlencoded"
NOT_RUSSIAN = "not-russian"
# What may be right, in the order of the form.
ANSWERS = (*sorted(HEADLINE_LEVELS), NOT_RUSSIAN)
CORRECTION_FIELDS = ("url", "token", "right", "source", "group", "by", "why")
WITHDRAWAL_FIELDS = ("url", "token", "id", "by", "why")
# The fields of a form by what `verdicts.corrections` calls the parts of a statement.
_FIELDS = {"level": "right"}
# Beyond it no id of ours lies, and SQLite could not hold it.
_MOST_DIGITS = 18


Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Blank:
    """The forms of a page as they stand there: their token, what was typed into one, and what was wrong with that."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    field: str = ""

    def typed(self, name: str, about: object = "") -> str:
        """Returns what stood in a field of the form that takes back the correction `about`, or of that of a new one."""
        return self.values.get(name, "") if self.is_about(about) else ""

    def is_about(self, about: object = "") -> bool:
        """Tells whether that form is the one that was sent."""
        return bool(self.values) and self.values.get("id", "") == str(about)


Issue = Callable[[str], Blank]  # an article's address → the forms of its page


def read_form(body: bytes, names: Collection[str]) -> Form:
    """Returns the fields of a form by their names; one that was not sent is empty.

    Raises:
        WrongQuestion: for what none of our forms sends.
    """
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=len(names),
        )
    except ValueError:
        raise WrongQuestion("this is no form of ours") from None
    values = dict(pairs)
    if len(values) < len(pairs) or not values.keys() <= set(names) or not values.get("url"):
        raise WrongQuestion("this is no form of ours")
    return dict.fromkeys(names, "") | values


def read_answer(text: str) -> tuple[Level, ...] | None:
    """Returns the levels that are right, none for what is not of Russian origin; None where nothing was chosen.

    Raises:
        WrongQuestion: for what cannot be chosen.
    """
    if text not in ("", *ANSWERS):
        raise WrongQuestion("right: none of the answers")
    if not text:
        return None
    return () if text == NOT_RUSSIAN else (Level(text),)


def read_group(text: str) -> Group | None:
    """Returns the group that was chosen, None where none was.

    Raises:
        WrongQuestion: for what is none.
    """
    try:
        return Group(text) if text else None
    except ValueError:
        raise WrongQuestion(f"group: none of {', '.join(Group)}") from None


def read_id(text: str) -> int:
    """Returns the id of a correction.

    Raises:
        WrongQuestion: for what is no number.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise WrongQuestion("id: no number")
    return int(text)


def name_field(part: str) -> str:
    """Returns the field of the form in which a part of a statement stands."""
    return _FIELDS.get(part, part)
