"""The real media that made-up articles credit, each with the forms that its name takes in a sentence.

Nothing of theirs is crawled: in the sandbox's registry they have no doors, only the names by which others cite them.
Slugs, groups and credit forms are those of the shipped registry (a test compares them).
"""

from dataclasses import dataclass

from outlets.vocabulary import Group, Kind


@dataclass(frozen=True, slots=True)
class Forms:
    """A name as sentences need it: in Russian nominative, genitive, dative, accusative; in Kazakh the first three."""

    russian: tuple[str, str, str, str]
    kazakh: tuple[str, str, str]
    english: str

    def slots(self, key: str, language: str) -> dict[str, str]:
        """Returns the forms by slot name: `key`, `key.gen`, `key.dat`, `key.acc`."""
        if language == "ru":
            nominative, genitive, dative, accusative = self.russian
        elif language == "kk":
            nominative, genitive, dative = self.kazakh
            accusative = nominative
        else:
            nominative = genitive = dative = accusative = self.english
        return {key: nominative, f"{key}.gen": genitive, f"{key}.dat": dative, f"{key}.acc": accusative}


def unchanging(russian: str, genitive: str, dative: str, english: str, kazakh: str = "") -> Forms:
    """Forms of a name that Russian does not decline; `genitive` and `dative` are the Kazakh ones."""
    return Forms((russian,) * 4, (kazakh or russian, genitive, dative), english)


def quoted(noun: str, name: str, english: str) -> Forms:
    """Forms of a quoted name beside its noun (agency, newspaper, channel, site): газета «Заря», «Заря» газетіне."""
    russian, kazakh = _NOUNS[noun]
    return Forms(
        (
            f"{russian[0]} «{name}»",
            f"{russian[1]} «{name}»",
            f"{russian[2]} «{name}»",
            f"{russian[3]} «{name}»",
        ),
        (f"«{name}» {kazakh[0]}", f"«{name}» {kazakh[1]}", f"«{name}» {kazakh[2]}"),
        english,
    )


_NOUNS = {
    "agency": (
        ("агентство", "агентства", "агентству", "агентство"),
        ("агенттігі", "агенттігінің", "агенттігіне"),
    ),
    "newspaper": (("газета", "газеты", "газете", "газету"), ("газеті", "газетінің", "газетіне")),
    "channel": (("канал", "канала", "каналу", "канал"), ("арнасы", "арнасының", "арнасына")),
    "site": (("издание", "издания", "изданию", "издание"), ("порталы", "порталының", "порталына")),
}


@dataclass(frozen=True, slots=True)
class Medium:
    """A real medium: what its registry file says, and its name in sentences."""

    slug: str
    name: str
    group: Group
    country: str
    url: str
    kind: Kind
    credits: tuple[str, ...]
    forms: Forms
    wire: bool = False  # puts its name into datelines


_R, _W, _G, _K, _E = Group.RU, Group.WEST, Group.REGION, Group.KZ, Group.EXILE
_A, _N, _S, _T = Kind.AGENCY, Kind.NEWSPAPER, Kind.WEBSITE, Kind.TV
_INTERFAX = Forms(
    ("Интерфакс", "Интерфакса", "Интерфаксу", "Интерфакс"), ("Интерфакс", "Интерфакстың", "Интерфаксқа"), "Interfax"
)
_KOMMERSANT = Forms(
    ("«Коммерсант»", "«Коммерсанта»", "«Коммерсанту»", "«Коммерсант»"),
    ("«Коммерсант»", "«Коммерсанттың»", "«Коммерсантқа»"),
    "Kommersant",
)
_IZVESTIA = Forms(
    ("«Известия»", "«Известий»", "«Известиям»", "«Известия»"),
    ("«Известия» газеті", "«Известия» газетінің", "«Известия» газетіне"),
    "Izvestia",
)
_VEDOMOSTI = Forms(
    ("«Ведомости»", "«Ведомостей»", "«Ведомостям»", "«Ведомости»"),
    ("«Ведомости» газеті", "«Ведомости» газетінің", "«Ведомости» газетіне"),
    "Vedomosti",
)
_KAZINFORM = Forms(
    ("Казинформ", "Казинформа", "Казинформу", "Казинформ"), ("ҚазАқпарат", "ҚазАқпараттың", "ҚазАқпаратқа"), "Kazinform"
)
_MEDUZA = Forms(("«Медуза»", "«Медузы»", "«Медузе»", "«Медузу»"), ("«Медуза»", "«Медузаның»", "«Медузаға»"), "Meduza")

MEDIA = (
    Medium("tass", "TASS", _R, "RU", "https://tass.ru/", _A, ("ТАСС", "TASS"),
           unchanging("ТАСС", "ТАСС-тың", "ТАСС-қа", "TASS"), wire=True),
    Medium("ria", "RIA Novosti", _R, "RU", "https://ria.ru/", _A, ("РИА Новости", "RIA Novosti"),
           unchanging("РИА Новости", "РИА Новостидің", "РИА Новостиге", "RIA Novosti"), wire=True),
    Medium("interfax", "Interfax", _R, "RU", "https://www.interfax.ru/", _A, ("Интерфакс", "Interfax"),
           _INTERFAX, wire=True),
    Medium("rbc", "RBC", _R, "RU", "https://www.rbc.ru/", _A, ("РБК", "RBC"),
           unchanging("РБК", "РБК-ның", "РБК-ға", "RBC")),
    Medium("kommersant", "Kommersant", _R, "RU", "https://www.kommersant.ru/", _N, ("Коммерсант", "Kommersant"),
           _KOMMERSANT),
    Medium("izvestia", "Izvestia", _R, "RU", "https://iz.ru/", _N, ("Известия", "Izvestia"), _IZVESTIA),
    Medium("vedomosti", "Vedomosti", _R, "RU", "https://www.vedomosti.ru/", _N, ("Ведомости", "Vedomosti"),
           _VEDOMOSTI),
    Medium("gazetaru", "Gazeta.Ru", _R, "RU", "https://www.gazeta.ru/", _S, ("Газета.Ru",),
           unchanging("Газета.Ru", "Газета.Ru-дың", "Газета.Ru-ға", "Gazeta.ru")),
    Medium("lenta", "Lenta.ru", _R, "RU", "https://lenta.ru/", _S, ("Лента.ру",),
           unchanging("Lenta.ru", "Lenta.ru-дың", "Lenta.ru-ға", "Lenta.ru")),
    Medium("reuters", "Reuters", _W, "GB", "https://www.reuters.com/", _A, ("Reuters", "Рейтер"),
           unchanging("Reuters", "Reuters-тің", "Reuters-ке", "Reuters")),
    Medium("afp", "AFP", _W, "FR", "https://www.afp.com/", _A, ("AFP", "Agence France-Presse"),
           unchanging("AFP", "AFP-нің", "AFP-ге", "AFP")),
    Medium("bloomberg", "Bloomberg", _W, "US", "https://www.bloomberg.com/", _A, ("Bloomberg",),
           unchanging("Bloomberg", "Bloomberg-тің", "Bloomberg-ке", "Bloomberg")),
    Medium("akipress", "AKIpress", _G, "KG", "https://akipress.org/", _A, ("AKIpress",),
           unchanging("AKIpress", "AKIpress-тің", "AKIpress-ке", "AKIpress")),
    Medium("anadolu", "Anadolu Agency", _G, "TR", "https://www.aa.com.tr/", _A, ("Anadolu",),
           unchanging("Anadolu", "Anadolu-дың", "Anadolu-ға", "Anadolu")),
    Medium("meduza", "Meduza", _E, "LV", "https://meduza.io/", _S, ("Медуза", "Meduza"), _MEDUZA),
    Medium("kazinform", "Kazinform", _K, "KZ", "https://www.inform.kz/", _A, ("Казинформ", "Kazinform", "ҚазАқпарат"),
           _KAZINFORM),
    Medium("tengrinews", "Tengrinews", _K, "KZ", "https://tengrinews.kz/", _S, ("Tengrinews",),
           unchanging("Tengrinews", "Tengrinews-тің", "Tengrinews-ке", "Tengrinews")),
    Medium("interfax_kz", "Interfax-Kazakhstan", _K, "KZ", "https://www.interfax.kz/", _A,
           ("Интерфакс-Казахстан", "Interfax-Kazakhstan", "Интерфакс-Қазақстан"),
           Forms(("Интерфакс-Казахстан", "Интерфакс-Казахстана", "Интерфакс-Казахстану", "Интерфакс-Казахстан"),
                 ("Интерфакс-Қазақстан", "Интерфакс-Қазақстанның", "Интерфакс-Қазақстанға"), "Interfax-Kazakhstan")),
)  # fmt: skip
NAMESAKE = "interfax_kz"
