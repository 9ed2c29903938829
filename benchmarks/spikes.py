"""The spike detector on simulated counts: false alarms against the declared rate, detection, delay, time.

`python -m benchmarks.spikes` measures on seeds that no threshold was made with; `--calibrate` prints those thresholds.
"""

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analysis.corpus import alarm_rates, spikes
from analysis.corpus.spikes import Counts, watch

Numbers = NDArray[np.float64]
WEEKDAYS = np.array([1.12, 1.15, 1.12, 1.12, 1.05, 0.78, 0.66])


@dataclass(frozen=True, slots=True)
class Scene:
    """`articles` a day on average, `share` of them Russian; the share varies from day to day by more than chance.

    `extra` is the beta-binomial overdispersion ρ (variance times 1 + (n - 1)ρ), of which `memory` goes from one day to
    the next; `weekly` is by how much the logit differs between weekdays, `drift` how far it wanders in a year.
    """

    articles: float
    share: float
    extra: float = 0.0
    memory: float = 0.0
    weekly: float = 0.15
    drift: float = 0.2


def simulate(
    rng: np.random.Generator, scene: Scene, series: int, days: int, bump: tuple[int, int, float] | None = None
) -> tuple[Numbers, Numbers]:
    """Returns articles and Russian ones, series × days; `bump` is (first day, days, points of share on top)."""
    weekday = np.arange(days) % 7
    articles = rng.poisson(scene.articles * WEEKDAYS[weekday], size=(series, days))
    logit = np.log(scene.share / (1 - scene.share))
    # The spread of the logit that gives a beta-binomial's variance: p(1-p)ρ = (p(1-p))² σ².
    sigma = np.sqrt(scene.extra / (scene.share * (1 - scene.share)))
    noise = np.zeros((series, days))
    shocks = rng.normal(size=(series, days))
    noise[:, 0] = shocks[:, 0]
    for day in range(1, days):
        noise[:, day] = scene.memory * noise[:, day - 1] + np.sqrt(1 - scene.memory**2) * shocks[:, day]
    weekly = scene.weekly * rng.normal(size=(series, 7))[:, weekday]
    phase = rng.uniform(0, 2 * np.pi, size=(series, 1))
    drift = scene.drift * np.sin(2 * np.pi * np.arange(days)[None, :] / 365 + phase)
    share = 1 / (1 + np.exp(-(logit + sigma * noise + weekly + drift)))
    if bump is not None:
        first, length, points = bump
        share[:, first : first + length] = np.clip(share[:, first : first + length] + points, 0, 1)
    return articles.astype(float), rng.binomial(articles, share).astype(float)


FIRST = date(2024, 1, 1)
YEARS = 3
LEARNING = spikes.LEAST_DAYS + spikes.GUARD_DAYS
# By Russian articles a day: thin and thick series, calm and restless ones.
FAMILIES: dict[float, tuple[Scene, ...]] = {
    1.0: (Scene(5, 0.2), Scene(36, 0.028), Scene(20, 0.05), Scene(3, 0.33)),
    6.0: (Scene(36, 0.17), Scene(36, 0.17, 0.005, 0.3), Scene(100, 0.06, 0.004, 0.3), Scene(12, 0.5)),
    25.0: (Scene(100, 0.25, 0.005, 0.3), Scene(320, 0.08, 0.004, 0.6), Scene(120, 0.2, 0, 0), Scene(60, 0.4, 0.01, 0)),
    100.0: (
        Scene(320, 0.22, 0.012, 0.0), Scene(320, 0.22, 0.012, 0.6), Scene(1000, 0.1, 0.004, 0.3, drift=0.1),
        Scene(3000, 0.1, 0.003, 0.3), Scene(3000, 0.4, 0.005, 0.6, drift=0.1), Scene(1000, 0.6, 0.002, 0.0, drift=0.1),
    ),
}  # fmt: skip


Alarms = list[tuple[int, int]]  # series, day


def as_counts(articles: Numbers, russian: Numbers) -> Counts:
    return Counts(tuple(f"{number:05d}" for number in range(len(articles))), FIRST, articles, russian)


def false_alarms(scene: Scene, seed: int, rate: float, series: int = 300) -> float:
    """Returns the alarms of a year and series without any bump."""
    days = YEARS * 365
    articles, russian = simulate(np.random.default_rng(seed), scene, series, days)
    return len(watch(as_counts(articles, russian), rate).alarms) / (series * (days - LEARNING) / 365)


def calibrate() -> None:
    """Prints the score at which each family of scenes raises each rate of alarms, by bisection."""
    stated = alarm_rates.SCORES
    for row, scenes in enumerate(FAMILIES.values()):
        found = []
        for rate in alarm_rates.RATES:
            low, high = 0.2, 3.0
            for _ in range(9):
                middle = (low + high) / 2
                alarm_rates.SCORES = tuple((middle,) * len(alarm_rates.RATES) for _ in stated)  # type: ignore[assignment]
                raised = statistics.fmean(false_alarms(scene, 77 + row, 1.0, 150) for scene in scenes)
                low, high = (middle, high) if raised > rate else (low, middle)
            found.append(round(middle, 3))
        print(f"    {tuple(found)},")
    alarm_rates.SCORES = stated


BUMPS = (("1 day +12 pp", 1, 0.12), ("3 days +8", 3, 0.08), ("14 days +5", 14, 0.05), ("14 days +8", 14, 0.08))
THICK = Scene(320, 0.22, 0.012, 0.0)
RESTLESS = Scene(320, 0.22, 0.003, 0.6)
AT, LONG = 200, 260  # the day of a bump, and the days in all


def detect(scene: Scene, seed: int, length: int, points: float, raise_alarms: Callable[[Counts], Alarms]) -> str:
    """Returns the part of 400 series in which a bump is found while it lasts, and the mean delay in days."""
    articles, russian = simulate(np.random.default_rng(seed), scene, 400, LONG, (AT, length, points))
    found: dict[int, int] = {}
    for series, day in raise_alarms(as_counts(articles, russian)):
        if AT <= day < AT + length:
            found.setdefault(series, day - AT)
    delay = statistics.fmean(found.values()) if found else float("nan")
    return f"{len(found) / 400:.2f}/{delay:.1f}"


def ours(counts: Counts) -> Alarms:
    return [(int(one.series), (one.day - FIRST).days) for one in watch(counts, 2.0).alarms]


def binomial(limit: float) -> Callable[[Counts], Alarms]:
    """Three-sigma rules as they are usually made: against the mean of the 28 days before, the binomial spread."""

    def raise_alarms(counts: Counts) -> Alarms:
        found = []
        for day in range(LEARNING, counts.articles.shape[1]):
            past = slice(day - 28, day)
            share = counts.russian[:, past].sum(axis=1) / counts.articles[:, past].sum(axis=1)
            n = counts.articles[:, day]
            z = (counts.russian[:, day] / n - share) / np.sqrt(share * (1 - share) / n)
            found += [(int(series), day) for series in np.flatnonzero(np.abs(z) > limit)]
        return found

    return raise_alarms


def ears(limit: float, gap: int = 2) -> Callable[[Counts], Alarms]:
    """EARS C2: the mean and spread of seven days, two days back (Hutwagner et al. 2003)."""

    def raise_alarms(counts: Counts) -> Alarms:
        share = counts.russian / np.maximum(1, counts.articles)
        found = []
        for day in range(LEARNING, share.shape[1]):
            past = share[:, day - 7 - gap : day - gap]
            z = (share[:, day] - past.mean(axis=1)) / np.maximum(past.std(axis=1, ddof=1), 1e-9)
            found += [(int(series), day) for series in np.flatnonzero(np.abs(z) > limit)]
        return found

    return raise_alarms


def tune(make: Callable[[float], Callable[[Counts], Alarms]], scene: Scene) -> Callable[[Counts], Alarms]:
    """Returns a rival at the limit at which it raises two alarms a year in this scene; ours is not tuned to it."""
    articles, russian = simulate(np.random.default_rng(5), scene, 300, 730)
    counts, low, high = as_counts(articles, russian), 2.0, 30.0
    for _ in range(12):
        middle = (low + high) / 2
        raised = len(make(middle)(counts)) / (300 * (730 - LEARNING) / 365)
        low, high = (middle, high) if raised > 2 else (low, middle)
    return make(middle)


def main() -> None:
    """Prints every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calibrate", action="store_true", help="print the thresholds instead (ten minutes)")
    if parser.parse_args().calibrate:
        calibrate()
        return
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}")
    rates = (0.5, 2.0, 8.0)
    print(f"\nfalse alarms a year, declared {rates}; seeds of their own")
    for scenes in FAMILIES.values():
        for scene in scenes:
            raised = [f"{false_alarms(scene, 4242, rate):5.2f}" for rate in rates]
            print(
                f"  {scene.articles:5g} a day, {scene.share:4.0%}, extra {scene.extra:g}, memory {scene.memory:g}: ",
                *raised,
            )
    print("\nfound while it lasts / mean delay in days, all at two false alarms a year")
    for scene in (THICK, RESTLESS):
        print(f"  {scene}")
        rules = {"ours": ours, "binomial z": tune(binomial, scene), "EARS C2": tune(ears, scene)}
        for name, rule in rules.items():
            cells = [f"{label}: {detect(scene, 99, length, points, rule)}" for label, length, points in BUMPS]
            print(f"    {name:11}", "   ".join(cells))
    articles, russian = simulate(np.random.default_rng(1), THICK, 1000, 1095)
    start = time.perf_counter()
    watch(as_counts(articles, russian), 2.0)
    print(f"\n1,000 series of three years: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
