"""Coverage: how much of what the panel normally publishes was collected; and which outlets are not heard any more.

What an outlet normally publishes is told by its own past, never by the days that are judged: the median of eight weekly
totals, spread over the weekdays as the whole panel's articles are, and lowered on days on which most outlets publish
less (holidays). Only what is missing beyond chance counts as missing: otherwise every outlet of an article a day would
be found lacking every other day. Formulas and limits: docs/method.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from analysis.corpus.request import Registry
from storage.records import Cell

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]

BASELINE_WEEKS = 8  # weekly totals whose median is the normal one: up to three may be odd, and it follows in two months
GUARD_WEEKS = 1  # between the baseline and the judged week, so that no judged day is in its own baseline
LEAST_WEEKS = 2  # with fewer the outlet's file has the word: the lower end of its articles_per_day
DAYS_BEFORE = 7 * (BASELINE_WEEKS + GUARD_WEEKS + 1)  # of counts that judging a day needs
LEAST_FOR_WEEKDAYS = 200  # articles of the panel in the baseline, below which weekdays are taken as alike
LARGE = 3.0  # articles a day: outlets below it say nothing about a holiday
FEWEST_LARGE = 5  # outlets, below which a holiday cannot be told from a failure
DEEPEST_HOLIDAY = 0.3  # of the normal volume; when everybody publishes less than that, it is the collection that failed
BEYOND_CHANCE = 3.0  # standard deviations: about one false finding in 700 outlets and weeks
SPREAD = (1.0, 10.0)  # least and most variance per article that is believed of an outlet's weekly totals
USUAL_SPREAD = 2.0  # where fewer than four weeks tell it
SILENCE = math.log(10_000)  # how improbable a silence must be: once in 10,000 at the outlet's own rate and spread
MOST_DAYS = 40_000  # a century; a series that goes further has a slip in its dates, and nothing is expected there
GONE_DAYS = 42  # without an article, after which the past no longer says what to expect


@dataclass(frozen=True, slots=True)
class Collected:
    """How many articles were to be expected, and how many of them are missing beyond chance."""

    expected: float
    missing: float

    @property
    def coverage(self) -> float | None:
        """Between 0 and 1; None where nobody knows what to expect."""
        return None if self.expected <= 0 else 1 - self.missing / self.expected


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet that is not heard: since `last`, the day of its last article, `expected` articles should have come."""

    outlet: str
    last: date
    expected: float


class Coverage:
    """What was to be expected of each watched outlet on each day, and what is missing. Make it once for all periods."""

    def __init__(self, cells: Iterable[Cell], registry: Registry, first: date, last: date) -> None:
        """`cells` have to begin DAYS_BEFORE days before `first`; those of other outlets and days are passed over."""
        self._start = date.fromordinal(max(1, first.toordinal() - first.weekday() - DAYS_BEFORE))
        self._days = min((last - self._start).days + 1, MOST_DAYS)
        self.outlets = _watched(registry, self._start, last)
        self._row = {slug: number for number, slug in enumerate(self.outlets)}
        self._seen: Numbers = np.zeros((len(self._row), self._days))
        for cell in cells:
            place = self._row.get(cell.outlet)
            if place is not None and cell.day is not None and 0 <= (day := (cell.day - self._start).days) < self._days:
                self._seen[place, day] += cell.articles
        self._watched = _mask(registry, self.outlets, self._start, self._days)
        self._expect(registry)

    def between(self, first: date, last: date, outlet: str | None = None) -> Collected:
        """Returns what was collected on the days `first` to `last`, of one outlet or of all that were watched."""
        place = self._row.get(outlet, None) if outlet is not None else -1
        start, end = max(0, (first - self._start).days), min(self._days, (last - self._start).days + 1)
        if place is None or start >= end:
            return Collected(0.0, 0.0)
        expected, missing = self._sums[:, place, end] - self._sums[:, place, start]
        return Collected(float(expected), float(missing))

    def silences(self, day: date) -> list[Silence]:
        """Returns the outlets that were heard before and are not on `day`, the one that is missed most first."""
        end = (day - self._start).days + 1
        found = []
        for number, slug in enumerate(self.outlets):
            heard = np.flatnonzero(self._seen[number, :end])
            if not heard.size or not self._watched[number, end - 1]:
                continue
            quiet = int(heard[-1]) + 1
            expected = float(self._expected[number, quiet:end].sum())
            if expected / float(self._spread[number, end - 1]) >= SILENCE or end - quiet >= GONE_DAYS:
                found.append(Silence(slug, self._start + timedelta(days=quiet - 1), expected))
        return sorted(found, key=lambda one: (-one.expected, one.outlet))

    def unheard(self) -> list[str]:
        """Returns the watched outlets of which there is no article in all the days."""
        return [slug for number, slug in enumerate(self.outlets) if not self._seen[number].any()]

    def _expect(self, registry: Registry) -> None:
        weeks = -(-self._days // 7)  # the start is a Monday
        padded = np.zeros((len(self.outlets), weeks * 7))
        padded[:, : self._days] = self._seen
        by_week = padded.reshape(len(self.outlets), weeks, 7)
        totals = by_week.sum(axis=2)
        level, spread = _baseline(totals)
        low = np.array([_least_per_day(registry, slug) for slug in self.outlets]).reshape(-1, 1)
        level = np.where(np.isnan(level), 7 * low, level)
        expected = level[:, :, None] / 7 * _weekday_factors(by_week)[None, :, :]
        expected = np.nan_to_num(expected).reshape(len(self.outlets), weeks * 7)[:, : self._days] * self._watched
        expected *= _holidays(expected, self._seen)
        self._spread = np.repeat(spread, 7, axis=1)[:, : self._days]
        short = _is_short(expected, self._seen, self._spread)
        short |= _is_short(_sum_of_last_seven(expected), _sum_of_last_seven(self._seen), self._spread)
        self._expected: Numbers = expected
        missing = np.where(short, np.maximum(0.0, expected - self._seen), 0.0)
        # Up to each day, by outlet, with the whole panel as the last row: any period is then one subtraction.
        both = np.stack([expected, missing])
        panel = both.sum(axis=1, keepdims=True)
        # Many small outlets may each be short by what chance explains, and all together not.
        _, of_panel = _baseline(totals.sum(axis=0, keepdims=True))
        pooled, seen = panel[0], np.where(self._watched, self._seen, 0.0).sum(axis=0, keepdims=True)
        spread_of_panel = np.repeat(of_panel, 7, axis=1)[:, : self._days]
        lacking = _is_short(pooled, seen, spread_of_panel)
        lacking |= _is_short(_sum_of_last_seven(pooled), _sum_of_last_seven(seen), spread_of_panel)
        panel[1] = np.where(lacking, np.maximum(panel[1], pooled - seen), panel[1])
        both = np.concatenate([both, panel], axis=1)
        self._sums: Numbers = np.concatenate([np.zeros((2, both.shape[1], 1)), np.cumsum(both, axis=2)], axis=2)


def _watched(registry: Registry, first: date, last: date) -> list[str]:
    days = (first + timedelta(days=7 * week) for week in range((last - first).days // 7 + 1))
    members = set(registry.panel.members_on(last)).union(*(registry.panel.members_on(day) for day in days))
    return sorted(slug for slug in members if (one := registry.get(slug)) is not None and one.audience == "kz")


def _mask(registry: Registry, outlets: Sequence[str], start: date, days: int) -> Truths:
    watched = np.zeros((len(outlets), days), dtype=bool)
    row = {slug: number for number, slug in enumerate(outlets)}
    for day in range(days):
        for slug in registry.panel.members_on(start + timedelta(days=day)):
            if slug in row:
                watched[row[slug], day] = True
    return watched


def _least_per_day(registry: Registry, slug: str) -> float:
    outlet = registry.get(slug)
    per_day = None if outlet is None else outlet.articles_per_day
    return math.nan if per_day is None else float(per_day[0])


def _baseline(totals: Numbers) -> tuple[Numbers, Numbers]:
    """Returns for each outlet and week its normal weekly total (NaN: not known), and its variance per article."""
    outlets, weeks = totals.shape
    known = np.where(np.cumsum(totals, axis=1) > 0, totals, np.nan)  # from an outlet's first article on
    level, spread = np.full((outlets, weeks), np.nan), np.full((outlets, weeks), USUAL_SPREAD)
    for week in range(weeks):
        past = known[:, max(0, week - GUARD_WEEKS - BASELINE_WEEKS) : max(0, week - GUARD_WEEKS)]
        enough = np.count_nonzero(~np.isnan(past), axis=1) >= LEAST_WEEKS
        if enough.any():
            level[enough, week] = np.nanmedian(past[enough], axis=1)
        many = np.count_nonzero(~np.isnan(past), axis=1) >= BASELINE_WEEKS // 2
        if many.any():
            mean = np.nanmean(past[many], axis=1)
            ratio = np.nanvar(past[many], axis=1, ddof=1) / np.maximum(mean, 1e-9)
            spread[many, week] = np.clip(ratio, *SPREAD)
    return level, spread


def _weekday_factors(by_week: Numbers) -> Numbers:
    """Returns for each week how the panel's articles of the weeks before are spread over Monday to Sunday, mean 1."""
    panel = by_week.sum(axis=0)
    factors: Numbers = np.ones_like(panel)
    for week in range(len(panel)):
        past = panel[max(0, week - GUARD_WEEKS - BASELINE_WEEKS) : max(0, week - GUARD_WEEKS)].sum(axis=0)
        if past.sum() >= LEAST_FOR_WEEKDAYS:
            factors[week] = past * 7 / past.sum()
    return factors


def _holidays(expected: Numbers, seen: Numbers) -> Numbers:
    """Returns for each day the part of the normal volume that the median large outlet publishes, at most 1."""
    factors = np.ones(expected.shape[1])
    for day in range(expected.shape[1]):
        large = expected[:, day] >= LARGE
        if np.count_nonzero(large) >= FEWEST_LARGE:
            middle = float(np.median(seen[large, day] / expected[large, day]))
            factors[day] = min(1.0, middle) if middle >= DEEPEST_HOLIDAY else 1.0
    return factors


def _is_short(expected: Numbers, seen: Numbers, spread: Numbers) -> Truths:
    """Tells where fewer were seen than chance explains: √(x + 3/8) is nearly normal (Anscombe 1948, Biometrika 35)."""
    deficit = 2 * (np.sqrt(expected + 0.375) - np.sqrt(seen + 0.375))
    return np.asarray(deficit > BEYOND_CHANCE * np.sqrt(spread))


def _sum_of_last_seven(values: Numbers) -> Numbers:
    upto = np.cumsum(values, axis=1)
    upto[:, 7:] = upto[:, 7:] - upto[:, :-7].copy()
    return np.asarray(upto)
