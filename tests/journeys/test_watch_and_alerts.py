"""A desk editor's way: a table of one's own, the store's series, and who is told."""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.journeys.conftest import Derekkoz


def write_counts(path: Path, *series: str) -> None:
    rng = Random(1)
    lines = ["series,date,russian,articles"]
    for name in series:
        for number in range(150):
            chance = 0.5 if number >= 120 else 0.2
            found = sum(rng.random() < chance for _ in range(100))
            lines.append(f"{name},{date(2026, 1, 5) + timedelta(days=number)},{found},100")
    path.write_text("\n".join(lines))


def test_a_table_of_ones_own_is_watched_without_registry_and_database(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_counts(tmp_path / "mine.csv", "kk", "ru")
    done = derekkoz("watch", "--counts", "mine.csv", DEREKKOZ_REGISTRY="nowhere")
    alarms = json.loads(done.out)["alarms"]
    assert (done.code, done.err) == (0, "")
    assert [(one["series"], one["direction"]) for one in alarms] == [("kk", "up"), ("ru", "up")]
    assert all(one["date"] <= "2026-05-08" and one["score"] >= 1 for one in alarms)
    assert sorted(alarms[0]) == ["date", "direction", "rule", "score", "series"]
    family = derekkoz("watch", "--counts", "mine.csv", "--budget", "family", "--format", "csv")
    assert family.out.splitlines()[0] == "series,date,direction,rule,score"
    assert not (tmp_path / "var").exists()


def test_a_table_that_is_none_gets_one_line(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a;b\n")
    for arguments in (["mine.csv"], ["nowhere.csv"], ["mine.csv", "--alarms-per-year", "0"]):
        done = derekkoz("watch", "--counts", *arguments)
        assert (done.code, done.out) == (2, "")
        assert done.error_line


def test_an_empty_store_has_nothing_to_tell_and_says_so(derekkoz: Derekkoz) -> None:
    for verb in (["measure"], ["watch"], ["spikes"], ["check"], ["alerts"]):
        done = derekkoz(*verb, "--format", "json")
        assert (done.code, json.loads(done.out)) == (0, []), verb
    assert "nobody would be told" in derekkoz("alerts").err
    refused = derekkoz("alerts", "test")
    assert (refused.code, refused.error_line) == (
        1,
        "derekkoz: nobody would be told: set alerts_to in derekkoz.toml",
    )
    assert derekkoz("alerts", "show", "7").code == 2


def test_a_test_message_that_reaches_nobody_stays_in_the_outbox(derekkoz: Derekkoz) -> None:
    address = {"DEREKKOZ_ALERTS_TO": "json://user:secret@127.0.0.1:9/"}
    done = derekkoz("alerts", "test", **address)
    assert done.code == 1
    assert "secret" not in done.err
    [kept] = json.loads(derekkoz("alerts", "--format", "json").out)
    assert (kept["kind"], kept["state"], kept["attempts"]) == ("test", "due", 1)
    assert "secret" not in derekkoz("config", "show", **address).out
    wrong = derekkoz("alerts", "send", DEREKKOZ_ALERTS_TO="nonsense://secret")
    assert (wrong.code, "secret" in wrong.err) == (2, False)
