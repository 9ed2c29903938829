"""What a crawl finds, against the truth: of the made-up web's last weeks, and of saved real pages.

    .venv/bin/python -m benchmarks.crawl [--seed 7] [--weeks 2] [PAGES]

The normal spiders run in their child processes against a server on loopback. PAGES is a folder of saved pages with what
is expected of each; it is not part of this repository.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit

from sqlalchemy import select

from sandbox.folder import write_world
from sandbox.replay import Replay, SavedPage
from sandbox.server import Answering, serve
from sandbox.site import Site
from sandbox.world import build_world
from storage import articles
from storage.database import open_store
from storage.models import PageRow
from storage.records import Extracted

PAGES = Path(__file__).parent.parent.parent / "shared" / "data" / "pages"
SAME_MINUTE, SAME_DAY = timedelta(minutes=1), timedelta(days=1)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weeks", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _crawl_sandbox(Path(folder) / "sandbox", options.seed, options.weeks)
        if options.pages.is_dir():
            _crawl_saved_pages(Path(folder) / "saved", options.pages)
        else:
            print(f"\n{options.pages} is not there: no saved pages to crawl")


def _crawl_sandbox(folder: Path, seed: int, weeks: int) -> None:
    world = build_world(seed)
    write_world(world, folder)
    first = max(article.published_at for article in world.articles) - timedelta(weeks=weeks)
    truth = {article.url: article for article in world.articles if article.published_at.date() >= first.date()}
    found, seconds = _crawl(Site(world).answer, folder, first)
    every = {article.url for article in world.articles}
    missing = Counter(article.outlet for url, article in truth.items() if url not in found)
    timed = [(found[url][1].published_at, article.published_at) for url, article in truth.items() if url in found]
    print(f"made-up web, seed {seed}, last {weeks} weeks: {seconds:.0f} s")
    print(f"  found {len(truth) - missing.total()} of {len(truth)} true articles; not found: {dict(missing) or 'none'}")
    print(f"  stored that are not in the truth: {len(set(found) - every)}")
    exact = sum(time is not None and abs(time - true) < SAME_MINUTE for time, true in timed)
    print(f"  same minute: {exact} of {len(timed)}")


def _crawl_saved_pages(folder: Path, pages: Path) -> None:
    replay = Replay.read(pages)
    replay.write_registry(folder / "registry")
    found, seconds = _crawl(replay.answer, folder, datetime.fromisoformat("2000-01-01"))
    by_fetch = {_place(fetched): article for fetched, article in found.values() if fetched}
    pairs = [(page, by_fetch[_place(page.url)]) for page in replay.pages if _place(page.url) in by_fetch]
    print(f"\nsaved real pages: {seconds:.0f} s, stored {len(pairs)} of {len(replay.pages)}")
    titles = [(_words(page.title), _words(article.title)) for page, article in pairs]
    print(f"  title equal {sum(one == two for one, two in titles)}")
    late = [
        abs(page.published_at - article.published_at) for page, article in pairs if article.published_at is not None
    ]
    print(f"  same minute {sum(one < SAME_MINUTE for one in late)}, same day {sum(one < SAME_DAY for one in late)}")
    print(f"  text, F1 over words, mean: {mean(_f1(page, article) for page, article in pairs):.3f}")


def _crawl(answering: Answering, folder: Path, since: datetime) -> tuple[dict[str, tuple[str, Extracted]], float]:
    """Returns what a crawl of all that `answering` shows stored, and its seconds.

    By the address that it is kept under: the address that it was fetched from ("" for a post), and the article.
    """
    with serve(answering) as web:
        settings = {
            "DEREKKOZ_SANDBOX": web.place,
            "DEREKKOZ_REGISTRY": str(folder / "registry"),
            "DEREKKOZ_HOME": str(folder / "home"),
        }
        start = time.monotonic()
        command = [sys.executable, "-m", "derekkoz", "crawl", "--since", since.date().isoformat(), "--format", "csv"]
        subprocess.run(command, env=os.environ | settings, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
    with open_store(f"sqlite:///{folder / 'home' / 'derekkoz.db'}", read_only=True) as store:
        kept = [one for batch in articles.walk(store) for one in batch]
        with store.read() as connection:
            fetched = {row.id: row.url for row in connection.execute(select(PageRow.id, PageRow.url))}
    return {
        one.article.extracted.url: (fetched.get(one.page_id or 0, ""), one.article.extracted) for one in kept
    }, seconds


def _place(url: str) -> tuple[str, str]:
    """Returns host and path: a feed's tracking parameters come and go."""
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/")


def _words(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text).lower().split()


def _f1(page: SavedPage, article: Extracted) -> float:
    expected, given = Counter(_words(page.text)), Counter(_words(article.text))
    both = (expected & given).total()
    return 2 * both / (expected.total() + given.total()) if both else 0.0


if __name__ == "__main__":
    main()
