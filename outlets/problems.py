"""What is wrong with a registry file, as one line that names the file, the line and the thing."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from outlets.positions import KeyPath, find_lines

_LONGEST = 400  # characters of a problem: a key or a form may be of any length
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")  # a problem is one line
_MOST_SHOWN = 80  # characters of a wrong value
_MOST_BITS_SHOWN = 128  # Python refuses to write out integers of thousands of digits

# Pydantic's words for a reader who has never heard of it.
_PLAIN_WORDS = {
    "Input should": "should",
    "String should": "should",
    "Tuple should": "should",
    "valid tuple": "list",
    "a valid boolean": "true or false",
}

_Keys = dict[str, tuple[str, ...]]


class RegistryError(Exception):
    """The registry cannot be used; `problems` holds every reason, one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one file, as it is shown to people."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass
class Source:
    """A registry file: its name as shown, and its text, to find the line of a key only when one is needed."""

    shown: str
    text: str = ""
    _lines: dict[KeyPath, int] = field(default_factory=dict, repr=False)

    def line_of(self, *path: str | int) -> int:
        """Returns the line, from 1, of the key at `path`, or of the nearest key around it that the file spells out."""
        if not self._lines:
            try:
                self._lines = find_lines(self.text)
            except (ValueError, LookupError, RecursionError):
                self._lines = {(): 1}  # a file so strange that its first line has to do
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, text: str, *path: str | int) -> Problem:
        return Problem(self.shown, self.line_of(*path), _UNPRINTABLE.sub(" ", text)[:_LONGEST])


def describe(
    error: ValidationError, model: type[BaseModel], source: Source, set_by_us: frozenset[str]
) -> list[Problem]:
    """Turns pydantic's findings into problems; `set_by_us` are fields of the model that no file may hold."""
    keys = _keys_below(model)
    keys[""] = tuple(_key(*field) for field in model.model_fields.items() if field[0] not in set_by_us)
    return [source.problem(_sentence(each, keys), *each["loc"]) for each in error.errors(include_url=False)]


def nearest(word: str, words: Iterable[str]) -> str:
    """Returns ' (did you mean "x"?)' for the word that looks most like this one, or nothing."""
    near = get_close_matches(word, list(words), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def _keys_below(model: type[BaseModel]) -> _Keys:
    """The keys of each sub-table, by the key that holds it: models are found through the annotations' arguments."""
    return {_key(name, info): tuple(_keys_within(info.annotation)) for name, info in model.model_fields.items()}


def _keys_within(annotation: object) -> Iterable[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        if "root" not in fields:
            yield from (_key(*field) for field in fields.items())
            return
        annotation = fields["root"].annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _keys_within(argument)


def _key(name: str, info: FieldInfo) -> str:
    """A field may be called otherwise in the file: the panel's `members` are written [[member]]."""
    return info.alias or name


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > _MOST_BITS_SHOWN:
        return "a huge number"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}..."


def _sentence(error: ErrorDetails, keys: _Keys) -> str:
    where = ".".join(str(part) for part in error["loc"] if isinstance(part, str))
    last = str(error["loc"][-1]) if error["loc"] else ""
    given = _shown(error["input"])
    match error["type"]:
        case "extra_forbidden":
            known = keys[""] if len(error["loc"]) == 1 else keys.get(str(error["loc"][0]), ())
            return f'unknown key "{where}"{nearest(last, known)}'
        case "missing":
            return f"{where}: has too few items" if last.isdigit() else f'missing key "{where}"'
        case "too_short" | "string_too_short":
            return f"{where}: is empty"
        case "model_type":
            return f"{where}: should be text or a table, not {given}"
        case "enum":
            expected = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            hint = nearest(given.strip('"'), expected.split(", "))
            return f"{where}: {given} is not one of {expected}{hint}"
        case "value_error":
            return f"{where}: {error['ctx']['error']}" if where else str(error["ctx"]["error"])
    message = error["msg"]
    for theirs, ours in _PLAIN_WORDS.items():
        message = message.replace(theirs, ours)
    return f"{where}: {message}, not {given}"
