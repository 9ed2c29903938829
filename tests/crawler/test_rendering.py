"""Listings that a script builds: a real browser in a real crawl child, on a hostile web, and never beyond it."""

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from crawler import browser, launch
from crawler.browser import Chromium
from crawler.chromium import find_browser
from crawler.failures import Dropped
from crawler.jobs import Job, Result
from crawler.outcomes import Outcome
from tests.web import Answer, Stream, Web, article, redirect, serve, write_outlets

ROOT = Path(__file__).parents[2]
LIMITS = {"RENDER_TIMEOUT": 10}
# A page that is empty until its script has asked for the addresses.
FILLED = """<!DOCTYPE html><title>x</title><div id=news></div><script>
fetch("/api/latest").then(answer => answer.json()).then(found => {
  document.getElementById("news").innerHTML = found.map(path => `<a href="${path}">x</a>`).join(" ");
});</script>"""
GREEDY = f"""<img src="/picture.png"><link rel=icon href="/icon.ico"><video src="/film.mp4"></video>
<style>@font-face {{ font-family: x; src: url("/letters.woff2"); }} body {{ font-family: x; }}</style>
<script src="http://advertiser.kz/ad.js"></script><iframe src="http://advertiser.kz/frame"></iframe>
<script>fetch("http://127.0.0.1:1/"); navigator.sendBeacon("/seen"); navigator.serviceWorker?.register("/worker.js");
</script>{FILLED}"""
ENDLESS = f"{FILLED}<script>setTimeout(() => {{ while (true); }}, 100)</script>"
HUGE = "<script>document.write('<p>' + 'x'.repeat(6e6))</script>"


def listing(host: str) -> str:
    return f'listings = ["http://{host}.kz/latest/"]\nrender = true\n'


OUTLETS = {
    name: listing(name)
    for name in [
        "filled",
        "greedy",
        "inward",
        "nowhere",
        "endless",
        "huge",
        "closed",
        "half",
        "file",
        "missing",
        "away",
    ]
}
OUTLETS["plain"] = 'listings = ["http://plain.kz/latest/"]\n'


def fill(web: Web) -> None:
    for name in OUTLETS:
        web.add(f"{name}.kz", "/latest/", FILLED)
        web.add(f"{name}.kz", "/api/latest", Answer(b'["/news/one-1001"]', content_type="application/json"))
        web.add(f"{name}.kz", "/news/one-1001", article())
    web.add("greedy.kz", "/latest/", GREEDY)
    web.add("inward.kz", "/latest/", redirect("http://127.0.0.1:1/"))
    web.add("nowhere.kz", "/latest/", redirect("/latest/"))
    web.add("endless.kz", "/latest/", ENDLESS)
    web.add("huge.kz", "/latest/", HUGE)
    web.add("closed.kz", "/robots.txt", Answer(b"User-agent: *\nDisallow: /latest/\n", content_type="text/plain"))
    web.add("half.kz", "/robots.txt", Answer(b"User-agent: *\nDisallow: /api/\n", content_type="text/plain"))
    web.add("file.kz", "/latest/", Answer(b"PK", content_type="application/zip"))
    web.add("missing.kz", "/latest/", Answer(b"gone", 404))
    web.add("away.kz", "/latest/", "<script>location = 'http://127.0.0.1:1/'</script>")


def crawl(folder: Path, web: Web, *slugs: str, program: str = "", **outlets: str) -> dict[str, Result]:
    registry = write_outlets(folder / "outlets", **outlets)
    job = Job(
        slugs or tuple(outlets),
        f"sqlite:///{folder / 'd.db'}",
        "https://example.org/bot",
        web.address,
        registry=str(registry),
        browser=program,
        limits=LIMITS,
    )
    return {result.outlet: result for result in asyncio.run(launch.run([job], lambda _: None))}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Result], Web]]:
    assert find_browser(), "there is no Chromium: make browser"
    with serve() as web:
        fill(web)
        yield crawl(tmp_path_factory.mktemp("rendered"), web, **OUTLETS), web


@pytest.mark.parametrize(
    ("slug", "outcomes"),
    {
        "filled": {"door:read": 1, "stored": 1},
        "greedy": {"door:read": 1, "stored": 1},
        "plain": {"door:no_links": 1},
        "inward": {"door:guard_refused": 1},
        "nowhere": {"door:redirects": 1},
        "endless": {"door:timeout": 1},
        "huge": {"door:too_large": 1},
        "closed": {"door:robots_refused": 1},
        "half": {"door:no_links": 1},
        "file": {"door:broken_off": 1},
        "missing": {"door:http_404": 1},
        "away": {"door:guard_refused": 1},
    }.items(),
)
def test_a_listing_ends_in_one_named_outcome(
    crawled: tuple[dict[str, Result], Web], slug: str, outcomes: dict[str, int]
) -> None:
    result = crawled[0][slug]
    assert (dict(result.outcomes), result.ending, result.fault) == (outcomes, "finished", "")


def test_a_page_gets_what_its_links_need_and_nothing_of_others(crawled: tuple[dict[str, Result], Web]) -> None:
    asked = crawled[1].asked
    assert {path for host, path in asked if host == "greedy.kz"} == {
        "/robots.txt",
        "/latest/",
        "/api/latest",
        "/news/one-1001",
    }
    assert {host for host, _ in asked} == {f"{name}.kz" for name in OUTLETS}


def test_what_robots_txt_closes_is_closed_for_a_script_too(crawled: tuple[dict[str, Result], Web]) -> None:
    assert crawled[1].count("closed.kz", "/latest/") == 0
    assert crawled[1].count("half.kz", "/api/") == 0


def test_the_browser_says_who_it_is(crawled: tuple[dict[str, Result], Web]) -> None:
    assert crawled[1].agents == {"derekkoz (+https://example.org/bot)"}


@pytest.mark.parametrize(("mode", "arrives"), [("gateway", False), ("bare", True)])
def test_whatever_a_page_tries_nothing_reaches_this_machine(mode: str, arrives: bool) -> None:
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        stream.bind(("127.0.0.1", 0))
        stream.listen(500)
        datagrams.bind(("127.0.0.1", 0))
        ports = [str(each.getsockname()[1]) for each in (stream, datagrams)]
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("browsing.py")), mode, *ports],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert done.stdout == "asked\n", done.stderr
        came = select.select([stream, datagrams], [], [], 0)[0]
    assert len(came) == (2 if arrives else 0), "both ways, with the bare browser; else the test would prove nothing"


def write_program(folder: Path, lines: str) -> str:
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o755)
    return str(program)


def test_a_browser_that_dies_is_an_outcome_and_is_not_started_for_ever(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    program = write_program(tmp_path, f'echo $$ >> {pids}\nexec {find_browser()} "$@"')

    def kill(stream: Stream) -> None:
        os.kill(int(pids.read_text().split()[-1]), signal.SIGKILL)
        stream.closing.wait(5)

    with serve() as web:
        fill(web)
        web.add("deadly.kz", "/latest/", kill)
        web.add("deadly.kz", "/news/one-1001", article())
        outlets = {"deadly": listing("deadly"), "filled": listing("filled") + 'feeds = ["http://filled.kz/feed"]\n'}
        results = crawl(tmp_path, web, program=program, **outlets)
    assert set(results["deadly"].outcomes) <= {"door:browser_died", "door:no_browser"}
    assert {result.ending for result in results.values()} == {"finished"}
    assert len(pids.read_text().split()) <= browser.MOST_STARTS


@pytest.mark.parametrize(("lines", "said"), [("exit 1", "does not start"), ("", "there is no")])
def test_a_machine_without_a_browser_is_told_and_other_doors_are_read(tmp_path: Path, lines: str, said: str) -> None:
    program = write_program(tmp_path, lines) if lines else str(tmp_path / "nothing")
    with serve() as web:
        web.add("x.kz", "/sitemap.txt", "http://x.kz/news/one-1001")
        web.add("x.kz", "/news/one-1001", article())
        result = crawl(tmp_path, web, program=program, x=listing("x") + 'sitemaps = ["http://x.kz/sitemap.txt"]\n')["x"]
    assert dict(result.outcomes) == {"door:no_browser": 1, "door:read": 1, "stored": 1}
    with pytest.raises(Dropped) as refused:
        asyncio.run(Chromium(program, "").lend("test"))
    assert (refused.value.outcome, said in refused.value.detail) == (Outcome.NO_BROWSER, True)


def test_a_browser_that_never_starts_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "START_TIME", 1.5)
    with pytest.raises(Dropped) as refused:
        asyncio.run(Chromium(write_program(tmp_path, "exec sleep 600"), "").lend("test"))
    assert refused.value.outcome is Outcome.NO_BROWSER


def test_no_browser_starts_where_no_listing_needs_one(tmp_path: Path) -> None:
    program = write_program(tmp_path, f"touch {tmp_path}/started\nexit 1")
    with serve() as web:
        fill(web)
        crawl(tmp_path, web, program=program, closed=listing("closed"), plain=OUTLETS["plain"])
    assert not (tmp_path / "started").exists()


def test_nothing_of_a_browser_stays_behind_when_its_crawl_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    scratch = tempfile.mkdtemp(
        prefix="d"
    )  # not below pytest's: Chromium puts a socket there, and their names are short
    monkeypatch.setattr("tempfile.tempdir", scratch)
    program = write_program(tmp_path, f'echo $$ >> {pids}\nexec {find_browser()} "$@"')

    def stop(stream: Stream) -> None:
        child = next(int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit() and is_child(each))
        os.kill(child, signal.SIGKILL)
        stream.closing.wait(5)

    def is_child(process: Path) -> bool:
        with suppress(OSError):
            return (
                b"spiders.batch" in (process / "cmdline").read_bytes()
                and scratch.encode() in (process / "environ").read_bytes()
            )
        return False

    with serve() as web:
        web.add("x.kz", "/latest/", stop)
        result = crawl(tmp_path, web, program=program, x=listing("x"))["x"]
    assert (result.ending, dict(result.outcomes)) == ("crashed (exit code -9)", {})
    [pid] = pids.read_text().split()
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(int(pid))
        assert select.select([handle], [], [], 5)[0], "the browser still runs"
        os.close(handle)
    Path(scratch).rmdir()  # fails where anything is left in it
