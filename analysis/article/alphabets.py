"""Scripts and alphabets: what the letters of a text alone say about its language.

Letters decide before any n-gram does: қ with і is Kazakh, ї is Ukrainian, a text full of ы is not Bulgarian.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_SERBIAN = "абвгдежзиклмнопрстуфхцчшјљњ"

# Languages of Arabic script that the fast engine tells apart once it is known not to be Kazakh.
ARABIC = frozenset(("ar", "fa", "ku", "ps", "ug", "ur"))

# Languages of Latin script that the fast engine tells apart.
LATIN = frozenset(
    (
        *("af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga"),
        *("gl", "hr", "hu", "id", "is", "it", "ku", "lt", "lv", "ms", "mt", "nl", "no", "pl", "pt"),
        *("ro", "sk", "sl", "sq", "sr", "sv", "sw", "tk", "tl", "tr", "uz", "vi"),
    )
)

# The Cyrillic alphabets of the languages that we can tell apart, by ISO 639-1 code.
CYRILLIC: Mapping[str, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN),
    "kk": frozenset(_RUSSIAN + "әғқңөұүһі"),
    "ky": frozenset(_RUSSIAN + "ңөү"),
    "tt": frozenset(_RUSSIAN + "әөүҗңһ"),
    "ba": frozenset(_RUSSIAN + "ғҙҡңөҫүһә"),
    "mn": frozenset(_RUSSIAN + "өү"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "mk": frozenset(_SERBIAN + "ѓѕќџ"),
    "sr": frozenset(_SERBIAN + "ђћџ"),
    "uz": frozenset("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ"),
    "tg": frozenset("абвгдеёжзийклмнопрстуфхчшъэюяғӣқӯҳҷ"),
}

# Letters of Kazakh that Russian lacks; about 15 % of the letters of a Kazakh text.
KAZAKH_LETTERS = frozenset("әғқңөұүһі")

# Languages that a script stands for by itself (the others of that script are not told apart).
_OWN_SCRIPT = {
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Hebr": "he",
    "Thai": "th",
    "Hang": "ko",
    "Taml": "ta",
    "Telu": "te",
    "Mlym": "ml",
    "Knda": "kn",
    "Gujr": "gu",
    "Guru": "pa",
    "Sinh": "si",
    "Khmr": "km",
    "Laoo": "lo",
    "Mymr": "my",
    "Ethi": "am",
    "Orya": "or",
    "Tibt": "bo",
}

# First word of a letter's Unicode name -> ISO 15924 code.
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
    "THAI": "Thai",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "MALAYALAM": "Mlym",
    "KANNADA": "Knda",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "SINHALA": "Sinh",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi",
    "ORIYA": "Orya",
    "TIBETAN": "Tibt",
}

# Script of a text without a letter: ISO 15924's "undetermined".
NO_SCRIPT = "Zyyy"

# Kazakh in Arabic script spells every vowel with letters that Arabic and Persian lack, or have at the end of words only
# (ى), and marks soft words with a hamza in front. About 20 % of its letters are such; of an Arabic text, below 1 %.
_KAZAKH_MARKS = re.compile(r"[ەۇۋڭۆ\u0674]|ى(?=[\u0620-\u06ff])|(?<![\u0620-\u06ff])ء(?=[\u0620-\u06ff])")
_KAZAKH_MARKS_SHARE = 0.06
# Uyghur and Central Kurdish spell their vowels too, with letters that Kazakh does not have.
_NOT_KAZAKH = re.compile(r"[ېۈێڕڵیک]")
_NOT_KAZAKH_SHARE = 0.02

_DISTINCT = frozenset().union(*CYRILLIC.values()) - frozenset.intersection(*CYRILLIC.values())

# Counters of all languages in one integer, a field of bits each: one multiplication adds a letter to all that lack it.
_FIELD = 24
_LACKING = {
    letter: sum(1 << (_FIELD * place) for place, own in enumerate(CYRILLIC.values()) if letter not in own)
    for letter in _DISTINCT
}


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """Returns the ISO 15924 code of one letter's script, "" for what is no letter, "Zzzz" for a script unknown here."""
    if not letter.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zzzz")


def count_scripts(letters: Mapping[str, int]) -> Counter[str]:
    """Returns how many of the counted `letters` (character -> times) are in each script."""
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        script = script_of(letter)
        if script:
            scripts[script] += times
    return scripts


def count_foreign(letters: Mapping[str, int]) -> dict[str, int]:
    """Returns, by language, how many of the small Cyrillic `letters` its alphabet lacks."""
    packed = 0
    for letter in _LACKING.keys() & letters.keys():
        packed += letters[letter] * _LACKING[letter]
    mask = (1 << _FIELD) - 1
    return {code: packed >> (_FIELD * place) & mask for place, code in enumerate(CYRILLIC)}


def is_arabic_kazakh(text: str, letters: int) -> bool:
    """Tells whether a `text` of so many `letters` in Arabic script is Kazakh."""
    marks = len(_KAZAKH_MARKS.findall(text))
    return marks > _KAZAKH_MARKS_SHARE * letters and len(_NOT_KAZAKH.findall(text)) < _NOT_KAZAKH_SHARE * letters


def script_language(script: str) -> str | None:
    """Returns the language that `script` alone stands for, or None where several share it."""
    return _OWN_SCRIPT.get(script)
