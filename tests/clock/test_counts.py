from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clock.counts import WrongTable, read_counts

HEADER = "series,date,russian,articles\n"


def write(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "counts.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_table_is_read_whatever_the_order_of_its_rows_and_columns(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "\ufeffarticles,note,date,series,russian\n9,x,2026-11-02,b,0\n10,,2026-11-01,a,3\n8,,2026-11-02,a,8\n",
    )
    assert read_counts(path) == {
        "b": {date(2026, 11, 2): (0, 9)},
        "a": {date(2026, 11, 1): (3, 10), date(2026, 11, 2): (8, 8)},
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "line 1: no column series, date, russian, articles"),
        ("series;date;russian;articles\n", "line 1: no column"),
        (HEADER, "no row under its header"),
        (HEADER + "a,2026-11-01,3,10\na,2026-11-01,4,10\n", "line 3: a has 2026-11-01 twice"),
        (HEADER + "a,2026-11-31,3,10\n", "line 2: '2026-11-31' is no day"),
        (HEADER + "a,20261101,3,10\n", "line 2: '20261101' is no day"),
        (HEADER + "a,2026-W46-1,3,10\n", "is no day"),
        (HEADER + "a,2026-11-01,11,10\n", "line 2: 11 Russian articles of 10"),
        (HEADER + "a,2026-11-01,-1,10\n", "russian: '-1' is no whole number"),
        (HEADER + "a,2026-11-01,1.5,10\n", "is no whole number"),
        (HEADER + "a,2026-11-01,٣,10\n", "is no whole number"),
        (HEADER + "a,2026-11-01,1," + "9" * 5000 + "\n", "are more than there are"),
        (HEADER + "a,2026-11-01,1\n", "line 2: articles is empty"),
        (HEADER + ",2026-11-01,1,2\n", "line 2: series is empty"),
        (HEADER + "a,0001-01-01,1,2\na,2026-11-01,1,2\n", "more than a century"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_no_table_of_counts_is_refused_in_one_line(tmp_path: Path, content: str | bytes, problem: str) -> None:
    with pytest.raises(WrongTable) as refusal:
        read_counts(write(tmp_path, content))
    assert problem in str(refusal.value)
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, content: bytes) -> None:
    for body in (content, HEADER.encode() + content):
        with suppress(WrongTable):
            assert read_counts(write(tmp_path, body))
