"""When: the timetable, and the daemon's keeping of it.

Every job is a verb of the command line, run in a child process: the daemon does nothing that a person could not do by
hand, and a job that hangs or crashes takes nobody with it. What is done is in the store; the timetable is no memory of
it, so after a stop, clean or not, the daemon simply starts at the top.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from crawler import children
from storage.bridge import KAZAKHSTAN

logger = logging.getLogger("derekkoz")

MINUTE, HOUR = 60.0, 3600.0  # seconds
# A verb may itself have children to end, which takes it crawler.children.GRACE.
GRACE = children.GRACE + 5.0  # seconds between asking a job to end and killing it
MOST_TOLD = 2_000  # characters of what a failed job said that go into the log
MOST_NAMED = 5  # outlets of one state that are named in the log; the dashboard has them all

Report = Callable[[str, str], None]  # a job's name, and what went wrong in one line, "" for nothing


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: a verb, when it runs, for how long at most (seconds), and the jobs that follow it.

    `at_start`: it also runs when the daemon starts. `tell` makes a few words of the JSON that the verb prints.
    """

    name: str
    verb: tuple[str, ...]
    when: BaseTrigger | None
    limit: float
    then: tuple[str, ...] = ()
    at_start: bool = False
    tell: Callable[[Any], str] = lambda answer: ""


def every(**interval: float) -> BaseTrigger:
    """Returns the trigger of what runs again and again: `every(minutes=15)`."""
    return IntervalTrigger(timezone=KAZAKHSTAN, **interval)


def at(hour: int, minute: int, weekday: str = "*") -> BaseTrigger:
    """Returns the trigger of a time of day in Kazakhstan; a CronTrigger does not take the zone of its scheduler."""
    return CronTrigger(hour=hour, minute=minute, day_of_week=weekday, timezone=KAZAKHSTAN)


def tell_crawl(results: list[dict[str, Any]]) -> str:
    """Returns what a crawl brought, from the rows of `derekkoz crawl --format json`."""
    stored = sum(row["outcomes"].get("stored", 0) for row in results)
    amiss: dict[str, list[str]] = {}
    for row in results:
        if row["state"] != "ok":
            amiss.setdefault(row["state"], []).append(row["outlet"])
    shown = [f"{len(slugs)} {state} ({_name(slugs)})" for state, slugs in sorted(amiss.items())]
    return ", ".join([f"{len(results)} outlets, {stored} new articles", *shown])


def _name(slugs: list[str]) -> str:
    return " ".join(slugs[:MOST_NAMED]) + (" …" if len(slugs) > MOST_NAMED else "")


# What each of the other verbs prints as JSON, in a few words.
def tell_reread(done: dict[str, int]) -> str:
    """Returns how many articles were read anew, and how many verdicts changed by it."""
    return f"{done['read']} articles read anew, {done['changed']} verdicts changed"


def tell_match(done: dict[str, int]) -> str:
    """Returns how many articles were compared, and what came of it."""
    return f"{done['compared']} articles compared, {done['pairs']} pairs, {done['level_3']} uncredited"


def tell_measure(revised: list[dict[str, Any]]) -> str:
    """Returns how many numbers are new, and how many were revised."""
    new = sum(row["before"] is None for row in revised)
    return f"{new} numbers new, {len(revised) - new} revised"


def tell_watch(found: list[dict[str, Any]]) -> str:
    """Returns the spikes that were found now."""
    return (
        "; ".join(f"{row['series']} {row['direction']} since {row['since']}" for row in found) or "nothing stands out"
    )


def tell_check(silent: list[dict[str, Any]]) -> str:
    """Returns which outlets are not heard."""
    return (
        f"{len(silent)} silent: {_name([row['outlet'] for row in silent])}" if silent else "every known outlet is heard"
    )


def tell_send(done: dict[str, int]) -> str:
    """Returns what became of the messages that were due."""
    return (
        ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in done.items() if number) or "nothing is due"
    )


def tell_export(package: dict[str, Any]) -> str:
    """Returns where the week's package is, and whether it was written now."""
    return f"{package['week']} in {package['folder']}" + ("" if package["files"] else ", as before")


# fmt: off
TIMETABLE = (
    #    what       which verb                               when               at most      and then
    Job("crawl",   ("crawl", "--format", "json"),           every(minutes=15), 3 * HOUR,
        ("reread", "match", "measure", "watch", "check", "send"), at_start=True, tell=tell_crawl),
    Job("reread",  ("reread", "--format", "json"),          None,              3 * HOUR,    tell=tell_reread),
    Job("match",   ("match", "--format", "json"),           None,              1 * HOUR,    tell=tell_match),
    Job("measure", ("measure", "--format", "json"),         None,              10 * MINUTE, tell=tell_measure),
    Job("watch",   ("watch", "--format", "json"),           None,              10 * MINUTE, tell=tell_watch),
    Job("check",   ("check", "--format", "json"),           None,              10 * MINUTE, tell=tell_check),
    Job("send",    ("alerts", "send", "--format", "json"),  every(minutes=5),  10 * MINUTE, tell=tell_send),
    Job("export",  ("export", "--due", "--format", "json"), at(6, 0, "mon"),   1 * HOUR,
        at_start=True, tell=tell_export),
)
# fmt: on


class Keeper:
    """Keeps a timetable: runs each job when it is due, never twice at once, and tells what became of it in the log."""

    def __init__(self, timetable: Sequence[Job], report: Report, *, module: str = "derekkoz") -> None:
        """`report` is told how every run ended; `module` is what the children run."""
        self._jobs = {job.name: job for job in timetable}
        self._turns = {job.name: asyncio.Lock() for job in timetable}
        self._report = report
        self._module = module

    async def keep(self, stop: asyncio.Event) -> None:
        """Runs the jobs of the start in their order, and each at its time, until the event is set; then ends them all.

        A run that comes too late, because the machine slept, is made up for once. A job whose turn comes while it is
        still at work leaves that turn out.
        """
        scheduler = AsyncIOScheduler(timezone=KAZAKHSTAN)
        under_way: set[asyncio.Task[None]] = set()
        async with asyncio.TaskGroup() as group:

            def begin(work: Coroutine[Any, Any, None]) -> None:
                task = group.create_task(_survive(work))
                under_way.add(task)
                task.add_done_callback(under_way.discard)

            async def come_due(name: str) -> None:
                if self._turns[name].locked():
                    logger.warning("%s: still at work, this turn is left out", name)
                else:
                    begin(self.run(name))

            for job in self._jobs.values():
                if job.when is not None:
                    scheduler.add_job(
                        come_due, job.when, [job.name], id=job.name, coalesce=True, misfire_grace_time=None
                    )
            scheduler.start()
            begin(self._start())
            await stop.wait()
            scheduler.shutdown(wait=False)
            for task in under_way:
                task.cancel()

    async def run(self, name: str) -> None:
        """Runs a job now, and then those that follow it."""
        job = self._jobs[name]
        async with self._turns[name]:
            fault = await self._run_child(job)
        await asyncio.to_thread(self._report, name, fault)
        for follower in job.then:
            await self.run(follower)

    async def _start(self) -> None:
        for job in self._jobs.values():
            if job.at_start:
                await self.run(job.name)

    async def _run_child(self, job: Job) -> str:
        """Returns what went wrong, in one line, or ""."""
        started = time.monotonic()
        null, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
        process = await children.start(self._module, "--bound", *job.verb, stdin=null, stdout=pipe, stderr=pipe)
        readers = [asyncio.create_task(_read_all(stream)) for stream in (process.stdout, process.stderr)]
        fault = ""
        try:
            async with asyncio.timeout(job.limit):
                await children.wait(process)
        except TimeoutError:
            fault = f"stopped at the limit of {job.limit:.0f} s"
        finally:
            await children.end(process, GRACE)
            answer, said = [await reader for reader in readers]
        seconds = time.monotonic() - started
        if not fault and process.returncode:
            fault = f"exit code {process.returncode}: {said.strip()[-MOST_TOLD:] or 'it said nothing'}"
        if fault:
            logger.error("%s: %s (%.1f s)", job.name, fault, seconds)
        else:
            for line in said.splitlines():
                logger.info("%s: %s", job.name, line.removeprefix("derekkoz: "))
            logger.info("%s: %s (%.1f s)", job.name, _tell(job, answer), seconds)
        return fault


async def _survive(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:  # the daemon outlives whatever happens to one job: a full disk, no memory for a child
        logger.exception("a job could not be run")


async def _read_all(stream: asyncio.StreamReader | None) -> str:
    assert stream is not None  # noqa: S101 - a pipe
    return (await stream.read()).decode(errors="replace")


def _tell(job: Job, answer: str) -> str:
    try:
        return job.tell(json.loads(answer)) or "done"
    except (ValueError, LookupError, TypeError, AttributeError):
        return "done"  # what a job says of itself never decides how it went
