import asyncio
import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler import children, launch
from crawler.jobs import LONG_RUN, Job, Result, user_agent
from tests.processes import has_ended

MODULE = "tests.crawler.children"


def run(*jobs: tuple[str, ...], limit: float = 20) -> dict[str, Result]:
    reported: list[Result] = []
    results = asyncio.run(
        launch.run([Job(outlets, "") for outlets in jobs], reported.append, limit=limit, child=MODULE)
    )
    assert {result.outlet for result in reported} == {result.outlet for result in results}
    assert len(reported) == len(results)
    return {result.outlet: result for result in results}


def test_a_crash_costs_the_outlets_of_one_child_that_were_under_way() -> None:
    results = run(("crashes", "good"), ("fine", "also_good"))
    assert (results["crashes"].ending, dict(results["crashes"].outcomes)) == ("crashed (exit code -9)", {})
    assert results["good"].outcomes == {"stored": 1}
    assert results["also_good"].ending == "finished"
    assert results["fine"].ending == "crashed (exit code 0)", "silence is never an outcome"


def test_a_child_that_hangs_is_ended_at_its_limit() -> None:
    results = run(("hangs", "good"), limit=1.5)
    assert results["hangs"].ending.startswith("stopped at the limit")
    assert results["good"].ending == "finished"


def test_a_child_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "GRACE", 0.2)
    results = run(("is_deaf", "is_deaf_too"), limit=1.5)
    assert results["is_deaf"].ending.startswith("stopped at the limit")


def test_nothing_that_a_child_started_stays_behind() -> None:
    pid = run(("has_children", "good"))["has_children"].outcomes["pid"]
    assert has_ended(pid)


def test_a_child_may_close_its_runs_when_the_crawl_is_interrupted() -> None:
    reported: list[Result] = []

    async def interrupt() -> None:
        ready = asyncio.Event()

        def report(result: Result) -> None:
            reported.append(result)
            if result.outlet == "ready":
                ready.set()

        task = asyncio.create_task(launch.run([Job(("waits", "ready", "x"), "")], report, child=MODULE))
        await asyncio.wait_for(ready.wait(), 20)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(interrupt())
    assert [result.ending for result in reported if result.outlet == "waits"] == ["shutdown"]
    [pid] = [result.outcomes["pid"] for result in reported if result.outlet == "ready"]
    assert has_ended(pid)


def test_a_folder_of_the_same_name_does_not_stand_in_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "storage").mkdir()
    (tmp_path / "storage" / "__init__.py").write_text("raise SystemExit('wrong folder')")
    monkeypatch.chdir(tmp_path)
    assert run(("fine", "good"))["good"].ending == "finished"


def test_outlets_are_split_into_batches_of_like_size() -> None:
    job = Job(tuple(f"o{number}" for number in range(17)), "")
    parts = launch.split(job, 8)
    assert sorted(len(part.outlets) for part in parts) == [5, 6, 6]
    assert sorted(slug for part in parts for slug in part.outlets) == sorted(job.outlets)
    assert launch.split(Job((), "")) == []


def test_an_archive_gets_more_time_and_the_sandbox_no_delay() -> None:
    assert launch.time_limit(Job(("a",), "", since=date(2026, 1, 1))) == LONG_RUN + launch.MARGIN
    assert launch.time_limit(Job(("a",), "", limits={"CLOSESPIDER_TIMEOUT": 5})) == 5 + launch.MARGIN
    assert Job(("a",), "", sandbox="127.0.0.1:80").settings()["DOWNLOAD_DELAY"] == 0
    assert "DOWNLOAD_DELAY" not in Job(("a",), "").settings()


def test_a_job_comes_through_json_as_it_was() -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    job = Job(
        ("a", "b"),
        "sqlite:///x",
        "https://x.kz",
        "127.0.0.1:80",
        date(2026, 1, 1),
        "f",
        True,
        "chromium",
        now,
        {"A": 1},
    )
    assert Job.from_json(job.to_json()) == job
    assert "+https://x.kz" in user_agent(job.contact)
