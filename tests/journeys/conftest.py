import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Done:
    """What a person sees when a verb has ended."""

    code: int
    out: str
    err: str

    @property
    def error_line(self) -> str:
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Derekkoz = Callable[..., Done]


@pytest.fixture
def derekkoz(tmp_path: Path) -> Derekkoz:
    """Runs the command line as a person would, in an empty folder with a home of its own."""

    def run(*arguments: str, stdin: str | bytes = "", **variables: str) -> Done:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DEREKKOZ_")}
        environment |= {"PYTHONPATH": str(PROJECT), "COLUMNS": "200", **variables}
        done = subprocess.run(
            [sys.executable, "-m", "derekkoz", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            check=False,
            timeout=120,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
