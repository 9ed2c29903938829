"""What can go wrong with a database, told in one line that says what to do."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class Fault(StrEnum):
    """Who can mend it; the command line turns it into an exit code."""

    UNFIT = "unfit"  # the machine: a folder, a permission, the disk
    FAILED = "failed"  # the file: damaged, foreign, newer than this program, held by another
    INPUT = "input"  # the words that name the database


class StoreError(Exception):
    """A database that cannot be used; the message is one line for the person who runs Derekkoz."""

    def __init__(self, message: str, fault: Fault) -> None:
        """Keeps the line and whose fault it is."""
        super().__init__(" ".join(message.split()))
        self.fault = fault


# SQLite's primary result codes, the low byte of the extended ones: https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF
_CLOSED_TO_US = frozenset({sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT})
_ADVICE = "mend that, or name another place in DEREKKOZ_HOME or DEREKKOZ_DATABASE_URL"
_FULL = "the disk, or this user's part of it, is full: free some space, then run this again"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the database at `path` into a StoreError; all other errors pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if (known := _explain(cause, path)) is None:
            raise
        raise known from error


def explain_refusal(error: OSError, path: Path) -> StoreError:
    """Returns what the file system's refusal means for the database at `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreError(f"{path}: {_FULL}", Fault.UNFIT)
    said = f"{error.filename or path}: {error.strerror}"
    return StoreError(f"{path}: {_find_obstacle(path) or said}: {_ADVICE}", Fault.UNFIT)


def _explain(error: BaseException | None, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary in _CLOSED_TO_US:
        if (obstacle := _find_obstacle(path)) is None and not path.exists():
            return StoreError(f"{path}: there is no database yet: an import or a crawl makes it", Fault.FAILED)
        return StoreError(f"{path}: {obstacle or error}: {_ADVICE}", Fault.UNFIT)
    if primary == sqlite3.SQLITE_FULL:
        return StoreError(f"{path}: {_FULL}", Fault.UNFIT)
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"{path}: the disk refused to read or write ({error}): check its space, its quota and its health",
            Fault.UNFIT,
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return StoreError(
            f"{path}: this file is not a database: move it away, or name another file in DEREKKOZ_DATABASE_URL",
            Fault.FAILED,
        )
    if primary in _DAMAGED:
        return StoreError(f"{path}: the database is damaged ({error}): restore a backup", Fault.FAILED)
    if primary in _HELD:
        return StoreError(
            f"{path}: another writer has held the database for too long: `fuser {path}` names its process",
            Fault.FAILED,
        )
    return None


def _find_obstacle(path: Path) -> str | None:
    folder = path.parent
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        return f"the folder {folder} does not exist"
    except OSError as error:
        return f"the folder {folder} cannot be entered ({error.strerror})"
    if not is_folder:
        return f"{folder} is not a folder"
    if not os.access(folder, os.X_OK):
        return f"no permission to enter the folder {folder}"
    if path.is_dir():
        return "this is a folder, not a database"
    if path.exists() and not os.access(path, os.R_OK):
        return "no permission to read the file"
    if path.exists() and not os.access(path, os.W_OK):
        return "no permission to write to the file"
    if not os.access(folder, os.W_OK):
        # In WAL mode even a reader has to create the -shm file beside the database.
        return f"no permission to write to the folder {folder}, which even reading needs"
    return None
