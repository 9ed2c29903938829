"""Kazakh Cyrillic in the other alphabets in which Kazakhstani outlets publish, and as typed without Kazakh keys.

Detection profiles are built from it and tests use it; it is no orthography: official spelling rules have exceptions
that a table of letters cannot know.
"""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple


class Alphabet(StrEnum):
    """Ways in which Kazakh is written beside its Cyrillic alphabet."""

    LATIN_2017 = "2017"  # the decree of 26 October 2017: letters with apostrophes
    LATIN_2019 = "2019"  # the decree of 19 February 2018, in use through 2019: letters with acutes
    LATIN_2021 = "2021"  # the draft of January 2021: umlauts, breves and cedillas
    LATIN_QAZAQPARAT = "qazaqparat"  # the agency's own alphabet, also used by the Kazakh Wikipedia
    LATIN_PLAIN = "plain-latin"  # any of these without its marks, as on an English keyboard
    ARABIC = "arabic"  # töte jazu, used by Kazakhs in China and by Kazinform's edition for them
    CYRILLIC_PLAIN = "plain-cyrillic"  # Kazakh on a Russian keyboard


def _pair(letters: str, written: str) -> dict[str, str]:
    return dict(zip(letters, written.split(" "), strict=True))


# Letters that the Latin alphabets write alike, and those that each writes in its own way.
_LATIN = _pair("абвгдежзклмнопрстфхһцщыэьъқё", "a b v g d e j z k l m n o p r s t f h h ts şş y e   q io")
_OWN = "әғңөүуийшчұіюящ"

_TABLES: dict[Alphabet, dict[str, str]] = {
    Alphabet.LATIN_2017: _LATIN | _pair(_OWN, "a' g' n' o' u' y' i' i' s' c' u i i'y' i'a s'c'"),
    Alphabet.LATIN_2019: _LATIN | _pair(_OWN, "á ǵ ń ó ú ý ı ı sh ch u i ıý ıa shch"),
    Alphabet.LATIN_2021: _LATIN | _pair(_OWN, "ä ğ ñ ö ü u i i ş ç ū ı iu ia şş"),
    Alphabet.LATIN_QAZAQPARAT: _LATIN | _pair(_OWN + "ыцхһ", "ä ğ ñ ö ü w ï y ş ç u i yu ya şş ı c x h"),
    Alphabet.LATIN_PLAIN: _LATIN | _pair(_OWN, "a g n o u u i i sh ch u i iu ia sh"),
    Alphabet.CYRILLIC_PLAIN: _pair("әғқңөұүһі", "а г к н о у у х и"),
    Alphabet.ARABIC: _pair("аәбвгғдежзийкқлмнңо", "ا ا ب ۆ گ ع د ە ج ز ي ي ك ق ل م ن ڭ و")
    | _pair("өпрстуұүфхһцчшщыіэюя", "و پ ر س ت ۋ ۇ ۇ ف ح ھ س چ ش شش ى ى ە يۋ يا")
    | {"ь": "", "ъ": "", "ё": "يو", ",": "،", "?": "؟", ";": "؛"},
}

_WORD = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
# A soft word is marked by a hamza, unless one of these letters already says that it is soft.
_SOFT_VOWELS = frozenset("әөүі")
_SOFT_ANYWAY = frozenset("еэкг")
_HAMZA = "\u0674"


def transliterate(text: str, alphabet: Alphabet) -> str:
    """Returns Kazakh Cyrillic `text` as it looks in `alphabet`; what is not Kazakh Cyrillic stays as it is."""
    table = _TABLES[alphabet]
    if alphabet is Alphabet.ARABIC:
        text = _WORD.sub(_soften, text)
        return "".join(table.get(letter.lower(), letter) for letter in text)
    return "".join(_carry_case(letter, table) for letter in text)


# Read back: one table for all Latin alphabets, whose letters seldom contradict each other.
_PAIRS = {
    "sh": "ш", "ch": "ч", "s'": "ш", "c'": "ч", "y'": "у", "ia": "я", "iu": "ю", "io": "ё",
    "a'": "ә", "g'": "ғ", "n'": "ң", "o'": "ө", "u'": "ү", "i'": "и",
}  # fmt: skip
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzäáāğǵñńöóüúūıïýşçś",
        "абсдефгхижклмнопқрстувухызәәәғғңңөөүүұіиушчш",
        strict=True,
    )
)
# What is not read letter by letter; "Reseı" and "aiel" are written with one letter for и and й.
_VOWELS = frozenset("aeoäáöó")
_SPECIAL = re.compile("|".join([*_PAIRS, f"(?<=[{''.join(_VOWELS)}])[iï]"]))


def _letters() -> dict[int, str]:
    """Returns what becomes of each letter, capital and small, but for those whose small form is two letters."""
    table: dict[int, str] = {}
    for code in range(0x2200):  # the last of them is the sign of kelvin
        if cyrillic := _LETTERS.get(chr(code).lower()):
            table[code] = cyrillic.upper() if chr(code).isupper() else cyrillic
    return table


_CYRILLIC = _letters()
_NAME_IN_CAPITALS = re.compile("I(?=[AUO])")  # "RIA" is no «Ря»: in capitals these are two letters each


class Respelling(NamedTuple):
    """A text in other letters; `starts` has for each of them, and for the end, where it stood in the original."""

    text: str
    starts: list[int]


def to_cyrillic(text: str) -> Respelling:
    """Returns Kazakh Latin `text`, of whichever alphabet, in Cyrillic letters; what is not Latin stays as it is.

    Near enough to find words and names by: щ, ц, э and the signs cannot be told from the letters that spell them.
    """
    plain = _NAME_IN_CAPITALS.sub("И", text.replace("\u2019", "'").replace("\u02bc", "'"))
    # Letter by letter, because the small form of a few ("İ") is two letters; those are of no Kazakh alphabet.
    small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)
    letters: list[str] = []
    starts: list[int] = []
    end = 0
    for found in _SPECIAL.finditer(small):
        letters.append(plain[end : found.start()].translate(_CYRILLIC))
        starts += range(end, found.start() + 1)
        letter = _PAIRS.get(found[0], "й")
        if letter == "и" and small[found.start() - 1 : found.start()] in _VOWELS:
            letter = "й"
        letters.append(letter.upper() if plain[found.start()].isupper() else letter)
        end = found.end()
    letters.append(plain[end:].translate(_CYRILLIC))
    return Respelling("".join(letters), [*starts, *range(end, len(text) + 1)])


def strip_marks(text: str) -> str:
    """Returns `text` without the marks on its Latin letters: ä, á and ā become a, ş becomes s, ı becomes i."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return bare.replace("ı", "i")


def _carry_case(letter: str, table: dict[str, str]) -> str:
    small = letter.lower()
    other = table.get(small)
    if other is None:
        return letter
    return other if small == letter else other[:1].upper() + other[1:]


def _soften(word: re.Match[str]) -> str:
    letters = set(word[0].lower())
    return (_HAMZA if letters & _SOFT_VOWELS and not letters & _SOFT_ANYWAY else "") + word[0]
