"""What a person does wrong: one clear line, the right exit code, nothing half-written."""

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.conftest import PROJECT, Derekkoz

GOOD = '{"url": "https://nur.kz/made-up", "text": "Мост закрыли"}\n'


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["import", "a.csv"], 2, "a.csv: No such file"),
        (["shar"], 2, "No such command 'shar'"),
        (["outlets", "lst"], 2, "Did you mean 'list'?"),
        (["share", "--by", "year"], 2, "year"),
        (["share", "--since", "yesterday"], 2, "yesterday"),
        (["share", "--space", "consumed"], 2, "audience"),
        (["share", "--weights", "audience"], 2, "audience"),
        (["outlets", "show", "tengrinew"], 2, "did you mean tengrinews?"),
        (["import", "missing.jsonl"], 2, "missing.jsonl: No such file"),
        (["import", "."], 2, "is a folder"),
        (["import", "a.warc.gz"], 2, "warc files are not read"),
        (["trace", "nur.kz/a"], 2, "not an http(s) address"),
        (["--config", "missing.toml", "doctor"], 2, "missing.toml: there is no such file"),
    ],
)
def test_wrong_words_get_one_line_and_exit_code_2(
    derekkoz: Derekkoz, arguments: list[str], code: int, said: str
) -> None:
    done = derekkoz(*arguments)
    assert done.code == code
    assert said in done.error_line
    assert done.error_line.startswith("derekkoz: ")


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"DEREKKOZ_DATABASE_URL": "nonsense"}, 2, "sqlite:///FILE"),
        ({"DEREKKOZ_DATABASE_URL": "mysql://localhost/x"}, 2, "not supported"),
        ({"DEREKKOZ_DATABASE_URL": "sqlite:////no/such/folder/d.db"}, 4, "/no/such"),
        ({"DEREKKOZ_DATABASE_URL": "sqlite:////proc/derekkoz.db"}, 4, "/proc"),
        ({"DEREKKOZ_HOME": "/proc/derekkoz"}, 4, "/proc"),
        ({"DEREKKOZ_HOEM": "var"}, 2, "did you mean 'DEREKKOZ_HOME'?"),
    ],
)
def test_a_database_that_cannot_be_reached_is_one_line(
    derekkoz: Derekkoz, tmp_path: Path, variables: dict[str, str], code: int, said: str
) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf-8")
    done = derekkoz("import", "a.jsonl", **variables)
    assert (done.code, done.out) == (code, "")
    assert said in done.error_line


def test_a_file_that_is_no_database_is_left_as_it_is(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Dear reader, " * 100, encoding="utf-8")
    done = derekkoz("import", "a.jsonl", DEREKKOZ_DATABASE_URL="sqlite:///letter.txt")
    assert done.code == 1
    assert "not a database" in done.error_line
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "Dear reader, " * 100


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('hoem = "x"', "unknown key 'hoem' (did you mean 'home'?)"),
        ("home = [", "derekkoz.toml: "),
        ("home = 5", "home"),
    ],
)
def test_a_wrong_setting_names_the_file(derekkoz: Derekkoz, tmp_path: Path, toml: str, said: str) -> None:
    (tmp_path / "derekkoz.toml").write_text(toml, encoding="utf-8")
    done = derekkoz("doctor")
    assert done.code == 2
    assert done.error_line.startswith("derekkoz: derekkoz.toml: ")
    assert said in done.error_line


def test_a_corrupt_gzip_keeps_what_could_be_read_and_fails(derekkoz: Derekkoz, tmp_path: Path) -> None:
    lines = "".join(f'{{"url": "https://nur.kz/{number}", "text": "Мост {number}"}}\n' for number in range(3000))
    packed = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 3])
    done = derekkoz("import", "a.jsonl.gz")
    assert done.code == 1
    assert "a.jsonl.gz: damaged after line" in done.error_line
    summary = json.loads(done.out)
    assert summary["read"] == summary["stored"] > 0
    [store] = [row for row in json.loads(derekkoz("doctor", "--format", "json").out) if row["check"] == "store"]
    assert store["found"].startswith(f"{summary['stored']} articles")


def test_lines_that_are_no_articles_are_counted_by_reason(derekkoz: Derekkoz, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{GOOD}not json\n[]\n{{"text": "x"}}\n', encoding="utf-8")
    done = derekkoz("import", "a.jsonl")
    assert done.code == 0
    assert json.loads(done.out)["rejected"] == {"no_url": 1, "not_an_object": 1, "not_json": 1}
    assert [line.partition(": ")[0] for line in done.err.splitlines()] == ["line 2", "line 3", "line 4"]


@pytest.mark.parametrize("content", ["", "\n\n", "not json\n"])
def test_a_file_without_any_article_fails(derekkoz: Derekkoz, tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    done = derekkoz("import", "a.jsonl")
    assert done.code == 1
    assert "nothing could be read" in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('name = "X"\nurl = "https://x.kz/"\nlanguages = ["kk"]\naudience = "kz"\nfeed = []', ":5: unknown key"),
        ('name = "X', ":1"),
    ],
)
def test_a_wrong_outlet_file_is_named_with_its_line(derekkoz: Derekkoz, tmp_path: Path, toml: str, said: str) -> None:
    folder = tmp_path / "kz"
    folder.mkdir()
    (folder / "made_up.toml").write_text(toml, encoding="utf-8")
    done = derekkoz("outlets", "check", "kz/made_up.toml")
    assert done.code == 2
    assert "made_up.toml" in done.error_line
    assert said in done.error_line


@pytest.mark.parametrize("verb", ["crawl", "import", "classify", "trace", "share", "doctor", "outlets", "config"])
def test_every_verb_has_help_with_an_example(derekkoz: Derekkoz, verb: str) -> None:
    done = derekkoz(verb, "--help")
    assert done.code == 0
    assert "derekkoz" in done.out


def test_an_interrupted_import_says_so_and_leaves_whole_articles(derekkoz: Derekkoz, tmp_path: Path) -> None:
    """The file is a pipe that stays open, so that the import is surely under way when it is interrupted."""
    pipe = tmp_path / "a.jsonl"
    os.mkfifo(pipe)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "DEREKKOZ_HOME": str(tmp_path / "home")}
    importing = subprocess.Popen(
        [sys.executable, "-m", "derekkoz", "import", "a.jsonl"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    )
    with pipe.open("wb") as lines:
        for number in range(201):  # one batch, and one line of the next
            lines.write(f'{{"url": "https://nur.kz/{number}", "text": "Мост"}}\n'.encode())
        lines.flush()
        while not _stored(tmp_path / "home" / "derekkoz.db"):
            assert importing.poll() is None
        importing.send_signal(signal.SIGINT)
        _, said = importing.communicate(timeout=60)
    assert importing.returncode == 130
    assert said.decode().strip() == "derekkoz: interrupted: what was stored until now is whole"


def _stored(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM outcome").fetchone()[0])
        except sqlite3.OperationalError:  # not made yet
            return 0


def test_a_disk_that_refuses_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "DEREKKOZ_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "derekkoz", "import", "a.jsonl"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.returncode == 4
    assert done.stderr.startswith("derekkoz: ")
    assert len(done.stderr.splitlines()) == 1
