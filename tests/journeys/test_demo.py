"""Somebody who has just cloned it: one command, and the whole system on a made-up web, held against its truth."""

import json
from pathlib import Path

from tests.journeys.conftest import Derekkoz


def test_the_demo_finds_the_truth_and_the_step_and_leaves_nothing_running(derekkoz: Derekkoz, tmp_path: Path) -> None:
    done = derekkoz("demo", "--seed", "11", "--format", "json")
    assert done.code == 0, done.err
    shown = json.loads(done.out)
    weeks, alerts = shown["weeks"], shown["alerts"]
    assert len(weeks) == 10
    assert sorted(weeks[0]) == ["high", "low", "period", "share", "true_share"]
    assert all(week["low"] <= week["true_share"] <= week["high"] for week in weeks)
    # What is measured may be off by some articles of 250: credits that nobody finds, and a few that are none.
    assert all(abs(week["share"] - week["true_share"]) < 0.02 for week in weeks)
    assert [alert["period"] for alert in alerts] == [weeks[-2]["period"]]
    package = tmp_path / "var" / "demo" / "exports" / weeks[-1]["period"]
    assert {file.name for file in package.iterdir()} >= {
        "share.csv",
        "articles.csv",
        "evidence.csv",
        "datapackage.json",
    }


def test_a_folder_that_is_not_of_a_demo_is_left_alone(derekkoz: Derekkoz, tmp_path: Path) -> None:
    mine = tmp_path / "var" / "demo" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("keep me")
    done = derekkoz("demo", "--format", "json")
    assert (done.code, mine.read_text()) == (2, "keep me")
    assert "is not of a demo" in done.error_line
