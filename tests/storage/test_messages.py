from datetime import UTC, datetime, timedelta

import pytest

from storage import messages
from storage.messages import PATIENCE, TAKEN_FOR
from storage.records import Message

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
MESSAGE = Message("spike/domestic/2026-11-12/up", "spike", "Share up", "From 20 % to 35 %.", NOW)


def test_the_same_thing_is_told_once(store) -> None:
    with store.write() as connection:
        assert messages.put(connection, MESSAGE)
        assert not messages.put(connection, MESSAGE)
        [kept] = messages.find(connection)
    assert (kept.message, kept.state, kept.attempts) == (MESSAGE, "due", 0)


def test_what_one_process_took_no_other_gets_until_it_must_have_ended(store) -> None:
    with store.write() as connection:
        messages.put(connection, MESSAGE)
        [taken] = messages.take_due(connection, NOW)
        assert messages.take_due(connection, NOW) == []
        assert messages.take_due(connection, NOW + TAKEN_FOR) == [messages.find(connection)[0]] or taken
        messages.mark_sent(connection, taken.id, NOW)
        assert messages.take_due(connection, NOW + timedelta(days=9)) == []
        [kept] = messages.find(connection)
    assert (kept.state, kept.sent_at, kept.attempts) == ("sent", NOW, 1)


def test_a_failed_delivery_is_tried_again_later_and_later_and_then_given_up(store) -> None:
    now = NOW
    with store.write() as connection:
        messages.put(connection, MESSAGE)
        for patience in PATIENCE:
            [kept] = messages.take_due(connection, now)
            assert messages.mark_failed(connection, kept, "refused", now)
            assert messages.take_due(connection, now + patience - timedelta(seconds=1)) == []
            now += patience
        [kept] = messages.take_due(connection, now)
        assert not messages.mark_failed(connection, kept, "refused again", now)
        assert messages.take_due(connection, now + timedelta(days=99)) == []
        [kept] = messages.find(connection)
    assert (kept.state, kept.attempts, kept.fault) == ("given up", len(PATIENCE) + 1, "refused again")


def test_what_another_message_tells_too_is_kept_and_not_sent(store) -> None:
    with store.write() as connection:
        assert messages.put(connection, MESSAGE, told_with="Not heard: 7 outlets")
        assert messages.take_due(connection, NOW) == []
        assert messages.find_keys(connection, [MESSAGE.key, "other"]) == {MESSAGE.key}
        assert messages.find(connection)[0].fault == "told in: Not heard: 7 outlets"


def test_nobody_can_change_a_message_that_is_not_there(store) -> None:
    with store.write() as connection, pytest.raises(LookupError):
        messages.mark_sent(connection, 7, NOW)
