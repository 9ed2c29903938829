"""The verb `daemon`: the main job, until it is stopped."""

import asyncio
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from commands import house
from commands.alerts import open_addresses
from commands.errors import OtherInstance
from commands.serve import HostOption, NamesOption, Pages, PortOption, open_pages
from reports.alerts import compose_fault
from reports.delivery import mask
from scheduler import TIMETABLE, Keeper
from storage import messages
from storage.bridge import KAZAKHSTAN
from storage.database import Store, locate

logger = logging.getLogger("derekkoz")


def daemon(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8787,
    names: NamesOption = None,
) -> None:
    """Do the main job until stopped: crawl, reread, match, measure, watch, check, send alerts, export weekly; serve.

    Every job is one of the other verbs, run in a process of its own; the log says how each went. Stop it with Ctrl-C or
    SIGTERM: what is under way is ended first. A second one on the same database exits with 3.

    Example: `derekkoz daemon`
    """
    settings = house.open_configuration().settings
    # What is wrong with the settings or the registry is told now, not by the first job.
    registry = house.open_registry()
    told = [mask(one) for one in open_addresses()]
    _write_log()
    with (
        _alone(locate(settings.database)),
        house.open_writer() as store,
        open_pages(host, port, names or ()) as pages,
    ):
        logger.info("derekkoz works on %s; stop it with Ctrl-C or SIGTERM", store.path)
        logger.info("%d outlets in the registry; alerts go to %s", len(registry), ", ".join(told) or "nobody")
        if not settings.contact and not settings.sandbox:
            logger.warning("no contact is set: outlets cannot reach whoever crawls them; set contact in derekkoz.toml")
        logger.info("dashboard: %s", pages.address)
        if not pages.is_private:
            logger.warning("the dashboard has no password: whoever reaches this machine can read it")
        asyncio.run(_work(store, pages))
        logger.info("stopped; what was under way has ended, and nothing is half-written")


async def _work(store: Store, pages: Pages) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)

    def report(job: str, fault: str) -> None:
        if fault:
            with store.write() as connection:
                messages.put(connection, compose_fault(job, fault, datetime.now(UTC)))

    async with asyncio.TaskGroup() as group:
        group.create_task(Keeper(TIMETABLE, report).keep(stop))
        group.create_task(_serve(pages, stop))


async def _serve(pages: Pages, stop: asyncio.Event) -> None:
    try:
        await pages.serve(stop)
    except Exception:  # without its pages the daemon still does its job
        logger.exception("the dashboard has stopped; the jobs go on")


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Holds the lock of this database; the kernel frees it when the process ends, however it does."""
    path = database.with_name(f"{database.name}.daemon")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        raise OtherInstance(f"another daemon works on {database}") from None


class _InKazakhstan(logging.Formatter):
    """Gives times as the series have them."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - its name there
        return datetime.fromtimestamp(record.created, KAZAKHSTAN).isoformat(" ", "seconds")


def _write_log() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_InKazakhstan("%(asctime)s %(levelname)-7s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for talkative in ("alembic", "apscheduler"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
