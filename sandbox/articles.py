"""Articles of the sandbox with the truth about each: what a crawl should find and what a measurement should say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from outlets.vocabulary import Group

PARAGRAPH_BREAK = "\n\n"


class Making(StrEnum):
    """How an article came about."""

    OWN = "own"  # the outlet's own story
    DOMESTIC = "domestic"  # credited to another outlet for Kazakhstan
    FOREIGN = "foreign"  # credited to media that are neither Kazakhstani nor Russian
    CREDITED = "credited"  # to a Russian medium
    LINKED = "linked"  # to a Russian medium, with a hyperlink
    FORWARDED = "forwarded"  # from a Russian channel
    CHAINED = "chained"  # a chain of two with a Russian medium in it
    COPIED = "copied"  # from a Russian outlet, without a word about it
    PUBLISHED = "published"  # by a Russian outlet itself
    NAMESAKE = "namesake"  # credited to a medium with the name of a Russian one
    PHOTO = "photo"  # a Russian medium took the picture
    MENTION = "mention"  # a Russian medium is talked about
    DENIAL = "denial"  # a Russian medium's report is denied
    SELF = "self"  # the outlet credits itself
    WORD = "word"  # a newspaper's name as an ordinary word


RUSSIAN = frozenset({Making.CREDITED, Making.LINKED, Making.FORWARDED, Making.CHAINED, Making.COPIED, Making.PUBLISHED})
TRAPS = (Making.NAMESAKE, Making.PHOTO, Making.MENTION, Making.DENIAL, Making.SELF, Making.WORD)


@dataclass(frozen=True, slots=True)
class Credit:
    """A medium that an article takes something from; `role` is "source", or "via" for one on the way."""

    slug: str
    name: str
    group: Group
    role: str = "source"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink in a paragraph: code points of its anchor there."""

    url: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Forward:
    """From which channel a post was forwarded."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article or post. `published_at` is aware, in the outlet's zone, to the minute."""

    url: str
    outlet: str
    number: int  # of the article in its outlet, from 1; a post's id
    published_at: datetime
    language: str
    script: str
    title: str  # empty for posts
    paragraphs: tuple[str, ...]
    section: str
    byline: str
    making: Making
    credited: tuple[Credit, ...] = ()
    levels: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    caption: str = ""  # the credit of the picture, when it has one
    copied_from: str | None = None
    edition_of: str | None = None
    forwarded_from: Forward | None = None

    @property
    def russian(self) -> bool:
        """Whether it is of Russian origin, at a level of the headline."""
        return bool(self.levels)

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between them; no title, no caption."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @property
    def week(self) -> str:
        """The ISO week in the outlet's own zone."""
        year, week, _ = self.published_at.isocalendar()
        return f"{year:04d}-W{week:02d}"
