"""Opening, reading and writing the one database, by many processes, on machines that are not fit."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from storage import articles, runs
from storage.database import locate, open_store
from storage.faults import Fault, StoreError
from storage.models import REVISION, RunRow
from storage.schema import migrate


def check_whole(path: Path) -> int:
    """Asserts that SQLite finds no damage and each article has all of its parts; returns how many there are."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        parts = connection.execute(
            "SELECT (SELECT count(*) FROM evidence WHERE article_id = id),"
            " (SELECT count(*) FROM origin WHERE article_id = id) FROM article"
        ).fetchall()
    assert set(parts) <= {(3, 1)}
    return len(parts)


def check_line(error: StoreError, fault: Fault, *words: str) -> None:
    """Asserts that the error is one line with these words in it."""
    assert error.fault is fault
    assert "\n" not in str(error)
    for word in words:
        assert word in str(error)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("", "write sqlite:///FILE"),
        ("var/derekkoz.db", "write sqlite:///FILE"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:x.db", "names no file"),
        ("sqlite://var/derekkoz.db", "a slash too few"),
        ("sqlite:///x.db?mode=ro", "options after '?'"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite"),
        ("mysql://localhost/news", "mysql"),
        ("postgresql+psycopg://localhost/news", "not supported yet"),
    ],
)
def test_a_url_that_we_cannot_use_is_the_users_to_mend(url, word):
    with pytest.raises(StoreError) as caught:
        open_store(url)
    check_line(caught.value, Fault.INPUT, word)


@pytest.mark.parametrize("url", ["postgres//me:secret@host/x", "mysql://me:secret@host/x", "sqlite://me:secret@host/x"])
def test_a_password_is_not_repeated(url):
    with pytest.raises(StoreError) as caught:
        locate(url)
    assert "secret" not in str(caught.value)


@given(st.one_of(st.text(), st.text().map("sqlite:///{}".format), st.text().map("sqlite://{}".format)))
def test_any_words_name_a_file_or_get_one_line(url):
    try:
        assert locate(url).as_uri().startswith("file:///")
    except StoreError as error:
        check_line(error, Fault.INPUT)


def test_folders_with_strange_names_work(tmp_path, make_article):
    url = f"sqlite:///{tmp_path}/50% жаңа #1 & 'ескі'/дерек көз.db"
    migrate(url)
    with open_store(url) as store:
        with store.write() as connection:
            run = runs.begin(connection, "import", "x", make_article(1).first_seen_at)
            assert articles.save(connection, make_article(1), run)
        with store.read() as connection:
            assert articles.find(connection, "example.kz/news/1")
    assert [each.name for each in tmp_path.iterdir()] == ["50% жаңа #1 & 'ескі'"]


def test_opening_what_is_not_there_makes_nothing(tmp_path):
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{tmp_path}/derekkoz.db")
    check_line(caught.value, Fault.FAILED, "there is no database yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("use", [open_store, migrate])
@pytest.mark.parametrize("content", [b"id,url\n1,https://example.kz/\n" * 100, b"\x00" * 8192, b"id,url"])
def test_a_file_that_is_no_database_is_left_alone(tmp_path, use, content):
    (tmp_path / "notes.csv").write_bytes(content)
    with pytest.raises(StoreError) as caught:
        use(f"sqlite:///{tmp_path}/notes.csv")
    check_line(caught.value, Fault.FAILED, "notes.csv", "not a database")
    assert (tmp_path / "notes.csv").read_bytes() == content


@pytest.mark.parametrize("use", [open_store, migrate])
@pytest.mark.parametrize(
    "tables", [["bookmark"], ["alembic_version", "bookmark"], ["alembic_version", "article", "run"]]
)
def test_the_database_of_another_program_is_left_alone(tmp_path, use, tables):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table} (version_num)")
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        use(f"sqlite:///{path}")
    check_line(caught.value, Fault.FAILED, "other.db", "not one of Derekkoz")
    assert path.read_bytes() == before


@pytest.mark.parametrize("use", [open_store, migrate])
def test_a_newer_database_is_left_alone(path, url, use):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(StoreError) as caught:
        use(url)
    check_line(caught.value, Fault.FAILED, "newer Derekkoz", "0999", REVISION)


def test_an_empty_file_has_to_be_migrated_first(tmp_path):
    (tmp_path / "derekkoz.db").touch()
    url = f"sqlite:///{tmp_path}/derekkoz.db"
    with pytest.raises(StoreError) as caught:
        open_store(url)
    check_line(caught.value, Fault.FAILED, "migrate it first")
    migrate(url)
    open_store(url).close()


def test_a_damaged_database_says_so(path, url, store, run, make_article):
    with store.write() as connection:
        for number in range(50):
            articles.save(connection, make_article(number), run)
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    with pytest.raises(StoreError) as caught, open_store(url) as opened, opened.read() as connection:
        articles.find(connection, "example.kz/news/1")
    check_line(caught.value, Fault.FAILED, "damaged", "restore a backup")


@pytest.mark.parametrize("use", [open_store, migrate])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("missing/too/derekkoz.db", "does not exist"),
        ("file/derekkoz.db", "is not a folder"),
        ("file/below/derekkoz.db", "Not a directory"),
        ("folder", "this is a folder, not a database"),
    ],
)
def test_a_place_where_no_database_can_be_is_named(tmp_path, use, place, words):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError) as caught:
        use(f"sqlite:///{tmp_path}/{place}")
    check_line(caught.value, Fault.UNFIT, words, str(tmp_path / place), "DEREKKOZ_HOME")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@pytest.fixture
def open_folder():
    """A folder that other users can reach, as pytest's own are closed to them."""
    with TemporaryDirectory(prefix="derekkoz-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def test_missing_permissions_are_named(open_folder, empty_database, start_child):
    cases = [  # what is done, the mode of the folder, that of the file, and what the line has to say
        ("read", 0o555, 0o444, "no permission to write to the file"),
        ("read", 0o555, 0o666, "no permission to write to the folder"),
        ("read", 0o777, 0o000, "no permission to read the file"),
        ("read", 0o000, 0o644, "no permission to enter the folder"),
        ("migrate", 0o555, None, "no permission to write to the folder"),
        ("migrate", 0o000, None, "no permission to enter the folder"),
        ("migrate", 0o000, 0o644, "no permission to enter the folder"),
        ("migrate", 0o777, 0o000, "no permission to read the file"),
    ]
    places = [open_folder / str(number) for number in range(len(cases))]
    for place, (_, folder_mode, file_mode, _) in zip(places, cases, strict=True):
        place.mkdir()
        if file_mode is not None:
            (place / "derekkoz.db").write_bytes(empty_database)
            (place / "derekkoz.db").chmod(file_mode)
        place.chmod(folder_mode)
    todo = [
        word
        for place, (verb, *_) in zip(places, cases, strict=True)
        for word in (verb, f"sqlite:///{place}/derekkoz.db")
    ]
    output, _ = start_child("as_nobody", *todo).communicate()
    for place in places:
        place.chmod(0o755)
    lines = output.splitlines()
    for line, place, (*_, words) in zip(lines, places, cases, strict=True):
        assert line.startswith(f"{Fault.UNFIT}|{place}"), output
        assert words in line


def test_a_full_disk_is_named_and_leaves_whole_articles(path, url, start_child):
    output, _ = start_child("fill", url, 2_000_000).communicate()
    fault, _, line = output.strip().partition("|")
    assert fault == Fault.UNFIT, output
    assert "disk" in line
    assert "\n" not in line
    assert check_whole(path) > 20
    with open_store(url) as store, store.read() as connection:
        assert runs.history(connection)[0].finished_at is None


def test_a_full_disk_leaves_no_half_made_database(tmp_path, start_child):
    url = f"sqlite:///{tmp_path}/derekkoz.db"
    output, _ = start_child("migrate_limited", url, 20_000).communicate()
    assert output.startswith(f"{Fault.UNFIT}|"), output
    assert migrate(url).before is None


def test_each_connection_has_the_settings_that_we_rely_on(store):
    def read(connection, name):
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    for opened, query_only in ((store.write, 0), (store.read, 1)):
        with opened() as connection:
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
            assert [read(connection, name) for name in names] == ["wal", 1, 1, 30_000, query_only]


def test_a_reader_cannot_write(store, run):
    with pytest.raises(StoreError), store.read() as connection:
        runs.finish(connection, run, connection.scalar(select(RunRow.started_at)))


def test_a_store_for_reading_refuses_to_write(url, store, run):
    with open_store(url, read_only=True) as reader:
        with reader.read() as connection:
            assert len(runs.history(connection)) == 1
        with pytest.raises(StoreError, match="for reading only"), reader.write():
            pytest.fail("a transaction was opened")


def test_what_fails_half_way_leaves_nothing(store, run, make_article):
    def save_and_fail():
        with store.write() as connection:
            articles.save(connection, make_article(1), run)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with store.read() as connection:
        assert articles.find(connection, "example.kz/news/1") is None


def test_an_article_of_no_run_is_refused(store, make_article):
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.write() as connection:
        articles.save(connection, make_article(1), 77)


def test_a_reader_sees_one_moment_while_another_writes(store, run, make_article):
    with store.read() as before:
        assert articles.find(before, "example.kz/news/1") is None
        with store.write() as connection:
            articles.save(connection, make_article(1), run)
        assert articles.find(before, "example.kz/news/1") is None
    with store.read() as after:
        assert articles.find(after, "example.kz/news/1")


def test_a_writer_that_waited_in_vain_is_told_and_can_try_again(url, store, make_article, run):
    with open_store(url, wait_ms=1) as impatient:
        with store.write(), pytest.raises(StoreError) as caught, impatient.write():
            pytest.fail("two wrote at once")
        check_line(caught.value, Fault.FAILED, "another writer")
        with impatient.write() as connection:
            assert articles.save(connection, make_article(1), run)


def test_four_processes_lose_no_update(url, store, run, start_child):
    with store.write() as connection:
        runs.count(connection, run, {"stored": 0})
    children = [start_child("add_one", url, 150) for _ in range(4)]
    assert [child.communicate()[0] for child in children] == [""] * 4
    with store.read() as connection:
        assert runs.history(connection)[0].outcomes == {"stored": 600}


def test_threads_of_one_process_share_a_store(store, run):
    def add(_):
        with store.write() as connection:
            runs.count(connection, run, {"stored": 1})
        with store.read() as connection:
            return runs.history(connection)[0].outcomes["stored"]

    with ThreadPoolExecutor(4) as threads:
        assert max(threads.map(add, range(100))) == 100


def test_a_killed_writer_leaves_whole_articles_and_an_open_run(path, url, start_child):
    child = start_child("save_forever", url)
    told = [child.stdout.readline() for _ in range(60)][-1]
    child.kill()
    child.wait()
    with open_store(url) as store, store.read() as connection:
        killed = runs.history(connection)[0]
        assert (killed.source, killed.finished_at) == ("endless.jsonl", None)
    assert check_whole(path) >= int(told) == 60


def test_rows_of_a_purged_article_go_with_it(store, run, make_article):
    with store.write() as connection:
        articles.save(connection, make_article(1), run)
        connection.execute(text("DELETE FROM article"))
        assert connection.scalar(text("SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM origin)")) == 0
        articles.save(connection, make_article(1), run)
        assert articles.find(connection, "example.kz/news/1").id == 2, "an id was given twice"
