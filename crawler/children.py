"""Child processes: started in a group of their own, waited for, and ended with all that they started."""

import asyncio
import ctypes
import os
import signal
import sys
from contextlib import suppress
from typing import Any

GRACE = 15.0  # seconds between asking a child to end and killing it; a page may take DOWNLOAD_TIMEOUT less than this
LONGEST_LINE = 20_000_000  # bytes of one line that a child prints
PR_SET_PDEATHSIG = 1  # of prctl(2)


async def start(module: str, *arguments: str, scratch: str = "", **streams: Any) -> asyncio.subprocess.Process:
    """Starts `python -m module` with the arguments; `streams` are stdin, stdout and stderr as asyncio takes them.

    `scratch` is a folder for all that it puts down for a while (TMPDIR), by default that of ours.

    The child ends with the thread that starts it if it calls `end_with_parent`, so call this in one that stays.
    """
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # or a folder in the working directory that is called `storage` would stand in for ours
        "-m",
        module,
        *arguments,
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        | ({"TMPDIR": scratch} if scratch else {}),
        start_new_session=True,  # Ctrl-C comes to us alone, and we end the child with all that it started
        limit=LONGEST_LINE,
        **streams,
    )


def end_with_parent() -> None:
    """Has the kernel send us SIGTERM when the parent ends, however it does. Call it first of all in a child."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


async def wait(process: asyncio.subprocess.Process) -> None:
    """Waits for the child itself, where asyncio would also wait for all that the child has handed its output to."""
    if process.returncode is not None:
        return
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    try:
        handle = os.pidfd_open(process.pid)
    except ProcessLookupError:
        return
    try:
        loop.add_reader(handle, ended.set)
        await ended.wait()
    finally:
        loop.remove_reader(handle)
        os.close(handle)


async def end(process: asyncio.subprocess.Process, grace: float | None = None) -> None:
    """Ends a child that still runs: asked first, so that it can close what it does; killed `grace` seconds later."""
    if process.returncode is None:
        _send(process, signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE if grace is None else grace):
                await wait(process)
    # Also where it has ended by itself: nothing that it started may stay behind, or hold our end of the pipe open.
    _send(process, signal.SIGKILL)
    await process.wait()


def _send(process: asyncio.subprocess.Process, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, sign)
