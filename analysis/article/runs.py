"""Runs: terms that stand together and name one body, office or person, and whose it is.

The place in a run tells its side: in Russian and English the one behind its head ("МИД Украины"), else the adjective
before it ("российский посол"); in Kazakh what stands before it. A run without a place has the side that the same office
had before in the article, else that of the story.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.article.terms import Hit, Sort
from outlets.vocabulary import Group

_JOIN = 3  # words between two terms of one run: "министр [иностранных дел] Украины"
_FORMATIONS = "Donetsk and Luhansk formations"  # on the Russian side, but no bodies of the Russian state
_ORGANISATION = "organisation"  # федерация, клуб
_IN_OFFICE = frozenset({"minister", "president", "prime minister", "governor", "mayor"})
_TELLING = frozenset({Sort.PLACE, Sort.OFFICIAL, Sort.FIRM})
_LEADS = frozenset({"head"})  # глава, басшы: of a state where a place stands beside it ("глава Орска")

_BREAKS_RUN = re.compile(
    r"""[.,;:!?…()«»"“”—–\n]|\s-\s|\b(?:что|когда|если|после|для|против|перед|между|that|with|for|деп|мен|және)\b"""
)
_GOES_ON = re.compile(r"\s(?:област|кра[йяюе]|республик|район|округ|город)\w{0,4}|\sof(?:\sthe)?(?=\s[A-Z])")
# A verb between two terms: what follows is what the first one does. "дел" and "торговли" are none.
_VERB = re.compile(r"(?:[аиыуя]л[аои]?|(?<!д)[её]л[аои]?|[аиыеу]ли|ет|ит|[юя]т|ут|ть|ся|сь)\b")
_NAMED = re.compile(r"""(?:[^\S\n]["«]?|["«])((?:[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]+\s){0,2}[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]+)""")
_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]")
_INTO = re.compile(r"\w\s(?:во?|на|к)\s$")
_POSSESSIVE = ("'s", "’s")
_ABROAD = re.compile(r"\s(?:во?|при|to|in|at)\s(?:the\s)?$")  # "посол в Москве", "ambassador to Russia"
_ABROAD_REACH = 12  # code points
_LOCATIVE = re.compile(r"[дт][ае](?:ғы|гі|гы)?$")
# Dative, accusative, ablative and instrumental of Kazakh: whom something is done to.
_OBJECT = re.compile(r"(?:[ндт][іы]|[гкқғ][ае]|н[ае]|(?:[нд]|(?<!с)т)[ае]н|[мбп]ен)$")
# "Чеченской Республики", "Омского района": the noun that makes a place of an adjective.
_REGION_BEHIND = re.compile(r"\s(?:Республик|област|кра[яйю]\b|округ|район|автоном|сельсовет|поселени)")


@dataclass(slots=True)
class Run:
    """Terms that stand together: whose they are, and whether they are of a state."""

    hits: list[Hit]
    group: Group = Group.UNKNOWN
    explicit: bool = False  # whether the run itself tells its side
    state: bool = False
    again: bool = False  # a pronoun or the like
    has_head: bool = False  # a body, an office or a person, and not a place alone
    name: str = ""
    meant: int = -1  # where the one stands that it refers to, in code points
    end: int = 0  # code points, after the name of the person

    @property
    def start(self) -> int:
        """Where the run starts, in code points."""
        return self.hits[0].start

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.hits[0].first

    @property
    def last(self) -> int:
        """The number of its last word."""
        return self.hits[-1].last


def join_runs(passage: str, hits: Sequence[Hit], *, kazakh: bool) -> list[Run]:
    """Returns the runs of a passage in reading order, each with what it tells by itself."""
    runs = _join(passage, hits, kazakh)
    for number, run in enumerate(runs):
        behind = runs[number + 1].start if number + 1 < len(runs) else len(passage)
        _tell_sort(passage, run, behind)
        side = _side(run.hits, passage, kazakh)
        if side is not None:
            run.group, run.explicit = side, True
    return runs


def _join(passage: str, hits: Sequence[Hit], kazakh: bool) -> list[Run]:
    runs: list[Run] = []
    joinable = False
    for hit in hits:
        if not hit.term.joins:
            joinable = False
            continue
        if joinable and hit.term.sort is not Sort.AGAIN:
            last = runs[-1].hits[-1]
            near = hit.first - last.last - 1 <= _JOIN and not _BREAKS_RUN.search(passage, last.end, hit.start)
            if near and not (_ends_in_kazakh(passage, last, hit) if kazakh else _ends(passage, last, hit)):
                runs[-1].hits.append(hit)
                continue
        runs.append(Run([hit]))
        joinable = hit.term.sort is not Sort.AGAIN
    return runs


def _ends(passage: str, last: Hit, hit: Hit) -> bool:
    """Tells of two neighbours in Russian or English whether the second has nothing to do with the first."""
    if last.term.latin:
        # "Trump's Ukraine policy": what somebody has is not what somebody is.
        return hit.term.sort is Sort.PLACE and passage[last.end : last.end + 2] in _POSSESSIVE
    if hit.first == last.last + 1:
        # A headline that was glued to a text: "… дело против России Спикер министерства заявил".
        glued = last.term.sort is Sort.PLACE and last.term.capital and hit.term.head and not hit.term.capital
        return (
            glued
            and _CAPITALISED.match(passage, hit.start) is not None
            and not passage[last.start : last.end].isupper()
        )
    if hit.term.head and last.term.sort is Sort.PLACE and _INTO.search(passage, last.end, hit.start):
        return True  # "в Москве обращение в суд"
    return _VERB.search(passage, last.end, hit.start) is not None


def _ends_in_kazakh(passage: str, last: Hit, hit: Hit) -> bool:
    """In Kazakh a place stands before what it has, and a word in an object's case before what is done to it."""
    if last.term.head and hit.term.sort is Sort.PLACE:
        return True
    return _OBJECT.search(passage, last.start, last.end) is not None


def _tell_sort(passage: str, run: Run, behind: int) -> None:
    """Fills in what a run is; `behind` is where the next one starts."""
    hits = run.hits
    run.again = hits[0].term.sort is Sort.AGAIN
    run.has_head = any(hit.term.head for hit in hits)
    run.state = any(hit.term.sort is Sort.OFFICIAL or hit.term.sort is Sort.STATE for hit in hits)
    if not run.state and len(hits) > 1:
        run.state = _leads_place(passage, hits)
    if any(hit.term.name == _FORMATIONS for hit in hits) or (run.state and _leads_others(hits)) or _is_private(hits):
        run.state = False
    run.end = hits[-1].end
    if goes_on := _GOES_ON.match(passage, run.end):
        run.end = goes_on.end()
    if run.has_head and (named := _NAMED.match(passage, run.end, behind)):
        run.end = named.end(1)


def _leads_place(passage: str, hits: Sequence[Hit]) -> bool:
    """Tells "глава Орска", "глава Чеченской Республики", "Тыва басшысы" from the head of anything else."""
    for one, two in pairwise(hits):
        if two.first > one.last + 2:
            continue
        if one.term.name in _LEADS and _is_place(passage, two):
            return True
        if two.term.name in _LEADS and _is_place(passage, one):
            return True
    return False


def _is_place(passage: str, hit: Hit) -> bool:
    """Tells a place that has a head: one with a name of its own, and not just anything of that country."""
    if hit.term.sort is not Sort.PLACE:
        return False
    return hit.term.capital or _REGION_BEHIND.match(passage, hit.end) is not None


def _is_private(hits: Sequence[Hit]) -> bool:
    """Tells "адвокат министра" from "директор департамента": somebody of a person in office, and of no body."""
    heads = [hit.term for hit in hits if hit.term.head]
    if len(heads) < 2 or heads[0].sort is not Sort.ROLE:
        return False
    return all(term.name in _IN_OFFICE or term.sort is Sort.ROLE for term in heads)


def _leads_others(hits: Sequence[Hit]) -> bool:
    """Tells "президент Всероссийской федерации", "вице-президент Samsung" from the president of a state."""
    if {hit.term.name for hit in hits if hit.term.sort in (Sort.STATE, Sort.OFFICIAL)} != {"president"}:
        return False
    return any(hit.term.sort is Sort.FIRM or hit.term.name == _ORGANISATION for hit in hits)


def _side(hits: Sequence[Hit], passage: str, kazakh: bool) -> Group | None:
    head = next((number for number, hit in enumerate(hits) if hit.term.head), None)
    telling = [number for number, hit in enumerate(hits) if hit.term.sort in _TELLING]
    if telling and any(hit.term.name == "embassy" for hit in hits):
        telling = [number for number in telling if not _is_abroad(passage, hits[number])]
    if not telling:
        # акимат: only one state has it
        return next((hit.term.group for hit in hits if hit.term.group is not Group.UNKNOWN), None)
    number = telling[0]
    if head is None or hits[head].term.sort is Sort.FIRM:
        pass
    elif hits[head].term.sort is Sort.OFFICIAL:
        number = head + 1 if _is_namesake(hits, head) else head
    elif telling[-1] > head:
        number = next(other for other in telling if other > head)
    elif kazakh:  # "Ресейдің Астанадағы елшілігі": where it is, is not whose it is
        number = next(
            (other for other in telling if not _LOCATIVE.search(passage, hits[other].start, hits[other].end)), number
        )
    elif head and hits[head - 1].last + 1 == hits[head].first and not hits[head - 1].term.capital:
        number = head - 1
    return hits[number].term.group


def _is_abroad(passage: str, hit: Hit) -> bool:
    """Tells whether a place is where an embassy is, and not whose it is."""
    return _ABROAD.search(passage, max(0, hit.start - _ABROAD_REACH), hit.start) is not None


def _is_namesake(hits: Sequence[Hit], head: int) -> bool:
    """Tells a body that is named like a Russian one, and another state stands right behind it."""
    term = hits[head].term
    if term.since or term.placed or head + 1 == len(hits):
        return False
    following = hits[head + 1]
    return following.term.sort is Sort.PLACE and following.first == hits[head].last + 1


def name_of(passage: str, run: Run) -> str:
    """Returns the English name of a Russian body, office or person, else the words of the run."""
    if run.state and run.group is Group.RU:
        officials = [hit.term for hit in run.hits if hit.term.sort is Sort.OFFICIAL]
        if officials:  # a person says more than the body it speaks for
            return next((term for term in officials if term.since), officials[0]).name
        head = next(hit.term.name for hit in run.hits if hit.term.head)
        place = next((hit.term.name for hit in run.hits if hit.term.sort is Sort.PLACE), "Russia")
        return f"{head} ({place})"
    return " ".join(passage[run.start : run.end].split())
