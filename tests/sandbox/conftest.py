from collections.abc import Callable
from datetime import datetime

import pytest

from sandbox.articles import Article, Making
from sandbox.publishers import BY_SLUG, Layout
from sandbox.site import Site
from sandbox.world import World, build_world

SEED = 7


@pytest.fixture(scope="session")
def world() -> World:
    return build_world(SEED)


@pytest.fixture(scope="session")
def site(world: World) -> Site:
    return Site(world)


Find = Callable[..., list[Article]]


@pytest.fixture(scope="session")
def find(world: World) -> Find:
    """Finds articles by how they came about, their outlet's layout, or a moment by which they are published."""

    def find(
        making: Making | None = None, *, layout: Layout | None = None, until: datetime | None = None
    ) -> list[Article]:
        return [
            one
            for one in world.articles
            if (making is None or one.making is making)
            and (layout is None or BY_SLUG[one.outlet].layout is layout)
            and (until is None or one.published_at <= until)
        ]

    return find
