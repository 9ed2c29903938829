"""From what a page says to the article that is kept."""

from datetime import UTC

from crawler.extraction.values import Extraction, Kind, Reason, Unreadable
from storage.records import Extracted

_ARTICLES = frozenset({Kind.ARTICLE, Kind.POST, Kind.LIVE, Kind.PHOTO})


def as_extracted(extraction: Extraction, url: str, outlet: str) -> Extracted:
    """Returns the article of a page, under the address that the page gives itself, else under `url`.

    Args:
        extraction: what the page says.
        url: where it was fetched, in the one spelling of `crawler.addresses.canonical_url`.
        outlet: the slug or domain of who publishes it.

    Raises:
        Unreadable: the page is no article, with the reason.
    """
    if extraction.kind is Kind.CHANNEL:
        raise Unreadable(Reason.CHANNEL, "the page is a channel's preview: give its posts as articles of their own")
    if extraction.kind not in _ARTICLES:
        raise Unreadable(extraction.reason or Reason.NO_TEXT, "the page is no article")
    if not extraction.text.strip():
        raise Unreadable(Reason.NO_TEXT, "the page has no words but captions")
    published = extraction.published_at
    return Extracted(
        url=extraction.canonical_url or url,
        outlet=outlet,
        title=extraction.title,
        text=extraction.text,
        published_at=published.astimezone(UTC) if published else None,
        precision=extraction.precision,
        published_as_found=extraction.published_as_found,
        links=extraction.links,
    )
