from pathlib import Path

import pytest

from crawler.chromium import find_browser, read_version


def write_program(path: Path, lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "own"))
    return tmp_path


def test_a_machine_without_a_browser(empty: Path) -> None:
    assert find_browser() == find_browser("chromium") == find_browser(str(empty / "nothing")) == ""


def test_the_newest_of_playwrights_own_is_taken(empty: Path) -> None:
    for number in (1200, 900):
        write_program(empty / "own" / f"chromium-{number}" / "chrome-linux64" / "chrome", "")
    write_program(empty / "own" / "chromium-left_over" / "chrome-linux" / "chrome", "")
    assert "chromium-1200" in find_browser()


def test_the_systems_browser_comes_first_and_a_named_one_before_it(empty: Path) -> None:
    own = write_program(empty / "own" / "chromium-1200" / "chrome-linux64" / "chrome", "")
    system = write_program(empty / "chromium", "")
    assert find_browser() == str(system)
    assert find_browser(str(own)) == str(own)


def test_a_browser_says_what_it_is(empty: Path) -> None:
    assert read_version(str(write_program(empty / "a", "echo Chromium 1.2.3 built on Debian"))) == "Chromium 1.2.3"


@pytest.mark.parametrize("lines", ["exit 1", "printf '\\377\\376'"])
def test_a_browser_that_does_not_start_says_nothing(empty: Path, lines: str) -> None:
    assert read_version(str(write_program(empty / "a", lines))) == ""
    assert read_version(str(empty / "nothing")) == ""
