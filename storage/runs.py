"""Runs: what a crawl or an import did, and why each page that it dropped was dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from storage.bridge import storable
from storage.database import Insert, insert_into
from storage.models import DroppedRow, OutcomeRow, RunRow, table_of

_RUN, _OUTCOME, _DROPPED = table_of(RunRow), table_of(OutcomeRow), table_of(DroppedRow)


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl or import. Without `finished_at` it runs still, or was killed: what it stored until then is whole."""

    id: int
    kind: str
    source: str
    started_at: datetime
    finished_at: datetime | None
    outcomes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Drop:
    """One page that was not kept: its place in the input (line, from 1) or its URL, the named reason, the details."""

    reason: str
    url: str | None = None
    position: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A drop with the run that it happened in."""

    drop: Drop
    run: int
    kind: str
    source: str
    started_at: datetime


def begin(connection: Connection, kind: str, source: str, at: datetime) -> int:
    """Records that a run starts ("crawl", "import") over `source` (its outlets, its file), and returns its id."""
    values = {"kind": kind, "source": storable(source), "started_at": at}
    return int(connection.execute(insert(_RUN).returning(_RUN.c.id), values).scalar_one())


def count(connection: Connection, run_id: int, outcomes: Mapping[str, int]) -> None:
    """Adds to the numbers of pages that ended in each way ("stored", "duplicate", a reason)."""
    rows = [{"run_id": run_id, "name": name, "count": number} for name, number in outcomes.items()]
    if rows:
        connection.execute(_add_outcomes(connection.dialect.name), rows)


def drop(connection: Connection, run_id: int, drops: Iterable[Drop]) -> None:
    """Records drops, and counts each under its reason: they need no `count` of their own. Give many at once."""
    rows = []
    reasons: dict[str, int] = {}
    for each in drops:
        reasons[each.reason] = reasons.get(each.reason, 0) + 1
        rows.append(
            {
                "run_id": run_id,
                "position": each.position,
                "url": None if each.url is None else storable(each.url),
                "reason": each.reason,
                "detail": storable(each.detail),
            }
        )
    if rows:
        connection.execute(insert(_DROPPED), rows)
        count(connection, run_id, reasons)


def finish(connection: Connection, run_id: int, at: datetime) -> None:
    """Records that a run came to its end.

    Raises:
        LookupError: there is no such run, or it has ended before.
    """
    still = (_RUN.c.id == run_id) & _RUN.c.finished_at.is_(None)
    if connection.execute(update(_RUN).where(still).values(finished_at=at)).rowcount == 0:
        raise LookupError(f"no run that is under way has the id {run_id}")


def find_last(connection: Connection, kind: str, source: str) -> Run | None:
    """Returns the latest run of that kind over that source that came to its end."""
    ended = (_RUN.c.kind == kind) & (_RUN.c.source == storable(source)) & _RUN.c.finished_at.is_not(None)
    found = _read(connection, select(_RUN).where(ended).order_by(_RUN.c.id.desc()).limit(1))
    return found[0] if found else None


def history(connection: Connection, *, limit: int | None = None) -> list[Run]:
    """Returns the runs, the newest first, with their outcomes."""
    return _read(connection, select(_RUN).order_by(_RUN.c.id.desc()).limit(limit))


def find(connection: Connection, run_id: int) -> Run | None:
    """Returns the run of an id."""
    row = connection.execute(select(_RUN).where(_RUN.c.id == run_id)).mappings().first()
    if row is None:
        return None
    outcomes = select(_OUTCOME.c.name, _OUTCOME.c["count"]).where(_OUTCOME.c.run_id == run_id).order_by(_OUTCOME.c.name)
    return Run(**row, outcomes={row[0]: row[1] for row in connection.execute(outcomes)})


def find_latest(connection: Connection) -> dict[str, datetime]:
    """Returns when the newest finished run of each kind came to its end."""
    ended = select(_RUN.c.kind, func.max(_RUN.c.finished_at)).where(_RUN.c.finished_at.is_not(None))
    return {row[0]: row[1] for row in connection.execute(ended.group_by(_RUN.c.kind).order_by(_RUN.c.kind))}


def find_drops(connection: Connection, url: str) -> list[Dropped]:
    """Returns each time that a URL was dropped, the newest first."""
    columns = (*_DROPPED.c, _RUN.c.kind, _RUN.c.source, _RUN.c.started_at)
    chosen = select(*columns).join(_RUN).where(_DROPPED.c.url == storable(url)).order_by(_DROPPED.c.id.desc())
    return [
        Dropped(
            Drop(row["reason"], row["url"], row["position"], row["detail"]),
            run=row["run_id"],
            kind=row["kind"],
            source=row["source"],
            started_at=row["started_at"],
        )
        for row in connection.execute(chosen).mappings()
    ]


def _read(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> list[Run]:
    """Returns the chosen runs, which are one or follow each other from the newest down."""
    rows = connection.execute(chosen).mappings().all()
    if not rows:
        return []
    outcomes: dict[int, dict[str, int]] = {row["id"]: {} for row in rows}
    shown = _OUTCOME.c.run_id.between(rows[-1]["id"], rows[0]["id"])
    for each in connection.execute(select(_OUTCOME).where(shown).order_by(_OUTCOME.c.name)).mappings():
        outcomes[each["run_id"]][each["name"]] = each["count"]
    return [Run(**row, outcomes=outcomes[row["id"]]) for row in rows]


@cache
def _add_outcomes(dialect: str) -> Insert:
    statement = insert_into(OutcomeRow, dialect)
    return statement.on_conflict_do_update(
        index_elements=["run_id", "name"], set_={"count": _OUTCOME.c.count + statement.excluded["count"]}
    )
