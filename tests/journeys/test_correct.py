"""The way of a person who sees that a verdict is wrong: it is set right, stays so, and can be taken back."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.corpus.texts import make_text
from tests.journeys.conftest import Derekkoz, Done
from tests.journeys.test_serve import serving

TEXT = make_text(1)
SOURCE, COPY = "https://ria.ru/made-up/1/", "https://tengrinews.kz/made-up/2/"
OWN, STRANGE = "https://tengrinews.kz/made-up/3/", "https://newcomer.kz/made-up/4/"
CORRECT = ("--by", "A. Coder", "--format", "json")


@pytest.fixture
def imported(derekkoz: Derekkoz, tmp_path: Path) -> Derekkoz:
    lines = [
        {"url": SOURCE, "text": TEXT, "published_at": "2026-11-10T10:00:00+05:00"},
        {"url": COPY, "text": f"{TEXT} {make_text(2, 50)}", "published_at": "2026-11-10T10:14:00+05:00"},
        {"url": OWN, "text": make_text(3), "published_at": "2026-11-10T11:00:00+05:00"},
        {"url": STRANGE, "text": make_text(4), "published_at": "2026-11-10T11:00:00+05:00"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert derekkoz("import", "a.jsonl").code == 0
    assert derekkoz("match").code == 0
    return derekkoz


def read(done: Done) -> Any:
    assert done.code == 0, done.err
    return json.loads(done.out)


def count(derekkoz: Derekkoz) -> tuple[int, int]:
    [week] = read(derekkoz("share", "--format", "json"))["series"]
    return week["articles"], week["russian"]


def test_a_correction_outlives_everything_until_it_is_withdrawn(imported: Derekkoz, tmp_path: Path) -> None:
    machine = read(imported("trace", COPY, "--format", "json"))
    assert (machine["origin"]["levels"], count(imported)) == (["L3"], (2, 1))
    said = read(imported("correct", COPY, "--verdict", "not-russian", "--why", "both had a release", *CORRECT))
    assert (said["changed"], said["before"]["levels"], said["after"]["russian"]) == (True, ["L3"], False)
    corrected = read(imported("trace", COPY, "--format", "json"))
    assert corrected["origin"]["basis"] == corrected["evidence"][-1]["kind"] == "correction"
    assert corrected["evidence"][-1]["role"] == "source"
    assert corrected["origin"]["because"].startswith("corrected by A. Coder on ")
    assert corrected["origin"]["because"].endswith(": both had a release")
    for verb in (("import", "a.jsonl"), ("match",), ("reread", "--all"), ("match",), ("measure",)):
        assert imported(*verb).code == 0
    assert read(imported("trace", COPY, "--format", "json")) == corrected
    assert count(imported) == (2, 0)
    assert imported("export", "--week", "2026-W46", "--to", "week").code == 0
    rows = list(csv.DictReader(io.StringIO(next(tmp_path.glob("week/**/articles.csv")).read_text())))
    [row] = [row for row in rows if row["url"] == COPY]
    assert (row["basis"], row["russian"], row["levels"]) == ("correction", "false", "")

    back = read(imported("correct", COPY, "--withdraw", *CORRECT))
    assert back["after"] == {name: machine["origin"][name] for name in back["after"]}
    assert count(imported) == (2, 1)
    after = read(imported("trace", COPY, "--format", "json"))
    assert [(one["state"], one["by"]) for one in after["corrections"]] == [("withdrawn", "A. Coder")]
    assert {**after, "corrections": []} == machine
    assert (
        imported("reread", "--all", "--format", "json").out == '{"read": 4, "changed": 0, "moved": 0, "changes": []}\n'
    )


def test_the_latest_that_was_not_withdrawn_rules_and_all_are_listed(imported: Derekkoz) -> None:
    for levels, why in ((("--level", "L1"), "one"), ((), "two"), ((), "two")):
        done = imported("correct", OWN, "--verdict", "russian", *levels, "--source", "tass", "--why", why, *CORRECT)
        assert done.code == 0
    assert done.error_line == "derekkoz: that was said already; nothing has changed"
    assert imported("correct", COPY, "--verdict", "not-russian", "--why", "three", *CORRECT).code == 0
    rows = read(imported("correct", "--list", "--format", "json"))
    assert [(row["url"], row["why"], row["levels"], row["state"]) for row in rows] == [
        (COPY, "three", [], "rules"),
        (OWN, "two", ["L2"], "rules"),
        (OWN, "one", ["L1"], "replaced"),
    ]
    assert read(imported("correct", OWN, "--withdraw", *CORRECT))["after"]["levels"] == ["L1"]
    mine = imported("correct", OWN, "--list", "--format", "csv").out
    assert [row["state"] for row in csv.DictReader(io.StringIO(mine))] == ["withdrawn", "rules"]
    page = imported("trace", OWN).out
    assert "said by a person" in page
    assert "by A. Coder: of Russian origin (L1), from TASS: one (rules)" in page


def test_an_outlet_that_gets_a_file_gets_its_articles(imported: Derekkoz, tmp_path: Path) -> None:
    before = imported("share", "--format", "json").err + imported("trace", STRANGE).out
    assert "newcomer.kz (in no registry file)" in before
    for slug, url in (("newcomer", "https://newcomer.kz/"), ("ria", "https://ria.ru/")):
        file = tmp_path / "mine" / "ru" / f"{slug}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'name = "{slug}"\nurl = "{url}"\nlanguages = ["ru"]\naudience = "kz"\n')
    (tmp_path / "mine" / "panel.toml").write_text('name = "mine"\nmember = [{ slug = "newcomer" }]\n')
    mine = {"DEREKKOZ_REGISTRY": "mine"}
    assert read(imported("reread", "--format", "json", **mine))["read"] == 0
    done = imported("reread", "--all", **mine)
    assert ["none", "L1", "1"] in [line.split() for line in done.out.splitlines()]
    assert "articles read: 4, 1 of outlets that have a file now; verdicts changed: " in done.error_line
    assert read(imported("share", "--format", "json", **mine))["series"][0]["russian"] == 1


def test_what_cannot_be_done_is_one_line(imported: Derekkoz) -> None:
    russian, other = (OWN, "--verdict", "russian"), (OWN, "--verdict", "not-russian")
    elsewhere = "http://tengrinews.kz/made-up/3"
    for words, line in (
        ((), "which article? Write its address (derekkoz correct --help shows how)"),
        ((OWN,), "say what is right: --verdict russian or --verdict not-russian, and --why; or --withdraw"),
        (russian, "--why: say why: a correction without a reason helps nobody"),
        ((*other, "--level", "L1", "--why", "x"), "--level: what is not of Russian origin has none"),
        ((*russian, "--why", "x", "--by", " "), "--by: say who corrects it"),
        ((OWN, "--withdraw"), "nothing to withdraw: no correction rules this article"),
        ((*russian, "--withdraw"), "--withdraw takes back what was said: say nothing new with it"),
        (("--list", "--withdraw"), "--list changes nothing: give it alone, or with the address of one article"),
        ((elsewhere, "--withdraw"), f"{elsewhere}: not in the store; did you mean {OWN}?"),
        (("https://never.seen/", "--withdraw"), "https://never.seen/: not in the store"),
        (("ftp://x", "--withdraw"), "not an http(s) address: 'ftp://x'"),
    ):
        done = imported("correct", *words)
        assert (done.code, done.out, done.error_line) == (2, "", f"derekkoz: {line}")


def test_it_works_while_the_dashboard_is_served_which_shows_it_at_once(imported: Derekkoz, tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert b"This verdict is wrong" in served.get(f"/article?url={OWN}")
        assert imported("correct", OWN, "--verdict", "russian", "--why", "<seen>", *CORRECT).code == 0
        assert b"&lt;seen&gt;" in served.get(f"/article?url={OWN}")
    with serving(tmp_path, DEREKKOZ_DASHBOARD_CORRECTIONS="nobody") as served:
        assert b"This verdict is wrong" not in served.get(f"/article?url={OWN}")


def test_a_setting_that_is_none_is_one_line(derekkoz: Derekkoz) -> None:
    done = derekkoz("serve", DEREKKOZ_DASHBOARD_CORRECTIONS="anyone")
    assert done.code == 2
    assert done.error_line.startswith("derekkoz: DEREKKOZ_DASHBOARD_CORRECTIONS: dashboard_corrections: ")


@pytest.mark.parametrize("verb", ["correct", "reread"])
def test_the_help_has_an_example(derekkoz: Derekkoz, verb: str) -> None:
    assert f"derekkoz {verb}" in " ".join(derekkoz(verb, "--help").out.split("Example:")[1].split())
