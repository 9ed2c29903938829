"""The verdict on one article, derived from its evidence and from nothing else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.article.certainty import assess
from analysis.article.corrections import overrule, weigh
from analysis.article.names import Medium
from analysis.article.sides import SPEAKERS, first_gatherer, home_of, side_of_publisher
from outlets.vocabulary import Group
from storage.records import HEADLINE_LEVELS, Correction, Evidence, EvidenceKind, Field, Level, Origin, Role

METHOD = "origin-5"  # raised whenever the same evidence may lead to another verdict

_LONGEST_PASSAGE = 160  # code points of a shared passage that are shown: a sentence
_EXACT = 2  # minutes by which a lag may be uncertain and still be told as it is
_UNITS = ((24 * 60, "day"), (60, "hour"), (1, "minute"))  # minutes of each; a unit is used from two of it on
_PASSAGE_REACH = 40  # code points shown on either side of a name


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What is known of a reuse beyond its passage: the share of the article's words, and its lag in minutes."""

    share: float
    low: int
    high: int


def publisher_evidence(outlet: str, medium: Medium | None) -> Evidence:
    """Returns who publishes as evidence; `medium` is None for an outlet that no registry file describes."""
    if medium is None:
        return Evidence(EvidenceKind.OUTLET, None, outlet, Group.UNKNOWN, Role.SOURCE)
    return Evidence(EvidenceKind.OUTLET, medium.slug, medium.name, medium.group, Role.SOURCE)


def derive_origin(
    evidence: Sequence[Evidence],
    title: str,
    text: str,
    borrowings: Mapping[Evidence, Borrowing] | None = None,
    correction: Correction | None = None,
) -> Origin:
    """Returns the verdict; `title`, `text` and what is known of each reuse only lend the words for its one-line reason.

    L3 is *uncredited* reuse: an article that credits any Russian medium has L2 alone, and one that is published in
    Russia has no need of it. Whom an article credits goes before whom it copied in telling where its story came from.
    A person's correction goes before all of it.
    """
    if correction is not None:
        return overrule(derive_origin(weigh(evidence, correction), title, text, borrowings), correction)
    publisher = next((one for one in evidence if one.kind is EvidenceKind.OUTLET), None)
    chain = _first_chain(evidence)
    russian = next((one for one in _credited(evidence) if one.group is Group.RU), None)
    published_in_russia = publisher is not None and publisher.group is Group.RU
    copied = [one for one in evidence if one.kind is EvidenceKind.REUSE and one.role is Role.SOURCE]
    from_russia = None
    if russian is None and not published_in_russia:
        from_russia = next((one for one in copied if one.group is Group.RU), None)
    official = None
    if not published_in_russia and russian is None and from_russia is None:
        official = next((one for one in evidence if one.kind is EvidenceKind.OFFICIAL), None)
    levels = tuple(
        level
        for level, holds in (
            (Level.L1, published_in_russia),
            (Level.L2, russian is not None),
            (Level.L3, from_russia is not None),
            (Level.L5, official is not None),
        )
        if holds
    )
    ultimate = chain[-1] if chain else from_russia or (copied[0] if copied else publisher)
    gatherer = first_gatherer(evidence, None if ultimate is publisher else ultimate, home_of(publisher))
    group = gatherer.group if gatherer else side_of_publisher(publisher)
    if gatherer is None or (ultimate is not None and gatherer.group is ultimate.group):
        gatherer = ultimate
    deciding = publisher if published_in_russia else russian or from_russia or official or gatherer
    return Origin(
        group=group,
        levels=levels,
        basis=deciding.kind if deciding else EvidenceKind.OUTLET,
        source=ultimate.source if ultimate else None,
        proximate=chain[0].source if chain else None,
        russian=not HEADLINE_LEVELS.isdisjoint(levels),
        probability=assess(evidence, publisher, russian or from_russia),
        because=_explain(deciding, title, text, borrowings or {}, credits_others=bool(chain)),
        method=METHOD,
    )


# What names no medium in the article's own words: who publishes it, who speaks in it, what only a comparison with other
# articles found, and what a person said of it.
_UNSAID = (
    frozenset({EvidenceKind.OUTLET, EvidenceKind.REUSE, EvidenceKind.TRANSLATION, EvidenceKind.CORRECTION}) | SPEAKERS
)


def _credited(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The media that the article itself says it takes something from; the publisher is not among them."""
    return [one for one in evidence if one.kind not in _UNSAID and one.role is not Role.MENTION]


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
    EvidenceKind.QUOTE: "told by",
    EvidenceKind.MENTION: "no source named, the place of the story",
    EvidenceKind.OFFICIAL: "a Russian official is a source",
}


def _explain(
    deciding: Evidence | None,
    title: str,
    text: str,
    borrowings: Mapping[Evidence, Borrowing],
    *,
    credits_others: bool,
) -> str:
    if deciding is None:
        return "nothing tells who publishes it or whom it credits"
    if deciding.kind is EvidenceKind.FORWARD:
        return f"forwarded from {deciding.name or 'a channel that hides its name'} ({deciding.group})"
    if deciding.start is None or deciding.end is None:
        alone = "" if credits_others else ", no other medium credited"
        return f"published by {deciding.name or 'an unnamed outlet'} ({deciding.group}){alone}"
    passage = title if deciding.field is Field.TITLE else text
    if deciding.kind is EvidenceKind.REUSE:
        return _explain_reuse(deciding, passage, borrowings.get(deciding))
    start, end = _widen(passage, deciding.start, deciding.end)
    quoted = " ".join(passage[start:end].split())
    before = "… " if passage[:start].rstrip()[-1:] not in _ENDS else ""
    after = " …" if end < len(passage) and passage[end - 1] not in _ENDS else ""
    return f"{_VERDICT_WORDS.get(deciding.kind, deciding.kind)}: «{before}{quoted}{after}»"


def _explain_reuse(deciding: Evidence, passage: str, known: Borrowing | None) -> str:
    words = " ".join(passage[deciding.start : deciding.end].split())
    if len(words) > _LONGEST_PASSAGE:
        words = words[:_LONGEST_PASSAGE].rpartition(" ")[0] + " …"
    if known is None:
        return f"shares words with {deciding.name}, which it does not credit for them: «{words}»"
    return f"shares {round(100 * known.share)} % of its words with {deciding.name}: «{words}», {_later(known)}"


def _later(known: Borrowing) -> str:
    exact = known.high - known.low <= _EXACT
    minutes = max(known.low, 0)
    for size, unit in _UNITS:
        if minutes >= 2 * size or size == 1:
            number = minutes // size
            return f"published {'' if exact else 'at least '}{number} {unit}{'' if number == 1 else 's'} after"
    raise AssertionError("unreachable")


# The end of a sentence, also where the space behind it got lost ("наDW.США и их союзники"); "А. Иванов" has none.
_SENTENCE_END = re.compile(r"(?<![\s.(«\"]\w)[.!?…][\"»”)]*(?=\s|[^\W\d_a-zа-яёәғқңөұүһі]|$)|\n")

_ENDS = (*'.!?…»"\n', "")


def _widen(passage: str, start: int, end: int) -> tuple[int, int]:
    """Returns the slice with its surroundings in its sentence, cut between words."""
    first, last = start - _PASSAGE_REACH, end + _PASSAGE_REACH
    first = 0 if first <= 0 else max(passage.find(" ", first, start) + 1, first)
    last = len(passage) if last >= len(passage) else max(passage.rfind(" ", end, last), end)
    for mark in _SENTENCE_END.finditer(passage, first, start):
        first = mark.end()
    if stop := _SENTENCE_END.search(passage, end, last):
        last = stop.end()
    return first, last
