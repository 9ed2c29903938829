"""Bringing a database up to date: made when missing, copied before a change, changed all or not at all."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from storage.database import check_revision, connect, locate, make_engine, read_revision
from storage.faults import Fault, StoreError, explain_refusal, explained
from storage.models import REVISION

# Milliseconds that a migration waits for a process that is writing: a long purge or recomputation may be under way.
MIGRATION_WAIT_MS = 10 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Migration:
    """What `migrate` did: from which schema (None: there was no database) to which, and the copy made before."""

    before: str | None
    after: str
    copy: Path | None


def migrate(url: str, *, now: datetime | None = None) -> Migration:
    """Makes the database where it is missing, or brings its schema up to date; safe in several processes at once.

    The folder is made when only that one is missing: a longer missing path is a mistake or a disk that is not
    mounted, and must not become a second, empty database. Before an existing database is changed it is copied to
    FILE.before-REVISION-TIME.bak (time in UTC); a migration that fails leaves the database as it was.

    Raises:
        StoreError: with the line to show.
    """
    path = locate(url)
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    try:
        with explained(path):
            if path.exists() and _stands_at(path, found := read_revision(path)):
                return Migration(found, REVISION, None)
        # Another process may make the folder at the same moment.
        path.parent.mkdir(exist_ok=True)
        with _alone(path), explained(path):
            found = read_revision(path) if path.exists() else None
            if _stands_at(path, found):
                return Migration(found, REVISION, None)
            return _migrate(path, found, moment)
    except OSError as error:
        raise explain_refusal(error, path) from error


@contextmanager
def upgrading(path: Path) -> Iterator[Connection]:
    """One transaction for a change of the schema, on a file that is made when missing.

    Foreign keys are checked once, at the end, and are off until then: alembic changes a SQLite table by dropping it
    and giving its name to a successor, and the drop would delete all rows that refer to it.
    """
    with explained(path):
        _use_write_ahead_log(path)
        engine = make_engine(path, "BEGIN IMMEDIATE", foreign_keys=False, wait_ms=MIGRATION_WAIT_MS)
        try:
            with engine.begin() as connection:
                yield connection
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise StoreError(f"{path}: {broken[0]} would refer to {broken[2]} that is not there", Fault.FAILED)
        finally:
            engine.dispose()


def copy_database(source: Path, target: Path) -> None:
    """Copies a database that may be in use, through SQLite's online backup; a copy that fails is removed.

    Raises:
        FileExistsError: `target` exists: a copy never overwrites.
        StoreError: the disk does not let us.
    """
    # Made here and not by SQLite, so that nobody else can take the name, and the copy is no more readable.
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, source.stat().st_mode & 0o777))
    try:
        with explained(target), closing(connect(source)) as old, closing(connect(target)) as new:
            old.backup(new)
    except BaseException:
        for part in (target, *(target.with_name(target.name + end) for end in ("-journal", "-wal", "-shm"))):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    # A lock file beside the database: switching a new file to its write-ahead log fails at once, whatever the wait,
    # while another process does the same. The empty file stays: to remove a lock file lets two processes hold it.
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _stands_at(path: Path, found: str | None) -> bool:
    if found is None or found < REVISION:
        return False
    check_revision(path, found)
    return True


def _migrate(path: Path, found: str | None, moment: datetime) -> Migration:
    copy = None
    try:
        with upgrading(path) as transaction:
            # Inside, so that no other process can write what the copy would lack.
            copy = None if found is None else _copy_before(path, moment)
            _run_scripts(transaction)
    except (StoreError, OSError):
        raise
    except Exception as error:
        kept = f"; a copy is {copy}" if copy else ""
        raise StoreError(
            f"{path}: the migration to schema {REVISION} failed and the database is as it was{kept}: {error}",
            Fault.FAILED,
        ) from error
    return Migration(found, REVISION, copy)


def _use_write_ahead_log(path: Path) -> None:
    # With it readers go on while one process writes; SQLite keeps this setting in the file itself.
    with closing(connect(path, create=True, wait_ms=MIGRATION_WAIT_MS)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        raise StoreError(
            f"{path}: SQLite's write-ahead log does not work on this disk (a network share?): name a place on a"
            " local disk in DEREKKOZ_HOME or DEREKKOZ_DATABASE_URL",
            Fault.UNFIT,
        )


def _copy_before(path: Path, moment: datetime) -> Path:
    stem = f"{path.name}.before-{REVISION}-{moment:%Y%m%dT%H%M%SZ}"
    for attempt in count(1):
        target = path.with_name(f"{stem}.bak" if attempt == 1 else f"{stem}-{attempt}.bak")
        try:
            copy_database(path, target)
        except FileExistsError:
            continue
        return target
    raise AssertionError("unreachable")


def _run_scripts(connection: Connection) -> None:
    # Imported here: it takes 0.1 s, and nearly every start finds nothing to migrate.
    from alembic import command
    from alembic.config import Config

    with as_file(files("migrations")) as folder:
        config = Config(attributes={"connection": connection})
        # The value goes through ConfigParser, where a % begins a name.
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, REVISION)
