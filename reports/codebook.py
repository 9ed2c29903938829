"""What each column of the weekly package means: the tables of the package, and their schema for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.corpus.periods import By
from analysis.corpus.request import Slice, Weights
from outlets.vocabulary import Audience, Control, Group, Kind
from storage.records import EvidenceKind, Field, Level, Precision, Role

WHOLE = "all"  # the slice that is not cut

_SHARE = {"minimum": 0, "maximum": 1}
_COUNT = {"minimum": 0}
_NEEDED = {"required": True}
_LEVELS = f"({'|'.join(Level)})( ({'|'.join(Level)}))*"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type and constraints in the words of the Table Schema standard, its meaning in ours."""

    name: str
    type: str
    meaning: str
    limits: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One file of rows. `refers` maps a column to the table and the column in which its value is found."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: str | None = None
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def describe(self) -> dict[str, Any]:
        """Returns its Table Schema (https://datapackage.org/standard/table-schema/)."""
        schema: dict[str, Any] = {
            "fields": [
                {"name": each.name, "type": each.type, "description": each.meaning}
                | ({"constraints": dict(each.limits)} if each.limits else {})
                for each in self.columns
            ],
            "missingValues": [""],
        }
        if self.key is not None:
            schema["primaryKey"] = [self.key]
        if self.refers:
            schema["foreignKeys"] = [
                {"fields": [mine], "reference": {"resource": table, "fields": [theirs]}}
                for mine, (table, theirs) in self.refers.items()
            ]
        return schema


def _one_of(words: Sequence[str], *, needed: bool = False) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]} | (_NEEDED if needed else {})


SHARE = Table(
    "share",
    "The share of Russian-origin articles",
    "One row for each number of the week: the space as a whole, by week and by day, and the week cut by each slice.",
    (
        Column("space", "string", "What the denominator holds: domestic is what addresses Kazakhstan", _NEEDED),
        Column("panel", "string", "Name and version of the list of watched outlets", _NEEDED),
        Column(
            "weights", "string", "What has one vote: an article, or an outlet", _one_of(tuple(Weights), needed=True)
        ),
        Column("by", "string", "Length of the period", _one_of((By.WEEK, By.DAY), needed=True)),
        Column("period", "string", "ISO week (2026-W46) or day, in Kazakhstan's time (Asia/Almaty)", _NEEDED),
        Column(
            "slice",
            "string",
            f"What the row is cut by; {WHOLE}: by nothing. Rows of one slice are parts of the whole, except those of"
            " level, which overlap",
            _one_of((WHOLE, *Slice), needed=True),
        ),
        Column("value", "string", "Which part of the slice; empty for the whole, and where there is no article"),
        Column(
            "articles",
            "integer",
            "Articles of the row; of slices basis and level: all articles of the period",
            _COUNT | _NEEDED,
        ),
        Column(
            "russian",
            "integer",
            "Those of Russian origin: level L1, L2 or L3, each article once; in slice level those of that level",
            _COUNT | _NEEDED,
        ),
        Column("share", "number", "The estimate; with weights articles it is russian over articles", _SHARE),
        Column("low", "number", "Lower end of the 95 % interval: chance alone, not errors of verdicts", _SHARE),
        Column("high", "number", "Upper end of the 95 % interval", _SHARE),
        Column(
            "corrected_share", "number", "The share corrected by articles that people coded; empty: none yet", _SHARE
        ),
        Column("corrected_low", "number", "Lower end of the corrected share's interval", _SHARE),
        Column("corrected_high", "number", "Upper end of the corrected share's interval", _SHARE),
        Column("coverage", "number", "Part of the panel's usual output that was collected; empty: not known", _COUNT),
        Column("provisional", "boolean", "The number may still change: its coverage is not known, or low", _NEEDED),
        Column("L1", "integer", "Articles whose publisher is Russian", _COUNT | _NEEDED),
        Column("L2", "integer", "Articles credited to a Russian medium", _COUNT | _NEEDED),
        Column("L3", "integer", "Articles with uncredited reuse of a Russian medium's text", _COUNT | _NEEDED),
        Column("L4", "integer", "Articles with translated reuse: candidates, not in russian", _COUNT | _NEEDED),
        Column(
            "L5", "integer", "Articles quoting a Russian official without a medium: not in russian", _COUNT | _NEEDED
        ),
        Column("method", "string", "Version of the share / of its interval (docs/method.md)", _NEEDED),
    ),
)

ARTICLES = Table(
    "articles",
    "The articles behind the share",
    "Every article that the share of the week counts, in the order of publication. The texts stay with their outlets.",
    (
        Column("url", "string", "Address of the article", _NEEDED | {"unique": True}),
        Column("outlet", "string", "Slug of the outlet", _NEEDED),
        Column("outlet_name", "string", "Its name", _NEEDED),
        Column("group", "string", "Who controls its newsroom", _one_of(tuple(Group), needed=True)),
        Column("audience", "string", "Whom it addresses", _one_of(tuple(Audience), needed=True)),
        Column("day", "date", "Day of publication in Kazakhstan's time: the share counts by it", _NEEDED),
        Column("published_at", "datetime", "Time of publication with the offset of Asia/Almaty on that day", _NEEDED),
        Column("published_at_utc", "datetime", "The same moment in UTC", _NEEDED),
        Column(
            "precision",
            "string",
            "How exactly the time is known; day: the hours and minutes mean nothing",
            _one_of(tuple(Precision), needed=True),
        ),
        Column("language", "string", "ISO 639-1 code of the article's language, und where it is not known", _NEEDED),
        Column("script", "string", "ISO 15924 code of its script", _NEEDED),
        Column("mixed", "boolean", "A second language fills over 20 % of it", _NEEDED),
        Column("title", "string", "Title; empty where the article has none"),
        Column("levels", "string", "Levels of Russian origin with blanks between; empty: none", {"pattern": _LEVELS}),
        Column("basis", "string", "Kind of the evidence that decided", _one_of(tuple(EvidenceKind), needed=True)),
        Column(
            "source", "string", "Slug of the medium at the end of the first named chain; empty: none or unregistered"
        ),
        Column("proximate", "string", "Slug of the medium that the article itself names; empty: none or unregistered"),
        Column(
            "origin_group",
            "string",
            "Side where the information was first gathered, as far as the text tells",
            _one_of(tuple(Group), needed=True),
        ),
        Column("russian", "boolean", "Of Russian origin: level L1, L2 or L3", _NEEDED),
        Column("probability", "number", "That of russian being right, as far as the method knows", _SHARE | _NEEDED),
        Column("because", "string", "The verdict's reason: the passage, or who corrected it, when and why"),
        Column("first_seen_at", "datetime", "When it was first stored, in UTC", _NEEDED),
        Column("method", "string", "Version of the method that gave the verdict", _NEEDED),
    ),
    key="url",
    refers={"outlet": ("outlets", "outlet")},
)

EVIDENCE = Table(
    "evidence",
    "The evidence behind the verdicts",
    "Every sign of where an article's information came from, in the order of articles.csv.",
    (
        Column("url", "string", "Address of the article", _NEEDED),
        Column("kind", "string", "Sort of sign", _one_of(tuple(EvidenceKind), needed=True)),
        Column(
            "role",
            "string",
            "source: information is taken from it; via: a medium on the way; mention: named, never counted",
            _one_of(tuple(Role), needed=True),
        ),
        Column("source", "string", "Slug of the named medium; empty: no file describes it"),
        Column("name", "string", "Its name in one spelling"),
        Column("group", "string", "Who controls its newsroom", _one_of(tuple(Group), needed=True)),
        Column("field", "string", "Where the passage stands; empty: in no passage", _one_of(tuple(Field))),
        Column("start", "integer", "First Unicode code point of the passage in its field, from 0", _COUNT),
        Column("end", "integer", "The code point behind its last one", _COUNT),
        Column("surface", "string", "The passage, letter by letter; empty where it is too long to be quoted"),
    ),
    refers={"url": ("articles", "url")},
)

OUTLETS = Table(
    "outlets",
    "The panel of the week",
    "Every outlet of the space that was watched on a day of the week, also without an article: silence is not 0 %.",
    (
        Column("outlet", "string", "Slug", _NEEDED | {"unique": True}),
        Column("name", "string", "Name", _NEEDED),
        Column("url", "string", "Address of its front page or channel", _NEEDED),
        Column("group", "string", "Who controls the newsroom", _one_of(tuple(Group), needed=True)),
        Column("audience", "string", "Whom it addresses", _one_of(tuple(Audience), needed=True)),
        Column("kind", "string", "Sort of outlet", _one_of(tuple(Kind), needed=True)),
        Column("languages", "string", "ISO 639-1 codes with blanks between", _NEEDED),
        Column("country", "string", "ISO 3166 code; facts are those of the week's last day, empty: not known"),
        Column("country_source", "string", "Who says so; empty: general knowledge"),
        Column("owner", "string", "Owner"),
        Column("owner_source", "string", "Who says so; empty: general knowledge"),
        Column("control", "string", "Who holds the power over the newsroom", _one_of(tuple(Control))),
        Column("control_source", "string", "Who says so; empty: general knowledge"),
        Column("franchise_of", "string", "Slug of the outlet whose local edition it is"),
        Column("franchise_of_source", "string", "Who says so; empty: general knowledge"),
        Column("read_in_kz", "boolean", "Known to be read in Kazakhstan", _NEEDED),
        Column("carrier", "boolean", "Carries what others write", _NEEDED),
        Column("paused", "boolean", "Not crawled when the package was made", _NEEDED),
        Column(
            "days_watched", "integer", "Days of the week on which it was in the panel", {"minimum": 1, "maximum": 7}
        ),
        Column("articles", "integer", "Its articles of the week", _COUNT | _NEEDED),
        Column("russian", "integer", "Those of Russian origin", _COUNT | _NEEDED),
        Column("share", "number", "The one over the other; empty without articles", _SHARE),
    ),
    key="outlet",
)

TABLES = (SHARE, ARTICLES, EVIDENCE, OUTLETS)
