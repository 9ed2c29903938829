"""One article's evidence and verdict, written anew: the same way whoever brought what is new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from analysis.article.corrections import correction_evidence
from analysis.article.origin import Borrowing, derive_origin
from analysis.corpus.reuse import date_moment, measure_lag
from storage import articles, corrections, reuse
from storage.bridge import Kept
from storage.records import Correction, Evidence, EvidenceKind, Origin
from storage.reuse import Pair


def renew(
    connection: Connection,
    kept: Kept,
    evidence: Sequence[Evidence],
    borrowings: Mapping[Evidence, Borrowing],
    correction: Correction | None,
    *,
    read_anew: bool = False,
) -> Origin:
    """Gives an article this evidence and the verdict that follows from it, and returns the verdict.

    The correction goes before all evidence, and stands behind it. `kept` was read in this transaction. The method that
    a verdict names is the one by which the text was read: it changes only where that was done (`read_anew`), or an
    article that nobody read again would pass for one that was.
    """
    said = () if correction is None else (correction_evidence(correction),)
    whole = (*(one for one in evidence if one.kind is not EvidenceKind.CORRECTION), *said)
    extracted, before = kept.article.extracted, kept.article.origin
    origin = derive_origin(whole, extracted.title, extracted.text, borrowings, correction)
    if not read_anew:
        origin = replace(origin, method=before.method)
    if whole != kept.article.evidence:
        articles.replace_evidence(connection, kept.id, whole, lasting=())
    if origin != before:
        articles.replace_origin(connection, kept.id, origin)
    return origin


def find_correction(connection: Connection, kept: Kept) -> Correction | None:
    """Returns the correction that rules an article; nothing is asked of the store where its evidence names none."""
    if not any(one.kind is EvidenceKind.CORRECTION for one in kept.article.evidence):
        return None
    filed = corrections.find_ruling(connection, kept.id)
    return filed.correction if filed else None


def recall_borrowings(connection: Connection, kept: Kept, evidence: Sequence[Evidence]) -> dict[Evidence, Borrowing]:
    """Returns what is known of each reuse among the evidence: it stands in the pairs, and a verdict's reason tells it.

    A pair that is gone, because the earlier text was purged, is told of no more; the evidence of it stays.
    """
    copied = [one for one in evidence if one.kind is EvidenceKind.REUSE]
    if not copied:
        return {}
    pairs = [one for one in reuse.walk(connection, urls=[kept.article.extracted.url]) if one.article.id == kept.id]
    found = ((one, _find_pair(one, pairs)) for one in copied)
    return {one: known for one, pair in found if pair and (known := _measure(pair))}


def _find_pair(one: Evidence, pairs: Iterable[Pair]) -> Pair | None:
    named = one.source or one.name
    alike = (pair for pair in pairs if (pair.reuse.start, pair.reuse.end) == (one.start, one.end))
    return next((pair for pair in alike if pair.source.outlet == named), None)


def _measure(pair: Pair) -> Borrowing | None:
    article, source = (date_moment(side.published_at, side.precision) for side in (pair.article, pair.source))
    if article is None or source is None:
        return None
    lag = measure_lag(article, source)
    return Borrowing(pair.reuse.shared, lag.low, lag.high)
