"""Saved real pages under their own hosts: a web that stands still, for crawls and extraction on what sites really send.

The pages are no part of the project: a folder of `NAME_DATE.html.gz` with `NAME_DATE.json` beside them, in one
folder per country, as fundus keeps its test cases. Each outlet gets a feed made from the JSON.
"""

import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel

from outlets.vocabulary import Audience, Group, group_of_country
from sandbox.registration import spell_table
from sandbox.site import Answer, not_found

FEED = "/sandbox-feed.xml"
_META_CHARSET = re.compile(rb"<meta[^>]+charset", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page says its encoding, with some to spare: HTML wants it in the first 1,024
_LONGEST_PAGE = 20_000_000  # bytes, unpacked; the longest saved page has 1.6 million
_COUNTRIES = {"uk": "GB"}  # folders that are named otherwise than ISO 3166
_LANGUAGES = {
    "at": "de", "be": "nl", "ch": "de", "de": "de", "dk": "da", "es": "es", "fr": "fr", "id": "id", "it": "it",
    "jp": "ja", "kr": "ko", "my": "ms", "no": "no", "pl": "pl", "pt": "pt", "ru": "ru", "se": "sv", "tr": "tr",
    "tw": "zh",
}  # fmt: skip


class ReplayError(Exception):
    """A folder of pages that cannot be used: one line."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page as captured, and what a reader sees in it. `published_at` is aware."""

    file: str
    url: str
    title: str
    authors: tuple[str, ...]
    published_at: datetime
    text: str
    body: bytes

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


class _Told(BaseModel):
    """What stands in the JSON beside a page."""

    url: str
    title: str
    authors: tuple[str, ...] | None
    published_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SavedOutlet:
    """The pages of one outlet."""

    slug: str
    name: str
    folder: str
    pages: tuple[SavedPage, ...]

    @property
    def hosts(self) -> list[str]:
        return sorted({page.host for page in self.pages})

    @property
    def root(self) -> str:
        """The address of its front page."""
        return f"https://{self.pages[0].host}"


class Replay:
    """All saved pages, answering under their own hosts."""

    def __init__(self, outlets: tuple[SavedOutlet, ...]) -> None:
        """Sorts the pages by address."""
        self.outlets = outlets
        self._feeds = {urlsplit(one.root).hostname or "": one for one in outlets}
        self._exact: dict[tuple[str, str], SavedPage] = {}
        self._by_path: dict[tuple[str, str], SavedPage] = {}
        for page in self.pages:
            path, query = _target(page.url)
            self._by_path.setdefault((page.host, path), page)
            self._exact[page.host, f"{path}?{query}"] = page

    @classmethod
    def read(cls, folder: Path) -> "Replay":
        """Reads every page of the folder.

        Raises:
            ReplayError: for a folder without pages, or a page that cannot be read.
        """
        found: defaultdict[tuple[str, str], list[SavedPage]] = defaultdict(list)
        for file in sorted(folder.rglob("*.json")):
            name = file.stem.split("_")[0]
            found[file.parent.name, name].append(_read_page(file))
        if not found:
            raise ReplayError(f"{folder}: holds no saved pages (*.json with *.html.gz beside them)")
        return cls(
            tuple(
                SavedOutlet(re.sub(r"\W", "", name.lower()) + f"_{country}", name, country, tuple(pages))
                for (country, name), pages in found.items()
            )
        )

    @property
    def pages(self) -> list[SavedPage]:
        """Every page."""
        return [page for outlet in self.outlets for page in outlet.pages]

    def answer(self, host: str, target: str) -> Answer:
        """Returns the response of `host` to a GET of `target`, a path with its query.

        A page is found without its query too: crawlers drop what only tracks readers.
        """
        path, query = _target(target)
        if path == "/robots.txt" and (host in self._feeds or any(page.host == host for page in self.pages)):
            return Answer(200, "text/plain", b"User-agent: *\nDisallow:\n")
        if path == FEED and host in self._feeds:
            return Answer(200, "application/rss+xml; charset=utf-8", _feed(self._feeds[host]).encode())
        page = self._exact.get((host, f"{path}?{query}")) or self._by_path.get((host, path))
        if page is None:
            return not_found()
        # What a page says about itself must be found by its reader; where it says nothing the header does.
        says_itself = _META_CHARSET.search(page.body[:_HEAD]) is not None
        return Answer(200, "text/html" if says_itself else "text/html; charset=utf-8", page.body)

    def write_registry(self, folder: Path) -> None:
        """Writes a TOML file for each outlet and an empty panel into `folder`, which is made where it is missing.

        Raises:
            OSError: when something cannot be written.
        """
        for path, content in self.describe():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")

    def describe(self) -> Iterator[tuple[str, str]]:
        """Yields the path of each registry file below the registry's folder, and its content."""
        for outlet in self.outlets:
            country = _COUNTRIES.get(outlet.folder, outlet.folder.upper())
            group = group_of_country(country)
            pairs: dict[str, object] = {
                "name": outlet.name,
                "url": f"{outlet.root}/",
                "languages": [_LANGUAGES.get(outlet.folder, "en")],
                "audience": (Audience.RU if group is Group.RU else Audience.WORLD).value,
                "hosts": [host.removeprefix("www.") for host in outlet.hosts],
                "feeds": [outlet.root + FEED],
                "country": country,
                "note": "Saved pages, replayed.",
            }
            yield f"{group.value}/{outlet.slug}.toml", spell_table(pairs)
        yield "panel.toml", 'name = "replay"\nmember = []\n'


def _read_page(file: Path) -> SavedPage:
    packed = file.with_suffix(".html.gz")
    try:
        told = _Told.model_validate_json(file.read_bytes())
        with gzip.open(packed) as content:
            body = content.read(_LONGEST_PAGE + 1)
        published_at = told.published_at
        if published_at.tzinfo is None:  # a few sites give none; fundus keeps what they give
            published_at = published_at.replace(tzinfo=UTC)
        host = urlsplit(told.url).hostname
        page = SavedPage(file.stem, told.url, told.title, told.authors or (), published_at, told.text, body)
    except (OSError, EOFError, zlib.error, ValueError) as problem:
        reason = " ".join(str(problem).split())
        raise ReplayError(f"{file}: not a saved page: {reason}") from None
    if len(body) > _LONGEST_PAGE or not host:
        raise ReplayError(f"{file}: not a saved page: too long, or without a host")
    return page


def _target(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return unquote(parts.path) or "/", unquote(parts.query)


def _feed(outlet: SavedOutlet) -> str:
    items = "".join(
        f"<item><title>{escape(page.title, quote=False)}</title><link>{escape(page.url)}</link>"
        f"<guid>{escape(page.url)}</guid><pubDate>{format_datetime(page.published_at)}</pubDate></item>\n"
        for page in sorted(outlet.pages, key=lambda page: page.published_at, reverse=True)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(outlet.name)}</title><link>{outlet.root}/</link>\n{items}</channel></rss>\n"
    )
