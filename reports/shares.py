"""A share as people and programs get it: the document, flat rows, a table with what it rests on."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from analysis.corpus.coverage import DAYS_BEFORE
from analysis.corpus.intervals import Estimate
from analysis.corpus.request import Request, Slice, Weights
from analysis.corpus.share import LEAST_COVERAGE, Point, Share
from analysis.corpus.tally import LeftOut
from reports.tables import Format, render, render_json
from storage import series
from storage.records import Cell, Level

# A millionth is less than one article in any period; the digits behind it are rounding noise of the machine.
_DIGITS = 6

_LEFT_OUT_WORDS = {
    LeftOut.UNDATED: "without a date",
    LeftOut.OUTSIDE_PANEL: "outside the panel on their day",
    LeftOut.OTHER_AUDIENCE: "for another audience",
    LeftOut.UNREGISTERED: "of unregistered outlets",
}


def render_share(share: Share, fmt: Format, width: int | None = None) -> str:
    """Returns the share as the JSON document, as CSV rows, or as a table with its footer; `width` as in `render`."""
    match fmt:
        case Format.JSON:
            return render_json(as_document(share))
        case Format.CSV:
            return render([flatten(point) for point in share.series], flat_columns(share), fmt)
        case Format.TABLE:
            rows = [flatten(point) for point in share.series]
            columns = (
                "period",
                *share.slices,
                "articles",
                "russian",
                "share",
                "low",
                "high",
                "coverage",
                "provisional",
                *Level,
            )
            return "\n".join([render(rows, columns, fmt, width), "", *describe(share)])


def read_cells(connection: Connection, request: Request) -> list[Cell]:
    """Returns the counts that a share of `request` rests on: those of its days, the days before, and undated ones."""
    # The days before tell what is normal, and so the coverage; of the undated articles the answer tells.
    since = request.since
    if since is not None:
        since = date.fromordinal(max(date.min.toordinal(), since.toordinal() - DAYS_BEFORE - 6))
    cells = series.cells(connection, since, request.until)
    # Asked with bounds, the store gives the dated ones alone.
    bounded = since is not None or request.until is not None
    return cells + series.undated(connection) if bounded else cells


def as_document(share: Share) -> dict[str, object]:
    """Returns the share as values that JSON knows; every reason to leave an article out is there, also with 0."""
    return {
        "method": share.method,
        "panel": share.panel,
        "space": share.space,
        "weights": share.weights,
        "series": [_as_row(point) for point in share.series],
        "left_out": dict(share.left_out),
    }


def flat_columns(share: Share) -> tuple[str, ...]:
    """Returns the columns of the CSV: the slices are columns, and so are the parts of the correction and the levels."""
    corrected = ("corrected_share", "corrected_low", "corrected_high")
    counts = ("articles", "russian", "share", "low", "high", *corrected, "coverage", "provisional")
    return ("period", *share.slices, *counts, *Level)


def flatten(point: Point) -> dict[str, object]:
    """Returns one row with no value inside another."""
    corrected = {f"corrected_{part}": value for part, value in _as_parts(point.corrected).items()}
    nested = {"slice", "corrected", "levels"}
    plain = {key: value for key, value in _as_row(point).items() if key not in nested}
    return plain | dict(point.slice) | corrected | dict(point.levels)


def describe(share: Share) -> Iterator[str]:
    """Yields the lines under the table: what was counted, what was not, and what the interval means."""
    span = f" from {share.first} to {share.last}" if share.first and share.last else ""
    vote = "an outlet" if share.weights is Weights.OUTLETS else "an article"
    yield f"Counted: {share.counted:,} articles{span}, {share.space} space, panel {share.panel}; {vote} has one vote."
    left_out = [
        f"{share.left_out[reason]:,} {words}" for reason, words in _LEFT_OUT_WORDS.items() if share.left_out[reason]
    ]
    yield f"Not counted: {', '.join(left_out) or 'none'}."
    yield f"low, high: 95 % interval, {share.method}. It tells chance, not errors of single verdicts."
    yield "russian: levels L1, L2 or L3. An article can have several levels. L4 is not measured yet."
    yield "L5: a Russian official is a source and no Russian medium; a series of its own, never in russian."
    yield "L3, uncredited reuse, is known of articles that were matched: `derekkoz match` brings it up to date."
    if {Slice.LEVEL, Slice.BASIS}.intersection(share.slices):
        yield "Rows of one period that differ in level or basis alone share their articles; russian is their part."
    known = [point for point in share.series if point.coverage is not None]
    if known:
        yield "coverage: how much of what the panel normally publishes was collected; only gaps beyond chance count."
    if unsure := [point for point in share.series if point.provisional]:
        yield f"{_many(len(unsure))} provisional: not over, under {LEAST_COVERAGE:.0%} covered, or of unknown coverage."


def _many(rows: int) -> str:
    return "1 row is" if rows == 1 else f"{rows:,} rows are"


def _as_row(point: Point) -> dict[str, object]:
    return {
        "period": point.period,
        "slice": dict(point.slice),
        "articles": point.articles,
        "russian": point.russian,
        **_as_parts(point.estimate),
        "corrected": None if point.corrected is None else _as_parts(point.corrected),
        "coverage": None if point.coverage is None else round(point.coverage, _DIGITS),
        "provisional": point.provisional,
        "levels": dict(point.levels),
    }


def _as_parts(estimate: Estimate | None) -> dict[str, float | None]:
    if estimate is None:
        return {"share": None, "low": None, "high": None}
    return {
        "share": round(estimate.share, _DIGITS),
        "low": round(estimate.low, _DIGITS),
        "high": round(estimate.high, _DIGITS),
    }
