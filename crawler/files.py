"""Files of articles: JSON lines and CSV, plain or gzipped, read line by line without trusting their size."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

LONGEST_LINE = 20_000_000  # bytes; a page of 5 MB in JSON's escapes is shorter

_GZIP_MAGIC = b"\x1f\x8b"
_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error, OSError)


class UnreadableFile(Exception):
    """A file that cannot be read, or not to its end: one line that names it and says how far it went."""


class UnknownKind(Exception):
    """A file of a kind that is not read: one line that says which are."""


def check_file(path: Path) -> None:
    """Makes sure, before any work starts, that there is something to read.

    Raises:
        UnknownKind: for a file of another kind, or a folder.
        UnreadableFile: for a file that is missing or closed to us.
    """
    kinds = [suffix for suffix in path.suffixes if suffix != ".gz"]
    if kinds and kinds[-1] in (".warc", ".html", ".zip", ".xlsx", ".parquet"):
        raise UnknownKind(f"{path}: {kinds[-1][1:]} files are not read: give JSON lines or CSV, plain or gzipped")
    if path.is_dir():
        raise UnknownKind(f"{path}: is a folder: give files")
    if path.is_fifo():
        return  # to open a pipe and close it again would end its writer
    try:
        path.open("rb").close()
    except OSError as problem:
        raise UnreadableFile(f"{path}: {problem.strerror}") from None


def size_of(path: Path) -> int:
    """Returns the file's size on disk, in bytes, for a progress bar."""
    return path.stat().st_size


def read_lines(path: Path, position: "Position | None" = None) -> Iterator[tuple[int, bytes | dict[str, str] | None]]:
    """Yields (number from 1, line) for each line that is not blank.

    A line is bytes to be parsed as JSON, the fields of a CSV row, or None where it is longer than LONGEST_LINE.

    Raises:
        UnreadableFile: when the file breaks off; the lines before that have been given.
    """
    number = 0
    try:
        with path.open("rb") as raw:
            magic = raw.peek(2)[:2]  # not read and sought: the file may be a pipe
            if position is not None:
                position.raw = raw
            content = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if magic == _GZIP_MAGIC else raw
            lines = _read_csv(content) if ".csv" in path.suffixes else _read_json_lines(content)
            for number, line in lines:
                yield number, line
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: after line {number} it is not UTF-8: save it as UTF-8") from None
    except csv.Error as problem:
        raise UnreadableFile(f"{path}: no CSV that can be read after line {number}: {problem}") from None
    except _DAMAGE as problem:
        raise UnreadableFile(f"{path}: damaged after line {number}, the rest cannot be read: {problem}") from None


class Position:
    """How far into its file a reader has come, in bytes on disk."""

    raw: BinaryIO | None = None

    def tell(self) -> int:
        """Returns the offset; 0 before the first line."""
        return self.raw.tell() if self.raw is not None and not self.raw.closed and self.raw.seekable() else 0


def _read_json_lines(content: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := content.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = content.readline(LONGEST_LINE)
            yield number, None
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _read_csv(content: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
    previous = csv.field_size_limit(LONGEST_LINE)
    try:
        rows = csv.DictReader(text, restkey="", restval="")
        if not {"url", "text"} <= set(rows.fieldnames or ()):
            raise csv.Error("its first line must name the columns, with commas: url,title,text,published_at")
        for row in rows:
            yield rows.line_num, {name: value for name, value in row.items() if name and value}
    finally:
        csv.field_size_limit(previous)
        text.detach()  # the file below belongs to the caller
