"""How well and how fast pages are read, beside trafilatura alone in the same run.

    .venv/bin/python -m benchmarks.extraction [--part aside|tune|all] [--passes 3] [--worst 5] [DATA]

DATA holds `pages/` (a page and its expected fields as JSON, from fundus) and `main_text/` (pages with hand-marked text,
from the article extraction benchmark); neither is part of this repository. The rules may be changed while looking at
the part "tune"; what is reported comes from the part "aside", half of the outlets by a hash of their names.

Text is scored as the article extraction benchmark does: runs of four words, precision and recall averaged over pages,
F1 of the two averages. Time is the CPU's, the two readers taking turns page by page, best pass of each page.
"""

import argparse
import gzip
import json
import platform
import random
import re
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

from crawler.extraction.charsets import decode
from crawler.extraction.pages import extract
from crawler.extraction.values import Extraction
from storage.records import Page

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
WORDS = 4
RESAMPLES = 2_000
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """One page with what it should give."""

    name: str
    group: str
    page: Page
    expected: dict[str, Any]

    @property
    def part(self) -> str:
        """The part that all pages of an outlet belong to."""
        return "aside" if zlib.crc32(self.group.encode()) % 2 else "tune"


@dataclass(frozen=True)
class Score:
    """How a text agrees with the expected one; precision is None where nothing was found."""

    precision: float | None
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean for this page."""
        precision = self.precision or 0.0
        return 2 * precision * self.recall / (precision + self.recall) if precision + self.recall else 0.0


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--part", choices=("aside", "tune", "all"), default="aside")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--worst", type=int, default=0, help="name so many pages with the lowest F1")
    options = parser.parse_args()
    if not (options.data / "main_text").is_dir():
        sys.exit(f"{options.data} holds no main_text/ and pages/: name a folder that does")
    _print_machine()
    for name, load in (("pages", _load_pages), ("main_text", _load_main_text)):
        cases = [case for case in load(options.data) if options.part in ("all", case.part)]
        print(f"\n{name}: {len(cases)} pages of {len({case.group for case in cases})} outlets (part: {options.part})")
        _measure(cases, options.passes, options.worst)


def _print_machine() -> None:
    names = ("trafilatura", "selectolax", "lxml", "htmldate")
    print("Python", platform.python_version(), *(f"{name} {version(name)}" for name in names))
    models = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text()) or [platform.processor()]
    print(f"{len(models)} × {models[0]}, {platform.system()} {platform.release()}")


def _load_pages(data: Path) -> Iterator[Case]:
    for path in sorted((data / "pages").glob("*/*.json")):
        expected = json.loads(path.read_text())
        body = gzip.decompress(path.with_suffix(".html.gz").read_bytes())
        fetched = datetime.fromisoformat(expected["fetched_at"]).replace(tzinfo=UTC)
        yield Case(path.stem, path.stem.partition("_")[0], Page(expected["url"], fetched, body), expected)


def _load_main_text(data: Path) -> Iterator[Case]:
    now = datetime.now(UTC)
    for name, expected in json.loads((data / "main_text" / "ground-truth.json").read_text()).items():
        path = data / "main_text" / f"{name}.html.gz"
        if path.exists():
            page = Page(expected.get("url") or "", now, gzip.decompress(path.read_bytes()))
            yield Case(name[:12], name, page, {"text": expected["articleBody"]})


def _ours(page: Page) -> Extraction:
    return extract(page)


def _theirs(page: Page) -> str:
    html = decode(page.body).text
    return trafilatura.extract(html, fast=True, include_comments=False) or ""


def _theirs_with_fields(page: Page) -> Any:
    html = decode(page.body).text
    return trafilatura.bare_extraction(html, url=page.url, fast=True, include_comments=False, with_metadata=True)


def _measure(cases: list[Case], passes: int, worst: int) -> None:
    readers: dict[str, Callable[[Page], Any]] = {
        "ours, all fields": _ours,
        "trafilatura, text": _theirs,
        "trafilatura, all fields": _theirs_with_fields,
    }
    best: dict[str, list[float]] = {name: [float("inf")] * len(cases) for name in readers}
    texts: dict[str, list[Score]] = defaultdict(list)
    fields: dict[str, Counter[str]] = defaultdict(Counter)
    for attempt in range(passes):
        for index, case in enumerate(cases):
            for name, read in readers.items():
                start = time.process_time()
                found = read(case.page)
                best[name][index] = min(best[name][index], time.process_time() - start)
                if attempt == 0:
                    text, given = _fields_of(found)
                    texts[name].append(score_text(case.expected["text"], text))
                    if given and "title" in case.expected:
                        _count_fields(fields[name], case.expected, given)
    _print_texts(cases, texts, best)
    for name, counter in fields.items():
        print(f"  {name}: " + ", ".join(f"{field} {number}" for field, number in counter.items()))
    ranked = sorted(zip(texts["ours, all fields"], cases, strict=True), key=lambda pair: pair[0].f1)
    for score, case in ranked[:worst]:
        print(f"  F1 {score.f1:.2f} {case.name}")


def _print_texts(cases: list[Case], texts: dict[str, list[Score]], best: dict[str, list[float]]) -> None:
    print(f"  {'':24} {'F1':>6} {'P':>6} {'R':>6} {'mean F1':>8} {'ms/page':>8} {'pages/s':>8}")
    for name, scores in texts.items():
        found = [score.precision for score in scores if score.precision is not None]
        precision, recall = sum(found) / len(found), sum(score.recall for score in scores) / len(scores)
        overall = 2 * precision * recall / (precision + recall)
        mean, seconds = sum(score.f1 for score in scores) / len(scores), sum(best[name])
        speed = f"{seconds / len(cases) * 1000:8.1f} {len(cases) / seconds:8.0f}"
        print(f"  {name:24} {overall:6.3f} {precision:6.3f} {recall:6.3f} {mean:8.3f} {speed}")
    ours, theirs = texts["ours, all fields"], texts["trafilatura, text"]
    gains = [one.f1 - other.f1 for one, other in zip(ours, theirs, strict=True)]
    low, high = _bootstrap(gains)
    print(
        f"  mean F1 above trafilatura: {sum(gains) / len(gains):+.3f} (95 % {low:+.3f} to {high:+.3f}, pages resampled)"
    )
    for name in ("trafilatura, text", "trafilatura, all fields"):
        print(f"  times as fast as {name}: {sum(best[name]) / sum(best['ours, all fields']):.2f}")


def _bootstrap(gains: list[float]) -> tuple[float, float]:
    chance = random.Random(1)
    means = sorted(sum(chance.choices(gains, k=len(gains))) / len(gains) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def score_text(expected: str, found: str) -> Score:
    """Returns precision and recall over runs of four words."""
    wanted, given = _shingles(expected), _shingles(found)
    both = sum((wanted & given).values())
    precision = both / given.total() if given else None
    return Score(precision, both / wanted.total() if wanted else 1.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    length = min(WORDS, len(words))
    return Counter(tuple(words[i : i + length]) for i in range(len(words) - length + 1)) if words else Counter()


def _fields_of(found: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(found, Extraction):
        at = found.published_at
        return found.text, {"title": found.title, "authors": list(found.authors), "at": at}
    if found is None or isinstance(found, str):
        return found or "", {}
    at = datetime.fromisoformat(found.date) if found.date else None
    authors = (found.author or "").split("; ") if found.author else []
    return found.text or "", {"title": found.title or "", "authors": authors, "at": at}


def _count_fields(counter: Counter[str], expected: dict[str, Any], given: dict[str, Any]) -> None:
    title, wanted = " ".join(given["title"].split()), " ".join((expected["title"] or "").split())
    counter["titles equal"] += title == wanted
    counter["contained"] += bool(title) and (title in wanted or wanted in title)
    names = [name.casefold() for name in given["authors"]]
    counter["authors contained"] += all(
        any(author.casefold() in name or name in author.casefold() for name in names)
        for author in expected["authors"] or ()
    )
    at, when = given["at"], datetime.fromisoformat(expected["published_at"])
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    if at is not None and at.tzinfo is not None:
        counter["same day"] += at.astimezone(when.tzinfo).date() == when.date()
        counter["same minute"] += abs((at - when).total_seconds()) < 60
    else:
        counter["same day"] += at is not None and at.date() == when.date()
        counter["same minute"] += 0


if __name__ == "__main__":
    main()
