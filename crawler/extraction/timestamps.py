"""When an article was published: from what the page declares to what it shows, with the reason where there is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.extraction.dates import LONGEST, Moment, is_believable, read_date, read_machine_date
from crawler.extraction.head import PUBLISHED, Head
from crawler.extraction.structured import Declared
from crawler.extraction.values import Undated
from storage.records import Precision

_MOST = 40  # elements of one kind that are looked at: an article's own date comes early
_SHOWN = (
    '[itemprop="datePublished"]', '[class*="publish" i]', '[class*="date" i]', '[class*="time" i]', '[id*="date" i]',
    '[class*="meta" i]', '[class*="info" i]',
)  # fmt: skip
# What carries a date of something else: other articles, comments, the site itself.
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|footer|popular|latest|last-?news|news-?list|news-?feed|lenta|ticker|weather"
    r"|currency|teaser|similar|read-?more|header-?date|today|modif|update",
    re.IGNORECASE,
)
_PLAIN = "div, p, span, td, small, font, b, i, em"
_MOST_PLAIN = 600  # elements: the head of an article is never further down
_WHOLE_DATE = re.compile(
    r"(\D{0,20}\d{1,2}(?:\.\d{1,2}\.|\s+[^\W\d_]{3,12}\.?\s+)20\d\d\D{1,12}\d{1,2}:\d{2}(?::\d{2})?)(?:\s*[|·•/].{0,80}|\D{0,12})"
)
_LEVELS = 6  # elements around a date whose names are asked
_IN_PATH = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class Published:
    """The time of an article and how it was found, or why there is none."""

    at: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    as_found: str = ""
    method: str = ""
    undated: Undated | None = Undated.NONE_FOUND


def find_published(
    tree: LexborHTMLParser, head: Head, declared: Declared, url: str, zone: tzinfo, now: datetime
) -> Published:
    """Returns the first believable time; a bare day is made exact by a later source that names the same day."""
    coarse: Published | None = None
    trouble = Published()
    for method, found in _candidates(tree, head, declared, url):
        moment = read_machine_date(found, zone) if method == "url" else read_date(found, zone, now)
        if moment is None:
            # A label without a date says nothing; a field for a date that cannot be understood does.
            if trouble.undated is Undated.NONE_FOUND and method in ("json-ld", "microdata", "meta"):
                trouble = Published(as_found=found[:LONGEST], undated=Undated.NOT_UNDERSTOOD)
            continue
        if not is_believable(moment, now):
            if trouble.undated is not Undated.IMPOSSIBLE:
                trouble = Published(as_found=found[:LONGEST], undated=Undated.IMPOSSIBLE)
            continue
        published = as_published(moment, found, method)
        if moment.precision is not Precision.DAY:
            if coarse is None or coarse.at is None or coarse.at.date() == moment.at.date():
                return published
        elif coarse is None:
            coarse = published
    return coarse or trouble


def as_published(moment: Moment, found: str, method: str) -> Published:
    """Returns what is kept of a time that was understood."""
    return Published(moment.at, moment.precision, " ".join(found.split())[:LONGEST], method, None)


def _candidates(tree: LexborHTMLParser, head: Head, declared: Declared, url: str) -> Iterator[tuple[str, str]]:
    if declared.published:
        yield declared.method, declared.published
    for name in PUBLISHED:
        if name in head.metas:
            yield "meta", head.metas[name]
    for node in tree.css("time")[:_MOST]:
        if not _is_elsewhere(node):
            attributes = node.attributes
            for found in (attributes.get("datetime"), attributes.get("content"), node.text(separator=" ")):
                if found and found.strip():
                    yield "time", found
    for selector in _SHOWN:
        for node in tree.css(selector)[:_MOST]:
            if node.tag in ("body", "html", "main", "article", "script", "style") or _is_elsewhere(node):
                continue
            for found in (node.attributes.get("content"), node.attributes.get("datetime"), node.text(separator=" ")):
                if found and 3 < len(found.strip()) <= LONGEST:
                    yield "shown", found
    # Pages from before classes had meanings: a line of its own that is a whole date with a clock.
    for node in tree.css(_PLAIN)[:_MOST_PLAIN]:
        whole = _WHOLE_DATE.fullmatch(node.text(deep=False).strip())
        if whole and not _is_elsewhere(node):
            yield "line", whole[1]
    if match := _IN_PATH.search(urlsplit(url).path):
        yield "url", "-".join(match.groups())


def _is_elsewhere(node: LexborNode) -> bool:
    current: LexborNode | None = node
    for _ in range(_LEVELS):
        if current is None or current.tag in ("body", "html", "main"):
            return False
        attributes = current.attributes
        if current.tag in ("aside", "footer", "nav"):
            return True
        if _ELSEWHERE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]):
            return True
        current = current.parent
    return False
