"""Who wrote an article, where it says so: names of people, not of the newsroom's accounts."""

import re
from collections.abc import Collection, Iterable

from selectolax.lexbor import LexborHTMLParser

from crawler.extraction.head import AUTHORS, Head
from crawler.extraction.main_text import key_of
from crawler.extraction.structured import Declared

_MOST = 10  # names; what lists more is a list of the staff
_LONGEST = 80  # characters of a name
_SPLIT = re.compile(r"\s*(?:,|;|\||/|\band\b|\bund\b|\bи\b|\bжәне\b|&)\s*")
_PREFIX = re.compile(
    r"^(?:by|von|par|por|автор(?:ы|ов)?|текст|фото|подготовил[аи]?|авторы?|мәтін|дайындаған)\s*[:\-–]?\s+|^[:@\-–]\s*",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|ru|kz|org)\b", re.IGNORECASE)
_NOBODY = frozenset({
    "admin", "administrator", "editor", "redactor", "редакция", "редактор", "автор", "author", "user", "news",
    "webmaster", "root",
})  # fmt: skip
_SEEN = (
    '[rel="author"]', '[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', ".article__author-name",
    ".author-name", ".article-author", ".article__author", ".post-author", ".byline__name", ".author a", ".byline a",
    ".author", ".byline",
)  # fmt: skip


def find_authors(
    tree: LexborHTMLParser, head: Head, declared: Declared, sites: Collection[str]
) -> tuple[tuple[str, ...], str]:
    """Returns the names and the method; ((), "") where nobody is named.

    An agency counts as an author, since it says where the article comes from; the site itself (`sites`) does not.
    """
    if names := clean_names(declared.authors, sites, split=False):
        return names, declared.method
    if names := clean_names((head.metas[name] for name in AUTHORS if name in head.metas), sites):
        return names, "meta"
    for selector in _SEEN:
        found = [node.text(separator=" ") for node in tree.css(selector)[:_MOST]]
        if names := clean_names(found, sites):
            return names, "dom"
    return (), ""


def clean_names(found: Iterable[str], sites: Collection[str] = (), *, split: bool = True) -> tuple[str, ...]:
    """Returns the names among these, each once; addresses, accounts and passages are none."""
    names: list[str] = []
    for text in found:
        text = " ".join(text.split())
        if len(text) > 3 * _LONGEST or _ADDRESS.search(text):
            continue
        for part in _SPLIT.split(text) if split or len(text) > _LONGEST else [text]:
            name = _PREFIX.sub("", part).strip(" .,:|-–")
            if 1 < len(name) <= _LONGEST and _NAMES.search(name) and name not in names and not _is_nobody(name, sites):
                names.append(name)
    return tuple(names[:_MOST])


def _is_nobody(name: str, sites: Collection[str]) -> bool:
    return name.lower() in _NOBODY or key_of(name) in sites
