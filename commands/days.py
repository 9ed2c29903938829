"""Days as people type them."""

import re
from datetime import date

from commands.errors import WrongInput

# Only this form: Python would also read "2026-W46", as that week's Monday, and --until would lose six days.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(option: str, text: str | None) -> date | None:
    """Returns the day of an option, or None where it was not given; raises WrongInput for what is no day."""
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the right form and still no day: 2026-02-30
    raise WrongInput(f'{option}: "{text}" is no day; write it as 2026-11-22')
