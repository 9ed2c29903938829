"""Matching: every article is compared with the earlier ones around it, and its verdict follows what is found."""

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from analysis.corpus.borrowings import measure_reuse, tell_borrowings
from analysis.corpus.fingerprints import take_fingerprints
from analysis.corpus.reuse import LEAST_WORDS, WITHIN, date_moment
from analysis.corpus.sources import (
    COMMON,
    Dated,
    Found,
    find_common,
    find_sources,
    follow_traces,
    spread_common,
)
from analysis.corpus.wording import Wording, read_wording
from outlets.registry import Registry
from storage import articles, matching, reuse, runs
from storage.bridge import Kept
from storage.database import Store
from storage.matching import Entry, State, Text
from storage.records import EvidenceKind, Level, Precedence
from verdicts.renewal import find_correction, renew

# Articles in one transaction: nobody else may write for as long, which is a tenth of a second.
BATCH = 20
# Texts whose words are kept at hand: those of a few stories that are matched one after the other; 40 MB.
_AT_HAND = 300


@dataclass
class Matched:
    """What one matching did. `compared` counts articles, each as often as it was compared; pairs are those found."""

    new: int = 0
    undated: int = 0
    too_short: int = 0
    compared: int = 0
    again: int = 0  # of the compared: because an earlier text had arrived
    pairs: int = 0
    undecided: int = 0
    level_3: int = 0  # of the compared: uncredited reuse of a Russian medium's text


@dataclass
class _Matcher:
    registry: Registry
    done: Matched = field(default_factory=Matched)
    at_hand: OrderedDict[int, Wording] = field(default_factory=OrderedDict)
    day: int = 0
    everywhere: set[int] = field(default_factory=set)  # common to more texts around `day` than are worth reading again


def match_store(
    store: Store, registry: Registry, now: datetime, *, report: Callable[[int, int], None] | None = None
) -> Matched:
    """Compares all articles that were not compared yet, and those for which an earlier text has arrived since.

    Each batch is a transaction of its own: whatever ends it early, the next call goes on from there, and a call with
    nothing to do changes nothing. Who was first is told by publication times alone; `now` is only when the run took
    place. `report` is called with how many articles were compared and how many are left.
    """
    matcher = _Matcher(registry)
    while _index(store, matcher):
        pass
    with store.read() as connection:
        left = matching.count_waiting(connection)
    while number := _match(store, matcher):
        left = max(0, left - number)
        if report is not None:
            report(matcher.done.compared, left)
    if matcher.done.new or matcher.done.compared:
        with store.write() as connection:
            run = runs.begin(connection, "match", "the store", now)
            runs.count(connection, run, {name: count for name, count in asdict(matcher.done).items() if count})
            runs.finish(connection, run, now)
    return matcher.done


def _index(store: Store, matcher: _Matcher) -> int:
    """Takes the fingerprints of some new articles, and returns how many it looked at."""
    done = matcher.done
    with store.write() as connection:
        texts = matching.find_new(connection, BATCH)
        entries = [_enter(text) for text in texts]
        matching.add(connection, entries)
    done.new += len(entries)
    done.undated += sum(entry.state is State.UNDATED for entry in entries)
    done.too_short += sum(entry.state is State.TOO_SHORT for entry in entries)
    return len(entries)


def _enter(text: Text) -> Entry:
    moment = date_moment(text.published_at, text.precision)
    if moment is None:
        return Entry(text.id, State.UNDATED)
    wording = read_wording(text.text, latin_kazakh=text.latin_kazakh)
    if len(wording) < LEAST_WORDS:
        return Entry(text.id, State.TOO_SHORT)
    return Entry(text.id, State.FRESH, matching.day_number(moment.earliest), tuple(take_fingerprints(wording)))


def _match(store: Store, matcher: _Matcher) -> int:
    """Compares some pending articles, and returns how many."""
    with store.write() as connection:
        pending = matching.find_pending(connection, BATCH)
        height = matching.find_height(connection)
        kept = {one.id: one for one in articles.find_by_ids(connection, list(pending))}
        for article_id, state in pending.items():
            _match_one(connection, matcher, kept[article_id], is_fresh=state is State.FRESH)
            matching.settle(connection, article_id, height)
    matcher.done.again += sum(state is State.STALE for state in pending.values())
    matcher.done.compared += len(pending)
    return len(pending)


def _match_one(connection: Connection, matcher: _Matcher, kept: Kept, *, is_fresh: bool) -> None:
    article = _date(matcher, Text.of(kept.id, kept.article))
    if article is None:
        raise LookupError(f"article {kept.id} has lost its publication time")
    fingerprints = take_fingerprints(article.wording)
    day = matching.day_number(article.moment.earliest)
    if day != matcher.day:
        matcher.day, matcher.everywhere = day, set()
    asked = [number for number in fingerprints if number not in matcher.everywhere]
    holders = matching.find_holders(connection, asked, day - WITHIN.days, day + WITHIN.days)
    common = find_common(holders)
    counted = Counter(number for number, _, _ in holders if number in common)
    matcher.everywhere.update(number for number, count in counted.items() if count > COMMON)
    empty = common | matcher.everywhere
    traces = follow_traces(fingerprints, holders, empty, kept.id)
    texts = matching.read_texts(connection, traces.candidates)
    others = [one for text in texts if (one := _date(matcher, text)) is not None]
    found = find_sources(article, others, spread_common(fingerprints, empty), traces.telling)
    _keep(connection, matcher, kept, article, found)
    if is_fresh:
        later = [other.id for other in others if other.rank > article.rank]
        matching.unsettle(connection, later, kept.id)


def _date(matcher: _Matcher, text: Text) -> Dated | None:
    moment = date_moment(text.published_at, text.precision)
    if moment is None:
        return None
    wording = matcher.at_hand.get(text.id)
    if wording is None:
        wording = matcher.at_hand[text.id] = read_wording(text.text, latin_kazakh=text.latin_kazakh)
        if len(matcher.at_hand) > _AT_HAND:
            matcher.at_hand.popitem(last=False)
    else:
        matcher.at_hand.move_to_end(text.id)
    return Dated(text.id, text.url, text.outlet, wording, moment)


def _keep(connection: Connection, matcher: _Matcher, kept: Kept, article: Dated, found: list[Found]) -> None:
    """Writes down the pairs, the evidence that follows from them, and the verdict that follows from that."""
    reuse.replace(connection, kept.id, {one.source.id: measure_reuse(article, one) for one in found})
    extracted, before = kept.article.extracted, kept.article.evidence
    borrowings = tell_borrowings(article, extracted.text, found, matcher.registry)
    evidence = (*(sign for sign in before if sign.kind is not EvidenceKind.REUSE), *borrowings)
    origin = renew(connection, kept, evidence, borrowings, find_correction(connection, kept))
    done = matcher.done
    done.pairs += len(found)
    done.undecided += sum(one.precedence is Precedence.UNDECIDED for one in found)
    done.level_3 += Level.L3 in origin.levels
