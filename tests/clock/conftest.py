"""A store of its own for each test, with a registry of six outlets, and articles as an import would store them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analysis.article.reading import Reader
from crawler.intake import Intake
from outlets.registry import Registry, load
from storage.database import Store, open_store
from storage.records import Extracted, Precision
from storage.schema import migrate

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
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
