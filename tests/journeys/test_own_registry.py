"""A registry of one's own: a folder that a setting names, in place of the shipped outlets."""

import json
from pathlib import Path

from tests.journeys.conftest import Derekkoz

OUTLET = 'name = "Made-up News"\nurl = "https://made-up.example/"\nlanguages = ["ru"]\naudience = "kz"\n'
PANEL = 'name = "mine"\nmember = [{ slug = "made_up", since = 2026-01-01 }]\n'


def write_registry(folder: Path, outlet: str = OUTLET) -> None:
    (folder / "mine" / "kz").mkdir(parents=True)
    (folder / "mine" / "kz" / "made_up.toml").write_text(outlet, encoding="utf-8")
    (folder / "mine" / "panel.toml").write_text(PANEL, encoding="utf-8")


def test_every_verb_asks_the_folder_that_was_named(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_registry(tmp_path)
    listed = derekkoz("outlets", "list", "--format", "json", DEREKKOZ_REGISTRY="mine")
    assert [outlet["slug"] for outlet in json.loads(listed.out)] == ["made_up"]
    line = {"url": "https://made-up.example/1", "text": "Мост закрыли", "published_at": "2026-11-10"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    derekkoz("import", "a.jsonl", DEREKKOZ_REGISTRY="mine")
    share = json.loads(derekkoz("share", "--by", "week", "--format", "json", DEREKKOZ_REGISTRY="mine").out)
    assert (share["panel"], share["series"][0]["articles"]) == ("mine", 1)


def test_a_problem_in_that_folder_is_told_with_its_file_and_line(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_registry(tmp_path, OUTLET + "feed = []\n")
    for verb in (("outlets", "check"), ("outlets", "list")):
        done = derekkoz(*verb, DEREKKOZ_REGISTRY="mine")
        assert done.code == 2
        assert "mine/kz/made_up.toml:5: unknown key" in done.err


def test_a_folder_that_is_not_there_is_one_line(derekkoz: Derekkoz) -> None:
    done = derekkoz("outlets", "list", DEREKKOZ_REGISTRY="nowhere")
    assert done.code == 2
    assert "panel.toml:1: cannot be read" in done.error_line
