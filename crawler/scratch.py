"""Scratch: a folder that a child and its browser put their passing things into, and that goes with them.

A browser has a process group of its own, so that ending its child's does not end it. It ends when it sees that its
driver is gone, and writes into its profile until then: so it is ended by this folder's name on its command line.
"""

import asyncio
import os
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

LONGEST = 5.0  # seconds for whoever uses the folder to be gone after SIGKILL
_PAUSE = 0.05  # seconds


@asynccontextmanager
async def open_scratch() -> AsyncIterator[str]:
    """Gives an empty folder; at the end kills what names it on its command line, and removes it with all it holds."""
    with tempfile.TemporaryDirectory(prefix="derekkoz-", ignore_cleanup_errors=True) as folder:
        try:
            yield folder
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST):
                    while users := find_users(folder):
                        for pid in users:
                            with suppress(ProcessLookupError):
                                os.kill(pid, signal.SIGKILL)
                        await asyncio.sleep(_PAUSE)


def find_users(folder: str) -> list[int]:
    """Returns the processes of ours, except this one, that have the folder on their command lines."""
    found = []
    for process in Path("/proc").iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        with suppress(OSError):  # it has ended meanwhile
            if process.stat().st_uid == os.geteuid() and folder.encode() in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found
