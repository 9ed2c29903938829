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
# A Russian official is no Russian medium: what is said of media leaves it where it is.
_NO_MEDIA = frozenset({EvidenceKind.OFFICIAL, EvidenceKind.QUOTE})


def correction_evidence(correction: Correction) -> Evidence:
    """Returns a correction as evidence: the medium that it names, or nobody; it stands in no passage."""
    group = correction.side if correction.name else correction.group or Group.UNKNOWN
    return Evidence(EvidenceKind.CORRECTION, correction.source, correction.name, group, Role.SOURCE)


def weigh(evidence: Sequence[Evidence], correction: Correction) -> tuple[Evidence, ...]:
    """Returns the evidence that a correction does not contradict: no Russian medium where it says there is none."""
    return tuple(
        one
        for one in evidence
        if one.kind is not EvidenceKind.CORRECTION
        and (correction.levels or one.group is not Group.RU or one.kind in _NO_MEDIA)
    )


def overrule(origin: Origin, correction: Correction) -> Origin:
    """Returns the verdict of a correction; `origin` is the machine's on the evidence that `weigh` left.

    What nobody said stays as the machine has it, where that can still be so: an article of Russian origin that it took
    for something else has no known source, and was gathered in Russia.
    """
    russian = bool(correction.levels)
    source, proximate, group = origin.source, origin.proximate, origin.group
    if russian and not origin.russian:
        source, proximate, group = None, None, Group.RU
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
