"""Children of the tests that do what no crawl should: named by the first outlet of the job that they read."""

# ruff: noqa: T201 - they answer on standard output

import os
import signal
import subprocess
import sys
import time

from crawler.jobs import Job, Result

job = Job.from_json(sys.stdin.readline())
print(Result(job.outlets[-1], {"stored": 1}, "finished").to_json(), flush=True)
print("not a result", flush=True)
print(Result("stranger", {}, "finished").to_json(), flush=True)
match job.outlets[0]:
    case "crashes":
        os.kill(os.getpid(), signal.SIGKILL)
    case "hangs":
        time.sleep(600)
    case "is_deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print(Result("is_deaf_too", {}, "finished").to_json(), flush=True)
        time.sleep(600)
    case "has_children":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print(Result("has_children", {"pid": child.pid}, "finished").to_json(), flush=True)
    case "waits":
        signal.signal(
            signal.SIGTERM, lambda *_: (print(Result("waits", {}, "shutdown").to_json(), flush=True), sys.exit())
        )
        print(Result("ready", {"pid": os.getpid()}, "finished").to_json(), flush=True)
        time.sleep(600)
