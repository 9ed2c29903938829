"""Russian: every case that a frame governs, with and without the noun, in every kind of quotes, in titles."""

from random import Random

from tests.analysis.article.mutations.grammar import CASES, decline
from tests.analysis.article.mutations.mutation import Draft, Mutation, Truth, capitalise, lines
from tests.analysis.article.mutations.names import RUSSIAN_NAMES, Name
from tests.analysis.article.mutations.plots import RUSSIAN, RUSSIAN_SPEAKERS, surround

FAMILY = "case"

# {nom} … {pre}: the name in that case; {said}, {wrote}, {reports}: the verb as the name wants it; {c}: an event.
FRAMES = lines("""
    {C}, стало известно {dat}.
    Это следует из данных {gen}.
    {C}, передали в {pre}.
    {Who} ответил на вопросы {gen}: {c}.
    {C}, пояснили {dat} в акимате.
    Как рассказали {dat} очевидцы, {c}.
    В материале, вышедшем в {pre}, сказано, что {c}.
    Согласно публикации {gen}, {c}.
    Первым об этом {wrote} {nom}.
    {C}, подтвердил {dat} {who}.
    О том, что {c}, рассказал {dat} {who}.
    По словам источника {gen}, {c}.
    По подсчётам {gen}, {c}.
    Такие данные {quotes} {nom}.
    {C}, говорится в расследовании {gen}.
    Об этом {who} сообщил в комментарии {dat}.
    Собеседники {gen} утверждают, что {c}.
    {C}, {reports} {nom}.
    {C}, {writes} {nom}.
    {C}, {passes} {nom}.
    {C}, {informs} {nom}.
    {C}, {said} {nom}.
    Как {said} {nom}, {c}.
    Как {writes} {nom}, {c}.
    Как {notes} {nom}, {c}.
    Об этом {said} {nom}.
    Об этом {reports} {nom}.
    Об этом {wrote} {nom} в среду.
    {Nom} {reports}, что {c}.
    {Nom} {said}, что {c}.
    {Nom} {wrote}, что {c}.
    Слова чиновника {quotes} {nom}: {c}.
    {C}, {specifies} {nom}.
    {C}, передает Tengrinews.kz со ссылкой на {acc}.
    {C}, сообщает Tengrinews.kz, ссылаясь на {acc}.
    Со ссылкой на {acc} сообщается, что {c}.
    Издание ссылается на {acc}: {c}.
    По данным {gen}, {c}.
    По информации {gen}, {c}.
    По сообщению {gen}, {c}.
    По сведениям {gen}, {c}.
    По версии {gen}, {c}.
    Согласно данным {gen}, {c}.
    {C}, следует из сообщения {gen}.
    Об этом говорится в материале {gen}.
    Об этом говорится в публикации {gen}.
    Источник {gen} сообщил, что {c}.
    Собеседник {gen} рассказал, что {c}.
    Корреспондент {gen} передает, что {c}.
    {C}, рассказал {who} в эфире {gen}.
    Как рассказал {who} в интервью {dat}, {c}.
    {Who} сообщил {dat}, что {c}.
    {C}, рассказал {dat} {who}.
    Как стало известно {dat}, {c}.
    {Who} дал интервью {dat} и сказал, что {c}.
    {Who} рассказал корреспонденту {gen}, что {c}.
    {C}, рассказал {who} в беседе с {ins}.
    {C}, пояснил {who} в разговоре с {ins}.
    {Who} поделился с {ins} подробностями: {c}.
    {C}, говорится в статье, опубликованной в {pre}.
    {C}, сообщили в {pre}.
""")
LINES = lines("""
    Источник: {nom}
    Источник — {nom}
""")
TITLES = lines("""
    {C}, {reports} {nom}
    {C} — {nom}
    {C} ({nom})
    {Nom}: {c}
    {C}, {writes} {nom}
    {C}, по данным {gen}
    {C}, сообщили {dat}
""")
# The same names in the same cases where nothing is taken from them.
IDLE = lines("""
    Журналист {gen} получил премию за фотографию.
    Главным редактором {gen} назначили выпускника училища.
    {Dat} исполнилось 30 лет.
    {Dat} подарили новую камеру.
    Суд оштрафовал {acc} на два миллиона тенге.
    Роскомнадзор заблокировал {acc}.
    Компания заключила договор с {ins} на три года.
    Выставку открыли вместе с {ins}.
    Он десять лет работал в {pre}.
    В редакции {gen} прошёл обыск.
    {Nom} переезжает в новое здание.
    Инженер читает {acc} каждое утро.
    Основателя {gen} похоронили в четверг.
    Акции {gen} подешевели на 3 процента.
""")

_VERBS = {
    "reports": "сообщает/сообщают",
    "writes": "пишет/пишут",
    "passes": "передает/передают",
    "informs": "информирует/информируют",
    "notes": "отмечает/отмечают",
    "quotes": "приводит/приводят",
    "specifies": "уточняет/уточняют",
}
_PAST = {"said": "сообщил", "wrote": "написал"}
_ENDINGS = {"m": "", "f": "а", "n": "о", "p": "и"}
QUOTES = ("«»", "«»", '""', "„“", "“”")


def phrase(rng: Random, draft: Draft, name: Name, case: str, truth: Truth, *, noun: bool, quotes: str) -> str:
    """Returns the name in its case, fenced, with its noun or without and in these quotes (or none)."""
    index = CASES.index(case)
    written = decline(name.written, "nom" if noun else case)
    opening, closing = quotes[:1], quotes[1:]
    fenced = f"{opening}{draft.put(written, name.key, truth, name.russian)}{closing}"
    if not noun:
        return fenced
    adjective = f"{_decline(name.adjective, name.noun.gender, case)} " if rng.random() < 0.3 else ""
    if name.noun.gender == "f" and name.adjective == "российск":
        adjective = ""  # with a capital it is the name of another newspaper: Российская газета «Коммерсантъ»
    return f"{adjective}{name.noun.cases[index]} {fenced}"


def dress(rng: Random, name: Name) -> tuple[bool, str]:
    """Returns whether the name stands beside its noun, and its quotes: what its readers need to know it by."""
    noun = rng.random() < 0.4
    quotes = rng.choice(QUOTES) if rng.random() < 0.5 else ""
    if name.guarded and not quotes and not (noun and rng.random() < 0.3):
        quotes = rng.choice(QUOTES)
    return noun, quotes


def make(rng: Random) -> Mutation:
    """Returns a sentence in which one name stands in a case that its frame governs, or that none does."""
    draft = Draft(rng)
    name = rng.choice(RUSSIAN_NAMES)
    noun, quotes = dress(rng, name)
    sort = rng.choices(["frame", "line", "title", "idle"], [12, 1, 4, 4])[0]
    template = rng.choice({"frame": FRAMES, "line": LINES, "title": TITLES, "idle": IDLE}[sort])
    truth = Truth.MENTION if sort == "idle" else Truth.SOURCE
    if "{pre}" in template and not noun and truth is Truth.SOURCE and not quotes and name.gender == "p":
        quotes = "«»"
    text = fill(rng, draft, template, name, truth, noun=noun, quotes=quotes)
    if sort == "title":
        upper = rng.random() < 0.3
        body = rng.choice(("Ремонт продлится до весны.", "Пострадавших нет."))
        label = f"{'CAPS ' if upper else ''}title: {template}"
        return draft.finish(FAMILY, "ru", label, body, text.upper() if upper else text)
    if sort == "line":
        text = f"{capitalise(rng.choice(RUSSIAN))}.\n\n{text}"
    return draft.finish(FAMILY, "ru", template, surround(rng, "ru", text))


def fill(rng: Random, draft: Draft, template: str, name: Name, truth: Truth, *, noun: bool, quotes: str) -> str:
    """Returns the template with the name, its verb and an event in it."""
    gender = name.noun.gender if noun else name.gender
    plural = gender == "p"
    slots: dict[str, str] = {verb: forms.split("/")[plural] for verb, forms in _VERBS.items()}
    slots |= {verb: stem + _ENDINGS[gender] for verb, stem in _PAST.items()}
    plot, who = rng.choice(RUSSIAN), rng.choice(RUSSIAN_SPEAKERS)
    slots |= {"c": plot, "C": capitalise(plot), "who": who, "Who": capitalise(who)}
    for case in CASES:
        for slot in (case, case.capitalize()):
            if f"{{{slot}}}" in template:
                made = phrase(rng, draft, name, case, truth, noun=noun, quotes=quotes)
                slots[slot] = capitalise(made) if slot != case else made
    return template.format(**slots)


def _decline(stem: str, gender: str, case: str) -> str:
    endings = {
        "m": "ий ого ому ий им ом",
        "n": "ое ого ому ое им ом",
        "f": "ая ой ой ую ой ой",
    }[gender].split()
    return stem + endings[CASES.index(case)]
