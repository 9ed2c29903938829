"""Spiders from the registry: one for each outlet that may be crawled, named by its slug."""

import builtins
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from crawler import settings as house_settings
from crawler.jobs import may_be_crawled
from crawler.pipelines import open_registry
from outlets.outlet import Outlet
from outlets.registry import Registry
from spiders.base import OutletSpider


def make_spider(outlet: Outlet, registry: Registry) -> type[OutletSpider]:
    """Returns the spider of an outlet."""
    own: dict[str, Any] = {} if outlet.delay_s is None else {"DOWNLOAD_DELAY": outlet.delay_s}
    if outlet.render and outlet.listings:
        own |= {"DOWNLOAD_HANDLERS": house_settings.DOWNLOAD_HANDLERS | house_settings.RENDERING_HANDLERS}
    contents = {"name": outlet.slug, "outlet": outlet, "registry": registry, "custom_settings": own}
    return type(f"Spider_{outlet.slug}", (OutletSpider,), contents)


class OutletLoader:
    """Scrapy's view of the registry (SPIDER_LOADER_CLASS)."""

    def __init__(self, registry: Registry) -> None:
        """Makes no spider until it is asked for."""
        self._registry = registry

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Reads the registry of the folder OUTLETS_FOLDER, by default the shipped one."""
        return cls(open_registry(settings.get("OUTLETS_FOLDER") or ""))

    def load(self, spider_name: str) -> type[Spider]:
        """Returns an outlet's spider, also of one that is not listed: a trial may open it. KeyError for no outlet."""
        return make_spider(self._registry[spider_name], self._registry)

    def list(self) -> list[str]:
        """Returns the slugs of the outlets that may be crawled."""
        return [slug for slug, outlet in self._registry.items() if may_be_crawled(outlet)]

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """Returns the outlet whose page it is, if any."""
        owner = self._registry.owner_of(request.url)
        return [owner.slug] if owner is not None and may_be_crawled(owner) else []
