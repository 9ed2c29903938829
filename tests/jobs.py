"""Jobs of the tests' timetables that do what no verb should: `python -m tests.jobs --bound NAME`."""

# ruff: noqa: T201 - they answer on standard output

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from crawler.children import end_with_parent

end_with_parent()
name, *rest = sys.argv[2:]
if rest:
    with Path(rest[0]).open("a") as diary:
        diary.write(f"{name} {os.getpid()}\n")
match name:
    case "fails":
        print("derekkoz: the disk is full", file=sys.stderr)
        sys.exit(4)
    case "crashes":
        os.abort()
    case "hangs":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        with Path(rest[0]).open("a") as diary:
            diary.write(f"grandchild {child.pid}\n")
        time.sleep(600)
    case "rambles":
        print("no JSON at all")
    case _:
        print(json.dumps({"articles": 7}))
