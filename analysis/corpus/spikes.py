"""Spikes: days on which a share stands out from its own past, at a declared rate of false alarms.

Each day's share is compared with that of the eight weeks before it, but for the last one, by weekday. What is left, in
standard deviations and without what yesterday foretold, feeds two rules: a CUSUM for slow changes and a Shewhart chart
for sudden ones. One alarm for an episode: until the share has returned, or its new level has become its past, nothing
more is told. Nothing looks ahead, so a longer table gives the same alarms for the same days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from analysis.corpus.alarm_rates import threshold
from storage.records import Direction

METHOD = "spikes-1"  # goes up whenever the same counts could give other alarms

GUARD_DAYS = 7  # between the past and the judged week: the beginning of a slow change must not become its own past
PAST_DAYS = 56  # eight of each weekday; more would lag behind a year's drift
LEAST_DAYS = 42  # of the past with articles, before anything is judged: with fewer the spread is guesswork
RETURN_DAYS = 7  # an episode is over when the share has been near its past for so long on average ...
RETURN_WITHIN = 1.0  # ... so near, in standard deviations
RELEARN_DAYS = LEAST_DAYS + GUARD_DAYS  # or when the new level is old enough to be the past
ALLOWANCE = 0.75  # of the CUSUM: half the change, in standard deviations, that it finds soonest (Page 1954)
SLOW, SUDDEN = 5.4, 3.9  # scores at which the two rules are about equally rare (docs/method.md)
FURTHEST = 6.0  # standard deviations that one day may add to the CUSUM: one day is no slow change
WEEKDAY_PRIOR = 4.0  # days: how many of a weekday it takes until its own mean counts as much as "like all others"
TRIMMED = 0.1  # of the past, the days furthest off, that do not count for its spread
TRIMMED_VARIANCE = 0.623  # of a standard normal without its outermost tenth
TREND_DOUBT = 0.5  # standard errors by which a slope is drawn to zero; by trial, between false alarms and lag
STRONGEST_MEMORY = 0.7  # of one day for the day before; more is a change of level

_DIGITS = 9  # the ones behind depend on how many series are summed together

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Alarm:
    """The day on which an episode was found; `since` is its first day, and `score` is 1 at the threshold.

    `before` is the share that the past let expect, between 0 and 1. `rule` is "cusum" or "shewhart".
    """

    series: str
    day: date
    since: date
    direction: Direction
    rule: str
    score: float
    before: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Daily counts of some series from `first` on: two arrays, series × days; 0 articles: nothing is known of a day."""

    series: tuple[str, ...]
    first: date
    articles: Numbers
    russian: Numbers


@dataclass(frozen=True, slots=True)
class Watched:
    """The alarms, by day and series, and for each series how many days with articles it still has to learn."""

    alarms: tuple[Alarm, ...]
    learning: Mapping[str, int]


def tabulate(rows: Mapping[str, Mapping[date, tuple[int, int]]]) -> Counts:
    """Returns the counts of {series: {day: (russian, articles)}} as arrays, in the order of the series' names."""
    names = tuple(sorted(rows))
    days = [day for series in rows.values() for day in series]
    first = min(days, default=date(1, 1, 1))
    length = (max(days) - first).days + 1 if days else 0
    articles, russian = np.zeros((len(names), length)), np.zeros((len(names), length))
    for place, name in enumerate(names):
        for day, (found, seen) in rows[name].items():
            articles[place, (day - first).days] = seen
            russian[place, (day - first).days] = found
    return Counts(names, first, articles, russian)


def watch(counts: Counts, alarms_per_year: float) -> Watched:
    """Returns the alarms of all series, each at `alarms_per_year` false ones on average, both directions together."""
    state = _State(counts, alarms_per_year)
    alarms: list[Alarm] = []
    for day in range(counts.articles.shape[1]):
        if (counts.first + timedelta(days=day)).weekday() == 0:
            state.learn(day)
        alarms += state.judge(day)
    return Watched(tuple(sorted(alarms, key=lambda one: (one.day, one.series))), state.still_learning())


class _State:
    """What is known of each series on the day that is being judged. All arrays have one entry for each series."""

    def __init__(self, counts: Counts, alarms_per_year: float) -> None:
        self._counts = counts
        self._rate = alarms_per_year
        self._limit = np.ones(len(counts.series))
        many = len(counts.series)
        n, x = counts.articles, counts.russian
        # Freeman & Tukey 1950, Ann. Math. Stat. 21:607: the variance is 1/(4n+2) whatever the share, also for few.
        self._level: Numbers = (np.arcsin(np.sqrt(x / (n + 1))) + np.arcsin(np.sqrt((x + 1) / (n + 1)))) / 2
        self._weight: Numbers = np.where(n > 0, 4 * n + 2, 0.0)
        self._known: Truths = n > 0
        self._usable: Truths = self._known.copy()  # for the past: days of an episode that is over are not
        self._weekday = (np.arange(n.shape[1]) + counts.first.weekday()) % 7
        self._z: Numbers = np.full(n.shape, np.nan)
        self._start = np.zeros(many, dtype=np.int64)  # the past begins here at the earliest
        self._ready = np.zeros(many, dtype=bool)
        self._centre, self._spread, self._memory = np.zeros(many), np.ones(many), np.zeros(many)
        self._centre_weight = np.ones(many)
        self._middle, self._slope = np.zeros(many), np.zeros(many)  # a day, and the level's change per day
        self._offsets = np.zeros((many, 7))
        self._up, self._down = np.zeros(many), np.zeros(many)
        self._up_since, self._down_since = np.zeros(many, dtype=np.int64), np.zeros(many, dtype=np.int64)
        self._open = np.full(many, -1, dtype=np.int64)  # the first day of the episode that is not over, or -1

    def learn(self, day: int) -> None:
        """Takes the past of the week that begins on `day`; a series in an episode keeps the one from before it."""
        first, last = max(0, day - GUARD_DAYS - PAST_DAYS), max(0, day - GUARD_DAYS)
        if last <= first:
            return
        places = np.arange(first, last)
        usable = self._usable[:, first:last] & (places[None, :] >= self._start[:, None])
        chosen = np.flatnonzero((np.count_nonzero(usable, axis=1) >= LEAST_DAYS) & (self._open < 0))
        if not chosen.size:
            return
        weight = np.where(usable[chosen], self._weight[chosen, first:last], 0.0)
        level = self._level[chosen, first:last]
        centre = _weighted_median(level, weight)
        offsets = _weekday_offsets(level - centre[:, None], weight, self._weekday[first:last])
        adjusted = level - offsets[:, self._weekday[first:last]]
        centre = _weighted_median(adjusted, weight)
        z = np.where(weight > 0, (adjusted - centre[:, None]) * np.sqrt(weight), np.nan)
        spread = np.sqrt(np.maximum(1.0, _trimmed_variance(z)))
        memory = _memory(z)
        # So many fewer days are worth as much when each resembles the one before it.
        repeated = (1 + memory) / (1 - memory)
        middle, slope = _trend(adjusted, weight, spread**2 * repeated)
        self._middle[chosen], self._slope[chosen] = first + middle, slope
        self._centre[chosen], self._offsets[chosen], self._spread[chosen] = centre, offsets, spread
        self._centre_weight[chosen] = weight.sum(axis=1) / repeated
        self._memory[chosen] = memory
        found = np.where(usable[chosen], self._counts.russian[chosen, first:last], 0.0).sum(axis=1)
        self._limit[chosen] = threshold(self._rate, found / np.count_nonzero(usable[chosen], axis=1))
        self._ready[chosen] = True

    def judge(self, day: int) -> list[Alarm]:
        """Takes the day in and returns what it raises."""
        judged = self._ready & self._known[:, day]
        if not judged.any():
            return []
        # The centre is itself an estimate: a median's variance is π/2 times that of a mean.
        variance = 1 / np.where(judged, self._weight[:, day], 1.0) + np.pi / 2 / self._centre_weight
        expected = self._expect(day)
        z = (self._level[:, day] - expected) / (self._spread * np.sqrt(variance))
        self._z[:, day] = np.where(judged, z, np.nan)
        before = self._z[:, day - 1] if day else np.full(len(z), np.nan)
        memory = np.where(np.isnan(before), 0.0, self._memory)
        news = (z - memory * np.nan_to_num(before)) / np.sqrt(1 - memory**2)
        self._add_up(day, judged, news)
        free = judged & (self._open < 0)
        self._close(day, judged)
        return self._raise_alarms(day, free, news)

    def _expect(self, day: int) -> Numbers:
        lead = np.minimum(day - self._middle, GUARD_DAYS + PAST_DAYS)  # an old slope leads nowhere
        return np.asarray(self._centre + self._slope * lead + self._offsets[:, self._weekday[day]])

    def still_learning(self) -> dict[str, int]:
        """Returns how many days with articles each series that is not judged yet still needs."""
        known = np.count_nonzero(self._known, axis=1)
        return {
            name: max(1, LEAST_DAYS + GUARD_DAYS - int(known[place]))
            for place, name in enumerate(self._counts.series)
            if not self._ready[place]
        }

    def _add_up(self, day: int, judged: Truths, news: Numbers) -> None:
        step = np.where(judged, np.clip(news, -FURTHEST, FURTHEST), 0.0)
        for sums, since, sign in ((self._up, self._up_since, 1), (self._down, self._down_since, -1)):
            since[sums == 0] = day
            grown = np.maximum(0.0, sums + sign * step - ALLOWANCE)
            sums[:] = np.where(judged & (self._open < 0), grown, sums)

    def _close(self, day: int, judged: Truths) -> None:
        for place in np.flatnonzero((self._open >= 0) & judged):
            begun = int(self._open[place])
            recent = self._z[place, max(begun, day - RETURN_DAYS + 1) : day + 1]
            recent = recent[~np.isnan(recent)]
            if day - begun >= RETURN_DAYS and recent.size and abs(recent.mean()) < RETURN_WITHIN:
                self._usable[place, begun : day - RETURN_DAYS + 1] = False
            elif day - begun >= RELEARN_DAYS:
                self._start[place] = begun
                self._ready[place] = False  # until the next Monday, when the new level becomes the past
            else:
                continue
            self._open[place] = -1
            self._up[place] = self._down[place] = 0.0

    def _raise_alarms(self, day: int, free: Truths, news: Numbers) -> list[Alarm]:
        scores = {
            (Direction.UP, "cusum"): self._up / SLOW,
            (Direction.UP, "shewhart"): news / SUDDEN,
            (Direction.DOWN, "cusum"): self._down / SLOW,
            (Direction.DOWN, "shewhart"): -news / SUDDEN,
        }
        highest = np.max(np.stack(list(scores.values())), axis=0)
        raised = []
        for place in np.flatnonzero(free & (highest >= self._limit)):
            direction, rule = max(scores, key=lambda one: float(scores[one][place]))
            since = self._up_since if direction is Direction.UP else self._down_since
            begun = day if rule == "shewhart" else int(since[place])
            self._open[place] = begun
            self._up[place] = self._down[place] = 0.0
            expected = float(self._expect(day)[place])
            raised.append(
                Alarm(
                    series=self._counts.series[place],
                    day=self._counts.first + timedelta(days=day),
                    since=self._counts.first + timedelta(days=begun),
                    direction=direction,
                    rule=rule,
                    score=round(float(highest[place] / self._limit[place]), _DIGITS),
                    before=round(float(np.sin(np.clip(expected, 0, np.pi / 2)) ** 2), _DIGITS),
                )
            )
        return raised


def _weighted_median(values: Numbers, weight: Numbers) -> Numbers:
    order = np.argsort(values, axis=1)
    passed = np.cumsum(np.take_along_axis(weight, order, axis=1), axis=1)
    middle = np.argmax(passed >= passed[:, -1:] / 2, axis=1)
    return np.asarray(np.take_along_axis(values, np.take_along_axis(order, middle[:, None], axis=1), axis=1)[:, 0])


def _weekday_offsets(residual: Numbers, weight: Numbers, weekday: Sequence[int] | NDArray[np.int64]) -> Numbers:
    """Returns what each weekday differs from all days, drawn towards nothing as long as few days tell it."""
    offsets = np.zeros((len(residual), 7))
    mean_weight = weight.sum(axis=1) / np.maximum(1, np.count_nonzero(weight, axis=1))
    for number in range(7):
        mine = np.asarray(weekday) == number
        total = weight[:, mine].sum(axis=1)
        offsets[:, number] = (residual[:, mine] * weight[:, mine]).sum(axis=1) / (total + WEEKDAY_PRIOR * mean_weight)
    return offsets


def _trend(level: Numbers, weight: Numbers, inflation: Numbers) -> tuple[Numbers, Numbers]:
    """Returns the mean place of the days, and the level's change per day as far as it is surely there.

    The least-squares slope, drawn to zero by TREND_DOUBT standard errors: a drift is followed, noise is not.
    """
    places = np.arange(level.shape[1])
    total = np.maximum(weight.sum(axis=1), 1e-9)
    middle = (weight * places).sum(axis=1) / total
    lag = places[None, :] - middle[:, None]
    squares = np.maximum((weight * lag**2).sum(axis=1), 1e-9)
    mean = (weight * level).sum(axis=1) / total
    slope = (weight * lag * (level - mean[:, None])).sum(axis=1) / squares
    doubt = TREND_DOUBT * np.sqrt(inflation / squares)
    return middle, np.sign(slope) * np.maximum(0.0, np.abs(slope) - doubt)


def _trimmed_variance(z: Numbers) -> Numbers:
    ordered = np.sort(z**2, axis=1)  # unknown days last
    known = np.count_nonzero(~np.isnan(z), axis=1)
    kept = np.maximum(1, np.floor(known * (1 - TRIMMED))).astype(np.int64)
    sums = np.cumsum(np.nan_to_num(ordered), axis=1)
    # Seven weekdays and the centre were fitted to the same days.
    fitted = known / np.maximum(1.0, known - 1 - 6 * known / (known + 7 * WEEKDAY_PRIOR))
    return np.asarray(np.take_along_axis(sums, kept[:, None] - 1, axis=1)[:, 0] / kept / TRIMMED_VARIANCE * fitted)


def _memory(z: Numbers) -> Numbers:
    """Returns how strongly a day resembles the one before it (lag-1 correlation), from none to STRONGEST_MEMORY."""
    capped = np.clip(z, -3, 3)
    today, yesterday = capped[:, 1:], capped[:, :-1]
    both = ~np.isnan(today) & ~np.isnan(yesterday)
    pairs = np.maximum(1, np.count_nonzero(both, axis=1))
    products = np.where(both, np.nan_to_num(today) * np.nan_to_num(yesterday), 0.0).sum(axis=1)
    squares = np.nansum(capped**2, axis=1) / np.maximum(1, np.count_nonzero(~np.isnan(capped), axis=1))
    found = products / pairs / np.maximum(squares, 1e-9)
    # From 56 days it comes out too small by about (1 + 4r)/n (Marriott & Pope 1954, Biometrika 41:390).
    return np.asarray(np.clip(found + (1 + 4 * found) / pairs, 0.0, STRONGEST_MEMORY))
