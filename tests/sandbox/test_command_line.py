import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent


def start(*arguments: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(
        [sys.executable, "-m", "sandbox", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_a_world_is_written_into_a_folder(tmp_path: Path) -> None:
    process = start("write", str(tmp_path / "w"), "--seed", "3", "--length", "2", "--weeks", "2")
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0
    assert (tmp_path / "w" / "registry" / "panel.toml").is_file()
    lines = (tmp_path / "w" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["published_at"][:7] for line in lines} == {"2026-11"}
    assert len((tmp_path / "w" / "truth.jsonl").read_text(encoding="utf-8").splitlines()) > len(lines)


def test_it_serves_until_it_is_interrupted() -> None:
    process = start("serve", "--seed", "3", "--length", "1", "--until", "2026-11-18T00:00:00+05:00")
    assert process.stdout is not None
    variable, _, place = process.stdout.readline().strip().partition("=")
    assert variable == "DEREKKOZ_SANDBOX"
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/rss.xml", headers={"Host": "stepgorizont.example"})
    assert b"/2026/11/17/" in connection.getresponse().read()
    connection.close()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("write", "x", "--ending", "2026-11-24"), "sandbox: 2026-11-24 is not a Monday"),
        (("write", "x", "--length", "0"), "sandbox: 0 weeks"),
        (("serve", "--until", "2026-11-24"), "needs an offset"),
        (("replay", "nowhere"), "holds no saved pages"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    process = start(*(str(tmp_path / one) if one in {"x", "nowhere"} else one for one in arguments))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said in err
    assert "Traceback" not in err
