"""Sentences made up after the ways in which newsrooms credit; the media are real, the events are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.credits import find_credits
from analysis.article.lexicon import build
from analysis.article.names import Medium
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role

LEXICON = build(
    [
        Medium("tass", "TASS", Group.RU, ("ТАСС", "TASS")),
        Medium("ria", "RIA Novosti", Group.RU, ("РИА Новости",)),
        Medium("interfax", "Interfax", Group.RU, ("Интерфакс", "Interfax")),
        Medium("rbc", "RBC", Group.RU, ("РБК",)),
        Medium("vedomosti", "Vedomosti", Group.RU, ("«Ведомости»", "Vedomosti")),
        Medium("meduza", "Meduza", Group.EXILE, ("Медуза", "Meduza")),
        Medium("reuters", "Reuters", Group.WEST, ("Reuters", "Рейтер")),
        Medium("bbc", "BBC", Group.WEST, ("BBC", "Би-би-си")),
        Medium("akipress", "AKIpress", Group.REGION, ("AKIpress", "АКИpress")),
        Medium("tengrinews", "Tengrinews", Group.KZ, ("Tengrinews.kz", "Tengrinews")),
        Medium("sputnik_kz_kk", "Sputnik Қазақстан", Group.RU, ("Sputnik Қазақстан",)),
        Medium(None, "Mehr", Group.REGION, ("Mehr",)),
        Medium(None, "Russian media", Group.RU, ("российские СМИ", "ресейлік БАҚ", "Russian media")),
    ]
)


def credited(text: str, title: str = "", outlet: str = "tengrinews") -> list[str]:
    return [one.name for one in find_credits(title, text, outlet, LEXICON) if one.role is not Role.MENTION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Russian
        ("Мост закрыли на ремонт, сообщает ТАСС.", ["TASS"]),
        ("Мост закрыли, передает Tengrinews.kz со ссылкой на РИА Новости.", ["RIA Novosti"]),
        ("По данным агентства «Интерфакс», мост закрыт.", ["Interfax"]),
        ("Как пишет РБК, мост закрыт.", ["RBC"]),
        ("Об этом рассказал инженер в интервью телеканалу РБК.", ["RBC"]),
        ("Мост закрыт, рассказал корреспонденту ТАСС главный инженер.", ["TASS"]),
        ("«Ведомости» со ссылкой на источник сообщают о ремонте.", ["Vedomosti"]),
        ("О ремонте пишут российские СМИ.", ["Russian media"]),
        ("По информации российских СМИ, мост закрыт.", ["Russian media"]),
        ("Мост закрыт.\n\nИсточник: ТАСС", ["TASS"]),
        ("Мост закрыт, передаетTengrinews.kzсо ссылкой наReuters.Ремонт начался.", ["Reuters"]),
        ("Видео с места событий опубликовал ТАСС.", ["TASS"]),
        ("Об этом написали РИА Новости, ТАСС и РБК.", ["RIA Novosti", "TASS", "RBC"]),
        ("Мост закрыли (ТАСС).", ["TASS"]),
        ("Мост закрыли, сообщает в понедельник, 27 апреля, ТАСС.", ["TASS"]),
        ("«Сюжет хорош», — пишет в рецензии Game Informer.", ["Game Informer"]),
        ("Карта выйдет весной. Источник: 3DCenter", ["3DCenter"]),
        ("Издание Radar призвало города чинить мосты.", ["Radar"]),
        ("Мост закрыт: это следует из интервью, которое инженер дал для РБК.", ["RBC"]),
        ("Портал Radar 30 октября написал о мосте.", ["Radar"]),
        ("Подписчики «Ведомостей» собрали деньги на мост.", []),
        # Kazakh
        ("Көпірдің кадрларын ТАСС да жариялаған.", ["TASS"]),
        ("Көпір жабылды, деп хабарлады ТАСС.", ["TASS"]),
        ("Көпір жабылды, деп хабарлайды Tengrinews.kz Интерфаксқа сілтеме жасап.", ["Interfax"]),
        ("РИА Новостидің хабарлауынша, көпір жабылды.", ["RIA Novosti"]),
        ("ТАСС агенттігінің мәліметінше, көпір жабылды.", ["TASS"]),
        ("Бас инженер Sputnik Қазақстан тілшісіне көпірдің жабылғанын айтты.", ["Sputnik Қазақстан"]),
        ("Көпір туралы ресейлік БАҚ жазды.", ["Russian media"]),
        ("BBC мәліметінше, көпір жабылды.", ["BBC"]),
        ("ТАСС-тың таратуынша, көпір жабылды.", ["TASS"]),
        ("Ведомостидің хабарлауынша, көпір жабылды.", ["Vedomosti"]),
        ("Көпір жабылды.\nАқпарат көзі: Reuters", ["Reuters"]),
        ("Өкіл өзінің РБК-ге ешқандай түсініктеме бермегенін мәлімдеді.", []),
        ("Көпір жабылды.\nДереккөз: Reuters", ["Reuters"]),
        ("Көпір жабылды.\nДереккөзі: Reuters", ["Reuters"]),
        ("АСТАНА, 5 қазан — ТАСС агенттігі. Көпір жабылды.", ["TASS"]),
        ("كوپىر جابىلدى، دەپ حابارلادى رەيتەر.", ["Reuters"]),
        # names with their noun
        ("МОСКВА, 8 июля — агентство ТАСС. Мост закрыли.", ["TASS"]),
        ("Мост закрыли.\nИсточник: агентство «Рейтер»", ["Reuters"]),
        ("Мост закрыли.\nИсточник — агентство Reuters", ["Reuters"]),
        # English
        ("The bridge is closed, Reuters reported.", ["Reuters"]),
        ("According to the TASS news agency, the bridge is closed.", ["TASS"]),
        ("According to the Russian news agency TASS, the bridge is closed.", ["TASS"]),
        ('"It is closed," the engineer told Interfax.', ["Interfax"]),
        ("The bridge is closed, the ministry said, citing Russian media.", ["Russian media"]),
    ],
)
def test_a_credit_is_found_in_its_frame(text: str, names: list[str]) -> None:
    assert credited(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Журналиста ТАСС наградили орденом.",
        "Роскомнадзор заблокировал сайт «Медуза».",
        "Фото: РИА Новости",
        "Мост открыли. Фото: Иван Иванов / ТАСС",
        "© РИА Новости / Пётр Петров",
        "Министерство опровергло сообщение РИА Новости.",
        "Министрлік РИА Новостидің қарантин туралы хабарын жоққа шығарды.",
        "РБК исполнилось 30 лет.",
        "Публикацию РИА Новости о закрытии моста в акимате назвали недостоверной.",
        "Сообщение агентства ТАСС о мосте министерство опровергло.",
        "Officials dismissed a report by TASS about the bridge.",
        "Осенью ТАСС отмечает годовщину концертом.",
        "РБК отметило свой 30-летний юбилей.",
        "Фейк: РИА Новости сообщило о закрытии моста.",
        "ТАСС не сообщал о закрытии моста.",
        "Мы не нашли подтверждения тому, что писал ТАСС.",
        "Пишут, будто ТАСС сообщил о закрытии моста.",
        "TASS did not report the closure.",
        "Сурет: Reuters",
        "На снимке мост. Фото РИА Новости",
        "Кадр из видео: ТАСС",
        "(AP Photo) Reuters moved to a new office.",
    ],
)
def test_pictures_denials_and_topics_are_no_credits(text: str) -> None:
    assert credited(text) == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Kópir jabyldy, dep habarlady TASS.", ["TASS"]),  # the alphabet of 2019
        ("TASS-tyñ habarlauynşa, köpır jabyldy.", ["TASS"]),  # the draft of 2021
        ("RIA Novostidiń málimetinshe kópir jabyldy.", ["RIA Novosti"]),
        ("Köpir jabıldı. Bul twralı Reuters agenttigi jazdı.", ["Reuters"]),  # qazaqparat
        ("Ko'pir jabyldy, dep jazady Akipress TASS-qa silteme jasap.", ["AKIpress", "TASS"]),  # 2017
        ("Köpır jabyldy.\nDerekközı: RBK", ["RBC"]),
        ("Vedomstvo TASS-tyñ köpır turaly habaryn joqqa şyğardy.", []),
    ],
)
def test_kazakh_in_latin_letters_is_read_as_in_cyrillic_ones(text: str, sources: list[str]) -> None:
    found = [one for one in find_credits("", text, "x.kz", LEXICON, latin_kazakh=True) if one.role is not Role.MENTION]
    assert [one.name for one in found] == sources
    assert all(text[one.start : one.end] == one.surface for one in found)


def test_the_outlet_does_not_credit_itself() -> None:
    assert find_credits("", "Мост закрыли, передает корреспондент Tengrinews.kz.", "tengrinews", LEXICON) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Мост закрыли на ремонт — РИА Новости", ["RIA Novosti"]),
        ("Reuters: мост закрыли", ["Reuters"]),
        ("Мост закрыли (ТАСС)", ["TASS"]),
        ("ТАСС награждает журналистов", []),
    ],
)
def test_titles_name_their_source_at_one_end(title: str, names: list[str]) -> None:
    assert credited("Ремонт продлится до весны.", title) == names


@pytest.mark.parametrize(
    "text",
    [
        "МОСКВА, 22 ноя — РИА Новости. Мост закрыли.",
        "МОСКВА, 18 декабря. /ТАСС/. Мост закрыли.",
        "MOSCOW, Aug 2 (Reuters) - The bridge is closed.",
        "LONDON (Reuters) — The bridge is closed.",
    ],
)
def test_a_dateline_is_evidence_of_its_own_kind(text: str) -> None:
    found = find_credits("", text, "", LEXICON)
    assert [(one.kind, one.role) for one in found] == [(EvidenceKind.DATELINE, Role.SOURCE)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Мост закрыли, сообщает AKIpress со ссылкой на ТАСС.",
            [("AKIpress", Role.VIA), ("TASS", Role.SOURCE)],
        ),
        (
            "Мост закрыли, сообщает РИА Новости со ссылкой на Mehr.",
            [("RIA Novosti", Role.VIA), ("Mehr", Role.SOURCE)],
        ),
        (
            "Мост закрыли, пишет Reuters, передает Tengrinews.kz со ссылкой на Би-би-си.",
            [("Reuters", Role.SOURCE), ("BBC", Role.VIA)],
        ),
        ("The bridge is closed, TASS said, citing Mehr.", [("TASS", Role.VIA), ("Mehr", Role.SOURCE)]),
    ],
)
def test_the_order_of_a_chain_is_kept(text: str, roles: list[tuple[str, Role]]) -> None:
    assert [(one.name, one.role) for one in find_credits("", text, "tengrinews", LEXICON)] == roles


def test_a_site_that_nobody_registered_is_credited_by_its_address() -> None:
    [found] = find_credits(
        "", "Мост закрыли, передает Tengrinews.kz со ссылкой на most-news.ru.", "tengrinews", LEXICON
    )
    assert (found.source, found.name, found.group) == (None, "most-news.ru", Group.RU)


def test_a_newspaper_that_nobody_registered_is_credited_by_its_noun() -> None:
    [found] = find_credits("", "Аудандық «Мост жаңалығы» газетінің жазуынша, көпір жабылды.", "x.kz", LEXICON)
    assert (found.source, found.name, found.group) == (None, "Мост жаңалығы", Group.UNKNOWN)


PIECES = st.sampled_from(
    [
        "ТАСС",
        "«Ведомости»",
        "РИА Новости",
        "со ссылкой на",
        "сообщает",
        "хабарлады",
        "Фото:",
        "told",
        "\n",
        ". ",
        " ",
        "ا",
        "😀",
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=40))
def test_every_surface_is_exactly_its_slice(text: str, title: str) -> None:
    for one in find_credits(title, text, "tengrinews", LEXICON):
        assert one.surface == _field(one, title, text)[one.start : one.end]


def _field(one: Evidence, title: str, text: str) -> str:
    return title if one.field is Field.TITLE else text


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("КП на Северном Кавказе", Group.RU),
        ("АиФ-Юг", Group.RU),
        ("КП в Украине", Group.UNKNOWN),
        ("КПД на Севере", Group.UNKNOWN),
    ],
)
def test_an_edition_of_a_russian_paper_is_russian_where_it_is_made_in_russia(name: str, group: Group) -> None:
    [credit] = find_credits("", f"Мост закрыли, пишет «{name}».", "tengrinews", LEXICON)
    assert (credit.name, credit.group) == (name, group)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PORT OF SPAIN, Trinidad (CMC) — The bridge is closed.", "CMC"),
        ("Engineers surveyed by Reuters said the bridge would open.", "Reuters"),
    ],
)
def test_english_frames_of_agencies(text: str, name: str) -> None:
    assert credited(text) == [name]


@pytest.mark.parametrize(
    ("name", "home", "side"),
    [
        ("Мостовой вестник", Group.RU, Group.RU),
        ("Мостовой вестник", Group.KZ, Group.KZ),
        ("Мостовой вестник", Group.REGION, Group.REGION),
        ("Мостовой вестник", Group.WEST, Group.UNKNOWN),
        ("Мостовой вестник", Group.EXILE, Group.UNKNOWN),
        ("Мостовой вестник", Group.UNKNOWN, Group.UNKNOWN),
        ("Bridge Herald", Group.RU, Group.UNKNOWN),
        ("most-vestnik.kz", Group.RU, Group.KZ),
    ],
)
def test_a_cyrillic_name_that_no_list_has_is_of_the_country_of_its_outlet(name: str, home: Group, side: Group) -> None:
    [credit] = find_credits("", f"Мост закрыли, пишет газета «{name}».", "x.com", LEXICON, home=home)
    assert (credit.source, credit.name, credit.group) == (None, name, side)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # accounts, pages and groups of networks
        ("Мост закрыли, сообщает ТАСС со ссылкой на most.control.", ["TASS", "most.control"]),
        ("Видео выложил паблик @most_city в соцсети.", ["@most_city"]),
        ("Мост закрыли. Об этом сообщается на странице «Наш мост» в соцсети.", ["Наш мост"]),
        ("Как пишет пользователь группы «МостИнфо», мост закрыт.", ["МостИнфо"]),
        ("На сайте most.control мост закрыт.", []),
        # names in Cyrillic letters that no list has
        ("Мост закрыт, сообщает Мостпресс.", ["Мостпресс"]),
        ("Как пишут Мосты35, мост закрыт.", ["Мосты35"]),
        ("Мост закрыт, пишет ТАСС со ссылкой на МостИнформ.", ["TASS", "МостИнформ"]),
        ("Мост закрыт, сообщает Пресс-служба города.", []),
        ("Мост закрыт, сообщает Мостострой.", []),
        ("Мост закрыт, пишет Информационный центр.", []),
        ("«Мост хабары» жазғандай, көпір жабылды.", ["Мост хабары"]),
        ("«Көпір жабылды» деп хабарлады әкімдік.", []),
        ("Ақпарат көзі: Bridge Daily", ["Bridge Daily"]),
        # Russian
        ("Богаче всех мостостроители, подсчитал ТАСС.", ["TASS"]),
        ("Мост закрыт, подсчитали аналитики ТАСС.", ["TASS"]),
        ("«Ведомости», в свою очередь, отмечают: мост закрыт.", ["Vedomosti"]),
        ("«Медуза» ознакомилась с проектом моста.", ["Meduza"]),
        # Kazakh
        ("Reuters сауалнамасына қатысқандар көпірді мақтады.", ["Reuters"]),
        ("BBC эфирінде сөйлеген министр көпірді мақтады.", ["BBC"]),
        ("Ал Интерфакс бұған жөндеу әсер еткенін айтады.", ["Interfax"]),
        ("Тұрғындар бұл туралы ТАСС-қа шағымданған.", ["TASS"]),
        ("Инженер ТАСС агенттігінің тілшісі Анар Көпіроваға берген сұхбатында жөндеуді мақтады.", ["TASS"]),
        # English
        ("The statement was obtained by Reuters. Via the BBC: the bridge is closed.", ["Reuters", "BBC"]),
        ("This article originally appeared in Bridge Weekly Review.", ["Bridge Weekly Review"]),
        ("The engineer told KBRG-TV that the bridge is closed.", ["KBRG-TV"]),
        ("The bridge is closed, according to WBRG.", ["WBRG"]),
        ("The bridge is closed (via Bridgewatch), the engineer told Reuters.", ["Bridgewatch", "Reuters"]),
        ("He was speaking on Bridge FM's morning show.", ["Bridge FM"]),
        ("WHAT a bridge, the engineer said.", []),
        ("The bridge is closed, reports Bridgewatch.", ["Bridgewatch"]),
        ("The bridge is closed. Reuters contributed to this report.", ["Reuters"]),
        ("The bridge is closed. [ via Bridge Sifter ]", ["Bridge Sifter"]),
        ("The BBC channel, owned by the state, the mouthpiece of bridges, said it was closed.", ["BBC"]),
        ("A Reuters opinion poll found that the bridge is loved.", ["Reuters"]),
        ("Ivan Most/Reuters We learned that the bridge is closed.", []),
        ("«Ведомости» между тем утверждают, что мост закрыт.", ["Vedomosti"]),
        ("Reuters со слов шести источников написало, что мост закрыт.", ["Reuters"]),
        ("ТАСС добавляет, что мост открыт.", ["TASS"]),
        ("Мост откроют, следует из консенсус-прогноза РБК.", ["RBC"]),
        ("О мосте рассказал министр в эфире программы «Наш мост» телеканала РБК.", ["RBC"]),
        ("BBC шолушысы көпірді «ең ұзын» деп сипаттады.", ["BBC"]),
        ("BBC арнасында сөйлеген инженер көпірді мақтады.", ["BBC"]),
        ("ТАСС-тың айтқаны рас болса, көпір жабылды.", ["TASS"]),
        # spelt in small letters, with a mark, or between two alphabets
        ("Мост закрыт, пишет портал mostonline.", ["mostonline"]),
        ("Көпір жабылды, деп жазады eBridge сайты.", ["eBridge"]),
        ("Бұл туралы Bridge_today парақшасы жазды.", ["Bridge_today"]),
    ],
)
def test_more_ways_to_credit(text: str, names: list[str]) -> None:
    assert credited(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "О мосте рассказали на пресс-конференции в ТАСС.",
        "Увидеть мост можно в прямом эфире на портале «Ведомости».",
        "Инженер работает над программой «Ведомости».",
        "Суд вынес предупреждения изданию «Ведомости» и другим.",
        "Завтра певец выступит в программе «Ведомости».",
        "В мэрии со ссылкой на «Мост Водоканал» сообщили о ремонте.",
        "Видео опубликовали в группе «Инцидент Мост».",
        "Мост закрыт, передает Tengrinews.kz со ссылкой на Primeminister.kz.",
        "Об этом сообщается на сайте most.gov.kz.",
        "«Мост красив», — пишет Lynn Bridge-Walker.",
        "Президент BBC арнасына сұхбат берді.",
    ],
)
def test_where_it_was_said_or_shown_and_who_writes_of_himself_are_no_media(text: str) -> None:
    assert credited(text) == []


@pytest.mark.parametrize("firm", ["ООО «Ведомости»", "ТОО «Ведомости»", "«Ведомости» ЖШС"])
def test_a_firm_that_is_called_like_a_medium_is_none(firm: str) -> None:
    assert credited(f"О ремонте сообщает {firm}.") == []


def test_a_medium_whose_name_has_the_letters_of_the_address_is_not_the_outlet_for_that() -> None:
    assert credited("Мост закрыт, пишет газета «Спорт-Эксперт».", outlet="sports.kz") == ["Спорт-Эксперт"]
    assert credited("Мост закрыт, пишет агентство «ФедералПресс».", outlet="fedpress.ru") == []


def test_an_edition_does_not_credit_its_own_brand() -> None:
    lexicon = build(
        [
            Medium("sputnikglobe", "Sputnik", Group.RU, ("Sputnik",)),
            Medium("sputnik_kz", "Sputnik Kazakhstan", Group.RU, ("Sputnik Казахстан",)),
            Medium("forbes_kz", "Forbes Kazakhstan", Group.KZ, ("Forbes Kazakhstan",)),
            Medium(None, "Forbes", Group.WEST, ("Forbes",)),
        ]
    )
    assert find_credits("", "Мост закрыт, сообщает Sputnik.", "sputnik_kz", lexicon) == []
    [other] = find_credits("", "Мост закрыт, сообщает Sputnik.", "forbes_kz", lexicon)
    assert (other.source, other.group) == ("sputnikglobe", Group.RU)
    [foreign] = find_credits("", "Мост закрыт, сообщает Forbes.", "forbes_kz", lexicon)
    assert (foreign.name, foreign.group) == ("Forbes", Group.WEST)
