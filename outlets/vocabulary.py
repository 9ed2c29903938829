"""The words that say who publishes and who is addressed."""

from enum import StrEnum


class Group(StrEnum):
    """Who controls the newsroom. The language it writes in plays no part."""

    KZ = "kz"
    RU = "ru"
    WEST = "west"
    EXILE = "exile"  # Russian-language media that work outside Russia
    REGION = "region"  # neighbours and all others, used as controls
    UNKNOWN = "unknown"  # in no registry file


class Audience(StrEnum):
    """Who is addressed, whoever controls the newsroom: Sputnik Kazakhstan is group ru, audience kz."""

    KZ = "kz"
    RU = "ru"
    WORLD = "world"


class Kind(StrEnum):
    """What sort of outlet it is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    RADIO = "radio"
    TELEGRAM = "telegram"  # a channel that stands alone; an outlet's own channel is one of its doors
    TV = "tv"
    WEBSITE = "website"


class Control(StrEnum):
    """Who holds the power over the newsroom."""

    STATE = "state"
    STATE_AFFILIATED = "state-affiliated"
    FOREIGN_STATE = "foreign-state"
    PUBLIC = "public"
    PRIVATE = "private"
    EXILE = "exile"
    ANONYMOUS = "anonymous"


_WEST_CODES = "AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO NZ PL PT RO SE SI SK US"
_WEST = frozenset(_WEST_CODES.split())


def group_of_country(country: str) -> Group:
    """Returns the side of a medium known by its country alone (ISO 3166 alpha-2; XR for Russian media in exile)."""
    match country:
        case "KZ":
            return Group.KZ
        case "RU":
            return Group.RU
        case "XR":
            return Group.EXILE
        case "" | "??":
            return Group.UNKNOWN
    return Group.WEST if country in _WEST else Group.REGION


# The zone of each country's media, by ISO 3166 alpha-2, where the country has one that all of them use.
# Kazakhstan is UTC+5 throughout since 1 March 2024; before, nearly all newsrooms kept the time of Almaty and Astana.
ZONES = {
    "AM": "Asia/Yerevan",
    "AZ": "Asia/Baku",
    "BE": "Europe/Brussels",
    "BY": "Europe/Minsk",
    "CN": "Asia/Shanghai",
    "CZ": "Europe/Prague",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "GE": "Asia/Tbilisi",
    "KG": "Asia/Bishkek",
    "KZ": "Asia/Almaty",
    "LV": "Europe/Riga",
    "NL": "Europe/Amsterdam",
    "RU": "Europe/Moscow",
    "TJ": "Asia/Dushanbe",
    "TM": "Asia/Ashgabat",
    "TR": "Europe/Istanbul",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
