"""How far the articles are matched with each other, and the fingerprints by which they find each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Self

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from storage.models import ArticleRow, FingerprintRow, MatchingRow, table_of
from storage.records import LATIN_KAZAKH, Article, Precision

_ARTICLE, _FINGERPRINT, _MATCHING = table_of(ArticleRow), table_of(FingerprintRow), table_of(MatchingRow)
_EPOCH = date(1970, 1, 1)


class State(StrEnum):
    """How far an article is matched."""

    FRESH = "fresh"  # its fingerprints are kept; it was compared with nothing yet
    STALE = "stale"  # it was compared, but since then an earlier text arrived
    MATCHED = "matched"
    UNDATED = "undated"  # never compared: nobody could say who was first
    TOO_SHORT = "too_short"  # never compared: too few words to tell copying from chance


PENDING = (State.FRESH, State.STALE)


@dataclass(frozen=True, slots=True)
class Text:
    """What a comparison needs of an article."""

    id: int
    url: str
    outlet: str
    published_at: datetime | None
    precision: Precision
    text: str
    latin_kazakh: bool

    @classmethod
    def of(cls, article_id: int, article: Article) -> Self:
        """Returns that part of an article."""
        one = article.extracted
        latin = article.language.in_latin_kazakh
        return cls(article_id, one.url, one.outlet, one.published_at, one.precision, one.text, latin)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an article that was looked at for the first time: its state and, to be compared, its numbers."""

    article_id: int
    state: State
    day: int | None = None
    hashes: tuple[int, ...] = ()


def day_number(moment: datetime) -> int:
    """Returns the day (UTC) of a moment as the number of days since 1970."""
    return (moment.astimezone(UTC).date() - _EPOCH).days


def find_new(connection: Connection, limit: int) -> list[Text]:
    """Returns articles that nobody has looked at yet, in the order in which they were stored.

    Ids only grow, in the order of the commits, and each article gets its row in that order.
    """
    height = find_height(connection)
    return _read(connection, _select_texts().where(_ARTICLE.c.id > height).order_by(_ARTICLE.c.id).limit(limit))


def add(connection: Connection, entries: Iterable[Entry]) -> None:
    """Keeps what was found in articles that `find_new` gave, in the same transaction."""
    states, numbers = [], []
    for entry in entries:
        states.append({"article_id": entry.article_id, "state": entry.state.value, "day": entry.day, "known": 0})
        numbers += [{"hash": one, "day": entry.day, "article_id": entry.article_id} for one in entry.hashes]
    if states:
        connection.execute(insert(_MATCHING), states)
    if numbers:
        # In the order of the key: neighbours fall on the same page of the table.
        numbers.sort(key=lambda row: (row["hash"], row["day"]))
        connection.execute(insert(_FINGERPRINT), numbers)


def count_states(connection: Connection) -> Mapping[State, int]:
    """Returns how many articles stand in each state."""
    rows = connection.execute(select(_MATCHING.c.state, func.count()).group_by(_MATCHING.c.state))
    return {State(state): number for state, number in rows}


def count_waiting(connection: Connection) -> int:
    """Returns how many articles the next matching will compare, or look at for the first time."""
    height = find_height(connection)
    new = connection.scalar(select(func.count()).select_from(_ARTICLE).where(_ARTICLE.c.id > height)) or 0
    states = count_states(connection)
    return new + sum(states.get(state, 0) for state in PENDING)


def find_pending(connection: Connection, limit: int) -> dict[int, State]:
    """Returns articles that are to be compared, those of the earliest day first."""
    # One state after the other, as a question for both would have to sort all that is pending.
    found: list[tuple[int, int, State]] = []
    for state in PENDING:
        chosen = select(_MATCHING.c.day, _MATCHING.c.article_id).where(_MATCHING.c.state == state.value)
        ordered = chosen.order_by(_MATCHING.c.day, _MATCHING.c.article_id).limit(limit)
        found += [(day, article_id, state) for day, article_id in connection.execute(ordered)]
    return {article_id: state for _, article_id, state in sorted(found)[:limit]}


def find_holders(
    connection: Connection, hashes: Sequence[int], first_day: int, last_day: int
) -> list[tuple[int, int, str]]:
    """Returns (hash, article, outlet) for every article of those days that holds one of the hashes."""
    chosen = (
        select(_FINGERPRINT.c.hash, _FINGERPRINT.c.article_id, _ARTICLE.c.outlet)
        .join(_ARTICLE, _ARTICLE.c.id == _FINGERPRINT.c.article_id)
        .where(_FINGERPRINT.c.hash.in_(hashes), _FINGERPRINT.c.day.between(first_day, last_day))
    )
    return [(number, article_id, outlet) for number, article_id, outlet in connection.execute(chosen)]


def read_texts(connection: Connection, ids: Iterable[int]) -> list[Text]:
    """Returns the texts of these articles, in the order of their ids."""
    return _read(connection, _select_texts().where(_ARTICLE.c.id.in_(list(ids))).order_by(_ARTICLE.c.id))


def find_height(connection: Connection) -> int:
    """Returns the highest id of an article that was looked at."""
    return connection.scalar(select(func.coalesce(func.max(_MATCHING.c.article_id), 0))) or 0


def settle(connection: Connection, article_id: int, known: int) -> None:
    """Notes that an article was compared with all that stand in the table up to the id `known`."""
    mine = _MATCHING.c.article_id == article_id
    connection.execute(update(_MATCHING).where(mine).values(state=State.MATCHED.value, known=known))


def unsettle(connection: Connection, ids: Iterable[int], newcomer: int) -> None:
    """Notes that articles have to be compared once more, unless they knew of the newcomer already."""
    behind = (
        _MATCHING.c.article_id.in_(list(ids)),
        _MATCHING.c.state == State.MATCHED.value,
        _MATCHING.c.known < newcomer,
    )
    connection.execute(update(_MATCHING).where(*behind).values(state=State.STALE.value))


def reopen(connection: Connection, ids: Iterable[int]) -> None:
    """Notes that articles have to be compared once more, because who published them or their sources is told anew."""
    mine = _MATCHING.c.article_id.in_(list(ids)), _MATCHING.c.state == State.MATCHED.value
    connection.execute(update(_MATCHING).where(*mine).values(state=State.STALE.value))


def sweep(connection: Connection) -> int:
    """Removes the fingerprints of articles that are gone, and returns their number. It reads the whole table."""
    gone = _FINGERPRINT.c.article_id.not_in(select(_ARTICLE.c.id))
    return connection.execute(delete(_FINGERPRINT).where(gone)).rowcount


_COLUMNS = ("id", "url", "outlet", "published_at", "precision", "text", "language", "script")
_TEXT = tuple(_ARTICLE.c[name] for name in _COLUMNS)


@cache
def _select_texts() -> Select[*tuple[Any, ...]]:
    return select(*_TEXT)


def _read(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> list[Text]:
    return [
        Text(
            row.id,
            row.url,
            row.outlet,
            row.published_at,
            Precision(row.precision),
            row.text,
            (row.language, row.script) == LATIN_KAZAKH,
        )
        for row in connection.execute(chosen)
    ]
