import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import scheduler
from scheduler import TIMETABLE, Job, Keeper, every, tell_crawl
from tests.processes import has_ended

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary"
    path.touch()
    return path


def names(diary: Path) -> list[str]:
    return [line.split()[0] for line in diary.read_text().splitlines()]


def pids(diary: Path) -> list[int]:
    return [int(line.split()[1]) for line in diary.read_text().splitlines()]


def job(name: str, diary: Path, **rest: object) -> Job:
    fields: dict[str, object] = {"when": None, "limit": 20.0} | rest
    return Job(name, (name, str(diary)), **fields)  # type: ignore[arg-type]


def keep(*jobs: Job, until: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    """Keeps a timetable until what was reported is enough, and returns that."""

    async def work() -> dict[str, str]:
        stop = asyncio.Event()
        reports: dict[str, str] = {}
        loop = asyncio.get_running_loop()

        def report(name: str, fault: str) -> None:
            reports[name] = fault
            if until(reports):
                loop.call_soon_threadsafe(stop.set)

        await Keeper(jobs, report, module="tests.jobs").keep(stop)
        return reports

    return asyncio.run(work())


def test_a_job_runs_at_the_start_and_those_that_follow_it_in_their_order(diary: Path) -> None:
    first = job("first", diary, at_start=True, then=("second", "third"))
    reports = keep(
        first, job("third", diary), job("second", diary), job("never", diary), until=lambda seen: "third" in seen
    )
    assert names(diary) == ["first", "second", "third"]
    assert set(reports.values()) == {""}


@pytest.mark.parametrize(
    ("name", "limit", "fault"),
    [
        ("fails", 20.0, "exit code 4: derekkoz: the disk is full"),
        ("crashes", 20.0, "exit code -6: "),
        ("hangs", 1.0, "stopped at the limit of 1 s"),
    ],
)
def test_a_job_that_goes_wrong_is_reported_and_the_next_one_runs(
    name: str, limit: float, fault: str, diary: Path
) -> None:
    bad = job(name, diary, at_start=True, limit=limit, then=("next",))
    reports = keep(bad, job("next", diary), until=lambda seen: "next" in seen)
    assert reports[name].startswith(fault)
    assert reports["next"] == ""
    assert all(has_ended(pid) for pid in pids(diary)), "nothing that it started stays behind"


def test_when_the_daemon_stops_what_is_under_way_ends(diary: Path) -> None:
    hanging = job("hangs", diary, at_start=True)
    ready = job("ready", diary, when=every(seconds=0.05))
    keep(hanging, ready, until=lambda seen: "grandchild" in names(diary))
    assert all(has_ended(pid) for pid in pids(diary))


def test_a_job_that_is_still_at_work_leaves_its_next_turn_out(diary: Path, caplog: pytest.LogCaptureFixture) -> None:
    slow = job("hangs", diary, when=every(seconds=0.05))
    other = job("other", diary, when=every(seconds=0.3))
    keep(slow, other, until=lambda seen: "grandchild" in names(diary) and "other" in seen)
    assert names(diary).count("hangs") == 1
    assert "hangs: still at work, this turn is left out" in caplog.messages


def test_a_job_that_cannot_even_be_reported_does_not_end_the_daemon(
    diary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[str] = []

    async def work() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def report(name: str, fault: str) -> None:
            calls.append(name)
            if len(calls) == 2:
                loop.call_soon_threadsafe(stop.set)
            raise OSError("no space left")

        await Keeper([job("again", diary, when=every(seconds=0.1))], report, module="tests.jobs").keep(stop)

    asyncio.run(work())
    assert calls == ["again", "again"]
    assert "a job could not be run" in caplog.messages


def test_the_log_says_what_a_job_brought(diary: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    told = job("good", diary, at_start=True, then=("rambles",), tell=lambda answer: f"{answer['articles']} articles")
    keep(told, job("rambles", diary, tell=lambda answer: str(answer["x"])), until=lambda seen: "rambles" in seen)
    assert [message.rpartition(" (")[0] for message in caplog.messages if " (" in message] == [
        "good: 7 articles",
        "rambles: done",
    ]


def test_the_week_is_exported_on_mondays_at_six_in_kazakhstan() -> None:
    [export] = [each for each in TIMETABLE if each.name == "export"]
    assert export.when is not None
    sunday = datetime(2026, 11, 22, 23, 59, tzinfo=ZoneInfo("UTC"))  # it is Monday, 04:59, in Kazakhstan
    due = export.when.get_next_fire_time(None, sunday)
    assert due == datetime(2026, 11, 23, 6, 0, tzinfo=ALMATY)
    assert export.when.get_next_fire_time(due, due) == datetime(2026, 11, 30, 6, 0, tzinfo=ALMATY)


def test_every_job_of_the_timetable_has_its_turn() -> None:
    jobs = {each.name: each for each in TIMETABLE}
    followers = {name for each in TIMETABLE for name in each.then}
    assert followers <= jobs.keys()
    assert all(each.when is not None or each.name in followers for each in TIMETABLE)
    assert not any(jobs[name].then for name in followers), "a chain of chains could go round in a circle"


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("match", {"compared": 12, "pairs": 3, "level_3": 1}, "12 articles compared, 3 pairs, 1 uncredited"),
        ("measure", [{"before": None}, {"before": 0.2}, {"before": 0.3}], "1 numbers new, 2 revised"),
        ("watch", [], "nothing stands out"),
        (
            "watch",
            [{"series": "domestic", "direction": "up", "since": "2026-11-09"}],
            "domestic up since 2026-11-09",
        ),
        ("check", [], "every known outlet is heard"),
        ("check", [{"outlet": "a"}, {"outlet": "b"}], "2 silent: a b"),
        ("send", {"sent": 0, "failed": 0, "given_up": 0, "due": 0}, "nothing is due"),
        ("send", {"sent": 2, "failed": 0, "given_up": 1, "due": 0}, "2 sent, 1 given up"),
        ("export", {"week": "2026-W47", "folder": "x", "files": []}, "2026-W47 in x, as before"),
        ("export", {"week": "2026-W47", "folder": "x", "files": [{}]}, "2026-W47 in x"),
    ],
)
def test_each_job_is_told_in_a_few_words(name: str, answer: object, words: str) -> None:
    [told] = [each for each in TIMETABLE if each.name == name]
    assert told.tell(answer) == words


def test_a_crawl_is_told_in_one_line() -> None:
    rows = [{"outlet": f"quiet_{n}", "state": "silent", "outcomes": {}} for n in range(7)]
    rows.append({"outlet": "good", "state": "ok", "outcomes": {"stored": 12, "door:read": 1}})
    assert tell_crawl(rows) == ("8 outlets, 12 new articles, 7 silent (quiet_0 quiet_1 quiet_2 quiet_3 quiet_4 …)")
    assert scheduler.MOST_NAMED == 5
