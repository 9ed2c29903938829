"""Check: is every watched outlet heard? Each silence is told once, and many at once in one message."""

from datetime import date, datetime, timedelta

from analysis.corpus.coverage import DAYS_BEFORE, Coverage, Silence
from analysis.corpus.request import Request
from crawler.ledger import DOOR
from outlets.registry import Registry
from reports.alerts import compose_silence, compose_silences, silence_key
from reports.shares import read_cells
from storage import messages, runs
from storage.bridge import KAZAKHSTAN
from storage.database import Store

SINGLE = 3  # silences at once that get a message each; more of them get one together
RUNS_LOOKED_AT = 2_000  # the latest, for the last crawl of an outlet: several rounds of all


def check_store(store: Store, registry: Registry, now: datetime) -> list[Silence]:
    """Returns the outlets of the panel that are not heard, and puts a message for each new silence into the outbox."""
    today = now.astimezone(KAZAKHSTAN).date()
    silences = cover(store, registry, today).silences(today - timedelta(days=1))
    with store.read() as connection:
        known = messages.find_keys(connection, [silence_key(one) for one in silences])
    # A silence lasts for weeks and is looked for every few minutes: only the new ones are looked into.
    new = [one for one in silences if silence_key(one) not in known]
    together = compose_silences(new, registry, now) if len(new) > SINGLE else None
    told = [compose_silence(one, _last_crawl(store, one.outlet), registry, now) for one in new]
    with store.write() as connection:
        for message in told:
            messages.put(connection, message, told_with=together.subject if together else "")
        if together is not None:
            messages.put(connection, together)
    return silences


def cover(store: Store, registry: Registry, today: date) -> Coverage:
    """Returns what was to be expected and came in the last months up to `today` (in Asia/Almaty)."""
    request = Request(since=today - timedelta(days=1 + DAYS_BEFORE), until=today)
    with store.read() as connection:
        cells = read_cells(connection, request)
    return Coverage(cells, registry, today - timedelta(days=1 + DAYS_BEFORE), today)


def _last_crawl(store: Store, outlet: str) -> str:
    """Returns in a few words what the doors of an outlet said at its last crawl; "" where there was none."""
    with store.read() as connection:
        for run in runs.history(connection, limit=RUNS_LOOKED_AT):
            if (run.kind, run.source) == ("crawl", outlet):
                doors = [f"{n.removeprefix(DOOR)} {c}" for n, c in run.outcomes.items() if n.startswith(DOOR)]
                return f"doors: {', '.join(doors) or 'none was opened'}; {run.outcomes.get('stored', 0)} new articles"
    return ""
