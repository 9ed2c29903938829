"""Whether what the dashboard needs is there, in a form that machines read."""

from dataclasses import dataclass
from datetime import datetime

from storage import runs
from storage.database import Store, check_revision, read_revision
from storage.faults import StoreError, explained
from storage.models import REVISION


@dataclass(frozen=True, slots=True)
class Health:
    """What was found; `fault` is one line, None where all is well. It names no folder: anybody may ask."""

    fault: str | None
    schema: str | None
    ended: dict[str, datetime]

    def as_json(self, version: str, now: datetime) -> dict[str, object]:
        """Returns the document of `/healthz`; ages in seconds, of the newest finished run of each kind."""
        return {
            "status": "ok" if self.fault is None else "unfit",
            "version": version,
            "database": {
                "reachable": self.fault is None,
                "schema": self.schema,
                "expected_schema": REVISION,
                "fault": self.fault,
            },
            "runs": {
                kind: {"finished_at": at.isoformat(), "age_s": max(0, int((now - at).total_seconds()))}
                for kind, at in self.ended.items()
            },
        }


def examine(store: Store) -> Health:
    """Opens the database anew, as whoever starts now would, and asks for its newest runs."""
    schema = None
    try:
        with explained(store.path):
            schema = read_revision(store.path)
            check_revision(store.path, schema)
        with store.read() as connection:
            return Health(None, schema, runs.find_latest(connection))
    except StoreError as problem:
        return Health(str(problem).replace(f"{store.path}", store.path.name), schema, {})
