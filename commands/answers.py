"""Lines in, lines out: what every verb does that reads JSON lines from stdin."""

import sys
from collections.abc import Callable
from typing import Any

import typer

from crawler.extraction.values import Unreadable
from crawler.lines import Line, Rejection, parse_line, read_id
from reports.tables import render_json


def answer_lines(answer: Callable[[Line], dict[str, Any]]) -> None:
    """Answers each line of stdin in its place, flushed line by line, and exits with 1 when one could not be answered.

    `answer` may raise Rejection or Unreadable: the line is then answered by its id and the `error`.
    """
    failed = False
    for raw in sys.stdin.buffer:
        try:
            line = parse_line(raw)
            told = {"id": line.id, **answer(line)}
        except (Rejection, Unreadable) as problem:
            failed = True
            told = {"id": read_id(raw), "error": str(problem)}
        sys.stdout.buffer.write(render_json(told).encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    if failed:
        raise typer.Exit(1)
