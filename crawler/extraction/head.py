"""The head of a page: its meta elements by name, its title element, its canonical address."""

from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.addresses import canonical_url, registrable_domain

_MOST_METAS = 300  # a head has 50; what has more is no head

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "mediator_published_time", "date.published", "publish-date", "publish_date", "publication_date", "pubdate",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "article.published", "published_at", "published_time", "news_date",
    "bt:pubdate", "date",
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "mediator_title", "dc.title", "title")
AUTHORS = ("author", "article:author", "mediator_author", "parsely-author", "sailthru.author", "dc.creator", "byl")
SECTIONS = ("article:section", "og:article:section", "mediator_theme", "parsely-section", "section", "category")


class Head:
    """What the head says. Names are in lower case, the first value of each counts, empty ones do not."""

    def __init__(self, tree: LexborHTMLParser, url: str) -> None:
        """`url` is the page's own, against which relative addresses stand."""
        self.metas: dict[str, str] = {}
        self._url = url
        for node in tree.css("meta")[:_MOST_METAS]:
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = " ".join((attributes.get("content") or "").split())
            if name and content:
                self.metas.setdefault(name.lower(), content)
        title = tree.css_first("title")
        self.title = " ".join(title.text().split()) if title is not None else ""
        self.links = [
            node.attributes.get("href") or ""
            for node in tree.css("link[rel]")
            if _is_canonical(node.attributes.get("rel"))
        ]
        base = tree.css_first("base[href]")
        self.base = resolve(base.attributes.get("href") or "", url) or url if base is not None else url

    def first(self, names: tuple[str, ...]) -> str:
        """Returns the value of the first of these that the head has, or ""."""
        return next((self.metas[name] for name in names if name in self.metas), "")

    def is_noindex(self) -> bool:
        """Tells whether the page asks not to be listed: error pages and searches do, articles do not."""
        return "noindex" in self.metas.get("robots", "").lower()

    def canonical(self, declared: str) -> tuple[str | None, str]:
        """Returns the address that the page gives itself and which method told it; (None, "") where none can be right.

        An address on another registrable domain is ignored: it is somebody else's page, whatever the markup says. So is
        the front page's where the page itself is none, a common fault of templates.
        """
        own = urlsplit(self._url)
        for method, found in (
            *(("link", link) for link in self.links),
            ("meta", self.metas.get("og:url", "")),
            ("json-ld", declared),
        ):
            address = resolve(found, self.base)
            if address is None:
                continue
            parts = urlsplit(address)
            if own.hostname and registrable_domain(parts.hostname or "") != registrable_domain(own.hostname):
                continue
            if parts.path in ("", "/") and not parts.query and own.path not in ("", "/"):
                continue
            try:
                return canonical_url(address), method
            except ValueError:
                continue
        return None, ""


def resolve(href: str, base: str) -> str | None:
    """Returns an address in full, or None for what is not on the web (mailto:, javascript:, a broken host)."""
    href = href.strip()
    if not href:
        return None
    try:
        address = urljoin(base, href)
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    return address


def _is_canonical(rel: str | None) -> bool:
    return "canonical" in (rel or "").lower().split()
