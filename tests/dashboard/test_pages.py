"""What a reader finds: the numbers, the articles behind them, the passages behind those."""

import csv
import html
import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from starlette.datastructures import QueryParams

from analysis.corpus.periods import By
from analysis.corpus.request import Request, Slice
from analysis.corpus.share import estimate_share
from dashboard.lists import PAGE_SIZE, want
from dashboard.overview import WINDOW
from dashboard.questions import read_list_question
from outlets.registry import Registry
from reports.shares import read_cells
from storage import listings
from storage.database import Store
from storage.models import REVISION
from tests.dashboard.conftest import MONDAY, Site, make_article, serving


def words_of(page: str) -> str:
    text = re.sub(r"<(style|title)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_the_headline_is_the_last_week_that_is_over_with_the_one_before(site: Site) -> None:
    page = words_of(site.get("/").text)
    assert "In week 47 of 2026, 47 % of 45 articles were of Russian origin" in page
    assert "the week before, 24 % (14–38 %)" in page
    left_out = page[page.index("Not counted") :]
    assert left_out.startswith(
        "Not counted: 1 of unregistered outlets, 21 for another audience, 1 without a date, 12 outside the panel"
    )


def test_the_table_the_csv_and_the_json_have_the_same_numbers(site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/share.csv").text)))
    document = json.loads(site.get("/api/share").text)
    assert [row["articles"] for row in rows] == [str(point["articles"]) for point in document["series"]]
    table = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", site.get("/").text, re.S)
    shown = [(words_of(row).split()[0], words_of(row)) for row in reversed(table)]
    assert [period for period, _ in shown] == [row["period"] for row in rows]
    for (_, text), row in zip(shown, rows, strict=True):
        assert f"{float(row['share']):.1%}".replace("%", " %") in text
        assert f" {row['articles']} {row['russian']} " in text


@pytest.mark.parametrize(("by", "slices"), list(product(By, [(), *((each,) for each in Slice)])))
def test_the_list_behind_every_point_holds_exactly_its_articles(
    site: Site, filled: Store, registry: Registry, by: By, slices: tuple[Slice, ...]
) -> None:
    # From a Tuesday on, so that the first week is cut and its list has to be too.
    since = MONDAY + timedelta(days=1)
    extra = "".join(f"&slice={each}" for each in slices)
    page = site.get(f"/?by={by}&since={since}{extra}").text
    with filled.read() as connection:
        request = Request(since=since, by=by, slices=slices)
        share = estimate_share(read_cells(connection, request), registry, request)
        tables = page[page.index('id="table"') :]
        links = [html.unescape(link) for link in re.findall(r'<th scope="row"><a href="([^"]+)"', tables)]
        found = {}
        for link in links:
            pairs = QueryParams(link.partition("?")[2]).multi_items()
            key = (dict(pairs)["period"], *(dict(pairs)[each] for each in slices))
            found[key] = listings.count(connection, want(read_list_question(pairs), registry))
    expected = {(point.period, *point.slice.values()): point.russian for point in share.series if point.articles}
    assert found == expected


def test_the_zeros_of_levels_that_nobody_measures_yet_are_told_apart(site: Site) -> None:
    for path, times in (("/", 1), ("/?slice=level", 2), ("/?slice=basis", 2), ("/?slice=outlet", 1)):
        assert site.get(path).text.count("their zeros say nothing") == times


def test_a_spike_is_marked_and_told_with_its_articles(site: Site) -> None:
    page = site.get("/").text
    assert "Found on 18 November 2026: 50 % of 20 articles since 16 November 2026" in words_of(page)
    assert page.count('class="spike provisional"') == 2  # the wide and the narrow drawing
    assert "stands out from its own past" in page
    assert "since=2026-11-16&amp;until=2026-11-18&amp;show=russian" in page


def test_points_are_hollow_while_they_are_provisional(site: Site) -> None:
    page = site.get("/").text
    assert page.count('class="dot provisional"') == 4
    assert 'class="dot"' not in page


def test_a_page_shows_one_slice_and_the_files_several(site: Site) -> None:
    assert site.get("/?slice=outlet&slice=level").status == 400
    assert site.get("/share.csv?slice=outlet&slice=level").status == 200


@pytest.mark.parametrize("weights", ["articles", "outlets"])
def test_the_weights_are_those_of_the_command_line(site: Site, weights: str) -> None:
    document = json.loads(site.get(f"/api/share?weights={weights}").text)
    last = document["series"][-1]["share"]
    assert f"{last:.1%}".replace("%", " %") in words_of(site.get(f"/?weights={weights}").text)


@pytest.mark.parametrize("query", ["weights=audience", "space=consumed", "since=2026-12-01&until=2026-11-01"])
def test_what_has_no_honest_answer_is_refused_with_the_reason(site: Site, query: str) -> None:
    for path in ("/", "/api/share", "/share.csv"):
        assert site.get(f"{path}?{query}").status == 400
    assert set(json.loads(site.get(f"/api/share?{query}").text)) == {"error"}


def test_days_without_articles_say_so(site: Site) -> None:
    answer = site.get("/?since=2030-01-01&until=2030-01-20")
    assert answer.status == 200
    assert "No article was counted in these days" in answer.text


def test_long_histories_show_their_end_and_lead_to_the_rest(
    keep: Callable[..., None], empty: Store, registry: Registry
) -> None:
    first = MONDAY - timedelta(days=7 * 60)
    keep(*(make_article(week, first + timedelta(days=7 * week)) for week in range(61)))
    keep(make_article(99, date(2031, 1, 6)))  # a wrong date must not push everything off the page
    with serving(empty, registry) as site:
        page = site.get("/").text
        assert page.count('<th scope="row">') in (WINDOW[By.WEEK], WINDOW[By.WEEK] + 1, WINDOW[By.WEEK] + 3)
        assert "In week 45 of 2026" in words_of(page)
        assert "2031" not in page
        whole = html.unescape(re.findall(r'href="(/\?since=[^"]+)"', page)[0])
        assert site.get(whole).text.count('<th scope="row">') > 200


def test_a_week_that_has_just_begun_is_told_apart(keep: Callable[..., None], empty: Store, registry: Registry) -> None:
    keep(make_article(1, date(2026, 11, 24)))
    with serving(empty, registry) as site:
        assert "In week 48 of 2026, until now, 0 % of 1 article" in words_of(site.get("/").text)


def test_an_empty_store_says_what_to_do_next(empty: Store, registry: Registry) -> None:
    with serving(empty, registry) as site:
        page = site.get("/")
        assert page.status == 200
        assert "derekkoz import FILE" in page.text
        for path in ("/articles", "/outlets", "/share.csv", "/api/share", "/?since=2026-01-01"):
            assert site.get(path).status == 200


def test_a_list_tells_verdict_and_passage_and_narrows(site: Site) -> None:
    page = words_of(site.get("/articles?period=2026-W45&show=russian").text)
    assert "11 articles of Russian origin." in page
    assert "Russian origin · L2" in page
    assert "Мост закрыли до весны, сообщает ТАСС . Объезд ведёт" in page
    assert "Its publisher decides." in page
    for query, number in (
        ("period=2026-W45", 42),
        ("period=2026-W46&outlet=late", 5),
        ("period=2026-W46&language=kk", 5),
        ("period=2026-W46&level=L1", 1),
        ("period=2026-W46&group=ru", 1),
        ("period=2026-W46&kind=website&basis=credit", 10),
        ("period=2026-W46&scope=stored", 55),
        ("outlet=nobody.example&scope=stored", 1),
        ("outlet=nobody.example", 0),
        ("language=xx", 0),
    ):
        told = words_of(site.get(f"/articles?{query}").text)
        assert f" {number} article" in told, query


def test_every_page_of_a_list_has_other_articles_and_all_are_there(site: Site) -> None:
    seen: list[str] = []
    path, pages = "/articles?scope=stored", 0
    while path:
        text = site.get(path).text
        seen += re.findall(r'<h2[^>]*><a href="([^"]+)"', text)
        pages += 1
        following = re.findall(r'rel="next" href="([^"]+)"', text)
        path = html.unescape(following[0]) if following else ""
    assert len(seen) == len(set(seen)) == 168
    assert pages == -(-168 // PAGE_SIZE)
    assert site.get(f"/articles?scope=stored&page={pages + 1}").status == 404
    # The newest first, the undated one last.
    assert (seen[0].rpartition("%2F")[2], seen[-1].rpartition("%2F")[2]) == ("117", "145")


def test_an_article_is_told_with_everything_behind_its_verdict(site: Site) -> None:
    page = site.get("/article?url=https://steppe.example/1").text
    text = words_of(page)
    for told in (
        "2 November 2026, 12:01",
        "known to the minute",
        "Russian origin · L2",
        "credited: «сообщает ТАСС»",
        "95 % probability",
        "Russian in Cyrillic script",
        "by import of made-up.jsonl",
        "no page was kept",
    ):
        assert told in text.replace("\N{NO-BREAK SPACE}", " "), told
    assert '<mark class="source" title="2: credit, source: ТАСС">ТАСС</mark>' in page
    assert 'href="https://steppe.example/1" rel="noopener noreferrer nofollow"' in page


def test_an_article_is_found_in_any_spelling_and_tells_when_its_page_was_fetched(site: Site) -> None:
    page = site.get("/article?url=https://STEPPE.example/paged%3Futm_source%3Dx%23top").text
    assert "24 November 2026, 10:00, answered 200, 6 bytes" in words_of(page)


def test_an_address_that_was_dropped_says_why_and_an_unknown_one_says_so(site: Site) -> None:
    dropped = site.get("/article?url=https://steppe.example/empty")
    assert dropped.status == 404
    assert "no_text, by import of made-up.jsonl" in words_of(dropped.text)
    assert "nothing but a picture" in dropped.text
    unknown = site.get("/article?url=https://nowhere.example/")
    assert unknown.status == 404
    assert "never seen" in unknown.text
    assert site.get("/article").status == 400


def test_evidence_whose_passage_is_gone_says_so(keep: Callable[..., None], empty: Store, registry: Registry) -> None:
    keep(make_article(1, russian=True, text="Другой текст, в котором никого не называют."))
    with serving(empty, registry) as site:
        page = site.get("/article?url=https://steppe.example/1").text
        assert "its passage is not in the text any more" in page
        assert "<mark" not in page


def test_the_outlets_are_told_with_what_the_store_has_of_each(site: Site) -> None:
    rows = [
        words_of(row)
        for row in re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', site.get("/outlets").text, re.S)
    ]
    assert len(rows) == 5
    assert rows[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Степь steppe Kazakhstan Kazakhstan yes 122 40 33 % 22 Nov 2026 3 h ago never proven live"
    )
    assert any("nobody.example unknown – no 1 0 0 %" in row.replace("\N{NO-BREAK SPACE}", " ") for row in rows)
    assert any("in no registry file" in row for row in rows)


def test_health_is_a_document_with_the_age_of_each_kind_of_run(site: Site) -> None:
    answer = site.get("/healthz")
    document = json.loads(answer.text)
    assert (answer.status, document["status"], document["version"]) == (200, "ok", "1.2.3")
    assert document["database"] == {"reachable": True, "schema": REVISION, "expected_schema": REVISION, "fault": None}
    assert document["runs"]["import"]["age_s"] == 3 * 3600
    assert answer.headers["cache-control"] == "no-store"


def test_health_is_503_when_the_database_is_gone_and_when_it_is_newer(empty: Store, registry: Registry) -> None:
    with serving(empty, registry) as site:
        with empty.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
        answer = site.get("/healthz")
        assert answer.status == 503
        assert json.loads(answer.text)["database"]["schema"] == "0999"
        assert str(empty.path.parent) not in answer.text
        empty.path.unlink()
        answer = site.get("/healthz")
        assert (answer.status, json.loads(answer.text)["status"]) == (503, "unfit")
        assert str(empty.path.parent) not in answer.text


def test_a_store_that_cannot_be_read_is_503_without_naming_folders(
    empty: Store, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(empty, registry) as site:
        empty.close()  # or the pages below would be read through connections that still have the file
        empty.path.unlink()
        for path in ("/", "/articles", "/outlets", "/article?url=x", "/api/share"):
            answer = site.get(path)
            assert answer.status == 503
            assert str(empty.path.parent) not in answer.text
    assert str(empty.path) in caplog.text  # whoever runs it reads the log


def test_a_mistake_of_ours_is_a_500_in_the_same_dress(
    empty: Store, registry: Registry, keep: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    keep(make_article(1))
    with empty.write() as connection:
        connection.exec_driver_sql("UPDATE origin SET basis = 'nonsense'")
    with serving(empty, registry) as site:
        answer = site.get("/")
    assert answer.status == 500
    assert "Something went wrong" in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "nonsense" in caplog.text  # the log has the details


@pytest.mark.parametrize("path", ["/nope", "/?by=year", "/articles?page=x", "/outlets?x=1", "/articles?page=77"])
def test_errors_come_in_the_same_dress(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status in (400, 404)
    assert '<nav aria-label="Pages">' in answer.text


def test_values_from_the_address_come_back_as_text(site: Site) -> None:
    payload = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for path in (f"/?by={payload}", f"/articles?outlet={payload}", f"/article?url={payload}", f"/?{payload}=1"):
        assert "<script>" not in site.get(path).text
