"""Antecedents: whose a run is that does not say so, and who is meant by "he", "ведомство" and a bare "пресс-служба".

A run without a place has the side that the same office had before in the article, else that of the story; a medium's
nameless source, and the body that a medium cites, have that of the medium.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article.people import is_meant, is_person
from analysis.article.runs import Run, join_runs, name_of
from analysis.article.sides import SHARED
from analysis.article.terms import Hit, Sort
from outlets.vocabulary import Group

_NAMELESS = "nameless source"  # источник, собеседник: the name of its terms
_CITED_BEFORE = re.compile(r"\bссылкой\sна\s(?:[а-яё]+\s)?$")
_CITED_AFTER = re.compile(r"\s(?:сілтеме|сүйен|жүгін)")
_OURS = re.compile(r"\b(?:біздің|еліміздің|наш[аеиу]\w{0,2}|our)\s$", re.IGNORECASE)
_REACH_OF_OURS = 12  # code points
_REACH_OF_CITED = 60  # code points
_REACH_OF_MEDIUM = 150  # code points between a medium and its source: a sentence
_REACH = 700  # code points within which "ведомство" means who was named before
_PRONOUN = "he or she"  # the name of its terms
_COMPANY = "company"  # a kind of officials
_STAFF = "specialists"  # сотрудники: of a body, and not of a person
# "представитель семьи": of somebody else than who was named before.
_OF_OTHERS = re.compile(
    r"\s(?!ведомств|служб|министерств|полици|комитет|департамент|управлени|суда|прокуратур|администраци|компани|банка"
    r"|регулятор|организаци|мэри|посольств|правительств|агентств|корпораци)[а-яё]{4,}(?:[аи]|[ыя]|ов|ей)\b"
)
_FIRM_NOUNS = "director"  # компания, гендиректор: the name of its terms


@dataclass(frozen=True, slots=True)
class Story:
    """Where an article's outlet is at home, where its story happens, and whether it is in Kazakh.

    `since` is from where on, in code points of the passage, a place of the story was named: a body of a state that says
    none and stands before it is one at home. `media` are the code points and the sides of the media that the passage
    credits.
    """

    home: Group
    side: Group
    kazakh: bool
    since: int = 0
    media: tuple[tuple[int, Group], ...] = ()

    def side_of_medium(self, start: int) -> Group | None:
        """Returns the side of the nearest medium that is credited in the sentence of `start`, if there is one."""
        reached = [one for one in self.media if abs(one[0] - start) <= _REACH_OF_MEDIUM]
        return min(reached, key=lambda one: abs(one[0] - start))[1] if reached else None

    def side_at(self, start: int) -> Group:
        """Returns the side of a body without a place that stands at `start`."""
        return self.side if start >= self.since or self.home is Group.UNKNOWN else self.home


def find_runs(passage: str, hits: Sequence[Hit], story: Story, offices: dict[str, Group]) -> list[Run]:
    """Returns the runs of a passage in reading order, each with its side.

    `offices` are the sides of the offices that had a place before, by their names, and is added to: "президент Литвы"
    is "президент" from then on.
    """
    runs = join_runs(passage, hits, kazakh=story.kazakh)
    before: Run | None = None  # the last body or person, for those that are named by "ведомство" or only as an office
    person: Run | None = None  # the last person, for a pronoun
    for run in runs:
        if _is_ours(passage, run):
            run.group, run.explicit = story.home, story.home is not Group.UNKNOWN
        if run.explicit and _is_of_neighbour(run, story):
            run.group, run.explicit = story.side, False
        meant = person if run.again and run.hits[0].term.name == _PRONOUN else before
        near = meant is not None and run.start - meant.end <= _REACH
        if meant is not None and near and (run.again or _leans(passage, run, meant)):
            run.group, run.state, run.explicit, run.name = meant.group, meant.state, meant.explicit, meant.name
            run.meant = meant.start
        elif not run.explicit and run.has_head:
            known = (offices[hit.term.name] for hit in run.hits if hit.term.name in offices)
            run.group = next(known, _side_by_story(passage, run, story))
        if run.group is Group.RU and _is_of_others(run):
            run.state = False
        if run.explicit:
            offices.update((hit.term.name, run.group) for hit in run.hits if hit.term.sort is Sort.STATE)
        run.name = run.name or name_of(passage, run)
        if run.state or any(hit.term.sort is Sort.ROLE for hit in run.hits):
            before = run
        if run.has_head and is_person(run) and is_meant(passage, person, run):
            person = run
    return runs


def _side_by_story(passage: str, run: Run, story: Story) -> Group:
    """Returns the side of a run that tells none."""
    nameless = run.hits[0].term.name == _NAMELESS
    if nameless or _is_cited(passage, run):
        side = story.side_of_medium(run.start)
        # An agency of the West reports from everywhere: the authorities that it cites are those of the place.
        if side is not None and (nameless or side is not Group.WEST):
            return side
    return story.side_at(run.start) if run.state else story.side


def _is_ours(passage: str, run: Run) -> bool:
    """Tells "наше министерство", "біздің елшілік"."""
    head = next((hit.start for hit in run.hits if hit.term.head), None)
    return head is not None and _OURS.search(passage, max(0, head - _REACH_OF_OURS), head) is not None


def _is_cited(passage: str, run: Run) -> bool:
    """Tells "со ссылкой на полицию", "полицияға сілтеме жасап"."""
    before = _CITED_BEFORE.search(passage, max(0, run.start - _REACH_OF_CITED), run.start)
    return before is not None or _CITED_AFTER.match(passage, run.hits[-1].end) is not None


def _is_of_others(run: Run) -> bool:
    """Tells "Компания Bridgestone Россия и СНГ": a body of nobody in Russia beside the name of the country."""
    bodies = {hit.term.group for hit in run.hits if hit.term.sort in (Sort.STATE, Sort.OFFICIAL)}
    return bool(bodies) and bodies.isdisjoint((Group.RU, Group.UNKNOWN))


def _is_of_neighbour(run: Run, story: Story) -> bool:
    """Tells a body that a neighbour of Russia calls as Russia does, in an outlet of that neighbour."""
    if story.home is not Group.REGION or story.side is not Group.REGION:
        return False
    return {hit.term.kind for hit in run.hits if hit.term.group is Group.RU} == {SHARED}


def _leans(passage: str, run: Run, meant: Run) -> bool:
    """Tells whether a run is a press service, a representative or a company, without saying whose."""
    if run.state or run.explicit:
        return False
    weak = {hit.term.name for hit in run.hits if hit.term.sort is Sort.WEAK}
    if weak == {_STAFF}:
        return not is_person(meant)
    if weak:
        return _OF_OTHERS.match(passage, run.hits[-1].end) is None
    state_company = any(hit.term.kind == _COMPANY for hit in meant.hits)
    return state_company and all(hit.term.name == _FIRM_NOUNS for hit in run.hits)
