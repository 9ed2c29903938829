"""The limit on a crawl's memory, where whoever starts it holds more."""

import subprocess
import sys

from scrapy.settings import Settings

CHILD = "from crawler.memory import resident_bytes; import resource; "
CHILD += "print(resident_bytes() // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
PARENT = f"""
import subprocess, sys
held = bytearray(b"x") * (400 * 1024 * 1024)
print(subprocess.run([sys.executable, "-c", {CHILD!r}], capture_output=True, text=True, check=True).stdout)
"""


def test_a_crawl_is_not_charged_with_the_memory_of_whoever_starts_it() -> None:
    answer = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, text=True, check=True).stdout
    resident, peak = map(int, answer.split())  # KiB
    assert resident < 200 * 1024
    assert resident <= peak


def test_the_limit_is_held_against_what_is_resident() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    extensions = settings.getwithbase("EXTENSIONS")
    assert extensions["crawler.memory.MemoryWatch"] is not None
    assert extensions["scrapy.extensions.memusage.MemoryUsage"] is None
