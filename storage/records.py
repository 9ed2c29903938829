"""The values that travel through the house: frozen, free of any framework, equal when their content is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from outlets.vocabulary import Group


class Precision(StrEnum):
    """How exactly a publication time is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """Ways in which an article can be of Russian origin; each is stored and reported apart."""

    L1 = "L1"  # the publisher is Russian
    L2 = "L2"  # credited to a Russian medium
    L3 = "L3"  # uncredited reuse of a Russian medium's earlier text
    L4 = "L4"  # translated reuse: a candidate, never in the headline number
    L5 = "L5"  # a Russian official is a source, without a Russian medium: a series of its own


HEADLINE_LEVELS = frozenset({Level.L1, Level.L2, Level.L3})


class EvidenceKind(StrEnum):
    """What sort of sign an evidence is."""

    OUTLET = "outlet"  # who publishes
    CREDIT = "credit"  # named in the text as the source
    LINK = "link"
    DATELINE = "dateline"  # "МОСКВА, 22 ноя — РИА Новости."
    FORWARD = "forward"
    OFFICIAL = "official"  # a Russian state body or office-holder is a source
    QUOTE = "quote"  # a direct quote of anyone
    REUSE = "reuse"
    TRANSLATION = "translation"
    CORRECTION = "correction"
    PHOTO = "photo"  # credited for a picture only
    MENTION = "mention"


class Role(StrEnum):
    """What part the named one plays."""

    SOURCE = "source"  # the article takes information from it
    VIA = "via"  # a medium on the way between the article and that source
    MENTION = "mention"  # named, not a source: never counted


class Field(StrEnum):
    """Which part of the article a passage stands in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the text; `start`/`end` are code points of the anchor in `text`, where known.

    `shown` tells that a post shows the linked page as a card below its text: it is what the post is about.
    """

    url: str
    anchor: str = ""
    start: int | None = None
    end: int | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Forward:
    """Whom a post was forwarded from; `url` is None for accounts that hide theirs."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was received: `body` is its bytes after transfer and content encoding, `fetched_at` is aware."""

    url: str
    fetched_at: datetime
    body: bytes = field(repr=False)
    content_type: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from a page, a line or a post, before anything was concluded from it.

    `outlet` is a registry slug, or, for an outlet that no file describes, its registrable domain
    (which holds a dot, as no slug does); it is empty when nobody knows.
    `published_at` is aware and in UTC, or None; `published_as_found` keeps what the source said.
    """

    url: str
    outlet: str
    title: str
    text: str
    published_at: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    published_as_found: str = ""
    links: tuple[Link, ...] = ()
    forwarded_from: Forward | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A run of `text` in one language and script: code points, `end` exclusive."""

    start: int
    end: int
    code: str
    script: str


# ISO 639-1 and ISO 15924, as in `Span.code` and `Span.script`.
LATIN_KAZAKH = ("kk", "Latn")


@dataclass(frozen=True, slots=True)
class Language:
    """The language of an article: ISO 639-1 `code` (or "und"), ISO 15924 `script`, and the spans of its text."""

    code: str
    script: str
    confidence: float
    mixed: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def in_latin_kazakh(self) -> bool:
        """Tells whether it is Kazakh in Latin letters, which are read in Cyrillic ones."""
        return (self.code, self.script) == LATIN_KAZAKH


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign, in one article, of where its information came from.

    `source` is a registry slug, or None for a medium that no file describes; `name` is its
    normalised name. `start`/`end` are code points in `field` and `surface` is exactly that slice;
    all four are None where the sign stands in no passage (kind "outlet").
    """

    kind: EvidenceKind
    source: str | None
    name: str
    group: Group
    role: Role
    field: Field | None = None
    start: int | None = None
    end: int | None = None
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The verdict on one article, derived from its evidence by a named `method`.

    `group` is the side where the information was first gathered, as far as the text tells;
    `proximate` is the medium that the article itself names, `source` the end of the chain (slugs,
    None where the registry has no such medium). `probability` is that of `russian` being right.
    """

    group: Group
    levels: tuple[Level, ...]
    basis: EvidenceKind
    source: str | None
    proximate: str | None
    russian: bool
    probability: float
    because: str
    method: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says is the right verdict on one article. Two that say the same are equal, whenever it was said.

    `levels` are of the headline; none of them: the article is not of Russian origin. The medium that it comes from has
    the slug `source` (None where the registry has no such medium), the `name`, and the group `side`; without a name
    nobody was named. `group` is the side where the information was first gathered, None where nobody said. `day` is
    that of `at` in Asia/Almaty.
    """

    levels: tuple[Level, ...]
    source: str | None
    name: str
    side: Group
    group: Group | None
    by: str
    why: str
    at: datetime = field(compare=False)
    day: date = field(compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is kept: what was read, what was found in it, and the verdict."""

    extracted: Extracted
    language: Language
    evidence: tuple[Evidence, ...]
    origin: Origin
    first_seen_at: datetime = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many articles of one day (in Asia/Almaty) agree in everything that a share can be cut by.

    `day` is None for articles without a publication time. `levels` is ordered, empty where the article is not Russian.
    """

    day: date | None
    outlet: str
    language: str
    levels: tuple[Level, ...]
    basis: EvidenceKind
    articles: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """A share as measured at one time: kept whenever the number of a period changes, so that it is revised openly.

    `series` is the space ("domestic"), `by` the length of the period ("day", "week"); shares are between 0 and 1.
    """

    series: str
    by: str
    period: str
    method: str
    panel: str
    articles: int
    russian: int
    share: float | None
    low: float | None
    high: float | None
    coverage: float | None
    provisional: bool
    measured_at: datetime = field(compare=False)


class Precedence(StrEnum):
    """Whether an article's source was there first; the public name of the field is `direction`."""

    COPIED = "copied"  # the article was published later, by more than clocks differ
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Reuse:
    """What an article shares with one earlier text.

    `shared` is the part of the article's words, `words` their number, `run` the longest run that is equal word for
    word; `start`/`end` are the longest shared passage in the article's `text`, in code points. `doubt` names the
    reason for an undecided precedence.
    """

    shared: float
    words: int
    run: int
    start: int
    end: int
    precedence: Precedence
    doubt: str = ""


class Direction(StrEnum):
    """Which way a share moved."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Spike:
    """A share that stands out from its own past: one episode.

    `since` is the first day of what stands out and `day` that on which it was detected (both in Asia/Almaty); `before`
    is the share that the past let expect, `share` that of `since` to `day`, from `russian` of `articles`.
    """

    series: str
    day: date
    since: date
    direction: Direction
    rule: str
    score: float
    method: str
    before: float
    share: float
    articles: int
    russian: int
    found_at: datetime = field(compare=False)


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be told to whoever keeps watch. `key` names what it is about: the same key is told once."""

    key: str
    kind: str
    subject: str
    body: str
    created_at: datetime
