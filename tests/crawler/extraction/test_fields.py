"""Title, time, authors, section and address: the surest source first, and each with its method."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extraction.values import Undated
from outlets.outlet import PageRule
from outlets.registry import load
from storage.records import Precision
from tests.crawler.extraction.pages import URL, article, read

REGISTRY = load()


def declare(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Тақырып", "datePublished": "2026-11-22T10:00:01+05:00"}',
        '[{"@type": "WebSite"},'
        ' {"@type": ["Thing", "http://schema.org/NewsArticle"], "datePublished": "2026-11-22T10:00:01+05:00"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": "BlogPosting", "datePublished": "2026-11-22T10:00:01+05:00"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2026-11-22T10:00:01+05:00"}}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2026-11-22T10:00:01+05:00",} -->;',
        '{"@type": "NewsArticle", "description": "a\nb", "datePublished": "2026-11-22T10:00:01+05:00"}',
    ],
)
def test_structured_data_is_found_however_it_is_packed(script: str) -> None:
    found = read(article(head=f'<script type="application/ld+json">{script}</script>'))
    assert found.published_at is not None
    assert (found.published_at.isoformat(), found.precision) == ("2026-11-22T10:00:01+05:00", Precision.SECOND)
    assert found.methods["published_at"] == "json-ld"


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 50_000, "null", '{"@type": 5}', '{"@type": "NewsArticle", "author": [[[[[]]]]]}']
)
def test_broken_structured_data_costs_nothing(script: str) -> None:
    assert read(article(head=f'<script type="application/ld+json">{script}</script>')).text.startswith("Бүгін")


def test_microdata_and_meta_stand_in() -> None:
    head = '<meta property="article:published_time" content="2026-11-22T10:00:01+05:00">'
    assert read(article(head=head)).methods["published_at"] == "meta"
    scoped = (
        article()
        .replace("<article>", '<article itemscope itemtype="https://schema.org/NewsArticle">')
        .replace("<h1>", '<meta itemprop="datePublished" content="2026-11-22T10:00:01+05:00"><h1>')
    )
    assert read(scoped).methods["published_at"] == "microdata"


@pytest.mark.parametrize(
    ("element", "at"),
    [
        ("<div class='date'>Кеше, 18:20</div>", "2026-11-23T18:20:00+05:00"),
        ("<time datetime='2026-11-22T10:00:01+06:00'>бүгін</time>", "2026-11-22T10:00:01+06:00"),
        ("<span class='post-meta'>👁 120 · 22 қараша 2026, 14:05</span>", "2026-11-22T14:05:00+05:00"),
    ],
)
def test_a_time_that_is_only_shown_is_read_in_the_outlets_zone(element: str, at: str) -> None:
    found = read(article(before=element))
    assert found.published_at is not None
    assert found.published_at.isoformat() == at


def test_relative_times_count_from_the_fetch() -> None:
    fetched = datetime(2024, 2, 29, 20, 0, tzinfo=UTC)  # two in the morning of 1 March, when Almaty moved to UTC+5
    found = read(article(before="<div class='date'>Кеше, 18:20</div>"), fetched_at=fetched)
    assert found.published_at == datetime(2024, 2, 29, 12, 20, tzinfo=UTC)


def test_a_declared_day_is_made_exact_by_a_shown_time_of_that_day() -> None:
    found = read(
        article(head=declare(datePublished="2026-11-22"), before="<div class='date'>22 қараша 2026, 14:05</div>")
    )
    assert (found.precision, found.methods["published_at"]) == (Precision.MINUTE, "shown")
    other = read(
        article(head=declare(datePublished="2026-11-22"), before="<div class='date'>21 қараша 2026, 14:05</div>")
    )
    assert (other.precision, other.methods["published_at"]) == (Precision.DAY, "json-ld")


@pytest.mark.parametrize(
    ("given", "undated"),
    [
        ("", Undated.NONE_FOUND),
        ("some day", Undated.NOT_UNDERSTOOD),
        ("2026-11-25T00:00:01+05:00", Undated.IMPOSSIBLE),
        ("1970-01-01T00:00:01Z", Undated.IMPOSSIBLE),
    ],
)
def test_an_unknown_time_stays_unknown_for_a_reason_and_is_never_the_crawls(given: str, undated: Undated) -> None:
    found = read(article(head=declare(datePublished=given) if given else ""))
    assert (found.published_at, found.precision, found.undated) == (None, Precision.UNKNOWN, undated)
    assert "published_at" not in found.methods


def test_dates_of_other_articles_are_not_this_ones() -> None:
    other = "<aside><div class='date'>21 қараша 2026, 14:05</div></aside><div class='related'><time"
    " datetime='2026-11-20'></time></div>"
    assert read(article(after=other)).published_at is None


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    found = read(article(), url="https://tengrinews.kz/2026/11/22/kopir/")
    assert (found.precision, found.methods["published_at"]) == (Precision.DAY, "url")


@pytest.mark.parametrize(
    "title",
    [
        "Көпір ашылды — Tengrinews.kz",
        "Көпір ашылды | Tengrinews",
        "Көпір ашылды - Новости Казахстана | Тенгриньюс",
        "Tengrinews :: Көпір ашылды",
        "Көпір ашылды",
    ],
)
def test_a_title_comes_without_the_name_of_the_site(title: str) -> None:
    page = (
        article()
        .replace("<h1>Астанада жаңа көпір ашылды</h1>", "")
        .replace("Астанада жаңа көпір ашылды — Tengrinews.kz", title)
    )
    assert read(page).title in ("Көпір ашылды", "Көпір ашылды - Новости Казахстана")
    assert read(page.replace("<article>", "<article><h1>Көпір ашылды</h1>")).title == "Көпір ашылды"


def test_a_title_that_was_cut_gives_way_to_the_whole() -> None:
    head = '<meta property="og:title" content="Астанада жаңа…">'
    found = read(article(head=head))
    assert (found.title, found.methods["title"]) == ("Астанада жаңа көпір ашылды", "h1")


def test_entities_and_dashes_inside_a_title_stay() -> None:
    head = '<meta property="og:title" content="&laquo;Көпір&raquo; — бұл &amp; басқа">'
    assert read(article(head=head)).title == "«Көпір» — бұл & басқа"


def test_agencies_are_authors_and_the_site_itself_is_none() -> None:
    authors = [{"@type": "Organization", "name": "Tengrinews.kz"}, {"@type": "Organization", "name": "РИА Новости"}]
    found = read(article(head=declare(author=authors, articleSection=["Қоғам"])))
    assert (found.authors, found.methods["authors"]) == (("РИА Новости",), "json-ld")
    assert (found.section, found.methods["section"]) == ("Қоғам", "json-ld")


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("/kazakhstan_news/kopir-1/", "https://tengrinews.kz/kazakhstan_news/kopir-1/"),
        ("https://kaz.tengrinews.kz/a?utm_source=x#y", "https://kaz.tengrinews.kz/a"),
        ("https://another.kz/a", None),
        ("https://tengrinews.kz/", None),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_the_canonical_address_is_of_the_same_site_or_none(href: str, canonical: str | None) -> None:
    found = read(article(head=f'<link rel="canonical" href="{href}">'), url=f"{URL}?utm_source=telegram")
    assert found.canonical_url == canonical


def test_rules_of_the_outlet_go_first() -> None:
    rules = (
        PageRule(until=datetime(2020, 1, 1, tzinfo=UTC).date(), title="h6"),
        PageRule(title="h1 b", text=".mine", date=".when", author=".who", cut=(".also",)),
    )
    outlet = REGISTRY["tengrinews"].model_copy(update={"page": rules})
    inside = (
        "<h6>Ескі</h6><div class='mine'><p>Өз мәтіні, бір сөйлем.</p><p class='also'>Тағы</p></div>"
        "<i class='when'>22 қараша 2026, 14:05</i><i class='who'>А. Ойдан</i>"
    )
    found = read(
        article(inside, title="Астанада <b>көпір</b>", head=declare(datePublished="2026-11-21")), outlet=outlet
    )
    assert (found.title, found.text, found.authors) == ("көпір", "Өз мәтіні, бір сөйлем.", ("А. Ойдан",))
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2026-11-22T14:05:00+05:00"
    assert {found.methods[name] for name in ("title", "text", "published_at", "authors")} == {"rule"}


def test_a_rule_that_finds_nothing_leaves_the_page_as_usual() -> None:
    outlet = REGISTRY["tengrinews"].model_copy(update={"page": (PageRule(text=".none"),)})
    assert read(article(), outlet=outlet).text.startswith("Бүгін")
