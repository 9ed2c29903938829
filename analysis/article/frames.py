"""The phrases by which a text says what part a medium plays: its source, its picture's credit, or a mere mention.

A frame is read in the sentence of the name, before it or after it: "со ссылкой на ТАСС", "ТАСС хабарлады", "told
Reuters". All patterns are written in ordinary letters and work on folded text (see `folding`), so lost spaces,
look-alike letters and the Arabic edition of a Kazakh text are read by the same lines; the Latin one is spelt in
Cyrillic before it comes here.
"""

import re
from dataclasses import dataclass
from enum import Enum

from analysis.article.folding import fold_pattern
from analysis.article.names import KIND_NOUN

REACH = 140  # code points on either side of a name in which its frame must stand: a long sentence of an agency


class Part(Enum):
    """What a medium does in its sentence."""

    REPORTS = "reports"  # сообщает ТАСС
    CITED = "cited"  # со ссылкой на ТАСС: the end of a chain inside the sentence
    DATELINE = "dateline"  # МОСКВА, 22 ноя — РИА Новости
    PICTURE = "picture"  # Фото: РИА Новости
    NAMED = "named"  # Роскомнадзор заблокировал …


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A name in its sentence, folded: what stands before it, the name, and what stands after it."""

    before: str
    name: str
    after: str
    lead: str | None  # all that stands before it in its field, where that is short enough for a dateline
    in_title: bool


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(fold_pattern(pattern), re.VERBOSE)


_KIND = rf"{KIND_NOUN}[^\W\d_]*"

# --- Russian ---------------------------------------------------------------------------------------------------------
_ADJECTIVE = r"(?!ведущ|бывш|экс)[^\W\d_]+(?:ого|ому|ую|ой|ий|ый|ое|ая|ие|ые|ых|их|ым|им|ей|ему|его)"
# What may stand between a frame and its name: "британскую газету", or up to four words, the last of which may hold the
# noun: "интернет-издание". Whole words are taken at once: a word that may also be two makes a search take seconds.
_PERSON_OF = r"(?:корреспондент|спецкор|журналист|обозревател|редакци)[^\W\d_]*"
_PRONOUN = r"(?:он|она|они|его|ее|их|ему|ей)"
_TO_NAME = rf"""(?:
    (?:\s*(?:{_ADJECTIVE}|{_KIND}|{_PERSON_OF}|\b{_PRONOUN}|the)){{0,3}} \s*["(]?\s*$
    |(?:\s*[^\W_][\w.-]*+(?=\s)){{0,3}}? (?:\s*[^\W_][\w.-]*+\s+|\s*|\s*[^\W_][\w.-]*?) {_KIND} \s*["(]?\s*$
    )"""
_SAY = r"""(?:
    сообща|сообщи|переда[еюлв]|пиш[еу]|написа|писа[лв]|информир|проинформир|цитиру|процитир|приводи|привел|отмеча|отмети
    |уточня|уточни|указыва|указа|публику|опубликова|рассказ|заяви|заявля|поясн|выясни|узна[лвю]|напомина|напомни|выложи
    |подтверди|подтвержда|прокомментир|комментир|подчеркн|добави|утвержда|объясн|призна|сказа[лн]|говор[ия]т|высказа
    |пересказа|установи|побеседова|поговори|обрати\w+\sвнимани
    )[^\W\d_]*"""
_CITING = _compile(
    rf"""
    (?:со?\s*ссылк(?:ой|ами)\s*на|ссыла(?:ясь|ется|ются|лся|лись|лось)\s*на){_TO_NAME}
    |\b(?:citing|quoting|with\sreference\sto|relying\son|based\son)\s(?:(?:the|an?)\s)?(?:[\w']+\s){{0,2}}$
    """
)
_SAYING = _compile(
    rf"""
    этом{_SAY}{_TO_NAME}
    |\b(?:{_SAY}{_TO_NAME}
    |\b(?:приводи\w*\sслова|цитиру\w*)(?:\s[\w-]+){{0,4}}\s*"?\s*$
    |\b(?:по|согласно)\s*(?:данны[мх]|информации|сообщени\w+|сведениям|материал\w+|версии|подсчет\w+|расчет\w+|оценк\w+)
        {_TO_NAME}
    |\b(?:интервью|беседе|беседа|разговор\w*|эфир\w*|комментари\w+|материал\w*|стать[еяию]+|публикаци\w+|сообщени\w+
        |программ\w+|передач\w+|репортаж\w*|выпуск\w*|сюжет\w*|расследовани\w+|подкаст\w*|колонк\w+)(?:\s(?:с|для|на|в))?{_TO_NAME}
    |\b(?:источник\w*|собеседник\w*|корреспондент(?:у|ам)|журналист(?:у|ам)|редакции|редакцию){_TO_NAME}
    |\bстало\sизвестно\s*"?$
    |\bподели\w+\sс{_TO_NAME}
    |\b(?:в\sраспоряжении|ознакоми\w+){_TO_NAME}
    |\b{_SAY}(?:\s[\w-]+){{0,4}}\sна\s"?$
    |\bссыла(?:ется|ются)\s*"?$)
    """
)
_SOURCE_LINE = _compile(
    rf"""\b(?:источник|первоисточник|дереккөз[іi]?|дерек\sкөз[іi]?|source)\s*(?::|\s-\s)\s*(?:{_KIND}\s?)?"?$"""
)
# --- Kazakh, where the verb ends the sentence ------------------------------------------------------------------------
_KAZAKH_SAY = r"""(?:
    хабарла|жазды|жазады|жазып|жазған|мәлімде|жарияла|тарат|келтір|анықта|атап\sөт|растады|білді|түсіндір|ескерт|мәлім\sет
    |жеткіз|баяндады
    )[^\W\d_]*"""
_SAID_IN_KAZAKH = _compile(rf"""\b(?:деп|туралы)\s*{_KAZAKH_SAY}(?:\s[\w.]+)?\s*"?\s*$""")
_CITED_IN_KAZAKH = r"(?:сілтеме|сүйен)[^\W\d_]*"
_BY_ITS_WORDS = r"""(?:
    хабарлау|жазуын|жазған|хабарлаған|мәлімет|дерег|дерек|ақпарат|мәлімдеу|мәлімдеген|айтуын|материал|мақала|хабары|хабарлама|есебін
    |пайымдау|түсіндіруін|зерттеу|репортаж|сюжет
    )"""
_AFTER_NOMINATIVE = _compile(
    rf"""
    ^(?:\s?[\w.-]++){{0,2}}?\s{_KAZAKH_SAY}
    |^(?:\s?[\w.,-]++){{0,8}}?\s{_CITED_IN_KAZAKH}
    |^\s(?:[\w-]+\s)?{_BY_ITS_WORDS}
    |^\s(?:\w+\s)?қолына
    """
)
# "BBC бас директоры … мәлімдеді": it is the director who speaks, of the BBC.
_AT_THE_END = _compile(rf"^(?!\s(?:бас\s)?(?:директор|редактор|басшы|журналис|қызметкер|иесі)).*\b{_KAZAKH_SAY}\W*$")
_NEAR_SENTENCE_START = 25  # code points: no other subject has room before the name
_AFTER_GENITIVE = _compile(
    rf"""
    ^(?:\s[\w.-]+){{0,4}}?\s(?:
        {_BY_ITS_WORDS}|жариялан|жариялау|эфир|сұрағына|сауалына|бағдарлам|жазба|расследовани|бейнежазба|видеосы|сұхбат)
    """
)
_CITED_AFTER_DATIVE = _compile(rf"^(?:\s[\w.-]+)?\s{_CITED_IN_KAZAKH}")
_AFTER_DATIVE = _compile(
    r"""
    \b(?:айт|дед[іi]|сілтеме|сүйен|сұхбат|хабарла|мәлімде|түсіндір|түсініктеме|баянда|раста|жауап|белгілі\sбол)
    """
)
_AFTER_OTHER_CASE = _compile(
    r"""
    ^(?:\s[\w.-]+){0,3}?\s(?:
        тілдес|сөйлес|әңгімелес|сұхбат|алынған|алған|хабарла|жарық\sкөр|жарыққа|шыққан|жариялан|айт|көрсетіл|берілген
        |тараған|таралған|жазыл)
    """
)
_GENITIVE = _compile(r"(?:[ндт]ың)$")
_DATIVE = _compile(r"(?:[гк][ае]|н[ае])$")
_OTHER_CASE = _compile(r"(?:[мбп]ен|[ндт][ае]н|[дт][ае](?:ғы)?)$")
# The noun that carries the case in the name's stead: «ТАСС агенттігінің», "Mash телеграм-арнасының".
_KAZAKH_NOUN = _compile(
    r"""
    ^["']?\s?(?:[\w-]++\s){0,2}?(?:[\w-]+?[\s-])??
    ((?:газет|телеарна|арна|агентті|портал|басылым|журнал|апталы|радио|сайт|тілші)
    [^\W\d_]*)
    """
)
# --- English ---------------------------------------------------------------------------------------------------------
_ENGLISH_BEFORE = _compile(
    r"""
    \b(?:according\sto|per|(?:as\s)?(?:first\s)?reported\sby|(?:cited|carried|published|obtained|seen)\sby
        |quoted\s(?:as\ssaying\s)?by|told|tells|telling|(?:broadcast|aired)\s(?:by|on)|comments?\sto|investigation\sby
        |data\s(?:from|by)|sa(?:id|ys)\s(?:on|in)
        |interview(?:ed)?(?:\s(?:published|aired|broadcast|given))?\s(?:with|by|to|for|on|in)|speaking\s(?:to|with|on)|spoke\s(?:to|with)|statement\sto
        |published\s(?:in|by|on)|report(?:s|ed)?(?:\s\w+){0,3}\s(?:by|in|from|for)|appear(?:ing|ed|ance)\son
        |(?:article|op-ed|piece|essay|column)\s(?:for|in|by)|wr(?:ote|ites)\s(?:in|for))
    \s(?:(?:the|an?)\s)?(?:[\w.'-]+\s){0,4}?"?$
    """
)
# --- after the name --------------------------------------------------------------------------------------------------
_SAYING_AFTER = _compile(
    rf"""
    ^"?\s*(?:{_KIND}\s)?(?:[^\W\d_]+\s)?\b{_SAY}
    |^"?\s?,?\s*(?:со?\s*ссылк|ссылаясь|ссылается)
    |^(?:'s)?\s(?:\w+\s){{0,2}}?(?:
        report(?:s|ed)?|sa(?:id|ys)|writes|wrote|cite[sd]?|quote[sd]?|found|publishe[sd]|claim(?:s|ed)?|note[sd]
        |learn(?:ed|t)|reveal(?:s|ed)|confirm(?:s|ed)|estimate[sd]|explain(?:s|ed)|describe[sd]|points?\sout|citing|quoting)\b
    |^(?:'s)?\s(?:(?:news\sagency|news|exclusive)\s)?(?:report|investigation|story|article|interview|correspondent|poll|tally|dispatch)\b
    """
)
# --- a dateline ------------------------------------------------------------------------------------------------------
# Before the name its noun may stand: "МОСКВА, 8 июля — агентство «Новый мост»."
_DATELINE_BEFORE = _compile(
    rf"""/\s?$|\($|^\W*[\w\s.-]{{2,30}}[,.]?\s(?:\d{{1,2}}\s?[^\W\d_]{{3,9}}\.?\s?(?:\d{{4}}\s?(?:г\.?)?)?)?\s?[.,]?\s?[-/(]+
    \s?(?:{_KIND}\s?)?"?$"""
)
_DATELINE_AFTER = _compile(r"""^"?(?:\s(?:агенттігі|порталы|телеарнасы|газеті))?\s?(?:[/)]|[.-]\s|-)""")
_DATED = _compile(r"""^\W*[\w\s.-]{2,30}[,.]\s\d{1,2}\s[^\W\d_]{3,9}[.,]?\s[/(]?\s?$""")  # "Ялта, 15 ноября. "
_PLACED = _compile(r"""^\W*[\w-]{3,20}\.\s?$""")  # "АСТАНА. ҚазАқпарат – "
_ENDS_IN_BRACKETS = _compile(r"^\s?\)\W*$")  # "… остановили трамваи (NGS55)."
_BRACKETED_AFTER = _compile(r"^\s?\)\s?-")  # "BELGRADE, Serbia (AP) — …", wherever a caption has pushed it
_SIGNED_BEFORE = _compile(r"""(?:^|[.!?"])\s*-\s?$""")  # "…, the minister said. — AFP"
_SIGNED_AFTER = _compile(r"^\W*+(?:[\w-]++\W*+){0,3}$")  # nothing but what a page prints under its text
# --- no source after all ---------------------------------------------------------------------------------------------
# "Фото: Иван Иванов / ТАСС", "© РИА Новости / Пётр Петров", "фото РИА Новости"; "видео опубликовал Mash" is a source.
_PICTURE_BEFORE = _compile(
    r"""
    \b(?:фото|сурет|снимок|снимки|иллюстраци|скриншот|скрин|видео|инфографик|кадр|photo|image|suret)[^\W\d_]*
        (?:\s*(?:с\sсайта|из\sархива|предоставлено|из\sвидео|by|courtesy\sof))?\s*[:/|(-][^.!?:]{0,40}$
    |©[^.!?:]{0,40}$
    |\b(?:фото|снимок|скриншот|photo)\s(?:[^\W\d_]+\s){0,1}?"?$
    """
)
_PICTURE_AFTER = _compile(r"^\s?(?:photo|images|фото)\b|^\s?/\s?(?:getty|sipa|reuters|afp|vida)")
_DENIED_BEFORE = _compile(
    r"""
    (?:опроверг|опроверга|отрица|не\sподтверди|фейк|недостовер|ложн)[^.]*
    (?:сообщени|информаци|публикаци|слух|данны|материал|стать)\w*\s*(?:[\w-]+\s){0,2}"?$
    """
)
# "Фейк: РИА Новости сообщило …", "ТАСС не сообщал …", "нет подтверждений тому, что писал ТАСС".
_DOUBTED = _compile(
    rf"""
    \b(?:фейк|будто|жалған\sақпарат)\b[^.!?]*$
    |\bне\s(?:\w+\s)?{_SAY}{_TO_NAME}
    |\b(?:не\sнашл|нет\sподтвержд|без\sподтвержд|вопреки)\w*\b[^.!?]*$
    """
)
_DOUBTED_AFTER = _compile(rf"""^"?\s(?:[^\W\d_]+\s)?не\s{_SAY}|^(?:'s)?\s(?:did\snot|didn't|never)\s""")
_DENIED_IN_ENGLISH = _compile(
    r"""
    \b(?:den(?:y|ies|ied)|refute[sd]?|debunk(?:s|ed)?|reject(?:s|ed)|dismiss(?:es|ed)|dispute[sd]?|contradict(?:s|ed))
    \s(?:(?:the|an?)\s)?(?:\w+\s)?
    (?:(?:reports?|claims?|stor(?:y|ies)|articles?|information)\s(?:by|in|from|of)\s(?:the\s)?(?:\w+\s){0,2})?"?$
    """
)
# "Публикацию РИА Новости … назвали недостоверной": what is said of a report is told behind its author.
_REPORT_OF = _compile(r"\b(?:публикаци|сообщени|информаци|материал|стать|данны)\w*\s(?:[\w-]+\s){0,2}\"?$")
_REFUTED_AFTER = _compile(
    r"""
    \b(?:на(?:зва|зыва)\w+|признал\w*|счита\w+)\s(?:\w+\s){0,3}?(?:недостовер|не\s?соответств|фейк|ложн|ложью|вымыс|неправд|выдум|дезинформ|ошибочн)
    |\bопровер(?:г|га)\w*|\bне\s(?:подтверди|соответству)\w*
    """
)
# "ТАСС отмечает годовщину концертом": here the verb means to celebrate.
_CELEBRATES_AFTER = _compile(
    r"""^"?\s?отме(?:ча|ти)\w+\s(?:[\w-]+\s){0,3}?(?:годовщин|юбиле|день\sрождени|праздник|\d+\s?-?\s?лети|\w+лети)"""
)
_DENIED_AFTER = _compile(
    r"^\s(?:\w+\s)?емес|(?:жоққа\sшығар|теріске\sшығар|рас\sемес|дұрыс\sемес|шындыққа\sжанаспа|расталма|фейк\sдеп)"
)


def read_part(around: Surroundings) -> Part:
    """Returns the part that the name in `around` plays."""
    before, after = around.before, around.after
    if _SOURCE_LINE.search(before):
        return Part.REPORTS
    if before.endswith("(") and _BRACKETED_AFTER.search(after):
        return Part.DATELINE
    if before.rstrip().endswith("(") and _ENDS_IN_BRACKETS.search(after) and not _PICTURE_BEFORE.search(before):
        return Part.REPORTS
    if _PICTURE_AFTER.search(after) or _PICTURE_BEFORE.search(before):
        return Part.PICTURE
    if (
        _DENIED_BEFORE.search(before)
        or _DENIED_IN_ENGLISH.search(before)
        or _DOUBTED.search(before)
        or _DENIED_AFTER.search(after)
    ):
        return Part.NAMED
    if _DOUBTED_AFTER.search(after) or _CELEBRATES_AFTER.search(after):
        return Part.NAMED
    if _REPORT_OF.search(before) and _REFUTED_AFTER.search(after):
        return Part.NAMED
    if _CITING.search(before):
        return Part.CITED
    if _is_dateline(around):
        return Part.DATELINE
    if around.in_title and _stands_apart(before, after):
        return Part.REPORTS
    for frame in (_SAYING, _SAID_IN_KAZAKH, _ENGLISH_BEFORE):
        if frame.search(before):
            return Part.REPORTS
    if _SAYING_AFTER.search(after):
        return Part.REPORTS
    return _read_kazakh(before, around.name, after)


def _read_kazakh(before: str, name: str, after: str) -> Part:
    """The verb may be far away; the case of the name, or of the noun that carries it, tells which one to look for."""
    word = name.rstrip('"')
    if noun := _KAZAKH_NOUN.match(after):
        word, after = noun[1], after[noun.end() :]
    else:
        after = after.removeprefix('"')
    if _GENITIVE.search(word):
        return Part.REPORTS if _AFTER_GENITIVE.search(after) else Part.NAMED
    if _DATIVE.search(word):
        if _CITED_AFTER_DATIVE.search(after):
            return Part.CITED
        if _AFTER_DATIVE.search(after):
            return Part.REPORTS
    if _OTHER_CASE.search(word) and _AFTER_OTHER_CASE.search(after):
        return Part.REPORTS
    if _AFTER_NOMINATIVE.search(after):
        return Part.REPORTS
    if (noun is not None or len(before) <= _NEAR_SENTENCE_START) and _AT_THE_END.search(after):
        return Part.REPORTS
    return Part.NAMED


def _is_dateline(around: Surroundings) -> bool:
    before, after = around.before, around.after
    if _SIGNED_BEFORE.search(before) and _SIGNED_AFTER.search(after):
        return True
    if around.lead is None or not _DATELINE_AFTER.search(after):
        return False
    if _PLACED.search(around.lead):
        return re.match(r"\s?-\s", after) is not None
    return bool(_DATED.search(around.lead) or _DATELINE_BEFORE.search(before))


def _stands_apart(before: str, after: str) -> bool:
    """Titles name their source at one end: "Reuters: …", "… — РИА Новости", "… (ТАСС)"."""
    heads = not before.strip(' "') and re.match(r'"?\s?:', after) is not None
    ends = not after.strip(' ")') and re.search(r'(?:\s-|[|(])\s?"?$', before) is not None
    return heads or ends
