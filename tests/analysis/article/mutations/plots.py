"""What the made-up sentences are about: small events that never were, and what may stand around them."""

from random import Random

from tests.analysis.article.mutations.mutation import lines

RUSSIAN = lines("""
    мост через реку закрыли на ремонт
    в городе открыли новую школу на 600 мест
    уровень воды в реке поднялся на 40 сантиметров
    цены на картофель за месяц выросли на 7 процентов
    на вокзале установили новые часы
    в парке высадили 200 молодых яблонь
    поезд задержался в пути на три часа
    в музее нашли рукопись начала прошлого века
    завод остановил вторую печь
""")
KAZAKH = lines("""
    өзен үстіндегі көпір жөндеуге жабылды
    қалада 600 орындық жаңа мектеп ашылды
    өзендегі су деңгейі 40 сантиметрге көтерілді
    картоп бағасы бір айда 7 пайызға өсті
    вокзалға жаңа сағат орнатылды
    саябақта 200 түп алма ағашы отырғызылды
    пойыз жолда үш сағатқа кешікті
    зауыт екінші пешін тоқтатты
""")
ENGLISH = lines("""
    the bridge over the river was closed for repairs
    a new school for 600 pupils opened in the city
    the water in the river rose by 40 centimetres
    potato prices rose by 7 percent in a month
    a train was delayed by three hours
    the plant stopped its second furnace
""")
AROUND_RUSSIAN = lines("""
    Работы продлятся до конца месяца.
    В акимате добавили, что движение восстановят весной.
    Пострадавших нет.
    Жители ждали этого два года.
""")
AROUND_KAZAKH = lines("""
    Жұмыс айдың соңына дейін жүреді.
    Әкімдік қозғалыстың көктемде қалпына келетінін айтты.
    Зардап шеккендер жоқ.
    Тұрғындар мұны екі жыл күткен.
""")
AROUND_ENGLISH = lines("""
    Work will go on until the end of the month.
    The mayor added that traffic would resume in spring.
    Nobody was hurt.
    Residents had waited for two years.
""")
_AROUND = {"ru": AROUND_RUSSIAN, "kk": AROUND_KAZAKH, "en": AROUND_ENGLISH}
RUSSIAN_SPEAKERS = lines("""
    главный инженер
    директор школы
    мэр города
    министр транспорта
    начальник вокзала
""")
KAZAKH_SPEAKERS = lines("""
    бас инженер
    мектеп директоры
    қала әкімі
    көлік министрі
""")


def surround(rng: Random, language: str, sentence: str) -> str:
    """Returns the sentence among others, or alone; one that ends with a line of its own keeps the end."""
    around = _AROUND[language]
    before = rng.choice(["", "", f"{rng.choice(around)} ", f"{rng.choice(around)}\n\n"])
    after = "" if "\n" in sentence else rng.choice(["", "", f" {rng.choice(around)}", f"\n\n{rng.choice(around)}"])
    return f"{before}{sentence}{after}"
