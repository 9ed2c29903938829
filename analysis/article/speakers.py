"""Speakers: the bodies, offices and people that a text says it has something from, and the side of each.

A speaker is a run of terms ("пресс-служба губернатора Пермского края", "РФ Қорғаныс министрлігі") beside a cue that
says that it spoke ("сообщила", "по данным", "мәлімдеді", "said"). Whose it is, is told by the place in the run; a body
without a place belongs to where the story happens, and that is where its outlet is unless it names other places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.article.terms import Hit, Sort
from outlets.vocabulary import Group

_JOIN = 3  # words between two terms of one run: "министр [иностранных дел] Украины"
_AFTER, _BESIDE, _BEFORE = 7, 3, 12  # words between a cue and its speaker: behind it, right beside it, before it
_CITED_REACH = 4  # words: "по данным [областного] управления"
_ENDS_REACH = 40  # words: a Kazakh sentence
_AGAIN_REACH = 700  # code points within which "ведомство" means who was named before
_FORMATIONS = "Donetsk and Luhansk formations"  # on the Russian side, but no bodies of the Russian state
MOST = 12  # speakers told of one article: what follows repeats them or comments

_SENTENCE_END = re.compile(
    r"(?<![\s.(]\w)[.!?…][\"»”)]*\s*(?=[«\"“„(—–-]*\s*[^\W\d_a-zа-яёәғқңөұүһі])|\n|[.؟]\s+(?=[\u0600-\u06ff])"
)
_BREAKS_RUN = re.compile(r"""[.,;:!?…()«»"“”—–\n]|\s-\s|\b(?:что|когда|если|после|для|против|that|with)\b""")
_BREAKS_AFTER = re.compile(r"[,;:!?…()\n]|\.\s|\s[—–-]\s|\b(?:что|that|как|про|при|об?(?!\sэтом))\b")
_BREAKS_BEFORE = re.compile(r"""\s[—–-]\s|[»”"],""")  # what stands in a quote is not who speaks it
_NAMED = re.compile(r"""[\s"«]{1,2}((?:[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]+\s){0,2}[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]+)""")
_CAPITAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]{2,24}"
_NAME_AFTER = re.compile(rf"\s+(?:{_CAPITAL}\s+)?({_CAPITAL})")
_NAME_BEFORE = re.compile(rf"({_CAPITAL})\s*(?:,?\s*)$")
_IN_PLACE = re.compile(r"\sв(?:о|\sстолице)?\s")
_NAME_REACH = 30  # code points
_OBLIQUE = re.compile(r"(?:[ндт](?:ін|ын|ің|ың|и[нң])|[гкқғ][ае]|[ндт][ае][нң]?|[мбп]ен)$")


@dataclass(slots=True)
class Run:
    """Terms that stand together: whose they are, and whether they are of a state."""

    hits: list[Hit]
    group: Group = Group.UNKNOWN
    explicit: bool = False  # whether the run itself tells its side
    state: bool = False
    again: bool = False  # a pronoun or the like
    name: str = ""
    end: int = 0  # code points, after the name of the person
    spoke: bool = field(default=False)

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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody a text has something from: code points of one field, `cue` those of the word that says so."""

    start: int
    end: int
    name: str
    group: Group
    official: bool
    cue: int


def find_speakers(passage: str, hits: Sequence[Hit], default: Group, offices: dict[str, Group]) -> list[Speaker]:
    """Returns the speakers of a passage in reading order, one for each time that they speak.

    `default` is the side of a body without a place. `offices` are the sides of those that had one before, by their
    names, and is added to: "президент Литвы" is "президент" from then on. A speaker is an official where it is of the
    Russian state.
    """
    runs = _join(passage, hits)
    _tell_sides(passage, runs, default, offices)
    speakers = []
    people = {key: run for run in runs for key in _name_keys(passage, run)}
    position = 0
    for cue in hits:
        if not cue.term.cue:
            continue
        while position < len(runs) and runs[position].first < cue.first:
            position += 1
        run = _pair(passage, cue, runs, position) or _by_name(passage, cue, people)
        if run is None:
            continue
        speakers.append(
            Speaker(run.start, run.end, run.name, run.group, run.state and run.group is Group.RU, cue.start)
        )
    return speakers


def _join(passage: str, hits: Sequence[Hit]) -> list[Run]:
    runs: list[Run] = []
    joinable = False
    for hit in hits:
        if not hit.term.joins:
            joinable = False
            continue
        if joinable and hit.term.sort is not Sort.AGAIN:
            last = runs[-1].hits[-1]
            if hit.first - last.last - 1 <= _JOIN and not _BREAKS_RUN.search(passage, last.end, hit.start):
                runs[-1].hits.append(hit)
                continue
        runs.append(Run([hit]))
        joinable = hit.term.sort is not Sort.AGAIN
    return runs


def _tell_sides(passage: str, runs: Sequence[Run], default: Group, offices: dict[str, Group]) -> None:
    before: Run | None = None  # the last speaker of a state or a role, for those that are named by a pronoun
    for run in runs:
        sorts = [hit.term.sort for hit in run.hits]
        has_head = any(hit.term.head for hit in run.hits)
        run.state = Sort.OFFICIAL in sorts or Sort.STATE in sorts
        if any(hit.term.name == _FORMATIONS for hit in run.hits):
            run.state = False
        run.again = Sort.AGAIN in sorts
        run.end = run.hits[-1].end
        if has_head and (named := _NAMED.match(passage, run.end)):
            run.end = named.end(1)
        decisive = _decisive(run.hits)
        if decisive is not None:
            run.group, run.explicit = decisive, True
        near = before is not None and run.start - before.end <= _AGAIN_REACH
        if before is not None and near and (run.again or (not run.state and not run.explicit and Sort.WEAK in sorts)):
            run.group, run.state, run.explicit = before.group, before.state, before.explicit
            run.name = before.name
        elif not run.explicit and has_head:
            known = (offices[hit.term.name] for hit in run.hits if hit.term.name in offices)
            run.group = next(known, default)
        if run.explicit:
            offices.update((hit.term.name, run.group) for hit in run.hits if hit.term.sort is Sort.STATE)
        run.name = run.name or _name(passage, run)
        if run.state or Sort.ROLE in sorts:
            before = run


def _decisive(hits: Sequence[Hit]) -> Group | None:
    """Returns the term that tells whose a run is: the first behind its head, else what stands before it."""
    head = next((number for number, hit in enumerate(hits) if hit.term.head), None)
    telling = [number for number, hit in enumerate(hits) if hit.term.sort in (Sort.PLACE, Sort.OFFICIAL)]
    if not telling:
        # акимат: only one state has it
        return next((hit.term.group for hit in hits if hit.term.group is not Group.UNKNOWN), None)
    number = telling[0]
    if head is not None and hits[head].term.sort is Sort.OFFICIAL:
        following = hits[head + 1 : head + 2]  # "Следственный комитет Беларуси" is none of Russia's
        term = hits[head].term
        is_namesake = not (term.since or term.placed) and following and following[0].first == hits[head].last + 1
        number = head + 1 if is_namesake and following[0].term.sort is Sort.PLACE else head
    elif head is not None and telling[-1] > head:
        number = next(other for other in telling if other > head)
    elif head and hits[head - 1].last + 1 == hits[head].first and not hits[head - 1].term.capital:
        number = head - 1
    return hits[number].term.group


def _name(passage: str, run: Run) -> str:
    official = next((hit.term.name for hit in run.hits if hit.term.sort is Sort.OFFICIAL), None)
    if run.state and run.group is Group.RU:
        if official:
            return official
        head = next(hit.term.name for hit in run.hits if hit.term.head)
        place = next((hit.term.name for hit in run.hits if hit.term.sort is Sort.PLACE), "Russia")
        return f"{head} ({place})"
    return " ".join(passage[run.start : run.end].split())


def _name_keys(passage: str, run: Run) -> Iterator[str]:
    behind = passage[run.hits[-1].end : run.end].split()
    if behind:
        yield _surname_key(behind[-1])
    for hit in run.hits:
        if hit.term.since and hit.last > hit.first:  # "Дмитрий Медведев": the surname alone may be anybody's before
            yield _surname_key(passage[hit.start : hit.end].split()[-1])


def _surname_key(word: str) -> str:
    """Surnames change their last letters: Хромушин, Хромушина, Ногаевтың. The first five or more stay."""
    return word[: max(4, min(len(word) - 2, 6))].lower()


def _by_name(passage: str, cue: Hit, people: dict[str, Run]) -> Run | None:
    for match in (
        _NAME_AFTER.match(passage, cue.end),
        _NAME_BEFORE.search(passage, max(0, cue.start - _NAME_REACH), cue.start),
    ):
        if match and (run := people.get(_surname_key(match[1]))):
            return run
    return None


def _pair(passage: str, cue: Hit, runs: Sequence[Run], position: int) -> Run | None:
    """Returns who speaks at a cue; `runs[position]` is the first run behind it."""
    after = runs[position] if position < len(runs) else None
    before = runs[position - 1] if position else None
    sort = cue.term.sort
    if sort is Sort.CITES:
        return after if after and _is_behind(passage, cue, after, _CITED_REACH) else None
    if sort is Sort.CITED:
        return before if before and _is_ahead(passage, cue, before, _CITED_REACH) else None
    if sort is Sort.SAYS and before and _is_speaker(before) and _is_ahead(passage, cue, before, 0):
        return before
    if after and _is_behind(passage, cue, after, _BESIDE):
        return after
    if sort is Sort.ENDS:
        return _subject(passage, cue, runs, position)
    if before and _is_ahead(passage, cue, before, _BEFORE):
        return before
    if after and not after.again and _is_behind(passage, cue, after, _AFTER):
        return after
    return None


def _is_speaker(run: Run) -> bool:
    return any(hit.term.head or hit.term.sort is Sort.AGAIN for hit in run.hits)


def _is_behind(passage: str, cue: Hit, run: Run, reach: int) -> bool:
    gap = run.first - cue.last - 1
    if gap > reach or (run.again and gap > 0):
        return False
    if not _is_speaker(run):  # "заявили в Тегеране": the capital stands for who governs there
        return cue.term.sort is Sort.SAYS and _IN_PLACE.fullmatch(passage, cue.end, run.start) is not None
    return not _BREAKS_AFTER.search(passage, cue.end, run.start)


def _is_ahead(passage: str, cue: Hit, run: Run, reach: int) -> bool:
    gap = cue.first - run.last - 1
    if gap > reach or (run.again and gap > 2):
        return False
    if not _is_speaker(run) and not passage[run.end : cue.start].isspace():
        return False
    return not (
        _SENTENCE_END.search(passage, run.end, cue.start) or _BREAKS_BEFORE.search(passage, run.end, cue.start)
    )


def _subject(passage: str, cue: Hit, runs: Sequence[Run], position: int) -> Run | None:
    """In Kazakh the verb ends the sentence and its subject, in the nominative, may be far before it."""
    found = None
    for run in reversed(runs[max(0, position - 6) : position]):
        if cue.first - run.last > _ENDS_REACH or _SENTENCE_END.search(passage, run.hits[-1].end, cue.start):
            break
        if _is_speaker(run) and not _OBLIQUE.search(passage[run.hits[-1].start : run.hits[-1].end].lower()):
            found = run
    return found
