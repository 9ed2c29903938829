"""Voices: whom an article lets speak, as evidence: Russian officials, other speakers, and the words that are quoted."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from analysis.article.folding import fold
from analysis.article.offices import office_terms
from analysis.article.officials import official_terms
from analysis.article.quotes import find_quotes, outside, speech_spans
from analysis.article.sides import place_terms, side_of_publisher, story_side
from analysis.article.speakers import Speaker, find_speakers
from analysis.article.terms import Terms
from analysis.article.transliteration import to_cyrillic
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role

MOST = 12  # speakers told of one article: what follows repeats them or comments


@lru_cache(maxsize=1)
def _terms() -> Terms:
    return Terms((*official_terms(), *place_terms(), *office_terms()))


def find_voices(
    title: str,
    text: str,
    publisher: Evidence | None,
    published_at: datetime | None = None,
    *,
    kazakh: bool = False,
    latin_kazakh: bool = False,
) -> list[Evidence]:
    """Returns the evidence of who speaks, in reading order: each speaker once, and each quote."""
    published = published_at.date().isoformat() if published_at else ""
    fields = []
    for place, passage in ((Field.TITLE, title), (Field.TEXT, text)):
        spelt, starts = to_cyrillic(passage) if latin_kazakh else (passage, None)
        fields.append((place, passage, spelt, starts, _terms().find(spelt, fold(spelt), published)))
    default = story_side(
        ((place, hit) for place, _, _, _, hits in fields for hit in hits), side_of_publisher(publisher), len(text)
    )
    evidence: list[Evidence] = []
    seen: set[str] = set()
    offices: dict[str, Group] = {}
    for place, passage, spelt, starts, hits in fields:
        spans = speech_spans(spelt)
        speakers = find_speakers(spelt, outside(hits, spans), default, offices, kazakh=kazakh)
        quotes = find_quotes(spelt, spans, speakers)
        found = [*_tell(speakers, {one.speaker for one in quotes}, seen)]
        found += [(EvidenceKind.QUOTE, one.start, one.end, one.speaker) for one in quotes]
        for kind, start, end, speaker in sorted(found, key=lambda one: one[1]):
            if starts is not None:
                start, end = starts[start], starts[end]
            evidence.append(
                Evidence(kind, None, speaker.name, speaker.group, Role.SOURCE, place, start, end, passage[start:end])
            )
    return evidence


def _tell(
    speakers: list[Speaker], quoted: set[Speaker], seen: set[str]
) -> Iterator[tuple[EvidenceKind, int, int, Speaker]]:
    """Yields each speaker once: officials of Russia always, others where no words of theirs are quoted."""
    for one in speakers:
        if one.name in seen or len(seen) >= MOST or one.group is Group.UNKNOWN:
            continue
        if one.official:
            seen.add(one.name)
            yield EvidenceKind.OFFICIAL, one.start, one.end, one
        elif one not in quoted:
            seen.add(one.name)
            yield EvidenceKind.QUOTE, one.start, one.end, one
