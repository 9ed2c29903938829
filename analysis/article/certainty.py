"""How likely a verdict on `russian` is right, by what it rests on.

Each figure is the share of hand-coded articles on which such a verdict was right, by the rule of succession (Laplace):
(right + 1) / (asked + 2). They were counted on articles for which no rule was made, and held against others of the same
kind (docs/method.md): this is calibration by class, not a model.
"""

from collections.abc import Sequence

from analysis.article.sides import place_names, side_of_host
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Role

BY_PUBLISHER = 0.99  # as sure as the registry
BY_CREDIT = 0.94  # 31 of 32
BY_REUSE = 0.9  # a guess, until people have coded matched pairs: shared words are certain, who was first may err
DOUBTFUL = 0.75  # 8 of 10: a Russian medium is named, or a credited one is of a side that nobody knows
WITHOUT_SIGN = 0.99  # 146 of 146
UNREGISTERED = 0.98  # 109 of 110, of outlets whose address tells another side
NOBODY_KNOWS = 0.5  # a publisher that may be Russian itself

_NAMED = frozenset({EvidenceKind.MENTION, EvidenceKind.PHOTO, EvidenceKind.LINK})
_CREDITED = frozenset({EvidenceKind.CREDIT, EvidenceKind.DATELINE, EvidenceKind.LINK, EvidenceKind.FORWARD})


def assess(evidence: Sequence[Evidence], publisher: Evidence | None, russian: Evidence | None) -> float:
    """Returns the probability that `russian` is right; `russian` is the medium that makes it so, or None."""
    if publisher is not None and publisher.group is Group.RU:
        return BY_PUBLISHER
    if russian is not None:
        return BY_REUSE if russian.kind is EvidenceKind.REUSE else BY_CREDIT
    if publisher is None or publisher.group is Group.UNKNOWN:
        host = side_of_host(publisher.name) if publisher is not None else Group.UNKNOWN
        if host in (Group.UNKNOWN, Group.RU):
            return NOBODY_KNOWS
        return DOUBTFUL if _is_doubtful(evidence) else UNREGISTERED
    return DOUBTFUL if _is_doubtful(evidence) else WITHOUT_SIGN


def _is_doubtful(evidence: Sequence[Evidence]) -> bool:
    for one in evidence:
        if one.kind in _CREDITED and one.role is not Role.MENTION and one.group is Group.UNKNOWN:
            return True
        if one.kind in _NAMED and one.group is Group.RU and one.name not in place_names():
            return True
    return False
