"""One article as a page shows it: its evidence, its verdict and its text with the passages in it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from crawler.addresses import canonical_url
from dashboard.lists import Quotation, name_outlet, quote
from dashboard.passages import Piece, cut
from outlets.outlet import Outlet
from outlets.registry import Registry
from reports.corrections import tell_state
from storage import articles, corrections, pages, runs
from storage.bridge import Kept
from storage.corrections import Filed
from storage.pages import Fetch
from storage.records import Evidence, Field
from storage.runs import Dropped, Run


@dataclass(frozen=True, slots=True)
class Sign:
    """One evidence, and its passage where there is one; `lost` tells that it has one which is not in the text."""

    evidence: Evidence
    quotation: Quotation | None
    lost: bool
    source_name: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction by a person, and whether it rules, another came after it, or it was withdrawn."""

    filed: Filed
    state: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything on an article's page."""

    kept: Kept
    outlet: Outlet | None
    outlet_name: str
    signs: tuple[Sign, ...]
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    run: Run | None
    fetch: Fetch | None
    corrections: tuple[Correcting, ...]


def tell(connection: Connection, registry: Registry, url: str) -> Told | None:
    """Returns the page of an article by its address, in any spelling; None where it is not kept."""
    kept = articles.find(connection, url) or articles.find(connection, respell(url))
    if kept is None:
        return None
    extracted, evidence = kept.article.extracted, kept.article.evidence
    return Told(
        kept=kept,
        outlet=registry.get(extracted.outlet),
        outlet_name=name_outlet(registry, extracted.outlet),
        signs=tuple(_sign(one, kept, registry) for one in evidence),
        title=tuple(cut(extracted.title, Field.TITLE, evidence)),
        text=tuple(cut(extracted.text, Field.TEXT, evidence)),
        run=runs.find(connection, kept.run_id),
        fetch=None if kept.page_id is None else pages.find_fetch(connection, kept.page_id),
        corrections=tuple(Correcting(one, tell_state(one)) for one in corrections.find(connection, kept.id)),
    )


def find_drops(connection: Connection, url: str) -> list[Dropped]:
    """Returns each time that an address was dropped, in any spelling, the newest first."""
    return runs.find_drops(connection, url) or runs.find_drops(connection, respell(url))


def respell(url: str) -> str:
    """Returns the spelling under which an article is kept; what is no address stays as it is."""
    try:
        return canonical_url(url)
    except ValueError:
        return url


def _sign(one: Evidence, kept: Kept, registry: Registry) -> Sign:
    quotation = quote(one, kept)
    name = name_outlet(registry, one.source) if one.source else ""
    return Sign(one, quotation, lost=one.surface is not None and quotation is None, source_name=name)
