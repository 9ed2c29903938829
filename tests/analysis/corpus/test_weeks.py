from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.periods import By, name_period
from analysis.corpus.weeks import days_of_week, last_week_before


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_a_week_is_found_again_by_its_name(day: date) -> None:
    first, last = days_of_week(name_period(day, By.WEEK))
    assert first <= day <= last
    assert (last - first).days == 6
    assert days_of_week(last_week_before(day))[1] == first - timedelta(days=1)


@given(st.text("0123456789-W٣ \n", max_size=9) | st.from_regex(r"[0-9]{4}-W[0-9]{2}", fullmatch=True))
def test_what_names_no_week_is_refused_and_never_taken_for_another(text: str) -> None:
    try:
        first, last = days_of_week(text)
    except ValueError:
        return
    assert {name_period(first, By.WEEK), name_period(last, By.WEEK)} == {text}
