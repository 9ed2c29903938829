"""Which articles share their words with which earlier ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, or_, select

from storage.bridge import storable
from storage.models import ArticleRow, ReuseRow, table_of
from storage.records import Precedence, Precision, Reuse

_ARTICLE, _REUSE = table_of(ArticleRow), table_of(ReuseRow)
_COPY, _SOURCE = _ARTICLE.alias("copy"), _ARTICLE.alias("source")
_URLS_PER_QUERY = 400  # each is asked for twice; older builds of SQLite allow 999 values


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of a pair."""

    id: int
    url: str
    outlet: str
    title: str
    published_at: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class Pair:
    """An article, an earlier one, and what they share."""

    article: Side
    source: Side
    reuse: Reuse


def replace(connection: Connection, article_id: int, found: Mapping[int, Reuse]) -> None:
    """Replaces all that is known of an article's sources, by their ids."""
    connection.execute(delete(_REUSE).where(_REUSE.c.article_id == article_id))
    rows = [
        {
            "article_id": article_id,
            "source_id": source_id,
            "shared": one.shared,
            "words": one.words,
            "run": one.run,
            "start": one.start,
            "end": one.end,
            "precedence": one.precedence.value,
            "doubt": one.doubt,
        }
        for source_id, one in found.items()
    ]
    if rows:
        connection.execute(insert(_REUSE), rows)


def find_borrowers(connection: Connection, source_id: int) -> list[int]:
    """Returns the ids of the articles that share words with this earlier one."""
    return list(connection.scalars(select(_REUSE.c.article_id).where(_REUSE.c.source_id == source_id)))


def walk(
    connection: Connection, since: date | None = None, until: date | None = None, urls: Sequence[str] | None = None
) -> Iterator[Pair]:
    """Yields the pairs of the articles of those days (Asia/Almaty, both included), in the order of the URLs.

    With `urls` only the pairs in which one of them is the article or the source.
    """
    bounds: list[ColumnElement[bool]] = []
    if since is not None:
        bounds.append(_COPY.c.day >= since)
    if until is not None:
        bounds.append(_COPY.c.day <= until)
    if urls is None:
        yield from _read(connection, bounds)
        return
    seen: set[tuple[int, int]] = set()
    asked = [storable(url) for url in urls]
    for first in range(0, len(asked), _URLS_PER_QUERY):
        part = asked[first : first + _URLS_PER_QUERY]
        for pair in _read(connection, [*bounds, or_(_COPY.c.url.in_(part), _SOURCE.c.url.in_(part))]):
            key = pair.article.id, pair.source.id
            if key not in seen:
                seen.add(key)
                yield pair


_FIELDS = ("id", "url", "outlet", "title", "published_at", "precision")


def _read(connection: Connection, bounds: Sequence[ColumnElement[bool]]) -> Iterator[Pair]:
    columns = [
        *_REUSE.c,
        *(_COPY.c[name].label(f"copy_{name}") for name in _FIELDS),
        *(_SOURCE.c[name].label(f"source_{name}") for name in _FIELDS if name != "id"),
    ]
    chosen = (
        select(*columns)
        .join(_COPY, _COPY.c.id == _REUSE.c.article_id)
        .join(_SOURCE, _SOURCE.c.id == _REUSE.c.source_id)
        .where(*bounds)
        .order_by(_COPY.c.url, _SOURCE.c.url)
    )
    for row in connection.execute(chosen).mappings():
        reuse = Reuse(
            row["shared"],
            row["words"],
            row["run"],
            row["start"],
            row["end"],
            Precedence(row["precedence"]),
            row["doubt"],
        )
        yield Pair(_side(row, "copy", row["article_id"]), _side(row, "source", row["source_id"]), reuse)


def _side(row: RowMapping, name: str, article_id: int) -> Side:
    return Side(
        article_id,
        row[f"{name}_url"],
        row[f"{name}_outlet"],
        row[f"{name}_title"],
        row[f"{name}_published_at"],
        Precision(row[f"{name}_precision"]),
    )
