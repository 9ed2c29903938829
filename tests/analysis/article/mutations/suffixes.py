"""Kazakh: suffixes of names and of their nouns, with every mark between, in Cyrillic, Latin and Arabic letters."""

import re
from random import Random

from analysis.article.transliteration import Alphabet, transliterate
from tests.analysis.article.mutations.grammar import KAZAKH_CASES, is_front, suffix
from tests.analysis.article.mutations.mutation import Draft, Mutation, Truth, capitalise, lines
from tests.analysis.article.mutations.names import KAZAKH_NAMES, KazakhName
from tests.analysis.article.mutations.plots import KAZAKH, KAZAKH_SPEAKERS, surround

FAMILY = "suffix"

# {bare}: the name without a case, which its reporting verb or noun follows; {nom} … {ins}: with its case.
FRAMES = lines("""
    {Nom} жариялаған деректерге қарағанда, {c}.
    {C}, деп түйіндеді {who} {dat} берген түсініктемесінде.
    {Gen} тілшісі {c} деп хабарлады.
    Бұл ақпаратты {nom} растады.
    {Dat} мәлім болғандай, {c}.
    {Who} {gen} сұрағына жауап беріп, {c} деді.
    {Nom} жазғандай, {c}.
    {Gen} мақаласында {c} делінген.
    {C}, деп хабарлайды {bare} тілшісі оқиға орнынан.
    {Nom} бұл туралы бірінші болып жазды.
    {C}, деп жариялады {nom}.
    {Nom} таратқан ақпаратқа сүйенсек, {c}.
    {Gen} келтірген дерегінше, {c}.
    {C}, деп атап өтті {who} {dat} сұхбат бергенде.
    {Bare} тілшісі хабарлағандай, {c}.
    {C}, дейді {nom}.
    Бұл жөнінде {nom} хабарлады.
    {Who} бұл жайында {dat} сұхбат берді.
    {C}, деп жазады Tengrinews.kz {dat} сілтеме жасап.
    {Gen} хабарлағанындай, {c}.
    {C} деп хабарлайды {nom}.
    {Gen} ақпараты бойынша, {c}.
    {C}, деп хабарлады {nom}.
    {C}, деп хабарлайды {nom}.
    {C}, деп жазды {nom}.
    {C}, деп жазады {nom}.
    {C}, деп мәлімдеді {nom}.
    Бұл туралы {nom} хабарлады.
    Бұл туралы {nom} жазды.
    Бұл туралы {nom} мәлім етті.
    Бұл ақпаратты {nom} таратты.
    {Nom} хабарлауынша, {c}.
    {Nom} мәліметінше, {c}.
    {Nom} дерегінше, {c}.
    {Nom} жазуынша, {c}.
    {C}, деп хабарлады {bare} тілшісі.
    Бұл туралы {bare} тілшісі хабарлады.
    {Who} {bare} тілшісіне айтқандай, {c}.
    {Bare} тілшісінің хабарлауынша, {c}.
    {Gen} хабарлауынша, {c}.
    {Gen} мәліметінше, {c}.
    {Gen} дерегінше, {c}.
    {Gen} ақпаратынша, {c}.
    {Gen} жазуынша, {c}.
    {Gen} дерегіне сүйенсек, {c}.
    {C}, деді {who} {gen} эфирінде.
    {C}, деп хабарлайды Tengrinews.kz {dat} сілтеме жасап.
    {C}, деп хабарлайды Tengrinews.kz {dat} сүйеніп.
    {Dat} сілтеме жасаған Tengrinews.kz мәліметінше, {c}.
    {Dat} сілтеме жасай отырып, Tengrinews.kz жазды: {c}.
    {Dat} сүйенген Tengrinews.kz хабарлады: {c}.
    {C}, деді {who} {dat} берген сұхбатында.
    {Who} {dat} берген сұхбатында мұны растады.
    {Who} {dat} айтқандай, {c}.
    Бұл туралы {who} {dat} айтты.
    {C}, деп түсіндірді {who} {dat}.
    {Who} {ins} сұхбатында мұны айтты.
    {Loc} жарияланған мақалада {c} делінген.
    {Abl} алынған мәлімет бойынша, {c}.
""")
LINES = lines("""
    Дереккөз: {nom}
    Дереккөзі: {nom}
""")
IDLE = lines("""
    {Gen} журналисі сурет үшін сыйлық алды.
    {Gen} бас редакторы қызметінен кетті.
    {Gen} 30 жылдығы аталып өтті.
    {Dat} екі миллион теңге айыппұл салынды.
    {Dat} жаңа директор тағайындалды.
    {Acc} бұғаттау туралы шешім шықты.
    {Acc} сот жауып тастады.
    {Nom} жаңа ғимаратқа көшті.
    Ол {loc} он жыл жұмыс істеген.
    Компания {ins} үш жылға келісімшартқа отырды.
    Ол {abl} былтыр кеткен.
""")

_MARKS = ("-", "-", "'", "’", "ʼ", "", "")
_LATIN = (Alphabet.LATIN_2019, Alphabet.LATIN_2021, Alphabet.LATIN_QAZAQPARAT, Alphabet.LATIN_2017)
_SCRIPTS = {"kk-Latn": _LATIN, "kk-Arab": (Alphabet.ARABIC,)}
_ARABIC_MARKS = ("-", "")  # an apostrophe is taken for the hamza there
_LATIN_LETTER = re.compile("[A-Za-z]")
_HAMZA_AFTER_MARK = re.compile("(?<=[-'’ʼ»])\u0674")  # it stands at the beginning of a word alone


def phrase(
    rng: Random, draft: Draft, name: KazakhName, case: str, truth: Truth, marks: tuple[str, ...] = _MARKS
) -> str:
    """Returns the name in its case, fenced; the suffix stands at the name itself or at its noun."""
    noun = rng.choice(name.nouns) if name.nouns and (name.guarded or rng.random() < 0.4) else ""
    quoted = name.written[0].isupper() and rng.random() < (0.7 if name.guarded else 0.25)
    opening, closing = "«»" if quoted else ("", "")
    if noun or case == "bare":
        fenced = f"{opening}{draft.put(name.written, name.key, truth, name.russian)}{closing}"
        if not noun:
            return fenced
        return f"{fenced} {noun}{'' if case == 'bare' else suffix(case, 'possessive', is_front(noun))}"
    ending = suffix(case, name.last, name.front)
    if not ending:
        return f"{opening}{draft.put(name.written, name.key, truth, name.russian)}{closing}"
    fitting = [mark for mark in marks if mark or not (quoted or "." in name.written)]
    mark = rng.choice(fitting) if name.last not in ("plural", "possessive") else ""
    if quoted and not mark:
        mark = "-"
    return opening + draft.put(f"{name.written}{closing}{mark}{ending}", name.key, truth, name.russian)


def fill(rng: Random, draft: Draft, template: str, name: KazakhName, truth: Truth, marks: tuple[str, ...]) -> str:
    """Returns the template with the name and an event in it."""
    plot, who = rng.choice(KAZAKH), rng.choice(KAZAKH_SPEAKERS)
    slots = {"c": plot, "C": capitalise(plot), "who": who, "Who": capitalise(who)}
    for case in ("bare", *KAZAKH_CASES):
        for slot in (case, case.capitalize()):
            if f"{{{slot}}}" in template:
                made = phrase(rng, draft, name, case, truth, marks)
                slots[slot] = capitalise(made) if slot != case else made
    return template.format(**slots)


def make(rng: Random) -> Mutation:
    """Returns a Kazakh sentence in one of its scripts."""
    draft = Draft(rng)
    language = rng.choice(("kk-Cyrl", "kk-Cyrl", "kk-Latn", "kk-Arab"))
    name = rng.choice([one for one in KAZAKH_NAMES if language == "kk-Cyrl" or not _LATIN_LETTER.search(one.written)])
    sort = rng.choices(["frame", "line", "idle"], [12, 1, 4])[0]
    template = rng.choice({"frame": FRAMES, "line": LINES, "idle": IDLE}[sort])
    marks = _ARABIC_MARKS if language == "kk-Arab" else _MARKS
    text = fill(rng, draft, template, name, Truth.MENTION if sort == "idle" else Truth.SOURCE, marks)
    if sort == "line":
        text = f"{capitalise(rng.choice(KAZAKH))}.\n\n{text}"
    text = surround(rng, "kk", text)
    label = template
    if language in _SCRIPTS:
        alphabet = rng.choice(_SCRIPTS[language])
        text = _HAMZA_AFTER_MARK.sub("", transliterate(text, alphabet))
        label = f"{alphabet.value}: {template}"
    return draft.finish(FAMILY, language, label, text)
