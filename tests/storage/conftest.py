"""A database of its own for each test, and articles to put into it."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outlets.vocabulary import Group
from storage import runs
from storage.database import open_store
from storage.records import (
    Article,
    Evidence,
    EvidenceKind,
    Extracted,
    Field,
    Forward,
    Language,
    Level,
    Link,
    Origin,
    Precision,
    Role,
    Span,
)
from storage.schema import migrate

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 11, 9, 6, 30, tzinfo=UTC)
TEXT = "Құрылыс жұмыстары күзде аяқталады, — деп хабарлады «Мысал» агенттігі. "


def make_article(number: int, *, url: str | None = None, published_at: datetime | None = START, **origin) -> Article:
    """Returns an article with three signs in it; every `number` gives another one."""
    text = f"{number}. {TEXT * 20}"
    start = text.index("Мысал")
    verdict = {"levels": (Level.L2,), "basis": EvidenceKind.CREDIT, "method": "1"} | origin
    return Article(
        Extracted(
            url=url or f"example.kz/news/{number}",
            outlet="example",
            title=f"Жаңалық {number}",
            text=text,
            published_at=published_at and published_at + timedelta(minutes=number),
            precision=Precision.MINUTE if published_at else Precision.UNKNOWN,
            published_as_found="9 қараша 2026, 11:30",
            links=(Link("https://mysal.example/1", "Мысал", start, start + 5), Link("https://mysal.example/")),
            forwarded_from=Forward("Мысал арнасы", "https://t.me/mysal") if number % 2 else None,
        ),
        Language("kk", "Cyrl", 0.99, spans=(Span(0, len(text), "kk", "Cyrl"),)),
        (
            Evidence(EvidenceKind.OUTLET, "example", "Example", Group.KZ, Role.SOURCE),
            Evidence(
                EvidenceKind.CREDIT, "mysal", "Мысал", Group.RU, Role.SOURCE, Field.TEXT, start, start + 5, "Мысал"
            ),
            Evidence(EvidenceKind.MENTION, None, "хабарлады", Group.UNKNOWN, Role.MENTION, Field.TEXT, 0, 1, text[0]),
        ),
        Origin(
            group=Group.RU,
            source="mysal",
            proximate="mysal",
            russian=True,
            probability=0.97,
            because="credited: «Мысал»",
            **verdict,
        ),
        first_seen_at=START + timedelta(hours=1, microseconds=number),
    )


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory) -> bytes:
    """The file of a database without rows; copied, as making one takes 0.2 s."""
    path = tmp_path_factory.mktemp("empty") / "derekkoz.db"
    migrate(f"sqlite:///{path}")
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, empty_database) -> Path:
    """A migrated database file."""
    path = tmp_path / "derekkoz.db"
    path.write_bytes(empty_database)
    return path


@pytest.fixture
def url(path) -> str:
    """Its URL."""
    return f"sqlite:///{path}"


@pytest.fixture
def store(url):
    """It, opened."""
    with open_store(url) as store:
        yield store


@pytest.fixture
def run(store) -> int:
    """A run that is under way in it."""
    with store.write() as connection:
        return runs.begin(connection, "import", "made-up.jsonl", START)


@pytest.fixture(name="make_article")
def _make_article():
    return make_article


@pytest.fixture
def start_child():
    """Starts another process that does one thing of children.py; what still runs at the end is killed."""
    started: list[subprocess.Popen] = []

    def start(verb: str, *arguments: object, **options) -> subprocess.Popen:
        words = [
            sys.executable,
            "-W",
            "error",
            str(Path(__file__).with_name("children.py")),
            verb,
            *map(str, arguments),
        ]
        child = subprocess.Popen(
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            **options,
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
