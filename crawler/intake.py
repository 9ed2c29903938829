"""Intake: the one way by which articles get into the store, whichever door they came through."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from analysis.article.reading import Reader
from crawler.lines import Reason, Rejection, check_fields, extract_line, page_of, parse_line
from outlets.registry import Registry
from storage import articles, runs
from storage.database import Store
from storage.records import Article, Extracted, Page

BATCH = 200  # lines whose outcomes are written down together; each article is a transaction of its own

EXAMPLES = 5  # rejected lines that a tally quotes: enough to see what is wrong with a file

NumberedLine = tuple[int, bytes | dict[str, str] | None]


@dataclass
class Tally:
    """What became of the lines: `read` is the sum of the other three."""

    read: int = 0
    stored: int = 0
    duplicate: int = 0
    undated: int = 0  # of the stored ones: kept, but in no period of any series
    rejected: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)  # the first rejected lines, for people


class Intake:
    """Takes lines of articles into a store."""

    def __init__(self, store: Store, registry: Registry, reader: Reader, clock: Callable[[], datetime]) -> None:
        """`clock` gives the aware present time: of a run's start and end, and of an article's first being seen."""
        self._store = store
        self._registry = registry
        self._reader = reader
        self._clock = clock

    def take(self, source: str, lines: Iterable[NumberedLine], tally: Tally) -> None:
        """Stores what `lines` hold as one run of the kind "import", and counts each line in `tally`.

        Whatever ends it early, the articles stored until then are whole. A run that was interrupted or killed stays
        in the history without an end.
        """
        with self._store.write() as connection:
            run_id = runs.begin(connection, "import", source, self._clock())
        try:
            for batch in _in_batches(lines):
                self._take_batch(batch, run_id, tally)
        except Exception:
            self._finish(run_id)
            raise
        self._finish(run_id)

    def _finish(self, run_id: int) -> None:
        with self._store.write() as connection:
            runs.finish(connection, run_id, self._clock())

    def _take_batch(self, batch: list[NumberedLine], run_id: int, tally: Tally) -> None:
        found: list[tuple[Extracted, Page | None]] = []
        drops: list[runs.Drop] = []
        for number, line in batch:
            try:
                found.append(self._extract(line))
            except Rejection as rejection:
                drops.append(runs.Drop(rejection.reason, _url_in(line), number, rejection.detail))
        with self._store.read() as connection:
            known = articles.find_known(connection, [one.url for one, _ in found])
        stored = [one for one, page in found if one.url not in known and self._store_one(one, page, run_id)]
        outcomes = {"stored": len(stored), "duplicate": len(found) - len(stored)}
        with self._store.write() as connection:
            runs.drop(connection, run_id, drops)
            runs.count(connection, run_id, {name: number for name, number in outcomes.items() if number})
        tally.read += len(batch)
        tally.stored += len(stored)
        tally.duplicate += len(found) - len(stored)
        tally.undated += sum(one.published_at is None for one in stored)
        tally.rejected.update(drop.reason for drop in drops)
        room = EXAMPLES - len(tally.examples)
        tally.examples += [f"line {drop.position}: {drop.reason}: {drop.detail}" for drop in drops[: max(room, 0)]]

    def _extract(self, line: bytes | dict[str, str] | None) -> tuple[Extracted, Page | None]:
        if line is None:
            raise Rejection(Reason.TOO_LONG, "longer than any article")
        fields = parse_line(line) if isinstance(line, bytes) else check_fields(line)
        now = self._clock()
        extracted = extract_line(fields, self._registry, now, url_required=True)
        return extracted, None if (fields.text or "").strip() else page_of(fields, now)

    def _store_one(self, extracted: Extracted, page: Page | None, run_id: int) -> bool:
        reading = self._reader.read(extracted)
        article = Article(extracted, reading.language, reading.evidence, reading.origin, self._clock())
        with self._store.write() as connection:
            return articles.save(connection, article, run_id, page)


def _in_batches(lines: Iterable[NumberedLine]) -> Iterator[list[NumberedLine]]:
    """Yields what was read even when the reading ends in an exception, which is raised after it."""
    batch: list[NumberedLine] = []
    try:
        for line in lines:
            batch.append(line)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _url_in(line: bytes | dict[str, str] | None) -> str | None:
    """Returns the address of a rejected line, where it can still be read."""
    try:
        fields = parse_line(line) if isinstance(line, bytes) else check_fields(line)
    except Rejection:
        return None
    return fields.url
