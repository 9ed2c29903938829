import gzip
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.outcomes import Outcome
from outlets.outlet import Outlet
from outlets.registry import load
from spiders.doors import Lead, NotThisDoor, Wish
from spiders.sitemaps import SMALL_SITEMAP, SitemapStep, choose_sitemaps, day_in, read_sitemap
from tests.web import sitemap, write_outlets

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://madeup.kz/sitemap.xml"


@pytest.fixture
def outlet(tmp_path: Path) -> Outlet:
    return load(write_outlets(tmp_path / "outlets", madeup=""))["madeup"]


def urls(leads: tuple[Lead, ...]) -> list[str]:
    return [lead.url for lead in leads]


def test_a_sitemap_gives_its_pages_with_their_age() -> None:
    found = read_sitemap(sitemap(("https://madeup.kz/a", NOW), ("https://madeup.kz/b", None)).body, URL, ALMATY)
    assert found.pages == (Lead("https://madeup.kz/a", changed_at=NOW), Lead("https://madeup.kz/b"))


def test_a_news_sitemap_gives_the_time_of_publication_also_without_an_offset() -> None:
    body = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/n">'
        b"<url><loc>\n https://madeup.kz/a \n</loc><news:news><news:publication_date>2026-11-24T12:00:00"
        b"</news:publication_date></news:news></url></urlset>"
    )
    [lead] = read_sitemap(body, URL, ALMATY).pages
    assert lead == Lead("https://madeup.kz/a", datetime(2026, 11, 24, 7, tzinfo=UTC))


@pytest.mark.parametrize("times", [1, 2])
def test_a_packed_sitemap_is_read_whatever_its_name(times: int) -> None:
    body = sitemap(("https://madeup.kz/a", NOW)).body
    for _ in range(times):
        body = gzip.compress(body)
    assert urls(read_sitemap(body, URL, ALMATY).pages) == ["https://madeup.kz/a"]


def test_an_index_gives_its_parts() -> None:
    body = sitemap(("https://madeup.kz/1.xml", None), kind="sitemapindex").body
    found = read_sitemap(body, URL, ALMATY)
    assert (urls(found.sitemaps), found.pages) == (["https://madeup.kz/1.xml"], ())


def test_a_sitemap_that_breaks_off_gives_what_came_before() -> None:
    body = sitemap(("https://madeup.kz/a", NOW), ("https://madeup.kz/b", NOW)).body[:-60]
    assert "https://madeup.kz/a" in urls(read_sitemap(body, URL, ALMATY).pages)


def test_a_list_of_addresses_is_a_sitemap() -> None:
    assert urls(read_sitemap(b"https://madeup.kz/a\r\nhttps://madeup.kz/b\n", URL, ALMATY).pages) == [
        "https://madeup.kz/a",
        "https://madeup.kz/b",
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_a_sitemap"),
        (b"nothing", "not_a_sitemap"),
        (b"<html><body><p>404</p></body></html>", "not_a_sitemap"),
        (b"\x1f\x8bnot gzip", "not_a_sitemap"),
        (gzip.compress(b" " * 25_000_000), "too_large"),
        (b'<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/passwd">]><x><loc>&f;</loc></x>', "not_a_sitemap"),
    ],
)
def test_what_is_no_sitemap_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotThisDoor, match=f"^{reason}$"):
        read_sitemap(body, URL, ALMATY)


def test_a_file_of_this_machine_never_stands_for_an_address() -> None:
    body = b'<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>/a&f;</loc></url></urlset>'
    assert "root" not in str(read_sitemap(body, URL, ALMATY))


def test_of_an_index_only_the_parts_of_the_wished_days_are_opened() -> None:
    parts = (
        Lead("https://madeup.kz/1.xml", changed_at=NOW - 30 * DAY),
        Lead("https://madeup.kz/2.xml", changed_at=NOW),
        Lead("https://madeup.kz/sitemap-2026-11.xml"),
        Lead("https://madeup.kz/sitemap-2026-09.xml"),
    )
    chosen = choose_sitemaps(parts, NOW - 3 * DAY, archive=False)
    assert chosen == ["https://madeup.kz/sitemap-2026-11.xml", "https://madeup.kz/2.xml"]


def test_of_an_index_without_any_time_the_newest_is_at_one_of_the_ends() -> None:
    parts = tuple(Lead(f"https://madeup.kz/{number}.xml") for number in range(9))
    assert choose_sitemaps(parts, NOW, archive=False) == ["https://madeup.kz/0.xml", "https://madeup.kz/8.xml"]
    assert len(choose_sitemaps(parts, NOW, archive=True)) == 9


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://x.kz/2026/11/24/a", (date(2026, 11, 24), date(2026, 11, 24))),
        ("https://x.kz/sitemap-2026-02.xml", (date(2026, 2, 1), date(2026, 2, 28))),
        ("https://x.kz/map_202612.xml.gz", (date(2026, 12, 1), date(2026, 12, 31))),
        ("https://x.kz/20261131", None),
        ("https://x.kz/news/1202611245", None),
        ("https://x.kz/a", None),
    ],
)
def test_a_day_or_a_month_in_an_address_is_found(url: str, days: object) -> None:
    assert day_in(url) == days


def test_what_is_older_or_of_no_age_ends_with_its_reason(outlet: Outlet) -> None:
    wish = Wish(outlet, NOW - 3 * DAY, NOW)
    step = SitemapStep(URL, NOW.date())
    small = sitemap(
        ("https://madeup.kz/new", NOW), ("https://madeup.kz/old", NOW - 9 * DAY), ("https://madeup.kz/x", None)
    )
    shown = step.read(small.body, URL, "text/xml", wish)
    assert urls(shown.leads) == ["https://madeup.kz/new", "https://madeup.kz/x"]
    assert shown.ended == (("https://madeup.kz/old", Outcome.OLDER),)
    large = sitemap(*((f"https://madeup.kz/{number}", None) for number in range(SMALL_SITEMAP + 1)))
    shown = step.read(large.body, URL, "text/xml", wish)
    assert shown.leads == ()
    assert {outcome for _, outcome in shown.ended} == {Outcome.UNDATED}
    archive = Wish(outlet, NOW - 3 * DAY, NOW, archive=True)
    assert len(step.read(large.body, URL, "text/xml", archive).leads) == SMALL_SITEMAP + 1


def test_a_numbered_sitemap_is_followed_while_it_shows_what_is_new(outlet: Outlet) -> None:
    wish = Wish(outlet, NOW - 3 * DAY, NOW)
    step = SitemapStep("https://madeup.kz/map{N}.xml", NOW.date())
    assert step.url == "https://madeup.kz/map1.xml"
    shown = step.read(sitemap(("https://madeup.kz/new", NOW)).body, step.url, "text/xml", wish)
    assert [each.url for each in step.following(shown, wish, 1, 0)] == ["https://madeup.kz/map2.xml"]
    assert step.following(shown, wish, 1, 1) == ()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<urlset><url><loc>", b"\x1f\x8b", b"<sitemapindex>"]))
def test_any_bytes_are_a_sitemap_or_none(body: bytes, start: bytes) -> None:
    with suppress(NotThisDoor):
        read_sitemap(start + body, URL, ALMATY)
