"""Lists of articles by what they are, and what each outlet has in the store: what a person leafs through."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, FromClause, and_, false, func, or_, select

from storage.bridge import storable
from storage.models import ArticleRow, OriginRow, table_of
from storage.records import HEADLINE_LEVELS, Level

_ARTICLE, _ORIGIN = table_of(ArticleRow), table_of(OriginRow)


@dataclass(frozen=True, slots=True)
class Watch:
    """The days on which an outlet's articles are wanted: from `since` on, up to the day before `until`."""

    outlet: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a list holds; None asks for no more than the rest does.

    `since` and `until` are days in Asia/Almaty, both included; articles without a day are wanted only without both.
    `russian` asks for the levels of the headline. `outlets` narrows what `watches` lets through.
    """

    since: date | None = None
    until: date | None = None
    watches: tuple[Watch, ...] | None = None
    outlets: frozenset[str] | None = None
    language: str | None = None
    level: Level | None = None
    basis: str | None = None
    russian: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """What the store holds of one outlet; `last_seen_at` is when its newest article came in."""

    outlet: str
    articles: int
    russian: int
    last_day: date | None
    last_seen_at: datetime


def count(connection: Connection, wanted: Wanted) -> int:
    """Returns how many articles a list holds."""
    chosen = select(func.count()).select_from(_source(wanted)).where(*_bounds(wanted))
    return int(connection.execute(chosen).scalar_one())


def find_ids(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[int]:
    """Returns the ids of a part of a list, the newest article first; those of one moment by their ids, undated last."""
    # The day leads, as the index has it: the articles of one day are then sorted at a time, and the walk ends at the
    # limit. With the watches as they are SQLite would look up each outlet's articles and sort all of them (0.7 s for
    # 300,000); an expression in the place of the column has no index of its own.
    by_day = _ARTICLE.c.outlet.concat("")
    order = (_ARTICLE.c.day.desc(), _ARTICLE.c.published_at.desc(), _ARTICLE.c.id.desc())
    chosen = select(_ARTICLE.c.id).select_from(_source(wanted)).where(*_bounds(wanted, by_day)).order_by(*order)
    return list(connection.scalars(chosen.limit(limit).offset(offset)))


def find_days(connection: Connection, until: date) -> tuple[date | None, date | None, date | None]:
    """Returns the first day that has articles, the last one up to `until`, and the last of all."""
    until_then = select(func.max(_ARTICLE.c.day)).where(_ARTICLE.c.day <= until)
    first, last = (select(each(_ARTICLE.c.day)) for each in (func.min, func.max))
    # One question each: SQLite then looks up one end of the index and reads nothing else.
    return connection.scalar(first), connection.scalar(until_then), connection.scalar(last)


def take_stock(connection: Connection) -> list[Stock]:
    """Returns what the store holds of each outlet, in the order of their slugs."""
    # Three walks over indexes: one that also asked for the time would read every text's page.
    heads = select(_ARTICLE.c.outlet, func.count(), func.max(_ARTICLE.c.day), func.max(_ARTICLE.c.id))
    rows = connection.execute(heads.group_by(_ARTICLE.c.outlet).order_by(_ARTICLE.c.outlet)).all()
    found = select(_ARTICLE.c.outlet, func.count()).select_from(_ARTICLE.join(_ORIGIN)).where(_is_russian())
    russian = {row[0]: row[1] for row in connection.execute(found.group_by(_ARTICLE.c.outlet))}
    newest = select(_ARTICLE.c.outlet, _ARTICLE.c.first_seen_at).where(_ARTICLE.c.id.in_([row[3] for row in rows]))
    seen = {row[0]: row[1] for row in connection.execute(newest)}
    return [Stock(outlet, number, russian.get(outlet, 0), day, seen[outlet]) for outlet, number, day, _ in rows]


def _source(wanted: Wanted) -> FromClause:
    # Verdicts are looked up one by one: a list that does not ask for them is three times faster without.
    asked = wanted.russian or wanted.level is not None or wanted.basis is not None
    return _ARTICLE.join(_ORIGIN) if asked else _ARTICLE


def _bounds(wanted: Wanted, watched: ColumnElement[str] = _ARTICLE.c.outlet) -> list[ColumnElement[bool]]:
    bounds = _days(wanted.since, wanted.until)
    if wanted.watches is not None:
        bounds.append(_watched(wanted.watches, watched))
    if wanted.outlets is not None:
        bounds.append(_among(_ARTICLE.c.outlet, wanted.outlets))
    if wanted.language is not None:
        bounds.append(_ARTICLE.c.language == storable(wanted.language))
    if wanted.level is not None:
        bounds.append(_has(wanted.level))
    if wanted.basis is not None:
        bounds.append(_ORIGIN.c.basis == storable(wanted.basis))
    if wanted.russian:
        bounds.append(_is_russian())
    return bounds


def _days(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    bounds = []
    if since is not None:
        bounds.append(_ARTICLE.c.day >= since)
    if until is not None:
        bounds.append(_ARTICLE.c.day <= until)
    return bounds


def _watched(watches: Iterable[Watch], outlet: ColumnElement[str]) -> ColumnElement[bool]:
    together: dict[tuple[date | None, date | None], set[str]] = defaultdict(set)
    for watch in watches:
        together[watch.since, watch.until].add(watch.outlet)
    either = []
    for (since, until), outlets in together.items():
        days = [_ARTICLE.c.day.is_not(None), _among(outlet, outlets)]
        if since is not None:
            days.append(_ARTICLE.c.day >= since)
        if until is not None:
            days.append(_ARTICLE.c.day < until)
        either.append(and_(*days))
    return or_(*either) if either else false()


def _among(outlet: ColumnElement[str], outlets: Collection[str]) -> ColumnElement[bool]:
    return outlet.in_(sorted(map(storable, outlets)))


def _is_russian() -> ColumnElement[bool]:
    return or_(*(_has(level) for level in sorted(HEADLINE_LEVELS)))


def _has(level: Level) -> ColumnElement[bool]:
    # A list of words with commas between; no word is the beginning of another.
    return _ORIGIN.c.levels.contains(level.value, autoescape=True)
