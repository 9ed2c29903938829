"""The verdict on one article, derived from its evidence and from nothing else."""

from collections.abc import Sequence

from analysis.article.names import Medium
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Level, Origin, Role

METHOD = "origin-2"  # raised whenever the same evidence may lead to another verdict

# How often a verdict of this kind was right among the hand-coded articles that were kept aside (docs/method.md): 22 of
# 22 with a Russian credit and 143 of 147 without, by the rule of succession. Not calibrated beyond that.
_RIGHT_BY_PUBLISHER = 0.99  # as sure as the registry
_RIGHT_BY_CREDIT = 0.95
_RIGHT_WITHOUT_SIGN = 0.95
_NOBODY_KNOWS = 0.5  # no sign, and a publisher that may be Russian itself
_PASSAGE_REACH = 40  # code points shown on either side of a name


def publisher_evidence(outlet: str, medium: Medium | None) -> Evidence:
    """Returns who publishes as evidence; `medium` is None for an outlet that no registry file describes."""
    if medium is None:
        return Evidence(EvidenceKind.OUTLET, None, outlet, Group.UNKNOWN, Role.SOURCE)
    return Evidence(EvidenceKind.OUTLET, medium.slug, medium.name, medium.group, Role.SOURCE)


def derive_origin(evidence: Sequence[Evidence], title: str, text: str) -> Origin:
    """Returns the verdict; `title` and `text` only lend the words for its one-line reason."""
    publisher = next((one for one in evidence if one.kind is EvidenceKind.OUTLET), None)
    chain = _first_chain(evidence)
    russian = next((one for one in _credited(evidence) if one.group is Group.RU), None)
    published_in_russia = publisher is not None and publisher.group is Group.RU
    levels = tuple(
        level for level, holds in ((Level.L1, published_in_russia), (Level.L2, russian is not None)) if holds
    )
    ultimate = chain[-1] if chain else publisher
    deciding = publisher if published_in_russia else russian or ultimate
    return Origin(
        group=ultimate.group if ultimate else Group.UNKNOWN,
        levels=levels,
        basis=deciding.kind if deciding else EvidenceKind.OUTLET,
        source=ultimate.source if ultimate else None,
        proximate=chain[0].source if chain else None,
        russian=bool(levels),
        probability=_probability(publisher, russian, by_publisher=published_in_russia),
        because=_explain(deciding, title, text, credits_others=bool(chain)),
        method=METHOD,
    )


def _credited(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The media that the article takes something from, whatever way it says so; the publisher is not among them."""
    return [one for one in evidence if one.kind is not EvidenceKind.OUTLET and one.role is not Role.MENTION]


_CHAIN_REACH = 160  # code points between the two ends of a chain inside one sentence


def _first_chain(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Returns the article's leading chain, the medium that it names as its own source first, the ultimate one last.

    A text leads with where its story came from; what it adds further down from others does not change that.
    """
    credited = _credited(evidence)
    if not credited:
        return []
    first, rest = credited[0], credited[1:]
    if first.kind is EvidenceKind.FORWARD:
        return [first, *_first_chain(rest)]
    if first.role is Role.VIA:
        partner = next((one for one in rest if one.role is Role.SOURCE and _is_near(first, one)), None)
        ways = [one for one in credited if one.role is Role.VIA and _is_near(first, one)]
        return [*ways, partner] if partner else ways
    # The other order of words: "пишет The Washington Post, передает <outlet> со ссылкой на DW".
    if rest and rest[0].role is Role.VIA and _is_near(first, rest[0]):
        after = next((one for one in rest[1:] if one.role is Role.SOURCE and _is_near(rest[0], one)), None)
        if after is None:
            return [rest[0], first]
    return [first]


def _is_near(one: Evidence, two: Evidence) -> bool:
    if one.field is not two.field or one.start is None or two.start is None:
        return False
    return abs(two.start - one.start) <= _CHAIN_REACH


_VERDICT_WORDS = {
    EvidenceKind.CREDIT: "credited",
    EvidenceKind.DATELINE: "dateline",
    EvidenceKind.LINK: "linked",
}


def _probability(publisher: Evidence | None, russian: Evidence | None, *, by_publisher: bool) -> float:
    if by_publisher:
        return _RIGHT_BY_PUBLISHER
    if russian is not None:
        return _RIGHT_BY_CREDIT
    known = publisher is not None and publisher.group is not Group.UNKNOWN
    return _RIGHT_WITHOUT_SIGN if known else _NOBODY_KNOWS


def _explain(deciding: Evidence | None, title: str, text: str, *, credits_others: bool) -> str:
    if deciding is None:
        return "nothing tells who publishes it or whom it credits"
    if deciding.kind is EvidenceKind.FORWARD:
        return f"forwarded from {deciding.name or 'a channel that hides its name'} ({deciding.group})"
    if deciding.start is None or deciding.end is None:
        alone = "" if credits_others else ", no other medium credited"
        return f"published by {deciding.name or 'an unnamed outlet'} ({deciding.group}){alone}"
    passage = title if deciding.field is Field.TITLE else text
    start, end = _widen(passage, deciding.start, deciding.end)
    quoted = " ".join(passage[start:end].split())
    before, after = "… " if start else "", " …" if end < len(passage) else ""
    return f"{_VERDICT_WORDS.get(deciding.kind, deciding.kind)}: «{before}{quoted}{after}»"


def _widen(passage: str, start: int, end: int) -> tuple[int, int]:
    """Returns the slice with its surroundings, cut between words."""
    first, last = start - _PASSAGE_REACH, end + _PASSAGE_REACH
    first = 0 if first <= 0 else max(passage.find(" ", first, start) + 1, first)
    last = len(passage) if last >= len(passage) else max(passage.rfind(" ", end, last), end)
    return first, last
