"""Media as made-up sentences name them: in every Russian case, with their Kazakh suffixes, in English."""

from dataclasses import dataclass
from random import Random

CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
Cases = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a medium is called beside its name: gender and Russian cases, the Kazakh noun with its possessive."""

    gender: str
    cases: Cases
    kazakh: str


_NOUNS = {
    "agency": Noun("n", ("агентство", "агентства", "агентству", "агентство", "агентством", "агентстве"), "агенттігі"),
    "tv": Noun("m", ("телеканал", "телеканала", "телеканалу", "телеканал", "телеканалом", "телеканале"), "телеарнасы"),
    "paper": Noun("f", ("газета", "газеты", "газете", "газету", "газетой", "газете"), "газеті"),
    "portal": Noun("m", ("портал", "портала", "порталу", "портал", "порталом", "портале"), "порталы"),
    "edition": Noun("n", ("издание", "издания", "изданию", "издание", "изданием", "издании"), "басылымы"),
    "site": Noun("m", ("сайт", "сайта", "сайту", "сайт", "сайтом", "сайте"), "сайты"),
    "channel": Noun(
        "m",
        (
            "Telegram-канал", "Telegram-канала", "Telegram-каналу",
            "Telegram-канал", "Telegram-каналом", "Telegram-канале",
        ),
        "телеграм-арнасы",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One medium. `guarded`: the bare word means other things too, so it stands in quotes or beside its noun."""

    key: str
    russian: bool
    kind: str
    adjective: str  # the stem of "российское"
    gender: str  # of the bare name: m, f, n or p
    guarded: bool
    cases: Cases

    @property
    def noun(self) -> Noun:
        """The noun that stands beside the name."""
        return _NOUNS[self.kind]


# key | of Russia | noun | adjective | gender | guarded | nominative, genitive, dative, accusative, instrumental, prepositional
_RUSSIAN = """
tass|r|agency|российск|n||ТАСС
ria|r|agency|российск|p||РИА Новости
rbc|r|edition|российск|m||РБК
ntv|r|tv|российск|m||НТВ
regnum|r|agency|российск|n||REGNUM
rt_ru|r|tv|российск|m||RT
mash|r|channel|российск|m||Mash
readovka|r|channel|российск|f||Readovka
lenta|r|edition|российск|f||Лента.ру
gazetaru|r|edition|российск|f||Газета.Ru
sputnik_kz_ru|r|agency|российск|m||Sputnik Казахстан
interfax|r|agency|российск|m||Интерфакс,Интерфакса,Интерфаксу,Интерфакс,Интерфаксом,Интерфаксе
kommersant|r|paper|российск|m||Коммерсантъ,Коммерсанта,Коммерсанту,Коммерсантъ,Коммерсантом,Коммерсанте
kommersant|r|paper|российск|m||Коммерсант,Коммерсанта,Коммерсанту,Коммерсант,Коммерсантом,Коммерсанте
izvestia|r|paper|российск|p|g|Известия,Известий,Известиям,Известия,Известиями,Известиях
vedomosti|r|paper|российск|p|g|Ведомости,Ведомостей,Ведомостям,Ведомости,Ведомостями,Ведомостях
vz|r|paper|российск|m|g|Взгляд,Взгляда,Взгляду,Взгляд,Взглядом,Взгляде
zvezda|r|tv|российск|f|g|Звезда,Звезды,Звезде,Звезду,Звездой,Звезде
tsargrad|r|tv|российск|m||Царьград,Царьграда,Царьграду,Царьград,Царьградом,Царьграде
rg|r|paper|российск|f||Российская газета,Российской газеты,Российской газете,Российскую газету,Российской газетой,Российской газете
kp|r|paper|российск|f||Комсомольская правда,Комсомольской правды,Комсомольской правде,Комсомольскую правду,Комсомольской правдой,Комсомольской правде
1tv|r|tv|российск|m||Первый канал,Первого канала,Первому каналу,Первый канал,Первым каналом,Первом канале
mk|r|paper|российск|m||Московский комсомолец,Московского комсомольца,Московскому комсомольцу,Московский комсомолец,Московским комсомольцем,Московском комсомольце
ngru|r|paper|российск|f|g|Независимая газета,Независимой газеты,Независимой газете,Независимую газету,Независимой газетой,Независимой газете
pnp|r|paper|российск|f||Парламентская газета,Парламентской газеты,Парламентской газете,Парламентскую газету,Парламентской газетой,Парламентской газете
svpressa|r|edition|российск|f|g|Свободная пресса,Свободной прессы,Свободной прессе,Свободную прессу,Свободной прессой,Свободной прессе
fontanka|r|edition|российск|f|g|Фонтанка,Фонтанки,Фонтанке,Фонтанку,Фонтанкой,Фонтанке
meduza||edition|российск|f||Медуза,Медузы,Медузе,Медузу,Медузой,Медузе
mediazona||edition|российск|f||Медиазона,Медиазоны,Медиазоне,Медиазону,Медиазоной,Медиазоне
verstka||edition|российск|f|g|Вёрстка,Вёрстки,Вёрстке,Вёрстку,Вёрсткой,Вёрстке
tvrain||tv|российск|m|g|Дождь,Дождя,Дождю,Дождь,Дождём,Дожде
reuters||agency|британск|n||Reuters
reuters||agency|британск|m||Рейтер,Рейтера,Рейтеру,Рейтер,Рейтером,Рейтере
bbc||tv|британск|f||Би-би-си
bbc||tv|британск|f||BBC
guardian||paper|британск|f||The Guardian
ft||paper|британск|f||Financial Times
nyt||paper|американск|f||The New York Times
wsj||paper|американск|f||The Wall Street Journal
bloomberg||agency|американск|n||Bloomberg
cnn||tv|американск|m||CNN
afp||agency|французск|n||AFP
lemonde||paper|французск|f||Le Monde
dw_ru||tv|немецк|f||Deutsche Welle
svoboda||edition|американск|n||Радио Свобода
voa_ru||edition|американск|m||Голос Америки,Голоса Америки,Голосу Америки,Голос Америки,Голосом Америки,Голосе Америки
akipress||agency|киргизск|n||AKIpress
anadolu||agency|турецк|n||Анадолу
xinhua_ru||agency|китайск|n||Синьхуа
belta||agency|белорусск|f||БЕЛТА
ukrinform||agency|украинск|m||Укринформ,Укринформа,Укринформу,Укринформ,Укринформом,Укринформе
rbcua||agency|украинск|f||РБК-Украина,РБК-Украины,РБК-Украине,РБК-Украину,РБК-Украиной,РБК-Украине
pravdaua||edition|украинск|f||Украинская правда,Украинской правды,Украинской правде,Украинскую правду,Украинской правдой,Украинской правде
Mehr News||agency|иранск|n||Mehr
kazinform||agency|казахстанск|m||Казинформ,Казинформа,Казинформу,Казинформ,Казинформом,Казинформе
interfax_kz||agency|казахстанск|m||Интерфакс-Казахстан,Интерфакс-Казахстана,Интерфакс-Казахстану,Интерфакс-Казахстан,Интерфакс-Казахстаном,Интерфакс-Казахстане
zakon||portal|казахстанск|m||Zakon.kz
kursiv||edition|казахстанск|m|g|Курсив,Курсива,Курсиву,Курсив,Курсивом,Курсиве
timekz||paper|казахстанск|n|g|Время,Времени,Времени,Время,Временем,Времени
liter||paper|казахстанск|m|g|Литер,Литера,Литеру,Литер,Литером,Литере
"""


def _russian_names() -> tuple[Name, ...]:
    names = []
    for line in _RUSSIAN.split("\n"):
        if line:
            key, russian, kind, adjective, gender, guarded, forms = line.split("|")
            cases = tuple(forms.split(","))
            nom, gen, dat, acc, ins, pre = cases if len(cases) > 1 else cases * len(CASES)
            names.append(
                Name(key, bool(russian), kind, adjective, gender, bool(guarded), (nom, gen, dat, acc, ins, pre))
            )
    return tuple(names)


RUSSIAN_NAMES = _russian_names()


@dataclass(frozen=True, slots=True)
class KazakhName:
    """One medium in Kazakh: `front` vowels, and the last sound: vowel, nasal, liquid, z (voiced) or t (voiceless)."""

    key: str
    russian: bool
    written: str
    front: bool
    last: str
    nouns: tuple[str, ...]
    guarded: bool


# key | of Russia | as written | front or back | last sound | nouns | guarded
_KAZAKH = """
tass|r|ТАСС|back|t|агенттігі|
interfax|r|Интерфакс|back|t|агенттігі|
ria|r|РИА Новости|front|vowel|агенттігі|
rbc|r|РБК|back|vowel|басылымы порталы|
ntv|r|НТВ|front|vowel|телеарнасы|
rt_ru|r|RT|back|vowel|телеарнасы|
sputnik_kz_kk|r|Sputnik Қазақстан|back|nasal|агенттігі порталы|
kommersant|r|Коммерсант|back|t|газеті|
izvestia|r|Известия|back|vowel|газеті|g
vedomosti|r|Ведомости|front|vowel|газеті|g
zvezda|r|Звезда|back|vowel|телеарнасы|g
kp|r|Комсомольская правда|back|vowel|газеті|
rg|r|Российская газета|back|vowel|газеті|
1tv|r|Первый канал|back|liquid|телеарнасы|
regnum|r|Регнум|back|nasal|агенттігі|
mash|r|Mash|front|t|телеграм-арнасы|
lenta|r|Лента.ру|back|vowel|сайты басылымы|
tsargrad|r|Царьград|back|t|телеарнасы|
Russian media|r|ресейлік БАҚ|back|t||
meduza||Медуза|back|vowel|басылымы сайты|
reuters||Рейтер|front|liquid|агенттігі|
reuters||Reuters|front|t|агенттігі|
bloomberg||Bloomberg|front|t|агенттігі|
bbc||BBC|front|vowel|телеарнасы|
bbc||Би-би-си|front|vowel|телеарнасы|
cnn||CNN|front|nasal|телеарнасы|
guardian||The Guardian|back|nasal|газеті|
afp||AFP|front|vowel|агенттігі|
dw_ru||Deutsche Welle|front|vowel|телеарнасы|
akipress||AKIpress|front|t|агенттігі|
anadolu||Анадолу|back|vowel|агенттігі|
xinhua_ru||Синьхуа|back|vowel|агенттігі|
ukrinform||Укринформ|back|nasal|агенттігі|
kazinform||ҚазАқпарат|back|t|агенттігі|
egemen||Егемен Қазақстан|back|nasal|газеті|
zakon||Zakon.kz|front|t|порталы сайты|
interfax_kz||Интерфакс-Қазақстан|back|nasal|агенттігі|
azattyq_kk||Азаттық радиосы|possessive-back|vowel||
"""


def _kazakh_names() -> tuple[KazakhName, ...]:
    names = []
    for line in _KAZAKH.split("\n"):
        if line:
            key, russian, written, vowels, last, nouns, guarded = line.split("|")
            last = "possessive" if vowels.startswith("possessive") else last
            names.append(
                KazakhName(
                    key, bool(russian), written, vowels.endswith("front"), last, tuple(nouns.split()), bool(guarded)
                )
            )
    return tuple(names)


KAZAKH_NAMES = _kazakh_names()

# Case → by last sound, with back and with front vowels.
_SUFFIXES = {
    "nom": {"vowel": "/", "nasal": "/", "liquid": "/", "z": "/", "t": "/", "possessive": "/"},
    "gen": {"vowel": "ның/нің", "nasal": "ның/нің", "liquid": "дың/дің", "z": "дың/дің", "t": "тың/тің", "possessive": "ның/нің"},
    "dat": {"vowel": "ға/ге", "nasal": "ға/ге", "liquid": "ға/ге", "z": "ға/ге", "t": "қа/ке", "possessive": "на/не"},
    "acc": {"vowel": "ны/ні", "nasal": "ды/ді", "liquid": "ды/ді", "z": "ды/ді", "t": "ты/ті", "possessive": "н/н"},
    "loc": {"vowel": "да/де", "nasal": "да/де", "liquid": "да/де", "z": "да/де", "t": "та/те", "possessive": "нда/нде"},
    "abl": {"vowel": "дан/ден", "nasal": "нан/нен", "liquid": "дан/ден", "z": "дан/ден", "t": "тан/тен", "possessive": "нан/нен"},
    "ins": {"vowel": "мен/мен", "nasal": "мен/мен", "liquid": "мен/мен", "z": "бен/бен", "t": "пен/пен", "possessive": "мен/мен"},
}  # fmt: skip
KAZAKH_CASES = tuple(_SUFFIXES)


def suffix(case: str, last: str, front: bool) -> str:
    """Returns the Kazakh suffix of a case after a word with this last sound."""
    return _SUFFIXES[case][last].split("/")[front]


def is_front(noun: str) -> bool:
    """Tells whether the suffixes of a noun with possessive have front vowels: агенттігі(не), порталы(на)."""
    return noun.endswith("і")


# key | of Russia | as written | noun | needs the noun
_ENGLISH = """
tass|r|TASS|news agency|Russian
ria|r|RIA Novosti|news agency|Russian
interfax|r|Interfax|news agency|Russian
rbc|r|RBC|news outlet|Russian
kommersant|r|Kommersant|newspaper|Russian
vedomosti|r|Vedomosti|newspaper|Russian
izvestia|r|Izvestia|newspaper|Russian
rt_ru|r|RT|channel|Russian
kp|r|Komsomolskaya Pravda|newspaper|Russian
rg|r|Rossiyskaya Gazeta|newspaper|Russian
Russian media|r|Russian media||
regnum|r|REGNUM|news agency|Russian
meduza||Meduza|website|exiled
reuters||Reuters|news agency|
bloomberg||Bloomberg|news agency|
bbc||BBC|broadcaster|British
cnn||CNN|channel|American
guardian||The Guardian|newspaper|British
ft||Financial Times|newspaper|British
nyt||The New York Times|newspaper|American
wsj||The Wall Street Journal|newspaper|American
afp||AFP|news agency|French
ap||Associated Press|news agency|American
anadolu||Anadolu|news agency|Turkish
xinhua_ru||Xinhua|news agency|Chinese
akipress||AKIpress|news agency|Kyrgyz
kazinform||Kazinform|news agency|Kazakh
interfax_kz||Interfax-Kazakhstan|news agency|
Interfax-Ukraine||Interfax-Ukraine|news agency|Ukrainian
unian||UNIAN|news agency|Ukrainian
zakon||Zakon.kz|website|Kazakh
"""


@dataclass(frozen=True, slots=True)
class EnglishName:
    """One medium in English, with what it is called beside its name."""

    key: str
    russian: bool
    written: str
    noun: str
    adjective: str


ENGLISH_NAMES = tuple(
    EnglishName(key, bool(russian), written, noun, adjective)
    for key, russian, written, noun, adjective in (line.split("|") for line in _ENGLISH.split("\n") if line)
)


def choose_two(rng: Random, names: tuple[Name, ...]) -> list[Name]:
    """Returns two names of different media."""
    first = rng.choice(names)
    return [first, rng.choice([one for one in names if one.key != first.key])]
