"""The plan of a world: when each outlet publishes, and how each article comes about, in known proportions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from outlets.vocabulary import Group
from sandbox.articles import Making
from sandbox.publishers import Publisher

BASE_SHARE = (0.188, 0.232)  # of a quiet week's domestic articles are Russian material
STEP_WEEK = 19  # from this week on there is more of it
STEP = 0.15

_DAYS = 7
_WEEKDAYS = (1.12, 1.15, 1.12, 1.12, 1.05, 0.78, 0.66)  # Monday to Sunday
# By hour: newsrooms sleep from midnight to six, are busiest before noon, and have a second peak after lunch.
_HOURS = (0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 10, 10, 8, 7, 8, 9, 8, 7, 5, 4, 3, 2, 1, 1)
_MOST_OF_AN_OUTLET = 0.92  # even in a heavy week something stays an outlet's own

# How articles come about, by what sort of outlet they are in and whether they are Russian material.
_SHARES: Mapping[str, Mapping[Making, float]] = {
    "russian on a site": {Making.CREDITED: 0.62, Making.CHAINED: 0.15, Making.LINKED: 0.12, Making.COPIED: 0.11},
    "russian in a channel": {Making.FORWARDED: 0.6, Making.CREDITED: 0.4},
    "other on a site": {
        Making.OWN: 0.60, Making.FOREIGN: 0.15, Making.DOMESTIC: 0.09, Making.NAMESAKE: 0.03, Making.PHOTO: 0.04,
        Making.MENTION: 0.025, Making.DENIAL: 0.02, Making.SELF: 0.03, Making.WORD: 0.015,
    },
    "other in a channel": {Making.OWN: 0.8, Making.FOREIGN: 0.1, Making.DOMESTIC: 0.1},
    "in Russian, for others": {Making.OWN: 0.8, Making.CREDITED: 0.12, Making.FOREIGN: 0.08},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One article to be written: `number` counts an outlet's articles from 1."""

    publisher: Publisher
    number: int
    at: datetime
    making: Making


class Deck:
    """Deals makings so that each has its share at any time, not only on average."""

    def __init__(self, shares: Mapping[Making, float]) -> None:
        """Starts with nothing dealt."""
        self._shares = shares
        self._dealt: Counter[Making] = Counter()

    def deal(self, barred: frozenset[Making] = frozenset()) -> Making:
        """Returns the making that lags most behind its share, leaving out the barred."""
        seen = self._dealt.total() + 1
        lag = {
            making: share * seen - self._dealt[making] for making, share in self._shares.items() if making not in barred
        }
        making = max(lag, key=lambda one: lag[one])
        self._dealt[making] += 1
        return making


def plan_world(seed: int, publishers: Sequence[Publisher], first: date, weeks: int) -> list[Slot]:
    """Returns the slots of all outlets from the Monday `first` on, the earliest first."""
    times: dict[str, list[datetime]] = {
        one.slug: plan_times(Random(f"{seed}/times/{one.slug}"), one, first, weeks) for one in publishers
    }
    decks = {name: Deck(shares) for name, shares in _SHARES.items()}
    planned: list[Slot] = []
    counts: Counter[str] = Counter()
    for week in range(weeks):
        rng = Random(f"{seed}/week/{week}")
        start = first + timedelta(days=_DAYS * week)
        of_week = sorted(
            ((at, one) for one in publishers for at in times[one.slug] if 0 <= (at.date() - start).days < _DAYS),
            key=lambda pair: (pair[0], pair[1].slug),
        )
        russian = _choose_russian(rng, [one for _, one in of_week], choose_share(rng, week + 1))
        for place, (at, publisher) in enumerate(of_week):
            counts[publisher.slug] += 1
            making = _make(decks, publisher, is_russian=place in russian)
            planned.append(Slot(publisher, counts[publisher.slug], at, making))
    return planned


def plan_times(rng: Random, publisher: Publisher, first: date, weeks: int) -> list[datetime]:
    """Returns when an outlet publishes: aware times in its zone, to the minute, none twice."""
    zone = ZoneInfo(publisher.zone)
    times: list[datetime] = []
    for day in (first + timedelta(days=offset) for offset in range(_DAYS * weeks)):
        expected = publisher.weekly * _WEEKDAYS[day.weekday()] / sum(_WEEKDAYS)
        count = int(expected + rng.random())
        minutes: set[int] = set()
        while len(minutes) < count:
            [hour] = rng.choices(range(24), _HOURS)
            minutes.add(60 * hour + rng.randrange(60))
        times += [datetime.combine(day, time(*divmod(minute, 60)), zone) for minute in sorted(minutes)]
    return times


def choose_share(rng: Random, week: int) -> float:
    """Returns the share of Russian material that a week (from 1) aims at."""
    return rng.uniform(*BASE_SHARE) + (STEP if week >= STEP_WEEK else 0)


def _choose_russian(rng: Random, publishers: Sequence[Publisher], share: float) -> frozenset[int]:
    """Returns the places of the articles that will be Russian material, so that the week's share is met within one.

    Systematic sampling: each outlet's rate, scaled to the week's share, is added up, and each full unit is one.
    """
    weights = [2 if one.latin else 1 for one in publishers]
    domestic = [place for place, one in enumerate(publishers) if one.is_domestic]
    chosen = {place for place in domestic if publishers[place].group is Group.RU}
    free = [place for place in domestic if place not in chosen]
    wanted = share * sum(weights[place] for place in domestic) - len(chosen)
    rates = {place: publishers[place].rate for place in free}
    scale = wanted / max(sum(rates[place] * weights[place] for place in free), 1e-9)
    passed = rng.random()
    # Outlet by outlet, so that each has its own rate and not only the week as a whole.
    for place in sorted(free, key=lambda place: (weights[place], publishers[place].slug, place)):
        before = passed
        passed += min(_MOST_OF_AN_OUTLET, rates[place] * scale)
        if int(passed) > int(before):
            chosen.add(place)
    return frozenset(chosen)


def _make(decks: Mapping[str, Deck], publisher: Publisher, *, is_russian: bool) -> Making:
    if publisher.group is Group.RU:
        return Making.PUBLISHED
    if not publisher.is_domestic:
        return decks["in Russian, for others"].deal() if publisher.language == "ru" else Making.OWN
    name = ("russian " if is_russian else "other ") + ("in a channel" if publisher.is_channel else "on a site")
    # A text is copied only in its own language: what is translated would be another level.
    return decks[name].deal(frozenset() if publisher.language == "ru" else frozenset({Making.COPIED}))
