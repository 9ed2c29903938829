"""How much memory a crawl holds, as the limit on it sees it."""

import os
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

_STATM = Path("/proc/self/statm")  # sizes in pages of memory; the second is what is resident
_PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes


def resident_bytes() -> int:
    """Returns what this process holds in memory now."""
    return int(_STATM.read_text(encoding="ascii").split()[1]) * _PAGE


class MemoryWatch(MemoryUsage):
    """Scrapy's limit on memory, held against what is resident now.

    Scrapy asks for the peak. Linux hands that on when a process starts another, so a crawl that a large daemon starts
    would begin above its limit and be ended at once.
    """

    def get_virtual_size(self) -> int:
        """Returns bytes."""
        return resident_bytes()
