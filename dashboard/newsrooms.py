"""The outlets as a page shows them: who they are, and what the store has of each."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dashboard.lists import name_outlet
from outlets.outlet import Outlet
from outlets.registry import Registry
from storage import listings
from storage.listings import Stock


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One outlet; `outlet` is None where no file describes it, `stock` where the store has nothing of it."""

    slug: str
    name: str
    outlet: Outlet | None
    stock: Stock | None
    watched: bool

    @property
    def state(self) -> str:
        """Returns the key of the words that say whether it is crawled."""
        if self.outlet is None:
            return "unregistered"
        if self.outlet.paused:
            return "paused"
        if self.outlet.unverified:
            return "unverified"
        return "proven" if self.outlet.proven else "unproven"


def list_newsrooms(connection: Connection, registry: Registry, today: date) -> list[Newsroom]:
    """Returns every outlet of the registry or the store, those with most articles first."""
    stocks = {stock.outlet: stock for stock in listings.take_stock(connection)}
    members = registry.panel.members_on(today)
    newsrooms = [
        Newsroom(slug, name_outlet(registry, slug), registry.get(slug), stocks.get(slug), slug in members)
        for slug in {*registry, *stocks}
    ]
    return sorted(newsrooms, key=lambda one: (-(one.stock.articles if one.stock else 0), one.name, one.slug))
