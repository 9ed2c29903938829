"""A researcher takes a week home: the package, held against the share, on any machine, and what can go wrong."""

import csv
import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analysis.corpus.periods import By, name_period
from reports.tables import unguard
from sandbox.folder import write_world
from sandbox.world import build_world
from tests.journeys.conftest import PROJECT, Derekkoz

OURS = {"DEREKKOZ_REGISTRY": "registry"}
TITLE = '=cmd|"/c calc"!A1, «Мост; закрыли»'


@pytest.fixture
def week(derekkoz: Derekkoz, tmp_path: Path) -> str:
    """A store with a made-up week and one article more, whose title is a formula; returns the week."""
    world = build_world(3, weeks=1)
    write_world(world, tmp_path)
    [truth] = world.true_shares()
    first = json.loads((tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()[0])
    strange = first | {"url": first["url"] + "?strange=1", "title": TITLE, "id": "strange"}
    undated = first | {"url": first["url"] + "?undated=1", "published_at": None, "id": "undated"}
    with (tmp_path / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in (strange, undated))
    assert derekkoz("import", "articles.jsonl", **OURS).code == 0
    return truth.week


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def test_the_package_and_the_share_tell_the_same_to_the_last_digit(
    derekkoz: Derekkoz, tmp_path: Path, week: str
) -> None:
    done = derekkoz("export", "--week", week, "--format", "json", **OURS)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    folder = tmp_path / told["folder"]
    assert folder == tmp_path / "var" / "exports" / week
    assert {each["file"]: each["bytes"] for each in told["files"]} == {
        path.name: path.stat().st_size for path in folder.iterdir()
    }
    days = sorted({row["period"] for row in read(folder / "share.csv") if row["by"] == "day"})
    assert len(days) == 7
    bounds = ("--since", days[0], "--until", days[-1], "--format", "json")
    for slices in ([], ["outlet"], ["level"]):
        asked = [word for one in slices for word in ("--slice", one)]
        share = json.loads(derekkoz("share", *bounds, *asked, **OURS).out)
        name = slices[0] if slices else "all"
        rows = [
            row
            for row in read(folder / "share.csv")
            if (row["slice"], row["by"], row["weights"]) == (name, "week", "articles")
        ]
        assert [(int(row["articles"]), int(row["russian"])) for row in rows] == [
            (point["articles"], point["russian"]) for point in share["series"]
        ]
        for figure in ("share", "low", "high", "coverage", "provisional"):
            assert [row[figure] for row in rows] == [
                "" if point[figure] is None else str(point[figure]).lower() for point in share["series"]
            ]
        assert [row["value"] for row in rows] == [next(iter(point["slice"].values()), "") for point in share["series"]]
        assert share["left_out"] == told["left_out"]
    assert told["left_out"]["undated"] == 1

    listed = read(folder / "articles.csv")
    [headline] = json.loads(derekkoz("share", *bounds, **OURS).out)["series"]
    assert (len(listed), sum(row["russian"] == "true" for row in listed)) == (headline["articles"], headline["russian"])
    for level, number in headline["levels"].items():
        assert sum(level in row["levels"].split() for row in listed) == number
    assert [row["published_at_utc"] for row in listed] == sorted(row["published_at_utc"] for row in listed)
    assert [unguard(row["title"]) for row in listed if row["url"].endswith("strange=1")] == [TITLE]
    outlets = read(folder / "outlets.csv")
    assert sum(int(row["articles"]) for row in outlets) == headline["articles"]
    assert {row["url"] for row in read(folder / "evidence.csv")} == {row["url"] for row in listed}

    [one] = [row for row in read(folder / "evidence.csv") if row["kind"] == "credit"][:1]
    story = json.loads(derekkoz("trace", one["url"], "--format", "json", **OURS).out)
    assert story[one["field"]][int(one["start"]) : int(one["end"])] == one["surface"]


def test_two_machines_write_the_same_bytes(derekkoz: Derekkoz, tmp_path: Path, week: str) -> None:
    machines = [
        {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ]
    for number, machine in enumerate(machines):
        assert derekkoz("export", "--week", week, "--to", f"out{number}", **OURS, **machine).code == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / f"out{n}").iterdir()} for n in (0, 1))
    assert len(one) == 6
    assert one == two


def test_without_a_week_the_last_that_is_over_is_written_and_this_one_is_provisional(
    derekkoz: Derekkoz, tmp_path: Path
) -> None:
    today = (datetime.now(UTC) + timedelta(hours=5)).date()
    last = json.loads(derekkoz("export", "--format", "json").out)
    assert last["week"] == name_period(today - timedelta(days=7), By.WEEK)
    assert last["over"] is True
    current = name_period(today, By.WEEK)
    done = derekkoz("export", "--week", current)
    assert done.code == 0
    assert f"The package of {current} is in var/exports/{current}" in done.out
    assert "Provisional: the week is not over yet." in done.out
    assert sorted(path.name for path in (tmp_path / "var" / "exports").iterdir()) == sorted([last["week"], current])
    assert derekkoz("export", "--due").out == f"Nothing is due: the package of {last['week']} is in {last['folder']}\n"
    assert json.loads(derekkoz("export", "--due", "--format", "json").out)["files"] == []
    again = json.loads(derekkoz("export", "--due", "--week", current, "--format", "json").out)
    assert (again["provisional_because"][0], len(again["files"])) == ("the week is not over yet", 6)
    files = read_table(derekkoz("export", "--week", current, "--format", "csv").out)
    assert [row["file"] for row in files][:2] == ["share.csv", "articles.csv"]


def read_table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("week", ["2026-W54", "9998-W01", "2026-W46/../../x"])
def test_a_wrong_week_is_one_line_and_nothing_is_made(derekkoz: Derekkoz, tmp_path: Path, week: str) -> None:
    done = derekkoz("export", "--week", week)
    assert done.code == 2
    assert done.error_line.startswith("derekkoz: --week: ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_taken_is_one_line_and_stays_as_it_was(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    for to in ("mine", "mine/thesis.txt/deeper"):
        done = derekkoz("export", "--week", "2026-W20", "--to", to)
        assert done.code == 2
        assert done.error_line.startswith("derekkoz: --to: ")
    assert derekkoz("export", "--week", "2026-W20", "--to", "w20").code == 0
    done = derekkoz("export", "--week", "2026-W21", "--to", "w20")
    assert (done.code, "holds derekkoz-2026-w20, not derekkoz-2026-w21" in done.error_line) == (2, True)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_full_disk_is_one_line_and_leaves_the_package_that_was_there(
    derekkoz: Derekkoz, tmp_path: Path, week: str
) -> None:
    assert derekkoz("export", "--week", week, "--to", "out", **OURS).code == 0
    before = {path.name: path.stat().st_ino for path in (tmp_path / "out").iterdir()}
    # Room for the store's log, not for the articles.
    limit = (tmp_path / "out" / "articles.csv").stat().st_size - 1000
    done = subprocess.run(
        [sys.executable, "-m", "derekkoz", "export", "--week", week, "--to", "out"],
        cwd=tmp_path,
        env={**os.environ, **OURS, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == "derekkoz: out: File too large: no package was written; what was there is as before\n"
    assert {path.name: path.stat().st_ino for path in (tmp_path / "out").iterdir()} == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(".partial")]
