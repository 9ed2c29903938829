"""Media that act or are talked about: nothing is taken from them."""

from random import Random

from tests.analysis.article.mutations.mutation import Mutation, lines
from tests.analysis.article.mutations.templates import make_from

FAMILY = "topic"

_TABLES = {
    "ru": lines("""
        В эфире {M1.gen} прошёл концерт.
        Сайт {M1.gen} возобновил работу после сбоя.
        {M1.nom} сменил логотип.
        Новым владельцем {M1.gen} стал банкир.
        Полиция пришла с обыском в {M1.acc}.
        Подписчики {M1.gen} собрали деньги на памятник.
        Журналист уволился из {M1.gen}.
        {M1.nom} выпустил юбилейный календарь.
        {M1.nom} и библиотека объявили конкурс рисунков.
        Депутат раскритиковал {M1.acc}.
        {M1.nom} ищет нового редактора.
        Хакеры взломали {M1.acc}.
        Доля {M1.gen} на рынке рекламы сократилась.
        Студентка прошла практику в {M1.pre}.
        Ведущая {M1.gen} вышла замуж.
        {M1.dat} запретили вещание в Литве.
        Сотрудника {M1.gen} задержали в аэропорту.
        У здания {M1.gen} прошёл митинг.
        Бывший корреспондент {M1.gen} открыл пекарню.
        Роскомнадзор заблокировал {M1.acc}.
        Роскомнадзор ограничил доступ к {M1.dat}.
        Суд оштрафовал {M1.acc} на три миллиона рублей.
        Суд арестовал имущество {M1.gen}.
        Журналиста {M1.gen} наградили орденом.
        Журналист {M1.gen} задержан на границе.
        Корреспондент {M1.gen} погиб в аварии.
        Умер бывший директор {M1.gen}.
        Скончалась основательница {M1.gen}.
        {M1.dat} исполнилось 80 лет.
        {M1.nom} отмечает столетие.
        Акции {M1.gen} выросли на 5 процентов.
        {M1.nom} открывает бюро в Алматы.
        {M1.nom} увольняет сто человек.
        {M1.nom} подал в суд на министерство.
        Минюст признал {M1.acc} иностранным агентом.
        Сайт {M1.gen} не открывается с утра.
        Хакеры атаковали сайт {M1.gen}.
        Владелец {M1.gen} продал свою долю.
        Гендиректором {M1.gen} назначен бывший спортсмен.
        {Who} встретился с руководителем {M1.gen}.
        Президент принял главного редактора {M1.gen}.
        Министерство подписало соглашение с {M1.ins} об обмене опытом.
        Выставку фотографий {M1.gen} открыли в музее.
        Премию имени основателя {M1.gen} вручили школьнику.
        Вещание {M1.gen} прекращено за долги.
        Редакцию {M1.gen} эвакуировали из-за пожара.
        Студенты побывали на экскурсии в {M1.pre}.
        Подписывайтесь на {M1.acc} в Telegram.
        {M1.nom} запускает приложение для телефонов.
        Против {M1.gen} возбуждено дело.
        Лицензию {M1.gen} отозвали.
        Автомобиль {M1.gen} попал в аварию на трассе.
        # {M1.nom} увольняет сто человек
        # Журналиста {M1.gen} задержали на границе
        # Роскомнадзор заблокировал {M1.acc}
        # Умер основатель {M1.gen}
        {C}, сообщает {S1.nom}.
        Журналиста {M1.gen} наградили орденом, сообщает {S2.nom}.
        По данным {S2.gen}, {M1.nom} увольняет сто человек.
        Роскомнадзор заблокировал {M1.acc}, пишет {S2.nom}.
        Умер бывший директор {M1.gen}. Об этом сообщает {S2.nom}.
    """),
    "kk": lines("""
        {M1.nom} логотипін ауыстырды.
        {M1.gen} жаңа иесі банкир болды.
        Журналист {M1.abl} жұмыстан кетті.
        Депутат {M1.acc} сынады.
        {M1.gen} студиясында өрт шықты.
        {M1.nom} жаңа редактор іздеп жатыр.
        {M1.gen} жүргізушісі тұрмысқа шықты.
        {M1.gen} қызметкері ұсталды.
        Хакерлер {M1.acc} бұзды.
        {M1.gen} журналисі марапатталды.
        {M1.gen} тілшісі апаттан қаза тапты.
        {M1.gen} бұрынғы директоры қайтыс болды.
        {M1.gen} бас редакторы ауысты.
        {M1.dat} айыппұл салынды.
        {M1.dat} 80 жыл толды.
        {M1.nom} жүз адамды жұмыстан шығарды.
        {M1.nom} Алматыда кеңсе ашты.
        {M1.nom} 100 жылдығын атап өтеді.
        Сот {M1.acc} жауып тастады.
        {M1.acc} бұғаттау туралы шешім шықты.
        {M1.gen} сайты таңнан бері ашылмайды.
        {M1.gen} акциялары 5 пайызға өсті.
        {Who} {M1.gen} басшысымен кездесті.
        Министрлік {M1.ins} келісімге қол қойды.
        Студенттер {M1.loc} болып қайтты.
        {M1.gen} лицензиясы қайтарып алынды.
        {M1.gen} кеңсесінде тінту жүрді.
        # {M1.nom} Алматыда кеңсе ашты
        # {M1.gen} журналисі марапатталды
        {C}, деп хабарлады {S1.nom}.
        {M1.gen} журналисі марапатталды, деп хабарлады {S2.nom}.
        {S2.gen} мәліметінше, {M1.nom} жүз адамды жұмыстан шығарды.
    """),
    "en": lines("""
        {M1.en} changed its logo.
        {M1.en} was bought by a banker.
        A lawmaker criticised {M1.en}.
        The reporter left {M1.en} in May.
        A fire broke out in the studio of {M1.en}.
        {M1.en} and the library announced a contest.
        {M1.en} is looking for a new editor.
        Hackers broke into {M1.en}.
        A presenter of {M1.en} got married.
        {M1.en} was banned in Lithuania.
        Protesters gathered outside {M1.en}.
        A former correspondent of {M1.en} opened a bakery.
        The regulator blocked {M1.en}.
        A court fined {M1.full} three million roubles.
        A journalist of {M1.en} was detained at the border.
        A reporter for {M1.en} was killed in a crash.
        {M1.en} turned 80 this year.
        The former director of {M1.en} died on Monday.
        Shares of {M1.en} rose by 5 percent.
        {M1.en} will open a bureau in Almaty.
        {M1.en} is cutting a hundred jobs.
        {M1.en} won an award for a photograph.
        {M1.en} was sued by the ministry.
        The owner of {M1.en} sold his stake.
        Hackers attacked the website of {M1.en}.
        {M1.en} launched an app.
        The president received the editor of {M1.en}.
        Students visited {M1.en} on Friday.
        Follow {M1.en} on Telegram.
        {M1.en} celebrates its centenary.
        # {M1.en} is cutting a hundred jobs
        # Regulator blocks {M1.en}
        {C}, {S1.en} reported.
        A journalist of {M1.en} was detained, {S2.en} reported.
        {M1.en} is cutting a hundred jobs, according to {S2.en}.
    """),
}


def make(rng: Random) -> Mutation:
    """Returns a sentence about a medium, or one that takes something from a medium."""
    return make_from(rng, FAMILY, _TABLES)
