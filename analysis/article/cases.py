"""Cases: whether a body or a person stands as somebody who speaks, or as one who is told, met or spoken of."""

import re

from analysis.article.runs import Run
from analysis.article.terms import Hit

# Dative, genitive, instrumental and ablative of Kazakh. "Путин" ends like a Kazakh genitive and is none.
_OBLIQUE_KAZAKH = re.compile(r"(?:[ндт](?:ін|ын|ің|ың|и[нң])|[гкқғ][ае]|[ндт][ае][нң]?|[мбп]ен)$")
_HIMSELF = re.compile(r"\sөз[іе]")  # "министрдің өзі": the minister himself
_OBLIQUE_KAZAKH_NAME = re.compile(r"(?:[ндт](?:ін|ың|ің|иң|ын|і|ы)|[гкқғ][ае]|[ндт][ае]н|[мбп]ен)$")
# "встреча с Путиным", "спросили Лаврова".
_OBLIQUE_NAME = re.compile(r"(?:[иоуы]м|ого|ому|[нвк]у|[ое]й)$")
# Russian heads that are no subject, unless they are where something was said: "в полиции сообщили".
_OBLIQUE = re.compile(r"(?:главе|ом|ем|ой|ого|ему|ому|[ую]|ей|ов|ев|[ая]м|[ая]ми|[аяиы]х)$")
_DATIVE = re.compile(r"(?:ому|ему|у|ю|[ая]м|глав[еу])$")
_ADJECTIVES = r"(?:[\w-]+(?:ой|ом|ем|ей|их|ых|ую|ого|ому|ым|им|ыми|ими|ие|ые)\s){0,2}"
_IN = re.compile(rf"\b(?:во?|на)\s{_ADJECTIVES}$", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"\b(?:до|от|со?|к|у|из|для|против|без|после|через|за|под|над|перед|между|при|об?|про)\s{_ADJECTIVES}$",
    re.IGNORECASE,
)
# "в полицию", "на Северный флот": where something goes, and not where it was said.
_WHERE_TO = re.compile(r"(?:[ую]|[^\WаеёиоуыэюяА-ЯЁ]|органы|власти)$")
_IN_OR_OF = re.compile(
    r"\b(?:in|of|to|from|at|for|with|on|and|near|over|against|the|в|во|на|из|об?|от|для|и|с)\s$", re.IGNORECASE
)
_JUST_IN = re.compile(r"(?:^|[^\w\s]\s|\n)В\s$|,\s(?:как\s)?в\s$")
_OBLIQUE_PLACE = re.compile(r"(?:[еиую]|о[йм]|ем|ей|[аяы]х|ск\w+)$")
_FROM = re.compile(r"\b(?:из|from)\s(?:the\s)?$", re.IGNORECASE)
_FROM_REACH = 12  # code points
_ABLATIVE = re.compile(r"(?:[нд]|(?<!с)т)[ае]н$")
_REACH = 40  # code points before a head in which its preposition stands
_ONE_SAYS = re.compile(r"(?:ла?|ет|ит)$")  # сказал, сообщает: who does is named, and "в суде" is where
_ONE_REACH = 12  # code points of a verb


def is_oblique(passage: str, run: Run, *, ahead: bool) -> bool:
    """Tells whether a Russian run is in a case of somebody who is told, or spoken of.

    `ahead` tells that it stands before its verb. Behind it a genitive is a nominative's as often as not.
    """
    head = next((hit for hit in run.hits if hit.term.head), None)
    if head is None or head.term.latin:
        return False
    before = max(0, head.start - _REACH)
    capitals = passage[head.start : head.end].isupper()
    if _IN.search(passage, before, head.start):
        return not capitals and _WHERE_TO.search(passage, head.start, head.end) is not None
    if _PREPOSITION.search(passage, before, head.start):
        return True
    if capitals or (head.term.open and head.end - head.start == len(head.term.first)):
        return False  # Газпром, исполком: the whole stem, whatever it ends in
    if head.term.since:
        return is_oblique_name(passage, head)
    return (_OBLIQUE if ahead else _DATIVE).search(passage, head.start, head.end) is not None


def is_where_said(passage: str, cue: Hit, run: Run) -> bool:
    """Tells "адвокат сказал в суде": the run behind a verb of one person is the place where that one said it."""
    if not _ONE_SAYS.search(passage, max(0, cue.end - _ONE_REACH), cue.end):
        return False
    return _IN.search(passage, max(0, run.start - _REACH), run.start) is not None


def is_oblique_name(passage: str, name: Hit) -> bool:
    """Tells of a listed Russian name whether it is in a case of somebody to whom something is done."""
    if not name.term.since or name.term.latin:
        return False
    if name.term.open and name.term.size == 1 and name.end - name.start == len(name.term.first) + 1:
        return passage[name.end - 1] in "ауе"  # Путина, Пескову
    return _OBLIQUE_NAME.search(passage, name.start, name.end) is not None


def is_named(passage: str, place: Hit) -> bool:
    """Tells whether a place stands alone and in the nominative, as in "Анкара заявила", "Moscow said"."""
    if not place.term.capital or _IN_OR_OF.search(passage, max(0, place.start - _REACH), place.start):
        return False
    return place.term.latin or not _OBLIQUE_PLACE.search(passage, place.start, place.end)


def is_said_in(passage: str, place: Hit, cue: Hit) -> bool:
    """Tells "в Анкаре заявили": nobody else is there who might have said it."""
    if not place.term.capital or not passage.endswith("ли", cue.start, cue.end):
        return False
    return _JUST_IN.search(passage, max(0, place.start - _REACH), place.start) is not None


def comes_from(passage: str, place: Hit) -> bool:
    """Tells "из России", "from Russia", "Ресейден": where something comes from is not where it happens."""
    if _FROM.search(passage, max(0, place.start - _FROM_REACH), place.start):
        return True
    return _ABLATIVE.search(passage, place.start, place.end) is not None


def is_oblique_in_kazakh(passage: str, name: Hit) -> bool:
    """Tells whether the last word of a Kazakh run is in a case of somebody to whom something is done."""
    if _HIMSELF.match(passage, name.end):
        return False
    oblique = _OBLIQUE_KAZAKH_NAME if name.term.since else _OBLIQUE_KAZAKH
    return oblique.search(passage, name.start, name.end) is not None
