"""Voices: whom an article lets speak, as evidence: Russian officials, other speakers, and the words that are quoted."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from analysis.article.antecedents import Story
from analysis.article.folding import fold
from analysis.article.offices import office_terms
from analysis.article.officials import official_terms
from analysis.article.quotes import find_quotes, outside, speech_spans
from analysis.article.sides import home_of, place_terms, story_side
from analysis.article.speakers import Speaker, find_speakers
from analysis.article.terms import Sort, Terms
from analysis.article.transliteration import to_cyrillic
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Field, Role

SHORT = 800  # code points up to which one place abroad may be where an outlet's own report comes from
MOST = 12  # speakers told of one article: what follows repeats them or comments


@lru_cache(maxsize=1)
def _terms() -> Terms:
    return Terms((*official_terms(), *place_terms(), *office_terms()))


class _Passage:
    """A title or a text with its terms outside of quoted speech; Kazakh in Latin letters is read in Cyrillic ones."""

    def __init__(self, place: Field, passage: str, published: str, latin_kazakh: bool) -> None:
        self.place = place
        self.written = passage
        self.read = passage
        self.starts: Sequence[int] | None = None
        if latin_kazakh:
            self.read, self.starts = to_cyrillic(passage)
        self.spans = speech_spans(self.read)
        self.hits = outside(_terms().find(self.read, fold(self.read), published), self.spans)

    def sign(self, kind: EvidenceKind, role: Role, name: str, group: Group, start: int, end: int) -> Evidence:
        if self.starts is not None:
            start, end = self.starts[start], self.starts[end]
        return Evidence(kind, None, name, group, role, self.place, start, end, self.written[start:end])


def find_voices(
    title: str,
    text: str,
    publisher: Evidence | None,
    published_at: datetime | None = None,
    *,
    kazakh: bool = False,
    latin_kazakh: bool = False,
) -> list[Evidence]:
    """Returns the evidence of who speaks, in reading order: each quote, and each official and other speaker once.

    Where nobody whose side is known speaks, and the story happens elsewhere than at the publisher's, the place of the
    story stands in their stead, as a mention. `kazakh` tells the language, `latin_kazakh` that it is in Latin letters.
    """
    published = published_at.date().isoformat() if published_at else ""
    passages = [_Passage(*one, published, latin_kazakh) for one in ((Field.TITLE, title), (Field.TEXT, text))]
    home = home_of(publisher)
    story = story_side(((one.place, hit) for one in passages for hit in one.hits), home, len(text))
    setting = Story(home, story, kazakh)
    evidence: list[Evidence] = []
    seen: set[str] = set()
    offices: dict[str, Group] = {}
    for passage in passages:
        speakers = find_speakers(passage.read, passage.hits, setting, offices, title=passage.place is Field.TITLE)
        quotes = find_quotes(passage.read, passage.spans, speakers)
        found = [*_tell(speakers, {one.speaker.name for one in quotes}, seen)]
        found += [(EvidenceKind.QUOTE, one.start, one.end, one.speaker) for one in quotes]
        evidence += [
            passage.sign(kind, Role.SOURCE, speaker.name, speaker.group, start, end)
            for kind, start, end, speaker in sorted(found, key=lambda one: one[1])
        ]
    if (home is Group.UNKNOWN or (story is not home and len(text) < SHORT)) and all(
        one.group is Group.UNKNOWN for one in evidence
    ):
        evidence += _place_of_story(passages, story)
    return evidence


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


def _place_of_story(passages: list[_Passage], story: Group) -> Iterator[Evidence]:
    for passage in passages:
        for hit in passage.hits:
            if hit.term.sort in (Sort.PLACE, Sort.FIRM) and hit.term.group is story:
                yield passage.sign(EvidenceKind.MENTION, Role.MENTION, hit.term.name, story, hit.start, hit.end)
                return
