import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.tables import Format, render, render_json, unguard

ROWS: list[Mapping[str, object]] = [
    {"period": "2026-W45", "articles": 4121, "share": 0.218912, "levels": ["L1", "L2"], "day": date(2026, 11, 8)},
    {"period": "2026-W46", "articles": 0, "share": None, "levels": [], "day": None},
]
COLUMNS = ("period", "articles", "share", "levels", "day")
ENCODABLE = st.text(st.characters(exclude_categories=["Cs"]))


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_csv_has_a_header_plain_numbers_and_nothing_for_none() -> None:
    assert render(ROWS, COLUMNS, Format.CSV).split("\n") == [
        "period,articles,share,levels,day",
        "2026-W45,4121,0.218912,L1 L2,2026-11-08",
        "2026-W46,0,,,",
    ]


def test_json_keeps_types_and_letters() -> None:
    text = render(
        [{"name": "Дереккөз", "day": date(2026, 11, 8), "n": 1.5}], ("name", "day", "n", "absent"), Format.JSON
    )
    assert "Дереккөз" in text
    assert json.loads(text) == [{"name": "Дереккөз", "day": "2026-11-08", "n": 1.5, "absent": None}]


@pytest.mark.parametrize("fmt", Format)
def test_no_row_is_still_a_valid_answer(fmt: Format) -> None:
    text = render([], ("period", "share"), fmt)
    assert text.split() == {"table": ["period", "share"], "csv": ["period,share"], "json": ["[]"]}[fmt]


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\0=1",
        "  =1+1",
        "\u00a0=1",
        "\ufeff=1",
        "\ufeff =1",
        " \ufeff\ufeff =1",
        "＝1+1",
        '=HYPERLINK("http://x.example")',
    ],
)
def test_a_spreadsheet_gets_a_headline_as_text_and_never_as_a_formula(formula: str) -> None:
    (_, (cell,)) = read_csv(render([{"title": formula}], ("title",), Format.CSV))
    assert cell == f"'{formula}"


def test_a_negative_number_stays_a_number() -> None:
    assert render([{"change": -0.5, "n": -3}], ("change", "n"), Format.CSV) == "change,n\n-0.5,-3"


@given(st.lists(st.tuples(ENCODABLE, ENCODABLE), max_size=5))
def test_every_text_comes_back_from_csv_as_it_was(texts: list[tuple[str, str]]) -> None:
    text = render([{"a": a, "b": b} for a, b in texts], ("a", "b"), Format.CSV)
    _, *rows = read_csv(text)
    assert [tuple(map(unguard, row)) for row in rows] == texts


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5))
def test_no_text_of_a_page_stops_the_output_or_breaks_a_row(texts: list[tuple[str, str]]) -> None:
    rows = [{"a": a, "b": b} for a, b in texts]
    for fmt in Format:
        render(rows, ("a", "b"), fmt).encode()
    assert len(render(rows, ("a", "b"), Format.TABLE, width=None).split("\n")) == len(rows) + 1


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
@pytest.mark.parametrize("fmt", [Format.JSON, Format.CSV])
def test_a_number_that_is_none_is_refused(broken: float, fmt: Format) -> None:
    with pytest.raises(ValueError, match="JSON"):
        render([{"share": broken}], ("share",), fmt)


def test_a_value_without_a_json_form_is_named() -> None:
    with pytest.raises(TypeError, match="bytes has no JSON form"):
        render_json({"body": b"x"})


def test_a_piped_table_has_one_line_for_each_row_however_long() -> None:
    header, row = render([{"n": 7, "title": "long " * 200}], ("n", "title"), Format.TABLE).split("\n")
    assert header.split() == ["n", "title"]
    assert row == "7  " + ("long " * 200).rstrip()


@pytest.mark.parametrize("width", [10, 40, 80])
def test_a_narrow_terminal_folds_long_texts_and_loses_nothing(width: int) -> None:
    words = [f"word{n}" for n in range(30)]
    text = render(
        [{"period": "2026-W46", "articles": 123456, "title": " ".join(words)}],
        ("period", "articles", "title"),
        Format.TABLE,
        width=width,
    )
    assert "2026-W46" in text
    assert "123456" in text
    assert re.findall(r"word\d+", text) == words
    assert "…" not in text
    if width == 80:
        assert max(map(len, text.split("\n"))) <= width


def test_none_is_a_dash_and_a_share_has_four_digits_in_the_table() -> None:
    _, first, second = render(ROWS, ("period", "share"), Format.TABLE).split("\n")
    assert first.split() == ["2026-W45", "0.2189"]
    assert second.split() == ["2026-W46", "–"]


def test_a_title_cannot_steer_the_terminal_or_the_markup() -> None:
    _, row = render([{"title": "[red]a[/red] \x1b]0;b\x07 \u202ec"}], ("title",), Format.TABLE).split("\n")
    assert row == r"[red]a[/red] \u001b]0;b\u0007 \u202ec"
