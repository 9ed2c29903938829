"""What people said of single verdicts: every correction is kept, and the latest that was not taken back rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select, update

from outlets.vocabulary import Group
from storage.bridge import day_of, read_levels, storable
from storage.models import ArticleRow, CorrectionRow, table_of
from storage.records import Correction

_ARTICLE, _CORRECTION = table_of(ArticleRow), table_of(CorrectionRow)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a correction back, why (may be empty), and when."""

    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Filed:
    """A correction as it is kept, with the article's address; `rules` tells that the verdict follows it."""

    id: int
    article_id: int
    url: str
    correction: Correction
    withdrawal: Withdrawal | None
    rules: bool


def add(connection: Connection, article_id: int, correction: Correction) -> int:
    """Keeps a correction, and returns its id. Evidence and verdict have to follow, in the same transaction."""
    values = {
        "article_id": article_id,
        "levels": ",".join(correction.levels),
        "source": None if correction.source is None else storable(correction.source),
        "name": storable(correction.name),
        "side": correction.side.value,
        "group": None if correction.group is None else correction.group.value,
        "by": storable(correction.by),
        "why": storable(correction.why),
        "at": correction.at,
    }
    return int(connection.execute(insert(_CORRECTION).returning(_CORRECTION.c.id), values).scalar_one())


def withdraw(connection: Connection, correction_id: int, withdrawal: Withdrawal) -> bool:
    """Takes a correction back; False where that has been done, or where there is none. The verdict has to follow."""
    standing = (_CORRECTION.c.id == correction_id) & _CORRECTION.c.withdrawn_at.is_(None)
    values = {
        "withdrawn_by": storable(withdrawal.by),
        "withdrawn_why": storable(withdrawal.why),
        "withdrawn_at": withdrawal.at,
    }
    return connection.execute(update(_CORRECTION).where(standing).values(values)).rowcount == 1


def find_ruling(connection: Connection, article_id: int) -> Filed | None:
    """Returns the correction that an article's verdict follows."""
    return next((one for one in find(connection, article_id) if one.rules), None)


def find(connection: Connection, article_id: int) -> list[Filed]:
    """Returns all corrections of an article, the newest first."""
    return list(_read(connection, _CORRECTION.c.article_id == article_id))


def walk(connection: Connection) -> Iterator[Filed]:
    """Yields all corrections of all articles, the newest first."""
    yield from _read(connection)


def _read(connection: Connection, *bounds: ColumnElement[bool]) -> Iterator[Filed]:
    chosen = select(*_CORRECTION.c, _ARTICLE.c.url).join(_ARTICLE, _ARTICLE.c.id == _CORRECTION.c.article_id)
    standing = _CORRECTION.c.withdrawn_at.is_(None)
    ruling = select(func.max(_CORRECTION.c.id)).where(standing, *bounds).group_by(_CORRECTION.c.article_id)
    rules = set(connection.scalars(ruling))
    for row in connection.execute(chosen.where(*bounds).order_by(_CORRECTION.c.id.desc())).mappings():
        yield _filed(row, rules=row["id"] in rules)


def _filed(row: RowMapping, *, rules: bool) -> Filed:
    at: datetime = row["at"]
    correction = Correction(
        levels=read_levels(row["levels"]),
        source=row["source"],
        name=row["name"],
        side=Group(row["side"]),
        group=None if row["group"] is None else Group(row["group"]),
        by=row["by"],
        why=row["why"],
        at=at,
        day=day_of(at) or at.date(),
    )
    taken_back = row["withdrawn_at"]
    withdrawal = taken_back and Withdrawal(row["withdrawn_by"], row["withdrawn_why"], taken_back)
    return Filed(row["id"], row["article_id"], row["url"], correction, withdrawal, rules)
