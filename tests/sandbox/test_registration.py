from pathlib import Path

import pytest

from outlets import registry
from outlets.registry import Registry
from outlets.vocabulary import Audience, Group
from sandbox.folder import write_world
from sandbox.media import MEDIA
from sandbox.publishers import PUBLISHERS
from sandbox.world import World


@pytest.fixture(scope="module")
def loaded(world: World, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("sandbox")
    write_world(world, folder, range(1, 2))
    assert registry.check(folder=folder / "registry") == []
    return registry.load(folder / "registry")


@pytest.fixture(scope="module")
def shipped() -> Registry:
    return registry.load()


def test_the_registry_takes_every_file(loaded: Registry) -> None:
    assert len(loaded) == len(PUBLISHERS) + len(MEDIA)
    groups = {outlet.group for outlet in loaded.values()}
    assert groups == {Group.KZ, Group.RU, Group.WEST, Group.REGION, Group.EXILE}


def test_the_panel_watches_all_who_address_kazakhstan(world: World, loaded: Registry) -> None:
    members = loaded.panel.members_on(world.first)
    assert members == {one.slug for one in PUBLISHERS if one.audience is Audience.KZ}


def test_every_article_is_found_by_its_address(world: World, loaded: Registry) -> None:
    for article in world.articles:
        owner = loaded.owner_of(article.url)
        assert owner is not None
        assert owner.slug == article.outlet


def test_everyone_who_is_credited_stands_in_the_registry(world: World, loaded: Registry) -> None:
    for article in world.articles:
        for credit in article.credited:
            assert loaded[credit.slug].group == credit.group


def test_real_media_are_described_as_in_the_shipped_registry(shipped: Registry) -> None:
    for medium in MEDIA:
        outlet = shipped[medium.slug]
        assert (medium.name, medium.group, medium.country) == (outlet.name, outlet.group, outlet.country.latest)
        known = {outlet.name, *outlet.credits, *outlet.names.model_dump().values()}
        assert set(medium.credits) <= known


def test_no_made_up_outlet_is_taken_for_a_real_one(shipped: Registry) -> None:
    real = {form.casefold().strip("«»") for outlet in shipped.values() for form in (outlet.name, *outlet.credits)}
    for publisher in PUBLISHERS:
        assert publisher.slug not in shipped
        assert shipped.owner_of(publisher.url) is None
        assert publisher.is_channel or publisher.host.endswith(".example")
        assert publisher.name.casefold() not in real


def test_every_name_has_all_its_forms() -> None:
    for one in (*PUBLISHERS, *MEDIA):
        assert all((*one.forms.russian, *one.forms.kazakh, one.forms.english)), one.slug


def test_nothing_real_has_a_door(loaded: Registry) -> None:
    for medium in MEDIA:
        outlet = loaded[medium.slug]
        assert [*outlet.feeds, *outlet.sitemaps, *outlet.listings, *outlet.telegram] == []
        assert outlet.paused


def test_a_world_is_written_the_same_way_twice(world: World, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_world(world, tmp_path / name, range(19, 21))
    for file in (tmp_path / "a").rglob("*.*"):
        assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()
