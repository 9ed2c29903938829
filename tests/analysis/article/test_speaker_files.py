"""The tables of speakers as files: every line usable, each form there once, each official with where to check it."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "analysis" / "article"
HEADERS = {
    "officials.csv": "name,sort,forms,since,until,source",
    "offices.csv": "sort,name,group,forms",
    "states.csv": "group,sort,name,forms",
    "hosts.csv": "country,hosts",
}


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("name", HEADERS)
def test_a_table_is_plain_and_has_the_columns_that_are_read(name: str) -> None:
    raw = (ROOT / name).read_bytes()
    assert raw.decode("utf-8").splitlines()[0] == HEADERS[name]
    assert b"\r" not in raw
    assert all(None not in row and None not in row.values() for row in rows(name))


@pytest.mark.parametrize("name", ["officials.csv", "offices.csv", "states.csv"])
def test_no_form_is_empty_spaced_or_there_twice(name: str) -> None:
    forms = [form for row in rows(name) for form in row["forms"].split(";")]
    assert [form for form in forms if not form or form != " ".join(form.split()) or form.startswith("*")] == []
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_every_official_has_a_source_and_dates_in_order() -> None:
    for row in rows("officials.csv"):
        assert row["source"], row
        assert re.fullmatch(r"https?://\S+|(?:Presidential )?[A-Z][\w -]+\d[\w -]*|Constitution.*", row["source"]), row
        dates = [date.fromisoformat(row[end]) for end in ("since", "until") if row[end]]
        assert dates == sorted(dates)
        assert row["sort"] != "person" or row["since"], row


def test_names_are_written_in_latin_letters_and_stand_once() -> None:
    names = [row["name"] for row in rows("officials.csv")]
    own = [row["name"] for row in rows("officials.csv") if row["sort"] != "shared"]
    assert [name for name in names if re.search("[Ѐ-ӿ]", name)] == []
    assert len(own) == len(set(own))
    assert set(names) == set(own)


def test_no_host_is_listed_twice() -> None:
    hosts = [host for row in rows("hosts.csv") for host in row["hosts"].split(";")]
    assert sorted({host for host in hosts if hosts.count(host) > 1}) == []
