"""What language a sentence is in by itself.

Its script and alphabet come first, then small words, profiles, and the fast engine, added up as logarithms of odds.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from analysis.article import language_engines
from analysis.article.alphabets import (
    ARABIC,
    KAZAKH_LETTERS,
    LATIN,
    NO_SCRIPT,
    count_foreign,
    count_scripts,
    is_arabic_kazakh,
    script_language,
)
from analysis.article.sentences import ENOUGH_LETTERS, Sentence
from analysis.article.small_words import count_small_words

# What one small word adds to the logarithm of its language's odds, and the lead in small words (and their share of
# all words) at which a language needs no engine.
SMALL_WORD_WEIGHT = 1.5
CLEAR_LEAD, CLEAR_SHARE = 2, 0.15

# Share of the letters above which an alphabet that lacks them is ruled out, and what each costs below it.
FOREIGN_SHARE = 0.03
FOREIGN_LETTER_WEIGHT = 1.5

# Weight of the profiles' logarithms beside the fast engine's, which count once.
PROFILES_WEIGHT = 0.8

# Kyrgyz has one of these in 36 letters; Kazakh, typed without its own, in 900. The profile of Kyrgyz, of less text,
# falls behind with every letter.
_KYRGYZ_SIGNS = re.compile("[чэ]|аа|оо|уу|ээ")
KYRGYZ_SIGN_WEIGHT, PLAIN_PROFILES_WEIGHT, PLAIN_LETTER_WEIGHT = 1.45, 1.7, 0.02

# What the language of the sentence before adds to the logarithm of the odds.
INERTIA = 1.0
LONGEST_ROW = 3

# Lead of Latin Kazakh over the best other profile (logarithm): small where the fast engine named one of its kin, as it
# does for want of Latin Kazakh; larger where it named a language that has no profile to compare with.
KAZAKH_LEAD_AMONG_KIN, KAZAKH_LEAD = 0.0, 1.0

# Logarithm of how much more often a language is met here than the others of its script, and of how much more a
# language that the outlet declares is believed: both count for a word or two, no more.
USUAL = {
    "ru": 2.5,
    "kk": 0.5,
    "uk": 1.0,
    "en": 1.0,
    "bg": -1.0,
    "mn": -1.0,
    "be": -2.0,
    "sr": -2.0,
    "mk": -2.0,
    "ba": -2.0,
}
DECLARED = 2.0

# Odds at which the letters, small words and profiles need no further opinion.
SURE = 0.995

# What is left of the confidence where every word has a capital: a list of names is in the language around it.
NAMES_ONLY = 0.5

# Odds that do where the language is the one that was expected.
SURE_AS_EXPECTED = 0.95

# One letter in nine of Kazakh is ә ғ қ ұ һ or і. A sentence that has ң ө ү and none of these speaks against Kazakh, by
# this much of the logarithm a letter, within a limit: loanwords come in rows ("температурасы плюс").
MISSED_LETTER_WEIGHT, MISSED_LETTERS_LIMIT = 0.06, 1.5

# One letter in seven of Kazakh is ы or і (ы alone, where і is typed и). Cyrillic Uzbek, with its қ and ғ, has neither.
MISSED_VOWEL_WEIGHT = 0.12

# Russian has no apostrophe inside words, and spells Ukrainian names with its own letters.
_UKRAINIAN_SIGN = re.compile(r"[їєґЇЄҐ]|(?<=[а-яА-Я])['’ʼ](?=[яюєї])")
UKRAINIAN_SIGN_WEIGHT = 2.0

# Characters that the engines read of a passage.
READ_LENGTH = 250

# A second language above this share of Japanese text is Chinese characters; kana stand in every Japanese sentence.
KANA_SHARE = 0.05

# What the logarithm of an engine's zero counts as.
_FLOOR = 1e-12

# Of the fast engine's Latin ranking, how many languages the other signs can still lift to the top.
LIKELIEST = 8

# The Latin i that is typed for і in Cyrillic words.
_LATIN_I = re.compile(r"(?<![A-Za-z])[iI](?![A-Za-z])")
# The apostrophes of the Kazakh alphabet of 2017 (a', o', s'), which stand for the acutes of 2019; Uzbek has o' and g'.
_APOSTROPHE = re.compile(r"([aginouyscAGINOUYSC])['’ʼ`]")
_ACUTES = {"a": "á", "g": "ǵ", "i": "ı", "n": "ń", "o": "ó", "u": "ú", "y": "ý", "s": "sh", "c": "ch"}

# Turkish in ISO 8859-9 that was read as ISO 8859-1; Icelandic, the only other language with these letters, has accents.
_MOJIBAKE = re.compile("[þðÞÐ]")
_ICELANDIC = re.compile("[áéíóúæÁÉÍÓÚÆ]")
_TURKISH_REPAIR = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")

# Letters that a Kazakh sentence has and a Kyrgyz one never, and those that both have.
_KAZAKH_ALONE = frozenset("әғқұһі")
_KYRGYZ_LETTERS = frozenset("ңөү")
_KAZAKH_VOWELS = frozenset("ыі")
_UZBEK_LETTERS = frozenset("қғ")
_UZBEK_ALONE = frozenset("қғўҳ")

_CASED = frozenset(("Cyrl", "Latn"))
_CERTAIN_ENGLISH = frozenset(("the", "and", "of"))
# What Latin Kazakh is never taken for with certainty, so that its profiles need not be asked.
_UNLIKE_KAZAKH = frozenset(("cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ro", "sv", "vi"))
_TURKIC = frozenset(("az", "ku", "tk", "tr", "tt", "uz"))


@dataclass(slots=True)
class Passage:
    """Code points `start` to `end` of a text, `letters` of them letters; `code` is None where nothing tells."""

    start: int
    end: int
    letters: int
    script: str
    code: str | None = None
    confidence: float = 0.0


def judge(written: str, start: int, declared: Sequence[str], before: str | None = None, row: int = 1) -> Passage:
    """Returns the passage `written`, which stands at the code point `start` of its text, with its language.

    `declared` languages and `before`, that of the `row` of passages before it, are a little likelier than the others.
    """
    sentence, end = Sentence(written), start + len(written)
    scripts = count_scripts(sentence.letters)
    if not scripts:
        return Passage(start, end, 0, NO_SCRIPT)
    script = max(scripts, key=lambda name: scripts[name])
    letters = sum(map(len, sentence.all_words))
    expected = dict.fromkeys(declared, DECLARED)
    if before:
        expected[before] = expected.get(before, 0.0) + INERTIA * min(row, LONGEST_ROW)
    code: str | None
    if script == "Cyrl":
        code, confidence = _judge_cyrillic(sentence, scripts[script], expected)
    elif script == "Latn":
        code, confidence = _judge_latin(sentence, expected)
    elif script == "Arab" and is_arabic_kazakh(sentence.text, letters):
        code, confidence = "kk", SURE
    elif scripts["Kana"] > KANA_SHARE * letters:
        code, confidence, script = "ja", SURE, "Jpan"
    elif script == "Hani":
        code, confidence = "zh", SURE
    else:
        code, confidence = script_language(script), SURE
        if code is None:
            ranking = language_engines.rank(sentence.text[:READ_LENGTH])
            code, confidence = next((entry for entry in ranking if script != "Arab" or entry[0] in ARABIC), ranking[0])
    if script in _CASED and not sentence.has_small and len(sentence.all_words) > 1:
        confidence *= NAMES_ONLY
    return Passage(start, end, letters, script, code, confidence)


def _judge_cyrillic(sentence: Sentence, total: int, expected: Mapping[str, float]) -> tuple[str, float]:
    letters, evidence = sentence.letters, sentence.evidence
    if "i" in letters:
        evidence = _LATIN_I.sub("і", evidence)
        letters = Counter(evidence)
    foreign = count_foreign(letters)
    limit = FOREIGN_SHARE * total
    allowed = [code for code, times in foreign.items() if times <= limit]
    if not allowed:
        # Two languages in one line, or a name in a foreign spelling: the alphabet that fits best may stand.
        allowed = [min(foreign, key=lambda code: foreign[code])]
    if len(allowed) == 1 and total >= ENOUGH_LETTERS:
        return allowed[0], SURE
    hits = count_small_words(sentence.words, "Cyrl")
    fitting = {code: hits.get(code, 0) for code in allowed}
    clear = _clear_leader(fitting, len(sentence.all_words)) or _goes_on(fitting, expected)
    if clear:
        return clear, SURE
    odds = {
        code: USUAL.get(code, 0.0)
        + expected.get(code, 0.0)
        + SMALL_WORD_WEIGHT * hits.get(code, 0)
        - FOREIGN_LETTER_WEIGHT * foreign[code]
        for code in allowed
    }
    written = set(sentence.text.lower())
    if "kk" in odds and not _KAZAKH_ALONE & written and _KYRGYZ_LETTERS & written:
        odds["kk"] -= min(MISSED_LETTER_WEIGHT * total, MISSED_LETTERS_LIMIT)
    if "kk" in odds and _UZBEK_LETTERS & written and _KAZAKH_VOWELS.isdisjoint(written):
        odds["kk"] -= MISSED_VOWEL_WEIGHT * total
    if "uk" in odds and _UKRAINIAN_SIGN.search(sentence.text):
        odds["uk"] += UKRAINIAN_SIGN_WEIGHT
    if "uz" in odds and _UZBEK_ALONE.isdisjoint(written):
        odds["uz"] -= MISSED_LETTERS_LIMIT + MISSED_LETTER_WEIGHT * total
    part = evidence[:READ_LENGTH]
    profiles = language_engines.weigh(part, "Cyrl")
    # A language without a profile (Tajik, Bashkir) must not lose for that where the letters are not Russian.
    lowest = min(profiles.values(), default=0.0) if foreign["ru"] == 0 else 0.0
    for code in allowed:
        odds[code] += PROFILES_WEIGHT * profiles.get(code, lowest)
    plain = KAZAKH_LETTERS.isdisjoint(written) and {"kk", "ky"} <= odds.keys()
    if plain:
        lead = _lead_of_plain_kazakh(profiles, hits, evidence) + expected.get("kk", 0.0) - expected.get("ky", 0.0)
        # What is left to the engines is whether it is either of the two.
        both = max(odds["kk"], odds["ky"])
        odds["kk"], odds["ky"] = both + min(lead, 0.0), both - max(lead, 0.0)
    code, confidence = _best(odds)
    if code in profiles and confidence >= (SURE_AS_EXPECTED if code in expected else SURE):
        return code, confidence
    ranking = dict(language_engines.rank(part))
    if plain:
        # The fast engine has never seen Kazakh typed without its letters, and calls it Kyrgyz.
        ranking["kk"] = ranking["ky"] = max(ranking["kk"], ranking["ky"])
    return _best({code: odds[code] + log(max(ranking.get(code, 0.0), _FLOOR)) for code in allowed})


def _lead_of_plain_kazakh(profiles: Mapping[str, float], hits: Mapping[str, int], evidence: str) -> float:
    """Returns the logarithm of the odds of Kazakh typed on a Russian keyboard against Kyrgyz without ң ө ү.

    A logistic regression on 773 sentences of a quarter of the data, half of whose weight is Kyrgyz.
    """
    profile = PLAIN_PROFILES_WEIGHT * (profiles.get("kk", 0.0) - profiles.get("ky", 0.0))
    words = SMALL_WORD_WEIGHT * (hits.get("kk", 0) - hits.get("ky", 0))
    signs = KYRGYZ_SIGN_WEIGHT * len(_KYRGYZ_SIGNS.findall(evidence))
    return profile + words - signs - PLAIN_LETTER_WEIGHT * len(evidence)


def _judge_latin(sentence: Sentence, expected: Mapping[str, float]) -> tuple[str, float]:
    hits = count_small_words(sentence.words, "Latn")
    if not _CERTAIN_ENGLISH.isdisjoint(sentence.words):
        clear = _clear_leader(hits, len(sentence.all_words))
        if clear:
            return clear, SURE
    part = sentence.text[:READ_LENGTH]
    if not part.isascii() and _MOJIBAKE.search(part) and not _ICELANDIC.search(part):
        part = part.translate(_TURKISH_REPAIR)
    odds = {
        code: log(max(probability, _FLOOR)) + USUAL.get(code, 0.0) + expected.get(code, 0.0)
        for code, probability in language_engines.rank(part)[:LIKELIEST]
        if code in LATIN
    }
    if not odds:
        return "und", 0.0
    for code in odds.keys() & hits.keys():
        odds[code] += SMALL_WORD_WEIGHT * max(hits[code] - hits["kk"] * (code in _TURKIC), 0)
    code, confidence = _best(odds)
    if confidence >= SURE and code in _UNLIKE_KAZAKH:
        return code, confidence
    profiles = language_engines.weigh(_read_apostrophes(part.lower(), code), "Latn")
    if profiles.get("kk", -1.0) == 0.0:
        lead = -max(value for name, value in profiles.items() if name != "kk") + expected.get("kk", 0.0)
        lead += SMALL_WORD_WEIGHT * (hits["kk"] - max((hits[name] for name in hits if name != "kk"), default=0))
        if lead > (KAZAKH_LEAD_AMONG_KIN if code in _TURKIC else KAZAKH_LEAD):
            return "kk", 1.0 - exp(-lead) / 2
    return code, confidence


def _read_apostrophes(part: str, code: str) -> str:
    """Returns `part` with the apostrophes of the Kazakh alphabet of 2017 read as the acutes of 2019."""
    if code in ("ca", "fr", "it", "uk") or len(_APOSTROPHE.findall(part)) < 2:
        return part
    return _APOSTROPHE.sub(lambda found: _ACUTES[found[1].lower()], part)


def _goes_on(hits: Mapping[str, int], expected: Mapping[str, float]) -> str | None:
    """Returns the language of the row of sentences before, if this one has more small words of it than of any other."""
    code = max(expected, key=lambda name: expected[name], default=None)
    if code is None or expected[code] < INERTIA * LONGEST_ROW or not hits.get(code):
        return None
    return code if all(times < hits[code] for name, times in hits.items() if name != code) else None


def _clear_leader(hits: Mapping[str, int], words: int) -> str | None:
    first, second = 0, 0
    leader = None
    for code, times in hits.items():
        if times > first:
            leader, first, second = code, times, first
        elif times > second:
            second = times
    return leader if first - second >= CLEAR_LEAD and first - second >= CLEAR_SHARE * words else None


def _best(odds: dict[str, float]) -> tuple[str, float]:
    code = max(odds, key=lambda name: odds[name])
    top = odds[code]
    return code, 1.0 / sum(exp(value - top) for value in odds.values())
