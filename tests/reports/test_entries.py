"""Times as the package tells them, in every year that a calendar has."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outlets.outlet import Outlet
from outlets.vocabulary import Audience, Group
from reports.entries import enter_article
from storage.bridge import Listed, day_of
from storage.records import EvidenceKind, Language, Origin, Precision

OUTLET = Outlet(
    slug="steppe", group=Group.KZ, name="Steppe", url="https://a.example/", languages=("ru",), audience=Audience.KZ
)
ORIGIN = Origin(Group.KZ, (), EvidenceKind.OUTLET, None, None, False, 0.95, "", "origin-1")


def enter(moment: datetime) -> tuple[str, str]:
    language = Language("ru", "Cyrl", 1.0)
    day = day_of(moment)
    listed = Listed(1, "a", "steppe", "", day, moment, Precision.SECOND, language, (), ORIGIN, moment)
    row = enter_article(listed, OUTLET)
    return str(row["published_at"]), str(row["published_at_utc"])


@given(st.datetimes(timezones=st.just(UTC)))
@example(datetime.min.replace(tzinfo=UTC))
@example(datetime.max.replace(tzinfo=UTC))
def test_both_times_are_the_same_moment(moment: datetime) -> None:
    local, utc = enter(moment)
    assert datetime.fromisoformat(local) == datetime.fromisoformat(utc) == moment
    assert utc.endswith("Z")
    # ISO 8601 knows hours and minutes of an offset; the sign stands at the sixth place from the end.
    assert local[-6] in "+-"


@pytest.mark.parametrize(
    ("moment", "local"),
    [
        ("2026-11-08T19:00:00+00:00", "2026-11-09T00:00:00+05:00"),
        ("2024-02-29T17:59:59+00:00", "2024-02-29T23:59:59+06:00"),
        ("2024-02-29T18:30:00+00:00", "2024-02-29T23:30:00+05:00"),
        ("1900-01-01T00:00:00+00:00", "1900-01-01T05:07:00+05:07"),  # 5 h 7 min 48 s, by the sun
        ("9999-12-31T23:30:00+00:00", "9999-12-31T23:30:00+00:00"),
    ],
)
def test_the_offset_is_that_of_the_day(moment: str, local: str) -> None:
    assert enter(datetime.fromisoformat(moment))[0] == local
