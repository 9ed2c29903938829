"""The phrases by which a text says what part a medium plays: its source, its picture's credit, or a mere mention.

A frame is read in the sentence of the name, before it or after it: "со ссылкой на ТАСС", "ТАСС хабарлады", "told
Reuters". All patterns are written in ordinary letters and work on folded text (see `folding`), so lost spaces,
look-alike letters and the Arabic edition of a Kazakh text are read by the same lines; the Latin one is spelt in
Cyrillic before it comes here.
"""

import re
from dataclasses import dataclass, replace
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
    near: str  # what stands before it, from the name before it on: a frame does not reach over another name
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
_PERSON_OF = r"(?:корреспондент|спецкор|собкор|репортер|журналист|обозревател|колумнист|редакци|служб)[^\W\d_]*"
_PRONOUN = r"(?:он|она|они|его|ее|их|ему|ей)"
_TO_NAME = rf"""(?:
    (?:\s*(?:{_ADJECTIVE}|{_KIND}|{_PERSON_OF}|\b{_PRONOUN}|the)){{0,3}} \s*["(]?\s*$
    |(?:\s*[^\W_][\w.-]*+(?=\s)){{0,3}}? (?:\s*[^\W_][\w.-]*+\s+|\s*|\s*[^\W_][\w.-]*?) {_KIND} \s*["(]?\s*$
    )"""
_SAY = r"""(?:
    сообща|сообщи|переда[еюлв]|пиш[еу]|написа|писа[лв]|информир|проинформир|цитиру|процитир|привод[ия]|привел|отмеча|отмети
    |уточня|уточни|указыва|указа|публику|опубликова|рассказ|заяви|заявля|поясн|выясни|узна[лвю]|напомина|напомни|выложи
    |подтверди|подтвержда|прокомментир|комментир|подчеркн|добави|утвержда|объясн|призна|сказа[лн]|говор[ия]т|высказа
    |пересказа|установи|побеседова|поговори|обра(?:ти|ща)\w+\sвнимани|вырази|выража|распростран|замети|полага|предполож
    |разъясн|обнародова|показа[лв]
    )[^\W\d_]*"""
# What only stands behind a medium's name: "Forbes назвал …" tells something, "назвал РБК …" speaks of РБК.
_SAY_BEHIND = rf"""(?:{_SAY}|(?:
    назва|назыв|состави|включи|оцени|подсчита|посчита|счита[ею]т|раскры|обнаружи|описа|описыва|расследова|проанализирова|показа
    |вспомин|снял|узна|опроси|задокументирова|проверил
    )[^\W\d_]*)"""
# When it was said, between the verb and the name: "сообщили вечером в пятницу местные СМИ".
_WHEN = r"""(?:\s(?:во?|утром|днем|вечером|ночью|сегодня|вчера|накануне|ранее|также|позже|затем|еще|\d{1,4}
    |понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]|года?))"""
_CITING = _compile(
    rf"""
    (?:со?\s*ссылк(?:ой|ами)\s*на|ссыла(?:ясь|ется|ются|лся|лись|лось)\s*на){_TO_NAME}
    |\b(?:citing|quoting|(?:which|who|that)\s(?:cite[sd]|quote[sd])|with\sreference\sto|relying\son|based\son|referring\sto|attributing\s(?:[\w-]+\s){{1,4}}to)
        \s(?:(?:the|an?)\s)?(?:[\w']+\s){{0,2}}(?:{_KIND}\s)?$
    |\b(?:cited|quoted)\s$
    """
)
_SAYING = _compile(
    rf"""
    (?:\b|этом){_SAY}{_WHEN}{{0,5}}{_TO_NAME}
    |\b(?:приводи\w*\sслова|цитиру\w*)(?:\s[\w-]+){{0,4}}\s*"?\s*$
    |\b(?:по|согласно)\s*(?:данны[мх]|информации|сообщени\w+|сведениям|материал\w+|версии|подсчет\w+|расчет\w+|оценк\w+)
        {_TO_NAME}
    |\b(?:интервью|беседе|беседа|разговор\w*|эфир\w*|комментари\w+|материал\w*|стать[еяию]+|публикаци\w+|сообщени\w+
        |трансляци\w+|опрос\w*|рейтинг\w*|списк\w+|список|программ\w+|передач\w+|репортаж\w*|выпуск\w*|сюжет\w*|расследовани\w+|подкаст\w*|колонк\w+)(?:\s(?:с|для|на|в))?{_TO_NAME}
    |\b(?:источник\w*|собеседник\w*|корреспондент(?:у|ам)|журналист(?:у|ам)){_TO_NAME}
    |\b(?:{_SAY}|прислал\w*|пришл\w+|поступил\w*|обратил\w*|попал\w*)\s(?:[\w-]+\s){{0,2}}?редакци(?:и|ю){_TO_NAME}
    |\bстало\sизвестно{_TO_NAME}
    |\bцитата\s(?:по|из){_TO_NAME}
    |\bна\s(?:вопрос|запрос|просьб)\w*(?:\s(?:от|со\sстороны))?{_TO_NAME}
    |\bчита(?:ем|ется)\sна\s(?:страницах|сайте){_TO_NAME}
    |\bподели\w+\sс{_TO_NAME}
    |\b(?:в\sраспоряжении|ознакоми\w+){_TO_NAME}
    |\b{_SAY}(?:\s"?[\w-]+"?){{0,5}}\s(?:на|в)\s(?:{_KIND}\s)?"?$
    |\bссыла(?:ется|ются){_TO_NAME}
    """
)
_SOURCE_LINE = _compile(
    rf"""\b(?:источник|первоисточник|дереккөз[іi]?|дерек\sкөз[іi]?|source)\s*(?::|-)\s*(?:{_ADJECTIVE}\s)?(?:(?:\w+-)?{_KIND}\s?)?"?$"""
)
# --- Kazakh, where the verb ends the sentence ------------------------------------------------------------------------
_KAZAKH_SAY = r"""(?:
    хабарла|жазды|жазады|жазып|жазған|мәлімде|жари[ий]?[ий]?[яа]ла|тарат|келтір|анықта|атап\sөт|растады|білді|түсіндір|ескерт|мәлім\sет
    |жеткіз|баяндады|салған|салды
    )[^\W\d_]*"""
# "ТАСС хабарлағандай, … жоққа шығарды": what is denied behind it is not the agency's word.
_BY_ITS_WORDS_AT_ONCE = _compile(
    r"""^["']?[-']?(?:\s[\w-]+){0,2}?\s\w+(?:[іы]нше|[іы]нша|[ғг][ае]ндай|[ғг]ендей|[ғг]ен[іе]\sбойынша)\b"""
)
_SAID_IN_KAZAKH = _compile(
    rf"""\b(?:деп|туралы)\s*{_KAZAKH_SAY}(?:\s[\w.]+)?\s*"?\s*$|[,"]\s?-?\s?(?:дейді|деді)\s"?$"""
)
_CITED_IN_KAZAKH = r"(?:сілтеме|сүйен|жүгін)[^\W\d_]*"
_BY_ITS_WORDS = r"""(?:
    хабарлау|жазуын|жазған|хабарлаған|мәлімет|дерег|дерек|ақпарат|мәлімдеу|мәлімдеген|айтуын|материал|мақала|хабары|хабарлама|есебін
    |жаңалығ|сөзін|пайымдау|түсіндіруін|зерттеу|репортаж|сюжет|анықтаған|таратқан|көрсеткен|жеткізген|келтірген|есебі|болжам|сараптама
    )"""
_AFTER_NOMINATIVE = _compile(
    rf"""
    ^(?:\s?[\w.-]++){{0,2}}?\s{_KAZAKH_SAY}
    |^(?:\s?["'\w.,-]++){{0,8}}?\s{_CITED_IN_KAZAKH}
    |^\s(?:[\w-]+\s)?{_BY_ITS_WORDS}
    |^\s(?:\w+\s)?қолына
    |^\sарқылы\s(?:[\w-]+\s)?(?:жет|белгілі|мәлім|тара)
    """
)
# "BBC бас директоры … мәлімдеді": it is the director who speaks, of the BBC.
_AT_THE_END = _compile(
    rf"^(?!(?:\s(?:корпорация|компания|агентті|телеарна|газет|холдинг)\w*)?\s(?:бас\s)?(?:директор|редактор|басшы|журналис|қызметкер|иесі)).*\b{_KAZAKH_SAY}(?:\s(?:жатыр|отыр|жүр)\w*)?\W*$"
)
_GLUED = _compile(
    rf"^(?:телеарнасы|агенттігі|порталы|газеті|сайты|арнасы|басылымы){_KAZAKH_SAY}"
)  # the spaces got lost
_NEAR_SENTENCE_START = 25  # code points: no other subject has room before the name
# "деп жазады ТАСС-қа сілтеме жасаған Qostanai.tv", "деді ол МИР 24 телеарнасына": here the verb stands before the name.
_CITING_BEFORE = _compile(r"""\b(?:деп|туралы)\s.*\b(?:сілтеме\sжаса|сүйен)\w*(?:\sотырып)?\s"?$""")
_SAID_BEFORE = _compile(
    r"""\b(?:де[йг]?[дт]і|айтты|айтқан|мәлімдеді|түсіндірді|айтып\sберді)\s(?:(?:ол|олар|[\w-]+)\s){0,4}"?$"""
)
_AFTER_GENITIVE = _compile(
    rf"""
    ^(?:\s[\w.-]+){{0,4}}?\s(?:
        {_BY_ITS_WORDS}|жариялан|жариялау|эфир|сұрағына|сауалына|бағдарлам|жазба|расследовани|бейнежазба|видеосы|сұхбат)
    """
)
_CITED_BY_ITS_WORDS = _compile(rf"^(?:\s[\w-]+){{0,3}}?\s\w+(?:іне|ына|еріне|арына)\s{_CITED_IN_KAZAKH}")
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
_SPOKEN_AFTER = _compile(
    r"""^(?:(?!",?\s?-).)*\b(?:деді|дейді|деген|айтты|айтқан|мәлімдеді|деп\s(?:жауап|айт|мәлімде|түсіндір)\w*)\b"""
)
_GENITIVE = _compile(r"(?:[ндт]ы[ңн])$")
_DATIVE = _compile(r"(?:[гк][ае]|н[ае])$")
_OTHER_CASE = _compile(r"(?:[мбп]ен|[ндт][ае]н|[дт][ае](?:ғы)?)$")
# The noun that carries the case in the name's stead: «ТАСС агенттігінің», "Mash телеграм-арнасының".
_KAZAKH_NOUN = _compile(
    r"""
    ^["']?\s?(?:(?!сілтеме|сүйен|жүгін)[\w-]+?[\s-]){0,3}?
    (?:(?:газет|телеарна|арна|агентті|портал|басылым|журнал|апталы|радио|сайт|канал|паблиг)[^\W\d_]*\s)?
    ((?:газет|телеарна|арна|агентті|портал|басылым|журнал|апталы|радио|сайт|тілші|канал|паблиг)
    [^\W\d_]*)
    """
)
# --- English ---------------------------------------------------------------------------------------------------------
_ENGLISH_BEFORE = _compile(
    r"""
    \b(?:according\sto|per|(?:as\s)?(?:first\s)?reported\sby|(?:cited|carried|published|obtained|seen)\sby
        |quoted\s(?:as\ssaying\s)?by|told|tells|telling|(?:broadcast|aired)\s(?:by|on)|comments?\sto|investigation\sby
        |data\s(?:from|by)|sa(?:id|ys)\s(?:on|in)
        |interview(?:ed)?(?:\s(?:published|aired|broadcast|given))?\s(?:with|by|to|for|on|in)|(?:speak|talk)ing\s(?:to|with|on)|(?:spoke|talked)\s(?:to|with)|statement\sto
        |published\s(?:in|by|on)|report(?:s|ed)?(?:\s\w+){0,3}\s(?:by|in|from|for)|appear(?:ing|ed|ance)\son
        |(?:article|op-ed|piece|essay|column)\s(?:for|in|by)|wr(?:ote|ites)\s(?:in|for))
    (?:\s(?:(?:the|an?)\s)?(?:[\w.'-]+\s){0,4}?)?"?$
    |\b(?:confirmed|explained|revealed|disclosed|admitted|provided|confided|comment)\s(?:[\w'-]+\s){0,3}to\s(?:the\s)?"?$
    |\b(?:reports?|notes|writes|wrote)\s(?:[\w.'-]+\s){1,4}(?:of|for|at)\s(?:the\s)?"?$
    |[,"]\s?(?:reports|reported|writes|wrote|notes)\s(?:the\s)?"?$
    |\b(?:reviewed|compiled|released)\sby\s(?:the\s)?"?$
    |[\[(]\s?via\s(?:the\s)?$
    """
)
# "With files from Reuters", the last line of a page that an outlet wrote together with an agency.
_TOGETHER_WITH = _compile(
    r"""^\W*(?:(?:--?|additional)\s)?(?:reporting\s|written\s)?(?:with|by)\s(?:files\s|reporting\s)?(?:from\s|by\s)?(?:the\s)?(?:\w+\sand\s(?:the\s)?)?$"""
)
# --- after the name --------------------------------------------------------------------------------------------------
_SAYING_AFTER = _compile(
    rf"""
    ^"?\s*(?:{_KIND}\s)?(?:[^\W\d_]+\s)?\b{_SAY_BEHIND}
    |^"?{_WHEN}{{1,5}}\s{_SAY_BEHIND}
    |^"?\s(?:и|and)\s(?:ряд\w*|многие|несколько|друг\w+|other|several|many)\s(?:[\w-]+\s){{1,2}}(?:{_SAY}|report|sa(?:id|y))
    |^"?\sпояви\w+\s(?:[\w-]+\s)?(?:сообщени|информаци|публикаци)
    |^"?\s?[,(]?\s*(?:со?\s*ссылк|ссылаясь|ссылается|citing|quoting)
    |^(?:'s)?\s(?:\w+\s){{0,2}}?(?:
        report(?:s|ed)?|sa(?:id|ys)|writes|wrote|cite[sd]?|quote[sd]?|found|publishe[sd]|claim(?:s|ed)?|note[sd]
        |learn(?:ed|t)|reveal(?:s|ed)|confirm(?:s|ed)|estimate[sd]?|explain(?:s|ed)|describe[sd]|points?\sout|citing|quoting|add(?:s|ed)
        |call(?:s|ed)|air(?:s|ed)|broadcast|obtained|reviewed|interviewed|named|ranked|tweeted|carried|showed|shows|data)\b
    |^(?:'s)?\s(?:(?:news\sagency|news|exclusive)\s)?(?:report|investigation|story|article|interview|correspondent|poll|survey|tally|dispatch|analysis)\b
    |^/[\w\s]{{3,30}}\s(?:poll|survey)\b
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
# "… the SBU said. rc/sms (Reuters, AP)": the sources of what an editor has put together.
_COMPILED_FROM = _compile(r"""(?:^|[.!?"]\s)\W*(?:\w{2,4}/\w{2,4}\s)?\((?:[\w\s.-]{2,25},\s?)*$""")
_LIST_GOES_ON = _compile(r"^\s?[,)]")
_SIGNED_BEFORE = _compile(r"""(?:^|[.!?"])\s*-\s?$""")  # "…, the minister said. — AFP"
_SIGNED_AFTER = _compile(r"^\W*+(?:[\w-]++\W*+){0,3}$")  # nothing but what a page prints under its text
# "Двое погибли, — Reuters." A list of partners has shorter lines.
_DASHED_BEFORE = _compile(rf"""\w\W{{0,4}}-\s?(?:the\s)?(?:{_KIND}\s)?"?$""")
_DASHED_AFTER = _compile(r"""^[\s"*)]*[.!]?\s*$""")
_SHORTEST_STATEMENT = 30  # code points before such a dash
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
_PICTURE_SOURCE = _compile(
    r"\b(?:фото|сурет|видео|снимк|снимок|коллаж|image|photo|picture|video|suret)\w*\s(?:\w+\s)?(?:источник|дерек|source)"
)
_PICTURE_AFTER = _compile(r"^\s?(?:photo|images|фото)\b(?!\s?:)|^\s?/\s?(?:getty|sipa|reuters|afp|vida)")
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
    |\bот\sимени{_TO_NAME}
    |\bне\s(?:\w+\s)?{_SAY}{_TO_NAME}
    |\b(?:отрица|опроверг)\w*\s(?:то|тот\sфакт),?\sчто\b[^.!?]*$
    |\bno\s(?:evidence|proof|confirmation)\s(?:that|of)\s[^.!?]*$
    |\b(?:fake|false|fabricated|doctored|bogus)\s"?$
    |\b(?:dismissed|rejected|branded|described)\sas\s(?:false|fake|untrue|wrong|baseless|unfounded)\s[^.!?]*$
    |\b(?:усомни|сомнева|не\sповери|не\sверит)\w*\s(?:в\s)?(?:[\w-]+\s){{0,3}}"?$
    |\bне\sсоответству\w+\s(?:\w+\s)?(?:сообщени|информаци|публикаци|материал|стать|данны|сведени)\w*\s(?:[\w-]+\s){{0,2}}"?$
    |\bcontrary\sto\s(?:[\w-]+\s){{0,4}}"?$
    |\b(?:не\sнашл\w+\s(?:\w+\s){{0,3}}подтвержд|нет\sподтвержд|без\sподтвержд|вопреки)\w*\b[^.!?]*$
    """
)
# ", передает Интерфакс": whatever was denied or not found before, it is the agency that tells so.
_CLOSING = _compile(rf""",\s?(?:-\s?)?(?:(?:как|о\sчем|об\sэтом)\s)?(?!не\s){_SAY}{_WHEN}{{0,5}}{_TO_NAME}""")
_DOUBTED_AFTER = _compile(
    rf"""^"?\s(?:[^\W\d_]+\s)?не\s{_SAY}|^(?:'s)?\s(?:(?:did|has|have|had|does)\snot|didn't|hasn't|haven't|hadn't|doesn't|never)\s"""
)
_DENIED_IN_ENGLISH = _compile(
    r"""
    \b(?:den(?:y|ies|ied)|refute[sd]?|debunk(?:s|ed)?|reject(?:s|ed)|dismiss(?:es|ed)|dispute[sd]?|contradict(?:s|ed))
    \s(?:(?:the|an?)\s)?(?:\w+\s)?
    (?:(?:reports?|claims?|stor(?:y|ies)|articles?|information)\s(?:by|in|from|of)\s(?:the\s)?(?:\w+\s){0,4})?"?$
    """
)
# "Публикацию РИА Новости … назвали недостоверной": what is said of a report is told behind its author.
_REPORT_OF = _compile(
    r"\b(?:публикаци|сообщени|информаци|материал|стать|данны|сведени|заметк|новост)\w*\s(?:[\w-]+\s){0,2}\"?$"
)
_REFUTED_AFTER = _compile(
    r"""
    \b(?:на(?:зва|зыва)\w+|признал\w*|счита\w+)\s(?:\w+\s){0,3}?(?:недостовер|не\s?соответств|фейк|ложн|ложью|вымыс|неправд|выдум|дезинформ|ошибочн)
    |\bопровер(?:г|га)\w*|\bне\s(?:подтверди|соответству)\w*|\bне\sнашл\w*\s(?:\w+\s){0,2}подтвержд
    |\bоказал\w+\s(?:подделк|поддельн|фейк|ложн|недостовер)
    """
)
# "Минюст признал иноагентом издание …", "внёс … в реестр": the medium is what is spoken of.
_LISTED_AS = r"(?:иноагент|иностранн\w+\sагент|нежелательн|экстремист|террорист|реестр)"
_PUT_ON_LIST_BEFORE = _compile(rf"\b(?:призна|вн[её]с|включи|объяви)\w*\b[^.!?]*\b{_LISTED_AS}\w*[^.!?,]*$")
_PUT_ON_LIST = _compile(r"\b(?:призна|вн[её]с|включи|объяви|заблокиров|оштрафов)\w*\s[^.!?,]*$")
_PUT_ON_LIST_AFTER = _compile(rf"^[^.!?,]*\b{_LISTED_AS}")
# "Глава RT Симоньян заявила": it is a person who speaks, and who leads the medium.
_PERSON_IN_CHARGE = _compile(
    rf"""(?<!пишет\s)\b(?:глав[аыуе]|главред\w*|главн\w+\sредактор\w*|гендиректор(?:[ауе]|ом)?\b|(?:генеральн\w+\s)?директор(?:[ауе]|ом)?\b|руководител\w+|основател\w+
    |владел\w+|учредител\w+|акционер\w*|издател\w+|сотрудни\w+|editor-in-chief\sof|editor\sof|head\sof|owner\sof|founder\sof)
    \s(?:{_ADJECTIVE}\s)?(?:{_KIND}\s)?(?:the\s)?"?$"""
)
# "назвал публикацию РИА Новости недостоверной"; "the TASS report was false".
_CLAUSE_ENDS = re.compile(r"""["']?\s?,""")
_CALLED_BEFORE = _compile(
    r"""
    \b(?:назва|назыв|призна|счита|счел|объяви)\w*\s(?:публикаци|сообщени|информаци|материал|стать|данны)\w*\s(?:[\w-]+\s){0,2}"?$
    |\b(?:reports?|stor(?:y|ies)|claims?|articles?)\s(?:by|from|in|of)\s(?:the\s)?(?:[\w-]+\s){0,3}"?$
    |\b(?:claim|rumou?r|allegation|suggestion)s?\sthat\s"?$
    |^\W*$
    """
)
_FALSE_AFTER = _compile(
    r"""
    ^"?[^.!?,]*\b(?:недостовер|не\s?соответств|фейк|ложн|ложью|вымыс|неправд|выдум|дезинформ|ошибочн)
    |^[^.!?,]*\s(?:is|was|are|were)\s(?:[\w-]+\s){0,2}?(?:false|fake|untrue|wrong|unfounded|baseless)\b
    |^(?:'s)?\s(?:(?:was|were|is|are|has\sbeen|turned\sout\sto\sbe)\s(?:[\w-]+\s){0,2}?)?
        (?:false|fake|untrue|inaccurate|wrong|fabricated|debunked|denied|disputed|refuted|unfounded|not\strue)\b
    """
)
_FALSE_REPORT_AFTER = _compile(
    r"""
    ^(?:'s)?\s(?:report|story|article|claim)s?\s(?:(?:was|were|is|are|has\sbeen|turned\sout\sto\sbe)\s(?:[\w-]+\s){0,2}?)?
        (?:false|fake|untrue|inaccurate|wrong|fabricated|debunked|denied|disputed|refuted|unfounded|baseless|not\strue)\b
    """
)
# "ТАСС отмечает годовщину концертом": here the verb means to celebrate.
_CELEBRATES_AFTER = _compile(
    r"""^["']?(?:\s[\w-]+){0,4}\s(?:жылдығын|мерейтойын|туған\sкүнін)\sатап
    |^"?\s?отме(?:ча|ти)\w+\s(?:[\w-]+\s){0,3}?(?:годовщин|юбиле|день\sрождени|праздник|\d+\s?-?\s?лети|\w+лети)"""
)
_DENIED_AFTER = _compile(
    r"^\s(?:\w+\s)?емес|\b(?:хабарла|жаз|жарияла|тарат)\w*\s(?:жоқ|емес)\b|^[^,:.!?]*\b(?:сәйкес\sкелме|өтірік|жалған|растама)|(?:жоққа\sшығар|теріске\sшығар|рас\sемес|дұрыс\sемес|шындыққа\sжанаспа|расталма|фейк\sдеп)"
)


_THE = re.compile(fold_pattern(r"(?:\bthe\s)+$"))  # "пишет «The Guardian»": of the name, and not of the frame


_GOES_ON = _compile(
    rf"""
    (?:\b(?:на|в|во|с|со|по|из|к|о|об|от|для|и|а|не|как|что|by|to|the|of|in|a|an|and|told|said|citing|деп|туралы)
    |\b{_SAY}|{_KIND}|\b{_ADJECTIVE}|\bдеп\s{_KAZAKH_SAY}|,)$
    """
)


def goes_on(line: str) -> bool:
    """Tells whether a folded line ends inside a sentence: behind a preposition, a comma, or before a name."""
    return _GOES_ON.search(line) is not None


def read_part(around: Surroundings) -> Part:
    """Returns the part that the name in `around` plays."""
    if _THE.search(around.before):
        around = replace(around, before=_THE.sub("", around.before), near=_THE.sub("", around.near))
    before, after = around.before, around.after
    if _SOURCE_LINE.search(before):
        return Part.PICTURE if _PICTURE_SOURCE.search(before) else Part.REPORTS
    if before.endswith("(") and _BRACKETED_AFTER.search(after):
        return Part.DATELINE
    if before.rstrip().endswith("(") and _ENDS_IN_BRACKETS.search(after) and not _PICTURE_BEFORE.search(before):
        return Part.REPORTS
    if _PICTURE_AFTER.search(after) or _PICTURE_BEFORE.search(before):
        return Part.PICTURE
    if (
        _DENIED_BEFORE.search(before)
        or _DENIED_IN_ENGLISH.search(before)
        or (_DOUBTED.search(before) and not _CLOSING.search(before))
        or (_DENIED_AFTER.search(after) and not _BY_ITS_WORDS_AT_ONCE.search(after))
    ):
        return Part.NAMED
    if _DOUBTED_AFTER.search(after) or _CELEBRATES_AFTER.search(after):
        return Part.NAMED
    if _REPORT_OF.search(before) and not _CLAUSE_ENDS.match(after) and _REFUTED_AFTER.search(after):
        return Part.NAMED
    if _FALSE_REPORT_AFTER.search(after) or (_CALLED_BEFORE.search(before) and _FALSE_AFTER.search(after)):
        return Part.NAMED
    if _CITING.search(around.near):
        return Part.CITED
    if _is_dateline(around) or (_COMPILED_FROM.search(before) and _LIST_GOES_ON.search(after)):
        return Part.DATELINE
    if _stands_apart(around):
        return Part.REPORTS
    if _PERSON_IN_CHARGE.search(before):
        return Part.NAMED
    if _PUT_ON_LIST_BEFORE.search(before) or (_PUT_ON_LIST.search(before) and _PUT_ON_LIST_AFTER.search(after)):
        return Part.NAMED
    if _TOGETHER_WITH.search(before) and _SIGNED_AFTER.search(after):
        return Part.REPORTS
    for frame in (_SAYING, _SAID_IN_KAZAKH, _ENGLISH_BEFORE):
        if frame.search(around.near):
            return Part.REPORTS
    if _SAYING_AFTER.search(after):
        return Part.REPORTS
    return _read_kazakh(before, around.name, after)


def _read_kazakh(before: str, name: str, after: str) -> Part:
    """The verb may be far away; the case of the name, or of the noun that carries it, tells which one to look for.

    Of a name inside quoted speech ("«ТАСС-қа сенбеймін», — деді …") that speech alone is read.
    """
    whole = before.rstrip().endswith('"') and after.startswith('"')  # «ТАСС»: of the name itself
    if (before.count('"') - whole) % 2:
        after = after.removeprefix('"').partition('"')[0]
    word = name.rstrip('"')
    if _GLUED.search(after):
        return Part.REPORTS
    if noun := _KAZAKH_NOUN.match(after):
        word, after = noun[1], after[noun.end() :]
    else:
        after = after.removeprefix('"')
    if _GENITIVE.search(word) and _CITED_BY_ITS_WORDS.search(after):
        return Part.CITED
    if _GENITIVE.search(word):
        return Part.REPORTS if _AFTER_GENITIVE.search(after) else Part.NAMED
    if _DATIVE.search(word):
        if _CITED_AFTER_DATIVE.search(after):
            return Part.CITED
        if _AFTER_DATIVE.search(after) or _SAID_BEFORE.search(before):
            return Part.REPORTS
    if _OTHER_CASE.search(word) and (
        _AFTER_OTHER_CASE.search(after) or (noun is not None and _SPOKEN_AFTER.search(after))
    ):
        return Part.REPORTS
    if _AFTER_NOMINATIVE.search(after) or _CITING_BEFORE.search(before):
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


_NOUN_AT_END = _compile(rf"""(?:{_ADJECTIVE}\s)?\b(?:\w+-)?{_KIND}\s"?$""")


def _stands_apart(around: Surroundings) -> bool:
    """Titles name their source at one end: "Reuters: …", "… — РИА Новости", "… (ТАСС)"; posts, which have none, too."""
    before, after = _NOUN_AT_END.sub("", around.before), around.after
    opens = around.in_title or (around.lead is not None and not re.search(r"\w", around.lead))
    if opens and re.match(r'"?\s?:', after) is not None and not re.search(r"\w", before):
        return True
    if around.in_title:
        return not after.strip(' ")') and re.search(r'(?:\s-|[|(:])\s?"?$', before) is not None
    dashed = len(before) >= _SHORTEST_STATEMENT and _DASHED_BEFORE.search(before) and _DASHED_AFTER.search(after)
    return bool(dashed)
