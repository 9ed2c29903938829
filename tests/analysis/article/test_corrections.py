"""What a person's word makes of the machine's verdict."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.corrections import correction_evidence
from analysis.article.origin import METHOD, Borrowing, derive_origin
from outlets.vocabulary import Group
from storage.records import HEADLINE_LEVELS, Correction, Evidence, EvidenceKind, Level, Role
from tests.analysis.article.test_origin import AKIPRESS, KZ, REUTERS, RIA, RU, SIGNS, TASS, TEXT, credit

L1, L2, L3 = Level.L1, Level.L2, Level.L3


def say(
    *levels: Level, name: str = "", source: str | None = None, side: Group = Group.UNKNOWN, **rest: object
) -> Correction:
    group = rest.get("group")
    assert group is None or isinstance(group, Group)
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    return Correction(levels, source, name, side, group, "A. Coder", "It stands in a denial.", at, date(2026, 11, 24))


def test_what_a_person_says_goes_before_all_evidence_and_says_who_when_and_why() -> None:
    origin = derive_origin([KZ, TASS, RIA], "", TEXT, None, say())
    assert (origin.russian, origin.levels, origin.basis) == (False, (), EvidenceKind.CORRECTION)
    assert origin.because == "corrected by A. Coder on 24 November 2026: It stands in a denial."
    assert (origin.method, origin.probability) == (METHOD, 0.98)


def test_what_is_not_russian_has_the_source_that_is_left() -> None:
    origin = derive_origin([KZ, TASS, REUTERS], "", TEXT, None, say())
    assert (origin.source, origin.proximate, origin.group) == ("reuters", "reuters", Group.WEST)
    origin = derive_origin([KZ, AKIPRESS, TASS], "", TEXT, None, say())
    assert (origin.source, origin.group) == ("akipress", Group.REGION)
    origin = derive_origin([KZ, RIA], "", TEXT, {RIA: Borrowing(0.8, 5, 5)}, say())
    assert (origin.source, origin.proximate, origin.group) == ("x", None, Group.KZ)
    origin = derive_origin([RU], "", TEXT, None, say())
    assert (origin.source, origin.group) == (None, Group.UNKNOWN), "the registry may be wrong about a publisher"


def test_what_is_russian_and_was_taken_for_something_else_has_no_known_source() -> None:
    origin = derive_origin([KZ], "", TEXT, None, say(L2))
    assert (origin.levels, origin.russian, origin.source, origin.group) == ((L2,), True, None, Group.RU)


def test_another_level_keeps_the_source_that_the_machine_found() -> None:
    origin = derive_origin([KZ, TASS], "", TEXT, None, say(L3))
    assert (origin.levels, origin.source, origin.group) == ((L3,), "тасс", Group.RU)


@pytest.mark.parametrize(
    ("said", "source", "proximate", "group"),
    [
        (say(L2, name="РИА", source="ria", side=Group.RU), "ria", "ria", Group.RU),
        (say(L3, name="РИА", source="ria", side=Group.RU), "ria", None, Group.RU),
        (say(L2, name="Mehr", side=Group.REGION), None, None, Group.REGION),
        (say(L2, name="Вести Урала"), None, None, Group.RU),
        (say(name="Блог"), None, None, Group.UNKNOWN),
        (say(L2, name="РИА", source="ria", side=Group.RU, group=Group.WEST), "ria", "ria", Group.WEST),
        (say(group=Group.REGION), "x", None, Group.REGION),
    ],
)
def test_the_medium_and_the_side_that_were_said_are_those_of_the_verdict(
    said: Correction, source: str | None, proximate: str | None, group: Group
) -> None:
    origin = derive_origin([KZ], "", TEXT, None, said)
    assert (origin.source, origin.proximate, origin.group) == (source, proximate, group)


OFFICIAL = credit("Мост", Group.RU, kind=EvidenceKind.OFFICIAL)
SPEAKER = credit("Мост", Group.WEST, kind=EvidenceKind.QUOTE)


def test_a_quoted_official_stays_when_no_medium_is_russian() -> None:
    assert derive_origin([KZ, OFFICIAL, TASS], "", TEXT).levels == (L2,)
    origin = derive_origin([KZ, OFFICIAL, TASS], "", TEXT, None, say())
    assert (origin.levels, origin.russian, origin.group) == ((Level.L5,), False, Group.RU)
    assert derive_origin([KZ, OFFICIAL], "", TEXT, None, say(L2)).levels == (L2,)


def test_who_speaks_tells_where_it_was_gathered_when_a_credit_was_missed() -> None:
    origin = derive_origin([KZ, SPEAKER], "", TEXT, None, say(L2))
    assert (origin.levels, origin.source, origin.group) == ((L2,), None, Group.WEST)


def test_a_correction_is_evidence_that_stands_in_no_passage_and_is_no_credit() -> None:
    sign = correction_evidence(say(L2, name="ТАСС", source="tass", side=Group.RU))
    assert (sign.kind, sign.role, sign.source, sign.group) == (EvidenceKind.CORRECTION, Role.SOURCE, "tass", Group.RU)
    assert (sign.field, sign.start, sign.surface) == (None, None, None)
    assert derive_origin([KZ, sign], "", TEXT) == derive_origin([KZ], "", TEXT)


def test_the_same_words_on_another_day_are_the_same_correction() -> None:
    one = say(L2)
    at, day = datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 1)
    assert one == Correction(one.levels, None, "", Group.UNKNOWN, None, one.by, one.why, at, day)


LEVELS = st.lists(st.sampled_from(sorted(HEADLINE_LEVELS)), unique=True).map(tuple)


@given(SIGNS, LEVELS, st.sampled_from([None, *Group]))
def test_a_correction_always_rules_and_never_depends_on_how_often_it_is_applied(
    evidence: list[Evidence], levels: tuple[Level, ...], group: Group | None
) -> None:
    said = say(*levels, group=group)
    origin = derive_origin(evidence, "", TEXT, None, said)
    assert tuple(one for one in origin.levels if one in HEADLINE_LEVELS) == levels
    assert (origin.russian, origin.basis) == (bool(levels), EvidenceKind.CORRECTION)
    assert group is None or origin.group is group
    assert derive_origin([*evidence, correction_evidence(said)], "", TEXT, None, said) == origin
