"""Places and people of the stories, all made up, with the forms that sentences need."""

from datetime import date
from random import Random

# Russian nominative, locative with its preposition, genitive, instrumental; Kazakh nominative, locative, genitive;
# English.
_HOME = """
Актан|в Актане|Актана|Актаном|Ақтан|Ақтанда|Ақтанның|Aqtan
Сарыбель|в Сарыбеле|Сарыбеля|Сарыбелем|Сарыбел|Сарыбелде|Сарыбелдің|Sarybel
Коктерек|в Коктереке|Коктерека|Коктереком|Көктерек|Көктеректе|Көктеректің|Kokterek
Алтынсай|в Алтынсае|Алтынсая|Алтынсаем|Алтынсай|Алтынсайда|Алтынсайдың|Altynsai
Жанаколь|в Жанаколе|Жанаколя|Жанаколем|Жаңакөл|Жаңакөлде|Жаңакөлдің|Zhanakol
Кызылжар-Тобе|в Кызылжар-Тобе|Кызылжар-Тобе|Кызылжар-Тобе|Қызылжартөбе|Қызылжартөбеде|Қызылжартөбенің|Qyzyljartobe
Тасбулак|в Тасбулаке|Тасбулака|Тасбулаком|Тасбұлақ|Тасбұлақта|Тасбұлақтың|Tasbulaq
Бериксай|в Бериксае|Бериксая|Бериксаем|Беріксай|Беріксайда|Беріксайдың|Beriksai
Улькенсаз|в Улькенсазе|Улькенсаза|Улькенсазом|Үлкенсаз|Үлкенсазда|Үлкенсаздың|Ulkensaz
Акжайма|в Акжайме|Акжаймы|Акжаймой|Ақжайма|Ақжаймада|Ақжайманың|Aqzhaima
"""
_RUSSIA = """
Северополь|в Северополе|Северополя|Северополем|Северополь|Северопольде|Северопольдің|Severopol
Верхнеозёрск|в Верхнеозёрске|Верхнеозёрска|Верхнеозёрском|Верхнеозёрск|Верхнеозёрскіде|Верхнеозёрскінің|Verkhneozyorsk
Камнегорск|в Камнегорске|Камнегорска|Камнегорском|Камнегорск|Камнегорскіде|Камнегорскінің|Kamnegorsk
Заречноград|в Заречнограде|Заречнограда|Заречноградом|Заречноград|Заречноградта|Заречноградтың|Zarechnograd
Лесоуральск|в Лесоуральске|Лесоуральска|Лесоуральском|Лесоуральск|Лесоуральскіде|Лесоуральскінің|Lesouralsk
Тихоборск|в Тихоборске|Тихоборска|Тихоборском|Тихоборск|Тихоборскіде|Тихоборскінің|Tikhoborsk
Новосолье|в Новосолье|Новосолья|Новосольем|Новосолье|Новосольеде|Новосольенің|Novosolye
"""
_COUNTRIES = """
Турция|Турции|Турции|Турцией|Түркия|Түркияда|Түркияның|Turkey
Индия|Индии|Индии|Индией|Үндістан|Үндістанда|Үндістанның|India
Чили|Чили|Чили|Чили|Чили|Чилиде|Чилидің|Chile
Япония|Японии|Японии|Японией|Жапония|Жапонияда|Жапонияның|Japan
Перу|Перу|Перу|Перу|Перу|Перуде|Перудің|Peru
Греция|Греции|Греции|Грецией|Грекия|Грекияда|Грекияның|Greece
Норвегия|Норвегии|Норвегии|Норвегией|Норвегия|Норвегияда|Норвегияның|Norway
Монголия|Монголии|Монголии|Монголией|Моңғолия|Моңғолияда|Моңғолияның|Mongolia
Индонезия|Индонезии|Индонезии|Индонезией|Индонезия|Индонезияда|Индонезияның|Indonesia
Мексика|Мексике|Мексики|Мексикой|Мексика|Мексикада|Мексиканың|Mexico
Бразилия|Бразилии|Бразилии|Бразилией|Бразилия|Бразилияда|Бразилияның|Brazil
Португалия|Португалии|Португалии|Португалией|Португалия|Португалияда|Португалияның|Portugal
"""

# Kazakh, Russian, English; sex.
_GIVEN_KAZAKH = """
Ербосын|Ербосын|Yerbosyn|m
Қуандық|Куандык|Quandyq|m
Жомартхан|Жомартхан|Zhomartkhan|m
Сәкенбай|Сакенбай|Sakenbai|m
Тілекжан|Тлекжан|Tilekzhan|m
Айдынғали|Айдынгали|Aidyngali|m
Гүлсезім|Гульсезим|Gulsezim|f
Айжұлдыз|Айжулдыз|Aizhuldyz|f
Жанаркүл|Жанаркуль|Zhanarkul|f
Бибінұр|Бибинур|Bibinur|f
Меруертай|Меруертай|Meruertai|f
"""
_FAMILY_KAZAKH = """
Құлынтаев|Кулынтаев|Qulyntaev
Жалғасбаев|Жалгасбаев|Zhalgasbaev
Тасемелов|Тасемелов|Tasemelov
Мырзабелов|Мырзабелов|Myrzabelov
Орынкелдин|Орынкельдин|Orynkeldin
Көксеңгіров|Коксенгиров|Koksengirov
Аққошанов|Аккошанов|Aqqoshanov
Шынтөреев|Шынтореев|Shyntoreev
Бөріқұлов|Борикулов|Boriqulov
Сарытоғаев|Сарытогаев|Sarytogaev
Теміржолов|Темиржолов|Temirzholov
"""
_GIVEN_RUSSIAN = """
Аркадий|Аркадий|Arkady|m
Геннадий|Геннадий|Gennady|m
Всеволод|Всеволод|Vsevolod|m
Тимофей|Тимофей|Timofei|m
Прохор|Прохор|Prokhor|m
Римма|Римма|Rimma|f
Зинаида|Зинаида|Zinaida|f
Клавдия|Клавдия|Klavdia|f
"""
_FAMILY_RUSSIAN = """
Полозьев|Полозьев|Polozyev
Студёнкин|Студёнкин|Studyonkin
Верхоланцев|Верхоланцев|Verkholantsev
Мостовщиков|Мостовщиков|Mostovshchikov
Лукошкин|Лукошкин|Lukoshkin
Заозёрнов|Заозёрнов|Zaozyornov
Кремнёв|Кремнёв|Kremnyov
Берестов|Берестов|Berestov
"""
_GIVEN_WORLD = """
Мартин|Мартин|Martin|m
Эмилиу|Эмилиу|Emilio|m
Кендзи|Кендзи|Kenji|m
Олаф|Олаф|Olaf|m
Ингрид|Ингрид|Ingrid|f
Лейла|Лейла|Leyla|f
Марисол|Марисоль|Marisol|f
"""
_FAMILY_WORLD = """
Холлоуэй|Холлоуэй|Holloway
Ферейра|Ферейра|Fereira
Накагами|Накагами|Nakagami
Линдгрен|Линдгрен|Lindgren
Озгюр|Озгюр|Ozgur
Вальдивьесо|Вальдивьесо|Valdivieso
"""
_PEOPLE = {
    "home": (_GIVEN_KAZAKH, _FAMILY_KAZAKH),
    "russia": (_GIVEN_RUSSIAN, _FAMILY_RUSSIAN),
    "world": (_GIVEN_WORLD, _FAMILY_WORLD),
}
_COLUMN = {"kk": 0, "ru": 1, "en": 2}
_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "en": "January February March April May June July August September October November December",
}


def name_day(day: date, language: str) -> str:
    """Returns the day as newspapers write it: 24 ноября, 24 қараша, November 24."""
    month = _MONTHS[language].split()[day.month - 1]
    return f"{month} {day.day}" if language == "en" else f"{day.day} {month}"


def choose_person(rng: Random, space: str, language: str) -> dict[str, str]:
    """Returns a person's slots: full name, surname, sex."""
    given, family = _PEOPLE[space]
    *names, sex = rng.choice(given.split()).split("|")
    name = names[_COLUMN[language]]
    surname = rng.choice(family.split()).split("|")[_COLUMN[language]]
    if sex == "f" and surname.endswith(("ов", "ев", "ёв", "ин", "ov", "ev", "in")) and space != "world":
        surname += "a" if language == "en" else "а"
    return {"person": f"{name} {surname}", "surname": surname, "sex": sex}


def choose_cast(rng: Random, space: str, language: str, day: date) -> dict[str, str]:
    """Returns the slots of one story: a place, a country, a person, the day."""
    slots = {"language": language, "today": name_day(day, language)}
    places = rng.choice((_RUSSIA if space == "russia" else _HOME).strip().splitlines())
    slots |= _place("town", places, language)
    slots |= _place("country", rng.choice(_COUNTRIES.strip().splitlines()), language)
    return slots | choose_person(rng, space, language)


def _place(key: str, line: str, language: str) -> dict[str, str]:
    parts = line.split("|")
    if language == "en":
        return {key: parts[7], f"{key}.in": f"in {parts[7]}", f"{key}.of": f"of {parts[7]}"}
    if language == "kk":
        return {key: parts[4], f"{key}.in": parts[5], f"{key}.of": parts[6]}
    # The templates write the preposition themselves.
    return {
        key: parts[0], f"{key}.in": parts[1].removeprefix("в "), f"{key}.of": parts[2], f"{key}.ins": parts[3],
    }  # fmt: skip
