"""The dashboard as a person starts it: the numbers are those of the command line, and Ctrl-C ends it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sandbox.folder import write_world
from sandbox.world import build_world
from tests.journeys.conftest import PROJECT, Derekkoz


class Served:
    """A running `derekkoz serve`."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.address + path.lstrip("/"), timeout=30) as response:  # noqa: S310
            return bytes(response.read())


@contextmanager
def serving(folder: Path, *arguments: str, **variables: str) -> Iterator[Served]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DEREKKOZ_")}
    environment |= {"PYTHONPATH": str(PROJECT), **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "derekkoz", "serve", "--port", "0", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    try:
        line = process.stdout.readline()
        found = re.match(r"http://\S+/", line)
        assert found, process.stderr.read()
        yield Served(process, found[0])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def test_the_numbers_are_those_of_the_command_line_byte_for_byte(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_world(build_world(3, weeks=2), tmp_path)
    assert derekkoz("import", "articles.jsonl", DEREKKOZ_REGISTRY="registry").code == 0
    with serving(tmp_path, DEREKKOZ_REGISTRY="registry") as served:
        for query in (
            "",
            "by=day&since=2026-11-10",
            "slice=language&slice=level&by=month",
            "weights=outlets&slice=outlet&until=2026-11-20",
        ):
            options = [word for pair in query.split("&") if pair for word in ("--" + pair).split("=")]
            for path, form in (("/api/share", "json"), ("/share.csv", "csv")):
                printed = derekkoz("share", *options, "--format", form, DEREKKOZ_REGISTRY="registry")
                assert printed.code == 0
                assert served.get(f"{path}?{query}").decode() == printed.out
        [last] = json.loads(served.get("/api/share?by=week"))["series"][-1:]
        assert f"{last['share']:.1%}".replace("%", "\N{NO-BREAK SPACE}%") in served.get("/").decode()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_empty_home_is_made_and_a_signal_ends_it_cleanly(tmp_path: Path, name: str) -> None:
    with serving(tmp_path) as served:
        assert b"derekkoz import FILE" in served.get("/")
        assert json.loads(served.get("/healthz"))["status"] == "ok"
        served.process.send_signal(getattr(signal, name))
        out, err = served.process.communicate(timeout=20)
        assert (served.process.returncode, out, err) == (0, "", "")
    assert (tmp_path / "var" / "derekkoz.db").exists()


def test_a_request_that_is_never_finished_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        host, _, port = served.address.removeprefix("http://").rstrip("/").partition(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            assert json.loads(served.get("/healthz"))["status"] == "ok"
            served.process.send_signal(signal.SIGTERM)
            served.process.communicate(timeout=20)
            assert served.process.returncode == 0


def test_a_port_that_is_taken_is_one_clear_line(derekkoz: Derekkoz) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = derekkoz("serve", "--port", str(port))
    assert (done.code, done.out) == (1, "")
    assert done.error_line == (
        f"derekkoz: port {port} on 127.0.0.1 is in use: stop what uses it, or take another with --port"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--host", "203.0.113.7", "--port", "0"), 2, "203.0.113.7 is no address of this machine"),
        (("--host", "no such host", "--port", "0"), 2, "is no address of this machine"),
        (("--port", "70000"), 2, "65535"),
        (("--port", "x"), 2, "--port"),
    ],
)
def test_what_cannot_be_listened_on_is_one_clear_line(
    derekkoz: Derekkoz, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = derekkoz("serve", *arguments)
    assert done.code == code
    assert told in done.error_line


def test_another_name_is_answered_when_it_was_given(tmp_path: Path) -> None:
    with serving(tmp_path, "--name", "derekkoz.example") as served:
        for host, status in (("derekkoz.example", 200), ("evil.example", 400)):
            request = urllib.request.Request(served.address, headers={"Host": host})  # noqa: S310
            try:
                with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                    assert response.status == status
            except urllib.error.HTTPError as refused:
                assert refused.code == status  # noqa: PT017
                refused.close()


def test_the_help_has_an_example(derekkoz: Derekkoz) -> None:
    assert "derekkoz serve --port 8787" in derekkoz("serve", "--help").out
