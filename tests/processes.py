"""Processes that are not the tests' own children."""

import os
import select

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
