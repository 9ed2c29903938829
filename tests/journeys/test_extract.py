"""The contract of `extract`: one page one object, one line one answer, with these fields and no others."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from tests.crawler.extraction.pages import PARAGRAPHS, URL, article
from tests.crawler.extraction.telegram import channel, post
from tests.journeys.conftest import Derekkoz

FIELDS = {
    "id", "kind", "reason", "title", "text", "captions", "published_at", "precision", "undated", "authors", "section",
    "canonical_url", "links", "methods",
}  # fmt: skip
POST = {
    "post", "published_at", "text", "links", "forwarded_from", "reply_to", "media", "views", "edited", "service",
    "signature", "preview",
}  # fmt: skip
PAGE = article(
    "<p>Мост жабылды, деп хабарлады <a href='https://tass.ru/1'>ТАСС</a>-қа сілтеме жасап басылым.</p>",
    before="<div class='date'>22 қараша 2026, 14:05</div>",
    head="<link rel='canonical' href='/kazakhstan_news/kopir-1/'>",
)


def test_a_file_is_told_field_by_field(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE.replace("charset='utf-8'", "charset='windows-1251'").encode())
    done = derekkoz("extract", "--url", f"{URL}?utm_source=x", "page.html")
    assert (done.code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert set(answer) == FIELDS
    assert (answer["kind"], answer["title"]) == ("article", "Астанада жаңа көпір ашылды")
    assert answer["text"].split("\n\n")[0] == PARAGRAPHS[0]
    assert (answer["published_at"], answer["precision"]) == ("2026-11-22T14:05:00+05:00", "minute")
    assert answer["canonical_url"] == URL
    [link] = answer["links"]
    assert (link["url"], link["anchor"]) == ("https://tass.ru/1", "ТАСС")
    assert answer["text"][link["start"] : link["end"]] == "ТАСС"
    assert set(answer["methods"]) == {"title", "text", "published_at", "canonical_url", "links"}


def test_relative_dates_count_from_the_given_fetch(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.replace("22 қараша 2026, 14:05", "Кеше, 18:20"))
    done = derekkoz("extract", "--url", URL, "--fetched-at", "2024-05-01T12:00+05:00", "page.html")
    assert json.loads(done.out)["published_at"] == "2024-04-30T18:20:00+05:00"


def test_lines_are_answered_in_their_place_and_nothing_is_lost(derekkoz: Derekkoz) -> None:
    lines: list[Any] = [
        {"id": 1, "url": URL, "html": PAGE},
        {"id": "b", "url": URL, "body": base64.b64encode(PAGE.encode()).decode(), "content_type": "text/html"},
        {"id": 3, "url": URL},
        {"id": 4, "html": PAGE},
        {"id": 5, "url": URL, "body": "JVBERi0xLjc=", "content_type": "application/pdf"},
        {"id": 6, "url": URL, "body": "!"},
        {"id": 7, "url": URL, "html": ""},
        {"id": 8, "url": "https://t.me/s/oidan", "html": channel(post(1, text="Хабар"))},
        [],
    ]
    done = derekkoz("extract", stdin="\n".join(map(json.dumps, lines)) + "\n{\n")
    answers = [json.loads(each) for each in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")
    assert [answer["id"] for answer in answers] == [1, "b", 3, 4, 5, 6, 7, 8, None, None]
    errors = ["", "", "no_page", "no_url", "not_html", "bad_body", "", "", "not_an_object", "not_json"]
    assert [answer.get("error", "").partition(":")[0] for answer in answers] == errors
    assert answers[0]["text"] == answers[1]["text"]
    assert (answers[6]["kind"], answers[6]["reason"]) == ("not_article", "empty_page")
    assert set(answers[7]) == {"id", "kind", "channel", "posts"}
    assert set(answers[7]["channel"]) == {"username", "title", "description", "subscribers", "state"}
    assert set(answers[7]["posts"][0]) == POST


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("page.html",), "--url"),
        (("--url", "nur.kz", "page.html"), "http(s)"),
        (("--url", URL, "none.html"), "none.html"),
        (("--url", URL), "FILE"),
        (("--url", URL, "--fetched-at", "yesterday", "page.html"), "yesterday"),
    ],
)
def test_a_wrong_call_gets_one_line(derekkoz: Derekkoz, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    done = derekkoz("extract", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.error_line


def test_a_file_that_is_no_page_fails_with_its_reason(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"%PDF-1.7")
    done = derekkoz("extract", "--url", URL, "page.html")
    assert done.code == 1
    assert "not_html" in done.error_line


def test_pages_are_classified_and_imported_as_texts_are(derekkoz: Derekkoz, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "url": URL, "html": PAGE})
    origin = json.loads(derekkoz("classify", stdin=line).out)["origin"]
    assert (origin["russian"], origin["levels"]) == (True, ["L2"])
    (tmp_path / "pages.jsonl").write_text(
        line + "\n" + json.dumps({"url": "https://tengrinews.kz/", "html": PAGE[:200]})
    )
    done = derekkoz("import", "pages.jsonl")
    summary = json.loads(done.out)
    assert (done.code, summary["stored"], sum(summary["rejected"].values())) == (0, 1, 1)
