"""Lines of articles, as `import` and `classify` take them: one JSON object each, checked before it is used."""

import json
from base64 import b64decode
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from crawler.addresses import canonical_url, registrable_domain
from crawler.extraction.articles import as_extracted
from crawler.extraction.pages import extract
from crawler.extraction.values import Reason as PageReason
from crawler.extraction.values import Unreadable
from crawler.times import parse_time
from outlets.registry import Registry
from storage.records import Extracted, Forward, Link, Page


class Reason(StrEnum):
    """Why a line was not taken."""

    NOT_UTF8 = "not_utf8"
    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    WRONG_FIELD = "wrong_field"
    UNKNOWN_OUTLET = "unknown_outlet"
    NO_URL = "no_url"
    BAD_URL = "bad_url"
    NO_TEXT = "no_text"
    BAD_BODY = "bad_body"
    NO_PAGE = "no_page"


class Rejection(Exception):
    """A line that cannot be taken: a named reason and one line that says what is wrong with it."""

    def __init__(self, reason: Reason | PageReason, detail: str) -> None:
        """Keeps both; a line that holds a page is rejected for the page's reasons too."""
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class _LinkField(BaseModel):
    url: StrictStr
    anchor: StrictStr = ""
    start: StrictInt | None = None
    end: StrictInt | None = None


class _ForwardField(BaseModel):
    name: StrictStr
    url: StrictStr | None = None


class Line(BaseModel):
    """One article as its file gives it. Other fields may stand beside these and are not read."""

    model_config = ConfigDict(frozen=True)

    id: StrictStr | StrictInt | None = None
    url: StrictStr | None = None
    outlet: StrictStr | None = None
    title: StrictStr | None = ""
    text: StrictStr | None = None
    html: StrictStr | None = None
    body: StrictStr | None = None
    content_type: StrictStr | None = None
    fetched_at: StrictStr | None = None
    published_at: StrictStr | None = None
    links: Annotated[tuple[_LinkField, ...] | None, Field(strict=False)] = ()
    forwarded_from: _ForwardField | None = None


def parse_line(raw: bytes | str) -> Line:
    """Returns the checked line.

    Raises:
        Rejection: with the reason, when it is not JSON, not an object, or has a field of the wrong type.
    """
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as problem:
        raise Rejection(Reason.NOT_UTF8, f"byte {problem.start} is not UTF-8") from None
    try:
        content = json.loads(text)
    except ValueError as problem:
        raise Rejection(Reason.NOT_JSON, str(problem)) from None
    except RecursionError:
        raise Rejection(Reason.NOT_JSON, "nested too deeply") from None
    return check_fields(content)


def read_id(raw: bytes | str) -> str | int | None:
    """Returns the id of a line, valid or not, where it can be read: an answer must name what it answers."""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    found = content.get("id") if isinstance(content, dict) else None
    return found if isinstance(found, str | int) else None


def check_fields(content: object) -> Line:
    """Returns the line that an already parsed object stands for; raises Rejection as `parse_line` does."""
    if not isinstance(content, dict):
        raise Rejection(Reason.NOT_AN_OBJECT, f"a JSON object was expected, not {type(content).__name__}")
    try:
        return Line.model_validate(content)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"] if part not in ("str", "int"))
        raise Rejection(Reason.WRONG_FIELD, f"{field}: {first['msg']}") from None


def extract_line(line: Line, registry: Registry, now: datetime, *, url_required: bool) -> Extracted:
    """Returns the article that a line gives, with its outlet found and its time in UTC.

    Raises:
        Rejection: when it has no text, or no address where one is required.
    """
    url = url_of(line, required=url_required)
    slug, zone = find_outlet(line.outlet or "", url, registry)
    if not (line.text or "").strip():
        page = page_of(line, now)
        if page is None:
            raise Rejection(Reason.NO_TEXT, "the text is empty")
        return _extract_page(page, url, slug, registry)
    published_at, precision = parse_time(line.published_at or "", zone, now)
    forward = line.forwarded_from
    return Extracted(
        url=url,
        outlet=slug,
        title=line.title or "",
        text=line.text or "",
        published_at=published_at,
        precision=precision,
        published_as_found=line.published_at or "",
        links=tuple(Link(link.url, link.anchor, link.start, link.end) for link in line.links or ()),
        forwarded_from=None if forward is None else Forward(forward.name, forward.url),
    )


def page_of(line: Line, now: datetime) -> Page | None:
    """Returns the page that a line carries as `html` (text) or `body` (base64), or None where it has neither.

    Raises:
        Rejection: when the body is no base64.
    """
    if line.body:
        try:
            body = b64decode(line.body, validate=True)
        except ValueError as problem:
            raise Rejection(Reason.BAD_BODY, f"body: not base64: {problem}") from None
        content_type = line.content_type or ""
    elif line.html:
        body, content_type = line.html.encode("utf-8", "replace"), "text/html; charset=utf-8"
    else:
        return None
    fetched_at, _ = parse_time(line.fetched_at or "", UTC, now)
    return Page(line.url or "", fetched_at or now, body, content_type)


def _extract_page(page: Page, url: str, slug: str, registry: Registry) -> Extracted:
    try:
        return as_extracted(extract(page, registry.get(slug)), url, slug)
    except Unreadable as problem:
        raise Rejection(problem.reason, problem.detail) from None


def url_of(line: Line, *, required: bool) -> str:
    """Returns the canonical address of a line; "" where it has none and needs none.

    Raises:
        Rejection: when it is no address, or is missing where one is required.
    """
    if not (line.url or "").strip():
        if required:
            raise Rejection(Reason.NO_URL, "an article needs its address")
        return ""
    try:
        return canonical_url(line.url or "")
    except ValueError as problem:
        raise Rejection(Reason.BAD_URL, str(problem)) from None


def find_outlet(named: str, url: str, registry: Registry) -> tuple[str, tzinfo]:
    """Returns who publishes, and its zone: by the slug or host that is named, else by the address.

    An outlet that no file describes is known by its registrable domain, and its times by UTC.

    Raises:
        Rejection: when what is named is neither a slug nor a host.
    """
    named = named.strip()
    outlet = registry.get(named) or registry.owner_of(named or url)
    if outlet is not None:
        return outlet.slug, outlet.timezone
    if named and "." not in named:
        near = registry.suggest(named)
        guess = f" (did you mean {near[0]!r}?)" if near else ""
        raise Rejection(Reason.UNKNOWN_OUTLET, f"outlet: {named!r} is neither a slug of the registry nor a host{guess}")
    return registrable_domain(_host_of(named or url)), UTC


def _host_of(address: str) -> str:
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
