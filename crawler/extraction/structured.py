"""What a page says about itself for machines: JSON-LD and, where there is none, microdata."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Types that stand for an article, the surest first; every other "…Article" counts as one as well.
_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting",
    "Report", "TechArticle", "ScholarlyArticle", "AdvertiserContentArticle", "CreativeWork",
)  # fmt: skip
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
_LONGEST_SCRIPT = 1_000_000  # characters; the body of a long article fits three times
_MOST_SCRIPTS = 30
_MOST_OBJECTS = 2_000
_DEEPEST = 8  # levels at which an article still hides in @graph, mainEntity, itemListElement …
_TAG = re.compile(r"<[^>]{1,300}>")
_PARAGRAPH = re.compile(r"<\s*(?:/p|br\s*/?|/div|/li|/h\d)\s*>", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True, slots=True)
class Declared:
    """What structured data declares of an article; empty strings where it says nothing."""

    method: str = "json-ld"
    types: tuple[str, ...] = ()
    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    body: str = ""
    url: str = ""
    free: bool = True  # False where the page says that its text is for subscribers

    @property
    def is_live(self) -> bool:
        """Tells whether it is a running report."""
        return "LiveBlogPosting" in self.types


NOTHING = Declared(method="")


def read_declared(tree: LexborHTMLParser) -> Declared:
    """Returns the article that the page declares: the surest type first, then the one that says most."""
    found = [_read(item) for item in _find_objects(tree) if _rank(item) is not None]
    if found:
        best = min(found, key=lambda each: (_rank_of(each.types), -bool(each.headline), -bool(each.published)))
        if any((best.headline, best.published, best.authors, best.section, best.body)):
            return best
    return _read_microdata(tree) or NOTHING


def read_types(tree: LexborHTMLParser) -> frozenset[str]:
    """Returns all types that the page's JSON-LD names at its top: "CollectionPage" tells a section from an article."""
    return frozenset(name for item in _find_objects(tree) for name in _types(item))


def declares_list(types: frozenset[str]) -> bool:
    """Tells whether these types are those of a page that lists others."""
    return not types.isdisjoint(_LISTS)


def clean_text(value: object) -> str:
    """Returns a value as one line of plain text, "" for what is no text."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(_TAG.sub(" ", unescape(value))).split())


def _find_objects(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = []
    for script in tree.css('script[type*="ld+json"]')[:_MOST_SCRIPTS]:
        content = _load(script.text() or "")
        for item in _flatten(content, 0):
            objects.append(item)
            if len(objects) >= _MOST_OBJECTS:
                return objects
    return objects


def _load(script: str) -> object:
    script = script.strip().rstrip("; \n")
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        script = script.removeprefix(opening).removesuffix(closing).strip()
    if not script or len(script) > _LONGEST_SCRIPT:
        return None
    # As written; with the faults that templates make; with entities that an editor put in.
    for attempt in (script, _TRAILING_COMMA.sub("", script), unescape(script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(content: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(content, list):
        for each in content[:_MOST_OBJECTS]:
            yield from _flatten(each, depth + 1)
    elif isinstance(content, dict):
        yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(content.get(key), list | dict):
                yield from _flatten(content[key], depth + 1)


def _types(item: dict[str, Any]) -> tuple[str, ...]:
    named = item.get("@type")
    return tuple(str(name).rsplit("/", 1)[-1] for name in (named if isinstance(named, list) else [named]) if name)


def _rank(item: dict[str, Any]) -> int | None:
    rank = _rank_of(_types(item))
    return rank if rank <= len(_ARTICLES) else None


def _rank_of(types: tuple[str, ...]) -> int:
    ranks = [_ARTICLES.index(name) for name in types if name in _ARTICLES]
    if not ranks:
        return len(_ARTICLES) if any(name.endswith("Article") for name in types) else len(_ARTICLES) + 1
    return min(ranks)


def _read(item: dict[str, Any]) -> Declared:
    free = item.get("isAccessibleForFree")
    page = item.get("mainEntityOfPage")
    return Declared(
        types=_types(item),
        headline=clean_text(item.get("headline")) or clean_text(item.get("name")),
        published=clean_text(item.get("datePublished")) or clean_text(item.get("dateCreated")),
        authors=tuple(_authors(item.get("author") or item.get("creator"), 0)),
        section=clean_text(item.get("articleSection")),
        body=_body(item.get("articleBody")),
        url=clean_text(item.get("url"))
        or (clean_text(page.get("@id")) if isinstance(page, dict) else clean_text(page)),
        free=not (free is False or (isinstance(free, str) and free.lower() == "false")),
    )


def _authors(value: object, depth: int) -> Iterator[str]:
    if depth > 3:
        return
    if isinstance(value, list):
        for each in value[:20]:
            yield from _authors(each, depth + 1)
    elif isinstance(value, dict):
        yield from _authors(value.get("name"), depth + 1)
    elif name := clean_text(value):
        yield name


def _body(value: object) -> str:
    if not isinstance(value, str):
        return ""
    text = unescape(value)
    if "<" in text:
        text = _TAG.sub(" ", _PARAGRAPH.sub("\n\n", text))
    return "\n\n".join(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)


def _read_microdata(tree: LexborHTMLParser) -> Declared | None:
    scope = next((node for node in tree.css("[itemscope][itemtype]") if _is_article_scope(node)), None)
    if scope is None:
        return None
    return Declared(
        method="microdata",
        types=((scope.attributes.get("itemtype") or "").rsplit("/", 1)[-1],),
        headline=_property(scope, "headline"),
        published=_property(scope, "datePublished"),
        authors=tuple(name for node in scope.css('[itemprop="author"]')[:5] if (name := _author_of(node))),
        section=_property(scope, "articleSection"),
    )


def _is_article_scope(node: LexborNode) -> bool:
    kind = (node.attributes.get("itemtype") or "").rsplit("/", 1)[-1]
    return kind in _ARTICLES or kind.endswith("Article")


def _property(scope: LexborNode, name: str) -> str:
    node = scope.css_first(f'[itemprop~="{name}"]')
    if node is None:
        return ""
    attributes = node.attributes
    return clean_text(attributes.get("content") or attributes.get("datetime") or node.text(separator=" "))


def _author_of(node: LexborNode) -> str:
    named = node.css_first('[itemprop="name"]') or node
    attributes = named.attributes
    return clean_text(attributes.get("content") or named.text(separator=" "))
