"""Corrections as rows: who said when what of which article, why, and whether it still holds."""

from datetime import datetime

from storage.bridge import KAZAKHSTAN
from storage.corrections import Filed

COLUMNS = ("id", "time", "url", "verdict", "levels", "source", "name", "group", "by", "why", "state", "withdrawn")


def enter_correction(filed: Filed) -> dict[str, object]:
    """Returns the row of a correction; `state` is rules, replaced or withdrawn, times are those of Almaty."""
    said, back = filed.correction, filed.withdrawal
    withdrawn = None
    if back is not None:
        withdrawn = f"{_moment(back.at)} by {back.by}" + (f": {back.why}" if back.why else "")
    return {
        "id": filed.id,
        "time": _moment(said.at),
        "url": filed.url,
        "verdict": "russian" if said.levels else "not-russian",
        "levels": said.levels,
        "source": said.source,
        "name": said.name or None,
        "group": said.group,
        "by": said.by,
        "why": said.why,
        "state": tell_state(filed),
        "withdrawn": withdrawn,
    }


def tell_state(filed: Filed) -> str:
    """Returns whether a correction rules, another came after it, or it was taken back."""
    if filed.withdrawal is not None:
        return "withdrawn"
    return "rules" if filed.rules else "replaced"


def _moment(moment: datetime) -> str:
    return moment.astimezone(KAZAKHSTAN).isoformat(" ", "minutes")
