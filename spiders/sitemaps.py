"""Sitemaps: plain or gzipped, indexes and Google News, to leads."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from lxml import etree
from scrapy.utils.gz import gunzip

from crawler.outcomes import Outcome
from spiders.doors import Lead, NotThisDoor, Shown, Step, Wish, join
from spiders.templates import fill, has_pages

LARGEST = 20_000_000  # bytes after unpacking; the standard allows 50 MB, the registry's largest has 12
MOST_ENTRIES = 50_000  # the standard's own limit
# A large sitemap without dates is an archive: its new pages cannot be told from its old ones.
SMALL_SITEMAP = 1_000  # entries

_GZIP_MAGIC = b"\x1f\x8b"
_DAY = re.compile(r"(?<!\d)(20\d\d)[-/_]?(0[1-9]|1[0-2])(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, or further sitemaps."""

    pages: tuple[Lead, ...] = ()
    sitemaps: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class SitemapStep:
    """A sitemap, or a part of an index; `number` counts the pages of a template."""

    template: str
    day: date
    number: int = 1
    largest: int = LARGEST

    @property
    def url(self) -> str:
        """The address that the template stands for."""
        return fill(self.template, self.day, self.number)

    @property
    def door(self) -> str:
        """The template."""
        return self.template

    def read(self, body: bytes, url: str, content_type: str, wish: Wish) -> Shown:
        """Shows the pages that may be as new as wished, and the parts of an index that may hold such pages."""
        found = read_sitemap(body, url, wish.outlet.timezone)
        leads, ended = [], []
        for lead in found.pages:
            age = age_of(lead)
            if age is None and len(found.pages) > SMALL_SITEMAP and not wish.archive:
                ended.append((lead.url, Outcome.UNDATED))
            elif age is not None and age < wish.since:
                ended.append((lead.url, Outcome.OLDER))
            else:
                leads.append(lead)
        parts = choose_sitemaps(found.sitemaps, wish.since, archive=wish.archive)
        steps = tuple(SitemapStep(part, self.day) for part in parts)
        return Shown(tuple(leads), ended=tuple(ended), steps=steps)

    def following(self, shown: Shown, wish: Wish, new: int, known: int) -> Sequence[Step]:
        """Goes on while a numbered sitemap shows pages of the wished days."""
        more = has_pages(self.template) and shown.leads and (wish.archive or known < len(shown.leads))
        return (replace(self, number=self.number + 1),) if more else ()


def read_sitemap(body: bytes, url: str, zone: tzinfo) -> Sitemap:
    """Returns the entries in their order; times without an offset are in `zone`. A broken one gives what came before.

    Raises:
        NotThisDoor: "not_a_sitemap", or "too_large" where it grows too much when unpacked.
    """
    if body[:2] == _GZIP_MAGIC:
        body = _unpack(body)
    if b"<" not in body[:1000]:
        return Sitemap(pages=tuple(_read_lines(body, url)))
    pages: list[Lead] = []
    sitemaps: list[Lead] = []
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    with suppress(etree.XMLSyntaxError):  # what came before it has been given
        parser.feed(body)
    for _, element in parser.read_events():
        name = _name_of(element)
        if name not in ("url", "sitemap") or len(pages) + len(sitemaps) >= MOST_ENTRIES:
            continue
        lead = _read_entry(element, url, zone)
        if lead is not None:
            (pages if name == "url" else sitemaps).append(lead)
        element.clear()
    if not pages and not sitemaps and _root_of(body) not in ("urlset", "sitemapindex"):
        raise NotThisDoor("not_a_sitemap")
    return Sitemap(tuple(pages), tuple(sitemaps))


def choose_sitemaps(sitemaps: tuple[Lead, ...], since: datetime, *, archive: bool) -> list[str]:
    """Returns the addresses of those parts of an index that may hold pages since then, the newest first.

    A part's age is its lastmod, else the day or month in its name. Where none has any, the newest pages are at one of
    the ends, and only an `archive` run opens those between.
    """
    dated = [(age_of(lead), lead.url) for lead in sitemaps]
    if any(age for age, _ in dated):
        chosen = [(age, url) for age, url in dated if age is not None and age >= since]
        undated = [url for age, url in dated if age is None]
        ordered = [url for _, url in sorted(chosen, key=lambda one: one[0], reverse=True)]
        return [*ordered, *(undated if archive else undated[:2])]
    addresses = [url for _, url in dated]
    return addresses if archive or len(addresses) <= 2 else [addresses[0], addresses[-1]]


def day_in(url: str) -> tuple[date, date] | None:
    """Returns the first and the last day that a date or a month in an address stands for."""
    match = _DAY.search(url)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    try:
        if match[3]:
            day = date(year, month, int(match[3]))
            return day, day
    except ValueError:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def age_of(lead: Lead) -> datetime | None:
    """Returns the latest time that a lead may be from, as its entry or its address tells."""
    days = day_in(lead.url)
    named = datetime.combine(days[1], time.max, UTC) if days else None
    return lead.age or named


def _unpack(body: bytes) -> bytes:
    for _ in range(2):  # some servers pack what is packed already
        if body[:2] != _GZIP_MAGIC:
            break
        try:
            body = gunzip(body, max_size=LARGEST)
        except (OSError, EOFError):
            raise NotThisDoor("not_a_sitemap") from None
        except Exception as problem:  # Scrapy's own, private type for a body that grows too much
            raise NotThisDoor("too_large") from problem
    return body


def _read_lines(body: bytes, url: str) -> list[Lead]:
    """A sitemap may be a plain list of addresses."""
    lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()[:MOST_ENTRIES]]
    leads = [Lead(line) for line in lines if line.startswith(("http://", "https://"))]
    if not leads:
        raise NotThisDoor("not_a_sitemap")
    return leads


def _read_entry(element: etree._Element, url: str, zone: tzinfo) -> Lead | None:
    values: dict[str, str] = {}
    for child in element.iter():
        text = (child.text or "").strip() if isinstance(child.tag, str) else ""
        if text:
            values.setdefault(_name_of(child), text)
    address = values.get("loc")
    if not address:
        return None
    published = _time_in(values.get("publication_date", ""), zone)
    return Lead(join(url, address), published, _time_in(values.get("lastmod", ""), zone))


def _time_in(found: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(found)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _name_of(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _root_of(body: bytes) -> str:
    match = re.search(rb"<(?:[a-z0-9]+:)?([a-z]+)[\s>/]", body[:5000], re.IGNORECASE)
    return match[1].decode().lower() if match else ""
