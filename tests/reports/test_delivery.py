"""Messages on their way: to a real server, to one that fails, to nobody."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reports.alerts import compose_test
from reports.delivery import STALE, Delivered, WrongAddress, deliver, mask, open_addresses
from storage import messages
from storage.database import Store, open_store
from storage.schema import migrate

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@contextmanager
def sink(status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Runs a server that takes messages; gives its address and what came."""
    came: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"json://127.0.0.1:{server.server_port}/hook", came
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path}/derekkoz.db"
    migrate(url)
    with open_store(url) as opened:
        with opened.write() as connection:
            messages.put(connection, compose_test(NOW))
        yield opened


def state(store: Store) -> tuple[str, str]:
    with store.read() as connection:
        [kept] = messages.find(connection)
    return kept.state, kept.fault


def test_a_message_arrives_once(store: Store) -> None:
    with sink() as (url, came):
        assert deliver(store, open_addresses([url]), NOW) == Delivered(sent=1)
        assert deliver(store, open_addresses([url]), NOW + timedelta(hours=1)) == Delivered()
    assert [(one["title"], one["message"]) for one in came] == [
        ("Derekkoz: a test", "If you can read this, alerts reach you.")
    ]
    assert state(store) == ("sent", "")


def test_a_server_that_fails_gets_it_again_later(store: Store) -> None:
    with sink(500) as (url, came):
        assert deliver(store, open_addresses([url]), NOW) == Delivered(failed=1)
        assert deliver(store, open_addresses([url]), NOW) == Delivered()
        assert len(came) == 1
    assert state(store)[0] == "due"
    assert state(store)[1].startswith("not delivered to json://127.0.0.1")
    with sink() as (url, came):
        assert deliver(store, open_addresses([url]), NOW + timedelta(minutes=2)) == Delivered(sent=1)
        assert len(came) == 1


def test_where_one_of_two_addresses_is_dead_the_message_stays_due(store: Store) -> None:
    with sink() as (url, came):
        assert deliver(store, open_addresses([url, "json://127.0.0.1:9/"]), NOW) == Delivered(failed=1)
        assert len(came) == 1
    assert state(store) == ("due", "not delivered to json://127.0.0.1:9/")


def test_without_an_address_messages_wait_and_old_ones_are_not_sent_later(store: Store) -> None:
    assert deliver(store, [], NOW) == Delivered()
    assert state(store)[0] == "due"
    with sink() as (url, came):
        assert deliver(store, open_addresses([url]), NOW + STALE + timedelta(hours=1)) == Delivered(given_up=1)
        assert came == []
    assert state(store) == ("given up", "nobody to tell for 7 days")


def test_an_address_that_is_none_is_refused_without_being_repeated() -> None:
    with pytest.raises(WrongAddress) as refusal:
        open_addresses(["json://localhost/", "nonsense://user:secret@host"])
    assert str(refusal.value) == "alerts_to: address 2 (nonsense://…) is none that Apprise knows"


def test_an_address_is_shown_without_its_secrets() -> None:
    [address] = open_addresses(["mailto://user:secret@example.kz?to=desk@example.kz"])
    assert "secret" not in mask(address)
