"""Names inside quotations, lists of names, and chains of two and three in every usual order of words."""

import re
from random import Random

from tests.analysis.article.mutations.mutation import Draft, Mutation, lines
from tests.analysis.article.mutations.plots import surround
from tests.analysis.article.mutations.templates import expand

FAMILY = "nesting"

_CHAINS = {
    "ru": lines("""
        {C}. Об этом {V1.nom} пишет со ссылкой на {S2.acc}.
        {V1.nom} опубликовал перевод статьи {S2.gen}: {c}.
        Как отмечает {V1.nom}, ссылаясь на публикацию {S2.gen}, {c}.
        {C}, сообщает {V1.nom}. При этом издание ссылается на {S2.acc}.
        {C}, сообщило агентство {V1.agency} со ссылкой на {S2.acc}.
        Об этом со ссылкой на {S2.acc} пишет {V1.nom}.
        {C}, передаёт {V1.nom}, цитируя {S2.acc}.
        {V1.nom} передаёт со ссылкой на публикацию {S2.gen}: {c}.
        Ранее {V1.nom}, ссылаясь на {S2.acc}, сообщал, что {c}.
        {V1.nom} (со ссылкой на {S2.acc}) пишет, что {c}.
        Как пишет {V1.nom} со ссылкой на источники {S2.gen}, {c}.
        {C}, сообщает {V1.nom} со ссылкой на {S2.acc}.
        {C}, передает {V1.nom} со ссылкой на {S2.acc}.
        {C}, пишет {V1.nom}, ссылаясь на {S2.acc}.
        {V1.nom} со ссылкой на {S2.acc} сообщает, что {c}.
        {V1.nom} сообщает со ссылкой на {S2.acc}, что {c}.
        {V1.nom}, ссылаясь на {S2.acc}, пишет, что {c}.
        Как сообщает {V1.nom} со ссылкой на {S2.acc}, {c}.
        Об этом сообщает {V1.nom} со ссылкой на {S2.acc}.
        Об этом пишет {V1.nom}, ссылаясь на {S2.acc}.
        По данным {V1.gen}, который ссылается на {S2.acc}, {c}.
        Со ссылкой на {S2.acc} {V1.nom} сообщает, что {c}.
        Ссылаясь на {S2.acc}, {V1.nom} пишет, что {c}.
        {C}, передает Tengrinews.kz со ссылкой на {S1.acc}.
        {C}, сообщает {V1.nom} со ссылкой на данные {S2.gen}.
        {C}, передает Tengrinews.kz со ссылкой на {V1.acc}, который цитирует {S2.acc}.
        {C}, сообщает {S2.nom}, на который ссылается {V1.nom}.
        {C}, пишет {S2.nom}, передает {V1.nom}.
        {C}, сообщает {V1.nom}, ссылаясь на {V2.acc}, который цитирует {S3.acc}.
        {C}, сообщает {V1.nom} со ссылкой на {V2.acc}, который ссылается на {S3.acc}.
        По сообщению {V1.gen} со ссылкой на {S2.acc}, {c}.
        {V1.nom} цитирует {S2.acc}: {c}.
        # {V1.nom} со ссылкой на {S2.acc}: {c}
        # {C}, сообщает {V1.nom} со ссылкой на {S2.acc}
    """),
    "kk": lines("""
        {V1.nom} {S2.gen} мәліметіне сүйеніп, {c} деп хабарлады.
        {C}, деп хабарлайды {V1.nom} {S2.gen} мәліметіне сілтеме жасап.
        {V1.nom} {S2.dat} сілтеме жасай отырып, {c} деп жазды.
        {S2.gen} дерегіне сүйеніп, {V1.nom} хабарлады: {c}.
        {C}, деп жазады {V1.nom} {S2.dat} сілтеме жасап.
        {S2.dat} сілтеме жасап {V1.nom} хабарлады: {c}.
        {S2.dat} сілтеме жасап, {V1.nom} хабарлады: {c}.
        {C}, деп хабарлады {V1.nom} {S2.dat} сілтеме жасап.
        {C}, деп хабарлайды {V1.nom} {S2.dat} сүйеніп.
        {C}, деп жазды {V1.nom} {S2.dat} сілтеме жасап.
        {V1.nom} {S2.dat} сілтеме жасап хабарлағандай, {c}.
        {S2.dat} сілтеме жасаған {V1.gen} хабарлауынша, {c}.
        {S2.dat} сүйенген {V1.nom} жазды: {c}.
        Бұл туралы {V1.nom} {S2.dat} сілтеме жасап жазды.
        Бұл туралы {S2.dat} сілтеме жасап {V1.nom} хабарлады.
        {C}, деп хабарлайды Tengrinews.kz {S1.dat} сілтеме жасап.
        {C}, деп хабарлайды Tengrinews.kz {S2.dat} сілтеме жасаған {V1.dat} сүйеніп.
    """),
    "en": lines("""
        {C}, {V1.en} reported Monday, citing {S2.en}.
        {C}, {S2.en} said, according to {V1.en}.
        {V1.en} cites {S2.en} in reporting that {c}.
        {V1.en}, quoting {S2.en}, said that {c}.
        {C}, {V1.en} writes, citing a report by {S2.en}.
        {V1.en} reports, citing {S2.en}: {c}.
        Referring to {S2.en}, {V1.en} wrote that {c}.
        {C}, {V1.en} said, attributing the news to {S2.en}.
        {C}, {V1.en} reported, citing {S2.en}.
        {V1.en}, citing {S2.en}, reported that {c}.
        {V1.en} reported, citing {S2.en}, that {c}.
        Citing {S2.en}, {V1.en} reported that {c}.
        {C}, according to {V1.en}, citing {S2.en}.
        {C}, according to {V1.en}, which cited {S2.en}.
        {C}, {V1.en} said, quoting {S2.full}.
        {V1.en} said on Monday, citing {S2.full}, that {c}.
        {C}, {V1.en} reported with reference to {S2.en}.
        {V1.en} cited {S2.en} as saying that {c}.
        {C}, {V1.en} reported, citing {V2.en}, which quoted {S3.en}.
        # {C}, {V1.en} says, citing {S2.en}
    """),
}
# Lists, quotations, and what is no chain though two media stand in one sentence.
_OTHERS = {
    "ru": lines("""
        {C}, рассказал {S2.dat} {who}. Его слова приводит {S3.nom}.
        «Мне позвонили из {M1.gen}», — вспоминает {who}.
        «Спасибо {M1.dat} за помощь», — сказал {who}, передает {S2.nom}.
        «Читали мы ваш {M1.nom}», — усмехнулся {who}.
        Об этом пишут {S1.nom}, {S2.nom} и {S3.nom}.
        Об этом сообщают {S1.nom} и {S2.nom}.
        По данным {S1.gen} и {S2.gen}, {c}.
        {C}, передает Tengrinews.kz со ссылкой на {S1.acc} и {S2.acc}.
        {S1.nom}, {S2.nom} и {S3.nom} сообщают, что {c}.
        «Я каждое утро читаю {M1.acc}», — сказал {who}.
        «Нас тогда снимал {M1.nom}», — вспоминает {who}.
        «Мы не смотрим {M1.acc}», — признался {who}.
        «Я десять лет работал в {M1.pre}», — говорит {who}.
        «Нас тогда снимал {M1.nom}», — рассказал {who} агентству {S2.agency}.
        «Я каждое утро читаю {M1.acc}», — сказал {who} в интервью {S2.dat}.
        «{C}», — рассказал {who} агентству {S1.agency}.
        «{C}», — цитирует {who} {S1.nom}.
        «{C}», — сказал {who} в интервью газете {S1.paper}.
        «{C}», — говорится в сообщении {S1.gen}.
        «{C}», — пишет {S1.nom}.
        Как сообщает {S1.nom} в статье «Мост „Заря“ закрыт», {c}.
        Газета {S1.paper} пишет: «Мост „Весна“ закрыт».
        {Who} сказал: «Я видел, как {c}». Его слова приводит {S1.nom}.
        {C}, сообщает {S1.nom}. Ранее {S2.nom} сообщал о том же.
        {C}. Об этом сообщает {S1.nom}. По данным {S2.gen}, работы начались.
        «Зачем нам {M1.nom}?» — спросил {who}, передает {S2.nom}.
    """),
    "kk": lines("""
        «Мені {M1.nom} көрсетті», — деді {who}.
        {S1.nom} да, {S2.nom} де бұл туралы жазды.
        «{M1.dat} сенбеймін», — деді {who}.
        Бұл туралы {S1.nom}, {S2.nom} және {S3.nom} жазды.
        Бұл туралы {S1.nom} мен {S2.nom} хабарлады.
        {C}, деп хабарлады {S1.nom} және {S2.nom}.
        «Мен күн сайын таңертең {M1.acc} оқимын», — деді {who}.
        «Мен {M1.loc} он жыл жұмыс істедім», — деді {who}.
        «{C}», — деді {who} {S1.dat} берген сұхбатында.
        «{C}», — деп жазды {S1.nom}.
        «{C}», — делінген {S1.gen} хабарламасында.
        {C}, деп хабарлады {S1.nom}. {S2.gen} мәліметінше, жұмыс басталды.
    """),
    "en": lines("""
        "My wife works for {M1.en}," {who} said.
        "Thanks to {M1.en}," {who} told {S2.en}.
        "They asked me about {M1.en}," {who} recalled.
        {S1.en}, {S2.en} and {S3.en} reported that {c}.
        {C}, {S1.en} and {S2.en} reported.
        {C}, according to {S1.en} and {S2.en}.
        "I read {M1.en} every morning," {who} said.
        "We do not watch {M1.en}," {who} said.
        "I worked at {M1.en} for ten years," {who} said.
        "I read {M1.en} every morning," {who} told {S2.en}.
        "{C}," {who} told {S1.full}.
        "{C}," {S1.en} quoted {who} as saying.
        "{C}," {who} said in an interview with {S1.en}.
        {C}, {S1.en} reported. {S2.en} reported the same.
    """),
}
_SLOT = re.compile(r"\{([SV]\d)")
_BODY = {"ru": "Ремонт продлится до весны.", "kk": "Жұмыс жалғасуда.", "en": "Work goes on."}


def make(rng: Random) -> Mutation:
    """Returns a sentence with two or three media, or with one inside a quotation."""
    draft = Draft(rng)
    language = rng.choice(("ru", "ru", "kk", "en"))
    chain = rng.random() < 0.6
    template = rng.choice((_CHAINS if chain else _OTHERS)[language])
    is_title = template.startswith("# ")
    text = expand(rng, draft, language, template.removeprefix("# "))
    if chain:
        keys = {slot: key for slot, (key, _, _) in zip(_SLOT.findall(template), draft.names, strict=True)}
        ways, sources = ([slot for slot in sorted(keys) if slot[0] == part] for part in "VS")
        draft.chain = (keys[(ways or sources)[0]], keys[sources[0]])
    if is_title:
        return draft.finish(FAMILY, language, template, _BODY[language], text)
    return draft.finish(FAMILY, language, template, surround(rng, language, text))
