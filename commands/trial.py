"""Try one outlet: what each of its doors gives, and by which method each field of an article was read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from commands import house
from commands.crawl import run_jobs
from commands.errors import Failed
from crawler.chromium import ADVICE
from crawler.jobs import Job, Result
from crawler.ledger import DOOR, READ
from crawler.outcomes import NOT_ASKED, Outcome
from outlets.outlet import Outlet
from reports.tables import Format, render, render_json

COLUMNS = ("article", "field", "method", "found")
_FIELDS = ("title", "published_at", "text", "links", "authors", "section", "captions", "canonical_url")
_NEEDED = _FIELDS[:3]  # shown also where nothing was found
_ADVICE = {Outcome.NO_BROWSER: ADVICE}


def try_outlet(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The name of its file, without .toml.")],
    fmt: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """Try an outlet's doors, the unverified ones too: fetch up to three articles, store nothing.

    Tells for each article which door found it, and for each field of it which method found it and what. Exits with 1
    unless all went well.

    Example: `derekkoz outlets try tengrinews`
    """
    outlet = house.find_outlet(slug)
    settings = house.open_configuration().settings
    folder = str(settings.registry.absolute())
    job = Job((slug,), "", settings.contact, settings.sandbox, registry=folder, trial=True, browser=settings.browser)
    [result] = run_jobs([job], 1)
    counts = dict(sorted(result.outcomes.items()))
    if fmt is Format.JSON:
        typer.echo(render_json({"outlet": slug, "outcomes": counts, "articles": list(result.entries)}))
    else:
        typer.echo(render(list(list_fields(result.entries)), COLUMNS, fmt))
    problems = _find_problems(outlet, result)
    if problems:
        raise Failed(f"{slug}: {'; '.join(problems)}")
    typer.echo(f"all went well: write proven = {datetime.now(outlet.timezone).date()} into its file", err=True)


def list_fields(entries: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    """Yields a row for each field of each article, the address and what became of it first; long texts by length."""
    for number, entry in enumerate(entries, start=1):
        outcome = f"{entry['outcome']}: {entry['detail']}" if entry["detail"] else entry["outcome"]
        yield {"article": number, "field": "url", "method": entry["door"], "found": entry["url"]}
        yield {"article": number, "field": "outcome", "method": "", "found": outcome}
        if "characters" not in entry:
            continue
        methods = entry["methods"]
        found = {
            "title": entry["title"] or None,
            "published_at": entry["published_at"] and f"{entry['published_at']} ({entry['precision']})",
            "text": f"{entry['characters']:,} characters",
            "links": str(entry["links"]),
        }
        for field in _FIELDS:
            if field in methods or field in _NEEDED:
                method = methods.get(field)
                yield {"article": number, "field": field, "method": method, "found": found.get(field, "")}


def _find_problems(outlet: Outlet, result: Result) -> list[str]:
    if result.fault or result.ending != "finished":
        return [result.fault or result.ending]
    doors = {name.removeprefix(DOOR): number for name, number in result.outcomes.items() if name.startswith(DOOR)}
    shut = [
        f"{number} doors: {name}" + (f" ({_ADVICE[Outcome(name)]})" if name in _ADVICE else "")
        for name, number in sorted(doors.items())
        if name != READ
    ]
    stored = [entry for entry in result.entries if entry["outcome"] == Outcome.STORED]
    lost = [
        f"{entry['outcome']}: {entry['url']}"
        for entry in result.entries
        if entry not in stored and entry["outcome"] not in NOT_ASKED
    ]
    untitled = [
        f"no {field}: {entry['url']}"
        for entry in stored
        for field in ("title", "published_at")
        if not entry[field] and not (field == "title" and "//t.me/" in entry["url"])  # posts have no titles
    ]
    return [*shut, *([] if stored else ["no article"]), *lost, *untitled]
