import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import canonical_url, registrable_domain


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("HTTPS://Tengrinews.KZ:443/news/a-1/?utm_source=tg&fbclid=x#top", "https://tengrinews.kz/news/a-1/"),
        ("https://zakon.kz/a?b=2&a=1", "https://zakon.kz/a?a=1&b=2"),
        ("  https://nur.kz/a  ", "https://nur.kz/a"),
        ("http://news.example/articles/?3759095", "http://news.example/articles/?3759095"),
        ("https://nur.kz/?uid=7&ref=8&cid=9", "https://nur.kz/?cid=9&ref=8&uid=7"),
        ("https://nur.kz/?q=a%20b&q=%D0%BC", "https://nur.kz/?q=%D0%BC&q=a%20b"),
        ("https://nur.kz:8443/a?UTM_Source=x&&", "https://nur.kz:8443/a"),
        ("https://қаз.қаз/жаңалық", "https://xn--80ao21a.xn--80ao21a/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B"),
    ],
)
def test_one_article_has_one_address(found: str, kept: str) -> None:
    assert canonical_url(found) == kept


@pytest.mark.parametrize(
    "found",
    [
        "",
        "nur.kz/a",
        "ftp://nur.kz/a",
        "javascript:alert(1)",
        "https://",
        "https://[::1/a",
        "https://a b.kz/",
        "http://x:99999/",
        "https://nur.kz/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line(found: str) -> None:
    with pytest.raises(ValueError, match="address") as problem:
        canonical_url(found)
    assert "\n" not in str(problem.value)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for found in (text, f"https://nur.kz/{text}"):
        try:
            kept = canonical_url(found)
        except ValueError:
            continue
        assert canonical_url(kept) == kept


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.drom.ru", "drom.ru"),
        ("www.x.com.kz", "x.com.kz"),
        ("a.gov.kz", "a.gov.kz"),
        ("www.asi.org.ru", "asi.org.ru"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_an_unregistered_outlet_is_known_by_its_domain(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain
