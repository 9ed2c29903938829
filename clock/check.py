"""Check: is every watched outlet heard? Each silence is told once, and many at once in one message."""

from datetime import date, datetime, timedelta

from analysis.corpus.coverage import DAYS_BEFORE, Coverage, Silence
from outlets.registry import Registry
from reports.alerts import compose_silence, compose_silences
from storage import messages, runs, series
from storage.bridge import KAZAKHSTAN
from storage.database import Store

DOOR = "door:"  # how outcomes of an outlet's doors begin
SINGLE = 3  # silences at once that get a message each; more of them get one together
RUNS_LOOKED_AT = 2_000  # the latest, for the last crawl of an outlet: several rounds of all


def check_store(store: Store, registry: Registry, now: datetime) -> list[Silence]:
    """Returns the outlets of the panel that are not heard, and puts a message for each new silence into the outbox."""
    today = now.astimezone(KAZAKHSTAN).date()
    silences = find_silences(store, registry, today)
    told = [compose_silence(one, _last_crawl(store, one.outlet), registry, now) for one in silences]
    with store.write() as connection:
        known = messages.find_keys(connection, [message.key for message in told])
        new = [(one, message) for one, message in zip(silences, told, strict=True) if message.key not in known]
        together = compose_silences([one for one, _ in new], registry, now) if len(new) > SINGLE else None
        for _, message in new:
            messages.put(connection, message, told_with=together.subject if together else "")
        if together is not None:
            messages.put(connection, together)
    return silences


def find_silences(store: Store, registry: Registry, today: date) -> list[Silence]:
    """Returns the outlets of the panel that were heard before and are not up to yesterday, in Asia/Almaty."""
    return _cover(store, registry, today).silences(today - timedelta(days=1))


def find_unheard(store: Store, registry: Registry, today: date) -> list[str]:
    """Returns the outlets of the panel of which there is no article in the last months."""
    return _cover(store, registry, today).unheard()


def _cover(store: Store, registry: Registry, today: date) -> Coverage:
    first = today - timedelta(days=1 + DAYS_BEFORE)
    with store.read() as connection:
        cells = series.cells(connection, since=first - timedelta(days=DAYS_BEFORE + 6), until=today)
    return Coverage(cells, registry, first, today)


def _last_crawl(store: Store, outlet: str) -> str:
    """Returns in a few words what the doors of an outlet said at its last crawl; "" where there was none."""
    with store.read() as connection:
        for run in runs.history(connection, limit=RUNS_LOOKED_AT):
            if (run.kind, run.source) == ("crawl", outlet):
                doors = [f"{n.removeprefix(DOOR)} {c}" for n, c in run.outcomes.items() if n.startswith(DOOR)]
                return f"doors: {', '.join(doors) or 'none was opened'}; {run.outcomes.get('stored', 0)} new articles"
    return ""
