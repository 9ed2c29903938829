"""A folder that is there whole or not at all: replaced, refused, interrupted, killed, without space, without rights."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reports.packages import DESCRIPTOR, Occupied, replacing

ROOT = Path(__file__).resolve().parents[2]
FILES = frozenset({DESCRIPTOR, "a.csv"})
NAME = "made-up-1"
LIMIT = 100_000  # bytes that a file may have on the disk that is full


def write(folder: Path, content: str | BaseException, name: str = NAME) -> None:
    with replacing(folder, name, FILES) as draft:
        (draft / "a.csv").write_text(str(content))
        if isinstance(content, BaseException):
            raise content
        (draft / DESCRIPTOR).write_text(json.dumps({"name": name}))


def read(folder: Path) -> str:
    assert {path.name for path in folder.iterdir()} == FILES
    return (folder / "a.csv").read_text()


def test_a_package_is_made_with_the_folders_above_it_and_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "exports" / "week"
    write(folder, "first")
    assert read(folder) == "first"
    write(folder, "second")
    assert read(folder) == "second"
    assert [path.name for path in folder.parent.iterdir()] == ["week"]


def test_an_empty_folder_and_a_link_to_a_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    write(tmp_path / "empty", "first")
    write(tmp_path / "link", "second")
    assert read(tmp_path / "empty") == "second"
    assert (tmp_path / "link").is_symlink()


def test_what_goes_wrong_half_way_leaves_the_older_package_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    write(folder, "first")
    with pytest.raises(KeyboardInterrupt):
        write(folder, KeyboardInterrupt())
    assert read(folder) == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["week"]


def test_nothing_that_is_not_of_the_package_is_ever_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    write(folder, "first")
    with pytest.raises(Occupied, match="holds made-up-1, not made-up-2"):
        write(folder, "second", "made-up-2")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(Occupied, match=r"holds other files \(notes.txt\)"):
        write(folder, "second")
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "a.csv").read_text() == "first"


@pytest.mark.parametrize("descriptor", [None, "", "[]", "{", '{"name": 1}', "[" * 100_000])
def test_a_folder_without_a_readable_descriptor_is_no_package_of_ours(tmp_path: Path, descriptor: str | None) -> None:
    folder = tmp_path / "week"
    folder.mkdir()
    (folder / "a.csv").write_text("somebody's")
    if descriptor is not None:
        (folder / DESCRIPTOR).write_text(descriptor)
    with pytest.raises(Occupied, match="not made-up-1: name a folder of its own"):
        write(folder, "ours")
    assert (folder / "a.csv").read_text() == "somebody's"


def test_a_file_in_the_way_and_the_folder_one_stands_in_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Occupied, match=r"file is no folder$"):
        write(tmp_path / "file", "x")
    for below in ("file/week", "file/deep/week"):
        with pytest.raises(Occupied, match="no folder, so there can be none in it"):
            write(tmp_path / below, "x")
    with pytest.raises(Occupied, match="is where a disk is mounted"):
        write(Path("/proc"), "x")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Occupied, match="the folder you are in"):
        write(Path(), "x")


def start(verb: str, folder: Path, **options) -> subprocess.Popen:
    """Starts another process that does one thing of those at the end of this file."""
    command = [sys.executable, "-W", "error", __file__, verb, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
    )


def test_a_writer_that_is_killed_leaves_no_half_package_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    write(folder, "first")
    with start("write_half", folder) as child:
        assert child.stdout.readline() == "half\n"
        # One that is still at work is left alone.
        write(folder, "second")
        assert len(list(tmp_path.iterdir())) == 2
        child.send_signal(signal.SIGKILL)
    assert read(folder) == "second"
    write(folder, "third")
    assert read(folder) == "third"
    assert [path.name for path in tmp_path.iterdir()] == ["week"]


@pytest.mark.parametrize("verb", ["fill_disk", "write_as_nobody"])
def test_a_machine_that_refuses_leaves_the_older_package_as_it_was(tmp_path: Path, verb: str) -> None:
    folder = tmp_path / "week"
    write(folder, "first")
    said = {
        "fill_disk": "File too large\n",
        "write_as_nobody": f"no permission to write to {tmp_path}, where a new package is prepared\n",
    }
    # Folders that all may enter, and the last one nobody but root may write to.
    for path in tmp_path.parents[:2]:
        path.chmod(0o755)
    tmp_path.chmod(0o555 if verb == "write_as_nobody" else 0o755)
    with start(verb, folder) as child:
        assert child.stdout.read() == said[verb]
    tmp_path.chmod(0o755)
    assert read(folder) == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["week"]


def write_half(folder: Path) -> None:
    """Begins a package and waits to be killed."""
    with replacing(folder, NAME, FILES) as draft:
        (draft / "a.csv").write_text("hal")
        print("half", flush=True)  # noqa: T201
        sys.stdin.read()


def fill_disk(folder: Path) -> None:
    """Writes more than a file may have."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
    write(folder, "x" * LIMIT * 2)


def write_as_nobody(folder: Path) -> None:
    """Writes without the rights of root, whom no mode stops."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    write(folder, "second")


if __name__ == "__main__":
    try:
        globals()[sys.argv[1]](Path(sys.argv[2]))
    except OSError as refusal:
        print(refusal.strerror)  # noqa: T201
