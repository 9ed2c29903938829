"""Rows that go out and come back: any title, any reader."""

import csv
import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.codebook import Column, Table
from reports.sheets import CUT, LONGEST_TEXT, Sheet
from reports.tables import unguard

TABLE = Table("titles", "", "", (Column("number", "integer", ""), Column("title", "string", "")))
# What a store can hold: it has replaced NUL and halves of surrogate pairs.
TITLES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text(
    "'=+-@＝\t\r\n\ufeff \",;|"
)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, strict=True))


@given(st.lists(TITLES, max_size=8))
def test_every_title_comes_back_as_it_was_and_none_begins_as_a_formula(titles: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, Sheet(Path(name), TABLE) as sheet:
        for number, title in enumerate(titles):
            sheet.add({"title": title, "number": number})
        written = sheet.written()
        sheet.__exit__(None, None, None)
        data = (Path(name) / "titles.csv").read_bytes()
        header, *rows = read(Path(name) / "titles.csv")
    assert header == ["number", "title"]
    assert [[str(number), title] for number, title in enumerate(titles)] == [[a, unguard(b)] for a, b in rows]
    assert not any(row[1].lstrip(" \ufeff").startswith(tuple("=+-@＝＋－＠\t\r\n")) for row in rows)
    assert (written.rows, written.bytes) == (len(titles), len(data))
    assert written.sha256 == hashlib.sha256(data).hexdigest()
    assert data.endswith(b"\r\n")


def test_a_row_ends_with_both_signs_and_a_line_end_in_a_title_stays_as_it_was(tmp_path: Path) -> None:
    with Sheet(tmp_path, TABLE) as sheet:
        sheet.add({"number": 1, "title": 'one\ntwo\r"three"'})
        sheet.add({"number": 2, "title": None})
    data = (tmp_path / "titles.csv").read_bytes()
    assert data == b'number,title\r\n1,"one\ntwo\r""three"""\r\n2,\r\n'


def test_a_title_longer_than_a_spreadsheets_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    with Sheet(tmp_path, TABLE) as sheet:
        sheet.add({"number": 1, "title": "👍" * LONGEST_TEXT})
        sheet.add({"number": 2, "title": "👍" * 200_000})
    _, (_, whole), (_, cut) = read(tmp_path / "titles.csv")
    assert whole == "👍" * LONGEST_TEXT
    assert cut == whole + CUT
    assert len(cut.encode("utf-16-le")) // 2 < 32_767


@pytest.mark.parametrize("row", [{"number": 1}, {"number": 1, "title": "", "text": ""}, {}])
def test_a_row_that_the_codebook_does_not_describe_is_refused(tmp_path: Path, row: dict[str, object]) -> None:
    with Sheet(tmp_path, TABLE) as sheet, pytest.raises(ValueError, match=r"titles.csv: \[.*\] in the row or codebook"):
        sheet.add(row)
