"""The rows: how the frozen values of storage.records lie in the database."""

from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# The migration that these models stand at. Kept here so that opening a database needs no alembic (0.1 s of imports).
REVISION = "0006"


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC in the database (SQLite keeps no offsets)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a time without an offset: nobody could tell later which zone it was in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no offset: give times as aware datetimes")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the offset back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """The base of all rows. Constraints have names, so that a later migration can find them on every database."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )
    # Words of a vocabulary (kind, role, group, level ...) are plain text: a new word needs no migration.
    type_annotation_map = {  # noqa: RUF012
        str: Text,
        datetime: Moment,
        date: Date,
        list[dict[str, Any]]: JSON,
        # Without none_as_null an absent value would be the JSON word null, which is not SQL's.
        dict[str, Any]: JSON(none_as_null=True),
    }


class RunRow(Row):
    """One crawl or import. `finished_at` is null while it runs, and for ever if it was killed."""

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    source: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class OutcomeRow(Row):
    """How many pages of a run ended in one way."""

    __tablename__ = "outcome"

    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


class DroppedRow(Row):
    """One page that was not kept, and why; `position` is its line in an import file."""

    __tablename__ = "dropped"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), index=True)
    position: Mapped[int | None] = mapped_column(Integer)
    url: Mapped[str | None] = mapped_column(Text, index=True)
    reason: Mapped[str]
    detail: Mapped[str]


class BodyRow(Row):
    """The bytes of a page, gzipped, once for all fetches that brought the same; `hash` is their SHA-256 in hex."""

    __tablename__ = "body"

    hash: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    # Last: it fills overflow pages.
    content: Mapped[bytes] = mapped_column(LargeBinary)


class PageRow(Row):
    """One fetch of a page: what came, when, and as what."""

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    url: Mapped[str] = mapped_column(Text, index=True)
    fetched_at: Mapped[datetime]
    status: Mapped[int] = mapped_column(Integer)
    content_type: Mapped[str]
    hash: Mapped[str] = mapped_column(ForeignKey("body.hash"), index=True)


class ArticleRow(Row):
    """What was read and its language. `day` is the day of `published_at` in Asia/Almaty: the share counts by it."""

    __tablename__ = "article"
    __table_args__ = (
        # The share query reads this index alone, never the texts; `origin` is then found by its key.
        Index(None, "day", "outlet", "language"),
        Index(None, "outlet", "day"),
        # An id is never given twice, even after a purge: whatever remembers one must not find another article.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    url: Mapped[str] = mapped_column(Text, unique=True)
    outlet: Mapped[str]
    day: Mapped[date | None]
    published_at: Mapped[datetime | None]
    precision: Mapped[str]
    published_as_found: Mapped[str]
    first_seen_at: Mapped[datetime]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    language: Mapped[str]
    script: Mapped[str]
    confidence: Mapped[float] = mapped_column(Float)
    mixed: Mapped[bool] = mapped_column(Boolean)
    title: Mapped[str]
    # Last, because a text fills overflow pages that SQLite has to walk to reach whatever lies behind it.
    spans: Mapped[list[dict[str, Any]]]
    links: Mapped[list[dict[str, Any]]]
    text: Mapped[str]
    # The page that the article was read from; behind the text because SQLite adds columns at the end alone.
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"), index=True)
    forwarded_from: Mapped[dict[str, Any] | None]


class EvidenceRow(Row):
    """One sign of where an article's information came from; `position` is its place among the article's own."""

    __tablename__ = "evidence"
    # Clustered by article: one lookup finds all the evidence of an article.
    __table_args__ = ({"sqlite_with_rowid": False},)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    role: Mapped[str]
    source: Mapped[str | None]
    name: Mapped[str]
    group: Mapped[str]
    field: Mapped[str | None]
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    surface: Mapped[str | None]


class OriginRow(Row):
    """The verdict on an article. `levels` is a list of words with commas between, empty for none."""

    __tablename__ = "origin"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    group: Mapped[str]
    levels: Mapped[str]
    basis: Mapped[str]
    source: Mapped[str | None]
    proximate: Mapped[str | None]
    russian: Mapped[bool] = mapped_column(Boolean)
    probability: Mapped[float] = mapped_column(Float)
    because: Mapped[str]
    method: Mapped[str]


class MeasurementRow(Row):
    """A share as measured at one time; the latest row of a period is the number in force, the others its past."""

    __tablename__ = "measurement"
    __table_args__ = (Index(None, "series", "by", "period"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    series: Mapped[str]
    by: Mapped[str]
    period: Mapped[str]
    method: Mapped[str]
    panel: Mapped[str]
    articles: Mapped[int] = mapped_column(Integer)
    russian: Mapped[int] = mapped_column(Integer)
    share: Mapped[float | None] = mapped_column(Float)
    low: Mapped[float | None] = mapped_column(Float)
    high: Mapped[float | None] = mapped_column(Float)
    coverage: Mapped[float | None] = mapped_column(Float)
    provisional: Mapped[bool] = mapped_column(Boolean)
    measured_at: Mapped[datetime]


class SpikeRow(Row):
    """A share that stood out from its own past: one row for an episode, found once."""

    __tablename__ = "spike"
    __table_args__ = (UniqueConstraint("series", "day", "direction", "method"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    series: Mapped[str]
    day: Mapped[date]
    since: Mapped[date]
    direction: Mapped[str]
    rule: Mapped[str]
    score: Mapped[float] = mapped_column(Float)
    method: Mapped[str]
    before: Mapped[float] = mapped_column(Float)
    share: Mapped[float] = mapped_column(Float)
    articles: Mapped[int] = mapped_column(Integer)
    russian: Mapped[int] = mapped_column(Integer)
    found_at: Mapped[datetime]


class MessageRow(Row):
    """One message of the outbox. It is due until it was sent or given up; `fault` is what the last attempt met."""

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(Integer)
    # Null once it was sent or given up.
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    fault: Mapped[str]


class FingerprintRow(Row):
    """One fingerprint of an article's text (see `analysis.corpus.fingerprints`).

    `day` is that of the publication, in days since 1970 (UTC): only articles of the days around it are looked up.
    Nothing refers to `article`, because a purge would have to read the whole table for each article: the fingerprints
    of one that is gone are passed over, and `storage.matching.sweep` removes them.
    """

    __tablename__ = "fingerprint"
    __table_args__ = ({"sqlite_with_rowid": False},)

    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    day: Mapped[int] = mapped_column(Integer, primary_key=True)
    article_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class MatchingRow(Row):
    """How far an article is matched (see `storage.matching.State`); each that was looked at has a row.

    `known` is the highest id of an article that had fingerprints when this one was matched.
    """

    __tablename__ = "matching"
    __table_args__ = (Index(None, "state", "day"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str]
    day: Mapped[int | None] = mapped_column(Integer)
    known: Mapped[int] = mapped_column(Integer)


class ReuseRow(Row):
    """What an article shares with one source; `start` and `end` are the longest shared passage in its text."""

    __tablename__ = "reuse"
    __table_args__ = ({"sqlite_with_rowid": False},)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True)
    shared: Mapped[float] = mapped_column(Float)
    words: Mapped[int] = mapped_column(Integer)
    run: Mapped[int] = mapped_column(Integer)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    precedence: Mapped[str]
    doubt: Mapped[str]


class CorrectionRow(Row):
    """What a person said of an article's verdict, and whether it was taken back. The latest that was not rules.

    `levels` is a list of words with commas between, empty for none (not of Russian origin); `name` is empty where no
    medium was named.
    """

    __tablename__ = "correction"
    # An id is never given twice: a form that was left open must not withdraw another correction.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    levels: Mapped[str]
    source: Mapped[str | None]
    name: Mapped[str]
    side: Mapped[str]
    group: Mapped[str | None]
    by: Mapped[str]
    why: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_why: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]


def table_of(row: type[Row]) -> Table:
    """Returns the table of a row type, for statements without the ORM (two to three times faster per row)."""
    return cast(Table, row.__table__)
