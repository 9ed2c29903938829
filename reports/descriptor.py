"""What the weekly package is: its descriptor for programs (Data Package 2.0), and a page to read."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.corpus.share import METHOD, Share
from reports.codebook import TABLES, Table
from reports.shares import as_document, describe
from reports.sheets import CUT, LINE_END, LONGEST_TEXT, Written
from reports.tables import FORMULA, render_json

_WIDTH = 100  # columns of the page to read

_GUARD = (
    "A text that a spreadsheet would run as a formula (it begins with = + - @, in full width too, a tab, a line end or"
    " NUL, also behind blanks) stands behind one apostrophe. To get the text back, take one apostrophe away wherever a"
    f" cell matches the regular expression '{FORMULA} from its start. Numbers, dates and booleans are never changed."
)
_RIGHTS = (
    "Titles and passages belong to their outlets and are quoted here for research; full texts are not included. The"
    " package itself states no licence: whoever publishes it has to choose one."
)
_FORM = (
    "CSV by RFC 4180: UTF-8 without a byte order mark, commas, rows end with CR LF, quotes doubled inside quotes, line"
    " ends inside texts kept. An empty cell is a value that is not there. Booleans are true and false. NUL and halves"
    f" of surrogate pairs became U+FFFD when the article was stored. A text over {LONGEST_TEXT:,} characters is cut and"
    f' ends with "{CUT.strip()}".'
)
_OPENING = (
    "To open a file in Excel: Data, From Text/CSV, origin 65001 (UTF-8), delimiter comma. Do not double-click it: where"
    " the list separator is a semicolon, as in Kazakhstan, Excel would cut the rows at the semicolons inside titles."
)
_CAUTION = (
    'The share tells what articles are "credited to" and what they share with others, not what anyone intended.'
    " Its interval is for chance alone. docs/method.md of Derekkoz has definitions, formulas and measured errors."
)


@dataclass(frozen=True, slots=True)
class About:
    """A package as a whole: its week, the week's share as one number, and how many verdicts each method gave."""

    name: str
    week: str
    headline: Share
    is_over: bool
    verdicts: Mapping[str, int]

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why its numbers may still change; none: they are final."""
        points = self.headline.series
        doubts = [] if self.is_over else ["the week is not over yet"]
        if any(point.coverage is None for point in points):
            doubts.append("how much of the panel's output was collected is not known")
        elif self.is_over and any(point.provisional for point in points):
            doubts.append("too little of the panel's output was collected")
        return tuple(doubts)

    def tell(self) -> Iterator[str]:
        """Yields the number of the week and what it rests on, a line each."""
        for point in self.headline.series:
            if (told := point.estimate) is not None:
                yield (
                    f"{point.russian:,} of {point.articles:,} articles are of Russian origin: {told.share:.1%}"
                    f" (95 % interval {told.low:.1%} to {told.high:.1%})."
                )
        yield from describe(self.headline)
        if not self.is_over:
            yield "Provisional: the week is not over yet."


def describe_package(about: About, written: Sequence[Written]) -> str:
    """Returns the descriptor. Nothing in it depends on when or where it was made."""
    by_file = {each.file: each for each in written}
    share = about.headline
    return _indent(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": about.name,
            "title": _title(about),
            "description": " ".join((_CAUTION, _FORM, _GUARD)),
            "version": METHOD,
            "resources": [_describe_table(table, by_file[table.path]) for table in TABLES],
            "week": about.week,
            "first_day": share.first,
            "last_day": share.last,
            "time_zone": "Asia/Almaty",
            "space": share.space,
            "panel": share.panel,
            "headline": as_document(share)["series"],
            "provisional": bool(about.doubts),
            "provisional_because": list(about.doubts),
            "methods": {"share": share.method, "verdicts": dict(sorted(about.verdicts.items()))},
            "counts": {table.name: by_file[table.path].rows for table in TABLES},
            "left_out": dict(share.left_out),
            "formula_guard": _GUARD,
            "rights": _RIGHTS,
        }
    )


def explain_package(about: About, written: Sequence[Written]) -> str:
    """Returns the page to read: what the files hold, column by column, and how to open them."""
    files = (f"{each.file}: {each.rows:,} rows, {each.bytes:,} bytes" for each in written)
    numbers = "\n".join(_wrap(line) for line in about.tell())
    page = [_title(about), numbers, "\n".join(files)]
    page += [_wrap(block) for block in (_CAUTION, _OPENING, _FORM, _GUARD, _RIGHTS)]
    for table in TABLES:
        columns = [_wrap(f"{each.name} ({each.type}): {each.meaning}", indent="  ") for each in table.columns]
        page.append("\n".join([f"{table.path}: {table.title}", _wrap(table.meaning), *columns]))
    return "\n\n".join(page) + "\n"


def _title(about: About) -> str:
    share = about.headline
    return f"Derekkoz: week {about.week}, {share.first} to {share.last}"


def _describe_table(table: Table, file: Written) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.path,
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": LINE_END,
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": table.describe(),
        "rows": file.rows,
    }


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent * 2, break_on_hyphens=False)


def _indent(value: object) -> str:
    return json.dumps(json.loads(render_json(value)), ensure_ascii=False, indent=2) + "\n"
