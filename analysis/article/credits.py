"""Credits: the media that a text names, each with its exact passage and the part it plays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.article.folding import fold, fold_pattern
from analysis.article.frames import REACH, Part, Surroundings, read_part
from analysis.article.invisible import drop_invisible
from analysis.article.lexicon import Lexicon, Sighting
from analysis.article.names import KIND_NOUN, Medium
from analysis.article.quotations import find_quoted
from analysis.article.transliteration import to_cyrillic
from outlets.vocabulary import Group, group_of_country
from storage.records import Evidence, EvidenceKind, Field, Role

# A sentence ends at a full stop before a capital; "А. Иванов" does not. Nor does a name's own dot: "Tengrinews.kz".
# It begins with one class of characters, which a search jumps to, and takes all blanks at once.
_SENTENCE_END = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?<![\s.(]\w.)[\"»”)]*\s++(?=[«\"“„(—–-]*\s*[^\W\d_a-zа-яёәғқңөұүһі]))", re.DOTALL
)
_DATELINE_REACH = 90  # code points from the start of a text in which a dateline stands
_KINDS = {
    Part.REPORTS: EvidenceKind.CREDIT,
    Part.CITED: EvidenceKind.CREDIT,
    Part.DATELINE: EvidenceKind.DATELINE,
    Part.PICTURE: EvidenceKind.PHOTO,
    Part.NAMED: EvidenceKind.MENTION,
}
_CREDITED = frozenset({Part.REPORTS, Part.CITED, Part.DATELINE})


@dataclass(frozen=True, slots=True)
class _Named:
    sighting: Sighting
    part: Part
    sentence: int  # where its sentence starts


def find_credits(title: str, text: str, outlet: str, lexicon: Lexicon, *, latin_kazakh: bool = False) -> list[Evidence]:
    """Returns the media named in `title` and `text`, in reading order: sources, ways (`via`), photo credits, mentions.

    The outlet's own name is no evidence. A medium that is only mentioned appears once. `latin_kazakh` tells that the
    text is Kazakh in Latin letters: its frames are then read as the Cyrillic ones.
    """
    evidence: list[Evidence] = []
    for place, passage in ((Field.TITLE, title), (Field.TEXT, text)):
        shown, starts = drop_invisible(passage)
        found = _find_in(place, shown, outlet, lexicon, latin_kazakh=latin_kazakh)
        evidence += [_place(one, passage, starts) for one in found] if starts else found
    return _drop_repeated_mentions(evidence)


def _find_in(place: Field, passage: str, outlet: str, lexicon: Lexicon, *, latin_kazakh: bool) -> list[Evidence]:
    folded = fold(passage)
    found = _sightings(passage, folded, lexicon)
    if not latin_kazakh:
        return _read_field(place, passage, folded, outlet, found)
    spelt, starts = to_cyrillic(passage)
    folded = fold(spelt)
    found = _merge(_sightings(spelt, folded, lexicon), _respell(found, starts))
    return [_place(one, passage, starts) for one in _read_field(place, spelt, folded, outlet, found)]


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
    named: list[_Named] = []
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
        named.append(_Named(sighting, read_part(around), start))
    _spread_over_lists(named, folded)
    return [
        _as_evidence(one, role, place, passage)
        for one, role in zip(named, _read_roles(named, outlet), strict=True)
        if not _is_own(one.sighting.medium, outlet)
    ]


# What stands between two names of one list: "«Спутник», «Говорит Москва» и РБК".
_LISTED = re.compile(
    fold_pattern(rf"""^["\s]*(?:,|и|and|және|[мбп]ен|[mbp]en|jane|,\s?and)["\s]*(?:{KIND_NOUN}\w*)?["\s]*$"""),
    re.VERBOSE,
)


def _spread_over_lists(named: list[_Named], folded: str) -> None:
    """What is said of one name of a list is said of all: the frame stands at its first or at its last."""
    pairs = list(range(1, len(named)))
    for index in (*pairs, *reversed(pairs)):
        one, two = named[index - 1], named[index]
        uneven = bool({one.part, two.part} & _CREDITED) and Part.NAMED in (one.part, two.part)
        if uneven and _LISTED.match(folded[one.sighting.end : two.sighting.start]):
            part = one.part if one.part in _CREDITED else two.part
            named[index - 1], named[index] = replace(one, part=part), replace(two, part=part)


def _is_own(medium: Medium, outlet: str) -> bool:
    """Tells whether an outlet (a slug, or the domain of one that nobody registered) is the medium itself."""
    if not outlet:
        return False
    if outlet == medium.slug or outlet in (form.lower() for form in (medium.name, *medium.forms)):
        return True
    label, dot, _ = outlet.partition(".")
    return bool(dot) and label == re.sub(r"\W", "", medium.name).lower()


def _read_roles(named: list[_Named], outlet: str) -> list[Role]:
    """A medium that itself cites another in the same sentence is a way to it; the one cited last is the source."""
    roles = [Role.SOURCE if one.part in _CREDITED else Role.MENTION for one in named]
    citing: list[int] = []  # those before it in its sentence that are no mere mentions
    for index, one in enumerate(named):
        if index and named[index - 1].sentence != one.sentence:
            citing = []
        if roles[index] is not Role.MENTION:
            citing.append(index)
        if one.part is not Part.CITED or len(citing) == 1:
            continue
        nearest = citing[-2]
        if _is_own(named[nearest].sighting.medium, outlet):
            # "… пишет The Washington Post, передает <outlet> со ссылкой на DW": DW is the way to the first one.
            if len(citing) > 2:
                roles[index] = Role.VIA
        elif named[nearest].part is not Part.CITED:
            roles[nearest] = Role.VIA
    return roles


def _as_evidence(one: _Named, role: Role, place: Field, passage: str) -> Evidence:
    medium, start, end = one.sighting.medium, one.sighting.start, one.sighting.end
    return Evidence(
        _KINDS[one.part], medium.slug, medium.name, medium.group, role, place, start, end, passage[start:end]
    )


def _drop_repeated_mentions(evidence: list[Evidence]) -> list[Evidence]:
    seen: set[str] = set()
    kept = []
    for one in evidence:
        if one.role is not Role.MENTION or one.name not in seen:
            kept.append(one)
        seen.add(one.name)
    return kept


# Names that no lexicon holds but that the text itself presents as media: a site by its address, a quoted name by its
# noun or after "со ссылкой на".
_TOP = (
    r"(kz|ru|com|net|org|info|media|news|tv|ua|uz|kg|by|asia|io|me|az|am|ge|tj|tm|mn|cn|il|eu|uk|de|fr|tr|рф|ру|кз|қаз)"
)
_LABEL = r"(?<![\w@/.-])(?:www\.)?((?:[A-Za-z0-9-]{2,30}|[А-Яа-яЁё0-9-]{2,30})"
_DOMAIN = re.compile(
    rf"""
    {_LABEL}\.{_TOP})
    (?![\w-]|\s(?:компани|банк|сервис|платформ|дүкен|қосымша|company|store))
    """,
    re.VERBOSE,
)
# A search for the dot and what stands behind it, and then for the label before it, is fifteen times as fast.
_DOT = re.compile(rf"\.{_TOP}(?![\w-])")
_LABEL_BEFORE = re.compile(rf"{_LABEL})$")
_LONGEST_LABEL = 34  # code points, with www
_COUNTRIES = {"қаз": "KZ", "кз": "KZ", "рф": "RU", "ру": "RU", "uk": "GB"}
_OF_NO_COUNTRY = frozenset({"tv", "io", "me", "eu"})
_QUOTED = re.compile(
    fold_pattern(
        rf"""
        \b{KIND_NOUN}\w*\s?"\s?([^"]{{2,40}}?)\s?"
        |"\s?([^"]{{2,40}}?)\s?"\s?(?:[^\W\d_]+\s)?(?:\w+-)?(?:газет|телеарна|арна|агентті|портал|басылым|журнал|апталы|радиосы|сайты)\w*
        |со?\s*ссылкой\s*на\s*"\s?([^"]{{2,40}}?)\s?"
        """
    ),
    re.VERBOSE,
)


def _sightings(passage: str, folded: str, lexicon: Lexicon) -> list[Sighting]:
    presented = [
        Sighting(start, end, Medium(None, passage[start:end], group))
        for start, end, group in _presented(passage, folded)
    ]
    return _merge(lexicon.find(passage, folded), presented)


def _merge(first: Sequence[Sighting], rest: Sequence[Sighting]) -> list[Sighting]:
    """Returns the first and those of the rest that overlap none of them, in reading order."""
    ends = [one.end for one in first]
    free = []
    for one in rest:
        following = bisect_right(ends, one.start)  # the first that does not end before it
        if following == len(first) or first[following].start >= one.end:
            free.append(one)
    return sorted((*first, *free), key=lambda one: one.start)


def _presented(passage: str, folded: str) -> Iterator[tuple[int, int, Group]]:
    for match in _find_domains(passage):
        suffix = match[2].lower()
        country = "" if len(suffix) > 2 or suffix in _OF_NO_COUNTRY else suffix.upper()
        yield *match.span(1), group_of_country(_COUNTRIES.get(suffix, country))
    for match in find_quoted(_QUOTED, folded):
        start, end = match.span(match.lastindex or 0)
        if passage[start].isupper() or passage[start].isdigit():  # else it stood between two quotations
            yield start, end, Group.UNKNOWN


def _find_domains(passage: str) -> Iterator[re.Match[str]]:
    """Yields what `_DOMAIN.finditer` would."""
    end = 0
    for dot in _DOT.finditer(passage):
        label = _LABEL_BEFORE.search(passage, max(end, dot.start() - _LONGEST_LABEL), dot.start())
        if label and (match := _DOMAIN.match(passage, label.start())):
            end = match.end()
            yield match
