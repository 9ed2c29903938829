"""Who publishes in the sandbox: made-up outlets under .example hosts, and made-up Telegram channels."""

from dataclasses import dataclass
from enum import StrEnum

from outlets.vocabulary import Audience, Group, Kind
from sandbox.media import Forms, quoted, unchanging

SCHEME = "http"  # in the clear on loopback: a browser that is sent there needs no certificate


class Layout(StrEnum):
    """How an outlet's pages are built."""

    SEMANTIC = "semantic"  # HTML5 with JSON-LD
    SOUP = "soup"  # tables, and a date in Russian words alone
    WORDPRESS = "wordpress"  # OpenGraph and <time datetime>
    MINIMAL = "minimal"  # next to nothing around the text
    CHANNEL = "channel"  # posts of a Telegram channel


class Door(StrEnum):
    """How an outlet's articles can be found; channels are found by their name alone."""

    RSS = "rss"
    ATOM = "atom"
    SITEMAP = "sitemap"  # an index of gzipped sitemaps, and one for Google News
    LISTING = "listing"  # plain pages, ?page=N
    SCRIPT = "script"  # a listing that a script fills


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet. `weekly` is its articles in a week; `rate` how much of that is Russian material, before scaling."""

    slug: str
    name: str
    group: Group
    audience: Audience
    kind: Kind
    language: str
    host: str  # a channel's is its name on Telegram
    layout: Layout
    doors: tuple[Door, ...]
    weekly: int
    rate: float
    forms: Forms
    country: str
    zone: str = "Asia/Almaty"
    latin: bool = False  # each article a second time, in Latin letters
    credits: tuple[str, ...] = ()

    @property
    def is_channel(self) -> bool:
        return self.layout is Layout.CHANNEL

    @property
    def is_domestic(self) -> bool:
        return self.audience is Audience.KZ

    @property
    def url(self) -> str:
        """The address of the front page, or of the channel."""
        return f"https://t.me/{self.host}" if self.is_channel else f"{SCHEME}://{self.host}/"


_KZ, _RU, _WORLD = Audience.KZ, Audience.RU, Audience.WORLD
_MOSCOW = "Europe/Moscow"
_L, _D = Layout, Door


def _kazakh(slug: str, name: str, host: str, kind: Kind, layout: Layout, doors: tuple[Door, ...], weekly: int,
            rate: float, noun: str, *, latin: bool = False) -> Publisher:  # fmt: skip
    forms = quoted(noun, name, name)
    return Publisher(
        slug,
        name,
        Group.KZ,
        _KZ,
        kind,
        "kk",
        host,
        layout,
        doors,
        weekly,
        rate,
        forms,
        "KZ",
        latin=latin,
        credits=(f"«{name}»",),
    )


def _russian(slug: str, name: str, host: str, layout: Layout, doors: tuple[Door, ...], weekly: int, rate: float,
             noun: str = "site") -> Publisher:  # fmt: skip
    kind = Kind.NEWSPAPER if noun == "newspaper" else Kind.WEBSITE
    forms = quoted(noun, name, name)
    return Publisher(
        slug, name, Group.KZ, _KZ, kind, "ru", host, layout, doors, weekly, rate, forms, "KZ", credits=(f"«{name}»",)
    )


PUBLISHERS = (
    _kazakh("aqtan_habar", "Ақтан хабар", "aqtan-habar.example", Kind.AGENCY, _L.SEMANTIC, (_D.RSS, _D.SITEMAP), 20,
            0.10, "agency", latin=True),
    _kazakh("sarybel_tany", "Сарыбел таңы", "sarybel-tany.example", Kind.NEWSPAPER, _L.SOUP, (_D.LISTING,), 16, 0.06,
            "newspaper"),
    _kazakh("kokterek_uni", "Көктерек үні", "kokterek-uni.example", Kind.NEWSPAPER, _L.WORDPRESS, (_D.ATOM,), 14, 0.16,
            "newspaper"),
    _kazakh("altynsay", "Алтынсай жаршысы", "altynsay.example", Kind.WEBSITE, _L.MINIMAL, (_D.SITEMAP,), 12, 0.24,
            "site"),
    _russian("stepgorizont", "Степной горизонт", "stepgorizont.example", _L.SEMANTIC, (_D.RSS, _D.SITEMAP), 28, 0.30),
    _russian("aktan_online", "Актан Онлайн", "aktan-online.example", _L.WORDPRESS, (_D.RSS,), 24, 0.42),
    _russian("kokterek_post", "Коктерек-Пост", "kokterek-post.example", _L.SOUP, (_D.LISTING,), 22, 0.20, "newspaper"),
    _russian("dolina", "Деловая долина", "dolina.example", _L.SEMANTIC, (_D.SCRIPT,), 16, 0.18),
    _russian("altynsay_vestnik", "Вестник Алтынсая", "altynsay-vestnik.example", _L.MINIMAL, (_D.RSS,), 14, 0.36,
             "newspaper"),
    _russian("zhanakol", "Жанаколь Медиа", "zhanakol.example", _L.WORDPRESS, (_D.SITEMAP,), 14, 0.50),
    Publisher("steppe_ledger", "Steppe Ledger", Group.KZ, _KZ, Kind.WEBSITE, "en", "steppe-ledger.example",
              _L.WORDPRESS, (_D.ATOM,), 8, 0.06, quoted("site", "Steppe Ledger", "Steppe Ledger"), "KZ",
              credits=("Steppe Ledger",)),
    Publisher("aqtan_arna", "Ақтан арнасы", Group.KZ, _KZ, Kind.TELEGRAM, "kk", "aqtan_arna_sandbox", _L.CHANNEL, (),
              14, 0.14, unchanging("Ақтан арнасы", "Ақтан арнасының", "Ақтан арнасына", "Aqtan channel"), "KZ"),
    Publisher("sarybel_live", "Сарыбель сейчас", Group.KZ, _KZ, Kind.TELEGRAM, "ru", "sarybel_live_sandbox", _L.CHANNEL,
              (), 18, 0.46, quoted("channel", "Сарыбель сейчас", "Sarybel Now"), "KZ"),
    Publisher("polus_kz", "Полюс Казахстан", Group.RU, _KZ, Kind.AGENCY, "ru", "polus-kz.example", _L.SEMANTIC,
              (_D.RSS,), 6, 1.0, quoted("agency", "Полюс Казахстан", "Polus Kazakhstan"), "KZ",
              credits=("«Полюс Казахстан»", "Polus Kazakhstan")),
    Publisher("polus_inform", "Полюс-Информ", Group.RU, _RU, Kind.AGENCY, "ru", "polus-inform.example", _L.SEMANTIC,
              (_D.RSS, _D.SITEMAP), 18, 0.0, quoted("agency", "Полюс-Информ", "Polus-Inform"), "RU", _MOSCOW,
              credits=("Полюс-Информ", "Polus-Inform")),
    Publisher("verkhne_listok", "Верхнеозёрский листок", Group.RU, _RU, Kind.NEWSPAPER, "ru", "verkhne-listok.example",
              _L.WORDPRESS, (_D.RSS,), 10, 0.0, quoted("newspaper", "Верхнеозёрский листок", "Verkhneozyorsk Listok"),
              "RU", _MOSCOW, credits=("«Верхнеозёрский листок»", "Verkhneozyorsk Listok")),
    Publisher("severopol_segodnya", "Северополь сегодня", Group.RU, _RU, Kind.WEBSITE, "ru",
              "severopol-segodnya.example", _L.SOUP, (_D.LISTING,), 8, 0.0,
              quoted("site", "Северополь сегодня", "Severopol Today"), "RU", _MOSCOW,
              credits=("«Северополь сегодня»", "Severopol Today")),
    Publisher("polus_molniya", "Полюс. Молния", Group.RU, _RU, Kind.TELEGRAM, "ru", "polus_molniya_sandbox", _L.CHANNEL,
              (), 12, 0.0, quoted("channel", "Полюс. Молния", "Polus Flash"), "RU", _MOSCOW,
              credits=("«Полюс. Молния»",)),
    Publisher("northgate", "Northgate Wire", Group.WEST, _WORLD, Kind.AGENCY, "en", "northgate-wire.example",
              _L.SEMANTIC, (_D.ATOM,), 5, 0.0,
              unchanging("Northgate Wire", "Northgate Wire-дің", "Northgate Wire-ге", "Northgate Wire"), "GB",
              "Europe/London", credits=("Northgate Wire",)),
    Publisher("quayside", "Quayside Post", Group.WEST, _WORLD, Kind.NEWSPAPER, "en", "quayside-post.example",
              _L.WORDPRESS, (_D.SITEMAP,), 3, 0.0,
              unchanging("Quayside Post", "Quayside Post-тың", "Quayside Post-қа", "Quayside Post"), "GB",
              "Europe/London", credits=("Quayside Post",)),
    Publisher("chuy_report", "Чуй-Репорт", Group.REGION, _WORLD, Kind.WEBSITE, "ru", "chuy-report.example",
              _L.WORDPRESS, (_D.RSS,), 5, 0.0, quoted("site", "Чуй-Репорт", "Chuy Report"), "KG", "Asia/Bishkek",
              credits=("«Чуй-Репорт»", "Chuy Report")),
    Publisher("dalniy_bereg", "Дальний берег", Group.EXILE, _WORLD, Kind.WEBSITE, "ru", "dalniy-bereg.example",
              _L.MINIMAL, (_D.RSS,), 5, 0.0, quoted("site", "Дальний берег", "Distant Shore"), "LV", "Europe/Riga",
              credits=("«Дальний берег»",)),
)  # fmt: skip
BY_SLUG = {publisher.slug: publisher for publisher in PUBLISHERS}
