"""Web addresses in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outlets.addresses import check_url, handle_of, lies_under, place_of


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://www.BBC.com:443/Russian/articles/x?y=1#z", ("bbc.com", ("russian", "articles", "x"))),
        ("bbc.com/russian/", ("bbc.com", ("russian",))),
        ("//ria.ru", ("ria.ru", ())),
        ("ria.ru:8080/a//b", ("ria.ru", ("a", "b"))),
        ("https://user:word@ria.ru./", ("ria.ru", ())),
        ("https://президент.рф/", ("xn--d1abbgf6aiiy.xn--p1ai", ())),
        ("xn--d1abbgf6aiiy.xn--p1ai", ("xn--d1abbgf6aiiy.xn--p1ai", ())),
        ("ria.ru/?to=https://tass.ru/", ("ria.ru", ())),
    ],
)
def test_the_same_place_has_one_spelling(address: str, place: tuple[str, tuple[str, ...]]) -> None:
    assert place_of(address) == place


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mailto:editor@ria.ru",
        "tel:+77270000000",
        "javascript:void(0)",
        "ftp://ria.ru/",
        "https://",
        "http://[",
        "/news/1",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words some of them
        place_of(address)


@pytest.mark.parametrize(
    ("address", "handle"),
    [
        ("https://t.me/Tass_agency", "tass_agency"),
        ("https://t.me/s/tass_agency?before=10", "tass_agency"),
        ("t.me/tass_agency/4711", "tass_agency"),
        ("telegram.me/tass_agency", "tass_agency"),
        ("https://tass_agency.t.me/", "tass_agency"),
        ("https://t.me/", None),
        ("https://t.me/s/", None),
        ("https://tass.ru/tass_agency", None),
    ],
)
def test_a_channel_is_known_by_its_address(address: str, handle: str | None) -> None:
    assert handle_of(*place_of(address)) == handle


def test_a_host_that_only_ends_alike_is_another_one() -> None:
    assert lies_under(("rsport.ria.ru", ()), ("ria.ru", ()))
    assert not lies_under(("gloria.ru", ()), ("ria.ru", ()))
    assert not lies_under(("bbc.com", ("russianews",)), ("bbc.com", ("russian",)))


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        host, path = place_of(text)
    except ValueError:
        return
    assert host == host.lower()
    assert all(path)


LABELS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


@given(
    st.lists(LABELS, min_size=1, max_size=3), st.sampled_from(["kz", "ru", "com", "рф"]), st.lists(LABELS, max_size=3)
)
def test_spelling_once_is_spelling_for_good(labels: list[str], top: str, path: list[str]) -> None:
    host, segments = place_of(f"https://{'.'.join(labels)}.{top}/{'/'.join(path)}")
    assert place_of("/".join((host, *segments))) == (host, segments) or host.startswith("www.")


def test_a_public_address_is_returned_as_it_stands() -> None:
    assert check_url("https://www.Madeup.kz/RSS?page={page}") == "https://www.Madeup.kz/RSS?page={page}"
