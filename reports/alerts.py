"""Messages as people get them: what changed, by how much, in which outlets, and how to check it. Plain text."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from analysis.corpus.contributions import Contribution
from analysis.corpus.coverage import Silence
from analysis.corpus.intervals import wilson
from outlets.outlet import Outlet
from storage.bridge import KAZAKHSTAN, Kept
from storage.records import Direction, Message, Spike

MOST_OUTLETS = 5  # that a message names
LONGEST_START = 80  # characters of a post, which has no title
_RULES = {
    "cusum": "many days together (CUSUM)",
    "shewhart": "one day by itself (Shewhart chart)",
}


def compose_spike(
    spike: Spike,
    moved: Sequence[Contribution],
    examples: Sequence[Kept],
    outlets: Mapping[str, Outlet],
    alarms_per_year: float,
    now: datetime,
    dashboard: str = "",
) -> Message:
    """Returns what is told of a spike; `dashboard` is the address of the pages, "" where there are none."""
    measured = wilson(spike.share, spike.articles)
    interval = f"95 % interval {_percent(measured.low)} to {_percent(measured.high)}"
    up = spike.direction is Direction.UP
    lines = [
        f"The share of articles of Russian origin ({spike.series} space) stands out from its own past.",
        "",
        f"Expected from the past: {_percent(spike.before)}.",
        f"Measured {_span(spike.since, spike.day)}: {_percent(spike.share)},"
        f" {spike.russian} of {spike.articles} articles ({interval}).",
        f"Found on {_day(spike.day)} by {_RULES.get(spike.rule, spike.rule)}, score {spike.score:.2f}, threshold 1.",
        f"By design about {alarms_per_year:g} such messages a year come by chance alone.",
    ]
    shifted = [one for one in moved if one.points and (one.points > 0) == up][:MOST_OUTLETS]
    if shifted:
        lines += ["", "What moved it, in percentage points (Russian-origin of all its articles, 8 weeks before → now):"]
    for one in shifted:
        (was_russian, was), (is_russian, is_now) = one.before, one.now
        name = _name(one.outlet, outlets)
        lines.append(f"  {100 * one.points:+.1f}  {name}: {was_russian} of {was} → {is_russian} of {is_now}")
    if examples:
        lines += ["", "Articles among them:"]
    for kept in examples:
        found, verdict = kept.article.extracted, kept.article.origin
        title = " ".join((found.title or found.text[:LONGEST_START]).split())
        lines += [f"  {title} ({_name(found.outlet, outlets)})", f"    {found.url}", f"    {verdict.because}"]
    lines += ["", "To check:"]
    lines += [f"  derekkoz share --by day --since {spike.since} --until {spike.day} --slice outlet"]
    if dashboard:
        lines += [f"  {dashboard.rstrip('/')}/?by=day&until={spike.day}"]
    lines += ["", "This tells what the texts credit and share, never why."]
    key = f"spike/{spike.series}/{spike.day}/{spike.direction}/{spike.method}"
    subject = (
        f"Russian-origin share {'up' if up else 'down'}: {_percent(spike.before)} → {_percent(spike.share)}"
        f" since {_day(spike.since)}"
    )
    return Message(key, "spike", subject, "\n".join(lines), now)


def compose_silence(silence: Silence, why: str, outlets: Mapping[str, Outlet], now: datetime) -> Message:
    """Returns what is told of an outlet that is not heard any more; `why` is what its last crawl met."""
    name = _name(silence.outlet, outlets)
    body = [
        f"No article of {name} since {_day(silence.last)}; about {silence.expected:.0f} were to be expected.",
        f"Its last crawl: {why}." if why else "It has not been crawled since.",
        "",
        f"To check: derekkoz outlets try {silence.outlet}",
        "The share is not changed by it, but its coverage is; it is provisional where under 80 % are covered.",
    ]
    return Message(
        silence_key(silence), "silence", f"Not heard: {name} since {_day(silence.last)}", "\n".join(body), now
    )


def compose_silences(silences: Sequence[Silence], outlets: Mapping[str, Outlet], now: datetime) -> Message:
    """Returns one message for many outlets that fell silent together: likely it is not the outlets."""
    lines = [
        f"  {_name(one.outlet, outlets)}: since {_day(one.last)}, about {one.expected:.0f} articles expected"
        for one in silences
    ]
    body = [
        f"{len(silences)} outlets are not heard any more. When so many fall silent together, look at the crawl first:",
        *lines,
        "",
        "To check: derekkoz doctor",
    ]
    key = "silence/many/" + "+".join(sorted(f"{one.outlet}@{one.last}" for one in silences))
    return Message(key, "silence", f"Not heard: {len(silences)} outlets", "\n".join(body), now)


def silence_key(silence: Silence) -> str:
    """Returns the key of a silence: one for all the days that it lasts."""
    return f"silence/{silence.outlet}/{silence.last}"


def compose_fault(job: str, fault: str, now: datetime) -> Message:
    """Returns what is told of a job of the daemon that went wrong, once a day."""
    body = [f"The job {job} did not end well:", f"  {fault}", "", "It is tried again at its next turn.", "See the log."]
    key = f"fault/{job}/{now.astimezone(KAZAKHSTAN).date()}"
    return Message(key, "fault", f"Derekkoz: {job} failed", "\n".join(body), now)


def compose_test(now: datetime) -> Message:
    """Returns a message that says nothing but that messages arrive."""
    return Message(
        f"test/{now.isoformat()}", "test", "Derekkoz: a test", "If you can read this, alerts reach you.", now
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _span(first: date, last: date) -> str:
    return f"on {_day(last)}" if first == last else f"from {_day(first)} to {_day(last)}"


def _name(slug: str, outlets: Mapping[str, Outlet]) -> str:
    outlet = outlets.get(slug)
    return outlet.name if outlet else slug
