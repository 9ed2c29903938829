"""The phrases by which a text says what part a medium plays: its source, its picture's credit, or a mere mention.

A frame is read in the sentence of the name, before it or after it: "со ссылкой на ТАСС", "ТАСС хабарлады", "told
Reuters". All patterns are written in ordinary letters and work on folded text (see `folding`), so lost spaces,
look-alike letters and the Arabic edition of a Kazakh text are read by the same lines; the Latin one is spelt in
Cyrillic before it comes here.
"""

from dataclasses import replace

from analysis.article.frames.datelines import (
    is_bracketed_dateline,
    is_dateline,
    is_in_brackets,
    is_signed,
    stands_apart,
)
from analysis.article.frames.denials import is_denied
from analysis.article.frames.english import ENGLISH_BEFORE, SAYING_AFTER, THE, TOGETHER_WITH
from analysis.article.frames.kazakh import KAZAKH_SAY, SAID_IN_KAZAKH, read_kazakh
from analysis.article.frames.pictures import is_picture, is_picture_source
from analysis.article.frames.russian import ADJECTIVE, CITING, SAY, SAYING, SOURCE_LINE
from analysis.article.frames.surroundings import KIND, Part, Surroundings, compile_frame
from analysis.article.frames.topics import celebrates, is_topic

_GOES_ON = compile_frame(
    rf"""
    (?:\b(?:на|в|во|с|со|по|из|к|о|об|от|для|и|а|не|как|что|by|to|the|of|in|a|an|and|told|said|citing|деп|туралы)
    |\b{SAY}|{KIND}|\b{ADJECTIVE}|\bдеп\s{KAZAKH_SAY}|,)$
    """
)


def goes_on(line: str) -> bool:
    """Tells whether a folded line ends inside a sentence: behind a preposition, a comma, or before a name."""
    return _GOES_ON.search(line) is not None


def read_part(around: Surroundings) -> Part:
    """Returns the part that the name in `around` plays."""
    if THE.search(around.before):
        around = replace(around, before=THE.sub("", around.before), near=THE.sub("", around.near))
    before, after = around.before, around.after
    if SOURCE_LINE.search(before):
        return Part.PICTURE if is_picture_source(before) else Part.REPORTS
    if is_bracketed_dateline(around):
        return Part.DATELINE
    if is_picture(around):
        return Part.PICTURE
    if is_in_brackets(around):
        return Part.REPORTS
    if is_denied(around) or celebrates(around):
        return Part.NAMED
    if CITING.search(around.near):
        return Part.CITED
    if is_dateline(around):
        return Part.DATELINE
    if stands_apart(around):
        return Part.REPORTS
    if is_topic(around):
        return Part.NAMED
    if TOGETHER_WITH.search(before) and is_signed(after):
        return Part.REPORTS
    if any(frame.search(around.near) for frame in (SAYING, SAID_IN_KAZAKH, ENGLISH_BEFORE)):
        return Part.REPORTS
    if SAYING_AFTER.search(after):
        return Part.REPORTS
    return read_kazakh(before, around.name, after)
