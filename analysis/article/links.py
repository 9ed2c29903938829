"""Links from an article's text to another registered outlet."""

import re
from collections.abc import Sequence

from analysis.article.folding import fold, fold_pattern
from outlets.registry import Registry
from storage.records import Evidence, EvidenceKind, Extracted, Field, Role

REACH = 60  # code points before an anchor in which a sentence may point at it
# In the same sentence as the anchor, up to its end.
_POINTS_AT_SOURCE = re.compile(
    fold_pattern(
        r"""
        (?:^|[.!?\n]\s?)[^.!?\n]*?\b(?:
            подробн\w+|(?:полн\w+|исходн\w+)\s(?:верси|текст|сообщени|стать)\w*|первоисточник|источник|оригинал\w*
            |толығырақ|бастапқы\sхабар|дереккөз|дерек\sкөзі|түпнұсқа|толық\s(?:нұсқа|мәтін)\w*
            |full\s(?:story|report|text|version)|source|original\s(?:story|report|article)
        )(?:[^.!?\n]|\.(?=\w))*$
        """
    ),
    re.VERBOSE,
)


def find_links(extracted: Extracted, registry: Registry, credited: Sequence[Evidence]) -> list[Evidence]:
    """Returns one evidence for each link to a registered outlet other than the publisher.

    A link is a source where its anchor is, holds or touches a credit of the text ("сообщает <a>ТАСС</a>"), and where
    its words or those before it say that the story stands there in full ("Подробности — <a>здесь</a>"); elsewhere it
    may be background or navigation and stays a mention. What a post shows as a card below its text is its source, too.
    """
    found = []
    for link in extracted.links:
        outlet = registry.owner_of(link.url)
        if outlet is None or outlet.slug == extracted.outlet:
            continue
        start, end = link.start, link.end
        placed = start is not None and end is not None and 0 <= start < end <= len(extracted.text)
        role = Role.SOURCE if link.shown else Role.MENTION
        if placed and start is not None and end is not None:
            role = next((one.role for one in credited if _overlaps(one, start, end)), role)
            if role is Role.MENTION and _POINTS_AT_SOURCE.search(fold(extracted.text[max(0, start - REACH) : end])):
                role = Role.SOURCE
        found.append(
            Evidence(
                EvidenceKind.LINK,
                outlet.slug,
                outlet.name,
                outlet.group,
                role,
                Field.TEXT if placed else None,
                start if placed else None,
                end if placed else None,
                extracted.text[start:end] if placed else None,
            )
        )
    return found


def _overlaps(credit: Evidence, start: int, end: int) -> bool:
    if credit.field is not Field.TEXT or credit.start is None or credit.end is None:
        return False
    return credit.start < end and start < credit.end
