"""Where this machine's Chromium is, if there is one. Told apart from running it, which takes a second to import."""

import os
import shutil
import subprocess
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VERSION_TIME = 10.0  # seconds until a browser has said what it is; a tenth of one is usual
ADVICE = 'its listings need a Chromium: run "make browser", or name one with the setting browser'


def find_browser(named: str = "") -> str:
    """Returns the path of a Chromium: the named one, the system's, or the newest of Playwright's own; "" for none."""
    if named:
        return shutil.which(named) or ""
    for program in PROGRAMS:
        if found := shutil.which(program):
            return found
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    own = [path for path in folder.glob("chromium-[0-9]*/chrome-linux*/chrome") if os.access(path, os.X_OK)]
    return str(max(own, key=lambda path: (len(path.parts[-3]), path.parts[-3]), default=""))  # by number


def read_version(program: str) -> str:
    """Returns what a browser calls itself, "Chromium 156.0"; "" where it cannot even say that."""
    try:
        done = subprocess.run(  # noqa: S603 - the path that find_browser gave
            [program, "--version"], capture_output=True, text=True, timeout=VERSION_TIME, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return " ".join(done.stdout.split()[:2])
