"""The registry that is shipped, and the page that tells how to add to it."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from outlets.claims import fold_form
from outlets.homonyms import is_ambiguous
from outlets.outlet import Outlet
from outlets.registry import FOLDER, Registry, check, load
from outlets.vocabulary import Audience, Group

FILES = sorted(FOLDER.glob("*/*.toml"))
PAGE = Path(__file__).parents[2] / "docs" / "add-an-outlet.md"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load()


def test_nothing_is_wrong_with_it() -> None:
    assert check() == []


def test_every_file_is_loaded_and_every_group_is_there(registry: Registry) -> None:
    assert set(registry) == {path.stem for path in FILES}
    groups = Counter(outlet.group for outlet in registry.values())
    assert set(groups) == set(Group) - {Group.UNKNOWN}
    assert groups[Group.KZ] > groups[Group.RU] > groups[Group.WEST]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_short_and_keeps_the_order_of_the_keys(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    keys = list(tomllib.loads(text))
    assert keys == [key for key in Outlet.model_fields if key in keys]
    assert len(text.splitlines()) <= 30


def test_every_outlet_has_a_door(registry: Registry) -> None:
    assert [
        slug
        for slug, outlet in registry.items()
        if not (outlet.feeds or outlet.sitemaps or outlet.listings or outlet.telegram)
    ] == []


# Words, places, firms and shared names: whoever finds them bare in a text knows nothing of the source.
NEVER_BARE = """
Время, Капитал, Курсив, Власть, Орда, Литер, Степь, Дождь, Холод, Эхо, Агентство, Взгляд, Звезда, Мир, Вести, Спутник,
Exclusive, LS, Life, Trend, Тренд, Pravda, Правда, Prime, Прайм, Expert, Эксперт, Мәлім, Номад, Besh, Base, Топор,
Республика, Forbes, Diplomat, The Diplomat, Economist, Экономист, Азаттық, Азаттык, Azattyq, Караван, Лада,
Тумба, Түркістан, Айқын, Қамшы, Хабар, Кабар, КТК, Фергана, Настоящее время, Current Time, Наша газета, Новый вестник,
Алматы, Астана, Қазақстан, Qazaqstan, Южанка, Отырар, Диапазон, Чиновник, Письма Президенту, Соловьёв, Рыбарь, Кактус,
Лайф, Рамблер, УзА, РГ, КП, МК, НГ, УП, АП, AA, ВВС, Guardian, Свободная пресса, Important Stories, Важные истории
"""


def test_no_ambiguous_word_is_a_bare_form(registry: Registry) -> None:
    never = {fold_form(word) for word in " ".join(NEVER_BARE.split()).split(", ")}
    bare = [form for outlet in registry.values() for form in outlet.credits if "«" not in form]
    assert [form for form in bare if fold_form(form) in never] == []
    assert is_ambiguous("время")
    assert not is_ambiguous("«Время»")


def test_a_form_is_written_once_without_cases_nouns_and_hosts(registry: Registry) -> None:
    forms = Counter(fold_form(form) for outlet in registry.values() for form in outlet.credits)
    assert [form for form, times in forms.items() if times > 1] == []
    hosts = {host for outlet in registry.values() for host in outlet.hosts}
    assert forms.keys() & hosts == set()
    assert [form for form in forms if re.match(r"корреспондент |@", form) or form.endswith(" тілшісі")] == []


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("Sputnik", "sputnikglobe"),
        ("Sputnik Казахстан", "sputnik_kz_ru"),
        ("Sputnik Қазақстан", "sputnik_kz_kk"),
        ("RT", "rt_ru"),
        ("BBC", "bbc"),
        ("Би-би-си", "bbc"),
        ("Русская служба Би-би-си", "bbcrussian"),
        ("DW", "dw_ru"),
        ("РБК-Украина", "rbcua"),
        ("Azattyq Rýhy", "azattyqruhy"),
        ("Радио Азаттык", "azattyq_ru"),
        ("Азаттық радиосы", "azattyq_kk"),
        ("Голос Америки", "voa_ru"),
    ],
)
def test_a_name_that_a_house_shares_has_one_home(registry: Registry, form: str, slug: str) -> None:
    assert [each for each, outlet in registry.items() if form in outlet.credits] == [slug]


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://kaz.tengrinews.kz/life/1", "tengrinews"),
        ("https://www.bbc.com/russian/articles/1", "bbcrussian"),
        ("https://www.bbc.com/news/1", "bbc"),
        ("https://www.dw.com/ru/a-1", "dw_ru"),
        ("https://p.dw.com/p/1", "dw_en"),
        ("https://ru.sputnik.kz/20260101/1.html", "sputnik_kz_ru"),
        ("https://sputnik.kz/20260101/1.html", "sputnik_kz_kk"),
        ("https://tj.sputniknews.ru/1", "sputnikglobe"),
        ("https://uz.sputniknews.ru/1", "sputnik_uz"),
        ("https://crimea.ria.ru/1", "ria"),
        ("https://radiosputnik.ria.ru/1", "radiosputnik"),
        ("https://russian.rt.com/1", "rt_ru"),
        ("https://www.rt.com/1", "rt_en"),
        ("https://rus.azattyq.org/a/1.html", "azattyq_ru"),
        ("https://t.me/s/Tass_agency", "tass"),
        ("https://t.me/ztb_qaz/1", "ztb"),
        ("https://kz.kursiv.media/1", "kursiv"),
        ("https://uz.kursiv.media/1", None),
        ("https://www.rbc.ua/1", "rbcua"),
        ("https://www.mgimo.ru/", None),
    ],
)
def test_real_addresses_belong_to_whom_they_should(registry: Registry, address: str, slug: str | None) -> None:
    owner = registry.owner_of(address)
    assert (owner.slug if owner else None) == slug


def test_the_panel_is_all_that_addresses_kazakhstan_and_is_not_unverified(registry: Registry) -> None:
    addressed = {slug for slug, outlet in registry.items() if outlet.audience is Audience.KZ and not outlet.unverified}
    addressed.remove("factcheckkz")  # what it credits is what it refutes
    assert registry.panel.name == "2026-11"
    assert registry.panel.members_on(TODAY) == addressed
    assert registry.panel.members_on(date(2019, 1, 1)) == addressed
    assert registry.panel.members_on(date(2018, 12, 31)) == frozenset()


def test_a_source_is_something_to_cite(registry: Registry) -> None:
    facts = [
        fact
        for outlet in registry.values()
        for history in (outlet.owner, outlet.control, outlet.country, outlet.franchise_of)
        for fact in history.root
        if fact.source
    ]
    assert facts
    assert [fact.source for fact in facts if not re.search(r"\w\.\w+.*20\d\d", fact.source)] == []


def test_local_editions_name_their_brand(registry: Registry) -> None:
    brands = {slug: outlet.franchise_of.on(TODAY) for slug, outlet in registry.items() if outlet.franchise_of.root}
    assert brands == {"interfax_kz": "interfax", "kp_kz": "kp", "mk_kz": "mk"}
    assert {registry[slug].group for slug in brands} == {Group.KZ}


def test_the_page_tells_every_key_in_the_order_of_the_files() -> None:
    rows = re.findall(
        r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE.read_text(encoding="utf-8").split("## All keys")[1], re.MULTILINE
    )
    told = [key for row in rows for key in re.findall(r"\w+", row)]
    needed = ["name", "url", "languages", "audience"]
    fields = [name for name in Outlet.model_fields if name not in {"slug", "group", *needed}]
    assert told == needed + fields


def test_the_files_on_the_page_are_right(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    whole = [text for text in examples if text.startswith("name")]
    parts = [text for text in examples if not text.startswith("name")]
    assert len(whole) == len(parts) == 2
    for number, text in enumerate([*whole, whole[0] + "".join(parts)]):
        draft = tmp_path / f"draft{number}.toml"
        draft.write_text(text, encoding="utf-8")
        assert check([draft]) == []
