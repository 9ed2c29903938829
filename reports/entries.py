"""What the weekly package tells of a share, an article, a sign and an outlet: one row each, by its columns' names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from analysis.corpus.periods import By
from analysis.corpus.request import Slice
from analysis.corpus.share import Point, Share
from outlets.facts import Fact, History
from outlets.outlet import Outlet
from outlets.panel import Panel
from reports.codebook import WHOLE
from reports.shares import flatten
from storage.bridge import KAZAKHSTAN, Listed

Row = Mapping[str, object]

# Code points. A credit has a few words; a copied passage may be the whole article, and that belongs to its outlet.
LONGEST_PASSAGE = 300


def enter_share(share: Share, by: By) -> Iterator[Row]:
    """Yields the rows of a series that is cut by one slice or none, with the numbers that `derekkoz share` gives."""
    common = {"space": share.space, "panel": share.panel, "weights": share.weights, "by": by, "method": share.method}
    for point in share.series:
        value = next(iter(point.slice.values()), None)
        kept = {name: told for name, told in flatten(point).items() if name not in set(Slice)}
        yield common | {"slice": next(iter(share.slices), WHOLE), "value": value} | kept


def enter_article(listed: Listed, outlet: Outlet) -> Row:
    """Returns the row of an article of that outlet."""
    origin, language = listed.origin, listed.language
    return {
        "url": listed.url,
        "outlet": outlet.slug,
        "outlet_name": outlet.name,
        "group": outlet.group,
        "audience": outlet.audience,
        "day": listed.day,
        "published_at": _in_almaty(listed.published_at),
        "published_at_utc": _in_utc(listed.published_at),
        "precision": listed.precision,
        "language": language.code,
        "script": language.script,
        "mixed": language.mixed,
        "title": listed.title,
        "levels": origin.levels,
        "basis": origin.basis,
        "source": origin.source,
        "proximate": origin.proximate,
        "origin_group": origin.group,
        "russian": origin.russian,
        "probability": origin.probability,
        "because": origin.because,
        "first_seen_at": _in_utc(listed.first_seen_at),
        "method": origin.method,
    }


def enter_evidence(listed: Listed) -> Iterator[Row]:
    """Yields the rows of an article's evidence."""
    for sign in listed.evidence:
        yield {
            "url": listed.url,
            "kind": sign.kind,
            "role": sign.role,
            "source": sign.source,
            "name": sign.name,
            "group": sign.group,
            "field": sign.field,
            "start": sign.start,
            "end": sign.end,
            "surface": sign.surface if sign.surface and len(sign.surface) <= LONGEST_PASSAGE else None,
        }


def enter_outlet(outlet: Outlet, panel: Panel, days: Sequence[date], found: Point | None) -> Row:
    """Returns the row of an outlet for the days of a week; `found` is its share, None without an article."""
    told = flatten(found) if found is not None else {"articles": 0, "russian": 0, "share": None}
    return {
        "outlet": outlet.slug,
        "name": outlet.name,
        "url": outlet.url,
        "group": outlet.group,
        "audience": outlet.audience,
        "kind": outlet.kind,
        "languages": outlet.languages,
        **_fact("country", outlet.country, days[-1]),
        **_fact("owner", outlet.owner, days[-1]),
        **_fact("control", outlet.control, days[-1]),
        **_fact("franchise_of", outlet.franchise_of, days[-1]),
        "read_in_kz": outlet.read_in_kz,
        "carrier": outlet.carrier,
        "paused": outlet.paused,
        "days_watched": sum(panel.watches(outlet.slug, day) for day in days),
        **{name: told[name] for name in ("articles", "russian", "share")},
    }


def _fact(name: str, history: History[Any], day: date) -> Row:
    held: Fact[Any] | None = next((fact for fact in history.root if fact.covers(day)), None)
    return {name: held.value if held else None, f"{name}_source": held.source if held else None}


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _in_almaty(moment: datetime) -> str:
    try:
        offset = moment.astimezone(KAZAKHSTAN).utcoffset() or timedelta()
        # Before 1924 the offset had seconds, which ISO 8601 has no place for.
        minutes = timezone(timedelta(minutes=offset // timedelta(minutes=1)))
        return moment.astimezone(minutes).isoformat()
    except OverflowError:  # the last hours of the year 9999
        return moment.isoformat()
