"""Spikes: the shares that stood out from their own past, as they were found."""

from sqlalchemy import Connection, select

from storage.models import SpikeRow, table_of
from storage.records import Direction, Spike

_SPIKE = table_of(SpikeRow)


def find(connection: Connection) -> list[Spike]:
    """Returns all spikes, in the order of their days."""
    columns = [column for column in _SPIKE.c if column.name != "id"]
    rows = connection.execute(select(*columns).order_by(_SPIKE.c.day, _SPIKE.c.id)).mappings()
    return [Spike(**{**row, "direction": Direction(row["direction"])}) for row in rows]
