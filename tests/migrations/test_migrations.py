"""Bringing databases up to date: by this program, by the next one, by two at once, and by one that is broken."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from storage import runs
from storage.articles import _insert_article
from storage.database import open_store
from storage.models import REVISION, Row
from storage.schema import Migration, copy_database, migrate, upgrading

NEXT_REVISION = f"{int(REVISION) + 1:04}"
ROOT = Path(__file__).resolve().parents[2]
COPY = f"derekkoz.db.before-{NEXT_REVISION}-20261109T063015Z.bak"
NOW = datetime(2026, 11, 9, 6, 30, 15, tzinfo=UTC)

# What a next release might bring: it writes the article table anew, which others refer to, and fills a column.
NEXT = '''
"""Gives each article a number of words."""
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "NOW"


def upgrade():
    with op.batch_alter_table("article", recreate="always") as table:
        table.add_column(sa.Column("words", sa.Integer(), nullable=False, server_default="7"))
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    # AND THEN


def downgrade():
    op.drop_table("later")
'''.replace("NEXT", NEXT_REVISION).replace("NOW", REVISION)


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path}/derekkoz.db"


@pytest.fixture
def filled(url, tmp_path) -> Path:
    """A database with rows that refer to one another."""
    migrate(url)
    with open_store(url) as store, store.write() as connection:
        run = runs.begin(connection, "import", "made-up.jsonl", NOW)
        runs.drop(connection, run, [runs.Drop("no_text", "example.kz/2")])
        connection.exec_driver_sql(
            "INSERT INTO article VALUES (5, 'example.kz/1', 'example', '2026-11-09', NULL, 'day', '',"
            " '2026-11-09 00:00:00', 1, 'kk', 'Cyrl', 1.0, 0, 'Тақырып', '[]', '[]', 'Мәтін', NULL, NULL)"
        )
        connection.exec_driver_sql(
            "INSERT INTO evidence VALUES (5, 0, 'outlet', 'source', 'example', 'Example', 'kz', NULL, NULL, NULL, NULL)"
        )
        connection.exec_driver_sql(
            "INSERT INTO origin VALUES (5, 'kz', '', 'outlet', 'example', NULL, 0, 0.9, 'its own', '1')"
        )
    return tmp_path / "derekkoz.db"


def dump(path: Path) -> list[str]:
    """Returns all that a database holds."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def next_release(tmp_path):
    """Makes the next release of the program, with a migration of its own, and runs a line of Python in it."""

    def make(script: str):
        home = tmp_path / "release"
        for package in ("outlets", "storage", "migrations"):
            shutil.copytree(
                ROOT / package, home / package, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
            )
        (home / "migrations" / "versions" / f"{NEXT_REVISION}_words.py").write_text(script)
        models = home / "storage" / "models.py"
        models.write_text(models.read_text().replace(f'REVISION = "{REVISION}"', f'REVISION = "{NEXT_REVISION}"'))

        def start(line: str) -> subprocess.Popen:
            return subprocess.Popen(
                [sys.executable, "-W", "error", "-c", f"from storage.schema import *\n{line}"],
                cwd=home,
                env={**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

        return start

    return make


def migrate_in(start, url: str) -> str:
    """Returns what the release prints when it migrates at NOW."""
    line = f"""
import datetime
try:
    done = migrate({url!r}, now=datetime.datetime.fromisoformat({NOW.isoformat()!r}))
    print(done.before, done.after, done.copy and done.copy.name)
except StoreError as error:
    print(error.fault, error)
"""
    output, _ = start(line).communicate()
    return output.strip()


def test_a_new_database_is_what_the_models_say(url, tmp_path):
    assert migrate(url) == Migration(None, REVISION, None)
    with upgrading(tmp_path / "derekkoz.db") as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_the_models_stand_at_the_last_script_and_numbers_grow():
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [REVISION]
    numbers = [script.revision for script in scripts.walk_revisions()][::-1]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)], "“newer” is told by the number"


def test_migrating_again_does_nothing(filled, url, tmp_path):
    before = dump(filled)
    assert migrate(url) == Migration(REVISION, REVISION, None)
    assert dump(filled) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["derekkoz.db", "derekkoz.db.lock"]


def test_going_back_and_forward_again_ends_at_the_models(url, tmp_path):
    migrate(url)
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "os")
    with upgrading(tmp_path / "derekkoz.db") as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert [
            name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        ] == [
            "alembic_version",
            "sqlite_sequence",
        ]
        command.upgrade(config, "head")
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
    open_store(url).close()


def test_the_home_folder_is_made_but_no_longer_path(tmp_path):
    migrate(f"sqlite:///{tmp_path}/var/derekkoz.db")
    assert (tmp_path / "var" / "derekkoz.db").exists()


def test_the_next_release_keeps_all_rows_and_a_copy_of_before(filled, url, next_release, tmp_path):
    before = dump(filled)
    old = filled.read_bytes()
    assert migrate_in(next_release(NEXT), url) == f"{REVISION} {NEXT_REVISION} {COPY}"
    copy = tmp_path / COPY
    assert dump(copy) == before
    assert copy.stat().st_mode == filled.stat().st_mode
    assert len(copy.read_bytes()) == len(old)
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT id, url, text, words FROM article").fetchall() == [
            (5, "example.kz/1", "Мәтін", 7)
        ]
        assert connection.execute("SELECT count(*) FROM evidence").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM origin").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_copy_is_a_way_back(filled, url, next_release, tmp_path):
    migrate_in(next_release(NEXT), url)
    with pytest.raises(Exception, match="newer Derekkoz") as caught:
        open_store(url)
    assert "copy" in str(caught.value)
    (copy,) = tmp_path.glob("*.bak")
    with open_store(f"sqlite:///{copy}") as store, store.read() as connection:
        assert len(runs.history(connection)) == 1


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("raise RuntimeError('half way')", "half way"),
        ("op.execute('INSERT INTO nowhere VALUES (1)')", "no such table: nowhere"),
        ("op.execute('DELETE FROM run')", "would refer to run that is not there"),
    ],
)
def test_a_broken_migration_leaves_the_old_database_usable(filled, url, next_release, tmp_path, then, words):
    before = dump(filled)
    output = migrate_in(next_release(NEXT.replace("# AND THEN", then)), url)
    assert output.startswith("failed ")
    assert words in output
    assert "\n" not in output
    assert dump(filled) == before
    with open_store(url) as store, store.write() as connection:
        runs.begin(connection, "import", "goes on", NOW)
    assert [dump(copy) for copy in tmp_path.glob("*.bak")] == [before]


def test_a_migration_that_is_killed_leaves_the_old_database_usable(filled, url, next_release):
    before = dump(filled)
    script = NEXT.replace("# AND THEN", "print('half way', flush=True); input()")
    child = next_release(script)(f"migrate({url!r})")
    assert child.stdout.readline() == "half way\n"
    child.kill()
    child.communicate()
    assert dump(filled) == before
    assert migrate(url).copy is None


def test_a_second_copy_never_overwrites_the_first(filled, url, next_release, tmp_path):
    start = next_release(NEXT.replace("# AND THEN", "raise RuntimeError"))
    for _ in range(2):
        migrate_in(start, url)
    assert {each.name for each in tmp_path.glob("*.bak")} == {COPY, COPY.replace(".bak", "-2.bak")}


@pytest.mark.parametrize("exists", [False, True])
def test_processes_that_migrate_at_once_do_it_once(url, next_release, tmp_path, exists):
    if exists:
        migrate(url)
    start = next_release(NEXT)
    line = f"""
print("ready", flush=True)
input()
done = migrate({url!r})
print(done.before, done.after)
"""
    children = [start(line) for _ in range(3)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    outputs = sorted(child.communicate()[0].strip() for child in children)
    first = f"{REVISION if exists else None} {NEXT_REVISION}"
    assert outputs == sorted([first] + [f"{NEXT_REVISION} {NEXT_REVISION}"] * 2)
    assert len(list(tmp_path.glob("*.bak"))) == exists


def test_the_time_in_the_name_of_a_copy_is_utc(filled, url, next_release, tmp_path):
    line = f"migrate({url!r}, now=datetime.fromisoformat('2026-11-09T23:00:00-05:00'))"
    output, _ = next_release(NEXT)(line).communicate()
    assert output == ""
    assert [each.name for each in tmp_path.glob("*.bak")] == [COPY.replace("20261109T063015Z", "20261110T040000Z")]


def test_a_copy_of_a_database_in_use_is_whole(filled, url, tmp_path):
    with open_store(url) as store:
        with store.write() as connection:
            runs.begin(connection, "import", "not yet in the file", NOW)
        copy_database(filled, tmp_path / "copy.db")
    with open_store(f"sqlite:///{tmp_path}/copy.db") as store, store.read() as connection:
        assert [run.source for run in runs.history(connection)] == ["not yet in the file", "made-up.jsonl"]
    with pytest.raises(FileExistsError):
        copy_database(filled, tmp_path / "copy.db")


def test_developers_write_and_run_migrations_with_alembic_itself(tmp_path):
    folder = tmp_path / "project"
    for package in ("outlets", "storage", "migrations"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "pyproject.toml").write_text('[tool.alembic]\nscript_location = "%(here)s/migrations"\n')
    models = folder / "storage" / "models.py"
    models.write_text(
        models.read_text() + "\n\nclass LaterRow(Row):\n    __tablename__ = 'later'\n"
        "    id: Mapped[int] = mapped_column(Integer, primary_key=True)\n    at: Mapped[datetime]\n"
    )

    def alembic(*arguments: str, **environment: str) -> str:
        words = [sys.executable, "-m", "alembic", *arguments]
        clean = {key: value for key, value in os.environ.items() if key != "DEREKKOZ_DATABASE_URL"}
        child = subprocess.run(
            words,
            cwd=folder,
            env={**clean, "PYTHONPATH": str(folder), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return child.stdout

    home = {"DEREKKOZ_DATABASE_URL": f"sqlite:///{tmp_path}/scratch.db"}
    assert "Set DEREKKOZ_DATABASE_URL" in alembic("upgrade", "head")
    alembic("upgrade", "head", **home)
    alembic("revision", "--autogenerate", "--rev-id", NEXT_REVISION, "-m", "later things", **home)
    script = (folder / "migrations" / "versions" / f"{NEXT_REVISION}_later_things.py").read_text()
    assert 'sa.Column("at", sa.DateTime(timezone=True)' in script.replace("'", '"')
    assert f'down_revision: str | None = "{REVISION}"' in script
    alembic("upgrade", "head", **home)
    assert any("CREATE TABLE later" in line for line in dump(tmp_path / "scratch.db"))


def test_every_table_and_statement_can_be_said_to_postgresql():
    dialect = postgresql.dialect()
    for table in Row.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))
    for statement in (_insert_article("postgresql"), runs._add_outcomes("postgresql")):
        assert "ON CONFLICT" in str(statement.compile(dialect=dialect))
