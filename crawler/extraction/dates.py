"""Dates as pages write them, for machines and for readers of Kazakh, Russian and English."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from crawler.times import is_possible, precision_of, read_iso
from storage.records import Precision

LONGEST = 200  # characters of a label that may hold a date; a longer passage is text

# Stems, since Kazakh and Russian decline their months. The longer stem is tried first ("мар" begins "март" alone).
_MONTHS = {
    1: "january jan январ янв қаңтар каңтар qantar",
    2: "february feb феврал фев ақпан акпан aqpan",
    3: "march mar март мар наурыз nauryz",
    4: "april apr апрел апр сәуір сауір sauir sayir",
    5: "may май мая мамыр mamyr",
    6: "june jun июн маусым mausym",
    7: "july jul июл шілде shilde",
    8: "august aug август авг тамыз tamyz",
    9: "september sept sep сентябр сент сен қыркүйек кыркүйек qyrkuiek",
    10: "october oct октябр окт қазан казан qazan",
    11: "november nov ноябр ноя қараша караша qarasha",
    12: "december dec декабр дек желтоқсан желтоксан jeltoqsan",
}
_STEMS = {stem: month for month, stems in _MONTHS.items() for stem in stems.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_STEMS, key=len, reverse=True)) + r")[^\W\d_]*\.?"
_YEAR = r"(?P<year>20\d\d)"
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?\s*([ap]\.?m\b)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?|([+-])([01]\d):?([0-5]\d)\b|\b(мск|msk)\b")
# What may stand between a date and its time: ", ", " в ", " | ", " at ", "г.", "жылы", "ж."
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[./-](?P<number>0?[1-9]|1[0-2])[./-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])[./-](?P<number>0?[1-9]|1[0-2])[./-](?P<year>20\d\d|[12]\d)(?![\d.]\d)",
        rf"{_YEAR}\s*(?:ж\.?|жыл\w*|г\.?)?\s*,?\s*(?:\w{{4,12}}\s+)?(?P<day>[12]\d|3[01]|0?[1-9])\s?(?:-\w\w)?\s?{_MONTH}",
        rf"(?<![\d:])(?P<day>0?[1-9]|[12]\d|3[01])\s?(?:st|nd|rd|th|-?го|-\w{{2}})?[\s.-]{{1,3}}(?:of\s)?{_MONTH}[\s,.'-]{{0,3}}{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<![\d:])(?P<day>0?[1-9]|[12]\d|3[01])\s?(?:-?го|-\w{{2}})?\s{{1,2}}{_MONTH}(?!\w)",
        rf"\b{_MONTH}\s+(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:\d])",
    )
)
_DAY_WORDS = {
    "сегодня": 0, "бүгін": 0, "bugin": 0, "today": 0,
    "вчера": 1, "кеше": 1, "keshe": 1, "yesterday": 1,
    "позавчера": 2, "алдыңгүні": 2,
}  # fmt: skip
_DAY_WORD = re.compile(r"\b(" + "|".join(_DAY_WORDS) + r")\b")
_NOW = re.compile(r"\b(только что|жаңа ғана|қазір|just now|moments ago)\b")
_UNITS = {
    "мин": "minute", "min": "minute",
    "сек": "second", "sec": "second",
    "час": "hour", "ч": "hour", "сағ": "hour", "сагат": "hour", "hour": "hour", "hr": "hour", "h": "hour",
    "дн": "day", "ден": "day", "күн": "day", "кун": "day", "day": "day", "сут": "day",
    "нед": "week", "апта": "week", "week": "week",
}  # fmt: skip
_AGO = re.compile(
    r"\b(?:(\d{1,3})|(an?|one|бір))?\s*\b("
    + "|".join(sorted(_UNITS, key=len, reverse=True))
    + r")[^\W\d_]*\.?\s+(?:назад|бұрын|бурын|ago)\b"
)
# A page's second time; it is not when the article appeared.
_UPDATED = re.compile(r"обновл|измен[её]н|жаңарт|өзгерт|updated|modified|last edit")
_MACHINE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d?:\d\d.*)?$|\d{8}(?:T?\d{4,6}Z?)?$")
_UNIX = re.compile(r"1\d{9}(?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a page gives: aware, in its own offset, and how exact it is."""

    at: datetime
    precision: Precision


def read_machine_date(found: str, zone: tzinfo) -> Moment | None:
    """Returns the time of an attribute or a field: ISO 8601 in its many spellings, RFC 2822, Unix seconds.

    Midnight sharp is what a content system writes when it knows the day alone, so it counts as a day.
    """
    found = " ".join(found.split())
    if _UNIX.match(found):
        return Moment(datetime.fromtimestamp(int(found[:10]), UTC).astimezone(zone), Precision.SECOND)
    if len(found) > LONGEST or not found:
        return None
    if _MACHINE.match(found):
        for spelling in (found, found.replace(" ", ""), re.sub(r"\s+(?=[+-]\d|Z$)", "", found), found[:19], found[:10]):
            time = read_iso(spelling, zone)
            if time is not None:
                return _as_moment(time, precision_of(spelling))
        return None
    if found[:3].isalpha() and ":" in found:
        try:
            time = parsedate_to_datetime(found)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return _as_moment(time if time.tzinfo else time.replace(tzinfo=zone), Precision.SECOND)
    return None


def read_date(found: str, zone: tzinfo, now: datetime) -> Moment | None:
    """Returns the time that a label of a page tells, or None; relative ones ("кеше, 18:20") count from `now`.

    A date without its year belongs to the latest year in which it is not in the future. "2 hours ago" is a time that
    only its day can be trusted of.
    """
    machine = read_machine_date(found, zone)
    if machine is not None:
        return machine
    label = _fold(found)
    if not label or len(label) > LONGEST:
        return None
    updated = _UPDATED.search(label)
    if updated:
        # "Published … Updated …": the first part; "Updated …" alone tells nothing.
        label = label[: updated.start()]
    return _read_absolute(label, zone, now) or _read_relative(label, zone, now)


def is_believable(moment: Moment, now: datetime) -> bool:
    """Tells whether something can have been published then. A bare day is believed as soon as it has begun."""
    return is_possible(moment.at, now)


def _as_moment(time: datetime, precision: Precision) -> Moment:
    midnight = time.hour == time.minute == time.second == 0
    return Moment(time, Precision.DAY if midnight else precision)


def _fold(found: str) -> str:
    # Latin accents go ("qańtar"); й and ё are letters of their own and stay.
    plain = "".join(
        unicodedata.normalize("NFD", letter)[0] if "\u00c0" <= letter <= "\u024f" else letter
        for letter in unicodedata.normalize("NFC", found[: LONGEST * 2])
    )
    return " ".join(plain.casefold().split())


def _read_absolute(label: str, zone: tzinfo, now: datetime) -> Moment | None:
    for pattern in _DATES:
        match = pattern.search(label)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["number"]) if parts.get("number") else _STEMS[parts["month"]]
        day = _day(parts.get("year"), month, int(parts["day"]), now.astimezone(zone).date())
        if day is not None:
            rest = label[: match.start()] + " \n " + label[match.end() :]
            return _at_clock(day, rest, zone)
    return None


def _read_relative(label: str, zone: tzinfo, now: datetime) -> Moment | None:
    local = now.astimezone(zone)
    ago = _AGO.search(label)
    if ago:
        number, unit = int(ago[1] or 1), _UNITS[ago[3]]
        before = (local - timedelta(**{f"{unit}s": number})).replace(second=0, microsecond=0)
        if unit in ("day", "week"):
            return Moment(before.replace(hour=0, minute=0), Precision.DAY)
        return Moment(before, Precision.DAY if unit == "hour" else Precision.MINUTE)
    word = _DAY_WORD.search(label)
    if word:
        day = local.date() - timedelta(days=_DAY_WORDS[word[1]])
        return _at_clock(day, label[: word.start()] + " " + label[word.end() :], zone)
    if _NOW.search(label):
        return Moment(local.replace(second=0, microsecond=0), Precision.MINUTE)
    return None


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _at_clock(day: date, rest: str, zone: tzinfo) -> Moment:
    clock = _CLOCK.search(rest)
    if clock is None:
        return Moment(datetime(day.year, day.month, day.day, tzinfo=zone), Precision.DAY)
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].startswith("p") else 0)
    second = int(clock[3] or 0)
    at = datetime(day.year, day.month, day.day, hour, int(clock[2]), second, tzinfo=_zone_in(rest[clock.end() :], zone))
    return Moment(at, Precision.SECOND if clock[3] else Precision.MINUTE)


def _zone_in(rest: str, zone: tzinfo) -> tzinfo:
    named = _OFFSET.match(rest.lstrip(" .(,"))
    if named is None:
        return zone
    if named[7]:
        return timezone(timedelta(hours=3))
    sign, hours, minutes = (named[1], named[2], named[3]) if named[1] else (named[4], named[5], named[6])
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset) if offset < timedelta(hours=15) else zone
