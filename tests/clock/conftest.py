"""A store of its own for each test: an empty one with a registry of six outlets, and one of the made-up world."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analysis.article.reading import Reader
from crawler.intake import Intake, Tally
from outlets.registry import Registry, load
from sandbox.folder import write_world
from sandbox.lines import import_lines
from sandbox.world import World, build_world
from storage.database import Store, open_store
from storage.records import Extracted, Precision
from storage.schema import migrate

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
FIRST_WEEK = 7  # of the made-up world: eleven before its step, and two after it
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # Monday, 08:00 in Kazakhstan: its last week is over
# `tass` is the only one that texts name, by a form of its own.
OUTLETS = {
    "tass": "ru",
    "ria_like": "ru",
    "lenta_like": "ru",
    "akim": "kz",
    "tengri_like": "kz",
    "reuters_like": "west",
}

Keep = Callable[..., str]


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("registry")
    for slug, group in OUTLETS.items():
        file = folder / group / f"{slug}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            f'name = "{slug}"\nurl = "https://{slug.replace("_", "-")}.example/"\nlanguages = ["ru"]\naudience = "kz"\n'
            + ('credits = ["ТАСС"]\n' if slug == "tass" else "")
        )
    (folder / "panel.toml").write_text('name = "made-up"\n')
    return load(folder)


@pytest.fixture(scope="session")
def reader(registry: Registry) -> Reader:
    return Reader(registry)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path}/derekkoz.db"
    migrate(url)
    with open_store(url) as store:
        yield store


@pytest.fixture
def keep(store: Store, registry: Registry, reader: Reader) -> Keep:
    """Stores an article of an outlet, so many hours after noon, and returns its URL."""
    run = Intake(store, registry, reader, lambda: NOON).begin("import", "made-up.jsonl", 1)
    count = iter(range(10_000))

    def keep(outlet: str, text: str, hours: float | None = 0, precision: Precision = Precision.MINUTE) -> str:
        url = f"https://{outlet.replace('_', '-')}.example/{next(count)}"
        at = None if hours is None else NOON + timedelta(hours=hours)
        assert run.keep(Extracted(url, outlet, "", text, at, precision if at else Precision.UNKNOWN))
        return url

    return keep


@pytest.fixture(scope="session")
def world() -> World:
    return build_world(7)


@pytest.fixture(scope="session")
def made_registry(world: World, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("world")
    write_world(world, folder, range(1, 2))
    return load(folder / "registry")


@pytest.fixture(scope="session")
def filled(world: World, made_registry: Registry, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "derekkoz.db"
    migrate(f"sqlite:///{path}")
    weeks = sorted({article.week for article in world.articles})[FIRST_WEEK:]
    lines = list(import_lines(article for article in world.articles if article.week in weeks))
    with open_store(f"sqlite:///{path}") as store:
        intake = Intake(store, made_registry, Reader(made_registry), lambda: NOW)
        intake.take("made-up", enumerate((line.encode() for line in lines), start=1), Tally())
    return path


@pytest.fixture
def made_store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "derekkoz.db"
    shutil.copy(filled, path)
    with open_store(f"sqlite:///{path}") as opened:
        yield opened
