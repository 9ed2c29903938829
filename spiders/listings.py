"""Listings: pages and answers of scripts that name the newest articles, to leads."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser

from spiders.doors import Lead, NotThisDoor, Shown, Step, Wish, join
from spiders.templates import fill, has_pages

MOST_LEADS = 300  # of one listing; the longest of the registry has 150
MOST_PAGES = 5  # of one listing in an ordinary run: 100 articles and more
MOST_PAGES_OF_ARCHIVE = 40
DEEPEST_ANSWER = 20  # levels of a script's answer

# Sections, people, machinery: never an article, however long the rest of the path.
_WORDS_OF_SECTIONS = """
    tag tags tema theme themes topic topics category categories rubric rubrics author authors user users profile page
    pages search login auth register signup account subscribe rss feed feeds sitemap print amp share comments contacts
    about advert ads privacy terms archive calendar static assets media uploads images img css js wp-content wp-json
    cdn-cgi
"""
_NOT_ARTICLES = frozenset(_WORDS_OF_SECTIONS.split())
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|pdf|docx?|xlsx?|zip|mp[34]|css|js|json|xml|rss|apk)$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{4,}")
_WORDS = re.compile(r"[^\W\d_]+")
_DATE_PART = re.compile(r"\d{1,4}(?:[-_.]\d{1,2}){0,2}|20\d{6}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = 8  # characters of the codes that stand for articles: c0jq4z6lgyro
_ID_NAMES = frozenset({"id", "p", "article", "news", "newsid", "news_id", "article_id", "post", "sid", "nid"})
_FEWEST_WORDS = 3  # of a headline in a path; sections have one or two, or three short ones
_SHORTEST_HEADLINE = 20  # characters: "fines-and-taxes" is a section


@dataclass(frozen=True, slots=True)
class ListingStep:
    """One page of a listing, for the templates that have days of one day."""

    template: str
    day: date
    number: int = 1
    largest: int = 0

    @property
    def url(self) -> str:
        """The address that the template stands for."""
        return fill(self.template, self.day, self.number)

    @property
    def door(self) -> str:
        """The template."""
        return self.template

    def read(self, body: bytes, url: str, content_type: str, wish: Wish) -> Shown:
        """Shows the outlet's own links that look like articles."""
        return Shown(tuple(read_listing(body, url, content_type)))

    def following(self, shown: Shown, wish: Wish, new: int, known: int) -> Sequence[Step]:
        """Goes on while a page shows addresses that this run had not seen, or, without an archive, not stored."""
        most = MOST_PAGES_OF_ARCHIVE if wish.archive else MOST_PAGES
        more = new if wish.archive else new - known
        return (
            (replace(self, number=self.number + 1),) if has_pages(self.template) and more and self.number < most else ()
        )


def read_listing(body: bytes, url: str, content_type: str) -> list[Lead]:
    """Returns the links that look like articles, each once, in their order; whose they are is for the caller to check.

    Raises:
        NotThisDoor: "no_links" for a page without any link: an error, a page that a script builds.
    """
    found = list(
        dict.fromkeys(filter(None, (join(url, each).partition("#")[0] for each in _links_in(body, content_type))))
    )
    if not found:
        raise NotThisDoor("no_links")
    return [Lead(each) for each in found if looks_like_article(each)][:MOST_LEADS]


def looks_like_article(url: str) -> bool:
    """Tells by its address whether a page may be an article: a number, a headline in the path, an id in the query."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    segments = [segment.lower() for segment in parts.path.split("/") if segment]
    if parts.scheme not in ("http", "https") or _FILES.search(parts.path) or "{" in parts.path:
        return False  # braces: a script's own template
    if any(segment in _NOT_ARTICLES for segment in segments[:-1]) or (segments and segments[-1] in _NOT_ARTICLES):
        return False
    if any(name.lower() in _ID_NAMES and value.isdigit() for name, value in parse_qsl(parts.query)):
        return True
    dated = [segment for segment in segments if _DATE_PART.fullmatch(segment)]
    if len(dated) == len(segments):
        return len(segments) > len(("2026", "11", "24"))  # fontanka.ru/2019/11/08/137/
    last = segments[-1].partition(".")[0]
    if _YEAR.fullmatch(last) or (_DATE_PART.fullmatch(last) and not last.isdigit()):
        return False  # a year's, a day's archive
    named_by_day = len(dated) >= 3 and not _DATE_PART.fullmatch(last)  # /news/2026/11/24/word/
    named_by_code = len(last) >= _CODE and last.isalnum() and any(map(str.isdigit, last)) and not last.isdigit()
    headline = len(last) >= _SHORTEST_HEADLINE and len(_WORDS.findall(last)) >= _FEWEST_WORDS
    return bool(named_by_day or named_by_code or headline or _NUMBER.search(last))


def _links_in(body: bytes, content_type: str) -> Iterator[str]:
    if "json" in content_type or body.lstrip()[:1] in (b"{", b"["):
        try:
            yield from _links_of_answer(json.loads(body), 0)
        except (ValueError, RecursionError):
            pass
        else:
            return
    yield from _links_of_page(body)


def _links_of_page(html: bytes | str) -> Iterator[str]:
    for anchor in LexborHTMLParser(html).css("a[href]"):
        yield anchor.attributes.get("href") or ""


def _links_of_answer(value: Any, depth: int) -> Iterator[str]:
    """Some listings are read by scripts: their answers hold addresses, paths, or pieces of pages."""
    if depth > DEEPEST_ANSWER:
        return
    if isinstance(value, str):
        if "<a " in value:
            yield from _links_of_page(value)
        elif value.startswith(("http://", "https://", "/")) and " " not in value:
            yield value
    elif isinstance(value, dict | list):
        # Meduza's answers hold the articles' paths as keys.
        keys = [key for key in value if "/" in key] if isinstance(value, dict) else []
        yield from (f"/{key.lstrip('/')}" for key in keys if not key.startswith("http"))
        for each in value.values() if isinstance(value, dict) else value:
            yield from _links_of_answer(each, depth + 1)
