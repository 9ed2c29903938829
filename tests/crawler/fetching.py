"""A crawl child of the tests without any sandbox: `python fetching.py MODE URL…` prints what became of each URL.

MODE "all" has every part that a crawl has; "handler" leaves the download handler and the resolver alone.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scrapy.resolver
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler import settings as house_settings
from crawler.failures import name_failure

# A name that was public when it was first looked up, and leads inside the house now.
scrapy.resolver.dnscache["inside.example"] = "127.0.0.1"
scrapy.resolver.dnscache["cloud.example"] = "169.254.169.254"
OFF = {"crawler.middlewares.HopGuard": None, "crawler.robots.RobotsKeeper": None}

found: dict[str, Any] = {}


class Fetcher(Spider):
    name = "fetcher"

    async def start(self) -> Any:
        for url in sys.argv[2:]:
            yield Request(url, callback=self.got, errback=self.lost, cb_kwargs={"asked": url}, dont_filter=True)

    def got(self, response: Any, asked: str) -> Iterator[None]:
        found[asked] = response.status
        yield from ()

    def lost(self, failure: Any) -> None:
        found[failure.request.cb_kwargs["asked"]] = str(name_failure(failure.value)[0])

    def closed(self, reason: str) -> None:
        found["listening"] = listening()


def listening() -> list[str]:
    """Returns the local addresses at which this process waits for connections."""
    mine = {each.readlink().name for each in Path("/proc/self/fd").iterdir() if each.is_symlink() and each.exists()}
    inodes = {name.removeprefix("socket:[").removesuffix("]") for name in mine if name.startswith("socket:")}
    rows = [
        line.split()
        for table in ("/proc/self/net/tcp", "/proc/self/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
    ]
    return [row[1] for row in rows if row[3] == "0A" and row[9] in inodes]


if __name__ == "__main__":
    settings = Settings()
    settings.setmodule(house_settings, priority="project")
    settings.setdict({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0}, priority="cmdline")
    settings.setdict({"ITEM_PIPELINES": {}, "DOWNLOAD_TIMEOUT": 3}, priority="cmdline")
    if sys.argv[1] == "handler":
        settings.set("DOWNLOADER_MIDDLEWARES", house_settings.DOWNLOADER_MIDDLEWARES | OFF, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    process.crawl(Fetcher)
    process.start()
    print(json.dumps(found))  # noqa: T201 - to the test
