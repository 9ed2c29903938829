"""How Kazakh sentences say what they have from a medium: with the case of its name and a verb that may be far away."""

from analysis.article.folding import fold
from analysis.article.frames.surroundings import Part, compile_frame

KAZAKH_SAY = r"""(?:
    хабарла|жазды|жазады|жазып|жазған|мәлімде|жари[ий]?[ий]?[яа]ла|тарат|келтір|анықта|атап\sөт|растады|білді|түсіндір|ескерт|мәлім\sет
    |жеткіз|баяндады|салған|салды|шолу\sжаса|әңгімелес|сөйлес|сұхбаттас|қосады|қосқан|десе\b|дейді|болжа[пмйс]|есептеп|санап
    |сипатта|әшкереле|ақтар|толықтыр|айыпта[пй]|тапқан|(?:тізім|рейтинг|мақала|материал)\w*\sшығар|назар\sаудар|үңіл|таныс(?:қан|ты)|алға\sтарт|байланыстыр|деп\s(?:те\s)?(?:ата|баға|есепте|сана)|зертте(?:п|ген|ді)|алға\sтарт|фильм\sтүсір|аудар(?:ған|ды|ып)|басты|басып\sшығар|тізбеле|пікірде|бөліс(?:кен|ті)
    )[^\W\d_]*"""
# "ТАСС хабарлағандай, … жоққа шығарды": what is denied behind it is not the agency's word.
BY_ITS_WORDS_AT_ONCE = compile_frame(
    r"""^["']?[-']?(?:\s[\w-]+){0,2}?\s\w+(?:[іы]нше|[іы]нша|[ғг][ае]ндай|[ғг]ендей|[ғг]ен[іе]\sбойынша)\b"""
)
SAID_IN_KAZAKH = compile_frame(
    rf"""\b(?:деп|туралы)\s*{KAZAKH_SAY}(?:\s[\w.]+)?\s*"?\s*$|[,"]\s?-?\s?(?:дейді|деді)\s"?$"""
)
_CITED_IN_KAZAKH = r"(?:сілтеме|сүйен|жүгін)[^\W\d_]*"
_BY_ITS_WORDS = r"""(?:
    хабарлау|жазуын|жазған|хабарлаған|мәлімет|дерег|дерек|ақпарат|мәлімдеу|мәлімдеген|айтуын|айтқан|көрсетуін|анықтау|материал|мақала|хабары|хабарлама|есебін
    |жаңалығ|сөзін|жеткізу|пайымдау|түсіндіруін|зерттеу|репортаж|сюжет|анықтаған|таратқан|тарату|жариялауын|растауын|көрсеткен|жеткізген|келтірген|есебі|болжам|сараптама
    )"""
_AFTER_NOMINATIVE = compile_frame(
    rf"""
    ^(?:\s?[\w.-]++){{0,2}}?\s{KAZAKH_SAY}
    |^(?:\s?["'()\w.,-]++){{0,8}}?\s{_CITED_IN_KAZAKH}
    |^\s(?:[\w-]+\s)?{_BY_ITS_WORDS}
    |^\s(?:\w+\s)?қолына
    |^\s(?:сауалнамасына\sқатыс|(?:сауалына|сұрағына)\sжауап)
    |^\sэфирінде(?:\s[\w-]+){{0,6}}?\s(?:сөйле|айт|мәлімде|деді|дейді|деген|көрсет)
    |^\s(?:шолушы|талдаушы|сыншы|тілші)с[іы]\b.*\b(?:айт|жаз|деп|сипатта|мәлімде|тізбеле)
    |^\sарқылы\s(?:[\w-]+\s)?(?:жет|белгілі|мәлім|тара)
    """
)
# "BBC бас директоры … мәлімдеді": it is the director who speaks, of the BBC.
_AT_THE_END = compile_frame(
    rf"^(?!(?:\s(?:корпорация|компания|агентті|телеарна|газет|холдинг)\w*)?\s(?:бас\s)?(?:директор|редактор|басшы|журналис|қызметкер|иесі)).*\b(?:{KAZAKH_SAY}|айт(?:ады|ты|қан|ып))(?:\s(?:жатыр|отыр|жүр|өтк|өтті|берді|берг|шық|қойд|қойғ|кет|кел|тұр|алды|алғ|жібер)\w*)?(?:\W*$|[,;])"
)
_GLUED = compile_frame(
    rf"^(?:телеарнасы|агенттігі|порталы|газеті|сайты|арнасы|басылымы){KAZAKH_SAY}"
)  # the spaces got lost
_NEAR_SENTENCE_START = 25  # code points: no other subject has room before the name
_CLAUSE_STARTS = compile_frame(
    r"""(?:десе|жазса|хабарласа|деп|,)\W*(?:ал|бірақ|сондай-ақ|сонымен\sқатар)?\s?(?:[\w-]+(?:тық|тік|лық|лік|дық|дік|ның|нің|дың|дің|тың|тің)\s)?"?$"""
)
# "деп жазады ТАСС-қа сілтеме жасаған Qostanai.tv", "деді ол МИР 24 телеарнасына": here the verb stands before the name.
_CITING_BEFORE = compile_frame(r"""\b(?:деп|туралы)\s.*\b(?:сілтеме\sжаса|сүйен)\w*(?:\sотырып)?\s"?$""")
_SAID_BEFORE = compile_frame(
    r"""\b(?:де[йг]?[дт]і|айтты|айтқан|мәлімдеді|түсіндірді|айтып\sберді)\s(?:(?:ол|олар|[\w-]+)\s){0,4}"?$"""
)
_AFTER_GENITIVE = compile_frame(
    rf"""
    ^(?:\s["\w.-]+){{0,4}}?\s(?:
        {_BY_ITS_WORDS}|жеткізу|көзі|дереккөзі|(?:қызметіне|бөліміне|редакциясына)\s(?:айт|сыр\sаш|сұхбат|мәлім)|санында|нөмірінде|бетінде|бетінен|жариялан|жариялау|эфир|сұрағына|сауалына|бағдарлам|жазба|расследовани|аударма|бейнежазба|видеосы|сұхбат|хикая|(?:жүргізуші|талдаушы|шолушы|сарапшы|тілші)с[іы]\b.*\b(?:айт|жаз|деп|сипатта|мәлімде|тізбеле))
    """
)
_CITED_BY_ITS_WORDS = compile_frame(rf"^(?:\s[\w-]+){{0,3}}?\s\w+(?:іне|ына|еріне|арына)\s{_CITED_IN_KAZAKH}")
_CITED_AFTER_DATIVE = compile_frame(rf"^(?:\s[\w.-]+)?\s{_CITED_IN_KAZAKH}")
_AFTER_DATIVE = compile_frame(
    r"""
    "\s?деген(?=\W*$)|\b(?:айт|дед[іi]|қонақ|сөйле|сілтеме|сүйен|сұхбат|хабарла|мәлімде|түсіндір|түсініктеме|баянда|раста|жауап|шағым|пікір|әңгіме|бөліс|(?:белгілі|мәлім)\sбол)
    """
)
_AFTER_OTHER_CASE = compile_frame(
    r"""
    ^(?:\s[\w.-]+){0,3}?\s(?:
        бірлес|тілдес|сөйле|әңгімелес|сұхбат|алынған|алған|хабарла|жарық\sкөр|жарыққа|шыққан|жариялан|айт|көрсетіл|берілген
        |тараған|таралған|жазыл)
    """
)
_SPOKEN_AFTER = compile_frame(
    r"""^(?:(?!",?\s?-).)*\b(?:деді|дейді|деген|айтты|айтқан|мәлімдеді|деп\s(?:жауап|айт|мәлімде|түсіндір)\w*)\b"""
)
# "… телеарнасына сұхбат берді.": that it was given is all that the sentence tells.
_GAVE_INTERVIEW = compile_frame(r"^(?:\s[\w-]+){0,2}?\sсұхбат\sбер(?:ді|еді|іп)?\W*$")
_ABOUT_THIS = compile_frame(r"\b(?:бұл|осы|сол)\s(?:туралы|жайында|жайлы|жөнінде)\b")
_JOURNALIST, _REPORTER = fold("журналис"), fold("тілші")
# "ТАСС тілшісі Анар Серікке берген сұхбатында": whoever it is that the journalist was told by.
_TOLD_JOURNALIST = compile_frame(r"^(?:\s[\w-]+){0,3}?\s[\w-]+[гк][ае](?:\s[\w-]+){0,2}?\s(?:сұхбат|айт|сыр\sаш)")
_GENITIVE = compile_frame(r"(?:[ндт]ы[ңн])$")
_DATIVE = compile_frame(r"(?:[гк][ае]|н[ае])$")
_OTHER_CASE = compile_frame(r"(?:[мбп]ен|[ндт][ае]н|[дт][ае](?:ғы)?)$")
# The noun that carries the case in the name's stead: «ТАСС агенттігінің», "Mash телеграм-арнасының".
_KAZAKH_NOUN = compile_frame(
    r"""
    ^["']?\s?(?:(?!сілтеме|сүйен|жүгін)[\w-]++\s){0,2}?(?:(?!сілтеме|сүйен|жүгін)[\w-]+?[\s-])??
    (?:(?:газет|телеарна|телерадио|телекомпания|арна|агентті|портал|басылым|журнал|апталы|радио|сайт|канал|паблиг|парақша)[^\W\d_]*\s)?
    ((?:газет|телеарна|телерадио|телекомпания|арна|агентті|портал|басылым|журнал|апталы|радио|сайт|тілші|канал|паблиг|парақша)
    [^\W\d_]*)
    """
)


def read_kazakh(before: str, name: str, after: str) -> Part:
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
    if noun and noun[1].startswith((_JOURNALIST, _REPORTER)) and _TOLD_JOURNALIST.search(after):
        return Part.REPORTS
    if _GENITIVE.search(word) and _CITED_BY_ITS_WORDS.search(after):
        return Part.CITED
    if _GENITIVE.search(word):
        return Part.REPORTS if _AFTER_GENITIVE.search(after) else Part.NAMED
    if _DATIVE.search(word) and (not _GAVE_INTERVIEW.search(after) or _ABOUT_THIS.search(before)):
        if _CITED_AFTER_DATIVE.search(after):
            return Part.CITED
        if after.lstrip(' "').startswith(":") or _AFTER_DATIVE.search(after) or _SAID_BEFORE.search(before):
            return Part.REPORTS
    if _OTHER_CASE.search(word) and (
        _AFTER_OTHER_CASE.search(after) or (noun is not None and _SPOKEN_AFTER.search(after))
    ):
        return Part.REPORTS
    if _AFTER_NOMINATIVE.search(after) or _CITING_BEFORE.search(before):
        return Part.REPORTS
    leads = len(before) <= _NEAR_SENTENCE_START or _CLAUSE_STARTS.search(before)
    journalist = noun is not None and noun[1].startswith(_JOURNALIST)  # somebody who is spoken of, too
    if ((noun is not None and not journalist) or leads) and _AT_THE_END.search(after):
        return Part.REPORTS
    return Part.NAMED
