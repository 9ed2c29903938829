"""The way of a newcomer: who is watched, what is known of one outlet, is my file in order."""

import json

from tests.journeys.conftest import Derekkoz


def test_the_list_is_cut_by_group_and_audience(derekkoz: Derekkoz) -> None:
    rows = json.loads(derekkoz("outlets", "list", "--group", "ru", "--audience", "kz", "--format", "json").out)
    assert {(row["group"], row["audience"]) for row in rows} == {("ru", "kz")}
    assert "sputnik_kz_ru" in [row["slug"] for row in rows]


def test_one_outlet_is_shown_as_people_read_it(derekkoz: Derekkoz) -> None:
    done = derekkoz("outlets", "show", "tengrinews")
    assert (done.code, done.err) == (0, "")
    assert "never proven live" in done.out
    assert "https://kaz.tengrinews.kz/news.rss (unverified)" in done.out


def test_one_outlet_is_shown_as_programs_read_it(derekkoz: Derekkoz) -> None:
    done = derekkoz("outlets", "show", "ria", "--format", "json")
    shown = json.loads(done.out)
    assert (shown["slug"], shown["group"], done.err) == ("ria", "ru", "")


def test_the_shipped_registry_is_in_order(derekkoz: Derekkoz) -> None:
    done = derekkoz("outlets", "check")
    assert (done.code, done.out.strip(), done.err) == (0, "in order", "")
