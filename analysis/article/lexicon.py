"""The names of media and where they stand in a text.

The lexicon is made of the registry (`credits`, `name` and `hosts` of every outlet) and of the open lexicon in
`media.csv`: media that nobody crawls but that articles credit. A form counts

- in «quotes», when it is written so: only when quoted in the text, or beside a noun that says what it is
  (газета Время, Время газеті);
- bare: anywhere, in the capitals it is written with.

Found are whole words, in every Russian case and with every Kazakh suffix, the longest name first: "РБК-Украина" is not
РБК, and neither is a "РБК-Юг" that the lexicon does not know.
"""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.article.folding import fold, fold_pattern
from analysis.article.inflection import SUFFIX, inflect_russian, strip_kazakh
from outlets.outlet import Outlet
from outlets.vocabulary import Group, group_of_country

_SHORTEST_DECLINED_ABBREVIATION = 4  # letters: ТАССом is written, РБКом and СМИям are not
_LONGEST_ABBREVIATION = 5  # letters; a longer name in capitals is a headline's


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that texts may name. `slug` is None where no registry file stands for it."""

    slug: str | None
    name: str
    group: Group
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A medium's name in a text: code points, `end` after its Kazakh suffix."""

    start: int
    end: int
    medium: Medium


@dataclass(frozen=True, slots=True)
class _Name:
    medium: Medium
    words: tuple[frozenset[str], ...]  # for each word, its folded case forms
    gaps: tuple[str, ...]  # the punctuation between them, without spaces, hyphens and quotes
    written: str
    guarded: bool
    needs_the: bool  # "The Hill", not any hill
    noun: str  # "телеканал ABC": the stem of the noun without which the name is none; else empty


class _Word(NamedTuple):  # hundreds for each article, and a frozen dataclass takes three times as long to make
    start: int
    end: int
    folded: str


_RUN = re.compile(r"[^\W_](?:[^\W_]|\u00ad)*")
# Where a lost space glues two words: at a change of alphabet ("наThe") or of case ("наТАСС", "TengriТАСС").
_SEAM = re.compile(
    r"[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])|[a-zа-яё](?=[A-ZА-ЯЁ])|[^\W\d_](?=\d)|\d(?=[^\W\d_])"
)
_SOFT_GAP = re.compile(r"""[\s"'-]*""")
_SUFFIX_AFTER_MARK = re.compile(rf"""["]?[-'](?:{SUFFIX})\b""")
_KAZAKH_ARABIC = re.compile("[ەۇۋ]")
_GOES_ON = re.compile(
    r"[-‐‑–]\s?[A-ZА-ЯЁӘҒҚҢӨҰҮІ][a-zа-яёәғқңөұүһі]"
)  # another name: "РИА-Мелитополь", "Интерфакс-Запад"
_IN_ADDRESS = re.compile(r"[A-Za-z0-9@./-]$")  # "gubernator74.ru" is not 74.ru
_NAMED_FURTHER = re.compile(r"\s?[«“„\"]\w")  # "РИА «Новый День»" is another agency than РИА
_QUOTED_BEFORE = re.compile(r'"\s?$')
_QUOTE_AFTER = re.compile(r'\s?"')
_LONGEST_GAP = 3  # code points between two words of one name: «РИА "Новости"» has two

# Nouns that say what a name stands for, as stems.
KIND_NOUN = r"""(?:
    газет|телеканал|канал|агентств|информагентств|портал|медиапортал|издани|журнал|еженедельник|радио|сайт|телекомпани
    |медиахолдинг|таблоид|ресурс|паблик|ИА\b|МИА\b
    |телеарна|арна|агентті|басылым|апталы|телекомпания|тілші
    |newspaper|magazine|channel|broadcaster|agency|outlet|website|tabloid|daily
    |gazet|telearna|arna|agentt|basylym|basilim|jurnal|aptal|sait|tilshi
    )"""
_KIND_BEFORE = re.compile(fold_pattern(rf"\b{KIND_NOUN}[^\W\d_]*\s?$"), re.VERBOSE)
# After the name only Kazakh and English put it; "Собеседник издания" is no medium called «Собеседник».
_KIND_AFTER = re.compile(
    r"""
    [\s-]?(?:[^\W\d_]+[\s-])?
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|telearna|arnasy|agentt|gazet|portaly
    |newspaper|magazine|channel|news\sagency|website)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names, ready to be found. Make it with `build`."""

    _first: dict[str, list[_Name]] = field(repr=False)  # folded first word → names, the longest first
    _words: frozenset[str] = field(repr=False)  # every folded word of every name

    def find(self, text: str) -> list[Sighting]:
        """Returns every name that stands in `text`, from left to right, none inside another."""
        folded = fold(text)
        words = self._split(text, folded)
        found: list[Sighting] = []
        index = 0
        while index < len(words):
            used = 1
            if names := self._candidates(words[index].folded):
                sighting, used = self._match(text, folded, words, index, names)
                if sighting is not None:
                    found.append(sighting)
            index += used
        return found

    def _split(self, text: str, folded: str) -> list[_Word]:
        # Arabic letters stand for Kazakh ones in Kazakh alone; Arabic and Persian words would fold to nonsense.
        readable = _KAZAKH_ARABIC.search(text) is not None
        seams = [seam.end() for seam in _SEAM.finditer(text)]
        words = []
        passed = 0
        for run in _RUN.finditer(text):
            start, end = run.span()
            inside = passed
            while inside < len(seams) and seams[inside] < end:
                inside += 1
            if not readable and "\u0600" <= text[start] <= "\u06ff":
                passed = inside
                continue
            word = folded[start:end].replace("\u00ad", "").replace("'", "")
            if inside > passed and self._words.isdisjoint((word, *strip_kazakh(word))):
                cuts = [start, *seams[passed:inside], end]
                words += [_Word(one, two, folded[one:two]) for one, two in itertools.pairwise(cuts)]
            else:
                words.append(_Word(start, end, word))
            passed = inside
        return words

    def _match(
        self, text: str, folded: str, words: list[_Word], index: int, names: Sequence[_Name]
    ) -> tuple[Sighting | None, int]:
        for name in names:
            end = self._reach(folded, words, index, name)
            if end is None:
                continue
            start = words[index].start
            if _GOES_ON.match(text, end) or (name.written.isupper() and _NAMED_FURTHER.match(text, end)):
                continue
            stem_end = end
            if suffix := _SUFFIX_AFTER_MARK.match(folded, end):
                end = suffix.end()
                if folded[stem_end] == '"' and not _QUOTED_BEFORE.search(folded[max(0, start - 2) : start]):
                    end = stem_end
            if not _in_capitals(text, start, name) or _is_foreign(text, start, stem_end, name):
                continue
            if "." in name.gaps and _IN_ADDRESS.search(text[max(0, start - 1) : start]):
                continue
            if name.needs_the and not _THE_BEFORE.search(text[max(0, start - 4) : start]):
                continue
            if name.noun and not _follows_noun(folded, start, name.noun):
                continue
            if not name.guarded or _is_guarded(text, folded, start, stem_end):
                return Sighting(start, end, name.medium), len(name.words)
        return None, 1

    def _candidates(self, word: str) -> Sequence[_Name]:
        names = self._first.get(word)
        if names is not None:
            return names
        for stem in strip_kazakh(word) if len(word) > 3 else ():
            if stem in self._first:
                return [name for name in self._first[stem] if len(name.words) == 1]
        return ()

    def _reach(self, folded: str, words: list[_Word], index: int, name: _Name) -> int | None:
        """Returns where the name ends if it stands at word `index`, else None."""
        last = len(name.words) - 1
        if index + last >= len(words):
            return None
        for offset in range(last, 0, -1):  # the last word tells most names apart that begin alike
            word, forms = words[index + offset].folded, name.words[offset]
            if word not in forms and (offset != last or forms.isdisjoint(strip_kazakh(word))):
                return None
        for offset in range(last):
            gap = folded[words[index + offset].end : words[index + offset + 1].start]
            wanted = name.gaps[offset]
            if len(gap) > _LONGEST_GAP or _SOFT_GAP.sub("", gap) != wanted or (wanted == "." and gap != "."):
                return None
        return words[index + last].end


def _in_capitals(text: str, start: int, name: _Name) -> bool:
    """Tells whether the capitals are those of the form: "RT" and "ТАСС" all, "Интерфакс" the first, domains none."""
    written = name.written
    if "." in name.gaps or not written[0].isupper():
        return True
    found = text[start : start + len(written)]
    if not written.isupper() or len(written) > _LONGEST_ABBREVIATION:
        return not found[0].islower()
    if len(written) < _SHORTEST_DECLINED_ABBREVIATION:
        return not any(letter.islower() for letter in found)
    return sum(not letter.islower() for letter in found) > 1  # "БелТА" and "КазТАГ" are spelt in more than one way


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NEIGHBOUR = 4  # code points to the nearest letter outside of the name


def _is_foreign(text: str, start: int, end: int, name: _Name) -> bool:
    """Tells a Cyrillic name found in Latin letters where nothing around is Cyrillic: "PIA" is no РИА in English."""
    if not _CYRILLIC.search(name.written) or _CYRILLIC.search(text, start, end) or not text[start].isascii():
        return False
    around = text[max(0, start - _NEIGHBOUR) : start] + text[end : end + _NEIGHBOUR]
    return not _CYRILLIC.search(around) and bool(_LETTER.search(around))


def _follows_noun(folded: str, start: int, noun: str) -> bool:
    return re.search(rf"\b{noun}[^\W\d_]*\W{{1,2}}$", folded[max(0, start - _REACH_OF_KIND) : start]) is not None


def _is_guarded(text: str, folded: str, start: int, end: int) -> bool:
    """Tells whether a name is quoted, to its last letter, or stands beside a noun that says what it is."""
    if _THE_BEFORE.search(text[max(0, start - 4) : start]):
        start -= 4
    before = folded[max(0, start - _REACH_OF_KIND) : start]
    quoted = _QUOTED_BEFORE.search(before)
    if quoted:
        # Closed after its last letter it is the whole name; else it begins another: «Мир квартир» is not «Мир».
        return _QUOTE_AFTER.match(folded, end) is not None
    return bool(_KIND_BEFORE.search(before) or _KIND_AFTER.match(text[end : end + _REACH_OF_KIND]))


_QUOTES = re.compile(r"[«»“”„\"]")
_THE = re.compile(r"^The\s+")
_THE_BEFORE = re.compile(r"[Tt]he\s$")
# «Известия», газета «Известия», «Айқын» газеті: all three mean the quoted word, when quoted or explained.
_GUARDED_FORM = re.compile(
    fold_pattern(rf"""^(?:{KIND_NOUN}[^\W\d_]*\s)?"([^"]+)"(?:\s[^\W\d_]+)?(?:\s{KIND_NOUN}[^\W\d_]*)?$"""), re.VERBOSE
)
_NOUN_BEFORE = re.compile(
    fold_pattern(r"(газет|телеканал|канал|агентств|портал|издани|журнал|радио|сайт|telegram-канал)\w*\s")
)
# «ТАСС агенттігі» is ТАСС with a noun: where the bare name is a form as well, the longer one adds nothing.
_NOUN_AROUND = re.compile(
    r"""
    ^(?:агентство|информагентство|издание|портал|телеканал|газета|журнал|сайт|ИА|МИА)\s+
    |\s+(?:ақпарат\s)?(?:агенттігі|телеарнасы|газеті|порталы|тілшісі|басылымы|сайты|радиосы)$
    """,
    re.VERBOSE,
)


def _names_of(medium: Medium) -> Iterator[_Name]:
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
        runs = list(_RUN.finditer(written))
        if not runs:
            continue
        gaps = tuple(_SOFT_GAP.sub("", fold(written[one.end() : two.start()])) for one, two in itertools.pairwise(runs))
        words = tuple(_forms_of(run[0]) for run in runs)
        yield _Name(medium, words, gaps, written, guarded is not None, needs_the, noun[1] if noun else "")


def _forms_of(word: str) -> frozenset[str]:
    if word.isupper() and len(word) < _SHORTEST_DECLINED_ABBREVIATION:
        return frozenset((fold(word),))
    return inflect_russian(fold(word).replace("'", ""))


def build(media: Iterable[Medium]) -> Lexicon:
    """Returns the lexicon of `media`. A form that two of them claim belongs to the first."""
    first: dict[str, list[_Name]] = {}
    words: set[str] = set()
    for medium in media:
        for name in _names_of(medium):
            words.update(*name.words)
            for form in name.words[0]:
                first.setdefault(form, []).append(name)
    for names in first.values():
        names.sort(key=lambda name: (-len(name.words), not name.noun))
    return Lexicon(first, frozenset(words))


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
