"""Forwards: a post that came from another channel, as the platform itself says."""

from collections.abc import Sequence

from analysis.article.lexicon import Lexicon
from analysis.article.names import medium_of
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Extracted, Forward, Role


def find_forward(
    extracted: Extracted, registry: Registry, lexicon: Lexicon, named: Sequence[Evidence]
) -> list[Evidence]:
    """Returns the evidence of whom a post was forwarded from; none for a channel's own earlier post.

    `named` is what the text itself credits: with a source of its own there, the forwarded channel is on the way to it.
    """
    forward = extracted.forwarded_from
    if forward is None:
        return []
    slug, name, group = _identify(forward, registry, lexicon)
    if slug is not None and slug == extracted.outlet:
        return []
    passes_on = any(one.role is Role.SOURCE for one in named)
    return [Evidence(EvidenceKind.FORWARD, slug, name, group, Role.VIA if passes_on else Role.SOURCE)]


def _identify(forward: Forward, registry: Registry, lexicon: Lexicon) -> tuple[str | None, str, Group]:
    outlet = registry.owner_of(forward.url) if forward.url else None
    # "ТАСС" is TASS also where the post hides the address; "ТАСС уполномочен молчать" is somebody else.
    written = forward.name.strip()
    whole = (one.medium for one in lexicon.find(written) if (one.start, one.end) == (0, len(written)))
    medium = medium_of(outlet) if outlet else next(whole, None)
    return (medium.slug, medium.name, medium.group) if medium else (None, written, Group.UNKNOWN)
