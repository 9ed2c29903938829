"""The way of a researcher: articles in, a share out, one article followed to its evidence."""

import csv
import io
import json
from pathlib import Path

from tests.journeys.conftest import Derekkoz

ARTICLES = [
    {
        "url": f"https://tengrinews.kz/made-up/{number}/",
        "title": f"Мост номер {number} закрыли на ремонт",
        "text": text,
        "published_at": f"2026-11-{10 + number % 6:02d}T10:00:00+05:00",
    }
    for number, text in enumerate(
        ["Мост закрыли, передает Tengrinews.kz со ссылкой на ТАСС."] * 2
        + ["Мост закрыли, сообщили в акимате города."] * 8
    )
]


def write_articles(folder: Path) -> Path:
    file = folder / "articles.jsonl"
    file.write_text("\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES), encoding="utf-8")
    return file


def test_articles_go_in_twice_and_are_kept_once(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_articles(tmp_path)
    first = derekkoz("import", "articles.jsonl")
    assert (first.code, first.err) == (0, "")
    assert json.loads(first.out) == {"read": 10, "stored": 10, "duplicate": 0, "rejected": {}, "undated": 0}
    again = derekkoz("import", "articles.jsonl")
    assert json.loads(again.out) == {"read": 10, "stored": 0, "duplicate": 10, "rejected": {}, "undated": 0}


def test_the_share_is_the_same_in_every_form(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_articles(tmp_path)
    derekkoz("import", "articles.jsonl")
    as_json = json.loads(derekkoz("share", "--by", "week", "--format", "json").out)
    [week] = as_json["series"]
    assert (week["period"], week["articles"], week["russian"], week["share"]) == ("2026-W46", 10, 2, 0.2)
    assert week["low"] < 0.2 < week["high"]
    assert week["levels"]["L2"] == 2
    [row] = csv.DictReader(io.StringIO(derekkoz("share", "--by", "week", "--format", "csv").out))
    assert (row["period"], row["articles"], row["russian"]) == ("2026-W46", "10", "2")
    assert "2026-W46" in derekkoz("share", "--by", "week").out


def test_a_number_leads_to_the_passage_behind_it(derekkoz: Derekkoz, tmp_path: Path) -> None:
    write_articles(tmp_path)
    derekkoz("import", "articles.jsonl")
    page = derekkoz("trace", "https://tengrinews.kz/made-up/0/?utm_source=share")
    assert page.code == 0
    assert "of Russian origin (L2)" in page.out
    assert "со ссылкой на [ТАСС]" in page.out
    story = json.loads(derekkoz("trace", "https://tengrinews.kz/made-up/0/", "--format", "json").out)
    [credit] = [one for one in story["evidence"] if one["kind"] == "credit"]
    assert story["text"][credit["start"] : credit["end"]] == credit["surface"] == "ТАСС"
    assert story["origin"]["because"].startswith("credited: «")


def test_an_address_that_was_dropped_says_why(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"url": "https://tengrinews.kz/empty/", "text": ""}\n{"url": "https://nur.kz/a", "text": "x"}'
    )
    derekkoz("import", "a.jsonl")
    page = derekkoz("trace", "https://tengrinews.kz/empty/")
    assert page.code == 0
    assert "Dropped by run 1 (import of a.jsonl, line 1): no_text" in page.out


def test_an_unknown_address_is_one_line(derekkoz: Derekkoz) -> None:
    done = derekkoz("trace", "https://tengrinews.kz/never-seen/")
    assert done.code == 1
    assert done.error_line == "derekkoz: https://tengrinews.kz/never-seen/: not in the store, and never seen"


def test_a_csv_goes_the_same_way(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "url,text,published_at\nhttps://nur.kz/a,Мост закрыли,2026-11-10\n", encoding="utf-8"
    )
    assert json.loads(derekkoz("import", "a.csv").out)["stored"] == 1


def test_doctor_finds_an_empty_home_in_order(derekkoz: Derekkoz) -> None:
    done = derekkoz("doctor", "--format", "json")
    assert done.code == 0
    assert {finding["check"]: finding["state"] for finding in json.loads(done.out)} == {
        "python": "ok",
        "time zone": "ok",
        "registry": "ok",
        "browser": "ok",
        "disk": "ok",
        "store": "ok",
        "outlets heard": "warning",
        "alerts": "warning",
    }
