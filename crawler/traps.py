"""Traps: addresses of the kinds that have no end, told by their spelling alone."""

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

MOST_REPEATS = 2  # of one segment in a path; Nutch draws the line at the same place
MOST_SEGMENTS = 12  # no outlet of the registry has an article deeper than 8
MOST_PARAMETERS = 6
_SESSION_NAMES = frozenset(
    {"sid", "s", "sessionid", "session_id", "session", "phpsessid", "jsessionid", "aspsessionid"}
)
# A session's id is long and random; "?sid=48211" is the number of an article in old content systems.
_SESSION_VALUE = re.compile(r"(?=[^0-9]*[0-9])(?=.*[a-z])[0-9a-z_-]{12,}", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=|/\((?:s\()?[a-z0-9]{20,}\)", re.IGNORECASE)


def find_trap(url: str) -> str | None:
    """Returns in a few words why this address must not be followed, or None."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if len(segments) > MOST_SEGMENTS:
        return f"{len(segments)} segments"
    repeated = [segment for segment, number in Counter(segments).items() if number > MOST_REPEATS]
    if repeated:
        return f"the segment {repeated[0][:40]!r} comes again and again"
    parameters = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=1000)
    if len(parameters) > MOST_PARAMETERS:
        return f"{len(parameters)} parameters"
    if _PATH_SESSION.search(parts.path) or any(
        name.lower() in _SESSION_NAMES and _SESSION_VALUE.fullmatch(value) for name, value in parameters
    ):
        return "a session's id"
    return None
