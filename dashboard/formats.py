"""How numbers, days and times are written on the pages, in the language of their words."""

from datetime import date, datetime, timedelta

from analysis.corpus.periods import By, bounds_of_period
from dashboard.wording import Words
from storage.bridge import KAZAKHSTAN
from storage.records import Precision

NO_BREAK = "\N{NO-BREAK SPACE}"
# Below this a whole number of per cent would hide a tenth of what it tells.
_FINE_BELOW = 0.1
_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60


class Formats:
    """Numbers, days and times as text."""

    def __init__(self, words: Words) -> None:
        """Takes the words in whose language to write."""
        self._words = words

    def whole(self, number: int) -> str:
        """Returns 4945 as "4,945"."""
        return f"{number:,}".replace(",", self._words("number.thousands"))

    def percent(self, share: float, *, fine: bool = False) -> str:
        """Returns 0.2829 as "28 %", and with `fine`, or below a tenth, as "28.3 %"."""
        return f"{self._hundredths(share, fine or 0 < share < _FINE_BELOW)}{NO_BREAK}%"

    def tick_share(self, share: float) -> str:
        """Returns what stands beside a line of a chart: "20 %"; half per cents keep their half."""
        return f"{self._hundredths(share, round(share * 1000) % 10 != 0)}{NO_BREAK}%"

    def interval(self, low: float, high: float, *, fine: bool = False) -> str:
        """Returns 0.2307 to 0.3415 as "23–34 %"."""
        finely = fine or 0 < low < _FINE_BELOW
        return f"{self._hundredths(low, finely)}–{self._hundredths(high, finely)}{NO_BREAK}%"

    def day(self, day: date) -> str:
        """Returns "22 November 2026"."""
        return f"{day.day}{NO_BREAK}{self._words(f'month.{day.month}')} {day.year:04d}"

    def short_day(self, day: date) -> str:
        """Returns "22 Nov"."""
        return f"{day.day}{NO_BREAK}{self._words(f'month.short.{day.month}')}"

    def brief_day(self, day: date) -> str:
        """Returns "22 Nov 2026", for tables."""
        return f"{self.short_day(day)}{NO_BREAK}{day.year:04d}"

    def moment(self, moment: datetime) -> str:
        """Returns "22 November 2026, 14:05", in Almaty."""
        local = moment.astimezone(KAZAKHSTAN)
        return f"{self.day(local.date())}, {local:%H:%M}"

    def publication(self, moment: datetime | None, precision: Precision) -> str:
        """Returns the time of publication, as exactly as it is known."""
        if moment is None:
            return self._words("time.unknown")
        if precision is Precision.DAY:
            return self.day(moment.astimezone(KAZAKHSTAN).date())
        return self.moment(moment)

    def age(self, span: timedelta) -> str:
        """Returns how long ago something was, in its largest unit."""
        seconds = max(0, int(span.total_seconds()))
        for unit, length in (("days", _DAY_S), ("hours", _HOUR_S), ("minutes", _MINUTE_S)):
            if seconds >= length:
                return self._words.count(f"age.{unit}", seconds // length, self.whole(seconds // length))
        return self._words("age.now")

    def period(self, name: str) -> str:
        """Returns a period as a reader calls it: "week 46 of 2026", "November 2026", "22 November 2026"."""
        first, last = bounds_of_period(name)
        match kind_of_period(first, last):
            case By.DAY:
                return self.day(first)
            case By.WEEK:
                return self._words("period.week", number=int(name[6:]), year=name[:4])
            case By.MONTH:
                return self._words("period.month", month=self._words(f"month.{first.month}"), year=name[:4])

    def span(self, name: str) -> str:
        """Returns the days of a period, "9 Nov – 15 Nov"; nothing for a day."""
        first, last = bounds_of_period(name)
        return "" if first == last else f"{self.short_day(first)} – {self.short_day(last)}"

    def tick(self, name: str) -> tuple[str, str]:
        """Returns what stands below a point of a chart, and its year: ("W46", "2026"), ("Nov", …), ("22 Nov", …)."""
        first, last = bounds_of_period(name)
        match kind_of_period(first, last):
            case By.DAY:
                return self.short_day(first), name[:4]
            case By.WEEK:
                return self._words("period.tick", number=int(name[6:])), name[:4]
            case By.MONTH:
                return self._words(f"month.short.{first.month}"), name[:4]

    def _hundredths(self, share: float, fine: bool) -> str:
        return f"{100 * share:.{1 if fine else 0}f}".replace(".", self._words("number.decimal"))


def kind_of_period(first: date, last: date) -> By:
    """Returns how long a period with these bounds is."""
    if first == last:
        return By.DAY
    return By.WEEK if (last - first).days == 6 else By.MONTH
