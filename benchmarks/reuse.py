"""How much copied text is found, how much of what is found is real, and what it costs.

    .venv/bin/python -m benchmarks.reuse [--changed N] [--pairs N] [NEWS.jsonl.gz]
    .venv/bin/python -m benchmarks.reuse --sandbox [--seeds 0-4]

The first changes real articles (not part of this repository) as newsrooms do and looks for them among all the others;
beside it stands what a MinHash index at Jaccard 0.5 could find at best. With --pairs it prints pairs of different sites
to be judged by eye. The second takes the made-up web, whose copies are known, through a store of its own.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from analysis.article.reading import Reader
from analysis.corpus.fingerprints import take_fingerprints
from analysis.corpus.reuse import Moment, Overlap
from analysis.corpus.sources import Dated, Holder, find_common, find_sources, follow_traces, spread_common
from analysis.corpus.wording import Wording, number_runs, read_wording
from clock.match import match_store
from crawler.intake import Intake, Tally
from outlets.registry import load
from sandbox.folder import write_world
from sandbox.world import build_world
from storage import reuse
from storage.database import open_store
from storage.records import Precedence
from storage.schema import migrate

NEWS = Path(__file__).parent.parent.parent / "shared" / "data" / "news_2019_2020.jsonl.gz"
LEAST = 80  # words of an article that is changed: shorter ones have no third that is a text
BLOCK = 60  # words of a quoted paragraph
JACCARD = 0.5  # at which MinHash indexes are usually set
NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)


def main() -> None:
    """Prints one of the two tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("news", nargs="?", type=Path, default=NEWS)
    parser.add_argument("--changed", type=int, default=400, help="articles of each kind")
    parser.add_argument("--pairs", type=int, default=0, help="print so many pairs of different sites instead")
    parser.add_argument("--sandbox", action="store_true")
    parser.add_argument("--seeds", default="0-4")
    options = parser.parse_args()
    if options.sandbox:
        first, _, last = options.seeds.partition("-")
        for seed in range(int(first), int(last or first) + 1):
            measure_sandbox(seed)
        return
    if not options.news.exists():
        sys.exit(f"{options.news} is not there: name a file of articles, one JSON object a line")
    with gzip.open(options.news, "rt", encoding="utf-8") as lines:
        index = Index([row for row in map(json.loads, lines) if row["text"]])
    index.print_pairs(options.pairs) if options.pairs else index.measure(options.changed)


class Index:
    """All articles in memory, found by their fingerprints as in a store."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        """Reads them, and says what that takes."""
        self.rows = rows
        start = time.process_time()
        self.wordings = [read_wording(row["text"]) for row in rows]
        self.fingerprints = [take_fingerprints(one) for one in self.wordings]
        spent = (time.process_time() - start) / len(rows)
        mean = sum(map(len, self.fingerprints)) / len(rows)
        print(f"{len(rows):,} articles: {1000 * spent:.2f} ms and {mean:.0f} fingerprints each")
        self.holders: dict[int, list[int]] = {}
        for number, found in enumerate(self.fingerprints):
            for each in found:
                self.holders.setdefault(each, []).append(number)

    def find(self, wording: Wording, itself: int = -1) -> dict[int, Overlap]:
        """Returns what a text shares with which articles, whatever their times."""
        prints = take_fingerprints(wording)
        held: list[Holder] = [
            (each, one, self.rows[one]["site"]) for each in prints for one in self.holders.get(each, ())
        ]
        common = find_common(held)
        traces = follow_traces(prints, held, common, itself)
        article = Dated(-1, "", "", wording, Moment(NOON, NOON))
        earlier = Moment(NOON - timedelta(hours=1), NOON - timedelta(hours=1))
        others = [Dated(one, str(one), "", self.wordings[one], earlier) for one in traces.candidates]
        found = find_sources(article, others, spread_common(prints, common), traces.telling)
        return {one.source.id: one.overlap for one in found}

    def measure(self, number: int) -> None:
        """Prints the recall for each kind of change."""
        rng = Random(7)
        chosen = [one for one, wording in enumerate(self.wordings) if len(wording) >= LEAST]
        rng.shuffle(chosen)
        chosen = chosen[:number]
        vocabulary = " ".join(row["text"] for row in rng.sample(self.rows, 300)).split()
        print(f"\n{'change':<28} found  Jaccard >= {JACCARD}  mean share   ms")
        for name, change in CHANGES.items():
            hits = alike = 0
            shares = 0.0
            start = time.process_time()
            for one in chosen:
                other = self.rows[rng.randrange(len(self.rows))]["text"]
                changed = read_wording(change(self.rows[one]["text"].split(), other.split(), vocabulary, rng))
                overlap = self.find(changed).get(one)
                hits += overlap is not None
                shares += overlap.share if overlap else 0.0
                alike += _jaccard(changed, self.wordings[one]) >= JACCARD
            spent = (time.process_time() - start) / len(chosen)
            mean = shares / hits if hits else 0.0
            print(
                f"{name:<28} {hits / len(chosen):.3f}  {alike / len(chosen):>8.3f}  {mean:>14.2f}  {1000 * spent:.1f}"
            )

    def print_pairs(self, number: int) -> None:
        """Prints pairs of different sites, spread evenly over the shares that were found."""
        pairs = [
            (overlap, one, other)
            for one, wording in enumerate(self.wordings)
            for other, overlap in self.find(wording, one).items()
            if other < one and self.rows[one]["site"] != self.rows[other]["site"]
        ]
        pairs.sort(key=lambda pair: pair[0].share)
        print(f"{len(pairs)} pairs of different sites")
        for overlap, one, other in pairs[:: max(1, len(pairs) // number)]:
            places, longest = self.wordings[one].places, overlap.longest
            passage = self.rows[one]["text"][places[longest.first][0] : places[longest.last - 1][1]]
            print(f"\n{overlap.share:.2f} {overlap.words} words, run {overlap.run}, {len(overlap.passages)} passages")
            print(f"  {self.rows[one]['site']}: {self.rows[one]['title']}")
            print(f"  {self.rows[other]['site']}: {self.rows[other]['title']}\n  «{passage[:300]}»")


Change = Callable[[list[str], list[str], list[str], Random], str]


def _reword(part: float) -> Change:
    def change(words: list[str], _: list[str], vocabulary: list[str], rng: Random) -> str:
        return " ".join(rng.choice(vocabulary) if rng.random() < part else word for word in words)

    return change


def _quote(words: list[str], other: list[str], _: list[str], rng: Random) -> str:
    first, at = rng.randrange(max(1, len(words) - BLOCK)), rng.randrange(len(other) + 1)
    return " ".join([*other[:at], *words[first : first + BLOCK], *other[at:]])


CHANGES: dict[str, Change] = {
    "none": lambda words, *_: " ".join(words),
    "cut to 30 %": lambda words, *_: " ".join(words[: max(20, len(words) * 3 // 10)]),
    "20 % of words changed": _reword(0.2),
    "35 % of words changed": _reword(0.35),
    "lead and boilerplate added": lambda words, _, v, rng: " ".join([*rng.choices(v, k=60), *words, *v[:40]]),
    f"{BLOCK} words in another text": _quote,
}


def _jaccard(one: Wording, two: Wording) -> float:
    first, second = set(number_runs(one.keys, 3)), set(number_runs(two.keys, 3))
    return len(first & second) / len(first | second) if first | second else 0.0


def measure_sandbox(seed: int) -> None:
    """Prints recall, precision, direction and the level of one made-up world."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_world(build_world(seed), home)
        truth = {row["url"]: row for row in _rows(home / "truth.jsonl") if "url" in row}
        registry, url = load(home / "registry"), f"sqlite:///{home}/derekkoz.db"
        migrate(url)
        with open_store(url) as store:
            lines = enumerate((home / "articles.jsonl").read_bytes().splitlines(), 1)
            Intake(store, registry, Reader(registry), lambda: datetime.now(UTC)).take("sandbox", lines, Tally())
            size, start = store.path.stat().st_size, time.process_time()
            done = match_store(store, registry, datetime.now(UTC))
            spent = time.process_time() - start
            with store.read() as connection:
                pairs = list(reuse.walk(connection))
            grown = store.path.stat().st_size - size
        wanted = {(row["url"], row["source_url"]) for row in truth.values() if row["source_url"]}
        origin = {row["url"]: row["source_url"] or row["url"] for row in truth.values()}
        found = {(one.article.url, one.source.url): one.reuse.precedence for one in pairs}
        kind = Counter(
            "planted"
            if pair in wanted
            else "copies of one text"
            if origin.get(pair[0], "") == origin.get(pair[1], " ")
            else "other"
            for pair in found
        )
        right = sum(found.get(pair) is Precedence.COPIED for pair in wanted)
        print(
            f"seed {seed}: planted {len(wanted)}, found {kind['planted']}, of these directed right {right};"
            f" copies of one text {kind['copies of one text']}, other pairs {kind['other']};"
            f" L3 {done.level_3}, true {sum('L3' in row['levels'] for row in truth.values())}, true forwards"
            f" {sum(row['kind'] == 'forwarded' for row in truth.values())};"
            f" {1000 * spent / done.new:.1f} ms and {grown / done.new:.0f} bytes an article"
        )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
