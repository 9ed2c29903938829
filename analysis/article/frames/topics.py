"""Media that a text speaks of: honoured, put on a list, led by somebody who speaks for himself."""

from analysis.article.frames.russian import ADJECTIVE, TO_NAME
from analysis.article.frames.surroundings import KIND, Surroundings, compile_frame

# "Минюст признал иноагентом издание …", "внёс … в реестр": the medium is what is spoken of.
_LISTED_AS = r"(?:иноагент|иностранн\w+\sагент|нежелательн|экстремист|террорист|реестр)"
_PUT_ON_LIST_BEFORE = compile_frame(rf"\b(?:призна|вн[её]с|включи|объяви)\w*\b[^.!?]*\b{_LISTED_AS}\w*[^.!?,]*$")
_PUT_ON_LIST = compile_frame(r"\b(?:призна|вн[её]с|включи|объяви|заблокиров|оштрафов)\w*\s[^.!?,]*$")
_PUT_ON_LIST_AFTER = compile_frame(rf"^[^.!?,]*\b{_LISTED_AS}")
# "Глава RT Симоньян заявила": it is a person who speaks, and who leads the medium.
# "В эфире телеканала прошёл концерт".
_ON_AIR_BEFORE = compile_frame(rf"\bв\sэфире{TO_NAME}")
_TAKES_PLACE_AFTER = compile_frame(r"""^"?\s(?:про(?:шел|шла|шло|ходит|йдет)|состоя|ид[её]т|транслир)""")
# "сообщили на пресс-конференции в ТАСС", "увидеть концерт можно в эфире на портале …": where it was said or is shown.
_AT_THEIRS_BEFORE = compile_frame(
    rf"""
    \b(?:пресс-конференци|брифинг|кругл\w+\sстол)\w*\sв{TO_NAME}
    |\b(?:выступит|выступят|спо[её]т|споют|появится|сыграет|снимется)\b[^.!?,]*\b(?:программ|шоу|передач|эфир)[^\W\d_]*\s"?$
    |\b(?:опубликова|выложи|размести|появи)\w*\s(?:[\w-]+\s){{0,3}}?в\s(?:[\w-]+\s)?групп\w*\s"?$
    |\b(?:увиде|посмотре|смотр|следи|транслир|покаж)\w*\s[^.!?]*\b(?:эфире|трансляци\w+)(?:\sна)?{TO_NAME}
    """
)
_PERSON_IN_CHARGE = compile_frame(
    rf"""(?<!пишет\s)\b(?:глав[аыуе]|главред\w*|главн\w+\sредактор\w*|гендиректор(?:[ауе]|ом)?\b|(?:генеральн\w+\s)?директор(?:[ауе]|ом)?\b|руководител\w+|основател\w+
    |владел\w+|учредител\w+|акционер\w*|издател(?:ь|я|ю|ем)\b|сотрудни\w+|editor-in-chief\sof|editor\sof|head\sof|owner\sof|founder\sof)
    \s(?:{ADJECTIVE}\s)?(?:{KIND}\s)?(?:the\s)?"?$"""
)
# "ТАСС отмечает годовщину концертом": here the verb means to celebrate.
_CELEBRATES_AFTER = compile_frame(
    r"""^["']?(?:\s[\w-]+){0,4}\s(?:жылдығын|мерейтойын|туған\sкүнін)\sатап
    |^"?\s?отме(?:ча|ти)\w+\s(?:[\w-]+\s){0,3}?(?:годовщин|юбиле|день\sрождени|праздник|\d+\s?-?\s?лети|\w+лети)"""
)


def is_topic(around: Surroundings) -> bool:
    """Tells whether the medium is what the sentence is about, and not where its news comes from."""
    before, after = around.before, around.after
    if _PERSON_IN_CHARGE.search(before) or _PUT_ON_LIST_BEFORE.search(before):
        return True
    if _AT_THEIRS_BEFORE.search(before):
        return True
    if _ON_AIR_BEFORE.search(before) and _TAKES_PLACE_AFTER.search(after):
        return True
    return bool(_PUT_ON_LIST.search(before) and _PUT_ON_LIST_AFTER.search(after))


def celebrates(around: Surroundings) -> bool:
    """Tells whether the verb of reporting means a jubilee here."""
    return _CELEBRATES_AFTER.search(around.after) is not None
