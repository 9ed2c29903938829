"""What one text has in common with another, passage by passage, and which of the two was there first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from analysis.corpus.fingerprints import SHINGLE
from analysis.corpus.wording import SEED, Wording, number_runs
from storage.records import Precision

METHOD = "reuse-2"  # raised whenever the same texts may give another answer

WITHIN = timedelta(days=14)  # what is older than this is history that anybody may tell again
CLOCK_TOLERANCE = timedelta(minutes=10)  # by which two outlets' clocks may differ

# Chosen on the made-up web, whose reporters share stock sentences, and looked at on real articles: what each costs is
# in docs/decisions/0013. Words are those that are equal in both texts.
LEAST_SHARE = 0.10  # of the shorter text's words
LEAST_RUN = 40  # words in a row, which are reuse whatever the share
LEAST_WORDS = 12  # of a text: fewer are a formula ("сообщили в пресс-службе …") as often as news
LEAST_PASSAGE = 16  # words in the same order in both texts, with small changes between them: over one sentence
_MOST_OF_A_POST = 0.6  # of the shorter text, where that is less than LEAST_PASSAGE
# One passage at least has as many words in a row, or as many with changes: two stock sentences may meet, not three.
LEAST_EXACT, LEAST_CHANGED = 15, 24
LEAST_TELLING = 12  # words under fingerprints that few others have
_BRIDGED = 5  # words that may differ between two equal runs of one passage, on either side
_LEAST_TOLD = 8  # words of a passage outside quoted speech: "сказал президент … на заседании" alone is fewer
_LEAST_TOLD_SHARE = 0.1  # of the passage, for long speeches with a long introduction
_NEARLY_ALL = 0.8  # of a source of LEAST_RUN words or more: a speech that *is* the article was copied with it
_REPEATS = 8  # places of one run of SEED words that are tried; a refrain has more


class Doubt(StrEnum):
    """Why it is undecided which of two texts was first."""

    TIMES = "times"  # too near each other, or not known exactly enough
    COMMON_SOURCE = "common_source"  # all that the two share stands in a third text, earlier than both


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `first` to `last` (exclusive) of an article that stand in its source too, `matched` of them unchanged."""

    first: int
    last: int
    matched: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What an article shares with a source: its passages in order, `words` matched in all, the longest equal run."""

    passages: tuple[Passage, ...]
    words: int
    run: int
    share: float  # of the article's words

    @property
    def longest(self) -> Passage:
        """The passage with the most matched words; the first of equals."""
        return max(self.passages, key=lambda one: one.matched)


@dataclass(frozen=True, slots=True)
class Lag:
    """How much later than its source an article was published, in minutes: at least `low`, at most `high`."""

    low: int
    high: int


def compare(
    article: Wording, source: Wording, common: Collection[int] = (), telling: Collection[int] | None = None
) -> Overlap | None:
    """Returns what `article` shares with `source`, or None where that is too little to speak of reuse.

    `common` holds the article's words (by number, from 0) that belong to no text in particular: boilerplate of an
    outlet, phrases that everybody uses. They are never compared. What is quoted speech in the *source* counts only
    inside a passage that goes on outside it: two texts that quote the same person need not know of each other, while
    a text that puts its source's own words into quotation marks has taken them.

    `telling` holds the first words of the article's fingerprints that few other texts have; None where nobody knows.
    A passage without any, or an overlap with fewer than LEAST_TELLING words under them, is made of stock phrases,
    unless LEAST_RUN words in a row are the same.
    """
    if not article.keys or not source.keys:
        return None
    shorter = min(len(article), len(source))
    blocks = [one for one in _join(article, source, _find_runs(article, source, common)) if _is_told(one, source)]
    least = min(LEAST_PASSAGE, _MOST_OF_A_POST * shorter)
    passages = [one for one in blocks if one.matched >= least]
    if telling is not None:
        passages = _leave_stock(passages, telling, min(LEAST_TELLING, shorter))
    words = sum(one.matched for one in passages)
    run = max((one.run for one in passages), default=0)
    if run < min(LEAST_EXACT, shorter) and all(one.matched < LEAST_CHANGED for one in passages):
        return None
    if words < LEAST_SHARE * shorter and run < LEAST_RUN:
        return None
    found = tuple(Passage(one.first, one.last, one.matched) for one in passages)
    return Overlap(found, words, run, words / len(article))


def _leave_stock(passages: Sequence["_Block"], telling: Collection[int], least: int) -> list["_Block"]:
    """Leaves out the passages in which nothing is telling; all of them, where too little is."""
    counts = [_count_telling(one, telling) for one in passages]
    enough = sum(counts) >= least
    return [one for one, count in zip(passages, counts, strict=True) if (enough and count) or one.run >= LEAST_RUN]


def _count_telling(passage: "_Block", telling: Collection[int]) -> int:
    """Returns how many words of a passage stand under telling fingerprints that the source has as well."""
    words: set[int] = set()
    for first, length in passage.equal:
        for place in range(first, first + length - SHINGLE + 1):
            if place in telling:
                words.update(range(place, place + SHINGLE))
    return len(words)


@dataclass(slots=True)
class _Block:
    first: int
    last: int
    at: int  # where its first word stands in the source
    until: int
    matched: int
    run: int
    equal: list[tuple[int, int]]  # runs that stand in the source word for word: first word, length


def _find_runs(article: Wording, source: Wording, common: Collection[int]) -> list[tuple[int, int, int]]:
    """Returns equal runs of SEED words or more as (place in the article, place in the source, length), in order.

    Greedy, from the article's start on: at each word the longest run, or the one that goes on where the last ended.
    """
    seeds, keys, others = source.seeds, article.keys, source.keys
    length, size = len(keys), len(others)
    taken = bytearray(size)  # what the source says once is found once, however often the article repeats it
    runs: list[tuple[int, int, int]] = []
    shingles = number_runs(keys, SEED)
    first, expected = 0, -1
    while first < len(shingles):
        places = seeds.get(shingles[first])
        if places is None:
            first += 1
            continue
        best, best_place = 0, -1
        near = [place for place in places if 0 <= place - expected <= _BRIDGED] if expected >= 0 else []
        for place in near or places[:_REPEATS]:
            reach = 0
            while (
                first + reach < length
                and place + reach < size
                and keys[first + reach] == others[place + reach]
                and not taken[place + reach]
                and not (common and first + reach in common)
            ):
                reach += 1
            if reach > best:
                best, best_place = reach, place
        if best < SEED:
            first += 1
            continue
        taken[best_place : best_place + best] = b"\x01" * best
        runs.append((first, best_place, best))
        first, expected = first + best, best_place + best
    return runs


def _join(article: Wording, source: Wording, runs: Sequence[tuple[int, int, int]]) -> list[_Block]:
    """Joins runs with small changes between them to passages."""
    blocks: list[_Block] = []
    for first, at, length in runs:
        last = blocks[-1] if blocks else None
        if last and first - last.last <= _BRIDGED and 0 <= at - last.until <= _BRIDGED:
            between = zip(article.keys[last.last : first], source.keys[last.until : at], strict=False)
            last.matched += length + sum(one == other for one, other in between)
            last.last, last.until, last.run = first + length, at + length, max(last.run, length)
            last.equal.append((first, length))
        else:
            blocks.append(_Block(first, first + length, at, at + length, length, length, [(first, length)]))
    return blocks


def _is_told(block: _Block, source: Wording) -> bool:
    """Tells whether enough of a passage stands outside quoted speech in the source."""
    length = block.until - block.at
    if block.matched >= max(LEAST_RUN, _NEARLY_ALL * len(source)):
        return True
    told = length - source.spoken.count(1, block.at, block.until)
    return told >= max(min(_LEAST_TOLD, block.matched), _LEAST_TOLD_SHARE * length)


# --- Who was first ---------------------------------------------------------------------------------------------------
_EXACT = {
    Precision.SECOND: timedelta(seconds=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.DAY: timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: at `earliest` or later, before `latest`."""

    earliest: datetime
    latest: datetime


def date_moment(published_at: datetime | None, precision: Precision) -> Moment | None:
    """Returns the interval in which an article was published; None where its time is unknown."""
    width = _EXACT.get(precision)
    if published_at is None or width is None:
        return None
    try:
        return Moment(published_at, published_at + width)
    except OverflowError:
        return None


def measure_lag(article: Moment, source: Moment) -> Lag:
    """Returns by how many minutes an article may be later than its source; negative where it may be earlier."""
    low = (article.earliest - source.latest) / timedelta(minutes=1)
    high = (article.latest - source.earliest) / timedelta(minutes=1)
    return Lag(int(low // 1), int(-(-high // 1)))


def is_later(article: Moment, source: Moment) -> bool:
    """Tells whether an article was published after its source for certain, whatever their clocks."""
    return article.earliest - source.latest >= CLOCK_TOLERANCE


def have_common_source(overlap: Overlap, earlier: Overlap) -> bool:
    """Tells whether (nearly) all that an article shares with a source stands in an `earlier` text as well.

    Both overlaps are of the same article. Fewer than LEAST_WORDS others prove no copying.
    """
    known: set[int] = set()
    for passage in earlier.passages:
        known.update(range(passage.first, passage.last))
    others = sum(word not in known for passage in overlap.passages for word in range(passage.first, passage.last))
    return others < LEAST_WORDS
