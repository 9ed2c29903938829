"""From the sources that were found for a text to the evidence of them."""

from collections.abc import Sequence

from analysis.article.names import medium_of
from analysis.article.origin import Borrowing
from analysis.corpus.sources import Dated, Found
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Precedence, Reuse, Role

MOST_OUTLETS = 5  # that an article's evidence names, Russian ones first; the store's pairs hold every source


def measure_reuse(article: Dated, found: Found) -> Reuse:
    """Returns one source as it is kept, with the longest shared passage as code points of the article's text."""
    longest = found.overlap.longest
    return Reuse(
        shared=found.overlap.share,
        words=found.overlap.words,
        run=found.overlap.run,
        start=article.wording.places[longest.first][0],
        end=article.wording.places[longest.last - 1][1],
        precedence=found.precedence,
        doubt=found.doubt or "",
    )


def tell_borrowings(article: Dated, text: str, found: Sequence[Found], registry: Registry) -> dict[Evidence, Borrowing]:
    """Returns an evidence for each outlet whose earlier text the article shares words with, the best passage of each.

    Only where the article was published later for certain; never for the article's own outlet. `found` has the source
    that shares most first, and so has the answer, within Russian outlets and within all others.
    """
    signs: dict[Evidence, Borrowing] = {}
    told = {article.outlet}
    for one in sorted(found, key=lambda one: _group(one.source.outlet, registry) is not Group.RU):
        outlet = one.source.outlet
        if one.precedence is not Precedence.COPIED or outlet in told or len(signs) == MOST_OUTLETS:
            continue
        told.add(outlet)
        known = registry.get(outlet)
        reuse = measure_reuse(article, one)
        sign = Evidence(
            kind=EvidenceKind.REUSE,
            source=known.slug if known else None,
            name=medium_of(known).name if known else outlet,
            group=_group(outlet, registry),
            role=Role.SOURCE,
            field=Field.TEXT,
            start=reuse.start,
            end=reuse.end,
            surface=text[reuse.start : reuse.end],
        )
        signs[sign] = Borrowing(reuse.shared, one.lag.low, one.lag.high)
    return signs


def _group(outlet: str, registry: Registry) -> Group:
    known = registry.get(outlet)
    return known.group if known else Group.UNKNOWN
