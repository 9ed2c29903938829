"""Processes that go on without the tests, or are killed by them."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

PATIENCE_S = 5.0


def has_ended(pid: int, patience_s: float = PATIENCE_S) -> bool:
    """Waits for a process that is not our child, and may be a zombie of somebody else's; False where it goes on."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], patience_s)[0])
    finally:
        os.close(handle)


def kill_at_its_first_line(script: str, *arguments: str) -> None:
    """Runs a Python script from the repository's root, and ends it by SIGKILL once it has printed a line."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
