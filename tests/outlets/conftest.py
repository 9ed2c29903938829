"""A small registry of made-up outlets in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

SMALLEST = """\
name = "Made-up News"
url = "https://www.madeup.kz/"
languages = ["kk"]
audience = "kz"
"""

Write = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "outlets"
    folder.mkdir()
    (folder / "panel.toml").write_text('name = "test"\n', encoding="utf-8")
    return folder


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes one file of the registry, "kz/madeup.toml" for instance."""

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def smallest() -> str:
    return SMALLEST
