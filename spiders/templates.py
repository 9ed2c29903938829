"""Templates of addresses: {page}, {off20}, {YYYY} … as the outlets' files have them."""

import re
from datetime import UTC, date, datetime, time, timedelta

_PAGE_FIELDS = re.compile(r"\{(page|N|off10|off20|off30)\}")
_DAY_FIELDS = re.compile(r"\{(date|YYYY|MM|DD|YYYYMMDD|ts)\}")


def fill(template: str, day: date, number: int) -> str:
    """Returns the address that a template stands for on a day, on its page `number` (from 1)."""
    values = {
        "page": str(number),
        "N": str(number),
        "off10": str(10 * (number - 1)),
        "off20": str(20 * (number - 1)),
        "off30": str(30 * (number - 1)),
        "date": day.isoformat(),
        "YYYY": f"{day:%Y}",
        "MM": f"{day:%m}",
        "DD": f"{day:%d}",
        "YYYYMMDD": f"{day:%Y%m%d}",
        # The end of the day: such listings go back from the given time.
        "ts": str(int(datetime.combine(day, time.max, UTC).timestamp())),
    }
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def has_pages(template: str) -> bool:
    """Tells whether there is a second page."""
    return _PAGE_FIELDS.search(template) is not None


def days_of(template: str, first: date, last: date) -> list[date]:
    """Returns the days to fill in, the newest first; the last alone where the template has no day."""
    if _DAY_FIELDS.search(template) is None:
        return [last]
    return [last - timedelta(days=number) for number in range(max((last - first).days, 0) + 1)]
