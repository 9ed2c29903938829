"""The articles behind a number, page by page, each with its verdict and the passage that decided it."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard.passages import stands_in
from dashboard.questions import ListQuestion, Scope, Show
from outlets.outlet import Outlet
from outlets.registry import Registry
from outlets.vocabulary import Audience
from reports.stories import shorten
from storage import articles, listings
from storage.bridge import Kept
from storage.listings import Wanted, Watch
from storage.records import Evidence, Field, Role

PAGE_SIZE = 50  # articles; what a person leafs through without losing the place
_REACH = 90  # code points shown on either side of a passage
_NOBODY = "\0"  # no outlet is called so


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in its surroundings; `cut_before` and `cut_after` tell that the text goes on.

    `shown` is the passage, or the two ends of one that is too long for a list.
    """

    evidence: Evidence
    before: str
    after: str
    cut_before: bool
    cut_after: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a list; `quotation` is None where no passage decided (the publisher did, or nothing)."""

    kept: Kept
    outlet_name: str
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: `first` is the number of its first entry, from 1.

    `russian` is how many of the `total` are of Russian origin, None where that was not counted.
    """

    question: ListQuestion
    entries: tuple[Entry, ...]
    total: int
    russian: int | None
    pages: int
    first: int
    outlets: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]


def list_articles(connection: Connection, registry: Registry, question: ListQuestion) -> Listing:
    """Returns a page of the articles that a question asks for; beyond the last page it has no entries."""
    wanted = want(question, registry)
    total = listings.count(connection, wanted)
    # Over years of articles this would take seconds, and tell little.
    bounded = wanted.since is not None and wanted.until is not None
    russian = listings.count(connection, replace(wanted, russian=True)) if bounded and not wanted.russian else None
    first = (question.page - 1) * PAGE_SIZE
    ids = listings.find_ids(connection, wanted, limit=PAGE_SIZE, offset=first) if first < total else []
    offered = _offer(registry, question.scope)
    return Listing(
        question=question,
        entries=tuple(_enter(kept, registry) for kept in articles.find_by_ids(connection, ids)),
        total=total,
        russian=russian,
        pages=max(1, -(-total // PAGE_SIZE)),
        first=first + 1,
        outlets=tuple((outlet.slug, outlet.name) for outlet in offered),
        languages=tuple(sorted({language for outlet in offered for language in outlet.languages})),
    )


def _offer(registry: Registry, scope: Scope) -> list[Outlet]:
    """Returns the outlets that a person may choose from. An address may name others: those of no registry file."""
    counted = {watch.outlet for watch in watches_of(registry)}
    offered = [outlet for outlet in registry.values() if scope is Scope.STORED or outlet.slug in counted]
    return sorted(offered, key=lambda outlet: (outlet.name.casefold(), outlet.slug))


def want(question: ListQuestion, registry: Registry) -> Wanted:
    """Returns the bounds of a list: with the scope "counted", exactly the articles that a share counts."""
    since, until = question.days()
    outlets = None if question.outlet is None else {question.outlet}
    if question.group is not None or question.kind is not None:
        alike = {
            outlet.slug
            for outlet in registry.values()
            if question.group in (None, outlet.group) and question.kind in (None, outlet.kind)
        }
        outlets = alike if outlets is None else alike & outlets
    return Wanted(
        since=since,
        until=until,
        watches=watches_of(registry) if question.scope is Scope.COUNTED else None,
        outlets=None if outlets is None else frozenset(outlets or {_NOBODY}),
        language=question.language,
        level=question.level,
        basis=question.basis,
        russian=question.show is Show.RUSSIAN,
    )


def watches_of(registry: Registry) -> tuple[Watch, ...]:
    """Returns when which outlets of the domestic space are in the panel, as `analysis.corpus.tally` counts them."""
    return tuple(
        Watch(member.slug, member.since, member.until)
        for member in registry.panel.members
        if (outlet := registry.get(member.slug)) is not None and outlet.audience is Audience.KZ
    )


def name_outlet(registry: Registry, slug: str) -> str:
    """Returns the name of an outlet, or the slug or domain of one that no file describes."""
    outlet = registry.get(slug)
    return outlet.name if outlet else slug


def quote(evidence: Evidence, kept: Kept) -> Quotation | None:
    """Returns the passage of an evidence in its surroundings, None where it has none that stands where it says."""
    extracted = kept.article.extracted
    whole = extracted.title if evidence.field is Field.TITLE else extracted.text
    if evidence.start is None or evidence.end is None or not stands_in(evidence, whole):
        return None
    first, last = max(0, evidence.start - _REACH), evidence.end + _REACH
    return Quotation(
        evidence,
        whole[first : evidence.start],
        whole[evidence.end : last],
        first > 0,
        last < len(whole),
        shorten(whole[evidence.start : evidence.end]),
    )


def _enter(kept: Kept, registry: Registry) -> Entry:
    article = kept.article
    decided = (one for one in article.evidence if one.kind is article.origin.basis and one.role is not Role.MENTION)
    quotations = (quote(one, kept) for one in decided)
    name = name_outlet(registry, article.extracted.outlet)
    return Entry(kept, name, next((each for each in quotations if each), None))
