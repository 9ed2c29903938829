"""Phrases that sites put among the paragraphs of an article, in Kazakh, Russian and English."""

import re

# A line that begins so is an invitation, whatever follows; it must be short, since a sentence may begin so too.
_OPENINGS = re.compile(
    r"(?:"
    r"подпи(?:шитесь|сывайтесь|саться)|читайте (?:также|еще|ещё|нас|больше|далее)|читать (?:также|далее)"
    r"|смотрите также|по теме\b"
    r"|ранее (?:сообщалось|мы писали|мы сообщали)\s*:?\s*$|больше новостей|следите за|узнавайте|будьте в курсе"
    r"|самые (?:важные|интересные|свежие)"
    r"|присоединяйтесь|наш (?:telegram|телеграм)|поделиться|поделитесь|оцените|комментарии|оставьте|нашли ошибку"
    r"|заметили ошибку"
    r"|выделите ее|если вы (?:нашли|заметили)|теги\s*:|метки\s*:|источник фото|новости по теме|реклама\b"
    r"|рекомендуем|фото\s*:|видео\s*:"
    r"|(?:курсы? валют\b|валюта бағам)[^.!?]*$|материалы по теме|все новости|главные новости|загрузить еще"
    r"|скопировать ссылку|распечатать"
    r"|просмотр(?:ов|ы)\s*:?\s*\d*"
    r"|другие новости|новости партн[её]ров|хотите (?:получать|быть)|ставьте лайк|напишите нам|свяжитесь с нами"
    r"|сообщить об опечатке"
    r"|оқи отырыңыз|тағы оқыңыз|сондай-ақ оқыңыз|оқыңыз\s*:|жазылыңыз|жазылу|бізге жазылыңыз|бізді .{0,40}оқыңыз"
    r"|тақырып бойынша"
    r"|соңғы жаңалықтар|басқа жаңалықтар|бөлісу|бөлісіңіз|пікірлер|пікір қалдыру|жарнама\b|тегтер\s*:|фото\s*:"
    r"|сурет\s*:|қате тапсаңыз"
    r"|telegram[ -]?(?:каналымызға|арнамызға)|біздің telegram|әлеуметтік желі(?:лер)?де|жаңалықтарды бірінші"
    r"|ұқсас жаңалықтар|оқи тұрыңыз"
    r"|read (?:also|more|next)\b|also read\b|see also\b|more (?:from|on|about)\b|related\b|recommended\b"
    r"|subscribe\b|sign up\b|follow us\b"
    r"|join (?:our|us)\b|advertisement\b|share (?:this|on|via)\b|tags\s*:|photo\s*:|image\s*:|getty images"
    r"|click here\b|most (?:read|popular)"
    r"|continue reading|story continues|scroll (?:down|to)|watch\s*:|listen\s*:|sponsored\b|copyright\b|©"
    r"|all rights reserved|все права"
    r"|барлық құқық|download our app|support (?:our|us)\b|correction\?|do you have a|get the latest|newsletter"
    r")",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"все права защищены|барлық құқық қорғалған|all rights reserved", re.IGNORECASE)
_PICTURE = re.compile(r"(?:фото|сурет|photo)\s[^.!?]{1,60}$", re.IGNORECASE)  # "Фото РИА Новости", without a colon
_ENDINGS = re.compile(
    r"(?:подписывайтесь|подпишитесь|жазылыңыз|читайте нас|оқыңыз|ctrl\s*\+?\s*enter|в telegram|в instagram"
    r"|на наш (?:telegram|канал)\S*)"
    r"[\s!.,…»)]*$",
    re.IGNORECASE,
)
_CHANNELS = re.compile(
    r"telegram|телеграм|whatsapp|instagram|инстаграм|youtube|facebook|tiktok|threads|google news|дзен|twitter",
    re.IGNORECASE,
)
_INVITING = re.compile(
    r"подпис|подпиш|жазыл|читайте|оқыңыз|присоедин|қосыл|следите|subscribe|follow|join", re.IGNORECASE
)
_MEANINGLESS = re.compile(r"[\W\d_]*")
LONGEST = 220  # characters of an invitation; longer paragraphs are text even where they begin like one


_CREDIT = re.compile(
    r"(?:источник|по материалам|по данным|по информации|со ссылкой|дерек(?:көзі?)?|ақпарат көзі|материал|source|via)\b",
    re.IGNORECASE,
)


def is_credit(line: str) -> bool:
    """Tells whether a short line names where the article comes from: it is kept, though it may be nothing but links."""
    return len(line) <= LONGEST and bool(_CREDIT.match(line.lstrip(' \n(«"')))


def is_boilerplate(line: str) -> bool:
    """Tells whether a paragraph is the site speaking about itself instead of the article."""
    if _MEANINGLESS.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    opening = line.lstrip(" \u00a0\n-–—•*►▶👉📌✅❗‼️🔔📲>«\"'(")
    if _OPENINGS.match(opening) or _PICTURE.match(opening) or _ENDINGS.search(line) or _RIGHTS.search(line):
        return True
    return bool(_CHANNELS.search(line) and _INVITING.search(line))
