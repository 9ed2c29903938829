"""Verbs about pages: what does this one say?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from commands import house
from commands.answers import answer_lines
from commands.errors import Failed, WrongInput
from crawler.addresses import canonical_url
from crawler.extraction import answers, pages
from crawler.extraction.values import Unreadable
from crawler.lines import Line, Reason, Rejection, page_of, url_of
from outlets.outlet import Outlet
from reports.tables import render_json
from storage.records import Page


def extract(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="One HTML page.")] = None,
    url: Annotated[str, typer.Option(help="Where the page of FILE was found.")] = "",
    fetched_at: Annotated[
        str, typer.Option(help="When it was fetched, ISO 8601; relative dates count from it. Otherwise: now.")
    ] = "",
) -> None:
    """Tell what a page says: title, text, time, authors, links, each with the method that found it.

    With FILE, prints one JSON object. Without, reads JSON lines from stdin (`id`, `url`, and the page as `html`, or its
    bytes as `body` in base64 with `content_type`; also `outlet` and `fetched_at`), answers each in its place, and exits
    with 1 when a line was not valid or a page could not be read.

    Example: `derekkoz extract --url https://tengrinews.kz/... page.html`
    """
    if file is None:
        if url:
            raise WrongInput("--url belongs to a FILE; lines on stdin have a url of their own")
        answer_lines(_answer)
        return
    typer.echo(render_json(_read_file(file, url, fetched_at)))


def _read_file(file: Path, url: str, fetched_at: str) -> dict[str, Any]:
    if not url:
        raise WrongInput(f"{file}: say where the page was found, with --url")
    try:
        address = canonical_url(url)
        moment = datetime.fromisoformat(fetched_at) if fetched_at else datetime.now(UTC)
    except ValueError as problem:
        raise WrongInput(str(problem)) from None
    try:
        with file.open("rb") as content:
            # A byte more than a page may have is enough to refuse it.
            body = content.read(pages.LARGEST + 1)
    except OSError as problem:
        raise WrongInput(f"{file}: {problem.strerror}") from None
    page = Page(address, moment if moment.tzinfo else moment.replace(tzinfo=UTC), body)
    try:
        return {"id": None, **answers.as_json(pages.extract(page, house.open_registry().owner_of(address)))}
    except Unreadable as problem:
        raise Failed(f"{file}: {problem}") from None


def _answer(line: Line) -> dict[str, Any]:
    address = url_of(line, required=True)
    page = page_of(line, datetime.now(UTC))
    if page is None:
        # An empty page is a page that says nothing; a line without one is a mistake.
        if line.html is None and line.body is None:
            raise Rejection(Reason.NO_PAGE, "the line has neither html nor body")
        page = Page(address, datetime.now(UTC), b"")
    return answers.as_json(pages.extract(page, _owner(line.outlet or "", address)))


def _owner(named: str, address: str) -> Outlet | None:
    registry = house.open_registry()
    return registry.get(named.strip()) or registry.owner_of(named.strip() or address)
