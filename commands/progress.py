"""A bar on a terminal for what works through the whole store; where stderr is no terminal it is not drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


@contextmanager
def show_progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is to be told how many are done and how many are left; `doing` stands before the bar."""
    console = Console(stderr=True)
    columns = (
        TextColumn(doing),
        BarColumn(),
        TextColumn("{task.completed:,} of {task.total:,}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(doing, total=0)
        yield lambda done, left: progress.update(task, completed=done, total=done + left)
