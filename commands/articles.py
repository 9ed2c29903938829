"""Verbs about articles: take them in, classify them without keeping them, tell one article's story."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from analysis.article.reading import Reader
from commands import house
from commands.answers import answer_lines
from commands.errors import Failed, WrongInput
from crawler.addresses import canonical_url
from crawler.files import Position, UnknownKind, UnreadableFile, check_file, read_lines, size_of
from crawler.intake import Intake, NumberedLine, Tally
from crawler.lines import Line, extract_line
from reports.stories import as_json, tell_story
from reports.tables import Format, render, render_json
from storage import articles, corrections, reuse, runs


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="JSON lines or CSV, plain or gzipped.")],
) -> None:
    """Take articles from files: the same path as a crawled page from its text on.

    One JSON object a line: `url`, `title`, `text`, `published_at` (ISO 8601 or null), and, where known, `outlet`
    (slug or host), `links`, and for a post `forwarded_from` (`name`, `url`). In place of the text a line may hold a
    whole page as `html`, or its bytes as `body` (base64) with `content_type`; the page is kept too. A CSV has the
    same names in its first line. What is stored already counts as duplicate, so the same file may be imported again.

    Prints a summary as JSON. Example: `derekkoz import archive.jsonl.gz`
    """
    for file in files:
        try:
            check_file(file)
        except (UnknownKind, UnreadableFile) as problem:
            raise WrongInput(str(problem)) from None
    tally = Tally()
    broken: list[str] = []
    registry = house.open_registry()
    with house.open_writer() as store:
        intake = Intake(store, registry, Reader(registry), _now)
        for file in files:
            try:
                intake.take(file.name, _with_progress(file, tally), tally)
            except UnreadableFile as problem:
                broken.append(str(problem))
    summary: dict[str, Any] = {
        "read": tally.read,
        "stored": tally.stored,
        "duplicate": tally.duplicate,
        "rejected": dict(sorted(tally.rejected.items())),
        "undated": tally.undated,
    }
    typer.echo(render_json(summary))
    for example in tally.examples:
        typer.echo(example, err=True)
    if (more := tally.rejected.total() - len(tally.examples)) > 0:
        typer.echo(f"… and {more:,} more rejected lines", err=True)
    if broken:
        raise Failed("; ".join(broken))
    if not tally.stored + tally.duplicate:
        raise Failed("nothing could be read: no line is an article with an address and a text")


def _now() -> datetime:
    return datetime.now(UTC)


def _with_progress(file: Path, tally: Tally) -> Iterator[NumberedLine]:
    """Yields the file's lines with a bar on stderr, which stays silent where stderr is no terminal."""
    console = Console(stderr=True)
    position = Position()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%  {task.fields[stored]} stored"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(file.name, total=size_of(file), stored=0)
        for line in read_lines(file, position):
            yield line
            progress.update(task, completed=position.tell(), stored=tally.stored)


def classify() -> None:
    """Tell language, evidence and origin of articles on stdin, without a database.

    Reads JSON lines (`id`, `url`, `outlet`, `title`, `text`, `published_at`, `links`, `forwarded_from`; only `text` is
    needed, or in its place a page as `html`), answers each in its place, and exits with 1 when a line was not valid.

    Example: `echo '{"text": "Об этом сообщает ТАСС."}' | derekkoz classify`
    """
    registry = house.open_registry()
    reader = Reader(registry)

    def answer(line: Line) -> dict[str, Any]:
        extracted = extract_line(line, registry, _now(), url_required=False)
        reading = reader.read(extracted)
        return as_json(reading.language, reading.evidence, reading.origin)

    answer_lines(answer)


def trace(
    url: Annotated[str, typer.Argument(metavar="URL", help="The article's address.")],
    fmt: Annotated[
        Format, typer.Option("--format", help="A page to read, JSON, or the evidence as CSV.")
    ] = Format.TABLE,
) -> None:
    """Tell one article's whole story: how it came in, evidence, verdict, corrections, copies before and after it.

    Example: `derekkoz trace https://tengrinews.kz/...`
    """
    try:
        wanted = canonical_url(url)
    except ValueError as problem:
        raise WrongInput(str(problem)) from None
    with house.open_reader() as connection:
        kept = articles.find(connection, wanted)
        dropped = runs.find_drops(connection, wanted) or runs.find_drops(connection, url)
        pairs = list(reuse.walk(connection, urls=[wanted]))
        said = corrections.find(connection, kept.id) if kept else []
        run = next((one for one in runs.history(connection) if kept and one.id == kept.run_id), None)
    if kept is None and not dropped:
        raise Failed(f"{wanted}: not in the store, and never seen")
    story = tell_story(kept, run, dropped, house.open_registry(), pairs, said)
    match fmt:
        case Format.JSON:
            typer.echo(render_json(story.as_json()))
        case Format.CSV:
            typer.echo(render(story.evidence_rows(), story.EVIDENCE_COLUMNS, fmt))
        case Format.TABLE:
            story.print()
