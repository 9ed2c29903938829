"""Sentences as templates, for the families that are tables of them.

- ``{S1.gen}``: a source in the genitive, `1` tells it from the other media of the sentence; V is a way, M a mention, P
  a picture's credit. Russian: a case, or a kind of medium (`agency`, `paper`, `tv`, `channel`) for the name beside a
  noun that the template holds. Kazakh: a case or `bare`. English: `en`, or `full` with what it is called.
- ``<M rbc|РБК>``: this name, in this spelling; O means something else and is never that medium, W at most its mention.
- ``{c}``, ``{C}``, ``{who}``, ``{Who}``: an event and a speaker.
"""

import re
from random import Random

from tests.analysis.article.mutations import cases, suffixes
from tests.analysis.article.mutations.grammar import decline
from tests.analysis.article.mutations.mutation import Draft, Mutation, Truth, capitalise
from tests.analysis.article.mutations.names import (
    ENGLISH_NAMES,
    KAZAKH_NAMES,
    RUSSIAN_NAMES,
    EnglishName,
    KazakhName,
    Name,
)
from tests.analysis.article.mutations.plots import (
    ENGLISH,
    KAZAKH,
    KAZAKH_SPEAKERS,
    RUSSIAN,
    RUSSIAN_SPEAKERS,
    surround,
)

_TRUTHS = {"S": Truth.SOURCE, "V": Truth.VIA, "M": Truth.MENTION, "P": Truth.PICTURE, "O": Truth.OTHER, "W": Truth.WORD}
_SLOT = re.compile(r"\{([SVMP])(\d)\.(\w+)\}|<([SVMPOW])(r?) ([^|>]+)\|([^>]+)>|\{(c|C|who|Who)\}")
_TWO_ARTICLES = re.compile("[Tt]he ([\ue000-\ue0fe]The )")  # "the The Guardian report"
_KINDS = ("agency", "paper", "tv", "channel", "edition")
_PLOTS = {"ru": RUSSIAN, "kk": KAZAKH, "en": ENGLISH}
_SPEAKERS = {"ru": RUSSIAN_SPEAKERS, "kk": KAZAKH_SPEAKERS, "en": ("the chief engineer", "the mayor", "the minister")}
AnyName = Name | KazakhName | EnglishName


def expand(rng: Random, draft: Draft, language: str, template: str) -> str:
    """Returns the sentence, its names fenced."""
    known: dict[str, AnyName] = {}
    plot = rng.choice(_PLOTS[language])
    speaker = rng.choice(_SPEAKERS[language])
    words = {"c": plot, "C": capitalise(plot), "who": speaker, "Who": capitalise(speaker)}

    def fill(found: re.Match[str]) -> str:
        if found[8]:
            return words[found[8]]
        if found[4]:
            return draft.put(found[7], found[6], _TRUTHS[found[4]], bool(found[5]))
        return _name(rng, draft, language, known, found[2], found[3], _TRUTHS[found[1]])

    made = _SLOT.sub(fill, template).replace("\\n", "\n")
    return capitalise(_TWO_ARTICLES.sub(r"\1", made))


def _name(
    rng: Random, draft: Draft, language: str, known: dict[str, AnyName], number: str, form: str, truth: Truth
) -> str:
    if number not in known:
        taken = {one.key for one in known.values()}
        known[number] = rng.choice([one for one in _fitting(language, form) if one.key not in taken])
    name = known[number]
    if isinstance(name, Name):
        if form in _KINDS:
            quotes = rng.choice((*cases.QUOTES, "", "")) or ("«»" if name.guarded else "")
            return quotes[:1] + draft.put(decline(name.written, "nom"), name.key, truth, name.russian) + quotes[1:]
        noun, quotes = cases.dress(rng, name)
        return cases.phrase(rng, draft, name, form, truth, noun=noun, quotes=quotes)
    if isinstance(name, KazakhName):
        return suffixes.phrase(rng, draft, name, form, truth)
    fenced = draft.put(name.written, name.key, truth, name.russian)
    if form == "full" and name.noun:
        return f"the {name.adjective} {name.noun} ".replace("  ", " ") + fenced
    return fenced


def _fitting(language: str, form: str) -> list[AnyName]:
    if language == "ru":
        if form in _KINDS:
            return [one for one in RUSSIAN_NAMES if one.kind == form]
        return [one for one in RUSSIAN_NAMES if one.gender != "p" or form != "nom"]
    return list(KAZAKH_NAMES if language == "kk" else ENGLISH_NAMES)


def make_from(rng: Random, family: str, tables: dict[str, tuple[str, ...]], *, alone: bool = False) -> Mutation:
    """Returns a mutation from one of the tables, which are named by language; a line that starts "# " is a title."""
    draft = Draft(rng)
    language = rng.choice(tuple(tables))
    template = rng.choice(tables[language])
    if template.startswith("# "):
        body = {"ru": "Ремонт продлится до весны.", "kk": "Жұмыс жалғасуда.", "en": "Work goes on."}[language]
        return draft.finish(family, language, template, body, expand(rng, draft, language, template[2:]))
    text = expand(rng, draft, language, template)
    return draft.finish(family, language, template, text if alone else surround(rng, language, text))
