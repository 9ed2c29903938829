"""The sources of one text among many: whom it shares words with, and who of them was there first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.corpus.fingerprints import SHINGLE
from analysis.corpus.reuse import (
    LEAST_TELLING,
    WITHIN,
    Doubt,
    Lag,
    Moment,
    Overlap,
    compare,
    have_common_source,
    is_later,
    measure_lag,
)
from analysis.corpus.wording import Wording
from storage.records import Precedence

# Texts of the window that hold a fingerprint. What more than these hold is a phrase of the language or of the trade.
COMMON = 100
# Texts of one outlet that hold a fingerprint. What more than these hold is its boilerplate: it was not copied, and
# whoever copied it took no news.
BOILERPLATE = 8
_LEAST_SHARED = LEAST_TELLING // SHINGLE  # telling fingerprints: fewer do not cover as many words
# Texts that hold a fingerprint of an article without what stands around it there: more of them, and it is a phrase that
# reporters of one subject use (of the weather, of the markets), however rare among all texts.
MOST_STRANGERS = 5
_NEAR = 0.3  # of an article's fingerprints: whoever holds as many tells the same story, and is no stranger to any
_BLOCK = 18  # words without a gap in the fingerprints: whoever holds as many has the passage, not the phrase
MOST_CANDIDATES = 150  # texts that are compared with one: the most alike first. The widest story of a day has fewer

Holder = tuple[int, int, str]  # a fingerprint, the text that holds it, that text's outlet


@dataclass(frozen=True, slots=True)
class Dated:
    """A text that can be compared: its words, and when it was published. `url` puts equals in a lasting order."""

    id: int
    url: str
    outlet: str
    wording: Wording
    moment: Moment

    @property
    def rank(self) -> tuple[object, ...]:
        """Where it stands in time: of two texts the lower one is the other's possible source."""
        return self.moment.earliest, self.moment.latest, self.url


@dataclass(frozen=True, slots=True)
class Found:
    """One source of a text."""

    source: Dated
    overlap: Overlap
    lag: Lag
    precedence: Precedence
    doubt: Doubt | None = None


def find_common(holders: Iterable[Holder]) -> frozenset[int]:
    """Returns the fingerprints that tell nothing: held by too many texts, or by too many of one outlet."""
    texts: Counter[int] = Counter()
    of_outlet: Counter[tuple[int, str]] = Counter()
    for number, _, outlet in holders:
        texts[number] += 1
        of_outlet[number, outlet] += 1
    everywhere = {number for number, count in texts.items() if count > COMMON}
    return frozenset(everywhere.union(number for (number, _), count in of_outlet.items() if count > BOILERPLATE))


def spread_common(fingerprints: Mapping[int, int], common: Collection[int]) -> frozenset[int]:
    """Returns the words that lie between neighbouring fingerprints which are all common.

    One common fingerprint alone is a turn of phrase inside a text of its own, and hides nothing.
    """
    hidden: set[int] = set()
    before: int | None = None
    for place, number in sorted((place, number) for number, place in fingerprints.items()):
        if number not in common:
            before = None
            continue
        if before is not None:
            hidden.update(range(before, place + SHINGLE))
        before = place
    return frozenset(hidden)


@dataclass(frozen=True, slots=True)
class Traces:
    """What the fingerprints alone tell of a text.

    `telling` are the first words of those that few other texts have; `candidates` are the texts that may share enough
    with it to be compared word for word, the most alike first.
    """

    telling: frozenset[int]
    candidates: tuple[int, ...]


def follow_traces(
    fingerprints: Mapping[int, int], holders: Iterable[Holder], common: Collection[int], itself: int
) -> Traces:
    """Returns which fingerprints of a text are telling, and which of their holders may share a passage with it.

    A holder is no stranger to a fingerprint if it holds all those around it too, or most that the text has. Whoever
    shares neither such a block nor enough telling fingerprints could not pass `reuse.compare`.
    """
    ordered = sorted((place, number) for number, place in fingerprints.items() if number not in common)
    position = {number: index for index, (_, number) in enumerate(ordered)}
    held: dict[int, list[int]] = {}
    for number, text, _ in holders:
        if text != itself and number in position:
            held.setdefault(text, []).append(position[number])
    strangers = [0] * len(ordered)
    near: set[int] = set()
    for text, indexes in held.items():
        if len(indexes) >= _NEAR * len(ordered):
            near.add(text)
            continue
        for run in _split_runs(sorted(indexes)):
            if ordered[run[-1]][0] + SHINGLE - ordered[run[0]][0] >= _BLOCK:
                near.add(text)
                continue
            for index in run:
                strangers[index] += 1
    telling = {index for index, count in enumerate(strangers) if count <= MOST_STRANGERS}
    shared = {text: sum(index in telling for index in indexes) for text, indexes in held.items()}
    chosen = [(-len(held[text]), text) for text, count in shared.items() if count >= _LEAST_SHARED or text in near]
    return Traces(
        frozenset(ordered[index][0] for index in telling), tuple(text for _, text in sorted(chosen)[:MOST_CANDIDATES])
    )


def _split_runs(indexes: Sequence[int]) -> list[list[int]]:
    runs = [[indexes[0]]]
    for before, index in pairwise(indexes):
        if index == before + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def find_sources(
    article: Dated, others: Iterable[Dated], common: Collection[int] = (), telling: Collection[int] | None = None
) -> list[Found]:
    """Returns every source of `article` among `others`, the one that shares most first.

    Sources are texts that rank before it, within WITHIN. Where two sources share the same passages with it, and one of
    them was published before both, that one is the source, and the other stands beside it undecided: it may have taken
    the same words from there itself.
    """
    found: list[Found] = []
    for other in others:
        if other.rank >= article.rank or article.moment.earliest - other.moment.earliest > WITHIN:
            continue
        overlap = compare(article.wording, other.wording, common, telling)
        if overlap is None:
            continue
        later = is_later(article.moment, other.moment)
        lag = measure_lag(article.moment, other.moment)
        precedence = Precedence.COPIED if later else Precedence.UNDECIDED
        found.append(Found(other, overlap, lag, precedence, None if later else Doubt.TIMES))
    found = [_doubt(one, found) for one in found]
    return sorted(found, key=lambda one: (-one.overlap.words, one.source.rank))


def _doubt(one: Found, all_found: Sequence[Found]) -> Found:
    if one.precedence is Precedence.UNDECIDED:
        return one
    for other in all_found:
        earlier = other.precedence is Precedence.COPIED and is_later(one.source.moment, other.source.moment)
        if earlier and have_common_source(one.overlap, other.overlap):
            return replace(one, precedence=Precedence.UNDECIDED, doubt=Doubt.COMMON_SOURCE)
    return one
