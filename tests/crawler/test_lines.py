import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction.values import Reason as PageReason
from crawler.lines import Reason, Rejection, extract_line, find_outlet, parse_line
from outlets.registry import load
from storage.records import Forward

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
REGISTRY = load()


def extract(**fields: Any) -> Any:
    return extract_line(parse_line(json.dumps(fields)), REGISTRY, NOW, url_required=True)


def test_a_line_becomes_an_article_of_its_outlet() -> None:
    found = extract(
        url="https://tengrinews.kz/a?utm_source=x", title="T", text="Мәтін", published_at="2024-04-12 23:15:00"
    )
    assert (found.url, found.outlet, found.title, found.text) == ("https://tengrinews.kz/a", "tengrinews", "T", "Мәтін")
    assert found.published_at == datetime(2024, 4, 12, 18, 15, tzinfo=UTC)
    assert found.published_as_found == "2024-04-12 23:15:00"


@pytest.mark.parametrize(
    ("named", "url", "slug"),
    [
        ("", "https://kaz.tengrinews.kz/a", "tengrinews"),
        ("zakon", "https://tengrinews.kz/a", "zakon"),
        ("zakon.kz", "", "zakon"),
        ("", "https://news.drom.ru/a", "drom.ru"),
        ("khabar.example.org", "", "example.org"),
    ],
)
def test_the_outlet_is_named_or_found_by_the_address(named: str, url: str, slug: str) -> None:
    assert find_outlet(named, url, REGISTRY)[0] == slug


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff\xfe{}", Reason.NOT_UTF8),
        (b"{", Reason.NOT_JSON),
        (b"[" * 100_000, Reason.NOT_JSON),
        (b"", Reason.NOT_JSON),
        (b"[]", Reason.NOT_AN_OBJECT),
        (b"null", Reason.NOT_AN_OBJECT),
        (b'{"title": 5}', Reason.WRONG_FIELD),
        (b'{"links": "x"}', Reason.WRONG_FIELD),
        (b'{"forwarded_from": {"url": "https://t.me/x"}}', Reason.WRONG_FIELD),
        (b'{"text": "x"}', Reason.NO_URL),
        (b'{"url": "https://nur.kz/a", "text": "x", "outlet": "tengrinew"}', Reason.UNKNOWN_OUTLET),
        (b'{"url": "nur.kz", "text": "x"}', Reason.BAD_URL),
        (b'{"url": "https://nur.kz/a"}', Reason.NO_TEXT),
        (b'{"url": "https://nur.kz/a", "text": " \\n"}', Reason.NO_TEXT),
        (b'{"url": "https://nur.kz/a", "html": "<p>x"}', PageReason.EMPTY),
        (b'{"url": "https://nur.kz/a", "body": "JVBERi0="}', PageReason.NOT_HTML),
        (b'{"url": "https://nur.kz/a", "body": "!"}', Reason.BAD_BODY),
    ],
)
def test_a_bad_line_is_rejected_for_a_named_reason(line: bytes, reason: Reason | PageReason) -> None:
    with pytest.raises(Rejection) as rejection:
        extract_line(parse_line(line), REGISTRY, NOW, url_required=True)
    assert rejection.value.reason is reason
    assert rejection.value.detail
    assert "\n" not in str(rejection.value)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_line_or_a_rejection(raw: bytes) -> None:
    with suppress(Rejection):
        extract_line(parse_line(raw), REGISTRY, NOW, url_required=False)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["url", "start", "anchor", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "url", "outlet", "title", "text", "published_at", "links", "forwarded_from", "x"]),
        JSON_VALUES,
    )
)
def test_any_object_is_a_line_or_a_rejection(fields: dict[str, Any]) -> None:
    with suppress(Rejection):
        extract_line(parse_line(json.dumps(fields)), REGISTRY, NOW, url_required=False)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ('{"name": "ТАСС", "url": "https://t.me/tass_agency"}', Forward("ТАСС", "https://t.me/tass_agency")),
        ('{"name": "ТАСС"}', Forward("ТАСС")),
        ("null", None),
    ],
)
def test_a_line_may_say_whom_a_post_was_forwarded_from(found: str, kept: Forward | None) -> None:
    line = parse_line(f'{{"url": "https://t.me/tengrinews/1", "text": "x", "forwarded_from": {found}}}')
    assert extract_line(line, REGISTRY, NOW, url_required=True).forwarded_from == kept
