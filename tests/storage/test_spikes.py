from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from storage import spikes
from storage.records import Direction, Spike

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
DAY = date(2026, 11, 12)
SPIKE = Spike("domestic", DAY, date(2026, 11, 9), Direction.UP, "cusum", 1.03, "spikes-1", 0.2, 0.36, 120, 43, NOW)


def test_an_episode_comes_back_as_it_was_and_is_kept_once(store) -> None:
    later = replace(SPIKE, day=DAY + timedelta(days=2), score=1.1, found_at=NOW + timedelta(days=1))
    with store.write() as connection:
        assert spikes.save(connection, SPIKE)
        assert not spikes.save(connection, SPIKE)
        assert not spikes.save(connection, later), "late articles moved the day, not the episode"
        assert spikes.find(connection) == [SPIKE]


def test_another_series_direction_or_season_is_another_episode(store) -> None:
    others = [
        replace(SPIKE, series="domestic/kk"),
        replace(SPIKE, direction=Direction.DOWN),
        replace(SPIKE, day=DAY + timedelta(days=60), since=DAY + timedelta(days=58)),
    ]
    with store.write() as connection:
        assert all(spikes.save(connection, one) for one in (SPIKE, *others))
        assert spikes.find(connection)[0] == others[2]
        assert len(spikes.find(connection)) == 4
