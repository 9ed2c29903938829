"""The share over time, as a page shows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from analysis.corpus.periods import By, bounds_of_period, name_period
from analysis.corpus.request import Request, Slice, Space
from analysis.corpus.share import Point, Share, estimate_share
from dashboard.chart import NARROW, SMALL, WIDE, Chart, Mark, choose_scale, draw
from dashboard.formats import Formats
from dashboard.questions import Show, WrongQuestion, address, share_address
from dashboard.wording import Words
from outlets.registry import Registry
from reports.shares import read_cells
from storage import listings, spikes
from storage.bridge import day_of
from storage.records import Spike

# Periods shown when no day is asked for: as many as can be told apart on a screen, about half a year of weeks.
WINDOW = {By.DAY: 56, By.WEEK: 26, By.MONTH: 24}
_LONGEST_PERIOD_DAYS = {By.DAY: 1, By.WEEK: 7, By.MONTH: 31}
# Small charts on one page; whoever wants all outlets finds them in the table.
MOST_CHARTS = 24


@dataclass(frozen=True, slots=True)
class Part:
    """One value of the slice (or the whole, with `value` None): its points, their addresses and its chart."""

    value: str | None
    name: str
    points: tuple[Point, ...]
    hrefs: tuple[str, ...]
    articles: int
    charts: tuple[Chart, ...] = ()

    @property
    def latest(self) -> Point | None:
        """The last point that has articles."""
        return next((point for point in reversed(self.points) if point.estimate), None)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page; `now` and `before` are the periods of its headline."""

    request: Request
    share: Share
    parts: tuple[Part, ...]
    drawn: int
    now: Point | None
    before: Point | None
    unfinished: bool
    spikes: tuple[Spike, ...]
    spiked: frozenset[str]
    whole_since: date | None
    today: date


def look_over(
    connection: Connection, registry: Registry, request: Request, words: Words, formats: Formats, now: datetime
) -> Overview:
    """Returns the page of a share. The numbers are those of the verb `share` for the same days.

    Without any days asked for it shows the last WINDOW of periods; `whole_since` is then the day from which all would
    be shown, None where they are.

    Raises:
        WrongQuestion: more than one slice was asked for.
        CannotEstimate: as `estimate_share`.
    """
    if len(request.slices) > 1:
        raise WrongQuestion("a page shows one slice at a time; /share.csv and /api/share take several")
    today = day_of(now) or now.date()
    shown, whole_since = _choose_days(connection, request, today)
    share = estimate_share(read_cells(connection, shown), registry, shown, today)
    found = _choose_spikes(connection, request, share)
    spiked = frozenset(name_period(spike.day, request.by) for spike in found)
    parts = _divide(share, shown, registry, words)
    sliced = bool(request.slices)
    drawn = _draw_all(parts[:MOST_CHARTS], formats, words, frozenset() if sliced else spiked, sliced=sliced)
    current, before, unfinished = (None, None, False) if sliced else _choose_headline(share, today)
    return Overview(
        request=shown,
        share=share,
        parts=(*drawn, *parts[MOST_CHARTS:]),
        drawn=len(drawn),
        now=current,
        before=before,
        unfinished=unfinished,
        spikes=found,
        spiked=spiked,
        whole_since=whole_since,
        today=today,
    )


def _choose_days(connection: Connection, request: Request, today: date) -> tuple[Request, date | None]:
    if request.since is not None or request.until is not None:
        return request, None
    first, last, very_last = listings.find_days(connection, today)
    if first is None or last is None or very_last is None:
        return request, None
    # One article dated 2031 must not push everything else off the page.
    until = today if very_last > today else None
    reach = timedelta(days=_LONGEST_PERIOD_DAYS[request.by] * (WINDOW[request.by] - 1))
    since = bounds_of_period(name_period(last - reach, request.by))[0]
    if first >= since:
        return replace(request, until=until), None
    return replace(request, since=since, until=until), first


def _choose_spikes(connection: Connection, request: Request, share: Share) -> tuple[Spike, ...]:
    first, last = share.first, share.last
    if first is None or last is None:
        return ()
    # The series of a spike is the space that was watched.
    return tuple(
        spike for spike in spikes.find(connection) if spike.series == Space.DOMESTIC and first <= spike.day <= last
    )


def _divide(share: Share, request: Request, registry: Registry, words: Words) -> list[Part]:
    points: dict[str | None, list[Point]] = defaultdict(list)
    for point in share.series:
        points[point.slice[share.slices[0]] if share.slices else None].append(point)
    parts = [
        Part(
            value=value,
            name=_name_part(share.slices[0], value, registry, words) if share.slices else "",
            points=tuple(of_value),
            hrefs=tuple(_address_point(point, request) for point in of_value),
            articles=sum(point.articles for point in of_value),
        )
        for value, of_value in points.items()
    ]
    if share.slices and share.slices[0] not in (Slice.LEVEL, Slice.BASIS):
        parts.sort(key=lambda part: (-part.articles, part.name))
    return parts


def _name_part(one: Slice, value: str | None, registry: Registry, words: Words) -> str:
    if value is None:
        return words("share.nothing")
    if one is Slice.OUTLET:
        outlet = registry.get(value)
        return outlet.name if outlet else value
    return words.name(one, value)


def _address_point(point: Point, request: Request) -> str:
    """Returns the address of the Russian-origin articles behind a point."""
    cuts = {str(name): value for name, value in point.slice.items()}
    # A level of its own kind (L4, L5) is outside the headline: its articles are found by the level alone.
    show = None if Slice.LEVEL in point.slice else Show.RUSSIAN
    return address("/articles", period=point.period, since=request.since, until=request.until, show=show, **cuts)


def _draw_all(
    parts: Sequence[Part], formats: Formats, words: Words, spiked: frozenset[str], *, sliced: bool
) -> list[Part]:
    marks = [
        [_mark(point, href, formats, words, spiked) for point, href in zip(part.points, part.hrefs, strict=True)]
        for part in parts
    ]
    # One axis for all, so that they can be compared.
    ceiling, step = choose_scale([mark for of_part in marks for mark in of_part])
    frames, scale = ((SMALL,), (ceiling, ceiling / 2)) if sliced else ((WIDE, NARROW), (ceiling, step))
    return [
        replace(part, charts=tuple(draw(of_part, frame, scale) for frame in frames))
        for part, of_part in zip(parts, marks, strict=True)
    ]


def _mark(point: Point, href: str, formats: Formats, words: Words, spiked: frozenset[str]) -> Mark:
    label, year = formats.tick(point.period)
    if point.estimate is None:
        return Mark(label, year, "", href, None)
    spike = point.period in spiked
    told = words(
        "share.point_spike" if spike else "share.point",
        period=formats.period(point.period),
        share=formats.percent(point.estimate.share, fine=True),
        interval=formats.interval(point.estimate.low, point.estimate.high, fine=True),
        articles=words.count("articles", point.articles, formats.whole(point.articles)),
    )
    low, high = point.estimate.low, point.estimate.high
    return Mark(label, year, told, href, point.estimate.share, low, high, point.provisional, spike)


def _choose_headline(share: Share, today: date) -> tuple[Point | None, Point | None, bool]:
    """Returns the last period that is over, the one before it, and whether only an unfinished one was there."""
    counted = [place for place, point in enumerate(share.series) if point.estimate]
    over = [place for place in counted if bounds_of_period(share.series[place].period)[1] < today]
    if not counted:
        return None, None, False
    place = (over or counted)[-1]
    return share.series[place], share.series[place - 1] if place else None, not over


def export_addresses(request: Request) -> tuple[str, str]:
    """Returns where the same numbers are as CSV and as JSON."""
    return share_address("/share.csv", request), share_address("/api/share", request)
