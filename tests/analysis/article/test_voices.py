"""Sentences made up after the ways in which newsrooms say who told them; the bodies are real, the events are not."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.voices import find_voices
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role


def outlet(group: Group, name: str = "x") -> Evidence:
    return Evidence(EvidenceKind.OUTLET, None if group is Group.UNKNOWN else "x", name, group, Role.SOURCE)


KZ, RU = outlet(Group.KZ), outlet(Group.RU)


def officials(text: str, publisher: Evidence = KZ, *, title: str = "", kazakh: bool = False) -> list[str]:
    found = find_voices(title, text, publisher, kazakh=kazakh)
    return [one.name for one in found if one.kind is EvidenceKind.OFFICIAL]


def sides(text: str, publisher: Evidence = KZ, *, kazakh: bool = False) -> list[Group]:
    return [one.group for one in find_voices("", text, publisher, kazakh=kazakh) if one.role is Role.SOURCE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Мост закроют на месяц, заявил Песков.", "Dmitry Peskov"),
        ("По данным Минобороны РФ, учения завершены.", "Ministry of Defence of Russia"),
        ("В правительстве РФ сообщили, что закон вступит в силу.", "Government of Russia"),
        ("О пожаре сообщили в пресс-службе ГУ МВД по Омской области.", "Ministry of Internal Affairs of Russia"),
        ("Мост построят. Об этом говорится на сайте Кремля.", "Kremlin"),
        ("Губернатор Омской области Иван Петров рассказал о ремонте моста.", "governor (Omsk region)"),
        ("Глава МИД РФ Сергей Лавров подтвердил дату встречи.", "Sergei Lavrov"),
        ("«Мост откроют весной», — сообщил глава Роскосмоса.", "Roscosmos"),
        ("Как сообщает посольство России в Казахстане, приём граждан перенесён.", "Russian Embassy"),
        ("Со ссылкой на пресс-службу Росгвардии издание пишет об учениях.", "National Guard of Russia"),
        ("Роскомнадзор объяснил блокировку сайта. В ведомстве отметили, что она временная.", "Roskomnadzor"),
        ("Глава Орска Пётр Иванов сообщил о закрытии моста.", "head (Orenburg region)"),
        ("The bridge will reopen in May, Kremlin spokesman Dmitry Peskov said.", "Dmitry Peskov"),
        ("According to the Russian Defense Ministry, the drills are over.", "Ministry of Defence of Russia"),
        ("Russia’s ambassador to Kazakhstan, Ivan Kroshin, said trade grew.", "embassy (Russia)"),
        ("Лавров на встрече с китайским коллегой заявил о доверии.", "Sergei Lavrov"),
        ("Газпром сообщил о ремонте. Поставки не остановят.", "Gazprom"),
        ("Курс снизят, следует из данных ЦБ РФ.", "Central Bank of Russia"),
        ("Глава Нижнего Тагила предложил новый маршрут.", "head (Sverdlovsk region)"),
        ("Жителей предупредили о паводке в мэрии Омска.", "mayor (Omsk region)"),
        ("Приказом Ростуризма из реестра исключены четыре компании.", "Rostourism"),
        ("Рос\u00adреестр сообщил о сделках.", "Rosreestr"),
        ("Росреестр сообщил, что дом продан. Уточнили в ведомстве и цену.", "Rosreestr"),
    ],
)
def test_a_russian_official_is_found_as_a_source(text: str, name: str) -> None:
    assert officials(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("РФ Қорғаныс министрлігі оқу-жаттығу аяқталғанын мәлімдеді.", "Ministry of Defence of Russia"),
        ("Песковтың айтуынша, көпір көктемде ашылады.", "Dmitry Peskov"),
        ("Көпір көктемде ашылады, деп хабарлады Кремль.", "Kremlin"),
        ("Ресейдің Астанадағы елшілігі азаматтарына ескертті.", "embassy (Russia)"),
        ("Роскомнадзор сайтты бұғаттады. Ведомствоның түсіндіруінше, шешім уақытша.", "Roskomnadzor"),
        ("Татарстан басшысы Қазақстанға келетінін айтты.", "head (Tatarstan)"),
        ("Владимир Путин келісім туралы айтты.", "Vladimir Putin"),
    ],
)
def test_a_russian_official_is_found_in_kazakh(text: str, name: str) -> None:
    assert officials(text, kazakh=True) == [name]


def test_kazakh_in_latin_letters_is_read_as_in_cyrillic_ones() -> None:
    text = "Kópir kóktemde ashylady, dep habarlady Kreml."
    (one,) = find_voices("", text, KZ, kazakh=True, latin_kazakh=True)
    assert (one.kind, one.name, one.surface) == (EvidenceKind.OFFICIAL, "Kremlin", "Kreml")


@pytest.mark.parametrize(
    "text",
    [
        "Кремль украсили к празднику.",
        "МВД РФ создаст новое подразделение.",
        "Журналист рассказал о жизни Путина.",
        "Депутат рассказал журналистам о встрече с Лавровым.",
        "Актёр из Москвы рассказал о новой роли.",
        "Тренер «Спартака» заявил, что команда готова.",
        "Российский учёный объяснил причину морозов.",
        "Хоккеист Медведев сказал, что травма лёгкая.",
        "«Спутник V» назвали безопасным.",
        "Силовики самопровозглашённой ДНР заявили об обмене.",
        "Следственный комитет Беларуси сообщил о проверке.",
        "Гидрометцентр Казахстана сообщил о морозах.",
        "«Кремль решил так давно и окончательно», — сказал блогер.",
        "Минобороны сообщило об учениях под Карагандой.",
        "Завод строят вместе с «Ростехом», сказал он.",
        "О чём говорил глава федерации Умар Кремлев.",
        "Если вы это видели, сообщите в Росгвардию.",
        "Посол США в Москве заявил, что уедет.",
        "Американское посольство в России предупредило граждан.",
        "Читайте также: В Кремле ответили на слова министра. Бензин подорожал.",
        "Бензин подорожал.\n■Песков рассказал о ценах",
        "О пожаре в полицию РФ сообщил прохожий.",
        "Пресс-конференцию для российских военнослужащих анонсировал клуб.",
        "Судьба распорядилась иначе, сказала жительница Омска.",
        "Пострадавшая Ольга Васильевна рассказала о пожаре в Омске.",
    ],
)
def test_topics_private_people_and_other_states_are_no_russian_officials(text: str) -> None:
    assert officials(text) == []


@pytest.mark.parametrize(
    "text", ["О пожаре сообщили в МЧС.", "Губернатор заявил о ремонте.", "По данным Минобороны, всё."]
)
def test_a_body_without_a_state_is_of_the_country_of_its_outlet(text: str) -> None:
    assert officials(text, RU)
    assert officials(text, outlet(Group.UNKNOWN, "x.ru"))
    assert officials(text, outlet(Group.EXILE))
    assert not officials(text, KZ)
    assert sides(text, KZ) == [Group.KZ]


def test_a_body_without_a_state_is_where_the_story_happens() -> None:
    text = "В Сиднее мужчина напал на прохожего. Пострадавшего увезли, сообщили в полиции."
    assert sides(text) == [Group.WEST]


def test_one_place_abroad_does_not_move_a_long_report_from_home() -> None:
    text = "В суде рассмотрели заключение специалистов из России. " + "Процесс длится давно. " * 60
    assert sides(text + "Судья Айжан Оспанова заявила, что решение будет завтра.") == [Group.KZ]


def test_an_office_keeps_its_state_through_the_article() -> None:
    text = "Лидер Литвы помиловал двух россиян из России, сообщил президент Литвы. Об этом заявил и сам президент."
    assert set(sides(text, RU)) == {Group.WEST}


def test_an_official_counts_only_while_in_office() -> None:
    text = "Премьеру предстоит решить, заявил Мишустин."
    assert find_voices("", text, KZ, datetime(2021, 5, 1, tzinfo=UTC))[0].name == "Mikhail Mishustin"
    early = find_voices("", text, KZ, datetime(2005, 5, 1, tzinfo=UTC))
    assert [one for one in early if one.kind is EvidenceKind.OFFICIAL] == []
    assert find_voices("", text, KZ, None)[0].name == "Mikhail Mishustin"


def test_a_surname_alone_is_the_official_who_was_named_in_full_before() -> None:
    text = (
        "Зампред правительства Омской области Иван Крошин провёл встречу. «Мост будет готов в срок», — заявил Крошин."
    )
    (official, quote) = find_voices("", text, KZ)
    assert (official.kind, quote.kind, quote.group) == (EvidenceKind.OFFICIAL, EvidenceKind.QUOTE, Group.RU)


@pytest.mark.parametrize(
    "text",
    [
        "Концерт пройдёт по распоряжению правительства.",
        "Субсидию дали в соответствии с постановлением правительства.",
        "Президент Всероссийской федерации плавания рассказал о планах.",
        "Адвокат бывшего министра заявил о невиновности.",
        "Закон предусматривает меры поддержки, сказала мать семьи.",
        "В Президентской библиотеке рассказали о книгах.",
        "Напоминаем, суд продлится месяц.",
        "Представитель семьи сообщил о сборе.",
        "Генеральный директор клуба рассказал о планах.",
        "Адвокат сказал в суде, что всё не так.",
        "Адвокат заявил, что суд отказал в освобождении.",
        "Певица раскритиковала правительство.",
        "На улице Генерала Иванова сообщили о ремонте.",
    ],
)
def test_a_reason_a_club_and_who_is_only_met_are_no_officials_in_a_russian_outlet(text: str) -> None:
    assert officials(text, RU) == []


def test_a_neighbour_means_its_own_body_by_a_name_that_russia_has_too() -> None:
    text = "Гидрометцентр ждёт дождей. Киевлянам советуют зонты, сообщили в Гидрометцентре."
    assert officials(text, outlet(Group.REGION)) == []
    assert officials(text.replace("Киевлянам", "Москвичам"), RU)
    assert officials("В России тепло. В России ждут дождей. Гидрометцентр сообщил о грозе.", outlet(Group.REGION))


def test_a_headline_is_told_by_who_stands_before_its_colon_or_behind_its_dash() -> None:
    assert officials("Станции готовы.", title="Собянин: метро откроют в мае") == ["Sergei Sobyanin"]
    assert officials("Станции готовы.", title="Метро откроют в мае — Собянин") == ["Sergei Sobyanin"]
    assert officials("Станции готовы.", title="Собянин открыл метро") == []


def test_a_pronoun_means_the_subject_of_the_sentence_before() -> None:
    assert officials("British Prime Minister Ann Lee spoke to Putin. He said all was well.") == []
    assert officials("Встречу с Путиным провёл президент Литвы. Он заявил, что доволен.") == []
    assert officials("Песков провёл встречу с президентом Литвы. Он заявил, что доволен.") == ["Dmitry Peskov"]
    assert officials("Putin left. “I was there on that very day,” said Ann Lee. He said more.") == []


def test_a_headline_that_was_glued_to_a_text_owns_nothing() -> None:
    text = "Суд признал дело Украины против России Спикер Министерства иностранных дел Украины заявила об этом."
    assert officials(text) == []


def test_a_body_named_before_any_place_abroad_is_one_at_home() -> None:
    text = "Денсаулық сақтау министрі вакцина туралы айтты. Ресей вакцинасы да бар."
    assert sides(text, kazakh=True) == [Group.KZ]
    assert sides("Вице-министр энергетики рассказал о поставках из России.") == [Group.KZ]
    assert sides("В полиции рассказали, что в Сиднее напали на прохожего.") == [Group.WEST]


def test_a_capital_that_speaks_stands_for_who_governs_there() -> None:
    assert sides("Анкара заявила, что ответит.") == [Group.REGION]
    assert sides("Moscow said it would respond.", outlet(Group.WEST)) == [Group.RU]
    assert officials("Moscow said it would respond.", outlet(Group.WEST)) == ["Moscow"]
    assert sides("В Анкаре заявили, что ответят.") == [Group.REGION]
    assert officials("Краснодар сообщил о новом игроке.") == []


def test_where_something_comes_from_is_not_where_it_happens() -> None:
    text = "Ресейден келген көлік аударылды. Бұл туралы полиция департаментінің баспасөз қызметі хабарлады."
    assert sides(text, kazakh=True) == [Group.KZ]
    assert sides("Грузовик из России перевернулся. Об этом сообщили в полиции.") == [Group.KZ]


def test_a_firm_tells_its_side_and_is_no_state() -> None:
    (one,) = find_voices("", "В Tesla сообщили о новой модели.", RU)
    assert (one.kind, one.group) == (EvidenceKind.QUOTE, Group.WEST)


def test_what_belongs_to_somebody_is_not_that_one() -> None:
    assert sides("Ann Lee says Trump's Ukraine policy is wrong.", outlet(Group.WEST)) == []


def test_letters_in_two_pieces_hide_no_speaker() -> None:
    text = unicodedata.normalize("NFD", "Песков рассказал, что мост строй\u0301ка закрыла.")
    (one,) = find_voices("", text, KZ)
    assert (one.name, one.surface) == ("Dmitry Peskov", "Песков")
    hidden = "Минобо\u00adро\u200bны РФ сообщило об учениях."
    (one,) = find_voices("", hidden, KZ)
    assert one.surface == "Минобо\u00adро\u200bны РФ"


def test_others_who_speak_are_quotes_with_their_side() -> None:
    (one,) = find_voices("", "Министр энергетики Украины сообщил об авариях.", KZ)
    assert (one.kind, one.group, one.role) == (EvidenceKind.QUOTE, Group.REGION, Role.SOURCE)
    assert one.surface == "Министр энергетики Украины"


def test_a_speaker_is_told_once_however_often_it_speaks() -> None:
    found = find_voices("Песков: мост закроют", "Мост закроют, заявил Песков. Песков добавил, что ненадолго.", KZ)
    assert [one.name for one in found] == ["Dmitry Peskov"]


def test_where_nobody_speaks_the_place_of_the_story_is_named() -> None:
    (one,) = find_voices("В Иране открыли мост", "Его строили пять лет.", None)
    assert (one.kind, one.role, one.group, one.surface) == (EvidenceKind.MENTION, Role.MENTION, Group.REGION, "Иране")
    assert one.field is Field.TITLE


@given(st.text(alphabet='заявил Песков.«»—"МВД РФ, в полиции деді\n', max_size=200))
def test_every_surface_is_exactly_its_slice(text: str) -> None:
    for kazakh in (False, True):
        for one in find_voices(text, text, KZ, kazakh=kazakh, latin_kazakh=kazakh):
            assert one.start is not None
            assert text[one.start : one.end] == one.surface


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_voices(text, text, None)


@pytest.mark.parametrize(
    "text",
    [
        "а" * 1_000_000,
        '"' * 1_000_000,
        "«" * 300_000,
        "\n— " * 200_000,
        "заявил Песков " * 10_000,
        "Песков заявил. " * 10_000,
        '"Да нет же, это не так", - заявил Песков. ' * 5_000,
        "МВД РФ " * 50_000,
        "said " * 100_000,
        "көпір деді " * 30_000,
        "\u0301" * 1_000_000,
        "читайте также ■" * 50_000,
        "Putin met Lavrov and " * 10_000,
        "заявил, что суд приговорил " * 20_000,
    ],
    ids=[
        *("letters", "quotes", "openings", "dashes", "said", "says", "quoted", "bodies", "verbs", "kazakh"),
        *("stresses", "teasers", "people", "acts"),
    ],
)
def test_a_strange_text_takes_no_time(text: str) -> None:
    found = find_voices("", text, KZ, kazakh="деді" in text)
    assert len(found) <= 21


def test_a_nameless_source_and_a_body_that_a_medium_cites_are_on_the_side_of_that_medium() -> None:
    def side_of(text: str) -> list[Group]:
        start = text.index("РИА")
        medium = Evidence(EvidenceKind.CREDIT, "ria", "RIA", Group.RU, Role.SOURCE, Field.TEXT, start, start + 3, "РИА")
        return [one.group for one in find_voices("", text, KZ, named=[medium])]

    assert side_of("Мост закроют, рассказал РИА источник на стройке.") == [Group.RU]
    assert side_of("Мост закроют, передаёт РИА со ссылкой на полицию.") == [Group.RU]
    assert side_of("Мост закроют, передаёт РИА. Полиция просит не спешить, сообщили в акимате.") == [Group.KZ]
    assert side_of("Мост закроют, передаёт РИА. Источник в акимате Алматы сообщил о дате.") == [Group.KZ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Россельхознадзордың түсіндірмесінде өнімнен вирус табылғаны айтылған.", "Rosselkhoznadzor"),
        ("Ресей елшісі баспасөз мәслихатында көпір туралы түсіндірді.", "embassy (Russia)"),
        ("Бұл туралы Ресей министрінің өзі Мәскеуде өткен баспасөз мәслихатында мәлімдеді.", "minister (Russia)"),
    ],
)
def test_more_russian_officials_in_kazakh(text: str, name: str) -> None:
    assert officials(text, kazakh=True) == [name]


def test_our_ministry_is_the_one_at_home() -> None:
    assert sides("Мәскеуде өткен кеңестен кейін біздің Сыртқы істер министрлігі мәлімдеді.", kazakh=True) == [Group.KZ]
    assert sides("После встречи в Москве наше министерство сообщило о решении.") == [Group.KZ]
