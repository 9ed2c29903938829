"""Measured shares: every number that was in force, and since when; the latest of a period is the one that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from storage.models import MeasurementRow, table_of
from storage.records import Measurement

_MEASUREMENT = table_of(MeasurementRow)
_COLUMNS = [column for column in _MEASUREMENT.c if column.name != "id"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A number that came into force, and the one before it, None where the period was measured for the first time."""

    now: Measurement
    before: Measurement | None


def save_changed(connection: Connection, measured: Iterable[Measurement]) -> list[Revision]:
    """Keeps those measurements that say something else than the latest of their period; returns them in their order."""
    latest = {_key(one): one for one in find_latest(connection)}
    revisions = []
    for one in measured:
        before = latest.get(_key(one))
        if before is None or replace(before, measured_at=one.measured_at) != one:
            revisions.append(Revision(one, before))
    if revisions:
        connection.execute(insert(_MEASUREMENT), [_values(each.now) for each in revisions])
    return revisions


def find_latest(connection: Connection) -> list[Measurement]:
    """Returns the numbers in force, by series, length and period; a series of another method stands beside."""
    of_a_period = (_MEASUREMENT.c.series, _MEASUREMENT.c.by, _MEASUREMENT.c.period, _MEASUREMENT.c.method)
    newest = select(func.max(_MEASUREMENT.c.id)).group_by(*of_a_period)
    chosen = select(*_COLUMNS).where(_MEASUREMENT.c.id.in_(newest)).order_by(*of_a_period)
    return [Measurement(**row) for row in connection.execute(chosen).mappings()]


def find_history(connection: Connection, series: str, by: str, period: str) -> list[Measurement]:
    """Returns all numbers that a period ever had, the first one first."""
    same = (_MEASUREMENT.c.series == series, _MEASUREMENT.c.by == by, _MEASUREMENT.c.period == period)
    chosen = select(*_COLUMNS).where(*same).order_by(_MEASUREMENT.c.id)
    return [Measurement(**row) for row in connection.execute(chosen).mappings()]


def _key(one: Measurement) -> tuple[str, str, str, str]:
    return one.series, one.by, one.period, one.method


def _values(one: Measurement) -> dict[str, object]:
    return {column.name: getattr(one, column.name) for column in _COLUMNS}
