"""Pairs of an article and an earlier text, under the public names."""

from typing import Any

from analysis.corpus.reuse import Moment, date_moment, measure_lag
from storage.reuse import Pair, Side


def as_json(pair: Pair) -> dict[str, Any]:
    """Returns a pair as `derekkoz reuse` prints it: `shared` with four decimals, `lag_minutes` at least and at most."""
    lag = lag_of(pair)
    return {
        "article": pair.article.url,
        "source": pair.source.url,
        "shared": round(pair.reuse.shared, 4),
        "direction": pair.reuse.precedence,
        "lag_minutes": list(lag),
        "kind": "reuse",
    }


def lag_of(pair: Pair) -> tuple[int, int]:
    """Returns by how many minutes the article was published after its source, at least and at most."""
    lag = measure_lag(_moment(pair.article), _moment(pair.source))
    return lag.low, lag.high


def _moment(side: Side) -> Moment:
    moment = date_moment(side.published_at, side.precision)
    if moment is None:
        raise LookupError(f"{side.url} was compared without a publication time")
    return moment
