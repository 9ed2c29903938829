"""What a text denies, doubts or calls false: it does not have it from the medium that said so."""

import re

from analysis.article.frames.kazakh import BY_ITS_WORDS_AT_ONCE
from analysis.article.frames.russian import SAY, TO_NAME, WHEN
from analysis.article.frames.surroundings import Surroundings, compile_frame

_DENIED_BEFORE = compile_frame(
    r"""
    (?:опроверг|опроверга|отрица|не\sподтверди|фейк|недостовер|ложн)[^.]*
    (?:сообщени|информаци|публикаци|слух|данны|материал|стать)\w*\s*(?:[\w-]+\s){0,2}"?$
    """
)
# "Фейк: РИА Новости сообщило …", "ТАСС не сообщал …", "нет подтверждений тому, что писал ТАСС".
_DOUBTED = compile_frame(
    rf"""
    \b(?:фейк|будто|жалған\sақпарат)\b[^.!?]*$
    |\bот\sимени{TO_NAME}
    |\bне\s(?:\w+\s)?{SAY}{TO_NAME}
    |\b(?:отрица|опроверг)\w*\s(?:то|тот\sфакт),?\sчто\b[^.!?]*$
    |\bno\s(?:evidence|proof|confirmation)\s(?:that|of)\s[^.!?]*$
    |\b(?:fake|false|fabricated|doctored|bogus)\s"?$
    |\b(?:dismissed|rejected|branded|described)\sas\s(?:false|fake|untrue|wrong|baseless|unfounded)\s[^.!?]*$
    |\b(?:усомни|сомнева|не\sповери|не\sверит)\w*\s(?:в\s)?(?:[\w-]+\s){{0,3}}"?$
    |\bне\sсоответству\w+\s(?:\w+\s)?(?:сообщени|информаци|публикаци|материал|стать|данны|сведени)\w*\s(?:[\w-]+\s){{0,2}}"?$
    |\bnothing\s(?:that\s)?"?$
    |\bна(?:зва|зыва)\w+\s(?:ложью|фейком|вымыслом|неправдой|выдумкой|недостоверн\w+)\s(?:[\w-]+\s){{0,3}}"?$
    |\bcontrary\sto\s(?:[\w-]+\s){{0,4}}"?$
    |\b(?:не\sнашл\w+\s(?:\w+\s){{0,3}}подтвержд|нет\sподтвержд|без\sподтвержд|вопреки)\w*\b[^.!?]*$
    """
)
# ", передает Интерфакс": whatever was denied or not found before, it is the agency that tells so.
_CLOSING = compile_frame(rf""",\s?(?:-\s?)?(?:(?:как|о\sчем|об\sэтом)\s)?(?!не\s){SAY}{WHEN}{{0,5}}{TO_NAME}""")
_DOUBTED_AFTER = compile_frame(
    rf"""^"?\s(?:[^\W\d_]+\s)?не\s{SAY}
    |^[^.!?]*\bне\s(?:имее\w+\sотношения\sк|соответству\w+)\sдействительности
    |^(?:'s)?\s(?:(?:did|has|have|had|does)\snot|didn't|hasn't|haven't|hadn't|doesn't|never)\s"""
)
_DENIED_IN_ENGLISH = compile_frame(
    r"""
    \b(?:den(?:y|ies|ied)|refute[sd]?|debunk(?:s|ed)?|reject(?:s|ed)|dismiss(?:es|ed)|dispute[sd]?|contradict(?:s|ed))
    \s(?:(?:the|an?)\s)?(?:\w+\s)?
    (?:(?:reports?|claims?|stor(?:y|ies)|articles?|information)\s(?:by|in|from|of)\s(?:the\s)?(?:\w+\s){0,4})?"?$
    """
)
# "Публикацию РИА Новости … назвали недостоверной": what is said of a report is told behind its author.
_REPORT_OF = compile_frame(
    r"\b(?:публикаци|сообщени|информаци|материал|стать|данны|сведени|заметк|новост)\w*\s(?:[\w-]+\s){0,2}\"?$"
)
_REFUTED_AFTER = compile_frame(
    r"""
    \b(?:на(?:зва|зыва)\w+|признал\w*|счита\w+)\s(?:\w+\s){0,3}?(?:недостовер|не\s?соответств|фейк|ложн|ложью|вымыс|неправд|выдум|дезинформ|ошибочн)
    |\bопровер(?:г|га)\w*|\bне\s(?:подтверди|соответству)\w*|\bне\sнашл\w*\s(?:\w+\s){0,2}подтвержд
    |^"?\s-\s(?:\w+\s)?(?:выдум|ложь|фейк|неправд|вымыс)
    |\bоказал\w+\s(?:подделк|поддельн|фейк|ложн|недостовер)
    """
)
# "назвал публикацию РИА Новости недостоверной"; "the TASS report was false".
_CLAUSE_ENDS = re.compile(r"""["']?\s?,""")
_CALLED_BEFORE = compile_frame(
    r"""
    \b(?:назва|назыв|призна|счита|счел|объяви)\w*\s(?:публикаци|сообщени|информаци|материал|стать|данны)\w*\s(?:[\w-]+\s){0,2}"?$
    |\b(?:reports?|stor(?:y|ies)|claims?|articles?)\s(?:by|from|in|of)\s(?:the\s)?(?:[\w-]+\s){0,3}"?$
    |\bwhat\s"?$
    |\b(?:claim|rumou?r|allegation|suggestion)s?\sthat\s"?$
    |^\W*$
    """
)
_FALSE_AFTER = compile_frame(
    r"""
    ^"?[^.!?,]*\b(?:недостовер|не\s?соответств|фейк|ложн|ложью|вымыс|неправд|выдум|дезинформ|ошибочн)
    |^[^.!?,]*\s(?:is|was|are|were)\s(?:[\w-]+\s){0,2}?(?:false|fake|untrue|wrong|unfounded|baseless)\b
    |^(?:'s)?\s(?:(?:was|were|is|are|has\sbeen|turned\sout\sto\sbe)\s(?:[\w-]+\s){0,2}?)?
        (?:false|fake|untrue|inaccurate|wrong|fabricated|debunked|denied|disputed|refuted|unfounded|not\strue)\b
    """
)
_FALSE_REPORT_AFTER = compile_frame(
    r"""
    ^(?:'s)?\s(?:report|story|article|claim)s?\s(?:(?:was|were|is|are|has\sbeen|turned\sout\sto\sbe)\s(?:[\w-]+\s){0,2}?)?
        (?:false|fake|untrue|inaccurate|wrong|fabricated|debunked|denied|disputed|refuted|unfounded|baseless|not\strue)\b
    """
)
_DENIED_AFTER = compile_frame(
    r"^\s(?:\w+\s)?емес|\b(?:түсініктеме|сұхбат)\s(?:\w+\s)?берме|\b(?:хабарла|жаз|жарияла|тарат)\w*\s(?:жоқ|емес)\b|^[^,:.!?]*\b(?:сәйкес\sкелме|өтірік(?!\sекенін)|жалған(?!\sекенін)|растама)|(?:жоққа\sшығар|теріске\sшығар|рас\sемес|дұрыс\sемес|шындыққа\sжанаспа|расталма|фейк\sдеп)"
)


def is_denied(around: Surroundings) -> bool:
    """Tells whether the text says that the medium's word is not so, or that it said no such thing."""
    before, after = around.before, around.after
    if _DENIED_BEFORE.search(before) or _DENIED_IN_ENGLISH.search(before) or _DOUBTED_AFTER.search(after):
        return True
    if _DOUBTED.search(before) and not _CLOSING.search(before):
        return True
    if _DENIED_AFTER.search(after) and not BY_ITS_WORDS_AT_ONCE.search(after):
        return True
    if _REPORT_OF.search(before) and not _CLAUSE_ENDS.match(after) and _REFUTED_AFTER.search(after):
        return True
    if _FALSE_REPORT_AFTER.search(after):
        return True
    return bool(_CALLED_BEFORE.search(before) and _FALSE_AFTER.search(after))
