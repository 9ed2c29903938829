"""Credits: the media that a text names, each with its exact passage and the part it plays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.chains import Named, read_roles
from analysis.article.folding import fold, fold_pattern
from analysis.article.frames import REACH, Part, Surroundings, read_part
from analysis.article.lexicon import Lexicon, Sighting
from analysis.article.names import KIND_NOUN, Medium
from analysis.article.presented import find_presented, resembles
from analysis.article.transliteration import to_cyrillic
from storage.records import Evidence, EvidenceKind, Field, Role

# A sentence ends at a full stop before a capital; "А. Иванов" does not. Nor does a name's own dot: "Tengrinews.kz".
_SENTENCE_END = re.compile(r"(?<![\s.(]\w)[.!?…][\"»”)]*\s+(?=[«\"“„(—–-]*\s*[^\W\d_a-zа-яёәғқңөұүһі])|\n")
_DATELINE_REACH = 90  # code points from the start of a text in which a dateline stands
_KINDS = {
    Part.REPORTS: EvidenceKind.CREDIT,
    Part.CITED: EvidenceKind.CREDIT,
    Part.DATELINE: EvidenceKind.DATELINE,
    Part.PICTURE: EvidenceKind.PHOTO,
    Part.NAMED: EvidenceKind.MENTION,
}
_CREDITED = frozenset({Part.REPORTS, Part.CITED, Part.DATELINE})


def find_credits(title: str, text: str, outlet: str, lexicon: Lexicon, *, latin_kazakh: bool = False) -> list[Evidence]:
    """Returns the media named in `title` and `text`, in reading order: sources, ways (`via`), photo credits, mentions.

    The outlet's own name is no evidence. A medium that is only mentioned appears once. `latin_kazakh` tells that the
    text is Kazakh in Latin letters: its frames are then read as the Cyrillic ones.
    """
    evidence: list[Evidence] = []
    for place, passage in ((Field.TITLE, title), (Field.TEXT, text)):
        folded = fold(passage)
        found = _sightings(passage, folded, lexicon, outlet)
        if latin_kazakh:
            spelt, starts = to_cyrillic(passage)
            folded = fold(spelt)
            found = _merge(_sightings(spelt, folded, lexicon, outlet), _respell(found, starts))
            evidence += [_place(one, passage, starts) for one in _read_field(place, spelt, folded, outlet, found)]
        else:
            evidence += _read_field(place, passage, folded, outlet, found)
    return _drop_repeated_mentions(evidence)


def _respell(found: Sequence[Sighting], starts: Sequence[int]) -> list[Sighting]:
    """Returns sightings of a text as they stand in its respelling."""
    return [replace(one, start=bisect_left(starts, one.start), end=bisect_left(starts, one.end)) for one in found]


def _place(evidence: Evidence, passage: str, starts: Sequence[int]) -> Evidence:
    """Returns evidence of a respelling as it stands in the passage itself."""
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = starts[evidence.start], starts[evidence.end]
    return replace(evidence, start=start, end=end, surface=passage[start:end])


def _read_field(place: Field, passage: str, folded: str, outlet: str, sightings: Sequence[Sighting]) -> list[Evidence]:
    if not sightings:
        return []
    ends = [match.end() for match in _SENTENCE_END.finditer(passage)]
    named: list[Named] = []
    for sighting in sightings:
        before, after = bisect_right(ends, sighting.start), bisect_left(ends, sighting.end)
        start = ends[before - 1] if before else 0
        end = ends[after] if after < len(ends) else len(passage)
        around = Surroundings(
            before=folded[max(start, sighting.start - REACH) : sighting.start],
            name=folded[sighting.start : sighting.end],
            after=folded[sighting.end : min(end, sighting.end + REACH)],
            lead=folded[: sighting.start] if sighting.start < _DATELINE_REACH else None,
            in_title=place is Field.TITLE,
        )
        own = _is_own(sighting.medium, outlet)
        named.append(Named(sighting.start, sighting.end, read_part(around), start, own))
    _spread_over_lists(named, folded)
    roles = read_roles(named, folded)
    return [
        _as_evidence(sighting.medium, one, role, place, passage)
        for sighting, one, role in zip(sightings, named, roles, strict=True)
        if not one.own
    ]


# What stands between two names of one list: "«Спутник», «Говорит Москва» и РБК".
_LISTED = re.compile(
    fold_pattern(rf"""^["\s]*(?:,|и|and|және|[мбп]ен|[mbp]en|jane|,\s?and)["\s]*(?:{KIND_NOUN}\w*)?["\s]*$"""),
    re.VERBOSE,
)


def _spread_over_lists(named: list[Named], folded: str) -> None:
    """What is said of one name of a list is said of all: the frame stands at its first or at its last."""
    pairs = list(range(1, len(named)))
    for index in (*pairs, *reversed(pairs)):
        one, two = named[index - 1], named[index]
        uneven = bool({one.part, two.part} & _CREDITED) and Part.NAMED in (one.part, two.part)
        if uneven and _LISTED.match(folded[one.end : two.start]):
            part = one.part if one.part in _CREDITED else two.part
            named[index - 1], named[index] = replace(one, part=part), replace(two, part=part)


def _is_own(medium: Medium, outlet: str) -> bool:
    """Tells whether an outlet (a slug, or the domain of one that nobody registered) is the medium itself."""
    if not outlet:
        return False
    if outlet == medium.slug or outlet in (form.lower() for form in (medium.name, *medium.forms)):
        return True
    return "." in outlet and medium.slug is None and resembles(medium.name, outlet)


def _as_evidence(medium: Medium, one: Named, role: Role, place: Field, passage: str) -> Evidence:
    surface = passage[one.start : one.end]
    kind = _KINDS[one.part]
    return Evidence(kind, medium.slug, medium.name, medium.group, role, place, one.start, one.end, surface)


def _drop_repeated_mentions(evidence: list[Evidence]) -> list[Evidence]:
    seen: set[str] = set()
    kept = []
    for one in evidence:
        if one.role is not Role.MENTION or one.name not in seen:
            kept.append(one)
        seen.add(one.name)
    return kept


def _sightings(passage: str, folded: str, lexicon: Lexicon, outlet: str) -> list[Sighting]:
    presented = find_presented(passage, folded, knows_itself="." not in outlet)
    shown = [Sighting(start, end, Medium(None, passage[start:end], group)) for start, end, group in presented]
    return _merge(lexicon.find(passage, folded), shown)


def _merge(first: Sequence[Sighting], rest: Sequence[Sighting]) -> list[Sighting]:
    """Returns the first and those of the rest that overlap none taken before them, in reading order."""
    taken = list(first)
    ends = [one.end for one in first]
    for one in rest:
        following = bisect_right(ends, one.start)  # the first that does not end before it
        if following == len(taken) or taken[following].start >= one.end:
            taken.insert(following, one)
            ends.insert(following, one.end)
    return taken
