"""From the counts of one period to its share: every article has a vote, or every outlet has."""

import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from analysis.corpus.intervals import Estimate, effective_size, variance_of_total, wilson

Counts = Mapping[tuple[str, date], int]

# The spread between fewer days says next to nothing (t is 3.2 at four), and a week cut short by the asked bounds would
# get an interval over half the scale.
LEAST_DAYS = 5


def estimate_by_articles(seen: Counts, found: Counts) -> Estimate | None:
    """Returns the share found/seen over all articles, or None without articles; both count by outlet and day.

    The outlets are the panel itself, no sample of it: what varies by chance is what they publish, and articles on one
    event come together, in many outlets at once. So the days are the clusters, each day's residual taken against what
    its outlets' own shares let expect (a Sunday with fewer agencies is no surprise). Never narrower than Wilson's
    interval for independent articles, and equal to it below LEAST_DAYS days.
    """
    articles = sum(seen.values())
    if not articles:
        return None
    share = sum(found.values()) / articles
    residuals = _residuals_by_day(seen, found)
    if len(residuals) < LEAST_DAYS:
        return wilson(share, articles)
    variance = variance_of_total(residuals) / articles**2
    return wilson(share, effective_size(share, articles, variance, len(residuals)))


def estimate_by_outlets(seen: Counts, found: Counts) -> Estimate | None:
    """Returns the mean of the outlets' shares, or None without articles: one outlet, one vote.

    Here the outlets stand for others like them, so they are the clusters. At most as much is claimed as independent
    articles would allow, and with one outlet exactly that: it says nothing of any other.
    """
    seen_by_outlet, found_by_outlet = _by_outlet(seen), _by_outlet(found)
    outlets = len(seen_by_outlet)
    if not outlets:
        return None
    shares = [found_by_outlet.get(outlet, 0) / articles for outlet, articles in sorted(seen_by_outlet.items())]
    share = min(1.0, math.fsum(shares) / outlets)
    # The variance of a mean of proportions is p(1-p)/outlets² · Σ 1/articles: that of this many single articles.
    size = outlets**2 / math.fsum(1 / articles for articles in seen_by_outlet.values())
    if outlets == 1:
        return wilson(share, size)
    variance = variance_of_total(shares) / outlets**2
    return wilson(share, effective_size(share, size, variance, outlets))


def _residuals_by_day(seen: Counts, found: Counts) -> list[float]:
    seen_by_outlet, found_by_outlet = _by_outlet(seen), _by_outlet(found)
    terms: dict[date, list[float]] = defaultdict(list)
    for (outlet, day), articles in seen.items():
        expected = articles * found_by_outlet.get(outlet, 0) / seen_by_outlet[outlet]
        terms[day].append(found.get((outlet, day), 0) - expected)
    # fsum rounds once, so the order in which the counts came leaves no trace in the last digit.
    return [math.fsum(terms[day]) for day in sorted(terms)]


def _by_outlet(counts: Counts) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for (outlet, _), articles in counts.items():
        totals[outlet] += articles
    return totals
