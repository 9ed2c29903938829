"""Denials, fact checks and doubts, and what only looks like one."""

from random import Random

from tests.analysis.article.mutations.mutation import Mutation, lines
from tests.analysis.article.mutations.templates import make_from

FAMILY = "negation"

_TABLES = {
    "ru": lines("""
        В акимате назвали ложью публикацию {M1.gen} о мосте.
        Полиция опровергла новость {M1.gen} о взрыве.
        Материал, вышедший в {M1.pre}, не имеет отношения к действительности, заявили в акимате.
        Редакция {M1.gen} отозвала заметку о мосте и извинилась за ошибку.
        {M1.nom} удалил недостоверное сообщение о мосте.
        {Who}: сообщения {M1.gen} — выдумка.
        Слова, которые приписал ему {M1.nom}, {who} назвал искажёнными.
        Проверка показала: {M1.nom} ничего подобного не публиковал.
        Прокуратура не подтвердила информацию, рассказал {S1.dat} {who}.
        {Who} назвал слухи фейком в интервью {S1.dat}.
        Мэр не отрицает, что {c}, передает {S1.nom}.
        Суд признал сведения ложными, сообщает {S1.nom}.
        {Who} опроверг заявление {M1.gen} о закрытии моста.
        Пресс-служба назвала материал {M1.gen} фейковым.
        Данные {M1.gen} не соответствуют действительности, заявили в акимате.
        {M1.nom} никогда не сообщал о закрытии моста.
        Публикация {M1.gen} оказалась ложной.
        Сведения {M1.gen} министерство назвало недостоверными.
        {Who} усомнился в сообщении {M1.gen}.
        Не соответствует действительности сообщение {M1.gen} о мосте.
        {Who} опровергает обвинения, пишет {S1.nom}.
        Слухи о закрытии моста не подтвердились, сообщает {S1.nom}.
        Министерство опровергло сообщение {M1.gen}.
        Министерство опровергло сообщение {M1.gen} о закрытии моста.
        В акимате опровергли информацию {M1.gen}.
        В акимате опровергают публикацию {M1.gen} о закрытии моста.
        {Who} не подтвердил данные {M1.gen}.
        {Who} назвал сообщение {M1.gen} ложным.
        {Who} назвал публикацию {M1.gen} недостоверной.
        Сообщение {M1.gen} о закрытии моста не соответствует действительности.
        Информация {M1.gen} о закрытии моста не подтвердилась.
        Публикацию {M1.gen} в министерстве назвали вымыслом.
        Материал {M1.gen} о закрытии моста признали фейком.
        Фейк: {M1.nom} сообщает о закрытии моста.
        Фактчекеры проверили сообщение {M1.gen} и не нашли подтверждений.
        {M1.nom} не сообщал о закрытии моста.
        {M1.nom} не писал, что {c}.
        Нет подтверждений тому, что пишет {M1.nom}.
        Вопреки сообщению {M1.gen}, мост открыт.
        Вопреки тому, что пишет {M1.nom}, мост открыт.
        В сети пишут, будто {M1.nom} сообщает о закрытии моста.
        {Who} отрицает то, что писал о нём {M1.nom}.
        Это неправда: {M1.nom} такого не сообщал.
        Скриншот статьи {M1.gen} о закрытии моста оказался подделкой.
        Поддельную новость от имени {M1.gen} распространяли в чатах.
        # Министерство опровергло сообщение {M1.gen}
        # Фейк: {M1.nom} сообщает о закрытии моста
        {Who} опроверг слова министра, сообщает {S1.nom}.
        {Who} опроверг слухи о закрытии моста, передает {S1.nom}.
        По данным {S1.gen}, министр опроверг слухи о закрытии моста.
        Министерство опровергло закрытие моста, пишет {S1.nom}.
        Фейк о закрытии моста разоблачила полиция, сообщает {S1.nom}.
        {Who} не подтвердил, что {c}, сообщает {S1.nom}.
        Министерство не сообщало о закрытии моста, пишет {S1.nom}.
        {Who} отрицает вину, передает Tengrinews.kz со ссылкой на {S1.acc}.
        Эту информацию опроверг {who} в интервью {S1.dat}.
        {C}, сообщает {S1.nom}. {Who} не подтвердил это.
        Информация не подтвердилась, рассказал {who} агентству {S1.agency}.
    """),
    "kk": lines("""
        {M1.gen} көпір туралы жаңалығы жалған болып шықты.
        {Who} {M1.gen} сөзін жоққа шығарды.
        {M1.nom} бұл хабарды өшіріп, кешірім сұрады.
        Әкімдік бұл қауесет екенін айтты, деп хабарлады {S1.nom}.
        {S1.nom} бұл ақпараттың жалған екенін анықтады.
        {M1.gen} хабары шындыққа сәйкес келмейді.
        {Who} {M1.nom} жариялаған мәліметті растамады.
        {M1.gen} жазғаны өтірік, деді {who}.
        Полиция қауесетті теріске шығарды, деп жазды {S1.nom}.
        Министрлік {M1.gen} көпір туралы хабарын жоққа шығарды.
        Әкімдік {M1.gen} ақпаратын жоққа шығарды.
        {Who} {M1.gen} мәліметін теріске шығарды.
        {M1.gen} хабарлағаны рас емес.
        {M1.gen} көпір туралы ақпараты шындыққа жанаспайды.
        {M1.gen} хабары расталмады.
        {M1.gen} жариялаған ақпараты дұрыс емес, деді {who}.
        {M1.nom} көпірдің жабылғаны туралы хабарлаған жоқ.
        Жалған ақпарат: {M1.nom} көпірдің жабылғанын хабарлады.
        {Who} {M1.gen} мақаласын фейк деп атады.
        Министрлік қауесетті жоққа шығарды, деп хабарлады {S1.nom}.
        {S1.gen} мәліметінше, министр қауесетті жоққа шығарды.
        {Who} бұл ақпаратты жоққа шығарды, деп жазды {S1.nom}.
        Ақпарат расталмады, деді {who} {S1.dat} берген сұхбатында.
        {C}, деп хабарлады {S1.nom}. {Who} мұны растаған жоқ.
    """),
    "en": lines("""
        {M1.en} retracted its story about the bridge.
        {Who} accused {M1.en} of spreading lies about the bridge.
        {Who} said that what {M1.en} wrote about the bridge was untrue.
        Nothing that {M1.en} wrote about the bridge is correct, {who} said.
        {Who} told {S1.en} that the rumours were false.
        The report was wrong, {S1.en} found.
        {Who} said the {M1.en} report was wrong.
        Police denied the {M1.en} story.
        {M1.en} has not reported that {c}.
        {Who} dismissed as false an article in {M1.en}.
        The claim that {M1.en} reported the closure is false.
        Police denied the rumours, {S1.en} said.
        The ministry denied a report by {M1.en}.
        The ministry denied a report by {M1.full}.
        Officials dismissed the report by {M1.en} about the bridge.
        {Who} rejected claims by {M1.en}.
        {Who} refuted the {M1.en} report.
        {M1.en} did not report that {c}.
        {M1.en} never reported that {c}.
        The report by {M1.en} was false.
        The {M1.en} report is not true, {who} said.
        Fact check: {M1.en} did not report the closure.
        Contrary to a report by {M1.en}, the bridge is open.
        There is no evidence that {M1.en} reported the closure.
        {Who} called the {M1.en} report fake.
        {Who} disputed an article by {M1.en}.
        A fake {M1.en} report about the bridge spread in chats.
        {Who} denied that {c}, {S1.en} reported.
        According to {S1.en}, {who} denied the rumours.
        The ministry rejected the claims, {who} told {S1.en}.
        {Who} dismissed the rumours in an interview with {S1.en}.
        {C}, {S1.en} reported. {Who} denied it.
        {Who} did not confirm the closure, {S1.en} reported.
    """),
}


def make(rng: Random) -> Mutation:
    """Returns a sentence in which a medium is denied or doubted, or in which it reports a denial."""
    return make_from(rng, FAMILY, _TABLES)
