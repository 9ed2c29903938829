"""Cues: where the words by which somebody speaks tell of no source, and where their subject may stand."""

import re

from analysis.article.terms import Hit, Sort

_DECREE, _ACT, _OBJECT = "decree", "act", "object"  # names of cues; behind the last stands whom they are about
_BY_ORDER = re.compile(r"\b(?:[Пп]о|соответствии\sс|[Вв]о\sисполнение)\s(?:\S+\s)?$")
_ORDER_REACH = 40  # code points
_THAT = re.compile(r",\s(?:что|как)\s")
_CLAUSE_REACH = 200  # code points
_NOT_SAID = re.compile(r"объявил\w*\s(?:\S+\s){0,3}?(?:в\s(?:\S+\s){0,2}розыск|конкурс|тендер|войну|голодовку|выговор)")
# сообщить, and what the text itself says: напоминаем.
_UNSAID = re.compile(r"(?:[аеиоуя]ть(?:ся)?|[аеи][ею]м|[яи]м|ю)$")
_UNSAID_REACH = 6  # code points
SENTENCE_END = re.compile(r"[.!?…][\"»”)]*\s|\n")
# What may stand right before an English verb whose subject follows it: the end of what was said.
_INVERTED = re.compile(r"""(?:^|[,.!?"”’»:;(\n—–-]|\bas|\bby)\s*$""")
_INVERTED_REACH = 6  # code points


def is_no_source(passage: str, cue: Hit, said: int) -> bool:
    """Tells "по распоряжению", "объявил в розыск", "напоминаем", and an act in what somebody else tells of."""
    if cue.term.name == _DECREE:
        return _BY_ORDER.search(passage, max(0, cue.start - _ORDER_REACH), cue.start) is not None
    if cue.term.name == _ACT and said >= 0:
        clause = passage[max(said, cue.start - _CLAUSE_REACH) : cue.start]
        return _THAT.search(clause) is not None and SENTENCE_END.search(clause) is None
    if cue.term.sort is Sort.SAYS and _UNSAID.search(passage, max(cue.start, cue.end - _UNSAID_REACH), cue.end):
        return True
    return _NOT_SAID.match(passage, cue.start) is not None


def may_follow(passage: str, cue: Hit) -> bool:
    """Tells whether the subject of a verb may stand behind it; in English as in "…," said the minister, alone."""
    if cue.term.name == _OBJECT:
        return False
    return not cue.term.latin or _INVERTED.search(passage, max(0, cue.start - _INVERTED_REACH), cue.start) is not None
