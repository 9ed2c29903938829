"""Counts of articles: what every share, in whatever cut, is computed from."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Connection, func, select

from storage.bridge import read_levels
from storage.models import ArticleRow, OriginRow, table_of
from storage.records import Cell, EvidenceKind, Level

_ARTICLE, _ORIGIN = table_of(ArticleRow), table_of(OriginRow)


def cells(connection: Connection, since: date | None = None, until: date | None = None) -> list[Cell]:
    """Returns the counts of all articles of the days `since` to `until` (Asia/Almaty, both included), by day.

    Without any bound the articles that have no publication time are there too, first, with `day` None; with one
    they are not, as nobody knows on which side of it they fall: see `undated`.
    """
    bounds = []
    if since is not None:
        bounds.append(_ARTICLE.c.day >= since)
    if until is not None:
        bounds.append(_ARTICLE.c.day <= until)
    return _count(connection, *bounds)


def asked(connection: Connection, since: date | None, until: date | None) -> list[Cell]:
    """Returns the counts of the asked days and those of the articles without a day: all that a share accounts for."""
    found = cells(connection, since, until)
    # Without any bound the undated ones are among them.
    return found if since is None and until is None else found + undated(connection)


def undated(connection: Connection) -> list[Cell]:
    """Returns the counts of the articles that have no publication time."""
    return _count(connection, _ARTICLE.c.day.is_(None))


def _count(connection: Connection, *bounds: ColumnElement[bool]) -> list[Cell]:
    cut = (_ARTICLE.c.day, _ARTICLE.c.outlet, _ARTICLE.c.language, _ORIGIN.c.levels, _ORIGIN.c.basis)
    chosen = select(*cut, func.count()).join(_ORIGIN, _ORIGIN.c.article_id == _ARTICLE.c.id).where(*bounds)
    ordered = chosen.group_by(*cut).order_by(_ARTICLE.c.day.nulls_first(), *cut[1:])
    counts: dict[tuple[date | None, str, str, tuple[Level, ...], EvidenceKind], int] = {}
    for day, outlet, language, levels, basis, articles in connection.execute(ordered):
        key = (day, outlet, language, _order_levels(levels), _read_basis(basis))
        counts[key] = counts.get(key, 0) + articles
    return [Cell(*key, articles=articles) for key, articles in counts.items()]


@cache
def _order_levels(stored: str) -> tuple[Level, ...]:
    # The verdict keeps its levels as it was given them; two orders of the same levels are one cell.
    return tuple(sorted(read_levels(stored)))


@cache
def _read_basis(stored: str) -> EvidenceKind:
    return EvidenceKind(stored)
