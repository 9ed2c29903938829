"""Loading a folder of outlets, and finding out whose an address is."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outlets.outlet import Outlet
from outlets.problems import RegistryError
from outlets.registry import Registry, check, load

Write = Callable[[str, str], Path]


def _outlet(url: str, *lines: str) -> str:
    return "\n".join([f'name = "{url}"', f'url = "{url}"', 'languages = ["ru"]', 'audience = "world"', *lines]) + "\n"


@pytest.fixture
def registry(folder: Path, write: Write) -> Registry:
    write(
        "west/world.toml",
        _outlet("https://www.world.com/", 'credits = ["World", "«Свет»"]', 'telegram = ["World_News"]'),
    )
    write(
        "west/world_ru.toml",
        _outlet("https://www.world.com/russian", 'hosts = ["world.com/russian", "worldrussian.com"]'),
    )
    write("ru/agency.toml", _outlet("https://agency.ru/", 'hosts = ["agency.ru", "агентство.рф"]'))
    write("ru/agency_kz.toml", _outlet("https://kz.agency.ru/"))
    write("kz/channel.toml", _outlet("https://t.me/channel_kz", 'kind = "telegram"'))
    return load(folder)


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.world.com/news/1", "world"),
        ("world.com", "world"),
        ("http://WORLD.COM:80/", "world"),
        ("https://edition.world.com/a", "world"),
        ("https://www.world.com/russian", "world_ru"),
        ("https://www.world.com/Russian/articles/1?x=1", "world_ru"),
        ("https://m.world.com/russian/1", "world_ru"),
        ("https://www.world.com/russianews", "world"),
        ("https://www.worldrussian.com/", "world_ru"),
        ("https://agency.ru/1", "agency"),
        ("https://sport.agency.ru/1", "agency"),
        ("https://kz.agency.ru/1", "agency_kz"),
        ("https://www.kz.agency.ru./1", "agency_kz"),
        ("https://агентство.рф/новости", "agency"),
        ("https://xn--80aegcr5dxg.xn--p1ai/", None),
        ("https://t.me/world_news/12", "world"),
        ("https://t.me/s/WORLD_NEWS", "world"),
        ("https://world_news.t.me/", "world"),
        ("https://t.me/s/channel_kz?before=1", "channel"),
        ("telegram.me/channel_kz", "channel"),
        ("https://t.me/nobody", None),
        ("https://t.me/", None),
        ("https://myworld.com/", None),
        ("https://world.com.evil.net/", None),
        ("com", None),
        ("mailto:editor@world.com", None),
        ("", None),
        ("http://[", None),
    ],
)
def test_an_address_belongs_to_the_longest_registered_host(registry: Registry, address: str, slug: str | None) -> None:
    owner = registry.owner_of(address)
    assert (owner.slug if owner else None) == slug


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_the_search(registry: Registry, address: str) -> None:
    owner = registry.owner_of(address)
    assert owner is None or owner.slug in registry


def test_outlets_come_in_the_order_of_their_slugs(registry: Registry) -> None:
    assert list(registry) == ["agency", "agency_kz", "channel", "world", "world_ru"]
    assert [outlet.slug for outlet in registry.values()] == list(registry)
    assert registry.get("world") is registry["world"]
    assert registry.get("nobody") is None
    assert len(registry) == 5


def test_a_mistyped_slug_brings_the_near_ones(registry: Registry) -> None:
    assert registry.suggest("wrold")[0] == "world"
    assert registry.suggest("agency-kz")[0] == "agency_kz"
    assert registry.suggest("Свет") == ["world"]
    assert registry.suggest("https://world.com/russian/1")[0] == "world_ru"
    assert registry.suggest("zzzzzz") == []


def test_a_registry_goes_to_a_child_process(registry: Registry) -> None:
    copy = pickle.loads(pickle.dumps(registry))  # noqa: S301 - our own bytes
    assert dict(copy) == dict(registry)
    assert copy.owner_of("world.com/russian").slug == "world_ru"


def test_all_problems_are_told_at_once(folder: Path, write: Write) -> None:
    write("kz/one.toml", _outlet("https://one.kz/", 'feed = "x"', 'kind = "blog"'))
    write("kz/two.toml", 'name = "Two"\nurl = \n')
    write("kz/three.toml", "")
    with pytest.raises(RegistryError) as caught:
        load(folder)
    assert caught.value.problems == [
        'outlets/kz/one.toml:5: unknown key "feed" (did you mean "feeds"?)',
        'outlets/kz/one.toml:6: kind: "blog" is not one of agency, newspaper, radio, telegram, tv, website',
        'outlets/kz/three.toml:1: missing key "audience"',
        'outlets/kz/three.toml:1: missing key "languages"',
        'outlets/kz/three.toml:1: missing key "name"',
        'outlets/kz/three.toml:1: missing key "url"',
        "outlets/kz/two.toml:2: invalid value",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('name = "A"\nname = "B"\n', ":2: a key or table that stands in the file already"),
        ('name = "A\n', ":1: illegal character '\\n'"),
        ('names = { kk = "A", kk = "B" }\n', ":1: a key or table that stands in the file already"),
        ('name = "A"\n\nfeeds = [\n  "x",\n', ":4: invalid value"),
    ],
)
def test_broken_toml_is_told_with_its_line(folder: Path, write: Write, text: str, problem: str) -> None:
    write("kz/one.toml", text)
    assert check(folder=folder) == ["outlets/kz/one.toml" + problem]


def test_bytes_that_are_no_text_are_told_with_their_line(folder: Path, write: Write) -> None:
    write("kz/one.toml", "").write_bytes(b'name = "A"\nurl = "\xff"\n')
    assert check(folder=folder) == ["outlets/kz/one.toml:2: is not UTF-8 text"]


def test_a_byte_order_mark_is_no_fault(folder: Path, write: Write) -> None:
    write("kz/one.toml", "\ufeff" + _outlet("https://one.kz/"))
    assert list(load(folder)) == ["one"]


def test_what_only_one_outlet_may_claim(folder: Path, write: Write) -> None:
    claims = ('hosts = ["a.kz", "shared.kz"]', 'telegram = "Shared_kz"', 'credits = ["«Общая ёлка»", "B.ru"]')
    write("kz/a.toml", _outlet("https://a.kz/", *claims))
    write(
        "ru/b.toml",
        _outlet(
            "https://b.ru/",
            "hosts = [",
            '  "b.ru",',
            '  "www.shared.kz",',
            "]",
            'telegram = "shared_KZ"',
            'credits = ["общая елка"]',
        ),
    )
    assert check(folder=folder) == [
        'outlets/kz/a.toml:7: credit form "B.ru" is a host of outlets/ru/b.toml',
        'outlets/ru/b.toml:7: host "shared.kz" is claimed by outlets/kz/a.toml too',
        'outlets/ru/b.toml:9: channel "shared_KZ" is claimed by outlets/kz/a.toml too',
        'outlets/ru/b.toml:10: credit form "общая елка" is claimed by outlets/kz/a.toml too',
    ]


def test_a_problem_is_one_short_line(folder: Path, write: Write) -> None:
    write("kz/one.toml", _outlet("https://one.kz/", '"a\\nb" = 1', f'credits = ["«{"я" * 900}"]'))
    problems = check(folder=folder)
    assert problems[0] == 'outlets/kz/one.toml:5: unknown key "a b"'
    assert len(problems) == 2
    assert len(problems[1]) < 450


def test_a_claim_made_twice_in_one_file_is_told(folder: Path, write: Write) -> None:
    write(
        "kz/one.toml",
        _outlet("https://one.kz/", 'credits = ["Один дом", "«Один дом»"]', 'hosts = ["one.kz", "www.one.kz"]'),
    )
    assert check(folder=folder) == [
        'outlets/kz/one.toml:5: credit form "«Один дом»" stands here twice',
        'outlets/kz/one.toml:6: host "one.kz" stands here twice',
    ]


def test_a_slug_stands_in_one_group_only(folder: Path, write: Write) -> None:
    write("kz/one.toml", _outlet("https://one.kz/"))
    write("ru/one.toml", _outlet("https://one.ru/"))
    assert check(folder=folder) == ['outlets/ru/one.toml:1: "one" is the slug of outlets/kz/one.toml too']


@pytest.mark.parametrize("name", ["unknown/one.toml", "kzz/one.toml", "one.toml"])
def test_a_file_outside_the_groups_is_not_passed_over(folder: Path, write: Write, name: str) -> None:
    write(name, _outlet("https://one.kz/"))
    assert check(folder=folder) == [
        f"outlets/{name}:1: an outlet's file stands in one of the folders kz, ru, west, exile, region"
    ]


def test_a_file_name_has_to_be_a_slug(folder: Path, write: Write) -> None:
    write("kz/One.kz.toml", _outlet("https://one.kz/"))
    assert check(folder=folder) == [
        "outlets/kz/One.kz.toml:1: 'One.kz' is not a slug: up to 40 small Latin letters, digits and _"
    ]


def test_a_draft_is_checked_as_if_it_were_in_the_registry(folder: Path, write: Write, tmp_path: Path) -> None:
    write("kz/one.toml", _outlet("https://one.kz/", 'credits = ["Один"]'))
    write("kz/broken.toml", "")
    draft = tmp_path / "two.toml"
    draft.write_text(_outlet("https://two.kz/", 'credits = ["Один"]'), encoding="utf-8")
    assert check([draft], folder) == [f'{draft}:5: credit form "Один" is claimed by outlets/kz/one.toml too']
    newer = tmp_path / "one.toml"
    newer.write_text(_outlet("https://one.kz/", 'credits = ["Один"]'), encoding="utf-8")
    assert check([newer], folder) == []


def test_one_file_of_the_registry_is_checked_alone(folder: Path, write: Write) -> None:
    one = write("kz/one.toml", _outlet("https://one.kz/"))
    broken = write("kz/broken.toml", "")
    assert check([one], folder) == []
    assert len(check([broken], folder)) == 4
    assert check([folder / "kz"], folder) == check([broken], folder)


def test_a_file_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    assert check([tmp_path / "gone.toml"], folder) == [
        f"{tmp_path}/gone.toml:1: cannot be read: No such file or directory"
    ]


def test_an_outlet_may_be_called_panel(folder: Path, write: Write) -> None:
    write("kz/panel.toml", _outlet("https://panel.kz/"))
    assert list(load(folder)) == ["panel"]


def test_a_folder_without_a_panel_is_no_registry(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"panel\.toml:1: cannot be read"):
        load(tmp_path)


def test_a_file_of_endless_length_is_not_read(folder: Path, write: Write) -> None:
    write("kz/one.toml", "#" * 300_000)
    assert check(folder=folder) == ["outlets/kz/one.toml:1: is longer than 262144 bytes"]


WORDS = """name url feeds page owner = [ ] [[ ]] { } " \'\'\' \' , . # https://a.kz/ http://[ t.me/ kz
2026-11-01 07:00 1e999 nan true \ud7ff \x00"""
PIECES = st.sampled_from([*WORDS.split(), '"""', "\n", " ", "0x" + "f" * 5000])


@given(st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_any_bytes_are_an_outlet_or_problems(folder: Path, write: Write, content: bytes) -> None:
    path = write("kz/one.toml", "")
    path.write_bytes(content)
    try:
        load(folder)
    except RegistryError as error:
        assert all(problem.startswith("outlets/kz/one.toml:") for problem in error.problems)  # noqa: PT017
        assert not any("\n" in problem for problem in error.problems)  # noqa: PT017
    else:
        pytest.fail("random bytes are no outlet")


WRITTEN = r"""
"x" "" 0 -1 1.5 inf true 2026-11-01 07:00:00 [] [[]] [1] ["a","a"] {} [{}] {url="https://a.kz/"} {value="KZ"}
"https://a.kz/" "https://[/" "t.me/abcd" "\u0000"
"""
VALUES = st.sampled_from([*WRITTEN.split(), "0x" + "f" * 5000])
KEYS = st.sampled_from([*Outlet.model_fields, "x"])


@given(st.dictionaries(KEYS, VALUES, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_any_value_under_any_key_is_read_or_told(folder: Path, write: Write, table: dict[str, str]) -> None:
    write("kz/one.toml", "".join(f"{key} = {value}\n" for key, value in table.items()))
    problems = check(folder=folder)
    assert all(problem.startswith("outlets/kz/one.toml:") for problem in problems)


@pytest.mark.parametrize("opening", ["[", "{ a = "])
def test_deep_nesting_is_a_problem_and_no_crash(folder: Path, write: Write, opening: str) -> None:
    closing = "]" if opening == "[" else " }"
    for depth in (50, 450, 5000):
        write("kz/one.toml", f"name = {opening * depth}1{closing * depth}\n")
        assert all(problem.startswith("outlets/kz/one.toml:1: ") for problem in check(folder=folder))
        assert check(folder=folder)
