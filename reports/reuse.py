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


def other_as_json(pair: Pair, other: Side) -> dict[str, Any]:
    """Returns a pair as the story of one of its articles tells it: the other one, and what the two share."""
    told = as_json(pair)
    return {
        "url": other.url,
        "outlet": other.outlet,
        "title": other.title,
        "published_at": other.published_at.isoformat(),
        **{name: told[name] for name in ("shared", "direction", "lag_minutes", "kind")},
        "doubt": pair.reuse.doubt or None,
    }


def tell_pair(pair: Pair, other: Side) -> str:
    """Returns the same as one line for people."""
    low, high = lag_of(pair)
    lag = f"{low} minutes" if high - low <= 2 else f"{low} to {high} minutes"
    doubt = f", undecided: {_DOUBTS[pair.reuse.doubt]}" if pair.reuse.doubt in _DOUBTS else ""
    share = round(100 * pair.reuse.shared)
    return f"{share} % of the later one's words, {lag} between them{doubt}: {other.outlet} {other.url}"


_DOUBTS = {"times": "the times are too near or not exact", "common_source": "a third text had the same words before"}


def lag_of(pair: Pair) -> tuple[int, int]:
    """Returns by how many minutes the article was published after its source, at least and at most."""
    lag = measure_lag(_moment(pair.article), _moment(pair.source))
    return lag.low, lag.high


def _moment(side: Side) -> Moment:
    moment = date_moment(side.published_at, side.precision)
    if moment is None:
        raise LookupError(f"{side.url} was compared without a publication time")
    return moment
