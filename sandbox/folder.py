"""Writes a world into a folder: its registry, its articles, the truth about them."""

from collections.abc import Iterable
from pathlib import Path

from sandbox.articles import Article
from sandbox.lines import import_lines, truth_lines
from sandbox.registration import write_registry
from sandbox.world import World

REGISTRY = "registry"
ARTICLES = "articles.jsonl"
TRUTH = "truth.jsonl"


def write_world(world: World, folder: Path, weeks: range | None = None) -> None:
    """Writes `registry/`, `truth.jsonl` and `articles.jsonl` into `folder`, which is made where it is missing.

    `weeks` are those whose articles are written, counted from 1; the truth is always that of all.

    Raises:
        OSError: when something cannot be written.
    """
    for path, content in write_registry(world):
        file = folder / REGISTRY / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    _write(folder / TRUTH, truth_lines(world))
    _write(folder / ARTICLES, import_lines(articles_of(world, weeks)))


def articles_of(world: World, weeks: range | None) -> tuple[Article, ...]:
    """Returns the articles of those weeks, counted from 1 in each outlet's own zone; of all weeks for None."""
    if weeks is None:
        return world.articles
    return tuple(one for one in world.articles if (one.published_at.date() - world.first).days // 7 + 1 in weeks)


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
