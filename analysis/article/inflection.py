"""How a name changes in a sentence: Russian case endings and Kazakh suffixes, all in folded letters.

Russian forms are made from the nominative by its ending alone. Names of media are few and regular, and a form that no
writer would use does no harm.
"""

import itertools
import re
from collections.abc import Iterator

from analysis.article.folding import fold, fold_pattern

_CYRILLIC = re.compile(r"[а-я]+")
_INDECLINABLE_ENDINGS = ("у", "ю")

# Ending of the nominative → endings of the other cases, the longest ending first.
_WRITTEN_ENDINGS = """
ские: ских ским скими
ные: ных ным ными
ости: остей остям остями остях
ия: ии ию ией ий иям иями иях
ая: ой ую
яя: ей юю
ое: ого ому ым ом
ее: его ему им ем
ый: ого ому ым ом
ий: ого его ому ему им ом ем ия ию ием ии
ой: ого ому ым ом
ые: ых ым ыми
ие: их им ими ия ию ием ии
ка: ки ке ку кой
га: ги ге гу гой
ки: ок ков кам ками ках
ты: тов там тами тах
ни: ней ням нями нях
лец: льца льцу льцем льце
мя: мени менем
ец: ца цу цем це
а: ы е у ой
я: и е ю ей
ь: я ю ем е и ью
ъ: а у ом е
о: а у ом е
ы: ов ам ами ах
и: ей ов ам ами ах ям ями ях
й: я ю ем е
"""
_ENDINGS = [
    (fold(ending), [fold(other) for other in others.split()])
    for ending, others in (line.split(": ") for line in _WRITTEN_ENDINGS.strip().splitlines())
]
_CONSONANT_ENDINGS = ("а", "у", "ом", "ем", "е")  # Интерфакс, Интерфакса, Интерфаксу, …


# What becomes of the letters that Kazakh in Latin or Arabic letters lacks, once its spelling is read back: ь and ъ are
# dropped, я and ю may be two letters (ıa, ya), ц is written "ts" in Latin letters and like с in Arabic ones.
_RESPELT = [
    str.maketrans({"ь": "", "ъ": "", "ц": affricate, **glides})
    for affricate in ("тс", "с")
    for glides in ({}, {"я": fold("иа"), "ю": fold("иу")})
]


def inflect_russian(word: str) -> frozenset[str]:
    """Returns the folded case forms of one folded word of a name, the word itself among them.

    With each form comes its spelling in Kazakh editions in other letters, where it differs: Синхуа, Известииа. Words in
    other letters and those of one or two letters stay as they are.
    """
    if len(word) < 3 or not _CYRILLIC.fullmatch(word):
        return frozenset((word,))
    forms = _decline(word)
    return forms | {form.translate(spelling) for form in forms for spelling in _RESPELT}


def _decline(word: str) -> frozenset[str]:
    if word.endswith(_INDECLINABLE_ENDINGS):
        return frozenset((word,))
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms = {word, *(stem + other for other in others)}
            return frozenset(forms | {stem} if ending == "ъ" else forms)  # «Коммерсант» is how others spell it
    return frozenset((word, *(word + ending for ending in _CONSONANT_ENDINGS)))


# Plural, possessive and case of a Kazakh noun, in Cyrillic letters and in those of the Latin reforms.
_KAZAKH = (
    ("[лдт]ар|[лдт]ер", "ы|сы", "[ндт]ың|[ндт]ы|[гк][ае]|[дтн][ае]|[ндт][ае]н|[мбп]ен|[дт][ае]гы"),
    ("[ldt]ar|[ldt]er", "[iy]|s[iy]", "[ndt][iy]n|[ndt][iy]|[gqk][ae]|[dtn][ae]|[ndt][ae]n|[mbp]en|[dt][ae]g[iy]"),
)
SUFFIX = fold_pattern(
    "(?:"
    + "|".join(f"(?:{plural})?(?:{possessive})?(?:{case})" for plural, possessive, case in _KAZAKH)
    + "|[лдт]ар|[лдт]ер)"
)


def _spell_out(pattern: str) -> Iterator[str]:
    """Yields every string that a pattern of letters, classes of letters and alternatives matches."""
    for part in pattern.split("|"):
        yield from map("".join, itertools.product(*(one or two for one, two in _LETTER_OR_CLASS.findall(part))))


_LETTER_OR_CLASS = re.compile(r"\[(\w+)\]|(\w)")
# A look into a set takes a fifth of the time of a regular expression.
_SUFFIXES = frozenset(
    fold("".join(parts))
    for plural, possessive, case in _KAZAKH
    for parts in itertools.product(("", *_spell_out(plural)), ("", *_spell_out(possessive)), _spell_out(case))
) | frozenset(map(fold, _spell_out(_KAZAKH[0][0])))
_LAST_LETTERS = frozenset(suffix[-1] for suffix in _SUFFIXES)
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))  # nine code points
_SHORTEST_STEM = 2  # code points
_POSSESSED_ACCUSATIVE = fold("ін")  # радиосы, радиосын: after a possessive the accusative is a mere н


def strip_kazakh(word: str) -> tuple[str, ...]:
    """Returns what a folded word may be without its Kazakh suffix, the longest first: интерфакстың → интерфакс."""
    if word[-1:] not in _LAST_LETTERS:
        return ()
    first = max(_SHORTEST_STEM, len(word) - _LONGEST_SUFFIX)
    stems = tuple([word[:end] for end in range(len(word) - 1, first - 1, -1) if word[end:] in _SUFFIXES])
    return (word[:-1], *stems) if word.endswith(_POSSESSED_ACCUSATIVE) and len(word) > first + 1 else stems
