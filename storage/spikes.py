"""Spikes that were found: one row for an episode, whenever it is looked for again."""

from datetime import timedelta

from sqlalchemy import Connection, insert, select

from storage.models import SpikeRow, table_of
from storage.records import Direction, Spike

# Late articles may move the day on which an episode is found. What is found within this of a known one is that one.
SAME_EPISODE = timedelta(days=28)

_SPIKE = table_of(SpikeRow)
_COLUMNS = [column for column in _SPIKE.c if column.name != "id"]


def save(connection: Connection, spike: Spike) -> bool:
    """Keeps a spike; False where its episode is kept already."""
    near = _SPIKE.c.day.between(spike.day - SAME_EPISODE, spike.day + SAME_EPISODE)
    same = (_SPIKE.c.series == spike.series, _SPIKE.c.direction == spike.direction.value, near)
    if connection.execute(select(_SPIKE.c.id).where(*same).limit(1)).first() is not None:
        return False
    values = {column.name: getattr(spike, column.name) for column in _COLUMNS}
    connection.execute(insert(_SPIKE), values | {"direction": spike.direction.value})
    return True


def find(connection: Connection) -> list[Spike]:
    """Returns the spikes, the latest first."""
    chosen = select(*_COLUMNS).order_by(_SPIKE.c.day.desc(), _SPIKE.c.series)
    return [Spike(**{**row, "direction": Direction(row["direction"])}) for row in connection.execute(chosen).mappings()]
