from datetime import UTC, date, datetime

from sqlalchemy import insert

from storage import spikes
from storage.models import SpikeRow, table_of
from storage.records import Direction, Spike


def test_spikes_come_back_as_they_were_in_the_order_of_their_days(store):
    made = [
        Spike(
            "domestic",
            date(2026, 11, day),
            date(2026, 11, day - 2),
            way,
            "cusum",
            5.5,
            "spikes-1",
            0.2,
            0.4,
            50,
            20,
            at,
        )
        for day, way, at in (
            (18, Direction.UP, datetime(2026, 11, 19, tzinfo=UTC)),
            (11, Direction.DOWN, datetime(2026, 11, 12, tzinfo=UTC)),
        )
    ]
    with store.write() as connection:
        for spike in made:
            values = {name: getattr(spike, name) for name in Spike.__dataclass_fields__}
            connection.execute(insert(table_of(SpikeRow)), values)
    with store.read() as connection:
        found = spikes.find(connection)
    assert found == made[::-1]
    assert [spike.found_at for spike in found] == [spike.found_at for spike in made[::-1]]
