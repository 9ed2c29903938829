"""The panel: which outlets of a space are watched, from which day until which day."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from outlets.facts import Closed, Period, matching
from outlets.outlet import Slug


class Member(Period):
    """One outlet's time in the panel; an outlet that left and came back has two."""

    slug: Slug


PanelName = Annotated[str, matching(r"[\w][\w.-]{0,39}", "a name of letters, digits, dots and hyphens")]


class Panel(Closed):
    """A share names its panel, so that two shares are compared only over the same outlets."""

    name: PanelName
    members: Annotated[tuple[Member, ...], Field(alias="member")] = ()

    def members_on(self, day: date) -> frozenset[str]:
        """Returns the slugs of the outlets that are watched on that day."""
        return frozenset(member.slug for member in self.members if member.covers(day))

    def watches(self, slug: str, day: date) -> bool:
        """Tells whether that outlet is watched on that day."""
        return any(member.covers(day) for member in self._periods.get(slug, ()))

    @cached_property
    def _periods(self) -> dict[str, list[Member]]:
        periods: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            periods[member.slug].append(member)
        return dict(periods)
