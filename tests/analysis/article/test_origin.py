from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.origin import Borrowing, derive_origin
from outlets.vocabulary import Group
from storage.records import HEADLINE_LEVELS, Evidence, EvidenceKind, Field, Level, Role

TEXT = "Мост закрыли, сообщает AKIpress со ссылкой на ТАСС. Позже Reuters подтвердило ремонт."


def publisher(group: Group, slug: str | None = "x") -> Evidence:
    return Evidence(EvidenceKind.OUTLET, slug, "X", group, Role.SOURCE)


def credit(surface: str, group: Group, role: Role = Role.SOURCE, kind: EvidenceKind = EvidenceKind.CREDIT) -> Evidence:
    start = TEXT.index(surface)
    return Evidence(kind, surface.lower(), surface, group, role, Field.TEXT, start, start + len(surface), surface)


KZ, RU = publisher(Group.KZ), publisher(Group.RU)
AKIPRESS = credit("AKIpress", Group.REGION, Role.VIA)
TASS = credit("ТАСС", Group.RU)
REUTERS = credit("Reuters", Group.WEST)


def test_an_article_that_credits_nobody_comes_from_its_publisher() -> None:
    origin = derive_origin([KZ], "", TEXT)
    assert (origin.group, origin.levels, origin.russian, origin.basis) == (Group.KZ, (), False, EvidenceKind.OUTLET)
    assert origin.because == "published by X (kz), no other medium credited"


def test_a_russian_publisher_is_level_one_whatever_it_credits() -> None:
    origin = derive_origin([RU, REUTERS], "", TEXT)
    assert (origin.group, origin.levels, origin.russian) == (Group.WEST, (Level.L1,), True)
    assert origin.basis is EvidenceKind.OUTLET


def test_a_russian_medium_anywhere_in_the_chain_counts() -> None:
    by_way = credit("ТАСС", Group.RU, Role.VIA)
    origin = derive_origin([KZ, by_way, REUTERS], "", TEXT)
    assert (origin.levels, origin.russian) == ((Level.L2,), True)
    assert (origin.proximate, origin.source, origin.group) == ("тасс", "reuters", Group.WEST)


def test_the_chain_runs_from_the_medium_named_by_the_article_to_the_last_one() -> None:
    origin = derive_origin([KZ, AKIPRESS, TASS], "", TEXT)
    assert (origin.proximate, origin.source, origin.group) == ("akipress", "тасс", Group.RU)


def test_what_is_added_further_down_does_not_change_where_the_story_came_from() -> None:
    origin = derive_origin([KZ, REUTERS, credit("ТАСС", Group.RU)], "", TEXT)
    assert (origin.source, origin.group, origin.russian) == ("reuters", Group.WEST, True)
    assert "ТАСС" in origin.because


@pytest.mark.parametrize("kind", [EvidenceKind.PHOTO, EvidenceKind.MENTION])
def test_mentions_and_pictures_never_count(kind: EvidenceKind) -> None:
    origin = derive_origin([KZ, credit("ТАСС", Group.RU, Role.MENTION, kind)], "", TEXT)
    assert (origin.russian, origin.group) == (False, Group.KZ)


def test_an_unknown_publisher_that_credits_nobody_stays_unknown() -> None:
    origin = derive_origin([publisher(Group.UNKNOWN, None)], "", TEXT)
    assert (origin.group, origin.source, origin.russian) == (Group.UNKNOWN, None, False)


def test_the_reason_quotes_the_passage() -> None:
    assert derive_origin([KZ, TASS], "", TEXT).because == ("credited: «… сообщает AKIpress со ссылкой на ТАСС.»")


def reuse(surface: str, group: Group) -> Evidence:
    return credit(surface, group, kind=EvidenceKind.REUSE)


RIA = reuse("Мост закрыли", Group.RU)
VLAST = reuse("Позже", Group.KZ)


def test_uncredited_reuse_of_a_russian_text_is_level_three() -> None:
    origin = derive_origin([KZ, VLAST, RIA], "", TEXT, {RIA: Borrowing(0.84, 13, 15)})
    assert (origin.levels, origin.basis, origin.russian) == ((Level.L3,), EvidenceKind.REUSE, True)
    assert (origin.source, origin.proximate, origin.group) == ("мост закрыли", None, Group.RU)
    assert origin.because == "shares 84 % of its words with Мост закрыли: «Мост закрыли», published 13 minutes after"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 2, "published 1 minute after"),
        (11, 1450, "published at least 11 minutes after"),
        (300, 301, "published 5 hours after"),
        (5000, 5001, "published 3 days after"),
    ],
)
def test_the_reason_says_how_much_later(low: int, high: int, words: str) -> None:
    assert derive_origin([KZ, RIA], "", TEXT, {RIA: Borrowing(0.84, low, high)}).because.endswith(words)


def test_without_the_comparison_the_reason_quotes_the_passage_alone() -> None:
    because = derive_origin([KZ, RIA], "", TEXT).because
    assert because == "shares words with Мост закрыли, which it does not credit for them: «Мост закрыли»"


def test_who_credits_any_russian_medium_has_level_two_alone() -> None:
    origin = derive_origin([KZ, TASS, RIA], "", TEXT)
    assert (origin.levels, origin.basis, origin.source) == ((Level.L2,), EvidenceKind.CREDIT, "тасс")


def test_who_credits_somebody_else_for_a_russian_text_still_has_level_three() -> None:
    origin = derive_origin([KZ, REUTERS, RIA], "", TEXT)
    assert (origin.levels, origin.basis) == ((Level.L3,), EvidenceKind.REUSE)
    assert (origin.source, origin.group, origin.russian) == ("reuters", Group.WEST, True)


def test_a_russian_publisher_that_copies_a_russian_text_is_level_one_alone() -> None:
    assert derive_origin([RU, RIA], "", TEXT).levels == (Level.L1,)


def test_reuse_of_any_other_text_tells_the_source_and_gives_no_level() -> None:
    origin = derive_origin([RU, VLAST], "", TEXT)
    assert (origin.levels, origin.source, origin.group) == ((Level.L1,), "позже", Group.KZ)
    assert derive_origin([KZ, VLAST], "", TEXT).levels == ()


def spoke(surface: str, group: Group, kind: EvidenceKind = EvidenceKind.QUOTE) -> Evidence:
    return replace(credit(surface, group, kind=kind), source=None)


OFFICIAL = spoke("Мост", Group.RU, EvidenceKind.OFFICIAL)
MINISTRY = spoke("ремонт", Group.REGION)


def test_a_russian_official_without_a_russian_medium_is_a_level_of_its_own_outside_the_headline() -> None:
    origin = derive_origin([KZ, OFFICIAL], "", TEXT)
    assert (origin.levels, origin.russian, origin.group) == ((Level.L5,), False, Group.RU)
    assert (origin.basis, origin.source, origin.proximate) == (EvidenceKind.OFFICIAL, "x", None)
    assert origin.because.startswith("a Russian official is a source: «Мост закрыли")


@pytest.mark.parametrize("other", [RU, TASS, RIA])
def test_an_official_adds_no_level_where_a_russian_medium_has_part(other: Evidence) -> None:
    assert Level.L5 not in derive_origin([KZ, other, OFFICIAL] if other is not RU else [RU, OFFICIAL], "", TEXT).levels


def test_who_speaks_goes_before_the_medium_that_carries_it() -> None:
    origin = derive_origin([KZ, AKIPRESS, TASS, MINISTRY], "", TEXT)
    assert (origin.group, origin.source, origin.levels) == (Group.REGION, "тасс", (Level.L2,))


def test_what_somebody_adds_far_below_the_credit_does_not_change_the_side() -> None:
    below = replace(MINISTRY, start=900, end=906)
    assert derive_origin([KZ, REUTERS, below], "", TEXT).group is Group.WEST


def test_an_outlet_that_nobody_registered_is_where_its_address_says() -> None:
    unknown = replace(publisher(Group.UNKNOWN, None), name="x.ua")
    assert derive_origin([unknown], "", TEXT).group is Group.REGION
    told = derive_origin([unknown, spoke("Мост", Group.KZ)], "", TEXT)
    assert (told.group, told.basis) == (Group.KZ, EvidenceKind.QUOTE)
    assert told.because.startswith("told by: «Мост закрыли")


NAMED = credit("ТАСС", Group.RU, Role.MENTION)
SIGNS = st.lists(st.sampled_from([KZ, RU, AKIPRESS, TASS, REUTERS, RIA, VLAST, NAMED, OFFICIAL, MINISTRY]), max_size=6)


@given(SIGNS)
def test_the_verdict_is_russian_exactly_when_it_has_a_level(evidence: list[Evidence]) -> None:
    origin = derive_origin(evidence, "", TEXT)
    assert origin.russian == bool(HEADLINE_LEVELS & set(origin.levels))
    assert 0 <= origin.probability <= 1
    assert "\n" not in origin.because


@given(SIGNS)
def test_one_more_russian_source_takes_no_level_away_but_that_of_uncredited_reuse(evidence: list[Evidence]) -> None:
    before = derive_origin(evidence, "", TEXT)
    after = derive_origin([*evidence, TASS], "", TEXT)
    assert set(after.levels) == {*before.levels, Level.L2} - {Level.L3, Level.L5}
    assert after.russian


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Мост открыт. Дорогу чинят, сообщает ТАСС. Сроки неизвестны.", "«Дорогу чинят, сообщает ТАСС.»"),
        ("Дорогу чинят, передаетTengrinews.kzсо ссылкой наТАСС.Сроки неизвестны.", "наТАСС.»"),
        ("Дорогу чинят, сообщил инженер А. Иванов агентству ТАСС", "А. Иванов агентству ТАСС»"),
    ],
)
def test_the_reason_keeps_to_the_sentence(text: str, passage: str) -> None:
    start = text.index("ТАСС")
    tass = Evidence(EvidenceKind.CREDIT, "tass", "TASS", Group.RU, Role.SOURCE, Field.TEXT, start, start + 4, "ТАСС")
    assert derive_origin([tass], "", text).because.endswith(passage)
