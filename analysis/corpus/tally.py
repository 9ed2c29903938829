"""Which articles a share counts, and their sums by period and slice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product

from analysis.corpus.periods import By, name_period
from analysis.corpus.request import Registry, Request, Slice
from outlets.vocabulary import Audience
from storage.records import HEADLINE_LEVELS, Cell, EvidenceKind, Level

Cut = tuple[str | None, ...]  # one value for each of some slices

# These cut the verdicts, not the articles: all rows of a period then have the same denominator.
_OF_VERDICTS = (Slice.BASIS, Slice.LEVEL)

# What can decide that an article is of Russian origin. A zero is a finding too, so each has its row.
_BASES = (
    EvidenceKind.OUTLET,
    EvidenceKind.CREDIT,
    EvidenceKind.LINK,
    EvidenceKind.DATELINE,
    EvidenceKind.FORWARD,
    EvidenceKind.REUSE,
    EvidenceKind.CORRECTION,
)


class LeftOut(StrEnum):
    """Why an article is in no row: the first reason that holds."""

    UNREGISTERED = "unregistered"  # no file describes its outlet, so nobody knows whom it addresses
    OTHER_AUDIENCE = "other_audience"
    UNDATED = "undated"  # of the space's outlets, but in no period
    OUTSIDE_PANEL = "outside_panel"  # of the space's outlets, on a day on which its outlet was not watched


@dataclass(slots=True)
class Sums:
    """The articles of one period and one cut, by outlet and day, and what was found in them by cut of the verdicts."""

    seen: Counter[tuple[str, date]] = field(default_factory=Counter)
    found: defaultdict[Cut, Counter[tuple[str, date]]] = field(default_factory=lambda: defaultdict(Counter))
    levels: defaultdict[Cut, Counter[Level]] = field(default_factory=lambda: defaultdict(Counter))


def select(
    cells: Iterable[Cell], registry: Registry, request: Request
) -> tuple[list[tuple[date, Cell]], dict[LeftOut, int]]:
    """Returns the domestic cells with their days, and how many articles were left out for which reason.

    Dated cells outside the asked days are in neither: nobody asked for them.
    """
    kept: list[tuple[date, Cell]] = []
    left_out = dict.fromkeys(LeftOut, 0)
    for cell in cells:
        if cell.day is not None and not request.asks_for(cell.day):
            continue
        reason = judge_place(cell.outlet, cell.day, registry)
        if reason is not None:
            left_out[reason] += cell.articles
        elif cell.day is not None:
            kept.append((cell.day, cell))
    return kept, left_out


def judge_place(outlet: str, day: date | None, registry: Registry) -> LeftOut | None:
    """Returns why an article of that outlet and day is not counted in the domestic space, or None where it is."""
    publisher = registry.get(outlet)
    if publisher is None:
        return LeftOut.UNREGISTERED
    if publisher.audience is not Audience.KZ:
        return LeftOut.OTHER_AUDIENCE
    if day is None:
        return LeftOut.UNDATED
    return None if registry.panel.watches(outlet, day) else LeftOut.OUTSIDE_PANEL


class Tally:
    """The sums of all kept cells, by period and by the values of the slices."""

    def __init__(
        self, kept: Iterable[tuple[date, Cell]], registry: Registry, slices: tuple[Slice, ...], by: By
    ) -> None:
        """Adds the cells up, once."""
        self._slices = slices
        self._of_articles = tuple(one for one in slices if one not in _OF_VERDICTS)
        self._of_verdicts = tuple(one for one in slices if one in _OF_VERDICTS)
        self._sums: defaultdict[tuple[str, Cut], Sums] = defaultdict(Sums)
        periods: dict[date, str] = {}
        for day, cell in kept:
            if (period := periods.get(day)) is None:
                period = periods[day] = name_period(day, by)
            self._add(self._sums[period, self._cut_article(cell, registry)], day, cell)

    def cuts(self) -> list[tuple[Cut, Cut]]:
        """Returns every cut of the articles with every cut of the verdicts, in order: one row of each period.

        Without any article the first is None for each slice: the row is there, with nothing in it.
        """
        of_articles = sorted({cut for _, cut in self._sums}, key=str) or [(None,) * len(self._of_articles)]
        domains = [
            tuple(Level) if one is Slice.LEVEL else self._bases(place) for place, one in enumerate(self._of_verdicts)
        ]
        return list(product(of_articles, product(*domains)))

    def sums(self, period: str, of_articles: Cut) -> Sums | None:
        """Returns the sums of one period and cut, or None where there was no article."""
        return self._sums.get((period, of_articles))

    def name(self, of_articles: Cut, of_verdicts: Cut) -> dict[Slice, str | None]:
        """Returns the values of both cuts by slice, in the order in which the slices were asked for."""
        values = dict(zip(self._of_articles + self._of_verdicts, of_articles + of_verdicts, strict=True))
        return {one: values[one] for one in self._slices}

    def _add(self, sums: Sums, day: date, cell: Cell) -> None:
        sums.seen[cell.outlet, day] += cell.articles
        if not cell.levels:
            return
        for cut in self._cut_verdict(cell):
            if Slice.LEVEL in self._of_verdicts or not HEADLINE_LEVELS.isdisjoint(cell.levels):
                sums.found[cut][cell.outlet, day] += cell.articles
            for level in cell.levels:
                sums.levels[cut][level] += cell.articles

    def _cut_article(self, cell: Cell, registry: Registry) -> Cut:
        return tuple(_value(one, cell, registry) for one in self._of_articles)

    def _cut_verdict(self, cell: Cell) -> Iterator[Cut]:
        # An article has one basis and may have several levels: it is found once under each.
        return product(*((cell.basis,) if one is Slice.BASIS else cell.levels for one in self._of_verdicts))

    def _bases(self, place: int) -> tuple[str, ...]:
        observed = {str(cut[place]) for sums in self._sums.values() for cut in sums.levels}
        return (*_BASES, *sorted(observed.difference(_BASES)))


def _value(one: Slice, cell: Cell, registry: Registry) -> str:
    if one is Slice.OUTLET:
        return cell.outlet
    if one is Slice.LANGUAGE:
        return cell.language
    publisher = registry.get(cell.outlet)
    if publisher is None:  # select keeps none of these
        raise LookupError(cell.outlet)
    return publisher.group if one is Slice.GROUP else publisher.kind
