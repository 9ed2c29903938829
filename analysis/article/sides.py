"""Sides: where the places that a text names belong, and on which side its information was first gathered.

`states.csv` lists states with their names, adjectives, people, cities, and the bodies that nobody else has, each with
its group. The side of an article is told by a short list of rules, in `first_side`.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from analysis.article.terms import Hit, Sort, Term, read_form
from outlets.vocabulary import Group, group_of_country
from storage.records import Evidence, EvidenceKind, Field, Role

# How much one naming of a place says of where a story happens: titles and leads say most.
_IN_TITLE, _IN_LEAD, _LATER = 3.0, 2.0, 1.0
_LEAD = 300  # code points
_READ = 3_000  # code points of a text from which its place is told
# What the outlet's own country counts before any place is named: a long text at home may name one place abroad.
_AT_HOME, _LONG_AT_HOME, _LONG = 1.5, 3.5, 800  # the last in code points

_BEHIND_CREDIT = 300  # code points: the sentence of the credit and the one after it
# Who speaks at home behind what an outlet has from abroad comments on it, unless it is the same sentence.
_AT_HOME_BEHIND_CREDIT = 80  # code points

_SUFFIXES = {"рф": "RU", "ру": "RU", "su": "RU", "қаз": "KZ", "кз": "KZ", "укр": "UA", "uk": "GB"}
# They are sold to anybody: nothing is known of who uses them.
# Of 25 coded articles at addresses that end so and that no list has, 20 were western: a last guess.
_MOSTLY_WESTERN = ".com"
_OF_NO_COUNTRY = frozenset({"tv", "io", "me", "eu", "fm", "co", "ai", "cc", "ws", "to", "la", "vc"})


def place_terms() -> Iterator[Term]:
    """Yields the terms of `states.csv`."""
    with (files("analysis.article") / "states.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for form in row["forms"].split(";"):
                yield read_form(Sort(row["sort"]), row["name"], Group(row["group"]), form)


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Returns the English names of all places, by which evidence of a place is told from that of a medium."""
    return frozenset(term.name for term in place_terms() if term.sort in (Sort.PLACE, Sort.FIRM))


@lru_cache(maxsize=1)
def _hosts() -> dict[str, Group]:
    with (files("analysis.article") / "hosts.csv").open(encoding="utf-8") as lines:
        return {
            host: group_of_country(row["country"]) for row in csv.DictReader(lines) for host in row["hosts"].split(";")
        }


def side_of_host(host: str) -> Group:
    """Returns the side of an outlet by its registrable domain: `unknown` where that tells none.

    `hosts.csv` has the well-known ones under labels that anybody may use (.com, .org); of the others, the last label
    tells the country.
    """
    if (known := _hosts().get(host)) is not None:
        return known
    _, dot, suffix = host.rpartition(".")
    return side_of_suffix(suffix) if dot else Group.UNKNOWN


def side_of_suffix(suffix: str) -> Group:
    """Returns the side of the country whose the last label of an address is: `unknown` where it is of none."""
    if suffix in _OF_NO_COUNTRY:
        return Group.UNKNOWN
    return group_of_country(_SUFFIXES.get(suffix, suffix.upper() if len(suffix) == 2 else ""))


def side_of_publisher(publisher: Evidence | None) -> Group:
    """Returns the side of who publishes; of an outlet that nobody registered, the one that its address tells.

    Of addresses under .com nothing is known but who has most of them. They have no home for all that (`home_of`): who
    speaks in an article, and where it happens, tell more.
    """
    side = home_of(publisher, exile=Group.EXILE)
    if side is Group.UNKNOWN and publisher is not None and publisher.name.endswith(_MOSTLY_WESTERN):
        return Group.WEST
    return side


def home_of(publisher: Evidence | None, exile: Group = Group.RU) -> Group:
    """Returns the side to which a body belongs that an outlet names without a place.

    `exile` is that of the media that left Russia: they still write of "the ministry" there.
    """
    if publisher is None:
        return Group.UNKNOWN
    side = publisher.group if publisher.group is not Group.UNKNOWN else side_of_host(publisher.name)
    return exile if side is Group.EXILE else side


def story_side(hits: Iterable[tuple[Field, Hit]], home: Group, length: int) -> Group:
    """Returns the side on which a story happens: the one whose places it names most; `home` where it names none.

    `length` is that of the article's text, in code points.
    """
    votes: dict[Group, float] = {} if home is Group.UNKNOWN else {home: _LONG_AT_HOME if length > _LONG else _AT_HOME}
    for place, hit in hits:
        # "двух россиян помиловали", "встреча с Лавровым" tell no place.
        if hit.term.group is Group.UNKNOWN or hit.term.sort is Sort.ROLE or hit.term.since:
            continue
        if hit.term.kind == SHARED and home is Group.REGION:  # theirs has the same name
            continue
        if hit.start > _READ:
            break
        weight = _IN_TITLE if place is Field.TITLE else _IN_LEAD if hit.start < _LEAD else _LATER
        votes[hit.term.group] = votes.get(hit.term.group, 0.0) + weight
    return max(votes, key=lambda group: votes[group]) if votes else Group.UNKNOWN


SHARED = "shared"  # the kind of an official body that neighbours of Russia call as Russia does

SPEAKERS = frozenset({EvidenceKind.OFFICIAL, EvidenceKind.QUOTE})


def first_gatherer(
    evidence: Sequence[Evidence], medium: Evidence | None, home: Group = Group.UNKNOWN
) -> Evidence | None:
    """Returns the evidence that tells the side where the information was first gathered, the first of these.

    1. Who speaks: where the article credits a medium (`medium`, the end of its first chain), only if named before that
       credit or right behind it; what is added further down did not come from there, nor do comments at `home`, where
       the outlet is, on what a medium elsewhere found.
    2. The medium; of one in exile, Russia, if the story happens there.
    3. Any other speaker.
    4. The place of the story, which is evidence only where nobody speaks.

    None leaves who publishes; see `side_of_publisher`.
    """
    told = [one for one in evidence if one.group is not Group.UNKNOWN]
    speakers = [one for one in told if one.kind in SPEAKERS and one.role is Role.SOURCE]
    leading = next((one for one in speakers if medium is None or _leads_to(one, medium, home)), None)
    carrier = medium if medium is not None and medium.group is not Group.UNKNOWN else None
    story = next((one for one in told if one.kind is EvidenceKind.MENTION and one.name in place_names()), None)
    if carrier is not None and carrier.group is Group.EXILE and story is not None and story.group is Group.RU:
        carrier = story
    return next((one for one in (leading, carrier, *speakers[:1], story) if one is not None), None)


def _leads_to(speaker: Evidence, medium: Evidence, home: Group) -> bool:
    if medium.start is None or speaker.start is None or speaker.field is not medium.field:
        return speaker.field is not medium.field and (medium.start is None or speaker.field is Field.TITLE)
    comments = speaker.group is home and speaker.group is not medium.group
    return speaker.start <= medium.start + (_AT_HOME_BEHIND_CREDIT if comments else _BEHIND_CREDIT)
