"""Credits: the media that a text names, each with its exact passage and the part it plays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.article.chains import CREDITED, Named, read_roles
from analysis.article.folding import fold_pattern
from analysis.article.frames.parts import goes_on, read_part
from analysis.article.frames.surroundings import REACH, Part, Surroundings
from analysis.article.lexicon import Lexicon, Sighting
from analysis.article.names import KIND_NOUN, Medium
from analysis.article.own_names import resembles
from analysis.article.passage import Passage, prepare
from analysis.article.presented import find_presented, find_quoted
from outlets.vocabulary import Group
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


def find_credits(
    title: str,
    text: str,
    outlet: str,
    lexicon: Lexicon,
    *,
    home: Group = Group.UNKNOWN,
    latin_kazakh: bool = False,
) -> list[Evidence]:
    """Returns the media named in `title` and `text`, in reading order: sources, ways (`via`), photo credits, mentions.

    The outlet's own name is no evidence. A medium that is only mentioned appears once. `home` is the side where the
    outlet is, `unknown` if nobody knows. `latin_kazakh` tells that the text is Kazakh in Latin letters: its frames are
    then read as the Cyrillic ones.
    """
    return read_credits(prepare(title, text, latin_kazakh=latin_kazakh), outlet, lexicon, home)


def read_credits(
    passages: Iterable[Passage], outlet: str, lexicon: Lexicon, home: Group = Group.UNKNOWN
) -> list[Evidence]:
    """Returns the same as `find_credits` for passages that are prepared already."""
    return _drop_repeated_mentions([one for passage in passages for one in _read_field(passage, outlet, lexicon, home)])


def _read_field(passage: Passage, outlet: str, lexicon: Lexicon, home: Group) -> list[Evidence]:
    text, folded = passage.text, passage.folded
    found = _merge(
        lexicon.find(text, folded), _present(text, find_presented(text, folded, knows_itself="." not in outlet), home)
    )
    if passage.spelt is not None:
        # Addresses and foreign names are looked for in the original alone: respelt they are none.
        found = _respell(found, passage.respelt or ())
        passage = passage.spelt
        text, folded = passage.text, passage.folded
        quoted = _present(text, find_quoted(text, folded, knows_itself="." not in outlet), home)
        found = _merge(_merge(lexicon.find(text, folded), found), quoted)
    evidence = _read_sightings(passage.field, text, folded, outlet, lexicon, found)
    return evidence if passage.starts is None else [_place(one, passage.written, passage.starts) for one in evidence]


def _respell(found: Sequence[Sighting], starts: Sequence[int]) -> list[Sighting]:
    """Returns sightings of a text as they stand in its respelling."""
    return [replace(one, start=bisect_left(starts, one.start), end=bisect_left(starts, one.end)) for one in found]


def _place(evidence: Evidence, passage: str, starts: Sequence[int]) -> Evidence:
    """Returns evidence of a respelling as it stands in the passage itself."""
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = starts[evidence.start], starts[evidence.end]
    return replace(evidence, start=start, end=end, surface=passage[start:end])


# Several blanks are one to a frame, and so are line breaks and the hamza before a Kazakh word in Arabic letters.
_BLANKS = re.compile(r"\s+'(?=\w)|\s{2,}|[^\S ]")


# "рассказали в новостях «Сегодня» на телеканале «Украина»": a frame reaches over a programme to its channel.
_SHOWN_ON = re.compile(
    fold_pattern(rf"""^"?\s(?:(?:на|в\sэфире)\s(?:{KIND_NOUN}\w*\s)?|{KIND_NOUN}\w*\s)"?$"""), re.VERBOSE
)


def _is_wrapped(passage: str, folded: str, end: int) -> bool:
    """Tells whether a line break before `end` stands inside a sentence."""
    if passage[end - 1] != "\n" or passage[max(0, end - 2)] == "\n" or passage[end : end + 1] == "\n":
        return False
    return passage[end : end + 1].islower() or goes_on(folded[max(0, end - 1 - REACH) : end - 1])


def _read_sightings(
    place: Field, passage: str, folded: str, outlet: str, lexicon: Lexicon, sightings: Sequence[Sighting]
) -> list[Evidence]:
    if not sightings:
        return []
    ends = [end for end in map(re.Match.end, _SENTENCE_END.finditer(passage)) if not _is_wrapped(passage, folded, end)]
    named: list[Named] = []
    passed = 0  # where the name before ends
    for sighting in sightings:
        before, after = bisect_right(ends, sighting.start), bisect_left(ends, sighting.end)
        start = ends[before - 1] if before else 0
        end = ends[after] if after < len(ends) else len(passage)
        near = 0 if _SHOWN_ON.match(folded[passed : sighting.start]) else passed
        around = Surroundings(
            near=_BLANKS.sub(" ", folded[max(start, sighting.start - REACH, near) : sighting.start]),
            before=_BLANKS.sub(" ", folded[max(start, sighting.start - REACH) : sighting.start]),
            name=folded[sighting.start : sighting.end],
            after=_BLANKS.sub(" ", folded[sighting.end : min(end, sighting.end + REACH)]),
            lead=folded[: sighting.start] if sighting.start < _DATELINE_REACH else None,
            in_title=place is Field.TITLE,
        )
        passed = sighting.end
        own = _is_own(sighting.medium, outlet) or lexicon.is_edition(outlet, sighting.medium)
        named.append(Named(sighting.start, sighting.end, read_part(around), start, own))
    _spread_over_lists(named, folded)
    roles = read_roles(named, folded)
    return [
        _as_evidence(sighting.medium, one, role, place, passage)
        for sighting, one, role in zip(sightings, named, roles, strict=True)
        if not one.own
    ]


# What stands between two names of one list: "«Спутник», «Говорит Москва» и РБК", "ANSA агенттігі мен ТАСС".
_LISTED = re.compile(
    fold_pattern(
        rf"""
        ^["\s]*(?:{KIND_NOUN}\w*)?["\s]*
        (?:(?:,\s?|\s)(и|and|және|[мбп]ен|[mbp]en|jane|also|а\sтакже)\b|,)
        ["\s]*(?:(?:the|[^\W\d_]+(?:ого|ому|ую|ой|ий|ый|ое|ая|ие|ые|ых|их|ым|им|ей|ему|его|тық|тік|лық|лік|дық|дік))\s)?
        (?:(?:\w+-)?{KIND_NOUN}\w*)?["\s]*(?:the\s)?$
        """
    ),
    re.VERBOSE,
)
_LONGEST_GAP = 60  # code points between two names of a list


def _spread_over_lists(named: list[Named], folded: str) -> None:
    """What is said of one name of a list is said of all: the frame stands at its first or at its last.

    A list ends with an "and", or stands in brackets; a comma alone may also part two sentences.
    """
    first = 0
    for index in range(1, len(named) + 1):
        link = _link(named, index, folded)
        if link is not None and (index < first + 2 or not _ends(named, index - 1, folded)):
            continue
        if index - first > 1 and _is_list(named, first, index - 1, folded):
            _share_part(named, first, index)
        first = index


def _link(named: Sequence[Named], index: int, folded: str) -> re.Match[str] | None:
    if index == len(named) or named[index].start - named[index - 1].end > _LONGEST_GAP:
        return None
    return _LISTED.match(folded[named[index - 1].end : named[index].start])


def _ends(named: Sequence[Named], index: int, folded: str) -> bool:
    """Tells whether a list ends with the name at `index`: an "and" stands before it."""
    link = _link(named, index, folded)
    return link is not None and link[1] is not None


def _is_list(named: Sequence[Named], first: int, last: int, folded: str) -> bool:
    in_brackets = folded[: named[first].start].endswith("(") and folded.startswith(")", named[last].end)
    return in_brackets or _ends(named, last, folded)


def _share_part(named: list[Named], first: int, end: int) -> None:
    credited = [one.part for one in named[first:end] if one.part in CREDITED]
    if not credited:
        return
    for index in range(first, end):
        named[index] = replace(named[index], part=credited[0], listed=index > first)


def _is_own(medium: Medium, outlet: str) -> bool:
    """Tells whether an outlet (a slug, or the domain of one that nobody registered) is the medium itself."""
    if not outlet:
        return False
    if outlet == medium.slug or outlet in (form.lower() for form in (medium.name, *medium.forms)):
        return True
    return "." in outlet and medium.slug is None and resembles(medium.name, outlet)


def _as_evidence(medium: Medium, one: Named, role: Role, place: Field, passage: str) -> Evidence:
    surface = passage[one.start : one.end]
    # Of a country's media that nobody names only the side is known, as of anybody who speaks; to have it from Russian
    # media is what is measured.
    unnamed = medium.is_unnamed and medium.group is not Group.RU and role is not Role.MENTION
    kind = EvidenceKind.QUOTE if unnamed else _KINDS[one.part]
    return Evidence(kind, medium.slug, medium.name, medium.group, role, place, one.start, one.end, surface)


def _drop_repeated_mentions(evidence: list[Evidence]) -> list[Evidence]:
    seen: set[str] = set()
    kept = []
    for one in evidence:
        if one.role is not Role.MENTION or one.name not in seen:
            kept.append(one)
        seen.add(one.name)
    return kept


# Where Cyrillic letters are written, an outlet that calls a medium by such a name, and which no list has, means one of
# its own country: of 35 that were coded, 32 (a foreign sheet of that rank is called in its own letters).
_AT_HOME = frozenset({Group.RU, Group.KZ, Group.REGION})
_LATIN_LETTER = re.compile("[A-Za-z]")


def _present(passage: str, found: Iterable[tuple[int, int, Group]], home: Group) -> list[Sighting]:
    return [
        Sighting(start, end, Medium(None, passage[start:end], _side_of(passage[start:end], group, home)))
        for start, end, group in found
    ]


def _side_of(name: str, group: Group, home: Group) -> Group:
    return home if group is Group.UNKNOWN and home in _AT_HOME and not _LATIN_LETTER.search(name) else group


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
