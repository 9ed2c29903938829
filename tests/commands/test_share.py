import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis.corpus.request import Space, Weights
from commands.errors import WrongInput
from commands.share import share

ROOT = Path(__file__).parents[2]


def run(home: Path, *arguments: str) -> str:
    """Runs the command line on a store of its own and returns what it printed."""
    environment = os.environ | {"DEREKKOZ_HOME": str(home)}
    command = [sys.executable, "-m", "derekkoz", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def line(number: int, published_at: str | None, url: str = "https://tengrinews.kz/made-up/{}/") -> str:
    """Returns a made-up article as `import` takes it."""
    text = f"Вымышленная новость номер {number}: в городе открыли новую библиотеку и читальный зал для детей. " * 3
    return json.dumps(
        {"url": url.format(number), "title": f"Новость {number}", "text": text, "published_at": published_at}
    )


def test_the_series_of_imported_articles_counts_dated_and_tells_of_undated_and_unregistered_ones(
    tmp_path: Path,
) -> None:
    # 18:59 in UTC on a Sunday is still that Sunday in Almaty, 19:00 is Monday and another week.
    articles = [
        line(1, "2026-11-15T18:59:00Z"),
        line(2, "2026-11-15T19:00:00Z"),
        line(3, None),
        line(4, "2026-11-15T12:00:00Z", "https://nobody-registered.example/{}"),
    ]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(articles), encoding="utf-8")
    run(tmp_path / "home", "import", str(file))
    asked = ("share", "--since", "2026-11-02", "--until", "2026-11-22", "--format", "json")
    answer: dict[str, Any] = json.loads(run(tmp_path / "home", *asked))
    weeks = [(point["period"], point["articles"]) for point in answer["series"]]
    assert weeks == [("2026-W45", 0), ("2026-W46", 1), ("2026-W47", 1)]
    assert answer["left_out"] == {"unregistered": 1, "other_audience": 0, "undated": 1, "outside_panel": 0}


@pytest.mark.parametrize("day", ["2026-W46", "20261122", "2026-02-30", "22.11.2026", "yesterday", ""])
def test_what_is_no_day_is_named_with_its_option(day: str) -> None:
    with pytest.raises(WrongInput, match=r"^--until: .* is no day; write it as 2026-11-22$") as refused:
        share(until=day)
    assert refused.value.exit_code == 2


def test_what_nobody_has_measured_is_refused_before_a_store_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEREKKOZ_HOME", str(tmp_path / "home"))
    with pytest.raises(WrongInput, match="sourced audience"):
        share(weights=Weights.AUDIENCE)
    with pytest.raises(WrongInput, match="sourced audience"):
        share(space=Space.CONSUMED)
    assert not (tmp_path / "home").exists()
