"""The made-up world: outlets, everything they publish in some weeks, and the truth about all of it.

Pure: no clock, no files but the phrases of this package. The same seed gives the same bytes in every process.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sandbox.articles import Article
from sandbox.desk import Desk
from sandbox.plan import plan_world
from sandbox.publishers import BY_SLUG, PUBLISHERS, Publisher

ENDING = date(2026, 11, 23)  # a Monday: the first day that is no longer in the world
WEEKS = 20
MOST_WEEKS = 520  # ten years; an unlimited world would not fit into memory


@dataclass(frozen=True, slots=True)
class WeekTruth:
    """The true share of one ISO week: articles for Kazakhstan, and those of Russian origin among them."""

    week: str
    articles: int
    russian: int
    levels: dict[str, int]

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.russian / self.articles


@dataclass(frozen=True, slots=True)
class World:
    """All outlets and all articles, the earliest first."""

    seed: int
    first: date
    ending: date
    articles: tuple[Article, ...]
    publishers: tuple[Publisher, ...] = PUBLISHERS

    def published(self, until: datetime) -> tuple[Article, ...]:
        """Returns what is published by the aware moment `until`, the earliest first."""
        return tuple(article for article in self.articles if article.published_at <= until)

    def true_shares(self) -> list[WeekTruth]:
        """Returns the truth of each week of the domestic space, in order."""
        seen: Counter[str] = Counter()
        russian: Counter[str] = Counter()
        levels: Counter[tuple[str, str]] = Counter()
        for article in self.articles:
            if not BY_SLUG[article.outlet].is_domestic:
                continue
            seen[article.week] += 1
            russian[article.week] += article.russian
            levels.update((article.week, level) for level in article.levels)
        return [
            WeekTruth(week, seen[week], russian[week], {level: levels[week, level] for level in ("L1", "L2", "L3")})
            for week in sorted(seen)
        ]


def build_world(seed: int, weeks: int = WEEKS, ending: date = ENDING) -> World:
    """Returns the world of `weeks` ISO weeks that ends before the Monday `ending`.

    Raises:
        ValueError: when `ending` is no Monday, or for a number of weeks out of range.
    """
    if ending.weekday() != 0:
        raise ValueError(f"{ending} is not a Monday")
    if not 1 <= weeks <= MOST_WEEKS:
        raise ValueError(f"{weeks} weeks: between 1 and {MOST_WEEKS} are possible")
    first = ending - timedelta(weeks=weeks)
    desk = Desk(seed)
    articles = [article for slot in plan_world(seed, PUBLISHERS, first, weeks) for article in desk.write(slot)]
    articles.sort(key=lambda article: (article.published_at, article.url))
    return World(seed, first, ending, tuple(articles))
