"""Raw pages: the bytes as they came, kept once however often they come, so that they can be read again."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, insert, select

from storage.bridge import storable
from storage.database import Insert, insert_into
from storage.models import BodyRow, PageRow, table_of
from storage.records import Page

_PAGE, _BODY = table_of(PageRow), table_of(BodyRow)

# Of 1 to 9: the highest saves 1 % more and takes three times as long.
_COMPRESSION = 6


@dataclass(frozen=True, slots=True)
class Fetch:
    """One fetch of a page without its bytes: `hash` is their SHA-256 in hex, `size` their number."""

    id: int
    url: str
    fetched_at: datetime
    status: int
    content_type: str
    hash: str
    size: int


def hash_of(body: bytes) -> str:
    """Returns the name under which bytes are kept: SHA-256, in hex."""
    return hashlib.sha256(body).hexdigest()


def save(connection: Connection, page: Page) -> int:
    """Keeps a fetch and, where they are new, its bytes; returns the fetch's id."""
    digest = hash_of(page.body)
    known = connection.execute(select(_BODY.c.hash).where(_BODY.c.hash == digest)).first()
    if known is None:
        # mtime 0: the same bytes give the same file, whenever they came.
        content = gzip.compress(page.body, _COMPRESSION, mtime=0)
        row = {"hash": digest, "size": len(page.body), "content": content}
        connection.execute(_insert_body(connection.dialect.name), row)
    values = {
        "url": storable(page.url),
        "fetched_at": page.fetched_at,
        "status": page.status,
        "content_type": storable(page.content_type),
        "hash": digest,
    }
    return int(connection.execute(insert(_PAGE).returning(_PAGE.c.id), values).scalar_one())


def find(connection: Connection, url: str) -> Sequence[Fetch]:
    """Returns the fetches of an address, the newest first."""
    columns = (*_PAGE.c, _BODY.c.size)
    chosen = select(*columns).join(_BODY).where(_PAGE.c.url == storable(url)).order_by(_PAGE.c.id.desc())
    return [Fetch(**row) for row in connection.execute(chosen).mappings()]


def find_fetch(connection: Connection, page_id: int) -> Fetch | None:
    """Returns the fetch of an id."""
    row = connection.execute(select(*_PAGE.c, _BODY.c.size).join(_BODY).where(_PAGE.c.id == page_id)).mappings().first()
    return None if row is None else Fetch(**row)


def read(connection: Connection, page_id: int) -> Page:
    """Returns a page as it came.

    Raises:
        LookupError: no fetch has this id.
    """
    columns = (_PAGE.c.url, _PAGE.c.fetched_at, _PAGE.c.content_type, _PAGE.c.status, _BODY.c.content)
    row = connection.execute(select(*columns).join(_BODY).where(_PAGE.c.id == page_id)).one_or_none()
    if row is None:
        raise LookupError(f"no page has the id {page_id}")
    return Page(row.url, row.fetched_at, gzip.decompress(row.content), row.content_type, row.status)


@cache
def _insert_body(dialect: str) -> Insert:
    return insert_into(BodyRow, dialect).on_conflict_do_nothing(index_elements=["hash"])
