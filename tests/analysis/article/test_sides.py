import pytest

from analysis.article.sides import first_gatherer, home_of, side_of_host, side_of_publisher
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role


@pytest.mark.parametrize(
    ("host", "side"),
    [
        ("x.kz", Group.KZ),
        ("x.қаз", Group.KZ),
        ("x.ru", Group.RU),
        ("x.рф", Group.RU),
        ("x.ua", Group.REGION),
        ("x.bg", Group.WEST),
        ("x.co.uk", Group.WEST),
        ("aljazeera.com", Group.REGION),
        ("x.com", Group.UNKNOWN),
        ("x.tv", Group.UNKNOWN),
        ("x.info", Group.UNKNOWN),
        ("x", Group.UNKNOWN),
        ("", Group.UNKNOWN),
        ("x.123", Group.UNKNOWN),
    ],
)
def test_an_address_tells_a_side_where_only_one_country_has_it(host: str, side: Group) -> None:
    assert side_of_host(host) is side


def test_a_registered_outlet_has_the_side_of_its_file_whatever_its_address() -> None:
    one = Evidence(EvidenceKind.OUTLET, "sputnik_kz", "sputnik.kz", Group.RU, Role.SOURCE)
    assert side_of_publisher(one) is Group.RU
    assert side_of_publisher(None) is Group.UNKNOWN


def test_an_address_under_com_is_a_last_guess_and_no_home() -> None:
    one = Evidence(EvidenceKind.OUTLET, None, "x.com", Group.UNKNOWN, Role.SOURCE)
    assert (side_of_publisher(one), home_of(one)) == (Group.WEST, Group.UNKNOWN)


def test_who_left_russia_means_its_bodies_but_is_not_of_its_side() -> None:
    one = Evidence(EvidenceKind.OUTLET, "meduza", "Meduza", Group.EXILE, Role.SOURCE)
    assert (home_of(one), side_of_publisher(one)) == (Group.RU, Group.EXILE)


def sign(kind: EvidenceKind, group: Group, start: int, name: str = "x", role: Role = Role.SOURCE) -> Evidence:
    return Evidence(kind, None, name, group, role, Field.TEXT, start, start + 1, "x")


@pytest.mark.parametrize(
    ("behind", "speaks", "side"),
    [
        (40, Group.KZ, Group.KZ),  # the same sentence
        (200, Group.KZ, Group.RU),  # a comment at home on what a medium elsewhere found
        (200, Group.REGION, Group.REGION),
        (400, Group.REGION, Group.RU),
    ],
)
def test_who_speaks_behind_a_credit_leads_only_while_it_goes_on(behind: int, speaks: Group, side: Group) -> None:
    medium = sign(EvidenceKind.CREDIT, Group.RU, 100)
    speaker = sign(EvidenceKind.QUOTE, speaks, 100 + behind)
    found = first_gatherer([medium, speaker], medium, Group.KZ)
    assert found is not None
    assert found.group is side


def test_what_a_medium_in_exile_tells_of_russia_was_gathered_there() -> None:
    medium = sign(EvidenceKind.CREDIT, Group.EXILE, 100)
    russia = sign(EvidenceKind.MENTION, Group.RU, 0, "Russia", Role.MENTION)
    kazakhstan = sign(EvidenceKind.MENTION, Group.KZ, 0, "Kazakhstan", Role.MENTION)
    assert first_gatherer([russia, medium], medium, Group.KZ) is russia
    assert first_gatherer([kazakhstan, medium], medium, Group.KZ) is medium
