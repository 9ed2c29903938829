"""Whoever keeps the daemon running: starts it, stops it, starts a second one, has it killed."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from sandbox.folder import write_world
from sandbox.server import serve
from sandbox.site import Site
from sandbox.world import build_world
from tests.journeys.conftest import PROJECT, Derekkoz
from tests.processes import has_ended

PATIENCE_S = 90.0  # for a line of the log on a busy machine; the crawl of one week takes ten seconds


class Daemon:
    """A running daemon and its log."""

    def __init__(self, folder: Path, **variables: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DEREKKOZ_")}
        self.environment = environment | {"PYTHONPATH": str(PROJECT), **variables}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "derekkoz", "daemon", "--port", "0"],
            cwd=folder,
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.log: list[str] = []

    def wait_for(self, words: str) -> str:
        """Returns the line of the log with those words."""
        assert self.process.stderr is not None
        while not any(words in line for line in self.log):
            readable, _, _ = select.select([self.process.stderr], [], [], PATIENCE_S)
            line = self.process.stderr.readline() if readable else ""
            assert line, f"{words!r} never came: {self.log}"
            self.log.append(line.rstrip())
        return next(line for line in self.log if words in line)

    def end(self) -> None:
        """Ends it whatever it does."""
        self.process.kill()
        self.process.communicate()

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Returns the exit code; the rest of the log is read."""
        self.process.send_signal(sign)
        _, rest = self.process.communicate(timeout=PATIENCE_S)
        self.log += rest.splitlines()
        return self.process.returncode


def children_of(pid: int) -> list[int]:
    """The processes that it started, and those that these started."""
    tasks = Path(f"/proc/{pid}/task")
    found = [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    return found + [grandchild for child in found for grandchild in children_of(child)]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[dict[str, str]]:
    world = build_world(7, weeks=1)
    write_world(world, tmp_path)
    with serve(Site(world).answer) as web:
        yield {"DEREKKOZ_REGISTRY": "registry", "DEREKKOZ_SANDBOX": web.place}


def test_the_daemon_crawls_measures_and_stops_in_good_order(
    derekkoz: Derekkoz, tmp_path: Path, settings: dict[str, str]
) -> None:
    daemon = Daemon(tmp_path, **settings)
    try:
        daemon.wait_for("derekkoz works on")
        second = derekkoz("daemon", **settings)
        assert (second.code, second.error_line) == (
            3,
            f"derekkoz: another daemon works on {tmp_path / 'var' / 'derekkoz.db'}",
        )
        assert "new articles" in daemon.wait_for(" crawl: ")
        for job in ("reread", "match", "measure", "watch", "check", "send", "export"):
            line = daemon.wait_for(f" {job}: ")
            assert " ERROR " not in line
            assert f" {job}: done (" not in line, "the log says what a job brought"
        dashboard = daemon.wait_for("dashboard: ").rpartition(" ")[2]
        with urlopen(dashboard + "healthz", timeout=PATIENCE_S) as health:  # noqa: S310
            assert json.load(health)["runs"]["crawl"]["age_s"] < PATIENCE_S * 5
        assert daemon.stop() == 0
    finally:
        daemon.end()
    assert "nothing is half-written" in daemon.log[-1]
    assert "no articles" not in derekkoz("share", "--by", "week", **settings).err


def test_a_daemon_that_is_killed_leaves_no_child_behind_and_starts_again(
    derekkoz: Derekkoz, tmp_path: Path, settings: dict[str, str]
) -> None:
    daemon = Daemon(tmp_path, **settings)
    again = None
    try:
        daemon.wait_for("derekkoz works on")
        while not (children := children_of(daemon.process.pid)):
            pass
        daemon.process.kill()
        daemon.process.wait()
        assert all(has_ended(pid, PATIENCE_S) for pid in children)
        again = Daemon(tmp_path, **settings)
        assert "new articles" in again.wait_for(" crawl: ")
        assert again.stop(signal.SIGINT) == 0
    finally:
        for one in (daemon, again):
            if one is not None:
                one.end()


def test_settings_that_are_wrong_are_told_before_anything_starts(derekkoz: Derekkoz) -> None:
    done = derekkoz("daemon", DEREKKOZ_ALERTS_TO="nonsense://x")
    assert (done.code, done.error_line) == (
        2,
        "derekkoz: alerts_to: address 1 (nonsense://…) is none that Apprise knows",
    )
