"""The sandbox's registry: a TOML file for each of its outlets, for the media that they credit, and the panel."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from outlets.vocabulary import Audience
from sandbox.media import MEDIA, Medium
from sandbox.publishers import Door, Publisher
from sandbox.world import World

PANEL_NAME = "sandbox"
NEWS_SITEMAP = "sitemap-news.xml"
SITEMAP_INDEX = "sitemap_index.xml"
FEED = {Door.RSS: "rss.xml", Door.ATOM: "atom.xml"}
LISTING = "news/?page={page}"
SCRIPT_LISTING = "latest/"
_DELAY_S = 0.01  # loopback needs no politeness; more would slow every test of a crawl


def write_registry(world: World) -> Iterator[tuple[PurePosixPath, str]]:
    """Yields the path of each file below the registry's folder, and its content."""
    for publisher in world.publishers:
        yield PurePosixPath(publisher.group.value, f"{publisher.slug}.toml"), _describe_publisher(publisher)
    for medium in MEDIA:
        yield PurePosixPath(medium.group.value, f"{medium.slug}.toml"), _describe_medium(medium)
    yield PurePosixPath("panel.toml"), _describe_panel(world)


def spell(value: object) -> str:
    """Returns a value as TOML writes it: text, numbers, truths, days, and lists of these."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return "[" + ", ".join(spell(each) for each in value) + "]"
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
    raise TypeError(f"{type(value).__name__} has no place in a registry file")


def spell_table(pairs: dict[str, object]) -> str:
    """Returns the pairs as lines of TOML, without those that say nothing."""
    return "".join(f"{key} = {spell(value)}\n" for key, value in pairs.items() if value not in ("", (), [], None))


def doors_of(publisher: Publisher) -> dict[str, object]:
    """Returns the feeds, sitemaps and listings of a site, as its file names them."""
    root = publisher.url
    feeds = [root + FEED[door] for door in publisher.doors if door in FEED]
    sitemaps = [root + SITEMAP_INDEX, root + NEWS_SITEMAP] if Door.SITEMAP in publisher.doors else []
    listings = [root + LISTING] if Door.LISTING in publisher.doors else []
    listings += [root + SCRIPT_LISTING] if Door.SCRIPT in publisher.doors else []
    return {"feeds": feeds, "sitemaps": sitemaps, "listings": listings}


def _describe_publisher(publisher: Publisher) -> str:
    low, high = int(publisher.weekly / 7 * 0.4), int(publisher.weekly / 7 * 2.2) + 2
    pairs: dict[str, object] = {
        "name": publisher.name,
        "url": publisher.url,
        "kind": publisher.kind.value,
        "languages": [publisher.language],
        "audience": publisher.audience.value,
        **({} if publisher.is_channel else {"hosts": [publisher.host], **doors_of(publisher)}),
        "zone": publisher.zone,
        "credits": list(publisher.credits),
        "country": publisher.country,
        "articles_per_day": [low, high],
        "note": "Made up: an outlet of the sandbox.",
    }
    if Door.SCRIPT in publisher.doors:
        pairs["render"] = True
    if not publisher.is_channel:
        pairs["delay_s"] = _DELAY_S
    return spell_table(pairs)


def _describe_medium(medium: Medium) -> str:
    language = {"RU": "ru", "KZ": "ru", "KG": "ru", "LV": "ru"}.get(medium.country, "en")
    return spell_table(
        {
            "name": medium.name,
            "url": medium.url,
            "kind": medium.kind.value,
            "languages": [language],
            "audience": (Audience.RU if medium.group.value == "ru" else Audience.WORLD).value,
            "credits": list(medium.credits),
            "country": medium.country,
            "paused": True,
            "note": "Only credited by the sandbox's outlets; nothing of it is crawled.",
        }
    )


def _describe_panel(world: World) -> str:
    members = "".join(
        f"  {{ slug = {spell(one.slug)}, since = {world.first.isoformat()} }},\n"
        for one in world.publishers
        if one.is_domestic
    )
    return f'name = "{PANEL_NAME}-{world.seed}"\n\nmember = [\n{members}]\n'
