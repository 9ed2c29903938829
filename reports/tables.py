"""Rows as a table to read, as JSON, or as CSV: what every verb prints with `--format`."""

import csv
import io
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text


class Format(StrEnum):
    """The forms of one row set."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


# What a spreadsheet takes for a formula: = + - @ (also in full width, for East Asian settings), and the control
# characters that it drops before them (OWASP "CSV injection", ASVS 1.2.10, CWE-1236); blanks in front do not stop it.
# Apostrophes that stand there already get one more, so that taking one away always gives the text back.
FORMULA = r"'*(?:[^\S\t\r\n]|\ufeff)*[=+\-@＝＋－＠\t\r\n\0]"
_FORMULA = re.compile(FORMULA)

# A lone half of a surrogate pair (JSON may hold one) has no UTF-8 form and would stop the whole output.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# Wider than any row: a pipe has no edge at which to fold.
_NO_EDGE = 1_000_000

# Below these a table would lose cells: in a window still narrower the terminal folds the rows itself.
_LEAST_TEXT = 10  # characters for a column of words: a date
_GAP = 3  # characters between two columns

_DECIMALS = 4  # in the table alone, where a person reads; JSON and CSV give every digit


def render(rows: Sequence[Mapping[str, object]], columns: Sequence[str], fmt: Format, width: int | None = None) -> str:
    """Returns `rows`, cut to `columns` in their order, without a final newline.

    A key that a row lacks counts as None: null in JSON, empty in CSV, a dash in the table. In CSV numbers stay numbers
    and a text that a spreadsheet would run as a formula gets an apostrophe in front. `width` (characters) folds the
    table; None asks standard output, and a pipe gets every row on one line. Data is never shortened.

    Raises:
        TypeError: for a value that has no JSON form.
        ValueError: for a number that is not finite.
    """
    match Format(fmt):
        case Format.JSON:
            lines = [render_json({column: row.get(column) for column in columns}) for row in rows]
            return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
        case Format.CSV:
            return "\n".join([csv_line(columns), *(csv_line(map(row.get, columns)) for row in rows)])
        case Format.TABLE:
            return _encodable(_table(rows, columns, terminal_width() if width is None else width))


def render_json(value: object) -> str:
    """Returns `value` as JSON on one line, letters as they are.

    Raises:
        TypeError: for a value that has no JSON form.
        ValueError: for a number that is not finite.
    """
    return _encodable(json.dumps(value, ensure_ascii=False, allow_nan=False, default=_json_form))


def csv_line(values: Iterable[object]) -> str:
    """Returns one row of a CSV without the end of its line; see `render` for what becomes of each value.

    Raises:
        ValueError: for a number that is not finite.
    """
    sink = io.StringIO()
    # Python 3.11 quotes a line break only when the terminator holds it: with "\n", a "\r" inside a text would go out
    # bare and tear the row.
    csv.writer(sink, lineterminator="\r\n").writerow([_csv_cell(value) for value in values])
    return _encodable(sink.getvalue().removesuffix("\r\n"))


def unguard(cell: str) -> str:
    """Returns the text of a CSV cell as it was before an apostrophe kept it from being run as a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def terminal_width() -> int | None:
    """Returns how many characters stand on a line of the terminal, or None when standard output is not one."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _json_form(value: object) -> object:
    if isinstance(value, date):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form: {value!r}")


def _csv_cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return float(render_json(value))  # refuses what is not finite, as JSON does
    if isinstance(value, int):
        return value
    return _guarded(_words(value))


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _words(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)) and all(isinstance(part, str) for part in value):
        return " ".join(value if isinstance(value, (list, tuple)) else sorted(value))
    return render_json(value)


def _table(rows: Sequence[Mapping[str, object]], columns: Sequence[str], width: int | None) -> str:
    piped = width is None
    table = Table(box=None if piped else SIMPLE_HEAD, pad_edge=False, show_edge=False)
    least = 0
    for column in columns:
        numeric = all(isinstance(row.get(column), (int, float, type(None))) for row in rows)
        widest = max([len(column), *(len(_table_cell(row.get(column))) for row in rows)])
        # A number or a date broken over two lines reads as two: in a narrow window the long texts alone give way.
        narrowest = widest if numeric else min(widest, _LEAST_TEXT)
        justify: Literal["left", "right"] = "right" if numeric else "left"
        table.add_column(Text(_visible(column)), justify=justify, overflow="fold", min_width=narrowest)
        least += narrowest + _GAP
    for row in rows:
        # Text, because a bare string would have its [brackets] read as markup.
        table.add_row(*(Text(_table_cell(row.get(column))) for column in columns))
    sink = io.StringIO()
    edge = _NO_EDGE if width is None else max(width, least)
    console = Console(file=sink, width=edge, color_system=None, legacy_windows=False)
    console.print(table, soft_wrap=piped)
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines())


def _table_cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.{_DECIMALS}f}"
    return _visible(_words(value))


def _visible(text: str) -> str:
    # A crawled title may hold escape sequences that would move the cursor or rename the window, and signs that turn
    # the writing direction of the rest of the line: they are shown by name, not obeyed.
    return "".join(character if _is_plain(character) else f"\\u{ord(character):04x}" for character in text)


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Zl", "Zp"} and character not in _DIRECTIONS


_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _encodable(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)
