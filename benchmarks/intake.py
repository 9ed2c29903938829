"""How fast articles are taken in, with language, evidence, origin and one transaction each; and where the time goes.

    .venv/bin/python -m benchmarks.intake [FILE.jsonl.gz] [--articles 1000] [--passes 3]

Processor time of one core, the median of interleaved passes over the same articles.
"""

import argparse
import platform
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import sqlalchemy

from analysis.article.credits import find_credits
from analysis.article.language import detect
from analysis.article.lexicon import build
from analysis.article.names import medium_of, open_media
from analysis.article.reading import Reader
from crawler.files import read_lines
from crawler.intake import Intake, NumberedLine, Tally
from crawler.lines import extract_line, parse_line
from outlets.registry import load
from storage.database import open_store
from storage.schema import migrate

ARTICLES = Path(__file__).parent.parent.parent / "shared" / "data" / "news_2019_2020.jsonl.gz"
MEMORY_UNIT = 1024  # ru_maxrss counts in KiB on Linux


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    if not options.file.exists():
        sys.exit(f"{options.file} is not there: name a file of articles")
    every = list(read_lines(options.file))
    lines = every[:: max(1, len(every) // options.articles)][: options.articles]
    registry = load()
    reader = Reader(registry)
    lexicon = build([*map(medium_of, registry.values()), *open_media()])
    now = datetime.now(UTC)
    found = [
        extract_line(parse_line(line), registry, now, url_required=True)
        for _, line in lines
        if isinstance(line, bytes) and (parse_line(line).text or "").strip()
    ]
    detect(found[0].text)  # loads the engines
    stages: dict[str, Callable[[], object]] = {
        "whole intake": lambda: _take(lines, reader),
        "language": lambda: [detect(one.text, one.title) for one in found],
        "credits": lambda: [find_credits(one.title, one.text, one.outlet, lexicon) for one in found],
        "reading, whole": lambda: [reader.read(one) for one in found],
    }
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(options.passes):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            times[name].append(time.process_time() - start)
    characters = sum(len(one.text) for one in found) / len(found)
    print(f"{len(found)} articles of {characters:,.0f} characters, median of {options.passes} passes, one core")
    for name, seconds in times.items():
        middle = median(seconds)
        print(f"{name:<16} {len(found) / middle:8,.0f} articles/s {middle / len(found) * 1000:7.2f} ms each")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT
    print(f"peak memory {peak / 1e6:,.0f} MB")
    print(f"Python {platform.python_version()}, SQLAlchemy {sqlalchemy.__version__}, {platform.machine()}")


def _take(lines: list[NumberedLine], reader: Reader) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/derekkoz.db"
        migrate(url)
        with open_store(url) as store:
            Intake(store, load(), reader, lambda: datetime.now(UTC)).take("benchmark", lines, Tally())


if __name__ == "__main__":
    main()
