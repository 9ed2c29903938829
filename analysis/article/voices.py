"""Voices: whom an article lets speak, as evidence: Russian officials, other speakers, and the words that are quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice

from analysis.article.antecedents import Story
from analysis.article.cases import comes_from
from analysis.article.offices import office_terms
from analysis.article.officials import official_terms
from analysis.article.passage import Passage, prepare
from analysis.article.quotes import find_quotes, outside, speech_spans
from analysis.article.sides import home_of, place_terms, story_side
from analysis.article.speakers import Speaker, find_speakers
from analysis.article.terms import Hit, Sort, Terms
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role

SHORT = 800  # code points up to which one place abroad may be where an outlet's own report comes from
_TEASER_END = re.compile(r"[.!?…]\s|\n")
_HAPPENS_IN = re.compile(r"\b(?:во?|на|in|at|near|across)\s(?:\w+\s)?$", re.IGNORECASE)
_SENTENCE = 300  # code points before a place in which its sentence starts
_POINTER = re.compile("[■►▶➤]")
MOST_POINTERS = 100  # marks of a text that are looked at
_LONGEST_TEASER = 200  # code points: a headline is shorter
MOST = 12  # speakers told of one article: what follows repeats them or comments


@lru_cache(maxsize=1)
def _terms() -> Terms:
    return Terms((*official_terms(), *place_terms(), *office_terms()))


class _Heard:
    """A passage with its terms, without those in quoted speech and in pointers to other articles."""

    def __init__(self, passage: Passage, published: str) -> None:
        self.passage = passage.spelt or passage
        self.text = self.passage.text
        self.spans = speech_spans(self.text)
        hits = outside(_terms().find(self.text, self.passage.folded, published), self.spans)
        self.hits = outside(hits, list(_teasers(self.text, hits)))

    def first_of(self, side: Group) -> int:
        """Returns from where on a place of a side is named: its sentence, if something happens there, else the place.

        Returns the length of the text if none is named.
        """
        start = next((hit.start for hit in self.hits if hit.term.group is side), None)
        if start is None:
            return len(self.text)
        if not _HAPPENS_IN.search(self.text, max(0, start - 12), start):
            return start
        return max(0, *(self.text.rfind(mark, max(0, start - _SENTENCE), start) for mark in (". ", "\n")))

    def sign(self, kind: EvidenceKind, role: Role, name: str, group: Group, start: int, end: int) -> Evidence:
        start, end = self.passage.place(start, end)
        return Evidence(kind, None, name, group, role, self.passage.field, start, end, self.passage.written[start:end])


def _teasers(text: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Yields what stands behind "читайте также" or a mark of a link, to the end of the sentence or line."""
    pointers = [hit.start for hit in hits if hit.term.sort is Sort.TEASER]
    pointers += [mark.start() for mark in islice(_POINTER.finditer(text), MOST_POINTERS)]
    end = 0
    for start in sorted(pointers):
        if start >= end:
            close = _TEASER_END.search(text, start, start + _LONGEST_TEASER)
            end = close.end() if close else min(len(text), start + _LONGEST_TEASER)
            yield start, end


def find_voices(
    title: str,
    text: str,
    publisher: Evidence | None,
    published_at: datetime | None = None,
    *,
    kazakh: bool = False,
    latin_kazakh: bool = False,
    named: Sequence[Evidence] = (),
) -> list[Evidence]:
    """Returns the evidence of who speaks, in reading order: each quote, and each official and other speaker once.

    Where nobody whose side is known speaks, and the story happens elsewhere than at the publisher's, the place of the
    story stands in their stead, as a mention. `kazakh` tells the language, `latin_kazakh` that it is in Latin letters.
    `named` are the media that the article names: who is a source of one of them is on its side, if nothing else tells.
    """
    passages = prepare(title, text, latin_kazakh=latin_kazakh)
    return read_voices(passages, publisher, published_at, kazakh=kazakh, named=named)


def read_voices(
    passages: Iterable[Passage],
    publisher: Evidence | None,
    published_at: datetime | None = None,
    *,
    kazakh: bool = False,
    named: Sequence[Evidence] = (),
) -> list[Evidence]:
    """Returns the same as `find_voices` for passages that are prepared already."""
    published = published_at.date().isoformat() if published_at else ""
    heard = [_Heard(passage, published) for passage in passages]
    length = len(heard[-1].text)
    home = home_of(publisher)
    side = story_side(
        ((one.passage.field, hit) for one in heard for hit in one.hits if not comes_from(one.text, hit)), home, length
    )
    known = False  # whether a place of the story was named
    evidence: list[Evidence] = []
    seen: set[str] = set()
    offices: dict[str, Group] = {}
    for one in heard:
        story = Story(home, side, kazakh, 0 if known else one.first_of(side), _credited(named, one.passage.field))
        known = known or story.since < len(one.text)
        speakers = find_speakers(one.text, one.hits, story, offices, title=one.passage.field is Field.TITLE)
        quotes = find_quotes(one.text, one.spans, speakers)
        found = [*_tell(speakers, {quote.speaker.name for quote in quotes}, seen)]
        found += [(EvidenceKind.QUOTE, quote.start, quote.end, quote.speaker) for quote in quotes]
        evidence += [
            one.sign(kind, Role.SOURCE, speaker.name, speaker.group, start, end)
            for kind, start, end, speaker in sorted(found, key=lambda each: each[1])
        ]
    if (home is Group.UNKNOWN or (side is not home and length < SHORT)) and all(
        sign.group is Group.UNKNOWN for sign in evidence
    ):
        evidence += _place_of_story(heard, side)
    return evidence


def _credited(named: Iterable[Evidence], field: Field) -> tuple[tuple[int, Group], ...]:
    """Returns the code points and the sides of the media that a field credits."""
    return tuple(
        (one.start, one.group)
        for one in named
        if one.field is field and one.start is not None and one.role is not Role.MENTION
        if one.group is not Group.UNKNOWN
    )


def _tell(
    speakers: list[Speaker], quoted: set[str], seen: set[str]
) -> Iterator[tuple[EvidenceKind, int, int, Speaker]]:
    """Yields each speaker once: officials of Russia always, others where no words of theirs are quoted."""
    for one in speakers:
        if one.name in seen or len(seen) >= MOST or one.group is Group.UNKNOWN:
            continue
        if one.official or one.name not in quoted:
            seen.add(one.name)
            yield EvidenceKind.OFFICIAL if one.official else EvidenceKind.QUOTE, one.start, one.end, one


def _place_of_story(heard: list[_Heard], story: Group) -> Iterator[Evidence]:
    for passage in heard:
        for hit in passage.hits:
            if hit.term.sort in (Sort.PLACE, Sort.FIRM) and hit.term.group is story:
                yield passage.sign(EvidenceKind.MENTION, Role.MENTION, hit.term.name, story, hit.start, hit.end)
                return
