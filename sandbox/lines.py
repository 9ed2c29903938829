"""Articles of the sandbox as lines of JSON: what `derekkoz import` reads, and the truth beside it."""

import json
from collections.abc import Iterable, Iterator

from sandbox.articles import PARAGRAPH_BREAK, Article
from sandbox.world import World


def import_lines(articles: Iterable[Article]) -> Iterator[str]:
    """Yields one line per article as `import` takes it.

    A picture's credit stands below the text, as scrapers leave it.
    """
    for article in articles:
        line: dict[str, object] = {
            "url": article.url,
            "outlet": article.outlet,
            "title": article.title,
            "text": article.text + (PARAGRAPH_BREAK + article.caption if article.caption else ""),
            "published_at": article.published_at.isoformat(),
            "links": _links(article),
        }
        if article.forwarded_from is not None:
            line["forwarded_from"] = {"name": article.forwarded_from.name, "url": article.forwarded_from.url}
        yield json.dumps(line, ensure_ascii=False) + "\n"


def truth_lines(world: World) -> Iterator[str]:
    """Yields one line per article, the earliest first, then one per week of the domestic space.

    Lines of articles have `url`, lines of weeks have `share`.
    """
    for article in world.articles:
        yield json.dumps(tell_truth(article), ensure_ascii=False) + "\n"
    for week in world.true_shares():
        line = {
            "week": week.week,
            "space": "domestic",
            "articles": week.articles,
            "russian": week.russian,
            "share": round(week.share, 6),
            "levels": week.levels,
        }
        yield json.dumps(line) + "\n"


def tell_truth(article: Article) -> dict[str, object]:
    """Returns what is true of an article, as it stands in the file."""
    return {
        "url": article.url,
        "outlet": article.outlet,
        "week": article.week,
        "published_at": article.published_at.isoformat(),
        "language": article.language,
        "script": article.script,
        "kind": article.making.value,
        "russian": article.russian,
        "levels": list(article.levels),
        "credited": [
            {"slug": one.slug, "name": one.name, "group": one.group.value, "role": one.role} for one in article.credited
        ],
        "source_url": article.copied_from,
        "edition_of": article.edition_of,
    }


def _links(article: Article) -> list[dict[str, object]]:
    starts = [0]
    for paragraph in article.paragraphs:
        starts.append(starts[-1] + len(paragraph) + len(PARAGRAPH_BREAK))
    return [
        {
            "url": anchor.url,
            "anchor": article.paragraphs[anchor.paragraph][anchor.start : anchor.end],
            "start": starts[anchor.paragraph] + anchor.start,
            "end": starts[anchor.paragraph] + anchor.end,
        }
        for anchor in article.anchors
    ]
