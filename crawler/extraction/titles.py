"""The title of an article: what its reader sees, without the name of the site."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.extraction.head import TITLES, Head
from crawler.extraction.main_text import key_of
from crawler.extraction.structured import Declared

LONGEST = 400  # characters; longer headings are leads set as headings
_SEPARATOR = re.compile(r"\s+(?:[|–—•·»:/]|::|-|\\)+\s+|\s*\|\s*")
_LONGEST_SUFFIX = 60  # characters that the name of a site with its motto may have
_CUT = re.compile(r"(?:\.{3}|…)$")


def site_keys(head: Head, names: Iterable[str]) -> set[str]:
    """Returns the keys of what the site may call itself: `names` of its outlet, its host, what its head says."""
    return {key for name in (*names, *_site_names(head)) if (key := key_of(name))}


def find_title(tree: LexborHTMLParser, head: Head, declared: Declared, sites: set[str]) -> tuple[str, str]:
    """Returns the title and the method; ("", "") where there is none.

    What the newsroom wrote for sharing (og:title) goes first: a heading may hold a kicker, a declared headline is often
    cut or written for search engines. Where a heading has the same words, its spelling is taken.

    Args:
        tree: the page.
        head: its head.
        declared: its structured data.
        sites: how the site calls itself, see `site_keys`.
    """
    headings = [text for node in tree.css("h1")[:20] if 1 < len(text := _one_line(node.text(separator=""))) <= LONGEST]
    given = [("meta", head.first(TITLES)), (declared.method, declared.headline), ("title", head.title)]
    cleaned = [(method, strip_site(text, sites, headings)) for method, text in given if text]
    cleaned = [(method, text) for method, text in cleaned if text and key_of(text) not in sites]
    if cleaned:
        method, text = _longer_form(cleaned, headings)
        return next(((each, "h1") for each in headings if key_of(each) == key_of(text)), (text, method))
    heading = next((text for text in headings if key_of(text) not in sites), "")
    return (heading, "h1") if heading else ("", "")


def strip_site(title: str, sites: set[str], headings: Sequence[str]) -> str:
    """Returns a title without the name of the site at its end or beginning."""
    title = _one_line(title)
    for heading in headings:
        if len(heading) > 10 and title.startswith(heading):
            return heading
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(title))
        if not parts:
            break
        before, after = title[: parts[-1].start()], title[parts[-1].end() :]
        first, rest = title[: parts[0].start()], title[parts[0].end() :]
        if len(after) <= _LONGEST_SUFFIX and _is_site(after, sites) and before:
            title = before
        elif len(first) <= _LONGEST_SUFFIX and _is_site(first, sites) and rest:
            title = rest
        else:
            break
    return title


def _is_site(part: str, sites: set[str]) -> bool:
    key = key_of(part)
    return any(key == site or (len(site) > 3 and (key.startswith(site) or key.endswith(site))) for site in sites)


def _site_names(head: Head) -> list[str]:
    host = (urlsplit(head.base).hostname or "").removeprefix("www.")
    labels = host.split(".")
    name = head.metas.get("og:site_name", "")
    return [
        host,
        labels[-2] if len(labels) > 1 else "",
        name,
        *_SEPARATOR.split(name)[:1],
        head.metas.get("application-name", ""),
    ]


def _longer_form(cleaned: list[tuple[str, str]], headings: Sequence[str]) -> tuple[str, str]:
    """Returns the first form as (method, title); one that was cut with "…" gives way to one that goes on."""
    method, text = cleaned[0]
    if _CUT.search(text):
        stem = key_of(_CUT.sub("", text))
        for other, longer in [*cleaned[1:], *(("h1", heading) for heading in headings)]:
            if not _CUT.search(longer) and key_of(longer).startswith(stem):
                return other, longer
    return method, text


def _one_line(text: str) -> str:
    return " ".join(text.split())
