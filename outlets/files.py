"""Reads one registry file: a checked value, or every problem in it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from outlets.problems import Problem, Source, describe

# An outlet's file has about a kilobyte and the panel some ten; more is not a registry file, and TOML parses slowly.
MAX_BYTES = 262_144
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")

M = TypeVar("M", bound=BaseModel)


def read(path: Path, shown: str, model: type[M], given: Mapping[str, object]) -> tuple[M | None, Source, list[Problem]]:
    """Reads a TOML file into the model; `given` are the fields that come from elsewhere and that no file may hold."""
    source = Source(shown)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, source, [source.problem(f"cannot be read: {error.strerror}")]
    if len(content) > MAX_BYTES:
        return None, source, [source.problem(f"is longer than {MAX_BYTES} bytes")]
    try:
        text = content.decode("utf-8-sig")  # some editors put a byte order mark before the first key
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, source, [Problem(shown, line, "is not UTF-8 text")]
    except ValueError as error:  # also what tomllib lets through: a number of more digits than Python converts
        return None, source, [_syntax_problem(error, text, shown)]
    except RecursionError:
        return None, source, [source.problem("is nested too deeply")]
    source.text = text
    ours = [source.problem(f'unknown key "{key}" (the file\'s path says it)', key) for key in given if key in table]
    try:
        return model.model_validate({**table, **given}), source, ours
    except ValidationError as error:
        return None, source, ours + describe(error, model, source, frozenset(given))


def _syntax_problem(error: ValueError, text: str, shown: str) -> Problem:
    message = str(error)
    place = _PLACE.search(message)
    if place is None:
        return Problem(shown, 1, message)
    line = int(place[1]) if place[1] else text.count("\n") + (not text.endswith("\n"))
    what = message[: place.start()]
    if what.startswith(("Cannot overwrite", "Cannot declare", "Duplicate inline table key")):
        what = "a key or table that stands in the file already"
    return Problem(shown, max(line, 1), what[:1].lower() + what[1:])
