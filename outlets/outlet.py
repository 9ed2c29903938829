"""The schema of an outlet's file: who publishes, through which doors, and what is known about it, since when."""

import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    StrictBool,
    StrictInt,
    ValidationInfo,
    field_validator,
    model_validator,
)

from outlets.addresses import TELEGRAM_HOSTS, check_handle, check_host, check_url, handle_of, lies_under, place_of
from outlets.facts import Closed, Day, History, as_list, matching
from outlets.homonyms import is_ambiguous
from outlets.vocabulary import ZONES, Audience, Control, Group, Kind

# What stands for itself in the address of a listing or a sitemap, in braces; filled in by the spiders.
TEMPLATE_FIELDS = frozenset({"page", "N", "off10", "off20", "off30", "date", "YYYY", "MM", "DD", "YYYYMMDD", "ts"})
# A forgotten comma or a wrong unit (milliseconds) would silence an outlet for a day.
MAX_DELAY_S = 600
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_QUOTES = re.compile(r"[«»]")


def _checked_template(url: str) -> str:
    for name in _PLACEHOLDER.findall(url):
        if name not in TEMPLATE_FIELDS:
            raise ValueError(f"{{{name}}} is not one of {', '.join(sorted(TEMPLATE_FIELDS))}")
    return check_url(url)


def _checked_place(text: str) -> str:
    host, path = place_of(text)
    check_host(host)
    if host in TELEGRAM_HOSTS:
        raise ValueError('a channel is not a host: write telegram = "its name"')
    return "/".join((host, *path))


def _checked_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        raise ValueError(f'"{name}" is not an IANA time zone such as Asia/Almaty') from None
    return name


def _checked_form(form: str) -> str:
    quotes = "".join(_QUOTES.findall(form))
    if quotes not in {"", "«»"} or form != " ".join(form.split()):
        raise ValueError(f"{form!r}: write a form with single spaces and with at most one pair of «»")
    if len(form.strip("«»")) < 2:
        raise ValueError(f"{form!r} is too short to mean anything")
    if is_ambiguous(form):
        raise ValueError(f"{form!r} means other things too: write «{form}»")
    return form


def _ordered(numbers: tuple[int, int]) -> tuple[int, int]:
    if numbers[0] > numbers[1]:
        raise ValueError("the low number comes first")
    return numbers


def _checked_selector(selector: str) -> str:
    # Imported when a rule is read: few outlets have any, and every verb reads the registry.
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p>").css(selector)
    except SelectolaxError:
        raise ValueError(f"{selector!r} is not a CSS selector such as div.text p") from None
    return selector


Text = Annotated[
    str, matching(r"\S([^\x00-\x1f\x7f\u2028\u2029]{0,998}\S)?", "one line of text without spaces around it")
]
Url = Annotated[str, AfterValidator(check_url)]
TemplateUrl = Annotated[str, AfterValidator(_checked_template)]
Place = Annotated[str, AfterValidator(_checked_place)]
Form = Annotated[Text, AfterValidator(_checked_form)]
Zone = Annotated[str, AfterValidator(_checked_zone)]
Handle = Annotated[str, AfterValidator(check_handle)]
Selector = Annotated[Text, AfterValidator(_checked_selector)]
LanguageCode = Annotated[str, matching("[a-z]{2}", "a language code of two letters such as kk (ISO 639-1)")]
CountryCode = Annotated[str, matching("[A-Z]{2}", "a country code of two letters such as KZ (ISO 3166)")]
Slug = Annotated[str, matching("[a-z0-9][a-z0-9_]{0,39}", "a slug: up to 40 small Latin letters, digits and _")]
Range = Annotated[tuple[Annotated[StrictInt, Field(ge=0)], Annotated[StrictInt, Field(ge=0)]], AfterValidator(_ordered)]


class Names(Closed):
    """The outlet's own name in each language, where it differs from `name`."""

    kk: Text | None = None
    ru: Text | None = None
    en: Text | None = None


class Door(Closed):
    """A feed, sitemap or listing; unverified: nobody has seen it work yet, so that only `outlets try` opens it."""

    url: TemplateUrl
    unverified: StrictBool = False


class Channel(Closed):
    """A Telegram channel of the outlet's own; unverified: the name comes from a list that nobody has checked."""

    handle: Handle
    unverified: StrictBool = False


def _as_doors(value: object) -> object:
    return [{"url": each} if isinstance(each, str) else each for each in as_list(value)]


def _as_channels(value: object) -> object:
    return [{"handle": each} if isinstance(each, str) else each for each in as_list(value)]


Doors = Annotated[tuple[Door, ...], BeforeValidator(_as_doors)]


class PageRule(Closed):
    """CSS selectors for pages on which the generic extraction fails; `until` dates the layout that they fit."""

    until: Day | None = None
    title: Selector | None = None
    text: Selector | None = None
    date: Selector | None = None
    author: Selector | None = None
    cut: tuple[Selector, ...] = ()


class Outlet(Closed):
    """One outlet, as its file describes it; `slug` and `group` come from the file's path.

    `hosts` are in one spelling (lower case, no "www.", ASCII) and may end in a path: "bbc.com/russian".
    `delay_s` is in seconds between two requests; `articles_per_day` is an estimate, (low, high).
    """

    slug: Slug
    group: Group
    name: Text
    names: Names = Names()
    url: Url
    kind: Kind = Kind.WEBSITE
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    audience: Audience
    hosts: tuple[Place, ...] = ()
    feeds: Doors = ()
    sitemaps: Doors = ()
    listings: Doors = ()
    telegram: Annotated[tuple[Channel, ...], BeforeValidator(_as_channels)] = ()
    render: StrictBool = False
    delay_s: Annotated[float, Strict(), Field(gt=0, le=MAX_DELAY_S)] | None = None
    zone: Zone | None = None
    credits: tuple[Form, ...] = ()
    country: History[CountryCode] = History(())
    owner: History[Text] = History(())
    control: History[Control] = History(())
    franchise_of: History[Slug] = History(())
    read_in_kz: StrictBool = False
    articles_per_day: Range | None = None
    carrier: StrictBool = False
    unverified: StrictBool = False
    paused: StrictBool = False
    proven: Day | None = None
    note: Text | None = None
    page: tuple[PageRule, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, given: Any) -> Any:
        """An outlet is found under its URL's host, and a channel under its name, unless the file says otherwise."""
        if not isinstance(given, dict) or not isinstance(given.get("url"), str):
            return given
        try:
            host, path = place_of(check_url(given["url"]))
        except ValueError:
            return given  # the URL's own check reports it
        handle = handle_of(host, path)
        if handle is None:
            return {"hosts": [host], **given}
        return {"telegram": handle, **given}

    @field_validator("hosts")
    @classmethod
    def _check_hosts(cls, hosts: tuple[str, ...], others: ValidationInfo) -> tuple[str, ...]:
        """An outlet whose own pages belong to nobody, or to somebody else, would be counted as another."""
        url = others.data.get("url")
        own = place_of(url) if url else None
        if own and handle_of(*own) is None and not any(lies_under(own, place_of(each)) for each in hosts):
            raise ValueError(f"none of them holds the outlet's own url, {url}")
        return hosts

    @property
    def timezone(self) -> ZoneInfo:
        """The zone in which the site writes its times: its `zone`, else its country's, else UTC."""
        return ZoneInfo(self.zone or ZONES.get(self.country.latest or "", "UTC"))
