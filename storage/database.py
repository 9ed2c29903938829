"""The one database: where it lies, and how it is opened for writing and for reading."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

from storage.faults import Fault, StoreError, explained
from storage.models import REVISION, Row, table_of

# Milliseconds that a writer waits for another one to finish: a commit takes one, a purge or a recomputation seconds.
BUSY_WAIT_MS = 30_000
# Bytes that the write-ahead log keeps on disk after a long reader has made it grow.
LOG_LIMIT = 64 * 1024 * 1024

# The insert of either dialect has the same `on_conflict_do_nothing` and `on_conflict_do_update`, with the same names.
Insert = sqlite.Insert | postgresql.Insert


def locate(url: str) -> Path:
    """Returns the file that a database URL names, as an absolute path.

    Raises:
        StoreError: fault INPUT, where the URL is not understood or names no SQLite file.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # The words may hold a password, so they are not repeated when they look like it.
        shown = "the database URL" if "@" in url else f"{url!r}"
        raise StoreError(
            f"{shown} is no database URL: write sqlite:///FILE (sqlite:////… for a path from the root)", Fault.INPUT
        ) from None
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise StoreError(
            f"databases of the kind {parsed.drivername!r} are not supported yet: write sqlite:///FILE", Fault.INPUT
        )
    if parsed.host or parsed.username or parsed.port:
        raise StoreError(f"{str(parsed)!r} has a slash too few: write sqlite:///FILE with three", Fault.INPUT)
    if parsed.query:
        raise StoreError(f"{url!r}: options after '?' are not supported: write sqlite:///FILE", Fault.INPUT)
    if not parsed.database or parsed.database == ":memory:" or parsed.database.startswith("file:"):
        raise StoreError(
            f"{url!r} names no file, and several processes share the database: write sqlite:///FILE", Fault.INPUT
        )
    path = Path(parsed.database).absolute()
    try:
        usable = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise StoreError(f"{url!r} holds a character that no file name can have", Fault.INPUT)
    return path


class Store:
    """An open database. `write()` and `read()` may be used from several threads, but not across a fork."""

    def __init__(self, path: Path, writer: Engine | None, reader: Engine) -> None:
        """Takes over the engines; `writer` is None where the store is for reading only."""
        self.path = path
        self._writer = writer
        self._reader = reader

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, alone among all processes: committed at the end, rolled back on any exception.

        Keep it short: everybody else who writes waits, for 30 s at most.

        Raises:
            StoreError: the disk, the file or another process does not let us.
        """
        if self._writer is None:
            raise StoreError(f"{self.path}: opened for reading only", Fault.FAILED)
        with explained(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the database as it was at the first query; it never waits for a writer.

        Raises:
            StoreError: as `write`, and when something in it tries to write.
        """
        with explained(self.path), self._reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes all connections."""
        for engine in (self._writer, self._reader):
            if engine is not None:
                engine.dispose()

    def __enter__(self) -> Self:
        """Returns the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""
        self.close()


def open_store(url: str, *, read_only: bool = False, wait_ms: int = BUSY_WAIT_MS) -> Store:
    """Opens a database that `storage.schema.migrate` has made or brought up to date.

    Args:
        url: sqlite:///FILE.
        read_only: `write()` is refused, and SQLite itself refuses every change.
        wait_ms: how long a writer waits for another one, milliseconds.

    Raises:
        StoreError: there is no such database, it cannot be opened, or this program does not know its schema.
    """
    path = locate(url)
    with explained(path):
        check_revision(path, read_revision(path))
    writer = None if read_only else make_engine(path, "BEGIN IMMEDIATE", wait_ms=wait_ms)
    return Store(path, writer, make_engine(path, "BEGIN", query_only=True, wait_ms=wait_ms))


def connect(path: Path, *, create: bool = False, wait_ms: int = BUSY_WAIT_MS) -> sqlite3.Connection:
    """Opens the file with the settings that all our connections share; unless `create`, it must exist.

    isolation_level None keeps the driver from sending BEGIN by itself: SQLAlchemy's "begin" event sends ours, and
    the driver's commit() and rollback() still work. The newer `autocommit` would do the same from Python 3.12 on,
    but False sends a plain BEGIN (a reader that then writes fails with "database is locked", whatever it waits)
    and True makes commit() do nothing.
    """
    # mode=rw, because a database that has vanished must not come back as an empty one.
    mode = "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=wait_ms / 1000,
        isolation_level=None,
        check_same_thread=False,  # the pool gives a connection to one thread at a time
    )
    try:
        connection.execute(f"PRAGMA busy_timeout={wait_ms}")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA journal_size_limit={LOG_LIMIT}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def make_engine(
    path: Path, begin: str, *, query_only: bool = False, foreign_keys: bool = True, wait_ms: int = BUSY_WAIT_MS
) -> Engine:
    """Returns an engine whose transactions start with the statement `begin`."""

    def connect_for_pool() -> sqlite3.Connection:
        connection = connect(path, wait_ms=wait_ms)
        connection.execute(f"PRAGMA query_only={query_only:d}")
        connection.execute(f"PRAGMA foreign_keys={foreign_keys:d}")
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect_for_pool,
        poolclass=QueuePool,
        # Cyrillic as it is: escaped it would take three times the space, and nobody could search it.
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )

    def send_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", send_begin)
    return engine


def read_revision(path: Path) -> str | None:
    """Returns the migration that a database stands at; None where the file has no tables at all.

    Raises:
        StoreError: it is a database of something else.
    """
    connection = connect(path)
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall() if _ours(tables) else []
    finally:
        connection.close()
    if len(rows) != 1:
        raise StoreError(
            f"{path}: a database, but not one of Derekkoz: nothing was changed; name another file in"
            " DEREKKOZ_DATABASE_URL",
            Fault.FAILED,
        )
    return str(rows[0][0])


def check_revision(path: Path, found: str | None) -> None:
    """Raises a StoreError unless `found` is the schema that this program reads and writes."""
    if found is None:
        raise StoreError(f"{path}: an empty database: migrate it first", Fault.FAILED)
    if found > REVISION:
        raise StoreError(
            f"{path}: written by a newer Derekkoz (schema {found}, this one knows {REVISION}): update Derekkoz, or"
            " restore the copy that was made before the update",
            Fault.FAILED,
        )
    if found < REVISION:
        raise StoreError(f"{path}: its schema {found} is older than {REVISION}: migrate it first", Fault.FAILED)


def insert_into(row: type[Row], dialect: str) -> Insert:
    """Returns the insert of a dialect ("sqlite" or "postgresql"), which knows what to do on a conflict."""
    table = table_of(row)
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def _ours(tables: set[Any]) -> bool:
    return {"alembic_version", "article", "run"} <= tables
