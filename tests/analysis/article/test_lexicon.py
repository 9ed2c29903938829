"""The lexicon here is small and made for these tests; the media are real, the sentences are not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.lexicon import Lexicon, build
from analysis.article.names import Medium, open_media
from outlets.vocabulary import Group

LEXICON = build(
    [
        Medium("tass", "TASS", Group.RU, ("ТАСС", "ИТАР-ТАСС", "агентство ТАСС", "TASS", "tass.ru")),
        Medium("ria", "RIA Novosti", Group.RU, ("РИА Новости", "РИА")),
        Medium("rbc", "RBC", Group.RU, ("РБК", "RBC")),
        Medium("rbcua", "RBC-Ukraine", Group.REGION, ("РБК-Украина",)),
        Medium("rt_ru", "RT", Group.RU, ("RT",)),
        Medium("interfax", "Interfax", Group.RU, ("Интерфакс",)),
        Medium("interfax_kz", "Interfax-Kazakhstan", Group.KZ, ("Интерфакс-Казахстан",)),
        Medium("vz", "Vzglyad", Group.RU, ("«Взгляд»", "vz.ru")),
        Medium("rg", "Rossiyskaya Gazeta", Group.RU, ("«Российская газета»", "Российская газета")),
        Medium("lenta", "Lenta.ru", Group.RU, ("Лента.ру",)),
        Medium("guardian", "The Guardian", Group.WEST, ("The Guardian",)),
        Medium("24kg", "24.kg", Group.REGION, ("24.kg",)),
        Medium("hill", "The Hill", Group.WEST, ("The Hill",)),
        Medium(None, "The Sun", Group.WEST, ("«The Sun»",)),
        Medium(None, "BBC", Group.WEST, ("BBC",)),
        Medium("kaztag", "KazTAG", Group.KZ, ("КазТАГ",)),
        Medium("reuters", "Reuters", Group.WEST, ("Reuters", "Рейтер")),
        Medium("novaya", "Novaya Gazeta", Group.RU, ("Новая газета",)),
        Medium("novayaeu", "Novaya Gazeta Europe", Group.EXILE, ("Новая газета Европа", "«Новая газета. Европа»")),
    ]
)


def seen(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.medium.name) for one in lexicon.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("сообщает ТАСС.", [("ТАСС", "TASS")]),
        ("как передал Интерфаксу источник", [("Интерфаксу", "Interfax")]),
        ("в Российской газете вышла статья", [("Российской газете", "Rossiyskaya Gazeta")]),
        ("РИА «Новости» со ссылкой на суд", [("РИА «Новости", "RIA Novosti")]),
        ("ТАСС-қа сілтеме жасап", [("ТАСС-қа", "TASS")]),
        ("Интерфакстың хабарлауынша", [("Интерфакстың", "Interfax")]),
        ("24.kg-ге айтты", [("24.kg-ге", "24.kg")]),
        ("رەيتەر اگەنتتىگى", [("رەيتەر", "Reuters")]),
        ("говорится на tass.ru/obschestvo", [("tass.ru", "TASS")]),
        ("КазТАГтың тілшісі", [("КазТАГтың", "KazTAG")]),
    ],
)
def test_a_name_is_found_in_any_case_script_and_suffix(text: str, found: list[tuple[str, str]]) -> None:
    assert seen(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("по данным РБК-Украина", "RBC-Ukraine"),
        ("сообщает «Интерфакс-Казахстан»", "Interfax-Kazakhstan"),
        ("РБК-Украинаның мәліметінше", "RBC-Ukraine"),
    ],
)
def test_the_longest_name_wins_over_its_namesake(text: str, name: str) -> None:
    assert [one for _, one in seen(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "редакция РИА-Мелитополь уточнила",
        "агентство Интерфакс-Запад сообщает",
        "Interfaxology, тассовый, РБКшник",
        "retweeted as rt by many; RTX",
        "на первый взгляд, это так",
        "«Взгляд на мир» — название фильма",
        "Взгляд изнутри",
        "спортивная лента новостей",
        "новости риа сектора",
        "Взгляд издания на вопрос",
        "a Hill far away",
        "на сайте oldlenta.ru",
        "на сайте my-tass.ru",
        "قال تاس",  # Arabic, not Kazakh
    ],
)
def test_namesakes_parts_of_words_and_common_nouns_are_not_names(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    ["пишет «Взгляд»", 'пишет "Взгляд"', "пишет газета Взгляд", "деловая газета «Взгляд»", "Взгляд газеті жазды"],
)
def test_a_guarded_name_counts_in_quotes_or_beside_its_noun(text: str) -> None:
    assert [name for _, name in seen(text)] == ["Vzglyad"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("пишет The Hill", ["The Hill"]),
        ("пишет «The Sun»", ["The Sun"]),
        ("газета The Sun", ["The Sun"]),
        ("The Sun rises", []),
    ],
)
def test_an_english_article_belongs_to_the_name(text: str, names: list[str]) -> None:
    assert [name for _, name in seen(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("передаетLenta", []),
        ("ссылкой наThe Guardian.", [("Guardian", "The Guardian")]),
        ("ссылкой наТАСС", [("ТАСС", "TASS")]),
        ("сообщает\u00a0ТАСС", [("ТАСС", "TASS")]),
        ("сообщает Ин\u00adтер\u00adфакс", [("Ин\u00adтер\u00adфакс", "Interfax")]),
        ("сообщает TACC", [("TACC", "TASS")]),  # in Latin letters
        ("сообщила ВВС", [("ВВС", "BBC")]),  # in Cyrillic letters
    ],
)
def test_lost_spaces_soft_hyphens_and_look_alikes_do_not_hide_a_name(text: str, found: list[tuple[str, str]]) -> None:
    assert seen(text) == found


@given(st.text(alphabet="ТАСРИБКинтефксRTвзгляд «»\"'.-\u00ad\n", max_size=60))
def test_sightings_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = LEXICON.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


def test_the_open_lexicon_speaks_of_media_that_nobody_crawls() -> None:
    media = open_media()
    assert len(media) >= 300
    assert all(one.slug is None and one.name and all(one.forms) for one in media)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("эфир телеканала ABC", [("ABC", "ABC (Australia)")]),
        ("по словам ABC", []),
        ("как сообщает телеканал ABC News", [("ABC News", "ABC News")]),
        ("радио Sputnik сообщает", [("радио Sputnik", "Radio Sputnik")]),
        ("агентство Sputnik сообщает", [("Sputnik", "Sputnik")]),
        ("издание проекта", []),
        ("издание Проект", [("Проект", "Proekt")]),
    ],
)
def test_a_form_with_its_noun_counts_beside_that_noun_alone(text: str, found: list[tuple[str, str]]) -> None:
    lexicon = build(
        [
            Medium(None, "ABC (Australia)", Group.WEST, ("телеканал ABC",)),
            Medium(None, "ABC News", Group.WEST, ("ABC News",)),
            Medium("sputnikglobe", "Sputnik", Group.RU, ("Sputnik",)),
            Medium("radiosputnik", "Radio Sputnik", Group.RU, ("радио Sputnik",)),
            Medium(None, "Proekt", Group.EXILE, ("издание Проект",)),
        ]
    )
    assert seen(text, lexicon) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("пишет «Новая газета. Европа»", "Novaya Gazeta Europe"),
        ("пишет «Новая газета Европа»", "Novaya Gazeta Europe"),
        ("пишет «Новая газета»", "Novaya Gazeta"),
        ("пишет Новая газета. Европа ждёт.", "Novaya Gazeta"),
        ("Бұл туралы 24. KG жазды", None),
    ],
)
def test_a_full_stop_inside_quotes_belongs_to_the_name(text: str, name: str | None) -> None:
    assert [found for _, found in seen(text)] == ([name] if name else [])
