"""Speakers: the bodies, offices and people that a text says it has something from.

A speaker is a run of terms ("пресс-служба губернатора Пермского края", "РФ Қорғаныс министрлігі") beside a cue that
says that it spoke ("сообщила", "по данным", "мәлімдеді", "said"). Who is only talked about, or told something, is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.article.antecedents import Story, find_runs
from analysis.article.cases import is_named, is_oblique, is_oblique_in_kazakh, is_said_in, is_where_said
from analysis.article.cues import is_no_source, may_follow
from analysis.article.people import people_of, surname_key
from analysis.article.runs import Run
from analysis.article.terms import Hit, Sort
from outlets.vocabulary import Group

_AFTER, _BESIDE, _BEFORE = 7, 3, 12  # words between a cue and its speaker: behind it, right beside it, before it
_CITED_REACH = 4  # words: "по данным [областного] управления"
_ENDS_REACH, _ENDS_RUNS = 40, 6  # words and runs: a Kazakh sentence
_NAME_REACH = 30  # code points

_SENTENCE_END = re.compile(
    r"(?<![\s.(]\w)[.!?…][\"»”)]*\s*(?=[«\"“„(—–-]*\s*[^\W\d_a-zа-яёәғқңөұүһі])|\n|[.؟]\s+(?=[\u0600-\u06ff])"
)
_BREAKS_AFTER = re.compile(r"[,;:!?…()\n]|\.\s|\s[—–-]\s|\b(?:что|that|как|про|при|об?(?!\sэтом))\b")
# What stands in a quote is not who speaks it, and behind a comma ("…, сообщает") the speaker is still to come.
_BREAKS_BEFORE = re.compile(r"""\s[—–-]\s|[»”"],|,\s*$""")
_IN_PLACE = re.compile(r"\sв(?:о|\sстолице)?\s")
_CAPITAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]{2,24}"
_NAME_AFTER = re.compile(rf"\s+(?:{_CAPITAL}\s+)?({_CAPITAL})")
_NAME_BEFORE = re.compile(rf"({_CAPITAL})\s*$")
_NAMES_AFTER = re.compile(rf"\s({_CAPITAL}\s{_CAPITAL})")
_NAMES_BEFORE = re.compile(rf"\b({_CAPITAL}\s{_CAPITAL})\s$")
_DASH_BEFORE = re.compile(r"\s[—–-]\s$")
_APPOSITION = re.compile(r",\s[^,.;:!?\n]{3,60},\s")  # "the ambassador, John Sullivan, said"
_CLAUSE_END = re.compile(r"[.,\n]|$")
_ABOUT_IN = re.compile(r"\sоб?\s[^.,;:!?\n]{1,60}\sво?\s")
_GOVERNED_FROM = frozenset({"Russia", "Moscow"})  # "Москва заявила" means who governs there
_POSSESSIVE = ("'s", "’s")
_BACK = 3  # runs before a cue that are looked at


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody a text has something from: code points of one field, `cue` those of the word that says so."""

    start: int
    end: int
    name: str
    group: Group
    official: bool
    cue: int


def find_speakers(
    passage: str, hits: Sequence[Hit], story: Story, offices: dict[str, Group], *, title: bool = False
) -> list[Speaker]:
    """Returns the speakers of a passage in reading order, one for each time that they speak.

    `hits` are its terms outside of quoted speech, `offices` are those of `find_runs`; `title` tells that the passage is
    a headline, whose colon may stand for the word. A speaker is an official where it is of the Russian state.
    """
    runs = find_runs(passage, hits, story, offices)
    people = people_of(passage, runs)
    speakers = list(_headline(passage, runs)) if title else []
    said = -1  # where the last cue of something that is said ends
    position = 0
    for cue in hits:
        if not cue.term.cue:
            continue
        while position < len(runs) and runs[position].first < cue.first:
            position += 1
        if is_no_source(passage, cue, said):
            continue
        run = _pair(passage, cue, runs, position) or _by_name(passage, cue, people)
        speaker = _named(passage, cue) if run is None else _speaker(passage, run, cue, speakers)
        if speaker is not None:
            speakers.append(speaker)
        said = cue.end
    return speakers


def _headline(passage: str, runs: Sequence[Run]) -> Iterator[Speaker]:
    """Yields who speaks in "МЧС: ждите дождей" and "Ждите дождей — МЧС"."""
    if not runs:
        return
    first, last = runs[0], runs[-1]
    if " и " in passage[first.start : first.end]:
        return  # "Трамп и Путин: две карты": whom it is about
    if first.has_head and not passage[: first.start].strip(' "«') and passage.startswith(":", first.end):
        yield Speaker(first.start, first.end, first.name, first.group, first.state and first.group is Group.RU, 0)
    elif last.has_head and not passage[last.end :].strip() and _DASH_BEFORE.search(passage, 0, last.start):
        yield Speaker(last.start, last.end, last.name, last.group, last.state and last.group is Group.RU, last.start)


def _speaker(passage: str, run: Run, cue: Hit, speakers: Sequence[Speaker]) -> Speaker:
    """Returns who speaks at a cue; a pronoun is somebody without an office, if such a one spoke last."""
    if run.again and speakers and run.meant < speakers[-1].start and speakers[-1].group is Group.UNKNOWN:
        return replace(speakers[-1], start=run.start, end=run.end, cue=cue.start)
    governs = not run.has_head and run.hits[0].term.name in _GOVERNED_FROM and is_named(passage, run.hits[0])
    official = run.group is Group.RU and (run.state or governs)
    return Speaker(run.start, run.end, run.name, run.group, official, cue.start)


def _by_name(passage: str, cue: Hit, people: dict[str, Run]) -> Run | None:
    """Returns who was named with an office before, and speaks by the surname here."""
    for match in (
        _NAME_AFTER.match(passage, cue.end),
        _NAME_BEFORE.search(passage, max(0, cue.start - _NAME_REACH), cue.start),
    ):
        if match and (run := people.get(surname_key(match[1]))):
            return run
    return None


def _named(passage: str, cue: Hit) -> Speaker | None:
    """Returns somebody who is called by two names and nothing else: of a side that nobody tells."""
    if cue.term.sort is not Sort.SAYS and cue.term.sort is not Sort.ENDS:
        return None
    match = _NAMES_AFTER.match(passage, cue.end) or _NAMES_BEFORE.search(
        passage, max(0, cue.start - _NAME_REACH), cue.start
    )
    return Speaker(*match.span(1), " ".join(match[1].split()), Group.UNKNOWN, False, cue.start) if match else None


def _pair(passage: str, cue: Hit, runs: Sequence[Run], position: int) -> Run | None:
    """Returns who speaks at a cue; `runs[position]` is the first run behind it."""
    after = runs[position] if position < len(runs) else None
    before = runs[position - 1] if position else None
    sort = cue.term.sort
    if sort is Sort.CITES:
        return after if after and _is_behind(passage, cue, after, _CITED_REACH) else None
    if sort is Sort.CITED:
        return before if before and _is_ahead(passage, cue, before, _CITED_REACH) else None
    if sort is Sort.SAYS and before and before.has_head and _is_ahead(passage, cue, before, 0):
        return before
    follows = may_follow(passage, cue)
    if follows and after and _is_behind(passage, cue, after, _BESIDE):
        return after
    if sort is Sort.ENDS:
        return _subject(passage, cue, runs, position)
    if subject := _ahead(passage, cue, runs, position):
        return subject
    if follows and after and not after.again and _is_behind(passage, cue, after, _AFTER):
        return after
    return None


def _ahead(passage: str, cue: Hit, runs: Sequence[Run], position: int) -> Run | None:
    """Returns the nearest run before a cue that may be its subject: "Лавров на встрече с премьером Японии заявил"."""
    for run in reversed(runs[max(0, position - _BACK) : position]):
        if _is_ahead(passage, cue, run, _BEFORE):
            return run
        if run.again or _SENTENCE_END.search(passage, run.end, cue.start):
            return None
    return None


def _is_behind(passage: str, cue: Hit, run: Run, reach: int) -> bool:
    gap = run.first - cue.last - 1
    if gap > reach or (run.again and not _is_beside(passage, cue, run, gap)):
        return False
    if not run.has_head and not run.again:  # "заявили в Тегеране": the capital stands for who governs there
        return cue.term.sort is Sort.SAYS and _IN_PLACE.fullmatch(passage, cue.end, run.start) is not None
    if _has(passage, run) or (_BREAKS_AFTER.search(passage, cue.end, run.start) and not _closes(passage, cue, run)):
        return False
    if cue.term.sort is not Sort.SAYS:
        return True
    return not is_oblique(passage, run, ahead=False) and not is_where_said(passage, cue, run)


def _is_beside(passage: str, cue: Hit, run: Run, gap: int) -> bool:
    """Tells "уточняет он", "уточнили в ведомстве", "следует из данных регулятора"."""
    return not gap or (gap == 1 and (cue.term.sort is Sort.CITES or passage[cue.end : run.start] == " в "))


def _is_ahead(passage: str, cue: Hit, run: Run, reach: int) -> bool:
    gap = cue.first - run.last - 1
    if gap > reach or (run.again and gap > 2) or _has(passage, run):
        return False
    if not run.has_head and not run.again:
        if not passage[run.end : cue.start].isspace():
            return False
        return cue.term.sort is Sort.CITED or _is_capital(passage, cue, run)
    if cue.term.latin and _APPOSITION.fullmatch(passage, run.end, cue.start):
        return True
    if _SENTENCE_END.search(passage, run.end, cue.start) or _BREAKS_BEFORE.search(passage, run.end, cue.start):
        return False
    return cue.term.sort is not Sort.SAYS or not is_oblique(passage, run, ahead=True)


def _closes(passage: str, cue: Hit, run: Run) -> bool:
    """Tells "предупредили о паводке в мэрии.": nobody else is there who might have warned."""
    if (
        cue.term.sort is not Sort.SAYS
        or not passage.endswith("ли", 0, cue.end)
        or not _CLAUSE_END.match(passage, run.end)
    ):
        return False
    return _ABOUT_IN.fullmatch(passage, cue.end, run.start) is not None


def _is_capital(passage: str, cue: Hit, run: Run) -> bool:
    """Tells whether a place right before a verb stands for who governs there: "Анкара заявила", "в Анкаре заявили"."""
    if cue.term.sort is not Sort.SAYS:
        return False
    return is_named(passage, run.hits[-1]) or is_said_in(passage, run.hits[-1], cue)


def _has(passage: str, run: Run) -> bool:
    """Tells "Putin's": something of theirs, and not they."""
    return passage[run.end : run.end + 2] in _POSSESSIVE


def _subject(passage: str, cue: Hit, runs: Sequence[Run], position: int) -> Run | None:
    """In Kazakh the verb ends the sentence and its subject, in the nominative, may be far before it."""
    found = None
    for run in reversed(runs[max(0, position - _ENDS_RUNS) : position]):
        last = run.hits[-1]
        if cue.first - run.last > _ENDS_REACH or _SENTENCE_END.search(passage, last.end, cue.start):
            break
        if (run.has_head or run.again) and not is_oblique_in_kazakh(passage, last):
            found = run
    return found
