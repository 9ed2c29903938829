"""Measure: the headline series by day and by week, kept whenever a number changes, so that it is revised openly."""

from datetime import datetime

from analysis.corpus.periods import By
from analysis.corpus.request import Registry, Request
from analysis.corpus.share import Point, Share, estimate_share
from storage import measurements, series
from storage.bridge import KAZAKHSTAN
from storage.database import Store
from storage.measurements import Revision
from storage.records import Measurement

MEASURED = (By.WEEK, By.DAY)
_DIGITS = 6  # as the share is shown: what stands behind them is rounding noise, and would look like a revision


def measure_store(store: Store, registry: Registry, now: datetime) -> list[Revision]:
    """Measures the domestic share of every period, keeps what is new, and returns it with what was in force before.

    The same store gives nothing new. `now` is aware; a period that is not over is provisional.
    """
    with store.read() as connection:
        cells = series.cells(connection)
    today = now.astimezone(KAZAKHSTAN).date()
    shares = [(by, estimate_share(cells, registry, Request(by=by), today)) for by in MEASURED]
    measured = [_as_measurement(point, by, share, now) for by, share in shares for point in share.series]
    with store.write() as connection:
        return measurements.save_changed(connection, measured)


def _as_measurement(point: Point, by: By, share: Share, now: datetime) -> Measurement:
    estimate = point.estimate
    return Measurement(
        series=share.space.value,
        by=by.value,
        period=point.period,
        method=share.method,
        panel=share.panel,
        articles=point.articles,
        russian=point.russian,
        share=None if estimate is None else round(estimate.share, _DIGITS),
        low=None if estimate is None else round(estimate.low, _DIGITS),
        high=None if estimate is None else round(estimate.high, _DIGITS),
        coverage=None if point.coverage is None else round(point.coverage, _DIGITS),
        provisional=point.provisional,
        measured_at=now,
    )
