"""The names by which texts call media: how a form is written down, and what it then matches.

Forms come from the registry (`credits`, `hosts` and channels of every outlet) and from `media.csv`, the media that
nobody crawls but that articles credit. A form counts

- in «quotes», when it is written so: only when quoted in the text, or beside a noun that says what it is
  (газета Время, Время газеті);
- with its noun ("телеканал ABC"): beside that noun alone;
- bare: anywhere, in the capitals it is written with.
"""

import csv
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from analysis.article.folding import fold, fold_pattern
from analysis.article.inflection import inflect_russian
from outlets.outlet import Outlet
from outlets.vocabulary import Group, group_of_country

WORD = re.compile(r"[^\W_](?:[^\W_]|\u00ad)*")
_SOFT_GAP = re.compile(r"""[\s"'-]*""")
SHORTEST_DECLINED_ABBREVIATION = 4  # letters: ТАССом is written, РБКом and СМИям are not
LONGEST_ABBREVIATION = 5  # letters; a longer name in capitals is a headline's

# Nouns that say what a name stands for, as stems.
KIND_NOUN = r"""(?:
    газет|телеканал|канал|агентств|информагентств|портал|медиапортал|издани|журнал|еженедельник|радио|сайт|телекомпани
    |медиахолдинг|вещател|телерадиокомпани|таблоид|ресурс|паблик|аккаунт|ИА\b|МИА\b|РИА\b|НИА\b|АН\b
    |телеарна|арна|агентті|басылым|апталы|телекомпания|тілші
    |newspaper|magazine|channel|broadcaster|agency|outlet|website|tabloid|daily
    |gazet|telearna|arna|agentt|basylym|basilim|jurnal|aptal|sait|tilshi
    )"""


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that texts may name. `slug` is None where no registry file stands for it."""

    slug: str | None
    name: str
    group: Group
    forms: tuple[str, ...] = ()

    @property
    def is_unnamed(self) -> bool:
        """Tells whether it stands for the media of a country: "американские СМИ"."""
        return self.slug is None and any("СМИ" in form.split() for form in self.forms)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a medium's name, ready to be matched."""

    medium: Medium
    words: tuple[frozenset[str], ...]  # for each word, its folded case forms
    gaps: tuple[str, ...]  # the punctuation between them, as `harden` gives it
    written: str
    guarded: bool
    needs_the: bool  # "The Hill", not any hill
    noun: str  # "телеканал ABC": the stem of the noun without which the name is none; else empty


_QUOTES = re.compile(r"[«»“”„\"]")
_THE = re.compile(r"^The\s+")
# «Известия», газета «Известия», «Айқын» газеті: all three mean the quoted word, when quoted or explained.
_GUARDED_FORM = re.compile(
    fold_pattern(rf"""^(?:{KIND_NOUN}[^\W\d_]*\s)?"([^"]+)"(?:\s[^\W\d_]+)?(?:\s{KIND_NOUN}[^\W\d_]*)?$"""), re.VERBOSE
)
_NOUN_BEFORE = re.compile(
    fold_pattern(r"(газет|телеканал|канал|агентств|портал|издани|журнал|сайт|telegram-канал|youtube-канал)\w*\s")
)
# «ТАСС агенттігі» is ТАСС with a noun: where the bare name is a form as well, the longer one adds nothing.
_NOUN_AROUND = re.compile(
    r"""
    ^(?:агентство|информагентство|издание|портал|телеканал|газета|журнал|сайт|ИА|МИА)\s+
    |\s+(?:ақпарат\s)?(?:агенттігі|телеарнасы|газеті|порталы|тілшісі|басылымы|сайты|радиосы)$
    """,
    re.VERBOSE,
)


def names_of(medium: Medium) -> Iterator[Name]:
    """Yields a name for each form of the medium."""
    for form in medium.forms:
        if (bare := _NOUN_AROUND.sub("", form)) != form and bare in medium.forms:
            continue
        guarded = _GUARDED_FORM.match(fold(form))
        inner = form[guarded.start(1) : guarded.end(1)] if guarded else _QUOTES.sub("", form)
        noun = _NOUN_BEFORE.match(fold(inner)) if guarded is None else None
        if noun:
            inner = inner[noun.end() :]
        written = _THE.sub("", inner).strip()
        needs_the = written != inner and " " not in written and guarded is None
        runs = list(WORD.finditer(written))
        if not runs:
            continue
        gaps = tuple(harden(fold(written[one.end() : two.start()])) for one, two in itertools.pairwise(runs))
        words = tuple(_forms_of(run[0]) for run in runs)
        yield Name(medium, words, gaps, written, guarded is not None, needs_the, noun[1] if noun else "")


def harden(gap: str) -> str:
    """Returns the punctuation of what stands between two words; ". " is no dot of an address."""
    hard = _SOFT_GAP.sub("", gap)
    return ". " if hard == "." != gap else hard


def _forms_of(word: str) -> frozenset[str]:
    if word.isupper() and len(word) < SHORTEST_DECLINED_ABBREVIATION:
        return frozenset((fold(word),))
    return inflect_russian(fold(word).replace("'", ""))


def medium_of(outlet: Outlet) -> Medium:
    """Returns an outlet of the registry as a medium that texts may name."""
    channels = (f"t.me/{channel.handle}" for channel in outlet.telegram)
    return Medium(outlet.slug, outlet.name, outlet.group, (*outlet.credits, *outlet.hosts, *channels))


@lru_cache(maxsize=1)
def open_media() -> tuple[Medium, ...]:
    """Returns the media of `media.csv`: those that articles credit and no registry file describes."""
    with (files("analysis.article") / "media.csv").open(encoding="utf-8") as lines:
        return tuple(
            Medium(None, row["name"], group_of_country(row["country"]), tuple(row["forms"].split(";")))
            for row in csv.DictReader(lines)
        )
