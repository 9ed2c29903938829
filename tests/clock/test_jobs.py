"""The clock's jobs over a store of the made-up world: what they find, and that they find it once."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from analysis.corpus.request import Request
from analysis.corpus.share import estimate_share
from clock.check import check_store
from clock.measure import measure_store
from clock.watch import watch_store
from outlets.registry import Registry
from storage import measurements, messages, series, spikes
from storage.database import Store
from tests.clock.conftest import NOW


def test_what_is_measured_is_the_share_itself_and_kept_once(made_store: Store, made_registry: Registry) -> None:
    first = measure_store(made_store, made_registry, NOW)
    assert measure_store(made_store, made_registry, NOW + timedelta(minutes=15)) == []
    with made_store.read() as connection:
        share = estimate_share(series.cells(connection), made_registry, Request(), date(2026, 11, 23))
        kept = {one.period: one for one in measurements.find_latest(connection) if one.by == "week"}
    assert len(first) == 13 + 13 * 7
    for point in share.series:
        assert point.estimate is not None
        assert (kept[point.period].articles, kept[point.period].russian) == (point.articles, point.russian)
        assert kept[point.period].share == round(point.estimate.share, 6)
        assert kept[point.period].provisional == point.provisional


def test_a_late_article_revises_its_week_openly(made_store: Store, made_registry: Registry) -> None:
    measure_store(made_store, made_registry, NOW)
    with made_store.write() as connection:
        connection.execute(text("UPDATE article SET day = '2026-10-01' WHERE id IN (SELECT max(id) FROM article)"))
    revised = measure_store(made_store, made_registry, NOW)
    assert {one.now.by for one in revised} == {"week", "day"}
    assert all(one.before is not None for one in revised)


def test_the_step_is_found_once_and_told_once(made_store: Store, made_registry: Registry) -> None:
    found, seen = watch_store(made_store, made_registry, NOW, "https://pages.example")
    again, _ = watch_store(made_store, made_registry, NOW + timedelta(hours=1))
    assert [(one.direction.value, one.since >= date(2026, 11, 8)) for one in found] == [("up", True)]
    assert (again, seen.learning) == ([], {})
    with made_store.read() as connection:
        assert spikes.find(connection) == found
        [kept] = messages.find(connection)
    assert kept.message.kind == "spike"
    assert kept.message.body.count("http://") + kept.message.body.count("https://t.me") >= 3, "examples with addresses"


def test_an_episode_of_an_old_archive_is_kept_and_told_to_nobody(made_store: Store, made_registry: Registry) -> None:
    found, _ = watch_store(made_store, made_registry, NOW + timedelta(days=300))
    assert len(found) == 1
    with made_store.read() as connection:
        assert messages.find(connection) == []


def test_a_dead_spider_is_no_spike(made_store: Store, made_registry: Registry) -> None:
    with made_store.write() as connection:
        # All the outlets of one side of the panel fall silent in the last two weeks: the share of the rest is no news.
        connection.execute(
            text(
                "DELETE FROM article WHERE day >= '2026-11-09' AND id IN"
                " (SELECT article_id FROM origin WHERE NOT russian)"
            )
        )
    found, _ = watch_store(made_store, made_registry, NOW)
    assert found == []


def test_a_silent_outlet_is_told_once(made_store: Store, made_registry: Registry) -> None:
    assert check_store(made_store, made_registry, NOW) == []
    with made_store.write() as connection:
        connection.execute(text("DELETE FROM article WHERE outlet = 'stepgorizont' AND day >= '2026-11-05'"))
    [silence] = check_store(made_store, made_registry, NOW)
    assert (silence.outlet, silence.last) == ("stepgorizont", date(2026, 11, 4))
    assert check_store(made_store, made_registry, NOW + timedelta(hours=1)) == [silence]
    with made_store.read() as connection:
        assert [kept.message.key for kept in messages.find(connection)] == ["silence/stepgorizont/2026-11-04"]


def test_many_silences_at_once_are_one_message(made_store: Store, made_registry: Registry) -> None:
    with made_store.write() as connection:
        connection.execute(text("DELETE FROM article WHERE day >= '2026-11-05'"))
    silences = check_store(made_store, made_registry, NOW)
    assert len(silences) > 5
    with made_store.write() as connection:
        due = messages.take_due(connection, datetime.now(UTC) + timedelta(days=1))
    assert [kept.message.subject for kept in due] == [f"Not heard: {len(silences)} outlets"]
    check_store(made_store, made_registry, NOW + timedelta(hours=1))
    with made_store.read() as connection:
        assert len(messages.find(connection)) == len(silences) + 1
