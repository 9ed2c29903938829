"""Correcting a verdict through the pages: who may, what is taken, and that nobody else's page can do it."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.desk import TOKEN_LASTS_S, Desk, Writers, is_ours
from dashboard.statements import CORRECTION_FIELDS, LONGEST_BODY
from outlets.registry import Registry
from storage import articles, corrections
from storage.corrections import Filed
from storage.database import Store
from storage.records import Article, EvidenceKind, Level
from tests.dashboard.conftest import NOW, Answer, Site, make_article, serving
from tests.dashboard.test_pages import words_of

URL = "https://steppe.example/1"
PAGE = f"/article?url={URL}"
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def desk(keep: Callable[..., None], empty: Store, registry: Registry) -> Iterator[Site]:
    keep(make_article(1, russian=True), make_article(2))
    with serving(empty, registry, Writers.LOCAL) as site:
        yield site


def find(store: Store, url: str = URL) -> Article:
    with store.read() as connection:
        kept = articles.find(connection, url)
    assert kept is not None
    return kept.article


def history(store: Store) -> list[Filed]:
    with store.read() as connection:
        return list(corrections.walk(connection))


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def send(site: Site, path: str = "/correct", headers: dict[str, str] | None = None, **fields: str) -> Answer:
    """Sends a form as a browser does that stands on the article's page."""
    values = {"url": URL, "right": "not-russian", "source": "", "group": "", "by": "A. Coder", "why": "a denial"}
    values = {"token": token_of(site.get(PAGE).text), **(values if path == "/correct" else {"url": URL}), **fields}
    given = {"Origin": site.address, "Sec_Fetch_Site": "same-origin", **FORM, **(headers or {})}
    return site.get(path, "POST", urlencode(values).encode(), **{name: value for name, value in given.items() if value})


def test_a_correction_is_kept_and_the_page_shows_the_new_verdict(desk: Site, empty: Store) -> None:
    answer = send(desk, source="Степь", group="kz")
    assert (answer.status, answer.headers["location"]) == (
        303,
        "/article?url=https%3A%2F%2Fsteppe.example%2F1#corrections",
    )
    article = find(empty)
    assert (article.origin.russian, article.origin.basis, article.origin.source) == (False, "correction", "steppe")
    assert article.origin.because == "corrected by A. Coder on 24 November 2026: a denial"
    assert [one.kind for one in article.evidence].count(EvidenceKind.CORRECTION) == 1
    page = words_of(desk.get(PAGE).text)
    assert "not of Russian origin" in page
    assert "corrected by A. Coder on 24 November 2026: a denial" in page
    assert "from Степь, first gathered: Kazakhstan rules a denial A. Coder, 24 November 2026, 15:00" in page
    listed = words_of(desk.get("/articles?scope=stored").text)
    assert "corrected by A. Coder" in listed


def test_it_is_taken_back_and_stays_in_the_history(desk: Site, empty: Store) -> None:
    before = find(empty).origin
    send(desk)
    [filed] = history(empty)
    answer = send(desk, "/withdraw", id=str(filed.id), by="B", why="I misread it")
    assert answer.status == 303
    assert (find(empty).origin.levels, find(empty).origin.basis) == (before.levels, before.basis)
    page = words_of(desk.get(PAGE).text)
    assert "Withdrawn by B, 24 November 2026, 15:00: I misread it" in page
    assert send(desk, "/withdraw", id=str(filed.id), by="C", why="").status == 303
    assert [one.withdrawal and one.withdrawal.by for one in history(empty)] == ["B"]


def test_a_form_that_is_sent_twice_counts_once(desk: Site, empty: Store) -> None:
    assert [send(desk, right="L3", source="tass").status for _ in range(2)] == [303, 303]
    assert len(history(empty)) == 1
    assert find(empty).origin.levels == (Level.L3,)


@pytest.mark.parametrize(
    ("fields", "told", "field"),
    [
        ({"right": ""}, "choose what is right", "fieldset"),
        ({"why": " \n "}, "say why", "textarea"),
        ({"why": "x" * 501}, "501 characters are too many", "textarea"),
        ({"why": "x\u202ey"}, "a character that nobody can see", "textarea"),
        ({"by": ""}, "say who corrects it", 'input name="by"'),
        ({"by": "A\0B"}, "a character that nobody can see", 'input name="by"'),
        ({"source": "tas"}, "no outlet has the slug &#39;tas&#39; (did you mean tass?)", 'input name="source"'),
        ({"source": "tass"}, "ТАСС is Russian", 'input name="source"'),
    ],
)
def test_what_cannot_be_said_comes_back_with_the_reason_and_all_that_was_typed(
    desk: Site, empty: Store, fields: dict[str, str], told: str, field: str
) -> None:
    answer = send(desk, **{"why": "keep <this>", "group": "west"} | fields)
    assert answer.status == 400
    assert told in answer.text
    [marked] = re.findall(r'<(\w+[^>]*)aria-describedby="problem"', answer.text)
    assert marked.startswith(field)
    assert '<option value="west" selected>' in answer.text
    assert "why" in fields or "keep &lt;this&gt;</textarea>" in answer.text
    assert '<option value="west" selected>' not in desk.get(PAGE).text
    assert not history(empty)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": "", "Sec_Fetch_Site": ""},
        {"X_Forwarded_For": "203.0.113.7"},
        {"Forwarded": "for=203.0.113.7"},
    ],
)
def test_another_page_or_a_proxys_client_can_correct_nothing(desk: Site, empty: Store, headers: dict[str, str]) -> None:
    assert send(desk, headers=headers).status == 403
    assert not history(empty)


def test_a_name_that_was_pointed_here_sees_no_form(keep: Callable[..., None], empty: Store, registry: Registry) -> None:
    keep(make_article(1))
    with serving(empty, registry, Writers.LOCAL) as site:
        assert "/correct" in site.get(PAGE, Host="localhost:80").text
        assert site.get(PAGE, Host="evil.example").status == 400
        assert "/correct" not in site.get(PAGE, X_Real_IP="203.0.113.7").text


@pytest.mark.parametrize("token", ["", "x", "1.2", "²." + "0" * 64, "9" * 13 + ".0"])
def test_a_form_without_our_token_saves_nothing_and_loses_nothing(desk: Site, empty: Store, token: str) -> None:
    answer = send(desk, token=token, why="typed with care")
    assert (answer.status, history(empty)) == (403, [])
    assert "Nothing was saved" in answer.text
    assert "typed with care</textarea>" in answer.text
    again = send(desk, token=token_of(answer.text), why="typed with care")
    assert again.status == 303


def test_the_token_of_one_article_is_none_of_another_and_ends_after_a_day(desk: Site, empty: Store) -> None:
    assert send(desk, url="https://steppe.example/2").status == 403
    assert not history(empty)
    ours = Desk(Writers.LOCAL)
    token = ours.issue(URL, NOW)
    later = [NOW.fromtimestamp(NOW.timestamp() + age, NOW.tzinfo) for age in (-1, 0, TOKEN_LASTS_S, TOKEN_LASTS_S + 1)]
    assert [ours.knows(token, URL, moment) for moment in later] == [False, True, True, False]
    assert not Desk(Writers.LOCAL).knows(token, URL, NOW)


def test_only_forms_of_ours_are_read(desk: Site, empty: Store) -> None:
    given = {"Origin": desk.address, "Sec_Fetch_Site": "same-origin"}
    assert desk.get("/correct", "POST", b"{}", Content_Type="application/json", **given).status == 415
    assert desk.get("/correct", "POST", b"a" * (LONGEST_BODY + 1), **FORM, **given).status == 413
    for body in (b"", b"a=b", b"url=x&url=x", b"\xff", b"url=%ff", b"&" * 100, b"url"):
        assert desk.get("/correct", "POST", body, **FORM, **given).status in (400, 403, 404), body
    for fields in ({"right": "L4"}, {"right": "x"}, {"group": "mars"}):
        assert send(desk, **fields).status == 400
    for id_ in ("", "x", "7", "9" * 30, "²", "-1"):
        assert send(desk, "/withdraw", id=id_, by="B", why="").status == 400
    assert desk.get("/correct").status == 405
    assert not history(empty)


def test_an_article_that_was_purged_meanwhile_is_404(desk: Site, empty: Store) -> None:
    token = token_of(desk.get("/article?url=https://steppe.example/2").text)
    with empty.write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE url LIKE '%/2'")
    assert send(desk, url="https://steppe.example/2", token=token).status == 404


@pytest.mark.parametrize("path", ["/correct", "/withdraw"])
def test_who_may_change_nothing_sees_no_form_and_is_refused(site: Site, path: str) -> None:
    assert "<form" not in site.get(PAGE).text
    assert site.get(path, "POST", b"url=x", **FORM, Sec_Fetch_Site="same-origin").status == 405


def test_everybody_may_where_the_settings_say_so(keep: Callable[..., None], empty: Store, registry: Registry) -> None:
    keep(make_article(1))
    with serving(empty, registry, Writers.EVERYBODY) as site:
        assert send(site, headers={"X_Forwarded_For": "203.0.113.7"}).status == 303
        assert send(site, headers={"Origin": "https://evil.example"}).status == 403


def test_the_form_of_a_proxy_with_https_is_ours() -> None:
    assert is_ours({"host": "share.example.kz", "origin": "https://share.example.kz"})
    assert not is_ours({"host": "share.example.kz", "origin": "https://share.example.kz.evil.example"})
    assert not is_ours({"host": "share.example.kz", "origin": "http://[::1"})


def test_a_correction_that_is_one_too_many_is_refused(desk: Site, empty: Store) -> None:
    send(desk)
    [filed] = history(empty)
    with empty.write() as connection:
        for _ in range(99):
            corrections.add(connection, filed.article_id, filed.correction)
    answer = send(desk, right="L2")
    assert answer.status == 400
    assert "100 corrections of one article are enough" in answer.text


parts = st.sampled_from(
    [b"url", b"token", b"right", b"why", b"by", b"group", b"source", b"=", b"&", b"%", b"L2", b"%00"]
)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(parts | st.binary(max_size=6), max_size=20).map(b"".join))
def test_whatever_is_sent_nothing_breaks(desk: Site, empty: Store, body: bytes) -> None:
    given = {"Origin": desk.address, "Sec_Fetch_Site": "same-origin"}
    assert desk.get("/correct", "POST", body, **FORM, **given).status in (400, 403, 404)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([one for one in CORRECTION_FIELDS if one not in ("url", "token")]), st.text()))
def test_whatever_is_typed_is_saved_whole_or_refused(desk: Site, empty: Store, fields: dict[str, str]) -> None:
    typed = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    answer = send(desk, **typed)
    assert answer.status in (303, 400)
    assert desk.get(PAGE).status == 200
