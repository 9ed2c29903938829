"""What moved a share: how much each outlet adds to the difference between two spans of days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.corpus.request import Registry, Request
from analysis.corpus.tally import select
from storage.records import HEADLINE_LEVELS, Cell


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one outlet adds: the difference of its Russian articles over all articles of the space, in shares of 1.

    All contributions together are exactly the difference of the two shares. `before` and `now` are the outlet's own
    (Russian, all) articles.
    """

    outlet: str
    points: float
    before: tuple[int, int]
    now: tuple[int, int]


def find_contributions(
    cells: Iterable[Cell], registry: Registry, before: tuple[date, date], now: tuple[date, date]
) -> list[Contribution]:
    """Returns the outlets of the domestic space by how much they moved its share, the furthest first.

    The spans are given by their first and last day. Nothing where one of them has no article.
    """
    kept, _ = select(cells, registry, Request(since=min(before[0], now[0]), until=max(before[1], now[1])))
    seen: Counter[tuple[str, int]] = Counter()
    russian: Counter[tuple[str, int]] = Counter()
    for day, cell in kept:
        for place, (first, last) in enumerate((before, now)):
            if first <= day <= last:
                seen[cell.outlet, place] += cell.articles
                if not HEADLINE_LEVELS.isdisjoint(cell.levels):
                    russian[cell.outlet, place] += cell.articles
    totals = [sum(count for (_, place), count in seen.items() if place == wanted) for wanted in (0, 1)]
    if not all(totals):
        return []
    found = []
    for outlet in {outlet for outlet, _ in seen}:
        points = russian[outlet, 1] / totals[1] - russian[outlet, 0] / totals[0]
        pairs = [(russian[outlet, place], seen[outlet, place]) for place in (0, 1)]
        found.append(Contribution(outlet, points, pairs[0], pairs[1]))
    return sorted(found, key=lambda one: (-abs(one.points), one.outlet))
