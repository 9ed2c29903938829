"""Terms: the words of a text that a table knows, found by their stems in one pass.

A form is written in ordinary letters, one or more words with spaces between them. ``*`` ends a stem that letters may
follow (``Росси*``: России, Россией, Россиядағы). A word with a capital matches capitals only, a word in small letters
matches both, and a word in capitals alone (``МВД``) matches only itself, with a Kazakh suffix or without.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from analysis.article.folding import fold
from analysis.article.inflection import SUFFIX, SUFFIXES
from analysis.article.words import split_words
from outlets.vocabulary import Group

_LONGEST_SPELT = 5  # letters of a stem in which э is not read for е
_LONGEST_TAIL = 11  # letters after a stem: "министр|лігіндегілердің" is as long as endings come
_SHORTEST_STEM, _LONGEST_STEM = 1, 24  # letters
_MOST_HITS = 10_000  # terms of a passage: those of a book; more are no article
_MOST_KNOWN = 131_072  # words: those of a few thousand articles
_BEGINNING = 3  # letters by which most words are seen to begin no term
# Between the words of one term: a space, a hyphen, a quote, or the bare full stop of "U.S.".
_GAP = r"""(?:["']?[\s-]{1,2}["']?|\.)"""


class Sort(Enum):
    """What a term is for."""

    PLACE = "place"  # a country, a city, or a body that only one of them has: it tells a side
    OFFICIAL = "official"  # a body or a person of the Russian state
    STATE = "state"  # министерство, прокурор: a body or an office of whichever state
    WEAK = "weak"  # глава, пресс-служба: an office if it stands with one, else anybody's
    ROLE = "role"  # директор, тренер: somebody who speaks, for no state
    FIRM = "firm"  # Apple: speaks for no state, and tells a side
    AGAIN = "again"  # ведомство, он: whoever was named last
    OTHER = "other"  # президентская библиотека: no body, though it begins like one
    TEASER = "teaser"  # читайте также: what follows, to the end of the sentence, is about another article
    SAYS = "says"  # сообщил: its speaker stands after it or before it
    CITES = "cites"  # по данным: its speaker stands after it
    CITED = "cited"  # мәліметінше: its speaker stands before it
    ENDS = "ends"  # деді: a Kazakh verb, at the end of its sentence


_HEADS = frozenset({Sort.OFFICIAL, Sort.STATE, Sort.WEAK, Sort.ROLE, Sort.FIRM})
_CUES = frozenset({Sort.SAYS, Sort.CITES, Sort.CITED, Sort.ENDS})


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One form of something known. `name` is its normalised English name, `since` and `until` are ISO dates."""

    sort: Sort
    name: str
    group: Group
    first: str  # the folded first word
    open: bool  # whether letters may follow it
    capital: bool
    capitals: bool
    second: str  # the folded stem of the second word, if there is one: whether it follows is quickly seen
    rest: re.Pattern[str] | None  # what must follow the first word, folded
    latin: bool  # in Latin letters, which fold to Cyrillic ones: "he" is not "не"
    spelt: str  # what must stand there unfolded: "мер" is no "мэр"
    placed: bool  # names Russia itself: what stands behind it is another's
    size: int  # words
    head: bool  # a body, an office or a person
    joins: bool  # part of how a speaker is called
    cue: bool
    kind: str = ""  # of an official: body, office, person, company, or shared, which neighbours call theirs so, too
    since: str = ""
    until: str = ""


class Hit(NamedTuple):
    """A term in a text: the number of its first and of its last word, and its code points."""

    first: int
    last: int
    start: int
    end: int
    term: Term


_NAMES_RUSSIA = re.compile(r"РФ|Росси|Ресей|Russia")


def read_form(sort: Sort, name: str, group: Group, form: str, kind: str = "", since: str = "", until: str = "") -> Term:
    """Returns the term of one written form."""
    words = form.split(" ")
    first, opens = words[0].rstrip("*"), words[0].endswith("*")
    rest = "".join(_GAP + _word_pattern(word) for word in words[1:])
    return Term(
        sort,
        name,
        group,
        fold(first),
        opens,
        first[0].isupper(),
        len(first) > 1 and first.isupper() and not opens,
        fold(words[1].rstrip("*")) if rest else "",
        re.compile(rest) if rest else None,
        first.isascii() and not first.isdigit(),
        first if "э" in first and len(first) <= _LONGEST_SPELT else "",
        _NAMES_RUSSIA.search(form) is not None,
        len(words),
        sort in _HEADS,
        sort in _HEADS or sort in (Sort.PLACE, Sort.AGAIN),
        sort in _CUES,
        kind,
        since,
        until,
    )


def _word_pattern(word: str) -> str:
    stem = re.escape(fold(word.rstrip("*")))
    tail = r"[^\W_]{0,11}" if word.endswith("*") else rf"(?:[-']?{SUFFIX})?"
    return rf"{stem}{tail}(?![^\W_])"


class _Candidates(NamedTuple):
    """The terms that a word may begin; `seconds` are the beginnings of the next word, if all of them have one."""

    terms: tuple[Term, ...]
    seconds: frozenset[str] | None


class _Known(dict[str, _Candidates | None]):
    """What terms a folded word may begin, looked up once for each word that is met."""

    def __init__(self, look_up: Callable[[str], _Candidates | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Candidates | None:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


class Terms:
    """A table of terms, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Sorts the terms by their first words."""
        self._stems: dict[str, list[Term]] = {}
        for term in terms:
            self._stems.setdefault(term.first, []).append(term)
        # A stem of two letters may have any suffix behind it.
        longer = {stem + suffix[0] for stem in self._stems if len(stem) == _BEGINNING - 1 for suffix in SUFFIXES}
        self._beginnings = {stem[:_BEGINNING] for stem in self._stems} | longer
        self._known = _Known(self._look_up)

    def _look_up(self, word: str) -> _Candidates | None:
        """Returns the terms that may begin with a folded word, the most telling first: more words, a longer stem."""
        found: list[Term] = []
        longest = min(len(word), _LONGEST_STEM) if word[:_BEGINNING] in self._beginnings else _BEGINNING - 1
        for length in range(_SHORTEST_STEM, longest + 1):
            tail = word[length:]
            found += [term for term in self._stems.get(word[:length], ()) if _fits(term, tail, length)]
        if not found:
            return None
        found.sort(key=lambda term: (-term.size, -len(term.first)))
        seconds = frozenset(term.second[:2] for term in found) if found[-1].size > 1 else None
        return _Candidates(tuple(found), seconds)

    def find(self, passage: str, folded: str, published: str = "") -> list[Hit]:
        """Returns the terms of a passage in reading order, none inside another.

        `published` is an ISO date or empty; a term that is dated otherwise is passed over.
        """
        starts, ends = split_words(passage)
        words = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
        hits: list[Hit] = []
        free = 0
        for index in [index for index, word in enumerate(words) if word[:_BEGINNING] in self._beginnings]:
            candidates = self._known[words[index]] if index >= free else None
            if not candidates:
                continue
            start, end = starts[index], ends[index]
            if candidates.seconds is not None and folded[end + 1 : end + 3] not in candidates.seconds:
                continue
            for term in candidates.terms:
                reach = _match(term, passage, folded, start, end)
                if reach and not (published and _is_other_time(term, published)):
                    free = index + term.size
                    hits.append(Hit(index, free - 1, start, reach, term))
                    break
            if len(hits) == _MOST_HITS:
                break
        return hits


_SUFFIX = re.compile(SUFFIX)


def _fits(term: Term, tail: str, length: int) -> bool:
    """Tells whether a word may be a term of `length` letters with `tail` behind it."""
    if not tail or term.open:
        return len(tail) <= _LONGEST_TAIL
    return length > 1 and _SUFFIX.fullmatch(tail) is not None


def _match(term: Term, passage: str, folded: str, start: int, end: int) -> int:
    """Returns where the term ends if it stands at `start`, else 0."""
    if (term.capital and passage[start].islower()) or term.latin is not passage[start].isascii():
        return 0
    if term.capitals and any(letter.islower() for letter in passage[start : start + len(term.first)]):
        return 0
    if term.spelt and not passage.startswith(term.spelt, start):
        return 0
    if term.rest is None:
        return end
    if not folded.startswith(term.second, end + 1) and not folded.startswith(term.second, end + 2):
        return 0
    rest = term.rest.match(folded, end)
    return rest.end() if rest else 0


def _is_other_time(term: Term, published: str) -> bool:
    return bool((term.since and published < term.since) or (term.until and published > term.until))
