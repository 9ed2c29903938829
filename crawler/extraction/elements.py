"""What the elements of a page stand for: by their tag, and by what people call them in classes and ids."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

# Nothing in these is the words of an article.
SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "button", "select", "option",
    "textarea", "input", "nav", "canvas", "audio", "video", "map", "datalist", "dialog", "head", "title", "link",
    "meta", "-comment", "-doctype",
})  # fmt: skip
# A new line begins and ends with these.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# The block that a paragraph is named after, when text stands in it.
ROLES = frozenset({
    "p", "li", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "pre", "div",
    "section", "article",
})  # fmt: skip
_WHOLES = frozenset({"body", "article", "main"})  # whatever these are called, they hold the article
# Old sites put the whole page into one form, others a subscription: what it holds tells.
_ASIDES = frozenset({"aside", "footer", "form"})
_CAPTIONS = frozenset({"figcaption", "figure"})

_LONGEST_NAME = 500  # characters of class and id that are looked at
# By these words people mark what is not the article …
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|socials|soc|related|recommend\w*|promo\w*|advert\w*|ads?|banner|comments?"
    r"|disqus|footer|sidebar|breadcrumbs?|cookies?|consent|subscri\w*|newsletter|tags?|taglist|read-?also|readmore"
    r"|more-?news|also|popular|trending|modal|popup|toolbar|pagination|pager|rating|author-?(?:bio|box|card|info)"
    r"|outbrain|taboola|sponsor\w*|donat\w*|menu|login|signup|search|visually-hidden|sr-only|print-?only|no-?print"
    r"|copyright|hashtags?|telegram-?\w*|infobox|factbox|other-?news|similar|read-?next|you-?may\w*|next-?article"
    r"|byline)(?:$|[\s_-])",
    re.IGNORECASE,
)
# … and the words below a picture.
_CAPTION = re.compile(
    r"caption|photo-?(?:credit|author|source|desc\w*|text)|image-?(?:credit|author|source|desc\w*|title)"
    r"|img-?(?:desc|author|source|title)|picture-?(?:desc|text)|foto-?(?:credit|text)|copyright-?photo"
    r"|media-?(?:desc|source|author)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Tells whether an element is not shown, as far as it says so itself."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style[: 4 * _LONGEST_NAME] if style else "") is not None


def name_element(node: LexborNode, tag: str) -> tuple[str, str, bool]:
    """Returns the words by which an element is something beside the article, a caption ("" for neither), its body."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    aside, caption, is_body = _read_names(names[:_LONGEST_NAME])
    is_body = is_body or attributes.get("itemprop") in ("articleBody", "text")
    if tag in _CAPTIONS:
        return "", tag, is_body
    if tag in _ASIDES:
        return tag, "", is_body
    return ("", "", is_body) if tag in _WHOLES else (aside, caption, is_body)


@lru_cache(maxsize=4096)
def _read_names(names: str) -> tuple[str, str, bool]:
    aside, caption = _ASIDE.search(names), _CAPTION.search(names)
    is_body = "articlebody" in names.lower().replace("-", "").replace("_", "")
    return aside[0].lower().strip("_- \t\n") if aside else "", caption[0].lower() if caption else "", is_body
