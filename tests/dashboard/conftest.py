"""A small store with known numbers, served by a real server on loopback, and a real browser to look at it."""

import asyncio
import http.client
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from sqlalchemy import insert

from dashboard.app import make_app
from dashboard.desk import Writers
from dashboard.guard import names_of
from dashboard.server import address_of, listen, serve
from outlets import registry as registry_files
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage import articles, runs
from storage.database import Store, open_store
from storage.models import SpikeRow, table_of
from storage.records import (
    Article,
    Direction,
    Evidence,
    EvidenceKind,
    Extracted,
    Field,
    Language,
    Level,
    Origin,
    Precision,
    Role,
    Span,
    Spike,
)
from storage.records import Page as Fetched
from storage.schema import migrate

MONDAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday: three weeks after MONDAY are over, the fourth has begun
TEXT = "Мост закрыли до весны, сообщает ТАСС. Объезд ведёт через плотину, добавляет «Степь»."


def make_article(number: int, day: date | None = MONDAY, outlet: str = "steppe", **changes: object) -> Article:
    """Returns an article of an outlet; with `russian` it credits TASS."""
    russian = changes.pop("russian", False)
    levels = tuple(changes.pop("levels", (Level.L2,) if russian else ()))  # type: ignore[call-overload]
    language = str(changes.pop("language", "ru"))
    start = TEXT.index("ТАСС")
    evidence = [Evidence(EvidenceKind.OUTLET, outlet, outlet, Group.KZ, Role.SOURCE)]
    if russian:
        evidence.append(
            Evidence(EvidenceKind.CREDIT, "tass", "ТАСС", Group.RU, Role.SOURCE, Field.TEXT, start, start + 4, "ТАСС")
        )
    article = Article(
        Extracted(
            url=f"https://{outlet}.example/{number}",
            outlet=outlet,
            title=f"Мост закрыли {number}",
            text=TEXT,
            published_at=None if day is None else datetime(day.year, day.month, day.day, 7, number % 60, tzinfo=UTC),
            precision=Precision.MINUTE if day else Precision.UNKNOWN,
        ),
        Language(language, "Cyrl", 0.99, spans=(Span(0, len(TEXT), language, "Cyrl"),)),
        tuple(evidence),
        Origin(
            group=Group.RU if russian else Group.KZ,
            levels=levels,
            basis=EvidenceKind.CREDIT if Level.L2 in levels else EvidenceKind.OUTLET,
            source="tass" if russian else outlet,
            proximate="tass" if russian else None,
            russian=bool(russian),
            probability=0.95,
            because="credited: «сообщает ТАСС»" if russian else "nobody is credited",
            method="origin-1",
        ),
        first_seen_at=NOW - timedelta(hours=3),
    )
    return replace(article, extracted=replace(article.extracted, **changes))  # type: ignore[arg-type]


def write_registry(folder: Path) -> Registry:
    """Four outlets: one always in the panel, one that joins late, a Russian one for Kazakhstan, and TASS."""
    for place, name, audience, language in (
        ("kz/steppe", "Степь", "kz", "ru"),
        ("kz/late", "Кеш", "kz", "kk"),
        ("ru/sputka", "Спутка", "kz", "ru"),
        ("ru/tass", "ТАСС", "ru", "ru"),
    ):
        slug = place.partition("/")[2]
        file = folder / f"{place}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'name = "{name}"\nurl = "https://{slug}.example/"\nlanguages = ["{language}"]\naudience = "{audience}"\n'
        )
    (folder / "panel.toml").write_text(
        'name = "trial-1"\nmember = [{ slug = "steppe" }, { slug = "sputka" },'
        ' { slug = "late", since = 2026-11-11, until = 2026-11-20 }, { slug = "tass" }]\n'
    )
    return registry_files.load(folder)


def fill(store: Store) -> None:
    """Three weeks: 40 articles each of "steppe" (10, 10, then 20 Russian), others in between, and one spike."""
    made: list[Article] = []
    number = 0
    for week, russian in enumerate((10, 10, 20)):
        for place in range(40):
            number += 1
            day = MONDAY + timedelta(days=7 * week + place % 7)
            made.append(make_article(number, day, russian=place < russian))
        for place in range(7):
            number += 1
            day = MONDAY + timedelta(days=7 * week + place)
            made.append(make_article(number, day, "late", language="kk"))
            made.append(make_article(number, day, "tass", russian=True, levels=(Level.L1,)))
        number += 1
        sputka = make_article(number, MONDAY + timedelta(days=7 * week), "sputka", russian=True, levels=(Level.L1,))
        made.append(sputka)
    made.append(make_article(number + 1, None))
    made.append(make_article(number + 2, MONDAY, "nobody.example"))
    with store.write() as connection:
        run = runs.begin(connection, "import", "made-up.jsonl", NOW - timedelta(hours=4))
        for article in made:
            assert articles.save(connection, article, run)
        page = Fetched("https://steppe.example/paged", NOW - timedelta(hours=5), b"<html>", "text/html", 200)
        paged = make_article(900, MONDAY, url="https://steppe.example/paged")
        assert articles.save(connection, paged, run, page)
        runs.drop(connection, run, [runs.Drop("no_text", "https://steppe.example/empty", 7, "nothing but a picture")])
        runs.finish(connection, run, NOW - timedelta(hours=3))
        save_spike(connection)


def save_spike(connection: object) -> None:
    spike = Spike(
        "domestic",
        date(2026, 11, 18),
        date(2026, 11, 16),
        Direction.UP,
        "cusum",
        6.0,
        "spikes-1",
        0.25,
        0.5,
        20,
        10,
        NOW,
    )
    values = {name: getattr(spike, name) for name in Spike.__dataclass_fields__}
    connection.execute(insert(table_of(SpikeRow)), values)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class Site:
    """The served pages."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            body = response.read().decode()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)
        finally:
            connection.close()


@contextmanager
def serving(store: Store, registry: Registry, writers: Writers = Writers.NOBODY) -> Iterator[Site]:
    """Serves a store on loopback until the end, in a thread with a loop of its own."""
    listener = listen("127.0.0.1", 0)
    hosts, any_address = names_of("127.0.0.1")
    app = make_app(
        store,
        registry,
        version="1.2.3",
        hosts=hosts,
        any_address=any_address,
        writers=writers,
        clock=lambda: NOW,
    )
    started: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
    ready = threading.Event()

    async def run() -> None:
        stop = asyncio.Event()
        started.append((asyncio.get_running_loop(), stop))
        ready.set()
        await serve(app, listener, stop)

    address = address_of(listener)
    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert ready.wait(10)
    try:
        yield Site(address)
    finally:
        loop, stop = started[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        listener.close()
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return write_registry(tmp_path_factory.mktemp("registry"))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that no test changes."""
    url = f"sqlite:///{tmp_path_factory.mktemp('filled') / 'derekkoz.db'}"
    migrate(url)
    with open_store(url) as store:
        fill(store)
        yield store


@pytest.fixture(scope="session")
def site(filled: Store, registry: Registry) -> Iterator[Site]:
    with serving(filled, registry) as site:
        yield site


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A store of the test's own, without articles."""
    url = f"sqlite:///{tmp_path / 'derekkoz.db'}"
    migrate(url)
    with open_store(url) as store:
        yield store


@pytest.fixture
def keep(empty: Store) -> Callable[..., None]:
    """Saves articles into it."""

    def save(*made: Article) -> None:
        with empty.write() as connection:
            run = runs.begin(connection, "import", "made-up.jsonl", NOW)
            for article in made:
                assert articles.save(connection, article, run)

    return save


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "no chromium on this machine: install it (scripts/browser.sh)"
    # As root, in a container, Chromium's own sandbox cannot start.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of its own; a dialog, an error, or a request to anybody else fails the test."""
    contexts = []
    complaints: list[str] = []

    def watch(page: Page, address: str) -> None:
        page.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: complaints.append(f"error {error}"))
        page.on("popup", lambda _: complaints.append("popup"))
        page.on(
            "request",
            lambda request: None if request.url.startswith(address) else complaints.append(f"asked {request.url}"),
        )
        page.on("console", lambda said: complaints.append(said.text) if is_amiss(said) else None)

    def is_amiss(said: ConsoleMessage) -> bool:
        return said.type == "error" and "a status of 4" not in said.text

    def start(site: Site, path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watch(page, site.address)
        page.goto(site.address + path)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []
