"""The outbox: what is to be told to people. A message stays due until it was delivered, or given up and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, select, update

from storage.bridge import storable
from storage.database import insert_into
from storage.models import MessageRow, table_of
from storage.records import Message

# Until the next attempt, after the first, the second ...; then a message is given up. Two days in all.
PATIENCE = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# How long whoever takes a message may need before somebody else takes it: longer than a delivery lasts.
TAKEN_FOR = timedelta(minutes=10)

_MESSAGE = table_of(MessageRow)


@dataclass(frozen=True, slots=True)
class Kept:
    """A message with its fate: due (`due_at`), sent (`sent_at`), or given up (neither); `fault` is the last one met."""

    id: int
    message: Message
    attempts: int
    due_at: datetime | None
    sent_at: datetime | None
    fault: str

    @property
    def state(self) -> str:
        """In a word: "sent", "due" or "given up"."""
        return "sent" if self.sent_at else "due" if self.due_at else "given up"


def put(connection: Connection, message: Message, *, told_with: str = "") -> bool:
    """Puts a message into the outbox; False where one with its key was put before.

    With `told_with`, the subject of another message that tells it too, it is kept without being sent.
    """
    values = {
        "key": storable(message.key),
        "kind": message.kind,
        "subject": storable(message.subject),
        "body": storable(message.body),
        "created_at": message.created_at,
        "attempts": 0,
        "due_at": None if told_with else message.created_at,
        "fault": storable(f"told in: {told_with}") if told_with else "",
    }
    statement = insert_into(MessageRow, connection.dialect.name).on_conflict_do_nothing(index_elements=["key"])
    return connection.execute(statement, values).rowcount == 1


def take_due(connection: Connection, now: datetime) -> list[Kept]:
    """Takes what is due, the oldest first: nobody else gets it for TAKEN_FOR, whatever becomes of us.

    So each message is delivered at least once, and twice only when we die between its delivery and `mark_sent`.
    """
    chosen = select(_MESSAGE).where(_MESSAGE.c.due_at <= now).order_by(_MESSAGE.c.id)
    due = _read(connection, chosen)
    if due:
        mine = _MESSAGE.c.id.in_([one.id for one in due])
        connection.execute(update(_MESSAGE).where(mine).values(due_at=now + TAKEN_FOR))
    return due


def mark_sent(connection: Connection, message_id: int, now: datetime) -> None:
    """Records that a message was delivered."""
    _change(connection, message_id, sent_at=now, due_at=None, fault="", attempts=_MESSAGE.c.attempts + 1)


def mark_failed(connection: Connection, kept: Kept, fault: str, now: datetime) -> bool:
    """Records that a delivery failed; returns whether it will be tried again."""
    attempts = kept.attempts + 1
    due_at = now + PATIENCE[kept.attempts] if kept.attempts < len(PATIENCE) else None
    _change(connection, kept.id, attempts=attempts, due_at=due_at, fault=storable(fault))
    return due_at is not None


def give_up(connection: Connection, message_id: int, fault: str) -> None:
    """Records that nobody will be told any more, and why."""
    _change(connection, message_id, due_at=None, fault=storable(fault))


def find_keys(connection: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Returns those of the keys under which a message was put before."""
    return frozenset(connection.scalars(select(_MESSAGE.c.key).where(_MESSAGE.c.key.in_(keys))))


def find(connection: Connection, *, limit: int | None = None) -> list[Kept]:
    """Returns the messages, the newest first."""
    return _read(connection, select(_MESSAGE).order_by(_MESSAGE.c.id.desc()).limit(limit))


def _change(connection: Connection, message_id: int, **values: object) -> None:
    if connection.execute(update(_MESSAGE).where(_MESSAGE.c.id == message_id).values(**values)).rowcount == 0:
        raise LookupError(f"no message has the id {message_id}")


def _read(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> list[Kept]:
    return [
        Kept(
            row["id"],
            Message(row["key"], row["kind"], row["subject"], row["body"], row["created_at"]),
            row["attempts"],
            row["due_at"],
            row["sent_at"],
            row["fault"],
        )
        for row in connection.execute(chosen).mappings()
    ]
