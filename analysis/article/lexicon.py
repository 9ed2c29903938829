"""Where the names of media stand in a text.

Found are whole words, in every Russian case and with every Kazakh suffix, the longest name first: "РБК-Украина" is not
РБК, and neither is a "РБК-Юг" that the lexicon does not know. What a form of a name matches is told in `names`.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.article.folding import fold, fold_pattern
from analysis.article.inflection import SUFFIX, strip_kazakh
from analysis.article.names import (
    KIND_NOUN,
    LONGEST_ABBREVIATION,
    SHORTEST_DECLINED_ABBREVIATION,
    SOFT_GAP,
    WORD,
    Medium,
    Name,
    names_of,
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A medium's name in a text: code points, `end` after its Kazakh suffix."""

    start: int
    end: int
    medium: Medium


class _Word(NamedTuple):  # hundreds for each article, and a frozen dataclass takes three times as long to make
    start: int
    end: int
    folded: str


# Where a lost space glues two words: at a change of alphabet ("наThe") or of case ("наТАСС", "TengriТАСС").
_SEAM = re.compile(
    r"[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])|[a-zа-яё](?=[A-ZА-ЯЁ])|[^\W\d_](?=\d)|\d(?=[^\W\d_])"
)
_SUFFIX_AFTER_MARK = re.compile(rf"""["]?[-'](?:{SUFFIX})\b""")
_KAZAKH_ARABIC = re.compile("[ەۇۋ]")
_THE_BEFORE = re.compile(r"[Tt]he\s$")
_GOES_ON = re.compile(
    r"[-‐‑–]\s?[A-ZА-ЯЁӘҒҚҢӨҰҮІ][a-zа-яёәғқңөұүһі]"
)  # another name: "РИА-Мелитополь", "Интерфакс-Запад"
_IN_ADDRESS = re.compile(r"[A-Za-z0-9@./-]$")  # "gubernator74.ru" is not 74.ru
_NAMED_FURTHER = re.compile(r"\s?[«“„\"]\w")  # "РИА «Новый День»" is another agency than РИА
_QUOTED_BEFORE = re.compile(r'"\s?$')
_QUOTE_AFTER = re.compile(r'\s?"')
_LONGEST_GAP = 3  # code points between two words of one name: «РИА "Новости"» has two

_KIND_BEFORE = re.compile(fold_pattern(rf"\b{KIND_NOUN}[^\W\d_]*\s?$"), re.VERBOSE)
# After the name only Kazakh and English put it; "Собеседник издания" is no medium called «Собеседник».
_KIND_AFTER = re.compile(
    r"""
    [\s-]?(?:[^\W\d_]+[\s-])?
    (?:газеті|телеарна|арнасы|агенттіг|порталы|басылымы|журналы|апталығ|радиосы|сайты|тілшісі|паблигі|telearna|arnasy|agentt|gazet|portaly
    |(?:telegram|телеграм|youtube|ютуб)[\s-]?(?:арна|канал|arna|kanal)
    |newspaper|magazine|channel|news\sagency|website)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH_OF_KIND = 24  # code points before or after a name in which its kind noun must stand


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names, ready to be found. Make it with `build`."""

    _first: dict[str, list[Name]] = field(repr=False)  # folded first word → names, the longest first
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
        for run in WORD.finditer(text):
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
        self, text: str, folded: str, words: list[_Word], index: int, names: Sequence[Name]
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
            if (
                not name.guarded
                or _is_guarded(text, folded, start, stem_end)
                or _is_reported(text, folded, start, stem_end, name)
            ):
                return Sighting(start, end, name.medium), len(name.words)
        return None, 1

    def _candidates(self, word: str) -> Sequence[Name]:
        names = self._first.get(word)
        if names is not None:
            return names
        for stem in strip_kazakh(word) if len(word) > 3 else ():
            if stem in self._first:
                return [name for name in self._first[stem] if len(name.words) == 1]
        return ()

    def _reach(self, folded: str, words: list[_Word], index: int, name: Name) -> int | None:
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
            if len(gap) > _LONGEST_GAP or SOFT_GAP.sub("", gap) != wanted or (wanted == "." and gap != "."):
                return None
        return words[index + last].end


def _in_capitals(text: str, start: int, name: Name) -> bool:
    """Tells whether the capitals are those of the form: "RT" and "ТАСС" all, "Интерфакс" the first, domains none."""
    written = name.written
    if "." in name.gaps or not written[0].isupper():
        return True
    found = text[start : start + len(written)]
    if not written.isupper() or len(written) > LONGEST_ABBREVIATION:
        return not found[0].islower()
    if len(written) < SHORTEST_DECLINED_ABBREVIATION:
        return not any(letter.islower() for letter in found)
    return sum(not letter.islower() for letter in found) > 1  # "БелТА" and "КазТАГ" are spelt in more than one way


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NEIGHBOUR = 4  # code points to the nearest letter outside of the name


def _is_foreign(text: str, start: int, end: int, name: Name) -> bool:
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


# Behind and before these words a capital is enough: "передает Настоящее время", "told Variety", "Азаттық хабарлады".
_REPORTED_BEFORE = re.compile(
    fold_pattern(
        r"""\b(?:переда[ею]т|сообща[ею]т|пиш[еу]т|ссылк(?:ой|ами)\sна|ссыла(?:ясь|ется)\sна|интервью|корреспонденту|журналисту
        |по\s(?:данным|информации|сообщению)|told|tells|according\sto|reported\sby|citing|per|interview\swith)\s(?:the\s)?$"""
    ),
    re.VERBOSE,
)
_REPORTED_AFTER = re.compile(fold_pattern(r"^\s(?:хабарла|жазуынша|мәліметінше|дерегінше|тілшісі)"))
# "рассказала Азаттыку", "Азаттыққа айтты": a word for a thing, in capitals and in the case of whom one tells.
_TOLD_TO = re.compile(fold_pattern(r"\b(?:рассказал|сообщил|заявил|сказал)\w*\s$"))
_DATIVE = re.compile(fold_pattern(r"(?:[уюе]|[қк][ае]|[ғг][ае])$"))
_TOLD_IN_KAZAKH = re.compile(fold_pattern(r"^[^.!?]{0,90}?\s(?:айт|деді|дейді|сұхбат|мәлімде|түсіндір|баянда)"))
_KIND = re.compile(rf"{KIND_NOUN}\w*", re.VERBOSE | re.IGNORECASE)
_REACH_OF_FRAME = 24  # code points before a name in which such words must stand


def _is_reported(text: str, folded: str, start: int, end: int, name: Name) -> bool:
    """Tells whether a name that is also a word stands where only a medium can, and with a capital of its own."""
    if (
        not text[start].isupper() or text[end : end + 1].isalnum() or _KIND.fullmatch(name.written)
    ):  # «Агентство» is a medium, the Agency for … is none
        return False
    before = folded[max(0, start - _REACH_OF_FRAME) : start]
    if _REPORTED_BEFORE.search(before) or _REPORTED_AFTER.match(folded, end):
        return True
    if folded[start:end] in name.words[-1] and folded[start:end] == fold(name.written):
        return False
    if not _DATIVE.search(folded[start:end]):
        return False
    return _TOLD_TO.search(before) is not None or _TOLD_IN_KAZAKH.match(folded[end : end + 120]) is not None


def build(media: Iterable[Medium]) -> Lexicon:
    """Returns the lexicon of `media`. A form that two of them claim belongs to the first."""
    first: dict[str, list[Name]] = {}
    words: set[str] = set()
    for medium in media:
        for name in names_of(medium):
            words.update(*name.words)
            for form in name.words[0]:
                first.setdefault(form, []).append(name)
    for names in first.values():
        names.sort(key=lambda name: (-len(name.words), not name.noun))
    return Lexicon(first, frozenset(words))
