"""The ledger of one run of one outlet: each address that it finds ends in exactly one outcome."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from crawler.outcomes import COUNTED_ONLY, LONGEST_DETAIL, Outcome
from storage.faults import StoreError
from storage.records import Extracted, Page
from storage.runs import Drop

DOOR = "door:"  # before the outcomes of feeds, sitemaps, listings and previews, which are no articles
READ = "read"  # the outcome of a door that could be opened, whatever it showed


class Book(Protocol):
    """Where outcomes are written down: a run of the store (crawler.intake.Run), or a trial that stores nothing."""

    def find_known(self, urls: Iterable[str]) -> frozenset[str]:
        """Returns those of the canonical URLs that are kept already."""

    def keep(self, extracted: Extracted, page: Page | None = None) -> bool:
        """Keeps an article and its page, and counts it; False where its URL is kept already."""

    def count(self, name: str, number: int = 1) -> None:
        """Counts pages."""

    def drop(self, drop: Drop) -> None:
        """Counts a page, with its address."""

    def finish(self) -> None:
        """Closes the book."""


@dataclass
class Trial:
    """A book that only remembers: what `outlets try` shows."""

    kept: list[Extracted] = field(default_factory=list)

    def find_known(self, urls: Iterable[str]) -> frozenset[str]:
        """Knows nothing, so that the newest articles are tried."""
        return frozenset()

    def keep(self, extracted: Extracted, page: Page | None = None) -> bool:
        """Remembers the article."""
        self.kept.append(extracted)
        return True

    def count(self, name: str, number: int = 1) -> None:
        """Does nothing: the ledger counts too."""

    def drop(self, drop: Drop) -> None:
        """Does nothing."""

    def finish(self) -> None:
        """Does nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of a trial: the door that found it, its outcome, and the article with the method of each field."""

    url: str
    door: str
    outcome: str
    detail: str = ""
    extracted: Extracted | None = None
    methods: Mapping[str, str] = field(default_factory=dict)


class Ledger:
    """Counts what one run of one outlet finds."""

    def __init__(self, book: Book, *, entries: bool = False) -> None:
        """With `entries` every outcome is remembered by itself, too; for trials, which are short."""
        self._book = book
        self._open: dict[str, str] = {}  # address → the door that found it
        self._seen: set[str] = set()
        self._entries: list[Entry] | None = [] if entries else None
        self._closed = False
        self.outcomes: Counter[str] = Counter()
        self.fault = ""  # what has ended the run before its time, in one line

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What a trial remembers."""
        return tuple(self._entries or ())

    def open(self, url: str, door: str) -> bool:
        """Notes an address that a door shows; False where this run has seen it already."""
        if url in self._seen:
            return False
        self._seen.add(url)
        self._open[url] = door
        return True

    def find_known(self, urls: Iterable[str]) -> frozenset[str]:
        """Returns those of the canonical URLs that are kept already."""
        return self._book.find_known(urls)

    def keep(
        self, url: str, extracted: Extracted, page: Page | None = None, methods: Mapping[str, str] | None = None
    ) -> None:
        """Ends an address with its article: stored, or a duplicate where it leads to one that is kept already."""
        stored = self._book.keep(extracted, page)
        self._end(url, Outcome.STORED if stored else Outcome.DUPLICATE, "", extracted, methods)

    def settle(self, url: str, outcome: str, detail: str = "") -> None:
        """Ends an address without an article."""
        if url not in self._open:
            return  # a late answer after the run's end, which has settled it
        detail = " ".join(detail.split())[:LONGEST_DETAIL]
        self._end(url, outcome, detail, None)
        if outcome in COUNTED_ONLY:
            self._book.count(outcome)
        else:
            self._book.drop(Drop(outcome, url, detail=detail))

    def note_door(self, url: str, outcome: str, detail: str = "") -> None:
        """Counts one fetch of a feed, sitemap, listing or preview: "read", or the reason why it could not be."""
        name = DOOR + outcome
        self.outcomes[name] += 1
        if outcome in (READ, Outcome.NOT_MODIFIED):
            self._book.count(name)
        else:
            self._book.drop(Drop(name, url, detail=" ".join(detail.split())[:LONGEST_DETAIL]))

    def close(self) -> None:
        """Ends what is still open as unfinished, and the book; a second time nothing happens.

        Raises:
            StoreError: the database takes no more; all is counted here by then.
        """
        if self._closed:
            return
        self._closed = True
        problem: StoreError | None = None
        for url in list(self._open):
            try:
                self.settle(url, Outcome.UNFINISHED)
            except StoreError as refusal:
                problem = refusal
        if problem is not None:
            raise problem
        self._book.finish()

    def _end(
        self,
        url: str,
        outcome: str,
        detail: str,
        extracted: Extracted | None,
        methods: Mapping[str, str] | None = None,
    ) -> None:
        door = self._open.pop(url, "")
        self.outcomes[outcome] += 1
        if self._entries is not None:
            self._entries.append(Entry(url, door, outcome, detail, extracted, methods or {}))
