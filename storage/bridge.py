"""The bridge between the frozen values and their rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping

from outlets.vocabulary import Group
from storage.records import (
    Article,
    Evidence,
    EvidenceKind,
    Extracted,
    Field,
    Forward,
    Language,
    Level,
    Link,
    Origin,
    Precision,
    Role,
    Span,
)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with what only the database knows; `day` is its day in Asia/Almaty, None where it has no time.

    `page_id` is that of the page it was read from, where one was kept (see `storage.pages`).
    """

    article: Article
    id: int
    day: date | None
    run_id: int
    page_id: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article without its text, its links and the spans of its language: what a list of many shows of each."""

    id: int
    url: str
    outlet: str
    title: str
    day: date
    published_at: datetime
    precision: Precision
    language: Language
    evidence: tuple[Evidence, ...]
    origin: Origin
    first_seen_at: datetime


def _kazakhstan() -> ZoneInfo:
    # From the tzdata package, which we pin: a machine's own tables may be older than the change to UTC+5
    # of 1 March 2024, and would put the last hour of each evening into the wrong day.
    with files("tzdata").joinpath("zoneinfo/Asia/Almaty").open("rb") as table:
        return ZoneInfo.from_file(table, key="Asia/Almaty")


KAZAKHSTAN = _kazakhstan()

# Neither UTF-8 nor PostgreSQL can hold a lone surrogate; PostgreSQL cannot hold NUL, and SQLite's functions stop at it.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """Returns `text` with U+FFFD in place of each NUL and lone surrogate, as the HTML standard does in a page.

    One code point for one code point, so that the offsets of spans and passages stay true.
    """
    if "\0" not in text:
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNSTORABLE.sub(_REPLACEMENT, text)


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def day_of(moment: datetime | None) -> date | None:
    """Returns the day in Asia/Almaty that a share counts the moment under."""
    if moment is None:
        return None
    try:
        return moment.astimezone(KAZAKHSTAN).date()
    except OverflowError:  # the last hours of the year 9999
        return moment.date()


def article_values(article: Article, run_id: int, page_id: int | None = None) -> Values:
    """Returns the columns of the article's row, without its id."""
    extracted, language = article.extracted, article.language
    return {
        "url": storable(extracted.url),
        "outlet": storable(extracted.outlet),
        "title": storable(extracted.title),
        "text": storable(extracted.text),
        "published_at": extracted.published_at,
        "precision": extracted.precision.value,
        "published_as_found": storable(extracted.published_as_found),
        "day": day_of(extracted.published_at),
        "links": [_link_values(link) for link in extracted.links],
        "first_seen_at": article.first_seen_at,
        "run_id": run_id,
        "page_id": page_id,
        "forwarded_from": _forward_values(extracted.forwarded_from),
        **language_values(language),
    }


def language_values(language: Language) -> Values:
    """Returns the columns of the article's row that tell its language."""
    return {
        "language": language.code,
        "script": language.script,
        "confidence": language.confidence,
        "mixed": language.mixed,
        "spans": [
            {"start": span.start, "end": span.end, "code": span.code, "script": span.script} for span in language.spans
        ],
    }


def evidence_values(article_id: int, evidence: Iterable[Evidence]) -> list[Values]:
    """Returns the rows of an article's evidence, in their order."""
    return [
        {
            "article_id": article_id,
            "position": position,
            "kind": sign.kind.value,
            "role": sign.role.value,
            "source": _storable(sign.source),
            "name": storable(sign.name),
            "group": sign.group.value,
            "field": sign.field.value if sign.field else None,
            "start": sign.start,
            "end": sign.end,
            "surface": _storable(sign.surface),
        }
        for position, sign in enumerate(evidence)
    ]


def origin_values(origin: Origin) -> Values:
    """Returns the columns of an origin's row, without its article."""
    return {
        "group": origin.group.value,
        "levels": ",".join(origin.levels),
        "basis": origin.basis.value,
        "source": _storable(origin.source),
        "proximate": _storable(origin.proximate),
        "russian": origin.russian,
        "probability": origin.probability,
        "because": storable(origin.because),
        "method": storable(origin.method),
    }


def read_kept(row: RowMapping, evidence: Iterable[RowMapping]) -> Kept:
    """Returns the article of a row of `article` joined with `origin` (whose columns begin with "origin_")."""
    extracted = Extracted(
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        text=row["text"],
        published_at=row["published_at"],
        precision=Precision(row["precision"]),
        published_as_found=row["published_as_found"],
        links=tuple(Link(**link) for link in row["links"]),
        forwarded_from=None if row["forwarded_from"] is None else Forward(**row["forwarded_from"]),
    )
    language = Language(
        row["language"], row["script"], row["confidence"], row["mixed"], tuple(Span(**span) for span in row["spans"])
    )
    article = Article(
        extracted, language, tuple(read_evidence(each) for each in evidence), _read_origin(row), row["first_seen_at"]
    )
    return Kept(article, id=row["id"], day=row["day"], run_id=row["run_id"], page_id=row["page_id"])


def read_listed(row: RowMapping, evidence: Iterable[RowMapping]) -> Listed:
    """Returns the article of a row as `read_kept` takes it that needs neither text nor links nor spans."""
    plain = {name: row[name] for name in ("id", "url", "outlet", "title", "day", "published_at", "first_seen_at")}
    return Listed(
        **plain,
        precision=Precision(row["precision"]),
        language=Language(row["language"], row["script"], row["confidence"], row["mixed"]),
        evidence=tuple(read_evidence(each) for each in evidence),
        origin=_read_origin(row),
    )


def read_evidence(row: RowMapping) -> Evidence:
    """Returns the evidence of a row."""
    return Evidence(
        kind=EvidenceKind(row["kind"]),
        source=row["source"],
        name=row["name"],
        group=Group(row["group"]),
        role=Role(row["role"]),
        field=Field(row["field"]) if row["field"] else None,
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
    )


def read_levels(stored: str) -> tuple[Level, ...]:
    """Returns the levels of a stored list, in its order."""
    return tuple(Level(word) for word in stored.split(",")) if stored else ()


def _read_origin(row: RowMapping) -> Origin:
    return Origin(
        group=Group(row["origin_group"]),
        levels=read_levels(row["origin_levels"]),
        basis=EvidenceKind(row["origin_basis"]),
        source=row["origin_source"],
        proximate=row["origin_proximate"],
        russian=row["origin_russian"],
        probability=row["origin_probability"],
        because=row["origin_because"],
        method=row["origin_method"],
    )


def _link_values(link: Link) -> Values:
    values: Values = {"url": storable(link.url), "anchor": storable(link.anchor), "start": link.start, "end": link.end}
    return values | {"shown": True} if link.shown else values  # of nearly all links it would say nothing


def _forward_values(forward: Forward | None) -> Values | None:
    return None if forward is None else {"name": storable(forward.name), "url": _storable(forward.url)}
