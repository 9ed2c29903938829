"""A made-up registry with one outlet of every sort that the share tells apart."""

from datetime import date

import pytest

from outlets.outlet import Outlet
from outlets.panel import Member, Panel
from outlets.registry import Registry
from outlets.vocabulary import Audience, Group, Kind


def _outlet(slug: str, group: Group, audience: Audience = Audience.KZ, kind: Kind = Kind.WEBSITE) -> Outlet:
    url = f"https://{slug}.example/"
    return Outlet(slug=slug, group=group, name=slug, url=url, kind=kind, languages=("ru",), audience=audience)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """Three watched outlets, one that joined on 1 June 2026, one that is not watched, one for another audience."""
    outlets = [
        _outlet("steppe", Group.KZ),
        _outlet("valley", Group.KZ, kind=Kind.TV),
        _outlet("bridge", Group.RU, kind=Kind.AGENCY),
        _outlet("latecomer", Group.KZ),
        _outlet("unwatched", Group.KZ),
        _outlet("elsewhere", Group.RU, Audience.RU),
    ]
    always = [Member(slug=slug, since=date(2000, 1, 1)) for slug in ("steppe", "valley", "bridge", "elsewhere")]
    panel = Panel(name="made-up-1", member=(*always, Member(slug="latecomer", since=date(2026, 6, 1))))
    return Registry(outlets, panel)
