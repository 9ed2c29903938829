"""Days, as people type them on the command line."""

from datetime import date

from analysis.corpus import periods
from commands.errors import WrongInput


def read_day(option: str, text: str | None) -> date | None:
    """Returns the day of an option; raises WrongInput for what is none."""
    if text is None:
        return None
    try:
        return periods.read_day(text)
    except ValueError:
        raise WrongInput(f'{option}: "{text}" is no day; write it as 2026-11-22') from None
