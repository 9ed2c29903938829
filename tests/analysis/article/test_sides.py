import pytest

from analysis.article.sides import home_of, side_of_host, side_of_publisher
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Role


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
