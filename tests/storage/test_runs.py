"""What a run did can be read afterwards, and why a page was dropped."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from storage import runs
from storage.runs import Drop, Run


@pytest.fixture
def start(make_article):
    return make_article(0).first_seen_at


def test_a_run_tells_what_became_of_its_pages(store, start):
    with store.write() as connection:
        run = runs.begin(connection, "crawl", "tengrinews zakon", start)
        runs.count(connection, run, {"stored": 5, "duplicate": 2})
        runs.count(connection, run, {"stored": 1})
        runs.count(connection, run, {})
        runs.finish(connection, run, start + timedelta(minutes=3))
    with store.read() as connection:
        assert runs.history(connection) == [
            Run(run, "crawl", "tengrinews zakon", start, start + timedelta(minutes=3), {"duplicate": 2, "stored": 6})
        ]


def test_a_run_that_was_killed_is_seen_as_never_finished(store, start):
    with store.write() as connection:
        run = runs.begin(connection, "import", "a.jsonl", start)
        runs.count(connection, run, {"stored": 7})
    with store.read() as connection:
        assert runs.history(connection) == [Run(run, "import", "a.jsonl", start, None, {"stored": 7})]


def test_history_shows_the_newest_runs_with_their_own_counts(store, start):
    with store.write() as connection:
        assert runs.history(connection) == []
        ids = [runs.begin(connection, "import", f"{number}", start) for number in range(5)]
        for run in ids[::2]:
            runs.count(connection, run, {"stored": run})
        assert [(run.id, run.outcomes) for run in runs.history(connection, limit=3)] == [
            (ids[4], {"stored": ids[4]}),
            (ids[3], {}),
            (ids[2], {"stored": ids[2]}),
        ]
        assert [run.id for run in runs.history(connection)] == ids[::-1]


def test_a_dropped_page_can_be_traced_and_is_counted(store, start):
    first, second = Drop("no_text", "example.kz/a", 3, "0 words"), Drop("robots", "example.kz/a")
    others = [Drop("bad_json", position=9, detail="line 9: Expecting value"), Drop("no_text", "example.kz/b\ud800")]
    with store.write() as connection:
        old = runs.begin(connection, "import", "a.jsonl", start)
        runs.drop(connection, old, [first, *others])
        new = runs.begin(connection, "crawl", "example", start + timedelta(days=1))
        runs.drop(connection, new, iter([second]))
        runs.drop(connection, new, [])
    with store.read() as connection:
        found = runs.find_drops(connection, "example.kz/a")
        assert [each.drop for each in found] == [second, first]
        assert [(each.run, each.kind, each.source) for each in found] == [
            (new, "crawl", "example"),
            (old, "import", "a.jsonl"),
        ]
        assert found[1].started_at == start
        assert [each.drop.reason for each in runs.find_drops(connection, "example.kz/b\ud800")] == ["no_text"]
        assert runs.find_drops(connection, "example.kz/never") == []
        assert [run.outcomes for run in runs.history(connection)] == [{"robots": 1}, {"bad_json": 1, "no_text": 2}]


def test_a_run_ends_once(store, start, run):
    with store.write() as connection:
        runs.finish(connection, run, start)
        for wrong in (run, 77):
            with pytest.raises(LookupError, match=str(wrong)):
                runs.finish(connection, wrong, start)


def test_looking_for_a_dropped_url_needs_no_walk_through_all_drops(store):
    sent = []
    with store.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: sent.append(call[2:4]))
        runs.find_drops(connection, "example.kz/a")
        statement, values = sent[0]
        plan = [step[3] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert any("dropped USING INDEX ix_dropped_url" in step for step in plan), plan


def test_the_last_run_over_a_source_is_the_last_that_came_to_its_end(store, start):
    with store.write() as connection:
        ids = [runs.begin(connection, "export", "2026-W46", start + timedelta(hours=number)) for number in range(3)]
        runs.begin(connection, "import", "2026-W46", start)
        runs.count(connection, ids[1], {"articles": 5})
        for run in ids[:2]:
            runs.finish(connection, run, start + timedelta(hours=5))
        found = runs.find_last(connection, "export", "2026-W46")
        assert (found.id, found.outcomes) == (ids[1], {"articles": 5})
        assert runs.find_last(connection, "export", "2026-W45") is None
        assert runs.find_last(connection, "crawl", "2026-W46") is None


def test_a_run_is_found_by_its_id(store, start):
    with store.write() as connection:
        run = runs.begin(connection, "import", "a.jsonl", start)
        runs.count(connection, run, {"stored": 3})
    with store.read() as connection:
        assert runs.find(connection, run) == runs.history(connection)[0]
        assert runs.find(connection, run + 1) is None


def test_the_newest_end_of_each_kind_of_run_is_told(store, start):
    with store.write() as connection:
        for kind, hours in (("crawl", 1), ("crawl", 3), ("measure", 2)):
            runs.finish(connection, runs.begin(connection, kind, "x", start), start + timedelta(hours=hours))
        runs.begin(connection, "crawl", "under way", start + timedelta(hours=4))
        runs.begin(connection, "export", "killed", start)
    with store.read() as connection:
        assert runs.find_latest(connection) == {
            "crawl": start + timedelta(hours=3),
            "measure": start + timedelta(hours=2),
        }
