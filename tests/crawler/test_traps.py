import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.traps import find_trap


@pytest.mark.parametrize(
    "path",
    [
        "/a/b/a/b/a/b/",
        "/news/news/news/1234",
        "/" + "x/y/" * 7,
        "/a?sid=9f86d081884c7d65",
        "/a?PHPSESSID=k2l3m4n5o6p7q8r9",
        "/a;jsessionid=0123456789ABCDEF",
        "/(S(lit3py55t21z5v55vlm25s55))/a",
        "/a?a=1&b=2&c=3&d=4&e=5&f=6&g=7",
    ],
)
def test_an_address_without_end_is_known_by_its_spelling(path: str) -> None:
    assert find_trap(f"https://madeup.kz{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/2011/11/11/most/",
        "/modules.php?name=News&sid=48211",
        "/news/1234?page=2",
        "/search?s=мост",
        "/ru/news/ru/1234",
    ],
)
def test_an_ordinary_address_is_no_trap(path: str) -> None:
    assert find_trap(f"https://madeup.kz{path}") is None


@given(st.text(max_size=100))
def test_any_address_can_be_asked_about(text: str) -> None:
    find_trap(f"https://madeup.kz/{text}")
