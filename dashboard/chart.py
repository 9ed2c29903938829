"""A series as a drawing: where on a canvas its points, its interval and its axes lie. Pure geometry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

# Pixels that a letter of a label below the axis needs, and the gap to the next label.
_LETTER_WIDTH, _LABEL_GAP = 7, 20
# Pixels of a pointer's or a finger's target around a point; less where the points are closer (WCAG 2.5.8 asks for 24).
_TARGET = 12
# The upper ends of the axis and the steps between its lines: the first that holds the highest value.
_SCALES = ((0.05, 0.01), (0.1, 0.02), (0.2, 0.05), (0.3, 0.1), (0.5, 0.1), (0.8, 0.2), (1.0, 0.2))


@dataclass(frozen=True, slots=True)
class Frame:
    """A canvas in pixels, and the margins around the plot."""

    width: int
    height: int
    left: int = 46
    right: int = 12
    top: int = 26
    bottom: int = 42


WIDE = Frame(960, 330)
NARROW = Frame(340, 270, left=42, right=8)
SMALL = Frame(300, 150, top=14, bottom=38)


@dataclass(frozen=True, slots=True)
class Mark:
    """One period: its labels, the words about it, and its share with the interval, None where nothing was counted."""

    label: str
    year: str
    words: str
    href: str
    share: float | None
    low: float = 0.0
    high: float = 0.0
    provisional: bool = True
    spike: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the line; `target` is the radius in which it can be hit."""

    x: float
    y: float
    target: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    at: float
    text: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `bands` and `lines` are point lists of polygons and polylines, one for each run without a gap."""

    frame: Frame
    ticks: tuple[tuple[float, float], ...]  # (y, share)
    labels: tuple[Label, ...]
    bands: tuple[str, ...]
    bars: tuple[tuple[float, float, float], ...]  # (x, y of high, y of low), where a run is one point
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]


def choose_scale(marks: Sequence[Mark]) -> tuple[float, float]:
    """Returns the upper end of the axis and the step between its lines; the axis begins at 0."""
    highest = max((mark.high for mark in marks if mark.share is not None), default=0.0)
    return next((scale for scale in _SCALES if highest <= scale[0]), _SCALES[-1])


def draw(marks: Sequence[Mark], frame: Frame, scale: tuple[float, float]) -> Chart:
    """Returns the drawing of a series, its periods at equal distances."""
    ceiling, step = scale
    plot_width, plot_height = frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom
    distance = plot_width / max(1, len(marks))

    def x_of(place: int) -> float:
        return round(frame.left + (place + 0.5) * distance, 1)

    def y_of(share: float) -> float:
        return round(frame.top + plot_height * (1 - share / ceiling), 1)

    runs = list(_runs(marks))
    target = round(min(_TARGET, max(3.0, distance / 2)), 1)
    return Chart(
        frame=frame,
        ticks=tuple((y_of(line * step), line * step) for line in range(round(ceiling / step) + 1)),
        labels=tuple(_choose_labels(marks, x_of, plot_width)),
        bands=tuple(
            _join([(x_of(i), y_of(marks[i].high)) for i in run] + [(x_of(i), y_of(marks[i].low)) for i in run[::-1]])
            for run in runs
            if len(run) > 1
        ),
        bars=tuple((x_of(i), y_of(marks[i].high), y_of(marks[i].low)) for run in runs if len(run) == 1 for i in run),
        lines=tuple(_join([(x_of(i), y_of(marks[i].share or 0.0)) for i in run]) for run in runs if len(run) > 1),
        dots=tuple(
            Dot(x_of(place), y_of(mark.share), target, mark)
            for place, mark in enumerate(marks)
            if mark.share is not None
        ),
    )


def _runs(marks: Sequence[Mark]) -> Iterator[list[int]]:
    # A period without articles is a gap: a line across it would tell of what nobody counted.
    for counted, run in groupby(range(len(marks)), key=lambda place: marks[place].share is not None):
        if counted:
            yield list(run)


def _choose_labels(marks: Sequence[Mark], x_of: Callable[[int], float], width: float) -> Iterator[Label]:
    # As many as have room, the last one among them; the year stands where it is first seen.
    needed = _LABEL_GAP + _LETTER_WIDTH * max((len(mark.label) for mark in marks), default=0)
    step = max(1, -(-len(marks) * needed // int(width)))
    year = ""
    for place, mark in enumerate(marks):
        if (len(marks) - 1 - place) % step == 0:
            yield Label(x_of(place), mark.label, mark.year if mark.year != year else "")
            year = mark.year


def _join(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
