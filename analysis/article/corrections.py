"""A human correction of a verdict: what it leaves of the machine's, and how it is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from outlets.vocabulary import Group
from storage.records import HEADLINE_LEVELS, Correction, Evidence, EvidenceKind, Level, Origin, Role

# Somebody read the article and said why; a second reader agrees nearly always, not always.
_RIGHT_BY_PERSON = 0.98

# Whatever the locale of the process.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# By what a medium is known as a source. A Russian official is no medium, nor is a place: they stay where they are.
_MEDIA = frozenset(
    {
        *(EvidenceKind.OUTLET, EvidenceKind.CREDIT, EvidenceKind.LINK, EvidenceKind.DATELINE, EvidenceKind.FORWARD),
        *(EvidenceKind.REUSE, EvidenceKind.TRANSLATION),
    }
)


def correction_evidence(correction: Correction) -> Evidence:
    """Returns a correction as evidence: the medium that it names, or nobody; it stands in no passage."""
    group = correction.side if correction.name else correction.group or Group.UNKNOWN
    return Evidence(EvidenceKind.CORRECTION, correction.source, correction.name, group, Role.SOURCE)


def weigh(evidence: Sequence[Evidence], correction: Correction) -> tuple[Evidence, ...]:
    """Returns the evidence that a correction does not contradict.

    Where no Russian medium is a source, there is none. Where one is, it was not the publisher who gathered it, and the
    place of the story does not tell who did.
    """
    russian = bool(correction.levels)
    return tuple(one for one in evidence if not (_misleads(one) if russian else _is_russian_medium(one)))


def _misleads(one: Evidence) -> bool:
    at_home = one.kind is EvidenceKind.OUTLET and one.group is not Group.RU
    return at_home or one.kind in (EvidenceKind.MENTION, EvidenceKind.CORRECTION)


def _is_russian_medium(one: Evidence) -> bool:
    return one.kind is EvidenceKind.CORRECTION or (one.kind in _MEDIA and one.group is Group.RU)


def overrule(origin: Origin, correction: Correction) -> Origin:
    """Returns the verdict of a correction; `origin` is the machine's on the evidence that `weigh` left.

    What nobody said stays as the machine has it, where that can still be so: an article of Russian origin that it took
    for something else has no known source, and was gathered in Russia unless who speaks tells otherwise.
    """
    russian = bool(correction.levels)
    source, proximate, group = origin.source, origin.proximate, origin.group
    if russian and not origin.russian:
        source, proximate = None, None
        group = Group.RU if group is Group.UNKNOWN else group
    if correction.name:
        source = correction.source
        # Whom it copied without a word it does not name.
        proximate = None if Level.L3 in correction.levels else source
        unknown = Group.RU if russian else Group.UNKNOWN
        group = unknown if correction.side is Group.UNKNOWN else correction.side
    return replace(
        origin,
        group=correction.group or group,
        # What is counted beside the headline speaks of articles without a Russian medium.
        levels=correction.levels or tuple(one for one in origin.levels if one not in HEADLINE_LEVELS),
        basis=EvidenceKind.CORRECTION,
        source=source,
        proximate=proximate,
        russian=russian,
        probability=_RIGHT_BY_PERSON,
        because=f"corrected by {correction.by} on {_tell_day(correction.day)}: {correction.why}",
    )


def _tell_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
