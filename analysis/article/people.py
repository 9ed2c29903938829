"""People: who is meant by "he", and by a surname alone."""

from collections.abc import Iterator, Sequence

from analysis.article.cases import is_oblique_name
from analysis.article.cues import SENTENCE_END
from analysis.article.runs import Run
from analysis.article.terms import Sort

_OF_ONE = frozenset(
    {"minister", "president", "prime minister", "governor", "mayor", "ombudsman", "head", "representative"}
)
_SENTENCE_REACH = 300  # code points from one person to another within which a sentence is looked for


def is_person(run: Run) -> bool:
    """Tells whether a run ends in a name, or is an office or a calling and no body."""
    return run.end > run.hits[-1].end or any(
        hit.term.since or hit.term.sort is Sort.ROLE or hit.term.name in _OF_ONE for hit in run.hits
    )


def is_meant(passage: str, person: Run | None, run: Run) -> bool:
    """Tells whether a pronoun behind `run` means it, and not the `person` before it.

    Of several people in one sentence the first is its subject, as a rule: "Johnson spoke to Putin. He said …".
    """
    if person is None or run.start - person.end > _SENTENCE_REACH:
        return True
    if SENTENCE_END.search(passage, person.end, run.start):
        return not is_oblique_name(passage, run.hits[-1])
    return is_oblique_name(passage, person.hits[-1])


def people_of(passage: str, runs: Sequence[Run]) -> dict[str, Run]:
    """Returns the runs by the surnames in them, as `surname_key` writes these."""
    return {key: run for run in runs for key in _surnames(passage, run)}


def _surnames(passage: str, run: Run) -> Iterator[str]:
    behind = passage[run.hits[-1].end : run.end].split()
    if behind:
        yield surname_key(behind[-1])
    for hit in run.hits:
        if hit.term.since and hit.last > hit.first:  # "Дмитрий Медведев": the surname alone may be anybody's before
            yield surname_key(passage[hit.start : hit.end].split()[-1])


def surname_key(word: str) -> str:
    """Returns what stays of a surname in every case: Хромушин, Хромушина, Ногаевтың."""
    return word[: max(4, min(len(word) - 2, 6))].lower()
