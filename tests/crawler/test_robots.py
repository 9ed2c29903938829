import pytest

from crawler.outcomes import Outcome
from crawler.robots import LARGEST, PRODUCT, read_rules

ALL_CLOSED = b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_what_does_not_exist_opens_everything_whatever_the_page_says(status: int) -> None:
    rules = read_rules(status, ALL_CLOSED)
    assert (rules.parser, rules.refusal) == (None, None)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599, 301, 100])
def test_what_cannot_be_asked_for_closes_everything(status: int) -> None:
    rules = read_rules(status, b"")
    assert rules.refusal is Outcome.ROBOTS_UNREACHABLE
    assert str(status) in rules.detail


def test_our_own_rules_come_before_those_for_all() -> None:
    rules = read_rules(200, b"\xef\xbb\xbfUser-agent: derekkoz\nDisallow: /private/\nCrawl-delay: 7\n\n" + ALL_CLOSED)
    assert rules.parser is not None
    assert rules.parser.can_fetch("https://x.kz/news/1", PRODUCT)
    assert not rules.parser.can_fetch("https://x.kz/private/1", PRODUCT)
    assert rules.parser.crawl_delay(PRODUCT) == 7


def test_what_lies_behind_the_first_half_megabyte_is_not_read() -> None:
    body = b"User-agent: *\n" + b"# padding\n" * (LARGEST // 10) + b"Disallow: /\n"
    parser = read_rules(200, body).parser
    assert parser is not None
    assert parser.can_fetch("https://x.kz/a", PRODUCT)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html>404</html>", b"Disallow", b"User-agent: *\nDisallow:"])
def test_a_file_without_rules_opens_everything(body: bytes) -> None:
    parser = read_rules(200, body).parser
    assert parser is not None
    assert parser.can_fetch("https://x.kz/a", PRODUCT)
