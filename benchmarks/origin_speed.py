"""How fast an article's origin is told, what ten times as many names cost, and what hostile texts do.

    .venv/bin/python -m benchmarks.origin_speed [FILE.jsonl.gz] [--articles 1000] [--part speed|names|hostile]

Articles are cut to 2,000 characters, in the order of the file; without a file, those of the sandbox, joined to that
length. Processor time of one core, the median of interleaved passes. "first" is the first pass: nothing is remembered
yet, as on an import; "later" is the median of the others, as in a daemon that has seen most words of the day before.
"""

import argparse
import gzip
import json
import platform
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from analysis.article.credits import find_credits
from analysis.article.language import detect
from analysis.article.lexicon import Lexicon, build
from analysis.article.links import find_links
from analysis.article.names import Medium, medium_of, open_media
from analysis.article.origin import derive_origin
from analysis.article.reading import Reader
from crawler.lines import extract_line, parse_line
from outlets.registry import Registry, load
from outlets.vocabulary import Group
from reports.stories import as_json
from sandbox.world import build_world
from storage.records import Extracted

ARTICLES = Path(__file__).parent.parent.parent / "shared" / "data" / "news_2019_2020.jsonl.gz"
LENGTH = 2_000  # characters of an article
TARGET = 1_500  # articles a second on one core, for credits, links and verdict
NAMES_TARGET = 1.2  # times as long with ten times the names
HOSTILE_LENGTH, HOSTILE_CREDITS = 1_000_000, 10_000
HOSTILE_TARGET = 1.0  # seconds


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--part", choices=("speed", "names", "hostile"), action="append")
    options = parser.parse_args()
    parts = options.part or ["speed", "names", "hostile"]
    registry = load()
    lines = list(_lines(options.file, options.articles))
    if "speed" in parts:
        _measure_speed(lines, registry, options.passes)
    if "names" in parts:
        _measure_names(lines, registry, options.passes)
    if "hostile" in parts:
        _measure_hostile(_lexicon(registry))
    print(f"Python {platform.python_version()}, numpy {version('numpy')}, {platform.machine()}, {platform.processor()}")


def _lines(file: Path, number: int) -> Iterator[bytes]:
    """Yields lines of JSON as `classify` takes them, each with a text of LENGTH characters."""
    if file.exists():
        with gzip.open(file, "rt", encoding="utf-8") as rows:
            wanted = (row for row in map(json.loads, rows) if len(row["text"] or "") >= LENGTH)
            for row, _ in zip(wanted, range(number), strict=False):
                line = {key: row[key] for key in ("id", "url", "title", "published_at") if key in row}
                yield json.dumps(line | {"text": row["text"][:LENGTH]}, ensure_ascii=False).encode()
        return
    print(f"{file} is not there: articles of the sandbox")
    text, made = "", 0
    for article in build_world(1).articles:
        text = f"{text}\n\n{article.text}"
        if len(text) >= LENGTH and made < number:
            yield json.dumps({"title": article.title, "text": text[:LENGTH]}, ensure_ascii=False).encode()
            text, made = "", made + 1


def _lexicon(registry: Registry, more: Sequence[Medium] = ()) -> Lexicon:
    return build([*map(medium_of, registry.values()), *open_media(), *more])


def _measure_speed(lines: list[bytes], registry: Registry, passes: int) -> None:
    now = datetime.now(UTC)
    lexicon, reader = _lexicon(registry), Reader(registry)
    articles = [extract_line(parse_line(line), registry, now, url_required=False) for line in lines]
    detect(articles[0].text)  # loads the engines

    def classify(line: bytes) -> str:
        reading = reader.read(extract_line(parse_line(line), registry, now, url_required=False))
        return json.dumps(as_json(reading.language, reading.evidence, reading.origin), ensure_ascii=False)

    times = _interleave(
        {
            "credits, links, verdict": lambda: [_tell(one, lexicon, registry) for one in articles],
            "language": lambda: [detect(one.text, one.title) for one in articles],
            "reader, with language": lambda: [reader.read(one) for one in articles],
            "classify, JSON to JSON": lambda: [classify(line) for line in lines],
        },
        passes,
    )
    print(f"{len(articles)} articles of {LENGTH:,} characters; target {TARGET:,} a second without language")
    print(f"{'':<26}{'first ms':>10}{'later ms':>10}{'articles/s':>12}")
    for name, (first, *later) in times.items():
        each = 1000 / len(articles)
        usual = median(later or [first])
        print(f"{name:<26}{first * each:>10.3f}{usual * each:>10.3f}{len(articles) / usual:>12,.0f}")


def _tell(one: Extracted, lexicon: Lexicon, registry: Registry) -> object:
    named = find_credits(one.title, one.text, one.outlet, lexicon)
    return derive_origin([*named, *find_links(one, registry, named)], one.title, one.text)


def _measure_names(lines: list[bytes], registry: Registry, passes: int) -> None:
    """Compares the lexicon with one of ten times as many media, whose names are made of the texts' own letters."""
    texts = [json.loads(line)["text"] for line in lines]
    usual = _lexicon(registry)
    more = _lexicon(registry, list(_made_up_media(9 * (len(registry) + len(open_media())), texts)))
    times = _interleave(
        {
            "names": lambda: [find_credits("", text, "", usual) for text in texts],
            "ten times": lambda: [find_credits("", text, "", more) for text in texts],
        },
        max(passes, 3),
    )
    ratio = median(times["ten times"][1:]) / median(times["names"][1:])
    print(f"\nten times as many media: {ratio:.2f} times as long (target {NAMES_TARGET})")


def _made_up_media(number: int, texts: Sequence[str]) -> Iterator[Medium]:
    """Yields media of one and two made-up words: halves of long words of the texts, glued anew."""
    chance = random.Random(1)
    words = sorted({word for text in texts for word in text.split() if word.isalpha() and len(word) > 5})
    for _ in range(number):
        one, two, three, four = (chance.choice(words) for _ in range(4))
        first = (one[:3] + two[3:]).capitalize()
        forms = (first,) if chance.random() < 0.5 else (f"{first} {(three[:3] + four[3:]).capitalize()}",)
        yield Medium(None, forms[0], Group.UNKNOWN, forms)


def _interleave(stages: dict[str, Callable[[], object]], passes: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(passes):
        for name, stage in stages.items():
            start = time.process_time()
            stage()
            times[name].append(time.process_time() - start)
    return times


# A name and a sentence that credits some media, as often as it takes to credit HOSTILE_CREDITS.
_SENTENCES = {
    "Russian": ("Мост закрыли на ремонт, сообщает ТАСС. ", 1),
    "Russian, one sentence": ("сообщает ТАСС со ссылкой на Reuters, ", 2),
    "Kazakh": ("ТАСС-қа сілтеме жасап, көпір жабылды. ", 1),
    "English": ("Reuters told everyone that all was well, ", 1),
    "quoted": ("газета «Свежий ветер» пишет, ", 1),
}


def _measure_hostile(lexicon: Lexicon) -> None:
    print(f"\nhostile texts (target {HOSTILE_TARGET} s each)")
    junk = {repr(letter): letter * HOSTILE_LENGTH for letter in "aЯ\"«».5-\n ('/\u00ad\u200bق"}
    for name, (sentence, media) in _SENTENCES.items():
        junk[f"{HOSTILE_CREDITS:,} credits, {name}"] = sentence * (HOSTILE_CREDITS // media)
    for name, text in junk.items():
        start = time.process_time()
        evidence = find_credits("", text, "", lexicon)
        derive_origin(evidence, "", text)
        taken = time.process_time() - start
        print(f"{name:<40}{taken:>6.2f} s {'' if taken < HOSTILE_TARGET else 'SLOW'}")


if __name__ == "__main__":
    main()
