from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage import measurements
from storage.records import Measurement

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
WEEK = Measurement("domestic", "week", "2026-W47", "share-1", "p", 250, 88, 0.352, 0.29, 0.41, 0.97, False, NOW)


def test_a_number_is_kept_once_and_its_revision_beside_it(store) -> None:
    revised = replace(WEEK, articles=252, share=0.349206, measured_at=NOW + timedelta(hours=1))
    with store.write() as connection:
        [first] = measurements.save_changed(connection, [WEEK])
        assert measurements.save_changed(connection, [replace(WEEK, measured_at=NOW + timedelta(minutes=9))]) == []
        [second] = measurements.save_changed(connection, [revised])
        assert (first.before, second.before, second.now) == (None, WEEK, revised)
        assert measurements.find_latest(connection) == [revised]
        history = measurements.find_history(connection, "domestic", "week", "2026-W47")
    assert history == [WEEK, revised]
    assert [one.measured_at for one in history] == [NOW, NOW + timedelta(hours=1)]


@pytest.mark.parametrize("change", [{"method": "share-2"}, {"period": "2026-W46"}, {"by": "day"}, {"series": "x"}])
def test_another_period_or_method_is_a_number_of_its_own(store, change) -> None:
    other = replace(WEEK, **change)
    with store.write() as connection:
        assert len(measurements.save_changed(connection, [WEEK, other])) == 2
        assert set(measurements.find_latest(connection)) == {WEEK, other}


def test_a_period_without_articles_has_no_share(store) -> None:
    empty = replace(WEEK, articles=0, russian=0, share=None, low=None, high=None, coverage=None, provisional=True)
    with store.write() as connection:
        measurements.save_changed(connection, [empty])
        assert measurements.find_latest(connection) == [empty]
