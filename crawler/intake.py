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

BATCH = 200  # outcomes that are written down together; each article is a transaction of its own

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


class Run:
    """One run under way: every page or line that it meets ends in `keep`, `count` or `drop`, once."""

    def __init__(self, store: Store, reader: Reader, clock: Callable[[], datetime], run_id: int, batch: int) -> None:
        """`batch` is the number of outcomes that are written down together; a kill loses at most these counts."""
        self._store = store
        self._reader = reader
        self._clock = clock
        self._id = run_id
        self._batch = batch
        self._counts: Counter[str] = Counter()
        self._drops: list[runs.Drop] = []

    def find_known(self, urls: Iterable[str]) -> frozenset[str]:
        """Returns those of the canonical URLs that are kept already."""
        with self._store.read() as connection:
            return articles.find_known(connection, urls)

    def keep(self, extracted: Extracted, page: Page | None = None) -> bool:
        """Stores an article with its language, evidence, verdict and page; False where its URL is kept already."""
        reading = self._reader.read(extracted)
        article = Article(extracted, reading.language, reading.evidence, reading.origin, self._clock())
        with self._store.write() as connection:
            stored = articles.save(connection, article, self._id, page)
        self.count("stored" if stored else "duplicate")
        return stored

    def count(self, name: str, number: int = 1) -> None:
        """Counts pages that ended in one way."""
        if number:
            self._counts[name] += number
            self._write_when_due()

    def drop(self, drop: runs.Drop) -> None:
        """Counts a page that is not kept, and keeps its address and the reason."""
        self._drops.append(drop)
        self._write_when_due()

    def write(self) -> None:
        """Writes down what was counted since the last time."""
        if not self._counts and not self._drops:
            return
        with self._store.write() as connection:
            runs.drop(connection, self._id, self._drops)
            runs.count(connection, self._id, dict(self._counts))
        self._counts.clear()
        self._drops.clear()

    def finish(self) -> None:
        """Writes down the rest, and that the run has come to its end."""
        self.write()
        with self._store.write() as connection:
            runs.finish(connection, self._id, self._clock())

    def _write_when_due(self) -> None:
        if self._counts.total() + len(self._drops) >= self._batch:
            self.write()


class Intake:
    """Takes articles into a store, run by run."""

    def __init__(self, store: Store, registry: Registry, reader: Reader, clock: Callable[[], datetime]) -> None:
        """`clock` gives the aware present time: of a run's start and end, and of an article's first being seen."""
        self._store = store
        self._registry = registry
        self._reader = reader
        self._clock = clock

    def begin(self, kind: str, source: str, batch: int = BATCH) -> Run:
        """Starts a run ("crawl", "import") over `source` (its outlet, its file); whoever starts it calls `finish`."""
        with self._store.write() as connection:
            run_id = runs.begin(connection, kind, source, self._clock())
        return Run(self._store, self._reader, self._clock, run_id, batch)

    def take(self, source: str, lines: Iterable[NumberedLine], tally: Tally) -> None:
        """Stores what `lines` hold as one run of the kind "import", and counts each line in `tally`.

        Whatever ends it early, the articles stored until then are whole. A run that was interrupted or killed stays
        in the history without an end.
        """
        run = self.begin("import", source)
        try:
            for batch in _in_batches(lines):
                self._take_batch(batch, run, tally)
                run.write()
        except Exception:
            run.finish()
            raise
        run.finish()

    def _take_batch(self, batch: list[NumberedLine], run: Run, tally: Tally) -> None:
        found: list[tuple[Extracted, Page | None]] = []
        for number, line in batch:
            try:
                found.append(self._extract(line))
            except Rejection as rejection:
                run.drop(runs.Drop(rejection.reason, _url_in(line), number, rejection.detail))
                tally.rejected[rejection.reason] += 1
                if len(tally.examples) < EXAMPLES:
                    tally.examples.append(f"line {number}: {rejection}")
        known = run.find_known([one.url for one, _ in found])
        fresh = [(one, page) for one, page in found if one.url not in known]
        run.count("duplicate", len(found) - len(fresh))
        stored = [one for one, page in fresh if run.keep(one, page)]
        tally.read += len(batch)
        tally.stored += len(stored)
        tally.duplicate += len(found) - len(stored)
        tally.undated += sum(one.published_at is None for one in stored)

    def _extract(self, line: bytes | dict[str, str] | None) -> tuple[Extracted, Page | None]:
        if line is None:
            raise Rejection(Reason.TOO_LONG, "longer than any article")
        fields = parse_line(line) if isinstance(line, bytes) else check_fields(line)
        now = self._clock()
        extracted = extract_line(fields, self._registry, now, url_required=True)
        return extracted, None if (fields.text or "").strip() else page_of(fields, now)


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
