"""Media as made-up sentences name them: in every Russian case, with their Kazakh suffixes, in English."""

from dataclasses import dataclass

from tests.analysis.article.mutations.grammar import NOUNS, Noun


@dataclass(frozen=True, slots=True)
class Name:
    """One medium. `guarded`: the bare word means other things too, so it stands in quotes or beside its noun."""

    key: str
    russian: bool
    kind: str
    adjective: str  # the stem of "российское"
    gender: str  # of the bare name: m, f, n or p
    guarded: bool
    written: str

    @property
    def noun(self) -> Noun:
        """The noun that stands beside the name."""
        return NOUNS[self.kind]


# key | of Russia | noun | adjective | gender | guarded | name; "+" stands before the endings of words that are declined
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
interfax|r|agency|российск|m||Интерфакс+
kommersant|r|paper|российск|m||Коммерсант+ъ
kommersant|r|paper|российск|m||Коммерсант+
izvestia|r|paper|российск|p|g|Извест+ия
vedomosti|r|paper|российск|p|g|Ведом+ости
vz|r|paper|российск|m|g|Взгляд+
zvezda|r|tv|российск|f|g|Звезд+а
tsargrad|r|tv|российск|m||Царьград+
rg|r|paper|российск|f||Российск+ая газет+а
kp|r|paper|российск|f||Комсомольск+ая правд+а
1tv|r|tv|российск|m||Перв+ый канал+
mk|r|paper|российск|m||Московск+ий комсомол+ец
ngru|r|paper|российск|f|g|Независим+ая газет+а
pnp|r|paper|российск|f||Парламентск+ая газет+а
svpressa|r|edition|российск|f|g|Свободн+ая пресс+а
fontanka|r|edition|российск|f|g|Фонтан+ка
meduza||edition|российск|f||Медуз+а
mediazona||edition|российск|f||Медиазон+а
verstka||edition|российск|f|g|Вёрст+ка
tvrain||tv|российск|m|g|Дожд+ь
reuters||agency|британск|n||Reuters
reuters||agency|британск|m||Рейтер+
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
voa_ru||edition|американск|m||Голос+ Америки
akipress||agency|киргизск|n||AKIpress
anadolu||agency|турецк|n||Анадолу
xinhua_ru||agency|китайск|n||Синьхуа
belta||agency|белорусск|f||БЕЛТА
ukrinform||agency|украинск|m||Укринформ+
rbcua||agency|украинск|f||РБК-Украин+а
pravdaua||edition|украинск|f||Украинск+ая правд+а
Mehr News||agency|иранск|n||Mehr
kazinform||agency|казахстанск|m||Казинформ+
interfax_kz||agency|казахстанск|m||Интерфакс-Казахстан+
zakon||portal|казахстанск|m||Zakon.kz
kursiv||edition|казахстанск|m|g|Курсив+
timekz||paper|казахстанск|n|g|Вре+мя
liter||paper|казахстанск|m|g|Литер+
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.split("\n") if line]


RUSSIAN_NAMES = tuple(
    Name(key, bool(russian), kind, adjective, gender, bool(guarded), written)
    for key, russian, kind, adjective, gender, guarded, written in _rows(_RUSSIAN)
)


@dataclass(frozen=True, slots=True)
class KazakhName:
    """One medium in Kazakh: `front` vowels; `last`: vowel, nasal, liquid, t (voiceless), plural or possessive."""

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
Russian media|r|ресейлік БАҚ-тар|back|plural||
Russian media|r|ресейлік басылымдар|back|plural||
Russian media|r|ресейлік ақпарат агенттіктері|front|possessive||
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
azattyq_kk||Азаттық радиосы|back|possessive||
"""


KAZAKH_NAMES = tuple(
    KazakhName(
        key,
        bool(russian),
        written,
        vowels == "front",
        last,
        tuple(nouns.split()),
        bool(guarded),
    )
    for key, russian, written, vowels, last, nouns, guarded in _rows(_KAZAKH)
)

# key | of Russia | as written | noun | adjective
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
    for key, russian, written, noun, adjective in _rows(_ENGLISH)
)
