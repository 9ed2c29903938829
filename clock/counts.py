"""A table of daily counts that somebody brings along: series, date, russian, articles."""

import csv
from datetime import date
from pathlib import Path

from analysis.corpus.periods import read_day

COLUMNS = ("series", "date", "russian", "articles")
MOST_DAYS = 40_000  # from the first to the last: a century; more is a slip in a date, and would fill the memory
MOST_ARTICLES = 10**9  # of one day

Rows = dict[str, dict[date, tuple[int, int]]]  # series → day → (Russian, all) articles


class WrongTable(Exception):
    """A table that cannot be read: one line that says where and why."""


def read_counts(path: Path) -> Rows:
    """Returns what a CSV holds, whatever the order of its rows and columns; further columns are passed over.

    Raises:
        WrongTable: with the line, for a file that is no such table.
        OSError: where the file cannot be opened.
    """
    rows: Rows = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise WrongTable(f"{path}: line 1: no column {', '.join(missing)}; it needs {','.join(COLUMNS)}")
            for row in reader:
                series, day, counts = _read_row(row, f"{path}: line {reader.line_num}")
                if day in rows.setdefault(series, {}):
                    raise WrongTable(f"{path}: line {reader.line_num}: {series} has {day} twice")
                rows[series][day] = counts
    except UnicodeDecodeError as problem:
        raise WrongTable(f"{path}: not UTF-8: {problem.reason} at byte {problem.start}") from None
    except csv.Error as problem:
        raise WrongTable(f"{path}: no CSV: {problem}") from None
    days = [day for of_series in rows.values() for day in of_series]
    if not days:
        raise WrongTable(f"{path}: no row under its header")
    if (max(days) - min(days)).days > MOST_DAYS:
        raise WrongTable(f"{path}: from {min(days)} to {max(days)} is more than a century: a slip in a date?")
    return rows


def _read_row(row: dict[str, str | None], place: str) -> tuple[str, date, tuple[int, int]]:
    values = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name, value in values.items():
        if not value:
            raise WrongTable(f"{place}: {name} is empty")
    try:
        day = read_day(values["date"])
    except ValueError:
        raise WrongTable(f"{place}: {values['date']!r} is no day; write it as 2026-11-22") from None
    russian, articles = (_read_number(values[name], f"{place}: {name}") for name in ("russian", "articles"))
    if russian > articles:
        raise WrongTable(f"{place}: {russian} Russian articles of {articles}")
    return values["series"], day, (russian, articles)


def _read_number(text: str, place: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise WrongTable(f"{place}: {text!r} is no whole number of articles")
    number = int(text) if len(text) <= len(str(MOST_ARTICLES)) else MOST_ARTICLES + 1
    if number > MOST_ARTICLES:
        raise WrongTable(f"{place}: {text[:20]} articles in a day are more than there are")
    return number
