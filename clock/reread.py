"""Rereading: stored texts are read anew by the method and the registry of today, and their verdicts follow."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Connection

from analysis.article.names import medium_of
from analysis.article.origin import METHOD
from analysis.article.reading import Reader, Reading
from crawler.addresses import registrable_domain
from outlets.registry import Registry
from storage import articles, matching, reuse, runs
from storage.bridge import Kept
from storage.database import Store
from storage.records import Evidence, EvidenceKind, Extracted, Level, Origin
from verdicts.renewal import find_correction, recall_borrowings, renew

# Articles in one transaction. They are read before it begins, so that nobody waits for that; to write them takes 10 ms.
BATCH = 20

Levels = tuple[Level, ...]


@dataclass
class Reread:
    """What one rereading did; `changes` counts the verdicts that changed by their levels before and after.

    `moved` are articles of an outlet that no file described when they were stored, and that one does now.
    """

    read: int = 0
    changed: int = 0
    moved: int = 0
    changes: Counter[tuple[Levels, Levels]] = field(default_factory=Counter)


def reread_store(
    store: Store,
    registry: Registry,
    now: datetime,
    *,
    whole: bool = False,
    report: Callable[[int, int], None] | None = None,
) -> Reread:
    """Reads anew each article whose verdict another method gave; with `whole` every one.

    What the text tells is replaced; what a comparison or a person found stays, and the verdict follows from all of it.
    Every batch is a transaction of its own: whatever ends it early, the next call goes on from there (with `whole`:
    from the top, finding less to change). Only with `whole` do articles move to an outlet that a file describes since.
    `now` is only when the run took place. `report` is called with how many were read and how many are left.
    """
    done = Reread()
    method = None if whole else METHOD
    with store.read() as connection:
        total = articles.count(connection, unless_method=method)
    if not total:
        return done
    reader = Reader(registry)
    for batch in articles.walk(store, batch=BATCH, unless_method=method):
        outlets = {kept.id: find_outlet(kept.article.extracted, registry) if whole else None for kept in batch}
        readings = {kept.id: reader.read(_move(kept.article.extracted, outlets[kept.id])) for kept in batch}
        with store.write() as connection:
            # As they are now: a matching or a person may have been there since they were read.
            for kept in articles.find_by_ids(connection, list(readings)):
                if outlet := outlets[kept.id]:
                    _settle(connection, kept, outlet)
                    done.moved += 1
                _renew(connection, kept, readings[kept.id], registry, done)
        if report is not None:
            report(done.read, max(0, total - done.read))
    with store.write() as connection:
        run = runs.begin(connection, "reread", "the store", now)
        counts = {"read": done.read, "changed": done.changed, "moved": done.moved}
        runs.count(connection, run, {name: number for name, number in counts.items() if number})
        runs.finish(connection, run, now)
    return done


def find_outlet(extracted: Extracted, registry: Registry) -> str | None:
    """Returns the slug of the outlet whose an article is now, None where nothing has changed.

    An outlet that has a file keeps its articles, whatever their addresses: a line may have named it. One that had none
    is known by its domain; where that is the domain of the address too, the whole address tells whose it is, and so it
    does where a slug has no file any more (it was renamed).
    """
    if not extracted.outlet or extracted.outlet in registry:
        return None
    try:
        host = urlsplit(extracted.url).hostname or ""
    except ValueError:
        return None
    by_address = "." not in extracted.outlet or registrable_domain(host) == extracted.outlet
    address = extracted.url if by_address else extracted.outlet
    owner = registry.owner_of(address)
    return owner.slug if owner else None


def _move(extracted: Extracted, outlet: str | None) -> Extracted:
    return extracted if outlet is None else replace(extracted, outlet=outlet)


def _settle(connection: Connection, kept: Kept, outlet: str) -> None:
    """Gives an article to its outlet; whoever shares words with it is compared once more, as its group is known now."""
    articles.replace_outlet(connection, kept.id, outlet)
    matching.reopen(connection, [kept.id, *reuse.find_borrowers(connection, kept.id)])


def _renew(connection: Connection, kept: Kept, reading: Reading, registry: Registry, done: Reread) -> None:
    before = kept.article
    if reading.language != before.language:
        articles.replace_language(connection, kept.id, reading.language)
    lasting = [_refresh(one, registry) for one in before.evidence if one.kind in articles.LASTING]
    evidence: Sequence[Evidence] = (*reading.evidence, *lasting)
    borrowings = recall_borrowings(connection, kept, evidence)
    correction = find_correction(connection, kept)
    origin = renew(connection, kept, evidence, borrowings, correction, read_anew=True)
    done.read += 1
    if _verdict(origin) != _verdict(before.origin):
        done.changed += 1
        done.changes[before.origin.levels, origin.levels] += 1


def _refresh(one: Evidence, registry: Registry) -> Evidence:
    """Returns evidence of reuse as the registry tells of its source today."""
    outlet = registry.get(one.source) if one.kind is EvidenceKind.REUSE and one.source else None
    return one if outlet is None else replace(one, name=medium_of(outlet).name, group=outlet.group)


def _verdict(origin: Origin) -> tuple[object, ...]:
    """What of a verdict is counted somewhere; the words of its reason are not."""
    return origin.levels, origin.russian, origin.group, origin.source, origin.proximate, origin.basis
