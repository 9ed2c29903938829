"""Outcomes: the one name under which each page that a crawl found is counted."""

from enum import StrEnum

LONGEST_DETAIL = 300  # characters of an error's own words that are worth keeping


class Outcome(StrEnum):
    """What became of a page; `not_article:<reason>` and `http_<status>` come beside these."""

    STORED = "stored"
    DUPLICATE = "duplicate"  # kept already, under this address or the one it leads to
    NOT_MODIFIED = "not_modified"
    OLDER = "older"  # than the days that this run asks for
    UNDATED = "undated"  # one of the many entries of an archive that says nothing of their age
    BUDGET = "budget"  # one page more than a run of one outlet may fetch
    BAD_URL = "bad_url"
    OFF_SITE = "off_site"  # another outlet's page, or nobody's
    TRAP = "trap"  # an address of the kind that has no end
    GUARD_REFUSED = "guard_refused"  # not a public web address
    ROBOTS_REFUSED = "robots_refused"
    ROBOTS_UNREACHABLE = "robots_unreachable"  # its rules could not be asked for, so all is closed
    REDIRECTS = "redirects"  # too many of them
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    NO_HOST = "no_host"
    NO_CONNECTION = "no_connection"
    BROKEN_OFF = "broken_off"
    NO_BROWSER = "no_browser"  # its page needs one, and this machine has none that starts
    BROWSER_DIED = "browser_died"
    NO_TEXT = "no_text"
    FAILED = "failed"  # a fault of ours: the log has it
    UNFINISHED = "unfinished"  # the run ended first


# Counted without a row for each: they say nothing about the page that the store would not know.
COUNTED_ONLY = frozenset({Outcome.STORED, Outcome.DUPLICATE, Outcome.NOT_MODIFIED, Outcome.OLDER, Outcome.UNDATED})

# Nobody's fault: the page was not wanted, or is not this outlet's to give.
NOT_ASKED = (COUNTED_ONLY - {Outcome.STORED}) | {Outcome.OFF_SITE, Outcome.BUDGET}


def name_status(status: int, location: str = "") -> tuple[str, str] | None:
    """Returns the outcome of a response that is no page, or None for a page; `location` is that of a redirect."""
    if status == 304:
        return Outcome.NOT_MODIFIED, ""
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        # A redirect that was not followed: to a file:, to nowhere.
        return Outcome.GUARD_REFUSED, f"a redirect to {location[:80]!r}"
    exact = status in (401, 403, 404, 410, 429)  # each has another remedy
    return f"http_{status}" if exact else f"http_{status // 100}xx", f"status {status}"
