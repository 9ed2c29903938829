"""Articles with their evidence and verdict: kept once per URL, found again as they were."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import groupby, zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, func, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from storage import pages
from storage.bridge import (
    Kept,
    Listed,
    article_values,
    evidence_values,
    language_values,
    origin_values,
    read_evidence,
    read_kept,
    read_listed,
    storable,
)
from storage.database import Store, insert_into
from storage.models import ArticleRow, EvidenceRow, OriginRow, table_of
from storage.records import Article, Evidence, EvidenceKind, Language, Origin, Page

# What was found by comparing articles, or by a person: reading the text once more cannot find it again.
LASTING = frozenset({EvidenceKind.REUSE, EvidenceKind.TRANSLATION, EvidenceKind.CORRECTION})

# Articles held in memory at once while walking over all of them: 2 MB at 10 KB each.
WALK_BATCH = 200
# URLs asked for in one statement; SQLite allows 32,766 values, older builds 999.
_URLS_PER_QUERY = 500
# Addresses that one that is not kept is compared with, and of which so many are told.
_NEIGHBOURS, _SUGGESTIONS = 500, 2

_ARTICLE, _EVIDENCE, _ORIGIN = table_of(ArticleRow), table_of(EvidenceRow), table_of(OriginRow)


def save(connection: Connection, article: Article, run_id: int, page: Page | None = None) -> bool:
    """Keeps an article with all its evidence and its origin; False where its URL is kept already (nothing changes).

    Call it in a `Store.write()` of its own, so that other processes wait for one article only. Each NUL and lone
    surrogate is stored as U+FFFD (see `storage.bridge.storable`); everything else comes back as it was. The page that
    it was read from is kept with it.
    """
    if page is not None and find_known(connection, [article.extracted.url]):
        return False
    page_id = None if page is None else pages.save(connection, page)
    values = article_values(article, run_id, page_id)
    article_id = connection.execute(_insert_article(connection.dialect.name), values).scalar()
    if article_id is None:
        return False
    _add_evidence(connection, article_id, article.evidence)
    connection.execute(insert(_ORIGIN), {"article_id": article_id, **origin_values(article.origin)})
    return True


def find(connection: Connection, url: str) -> Kept | None:
    """Returns the article of a canonical URL."""
    kept = _read(connection, _select_articles().where(_ARTICLE.c.url == storable(url)))
    return kept[0] if kept else None


def find_russian(connection: Connection, outlets: Sequence[str], since: date, until: date, limit: int) -> list[Kept]:
    """Returns articles of Russian origin of those outlets and days (both included), one outlet after the other.

    As many of each outlet as can be, the latest first: examples, not a sample.
    """
    found: list[list[Kept]] = []
    for outlet in outlets:
        mine = (_ARTICLE.c.outlet == outlet, _ARTICLE.c.day.between(since, until), _ORIGIN.c.russian)
        chosen = _select_articles().where(*mine).order_by(_ARTICLE.c.published_at.desc(), _ARTICLE.c.id).limit(limit)
        found.append(_read(connection, chosen))
    return [one for row in zip_longest(*found) for one in row if one is not None][:limit]


def find_by_ids(connection: Connection, ids: Sequence[int]) -> list[Kept]:
    """Returns the articles of these ids, in their order; an id that no article has is passed over."""
    kept = {each.id: each for each in _read(connection, _select_articles().where(_ARTICLE.c.id.in_(ids)))}
    return [kept[each] for each in ids if each in kept]


def find_known(connection: Connection, urls: Iterable[str]) -> frozenset[str]:
    """Returns those of the canonical URLs that are kept already."""
    asked = {storable(url): url for url in urls}
    keys = list(asked)
    known: set[str] = set()
    for first in range(0, len(keys), _URLS_PER_QUERY):
        part = keys[first : first + _URLS_PER_QUERY]
        known.update(asked[key] for key in connection.scalars(select(_ARTICLE.c.url).where(_ARTICLE.c.url.in_(part))))
    return frozenset(known)


def find_near(connection: Connection, url: str) -> list[str]:
    """Returns the canonical URLs that somebody who wrote this one may have meant, the likeliest first."""
    scheme, _, rest = url.partition("://")
    other = {"http": "https", "https": "http"}.get(scheme, scheme)
    bare = rest.removeprefix("www.")
    spelled = [f"{each}://{host}" for each in (scheme, other) for host in (bare, f"www.{bare}")]
    spelled += [each.removesuffix("/") if each.endswith("/") else f"{each}/" for each in spelled]
    if near := sorted(find_known(connection, spelled), key=spelled.index):
        return near[:_SUGGESTIONS]
    # The neighbours in the same folder of the site, found by the index.
    folder = url.rstrip("/").rpartition("/")[0] if "/" in rest.rstrip("/") else url.rstrip("/")
    beside = select(_ARTICLE.c.url).where(_ARTICLE.c.url.between(f"{folder}/", f"{folder}0")).limit(_NEIGHBOURS)
    return get_close_matches(url, list(connection.scalars(beside)), n=_SUGGESTIONS)


def walk(
    store: Store, *, after: int = 0, batch: int = WALK_BATCH, unless_method: str | None = None
) -> Iterator[list[Kept]]:
    """Yields all articles in batches, in the order in which they were stored, from the id `after` (exclusive) on.

    With `unless_method` only those whose verdict another method gave. No transaction is open between two batches, so
    the caller may write there; an article that is stored meanwhile is met at the end.
    """
    while True:
        with store.read() as connection:
            mine = (_ARTICLE.c.id > after, *_given_by_others(unless_method))
            kept = _read(connection, _select_articles().where(*mine).order_by(_ARTICLE.c.id).limit(batch))
        if not kept:
            return
        yield kept
        after = kept[-1].id


def count(connection: Connection, *, unless_method: str | None = None) -> int:
    """Returns how many articles `walk` would yield."""
    return connection.scalar(select(func.count()).select_from(_ORIGIN).where(*_given_by_others(unless_method))) or 0


def list_days(connection: Connection, since: date, until: date, *, batch: int = WALK_BATCH) -> Iterator[list[Listed]]:
    """Yields the articles of the days `since` to `until` (Asia/Almaty, both included) in batches, without their texts.

    They come in the order of their publication, those of one moment by URL; nothing but a batch is held in memory.
    """
    listed = _select_heads().where(_ARTICLE.c.day.between(since, until))
    # A later moment is never on an earlier day: sorted by day first, SQLite sorts each day alone, found by the index.
    ordered = listed.order_by(_ARTICLE.c.day, _ARTICLE.c.published_at, _ARTICLE.c.url)
    for rows in connection.execute(ordered.execution_options(yield_per=batch)).mappings().partitions():
        signs = _find_evidence(connection, [row["id"] for row in rows])
        yield [read_listed(row, signs.get(row["id"], ())) for row in rows]


def replace_evidence(
    connection: Connection,
    article_id: int,
    found: Sequence[Evidence],
    *,
    lasting: Collection[EvidenceKind] = LASTING,
) -> tuple[Evidence, ...]:
    """Replaces an article's evidence by what was `found` now, and returns all that it has then.

    Evidence of a `lasting` kind stays, behind the new. The origin has to follow, in the same transaction.
    """
    mine = _EVIDENCE.c.article_id == article_id
    rows = connection.execute(select(_EVIDENCE).where(mine).order_by(_EVIDENCE.c.position)).mappings()
    stay = [sign for sign in map(read_evidence, rows) if sign.kind in lasting and sign not in found]
    evidence = (*found, *stay)
    connection.execute(delete(_EVIDENCE).where(mine))
    _add_evidence(connection, article_id, evidence)
    return evidence


def replace_origin(connection: Connection, article_id: int, origin: Origin) -> None:
    """Replaces the verdict on an article.

    Raises:
        LookupError: there is no such article.
    """
    statement = update(_ORIGIN).where(_ORIGIN.c.article_id == article_id).values(origin_values(origin))
    if connection.execute(statement).rowcount == 0:
        raise LookupError(f"no article has the id {article_id}")


def replace_language(connection: Connection, article_id: int, language: Language) -> None:
    """Replaces what is held to be the language of an article.

    Raises:
        LookupError: there is no such article.
    """
    statement = update(_ARTICLE).where(_ARTICLE.c.id == article_id).values(language_values(language))
    if connection.execute(statement).rowcount == 0:
        raise LookupError(f"no article has the id {article_id}")


def replace_outlet(connection: Connection, article_id: int, outlet: str) -> None:
    """Replaces who publishes an article. Evidence and origin have to follow, in the same transaction.

    Raises:
        LookupError: there is no such article.
    """
    statement = update(_ARTICLE).where(_ARTICLE.c.id == article_id).values(outlet=storable(outlet))
    if connection.execute(statement).rowcount == 0:
        raise LookupError(f"no article has the id {article_id}")


def _given_by_others(method: str | None) -> tuple[ColumnElement[bool], ...]:
    return () if method is None else (_ORIGIN.c.method != method,)


@cache
def _insert_article(dialect: str) -> ReturningInsert[int]:
    return insert_into(ArticleRow, dialect).on_conflict_do_nothing(index_elements=["url"]).returning(_ARTICLE.c.id)


@cache
def _select_articles() -> Select[*tuple[Any, ...]]:
    return select(*_ARTICLE.c, *_verdict()).join(_ORIGIN, _ORIGIN.c.article_id == _ARTICLE.c.id)


@cache
def _select_heads() -> Select[*tuple[Any, ...]]:
    # The columns from the spans on fill overflow pages, and whatever lies behind them is reached through them alone.
    heads = list(_ARTICLE.c)[: list(_ARTICLE.c.keys()).index("spans")]
    return select(*heads, *_verdict()).join(_ORIGIN, _ORIGIN.c.article_id == _ARTICLE.c.id)


def _verdict() -> list[ColumnElement[Any]]:
    return [column.label(f"origin_{column.name}") for column in _ORIGIN.c if column.name != "article_id"]


def _add_evidence(connection: Connection, article_id: int, evidence: Sequence[Evidence]) -> None:
    if evidence:
        connection.execute(insert(_EVIDENCE), evidence_values(article_id, evidence))


def _read(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> list[Kept]:
    rows = connection.execute(chosen).mappings().all()
    signs = _find_evidence(connection, [row["id"] for row in rows])
    return [read_kept(row, signs.get(row["id"], ())) for row in rows]


def _find_evidence(connection: Connection, ids: Sequence[int]) -> dict[int, list[RowMapping]]:
    order = (_EVIDENCE.c.article_id, _EVIDENCE.c.position)
    signs = connection.execute(select(_EVIDENCE).where(_EVIDENCE.c.article_id.in_(ids)).order_by(*order)).mappings()
    return {key: list(group) for key, group in groupby(signs, key=lambda sign: int(sign["article_id"]))}
