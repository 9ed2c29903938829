"""Made-up pages, put together as sites put them together."""

from datetime import UTC, datetime
from typing import Any

from crawler.extraction.pages import extract
from crawler.extraction.values import Extraction
from outlets.outlet import Outlet
from outlets.registry import load
from storage.records import Page

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # noon in Almaty
REGISTRY = load()
URL = "https://tengrinews.kz/kazakhstan_news/kopir-1/"

PARAGRAPHS = (
    "Бүгін қалада жаңа көпір ашылды, деп хабарлайды Tengrinews.kz тілшісі әкімдікке сілтеме жасап.",
    "Көпірдің ұзындығы 800 метр. Құрылысы екі жылға созылды, оған 12 миллиард теңге жұмсалды.",
    "Бұл туралы әкімдіктің баспасөз қызметі мәлімдеді. Толығырақ ақпарат кейінірек белгілі болады.",
)
NAVIGATION = "<nav><a href='/'>Басты бет</a> <a href='/news'>Жаңалықтар</a></nav>"
FOOTER = "<footer><p>© 2026 Ойдан шығарылған сайт. Барлық құқықтар қорғалған.</p></footer>"


def article(
    *inside: str,
    head: str = "",
    title: str = "Астанада жаңа көпір ашылды",
    before: str = "",
    after: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:
    """Returns a page with one article; `inside` stands behind its first paragraph."""
    first, *rest = [f"<p>{each}</p>" for each in paragraphs]
    return (
        f"<html><head><meta charset='utf-8'><title>{title} —"
        f" Tengrinews.kz</title>{head}</head><body>{NAVIGATION}{before}"
        f"<article><h1>{title}</h1><div class='content'>{first}{''.join(inside)}{''.join(rest)}</div></article>"
        f"{after}{FOOTER}</body></html>"
    )


def read(html: str | bytes, url: str = URL, outlet: Outlet | None = None, **fields: Any) -> Extraction:
    """Extracts a page of Tengrinews, fetched at NOW, unless something else is said."""
    body = html.encode() if isinstance(html, str) else html
    return extract(Page(url, fields.pop("fetched_at", NOW), body, **fields), outlet or REGISTRY["tengrinews"])
