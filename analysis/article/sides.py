"""Sides: where the places that a text names belong, and on which side its information was first gathered.

`states.csv` lists states with their names, adjectives, people, cities, and the bodies that nobody else has, each with
its group. The side of an article is told by a short list of rules, in `first_side`.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
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

_SUFFIXES = {"рф": "RU", "ру": "RU", "su": "RU", "қаз": "KZ", "кз": "KZ", "укр": "UA", "uk": "GB"}
# They are sold to anybody: nothing is known of who uses them.
_OF_NO_COUNTRY = frozenset({"tv", "io", "me", "eu", "fm", "co", "ai", "cc", "ws", "to", "la", "vc"})


def place_terms() -> Iterator[Term]:
    """Yields the terms of `states.csv`."""
    with (files("analysis.article") / "states.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for form in row["forms"].split(";"):
                yield read_form(Sort(row["sort"]), row["name"], Group(row["group"]), form)


def side_of_host(host: str) -> Group:
    """Returns the side that the last label of a host tells ("x.ua" is `region`), `unknown` where it tells none."""
    _, dot, suffix = host.rpartition(".")
    if not dot or suffix in _OF_NO_COUNTRY:
        return Group.UNKNOWN
    country = _SUFFIXES.get(suffix, suffix.upper() if len(suffix) == 2 else "")
    return group_of_country(country)


def side_of_publisher(publisher: Evidence | None) -> Group:
    """Returns the side of who publishes; of an outlet that nobody registered, the one that its address tells."""
    if publisher is None:
        return Group.UNKNOWN
    return publisher.group if publisher.group is not Group.UNKNOWN else side_of_host(publisher.name)


def story_side(hits: Iterable[tuple[Field, Hit]], home: Group, length: int) -> Group:
    """Returns the side on which a story happens: the one whose places it names most; `home` where it names none.

    `length` is that of the article's text, in code points.
    """
    votes: dict[Group, float] = {} if home is Group.UNKNOWN else {home: _LONG_AT_HOME if length > _LONG else _AT_HOME}
    for place, hit in hits:
        if hit.term.group is Group.UNKNOWN:
            continue
        if hit.start > _READ:
            break
        weight = _IN_TITLE if place is Field.TITLE else _IN_LEAD if hit.start < _LEAD else _LATER
        votes[hit.term.group] = votes.get(hit.term.group, 0.0) + weight
    return max(votes, key=lambda group: votes[group]) if votes else Group.UNKNOWN


SPEAKERS = frozenset({EvidenceKind.OFFICIAL, EvidenceKind.QUOTE})


def leading_speaker(evidence: Sequence[Evidence]) -> Evidence | None:
    """Returns the first speaker whose side the text tells."""
    return next(
        (
            one
            for one in evidence
            if one.kind in SPEAKERS and one.role is Role.SOURCE and one.group is not Group.UNKNOWN
        ),
        None,
    )


def first_side(evidence: Sequence[Evidence], medium: Evidence | None, publisher: Evidence | None) -> Group:
    """Returns the side where the information was first gathered.

    Who speaks goes before the medium that carries it (`medium`, the end of the credited chain), and that before who
    publishes.
    """
    speaker = leading_speaker(evidence)
    if speaker is not None:
        return speaker.group
    if medium is not None and medium.group is not Group.UNKNOWN:
        return medium.group
    return side_of_publisher(publisher)
