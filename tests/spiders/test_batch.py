"""The child process of a crawl: what it answers, and that it neither outlives nor outgrows its caller."""

import asyncio
import os
import resource
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import launch
from crawler.jobs import Job, Result
from storage.schema import migrate
from tests.web import Stream, Web, article, feed, serve, write_outlets

ROOT = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as web:
        yield web


@pytest.fixture
def outlets(tmp_path: Path) -> str:
    return str(write_outlets(tmp_path / "outlets", madeup='feeds = ["http://madeup.kz/feed"]\n'))


def test_a_database_that_cannot_be_used_is_the_results_fault_and_no_page_is_asked_for(web: Web, outlets: str) -> None:
    job = Job(("madeup",), "sqlite:////proc/d.db", sandbox=web.address, registry=outlets)
    [result] = asyncio.run(launch.run([job], lambda _: None))
    assert (result.ending, dict(result.outcomes)) == ("failed to start", {})
    assert "/proc" in result.fault
    assert web.asked == []


def test_a_disk_that_fills_up_ends_the_run_with_one_line(web: Web, outlets: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'd.db'}"
    migrate(url)
    web.add("madeup.kz", "/feed", feed(*(f"http://madeup.kz/news/{number}" for number in range(1000, 1200))))
    web.add("madeup.kz", "/news/*", article())
    job = Job(("madeup",), url, sandbox=web.address, registry=outlets)
    limit = 300_000  # bytes that a file may have
    done = subprocess.run(
        [sys.executable, "-m", "spiders.batch"],
        input=job.to_json() + "\n",
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    result = Result.from_json(done.stdout)
    assert result.ending == "store_fault"
    assert "the disk" in result.fault
    assert 0 < result.outcomes["stored"] < 200
    assert sum(number for name, number in result.outcomes.items() if not name.startswith("door:")) == 200
    assert web.count("madeup.kz", "/news/") < 150, "nothing more is asked for when nothing more can be kept"


def test_a_child_does_not_outlive_its_caller(web: Web, outlets: str, tmp_path: Path) -> None:
    under_way = threading.Event()

    def hang(stream: Stream) -> None:
        under_way.set()
        stream.closing.wait()

    web.add("madeup.kz", "/robots.txt", hang)
    job = Job(("madeup",), f"sqlite:///{tmp_path / 'd.db'}", sandbox=web.address, registry=outlets)
    code = (
        "import asyncio, sys\nfrom crawler import launch\nfrom crawler.jobs import Job\n"
        "asyncio.run(launch.run([Job.from_json(sys.stdin.readline())], print))"
    )
    caller = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, env=ENVIRONMENT, text=True)
    assert caller.stdin is not None
    caller.stdin.write(job.to_json() + "\n")
    caller.stdin.close()
    assert under_way.wait(30)
    [child] = Path(f"/proc/{caller.pid}/task/{caller.pid}/children").read_text().split()
    handle = os.pidfd_open(int(child))
    try:
        caller.kill()
        caller.wait()
        assert select.select([handle], [], [], 10)[0], "the child still runs"
    finally:
        os.close(handle)
