"""Links from an article's text to another registered outlet."""

from collections.abc import Sequence

from outlets.registry import Registry
from storage.records import Evidence, EvidenceKind, Extracted, Field, Role


def find_links(extracted: Extracted, registry: Registry, credited: Sequence[Evidence]) -> list[Evidence]:
    """Returns one evidence for each link to a registered outlet other than the publisher.

    A link is a source where its anchor is, holds or touches a credit of the text ("сообщает <a>ТАСС</a>"); elsewhere it
    may be background or navigation and stays a mention.
    """
    found = []
    for link in extracted.links:
        outlet = registry.owner_of(link.url)
        if outlet is None or outlet.slug == extracted.outlet:
            continue
        start, end = link.start, link.end
        placed = start is not None and end is not None and 0 <= start < end <= len(extracted.text)
        role = Role.MENTION
        if placed and start is not None and end is not None:
            role = next((one.role for one in credited if _overlaps(one, start, end)), Role.MENTION)
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
