"""A store with nine weeks of the made-up world in it, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.article.reading import Reader
from crawler.intake import Intake, Tally
from outlets.registry import Registry, load
from sandbox.folder import write_world
from sandbox.lines import import_lines
from sandbox.world import World, build_world
from storage.database import Store, open_store
from storage.schema import migrate

FIRST_WEEK = 7  # eleven before the step, and two after it
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # Monday, 08:00 in Kazakhstan: the last week is over


@pytest.fixture(scope="session")
def world() -> World:
    return build_world(7)


@pytest.fixture(scope="session")
def registry(world: World, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("world")
    write_world(world, folder, range(1, 2))
    return load(folder / "registry")


@pytest.fixture(scope="session")
def filled(world: World, registry: Registry, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "derekkoz.db"
    migrate(f"sqlite:///{path}")
    weeks = sorted({article.week for article in world.articles})[FIRST_WEEK:]
    lines = list(import_lines(article for article in world.articles if article.week in weeks))
    with open_store(f"sqlite:///{path}") as store:
        intake = Intake(store, registry, Reader(registry), lambda: NOW)
        intake.take("made-up", enumerate((line.encode() for line in lines), start=1), Tally())
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "derekkoz.db"
    shutil.copy(filled, path)
    with open_store(f"sqlite:///{path}") as opened:
        yield opened
