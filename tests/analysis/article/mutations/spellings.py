"""Names and frames as they are mistyped: look-alike letters, unseen signs, lost, doubled and unbreakable spaces."""

import re
import unicodedata
from random import Random

from tests.analysis.article.mutations.mutation import Draft, Mutation, lines, strip_fences
from tests.analysis.article.mutations.plots import surround
from tests.analysis.article.mutations.templates import expand

FAMILY = "homoglyph"

_FRAMES = {
    "ru": lines("""
        {C}, сообщает {S1.nom}.
        {C}, передает Tengrinews.kz со ссылкой на {S1.acc}.
        По данным {S1.gen}, {c}.
        {Who} рассказал {S1.dat}, что {c}.
        {C}, рассказал {who} в беседе с {S1.ins}.
        Журналиста {M1.gen} наградили орденом.
        Роскомнадзор заблокировал {M1.acc}.
    """),
    "kk": lines("""
        {C}, деп хабарлады {S1.nom}.
        {C}, деп хабарлайды Tengrinews.kz {S1.dat} сілтеме жасап.
        {S1.gen} хабарлауынша, {c}.
        {S1.gen} мәліметінше, {c}.
        {M1.gen} журналисі марапатталды.
    """),
    "en": lines("""
        {C}, {S1.en} reported.
        According to {S1.en}, {c}.
        {C}, {who} told {S1.en}.
        A journalist of {M1.en} was detained.
    """),
}
# Words that look like names, in letters of the other alphabet, and are none.
_TRAPS = {
    "ru": lines("""
        Власти <O ap|АР> Крым сообщили, что {c}.
        Глава <O rt_ru|РТ> сообщил, что {c}.
        В <O rt_ru|РТ> сообщили, что {c}.
        По данным <O ft|ФТ>, {c}.
        {Who} рассказал о <O cnn|СНН>, сообщили в акимате.
        По данным СМС, {c}.
    """),
    "en": lines("""
        Engineers at <O tass|TACC> reported that {c}.
        According to <O tass|TACC>, {c}.
        The <O ria|PIA> flight reported a delay.
        According to the <O ntv|HTB> index, {c}.
        {C}, <O rbc|PBK> said.
    """),
}
_PAIRS = zip("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху", strict=True)
_TWINS = {one: two for pair in _PAIRS for one, two in (pair, pair[::-1])}
_UNSEEN = {
    "soft hyphen": "\u00ad",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "acute": "\u0301",
}
_SPACES = {
    "no-break space": "\u00a0",
    "narrow no-break space": "\u202f",
    "thin space": "\u2009",
    "two spaces": "  ",
}
_NAME = re.compile("[\ue000-\ue0fe][^\ue0ff]*\ue0ff")
_NEAR = 5  # spaces before a name
_STRESSED = "аеиоуыэюяә"  # Cyrillic vowels: a stress mark on them makes no other letter


def make(rng: Random) -> Mutation:
    """Returns a sentence that was mistyped in one way, or one that only looks like a name."""
    draft = Draft(rng)
    if rng.random() < 0.15:
        language = rng.choice(tuple(_TRAPS))
        template = rng.choice(_TRAPS[language])
        return draft.finish(FAMILY, language, template, expand(rng, draft, language, template))
    language = rng.choice(("ru", "ru", "kk", "en"))
    text = surround(rng, language, expand(rng, draft, language, rng.choice(_FRAMES[language])))
    way = rng.choice(("look-alikes", "look-alikes", "decomposed", "lost spaces", *_UNSEEN, *_SPACES, "line break"))
    return draft.finish(FAMILY, language, way, _mistype(rng, text, way))


def _mistype(rng: Random, text: str, way: str) -> str:
    if way == "decomposed":
        return unicodedata.normalize("NFD", text)
    if way == "lost spaces":
        return _lose_spaces(text)
    if way == "line break":
        return _break_lines(rng, text)
    if way in _SPACES:
        return _respace(rng, text, _SPACES[way])
    if way == "look-alikes":
        return _NAME.sub(lambda found: _look_alike(rng, found[0]), text)
    return _NAME.sub(lambda found: _insert(rng, found[0], way), text)


def _look_alike(rng: Random, name: str) -> str:
    places = [index for index, letter in enumerate(name) if letter in _TWINS]
    chosen = set(rng.sample(places, rng.randint(1, len(places)))) if places else set()
    return "".join(_TWINS[letter] if index in chosen else letter for index, letter in enumerate(name))


def _insert(rng: Random, name: str, way: str) -> str:
    if way == "acute":
        places = [index + 1 for index, letter in enumerate(name) if letter.lower() in _STRESSED]
    else:
        places = [index for index in range(2, len(name) - 1) if name[index - 1].isalpha() and name[index].isalpha()]
    if not places:
        return name
    place = rng.choice(places)
    return name[:place] + _UNSEEN[way] + name[place:]


def _respace(rng: Random, text: str, space: str) -> str:
    """Changes some of the spaces just before and inside names, and inside frames; those of sentences stay."""
    parts = text.split(" ")
    out = parts[0]
    for part in parts[1:]:
        ends = strip_fences(out).rstrip('"»”“').endswith((".", "!", "?", ":"))
        out += (space if not ends and rng.random() < 0.5 else " ") + part
    return out


def _break_lines(rng: Random, text: str) -> str:
    """Breaks the line once or twice in the last words before a name, or inside it."""
    name = _NAME.search(text)
    if name is None:
        return text
    first = max(text.rfind(mark, 0, name.start()) for mark in (". ", "\n", "»"))
    places = [place.start() for place in re.finditer(r"(?<![.!?]) ", text) if first < place.start() < name.end()]
    for place in rng.sample(places[-_NEAR:], min(rng.randint(1, 2), len(places[-_NEAR:]))):
        text = f"{text[:place]}\n{text[place + 1 :]}"
    return text


def _lose_spaces(text: str) -> str:
    """передает Tengrinews.kz со ссылкой на The Guardian → передаетTengrinews.kzсо ссылкой наThe Guardian."""
    text = re.sub(" ([\ue000-\ue0fe])(?=\\w)", r"\1", text)
    return re.sub(" (Tengrinews.kz) ", r"\1", text)
