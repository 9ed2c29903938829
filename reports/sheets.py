"""Files of rows, written one row at a time: CSV as RFC 4180 has it, and what was written of each."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reports.codebook import Table
from reports.tables import csv_line

# As RFC 4180 has it; and a lone line feed inside a title then never looks like the end of a row.
LINE_END = "\r\n"

# Code points that a text may have. A spreadsheet's cell holds 32,767 UTF-16 units, of which a code point can take two;
# real titles are shorter than 400.
LONGEST_TEXT = 16_000
CUT = " […]"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written; `rows` without the header, None where it is no table."""

    file: str
    rows: int | None
    bytes: int
    sha256: str


class Sheet:
    """A table's file that is being written."""

    def __init__(self, folder: Path, table: Table) -> None:
        """Makes the file, which must not be there yet, and writes its header."""
        self._table = table
        self._columns = tuple(column.name for column in table.columns)
        self._file = (folder / table.path).open("xb")
        self._digest = hashlib.sha256()
        self._rows = self._bytes = 0
        self._write(csv_line(self._columns))

    def add(self, row: Mapping[str, object]) -> None:
        """Writes a row with a value for each column.

        Raises:
            ValueError: it has other columns than the codebook.
        """
        if row.keys() != set(self._columns):
            raise ValueError(
                f"{self._table.path}: {sorted(row.keys() ^ set(self._columns))} in the row or codebook alone"
            )
        self._write(csv_line(_shorten(row[column]) for column in self._columns))
        self._rows += 1

    def written(self) -> Written:
        """Returns what was written until now."""
        return Written(self._table.path, self._rows, self._bytes, self._digest.hexdigest())

    def __enter__(self) -> Self:
        """Returns the sheet itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the file."""
        self._file.close()

    def _write(self, line: str) -> None:
        data = (line + LINE_END).encode()
        self._file.write(data)
        self._digest.update(data)
        self._bytes += len(data)


def write_text(path: Path, text: str) -> Written:
    """Writes a file that is no table."""
    data = text.encode()
    with path.open("xb") as file:
        file.write(data)
    return Written(path.name, None, len(data), hashlib.sha256(data).hexdigest())


def _shorten(value: object) -> object:
    return value[:LONGEST_TEXT] + CUT if isinstance(value, str) and len(value) > LONGEST_TEXT else value
