"""What a crawl finds, against the truth: of the made-up web's last weeks, and of saved real pages.

    .venv/bin/python -m benchmarks.crawl [--seed 7] [--weeks 2] [--step 2] [PAGES]

The normal spiders run in their child processes against a server on loopback. PAGES is a folder of saved pages with what
is expected of each; it is not part of this repository.
"""

import argparse
import asyncio
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

from crawler import launch
from crawler.jobs import Job, Result, may_be_crawled
from crawler.outcomes import Outcome
from outlets.registry import load
from sandbox.folder import write_world
from sandbox.replay import Replay, SavedPage
from sandbox.server import Answering, Web, serve
from sandbox.site import Site
from sandbox.world import build_world
from storage import articles, runs
from storage.database import open_store
from storage.models import PageRow
from storage.records import Extracted
from storage.schema import migrate

PAGES = Path(__file__).parent.parent.parent / "shared" / "data" / "pages"
SAME_MINUTE, SAME_DAY = timedelta(minutes=1), timedelta(days=1)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weeks", type=int, default=2)
    parser.add_argument("--step", type=int, default=2, help="days between two crawls")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _crawl_sandbox(Path(folder) / "sandbox", options.seed, options.weeks, timedelta(days=options.step))
        if options.pages.is_dir():
            _crawl_saved_pages(Path(folder) / "saved", options.pages)
        else:
            print(f"\n{options.pages} is not there: no saved pages to crawl")


def _crawl_sandbox(folder: Path, seed: int, weeks: int, step: timedelta) -> None:
    """Crawls as somebody would who watches these weeks: again and again, while the web's clock moves on."""
    world = build_world(seed)
    write_world(world, folder)
    last = max(article.published_at for article in world.articles)
    first = (last - timedelta(weeks=weeks)).replace(hour=0, minute=0)
    truth = {article.url: article for article in world.articles if article.published_at >= first}
    outcomes: Counter[str] = Counter()
    print(f"made-up web, seed {seed}, last {weeks} weeks, a crawl every {step.days} days")
    print("  until             seconds  requests  stored  duplicate  other")
    moment = first
    with serve(Site(world, moment).answer) as web:
        while moment < last:
            moment = min(moment + step, last)
            web.show(Site(world, moment).answer)
            asked, start = len(web.asked), time.monotonic()
            # What is stored already, and nothing else, decides what is fetched: no crawl is told where the last ended.
            results = _watch(web, folder, moment)
            seconds = time.monotonic() - start
            crawl = sum((Counter(result.outcomes) for result in results), Counter())
            outcomes += crawl
            stored, known = crawl.pop(Outcome.STORED, 0), crawl.pop(Outcome.DUPLICATE, 0)
            other = {name: number for name, number in sorted(crawl.items()) if name != "door:read"}
            requests = len(web.asked) - asked
            print(f"  {moment:%Y-%m-%d %H:%M}  {seconds:7.1f}  {requests:8}  {stored:6}  {known:9}  {other or ''}")
    found = _read_store(folder)
    missing = [article for url, article in truth.items() if url not in found]
    every = {article.url for article in world.articles}
    timed = [(found[url][1].published_at, article.published_at) for url, article in truth.items() if url in found]
    print(f"  found {len(truth) - len(missing)} of {len(truth)} true articles")
    for article in missing:
        why = _why(folder, article.url)
        print(f"  missing: {article.outlet} {article.published_at:%Y-%m-%d %H:%M} {article.url}: {why}")
    print(f"  stored that are not in the truth: {len(set(found) - every)}")
    exact = sum(time is not None and abs(time - true) < SAME_MINUTE for time, true in timed)
    print(f"  same minute: {exact} of {len(timed)}")
    print(f"  outcomes of all crawls: {dict(sorted(outcomes.items()))}")


def _watch(web: Web, folder: Path, moment: datetime) -> list[Result]:
    registry = load(folder / "registry")
    chosen = tuple(slug for slug, outlet in registry.items() if may_be_crawled(outlet))
    database = _database(folder)
    migrate(database)
    job = Job(chosen, database, sandbox=web.place, registry=str(folder / "registry"), now=moment)
    return asyncio.run(launch.run(launch.split(job), lambda _: None))


def _why(folder: Path, url: str) -> str:
    with open_store(_database(folder), read_only=True) as store, store.read() as connection:
        reasons = Counter(each.drop.reason for each in runs.find_drops(connection, url))
    return ", ".join(f"{reason} {number}" for reason, number in reasons.items()) or "no door showed it"


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
    """Returns what a crawl of all that `answering` shows stored, as `_read_store` does, and its seconds."""
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
    return _read_store(folder), seconds


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'home' / 'derekkoz.db'}"


def _read_store(folder: Path) -> dict[str, tuple[str, Extracted]]:
    """Returns what is stored, by address: the address that it was fetched from ("" for a post), and the article."""
    with open_store(_database(folder), read_only=True) as store:
        kept = [one for batch in articles.walk(store) for one in batch]
        with store.read() as connection:
            fetched = {row.id: row.url for row in connection.execute(select(PageRow.id, PageRow.url))}
    return {one.article.extracted.url: (fetched.get(one.page_id or 0, ""), one.article.extracted) for one in kept}


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
