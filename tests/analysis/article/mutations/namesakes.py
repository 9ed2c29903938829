"""Names inside longer names, and words that are names elsewhere."""

from random import Random

from tests.analysis.article.mutations.mutation import Mutation, lines
from tests.analysis.article.mutations.templates import make_from

FAMILY = "namesake"

_RUSSIAN = lines("""
    {C}, сообщает <S interfax_kz|Интерфакс-Казахстан>.
    {C}, передает Tengrinews.kz со ссылкой на «<S interfax_kz|Интерфакс-Казахстан>».
    По данным агентства «<S interfax_kz|Интерфакс-Казахстан>», {c}.
    По данным <S interfax_kz|Интерфакс-Казахстана>, {c}.
    {C}, сообщает агентство «<S Interfax-Ukraine|Интерфакс-Украина>».
    {C}, рассказал {who} в интервью <S Interfax-Ukraine|Интерфакс-Украине>.
    По данным <S Interfax-Ukraine|Интерфакс-Украины>, {c}.
    {C}, пишет <S Interfax-West|Интерфакс-Запад>.
    По сообщению агентства <S Interfax-West|Интерфакс–Запад>, {c}.
    {C}, пишет <S rbcua|РБК-Украина>.
    {C}, передает Tengrinews.kz со ссылкой на <S rbcua|РБК-Украину>.
    По информации <S rbcua|РБК‑Украины>, {c}.
    {C}, пишет «<S rbcua|РБК-Украина>».
    {C}, сообщает «<Sr interfax|Интерфакс>».
    {C}, пишет «<S pravdaua|Украинская правда>».
    По данным «<S pravdaua|Украинской правды>», {c}.
    {C}, пишет «<Sr kp|Комсомольская правда>».
    {C}, сообщает <S kp_kz|Комсомольская правда Казахстан>.
    {C}, пишет <S mk_kz|МК в Казахстане>.
    {C}, сообщает <S forbeskz|Forbes Казахстан>.
    {C}, пишет <Sr forbesru|Forbes Россия>.
    {C}, сообщает <Sr sputnik_kz_ru|Sputnik Казахстан>.
    {C}, передает <Sr sputnik_kz_ru|Спутник Казахстан>.
    {C}, сообщает <Sr sputnikglobe|Sputnik>.
    Вакцину «<W sputnikglobe|Спутник V>» доставили в область, сообщил {who}.
    {Who} сообщил, что вакцина «<W sputnikglobe|Спутник V>» закончилась.
    По данным минздрава, «<W sputnikglobe|Спутник Лайт>» закончился.
    Вакцину Sputnik V доставили в область, передает <S kazinform|Казинформ>.
    Новый <O sputnikglobe|спутник> сообщает данные о погоде каждый час.
    По данным <O sputnikglobe|спутника>, {c}.
    <W sputnikglobe|Спутник> передает снимки степи дважды в сутки.
    По информации со <O sputnikglobe|спутников>, {c}.
    Последние <O izvestia|известия> сообщил диктор в полдень.
    <W izvestia|Известия> о том, что {c}, обрадовали жителей.
    Как сообщает диктор, <O izvestia|известия> с реки тревожные.
    <W vedomosti|Ведомости> с оценками родители получат в пятницу, сообщил {who}.
    Согласно <O vedomosti|ведомости>, зарплату выдали вовремя.
    {Who} сообщил, что <O vedomosti|ведомости> подписаны.
    На мой <O vz|взгляд>, {c}.
    <W vz|Взгляд> пишет сама история, отметил {who}.
    По версии <O zvezda|звезды> сериала, {c}.
    <W zvezda|Звезда> сообщила поклонникам, что выходит замуж.
    {Who} рассказал <O zvezda|звезде> эстрады, как {c}.
    Новая <O zvezda|звезда> передает сигнал каждые две секунды.
    <W mir24|Мир> сообщает нам о переменах, сказал поэт.
    По данным из <O mir24|мира> науки, {c}.
    <W timekz|Время> пишет свои законы, сказал поэт.
    По сообщению на это <O timekz|время>, {c}.
    <W timekz|Время> сообщения указано по Астане.
    <W pravdaru|Правда> о том, что {c}, открылась не сразу.
    Как сообщает {who}, <O kp|правда> выяснилась вечером.
    <W lenta|Лента> сообщений обновляется каждую минуту.
    <W lenta|Лента> передает движение на второй вал.
    Информация появилась в новостной <O lenta|ленте>, сообщил {who}.
    <W Trud|Труд> сообщает человеку радость, писал поэт.
    По данным о безопасности <O Trud|труда>, {c}.
    Министерство труда сообщает, что {c}.
    <O liter|Литр> молока стоит 500 тенге, сообщает {who}.
    Пресс-секретарь сделал <O rt_ru|ретвит> записи, сообщил {who}.
    {Who} сделал RT-PCR тест, сообщили в больнице.
    Опубликовано в <O mash|машине> новостей, сообщил {who}.
    {Who} сообщил, что <O meduza|медуза> ужалила туриста.
    По данным океанологов, <O meduza|медузы> вернулись в залив.
    <W tvrain|Дождь> передает влагу корням, пишет агроном.
    По сообщению синоптиков, <O tvrain|дождь> продлится до вечера.
    <W verstka|Вёрстка> книги заняла месяц, сообщил {who}.
    <W fontanka|Фонтанка> замёрзла, сообщили спасатели.
    Директор школы сообщил, что <O kursiv|курсив> в прописях отменят.
    Группа «<W zvezda|Звезда>» выиграла матч, сообщил {who}.
    Хоккейный клуб «<W vz|Взгляд>» проиграл, передает <S kazinform|Казинформ>.
    Санаторий «<W zvezda|Звезда>» закрыли, сообщает <S zakon|Zakon.kz>.
    Власти <W ap|АР> Крым сообщили, что {c}.
    Посол сообщил, что {c}.
    Ассад сообщил, что {c}.
    Мистер <O rt_ru|Рт> сообщил, что {c}.
    {C}, сообщает <S ria.ru.example.com|ria.ru.example.com>.
    {C}, передает Tengrinews.kz со ссылкой на <Sr notria.ru|notria.ru>.
    {C}, пишет <S tass.ru.example.net|tass.ru.example.net>.
    {C}, сообщает <Sr mytass.ru|mytass.ru>.
    {C}, сообщает <Sr ria|ria.ru>.
    {C}, сообщает сайт <Sr tass|tass.ru>.
    Вопросы присылайте на адрес news@<O tass|tass.ru>, сообщил {who}.
    Пишите на press@<O ria|ria.ru>, сообщает {who}.
    {C}, сообщил {who}. Почта для связи: info@<O interfax|interfax.ru>
    {C}, сообщает <Sr RIA Novy Den|РИА «Новый День>».
    По данным <Sr Riadagestan.ru|РИА «Дагестан>», {c}.
    {C}, сообщает агентство <Sr RIA Melitopol|РИА-Мелитополь>.
    {C}, сообщила пресс-служба <O rbc|РБКом>.
""")
_KAZAKH = lines("""
    {C}, деп хабарлады <S interfax_kz|Интерфакс-Қазақстан>.
    <S interfax_kz|Интерфакс-Қазақстанның> мәліметінше, {c}.
    {C}, деп хабарлайды Tengrinews.kz <S interfax_kz|Интерфакс-Қазақстанға> сілтеме жасап.
    <S Interfax-Ukraine|Интерфакс-Украинаның> хабарлауынша, {c}.
    <S rbcua|РБК-Украинаның> хабарлауынша, {c}.
    {C}, деп жазды <S rbcua|РБК-Украина>.
    {C}, деп хабарлады <Sr sputnik_kz_kk|Sputnik Қазақстан>.
    «<W sputnikglobe|Спутник V>» вакцинасы облысқа жеткізілді, деп хабарлады {who}.
    Әлем <O mir24|мир> сөзін біледі, деп жазды ақын.
    Жаңа <O zvezda|звезда> ойынын {who} таныстырды.
    <S azattyqruhy|Азаттық рухы> хабарлауынша, {c}.
    Аудан <S egemen|Егемен Қазақстан> газетінің хабарлауынша, {c}.
    {C}, деп хабарлады <S ria.ru.example.com|ria.ru.example.com>.
    Хатты news@<O tass|tass.ru> мекенжайына жіберіңіз, деп хабарлады {who}.
""")
_ENGLISH = lines("""
    {C}, <S Interfax-Ukraine|Interfax-Ukraine> reported.
    {C}, according to <S Interfax-Ukraine|Interfax-Ukraine>.
    {C}, <S interfax_kz|Interfax-Kazakhstan> reported.
    {C}, <S rbcua|RBC-Ukraine> said.
    {C}, according to <S rbcua|RBC-Ukraine>.
    The <W sputnikglobe|Sputnik V> vaccine arrived, {who} said.
    According to data on the <W sputnikglobe|Sputnik V> vaccine, {c}.
    The ambassador reported that {c}.
    President Assad told reporters that {c}.
    {Who} retweeted the report that {c}.
    {Who} said the <W rt_ru|RT>-PCR test was negative.
    According to an <W rt_ru|RT-PCR> test, the patient recovered.
    {C}, <S forbeskz|Forbes Kazakhstan> reported.
    {C}, <S novayaeu|Novaya Gazeta Europe> reported.
    {C}, <S ria.ru.example.com|ria.ru.example.com> reported.
    {C}, according to <Sr notria.ru|notria.ru>.
    Write to news@<O tass|tass.ru>, {who} said.
    Engineers at <O tass|TACC> in Texas reported that {c}.
    The <O ria|PIA> flight was late, officials said.
    A <O The Hill|hill> told its own story, {who} said.
    The <O zvezda|star> reported to the studio.
    {Who} said the <O mash|mash> was ready.
""")
_TABLES = {"ru": _RUSSIAN, "kk": _KAZAKH, "en": _ENGLISH}
WEIGHTS = [3, 1, 1]


def make(rng: Random) -> Mutation:
    """Returns a sentence with a namesake of a medium, or with the medium itself."""
    language = rng.choices(tuple(_TABLES), WEIGHTS)[0]
    return make_from(rng, FAMILY, {language: _TABLES[language]})
