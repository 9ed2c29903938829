"""Launching crawls: in child processes, so that one that hangs or crashes does not stop whoever asked for it."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from crawler import children
from crawler import settings as house_settings
from crawler.jobs import Job, Result
from crawler.scratch import open_scratch

CHILD = "spiders.batch"  # started by name: it stands above this room
BATCH = 16  # outlets of one child, side by side: its start costs two seconds, and a crash takes these with it
CHILDREN = 2  # at once: each needs up to 300 MB, and writes to the same database
MARGIN = 60.0  # seconds beyond the time of one outlet: start, end, and pages that were under way

Report = Callable[[Result], None]


def split(job: Job, size: int = BATCH) -> list[Job]:
    """Returns the job in batches of as equal a size as can be, at most `size` outlets each."""
    number = -(-len(job.outlets) // size)
    return [replace(job, outlets=job.outlets[part::number]) for part in range(number)]


def time_limit(job: Job) -> float:
    """Returns the seconds after which a child that runs this job must have ended; its outlets run side by side."""
    return float(job.settings().get("CLOSESPIDER_TIMEOUT", house_settings.CLOSESPIDER_TIMEOUT)) + MARGIN


async def run(
    jobs: Sequence[Job], report: Report, *, at_once: int = CHILDREN, limit: float | None = None, child: str = CHILD
) -> list[Result]:
    """Runs each job in a child of its own and returns one result for each outlet, whatever happens to the child.

    `report` gets each result as it comes. When this is cancelled the children are ended, and what they stored is whole.
    A child also ends when the thread that started it does (PR_SET_PDEATHSIG), so call this in one that stays.

    Args:
        jobs: batches, such as `split` makes.
        report: called with each result.
        at_once: children at the same time.
        limit: seconds for one child, by default `time_limit` of its job.
        child: the module that the children run.
    """
    turn = asyncio.Semaphore(at_once)

    async def run_in_turn(job: Job) -> list[Result]:
        async with turn:
            return await _run_child(job, report, time_limit(job) if limit is None else limit, child)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run_in_turn(job)) for job in jobs]
    return [result for task in tasks for result in task.result()]


async def _run_child(job: Job, report: Report, limit: float, module: str) -> list[Result]:
    async with open_scratch() as scratch:
        return await _run_child_in(scratch, job, report, limit, module)


async def _run_child_in(scratch: str, job: Job, report: Report, limit: float, module: str) -> list[Result]:
    pipe = asyncio.subprocess.PIPE
    process = await children.start(module, scratch=scratch, stdin=pipe, stdout=pipe)
    results: dict[str, Result] = {}

    def take(line: bytes) -> None:
        with suppress(ValueError):  # a child that dies may leave half a line
            result = Result.from_json(line.decode())
            if result.outlet in job.outlets and result.outlet not in results:
                results[result.outlet] = result
                report(result)

    reader = asyncio.create_task(_read(process, take))
    ending = ""
    try:
        async with asyncio.timeout(limit):
            await _tell(process, job)
            await children.wait(process)
    except TimeoutError:
        ending = f"stopped at the limit of {limit:.0f} s"
    finally:
        await children.end(process)
        await reader
    for slug in job.outlets:
        if slug not in results:
            take(Result(slug, {}, ending or f"crashed (exit code {process.returncode})").to_json().encode())
    return [results[slug] for slug in job.outlets]


async def _tell(process: asyncio.subprocess.Process, job: Job) -> None:
    assert process.stdin is not None  # noqa: S101 - a pipe
    with suppress(BrokenPipeError, ConnectionResetError):  # it ended before it could be told: its exit code says so
        process.stdin.write(job.to_json().encode() + b"\n")
        await process.stdin.drain()
        process.stdin.close()


async def _read(process: asyncio.subprocess.Process, take: Callable[[bytes], None]) -> None:
    assert process.stdout is not None  # noqa: S101 - a pipe
    async for line in process.stdout:
        take(line)
