"""What language a sentence in Latin letters is in."""

import re
from collections.abc import Mapping
from math import exp, log

from analysis.article import language_engines
from analysis.article.alphabets import LATIN
from analysis.article.odds import (
    FLOOR,
    READ_LENGTH,
    SMALL_WORD_WEIGHT,
    SURE,
    USUAL,
    find_clear_leader,
    find_next_in_row,
    pick,
)
from analysis.article.sentences import Sentence
from analysis.article.small_words import count_small_words

# Lead of Latin Kazakh over the best other profile (logarithm): small where the fast engine named one of its kin, as it
# does for want of Latin Kazakh; larger where it named a language that has no profile to compare with.
KAZAKH_LEAD_AMONG_KIN, KAZAKH_LEAD = 0.0, 1.0

# Small words more than of any other language with which a row of sentences goes on: "no" and "a" are in many.
LEAD_IN_ROW = 2

# Of the fast engine's Latin ranking, how many languages the other signs can still lift to the top.
LIKELIEST = 8

# The apostrophes of the Kazakh alphabet of 2017 (a', o', s'), which stand for the acutes of 2019; Uzbek has o' and g'.
_APOSTROPHE = re.compile(r"([aginouyscAGINOUYSC])['’ʼ`]")
_ACUTES = {"a": "á", "g": "ǵ", "i": "ı", "n": "ń", "o": "ó", "u": "ú", "y": "ý", "s": "sh", "c": "ch"}

# Turkish in ISO 8859-9 that was read as ISO 8859-1; Icelandic, the only other language with these letters, has accents.
_MOJIBAKE = re.compile("[þðÞÐ]")
_ICELANDIC = re.compile("[áéíóúæÁÉÍÓÚÆ]")
_TURKISH_REPAIR = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")

_CERTAIN_ENGLISH = frozenset(("the", "and", "of"))
# What Latin Kazakh is never taken for with certainty, so that its profiles need not be asked.
_UNLIKE_KAZAKH = frozenset(("cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ro", "sv", "vi"))
_TURKIC = frozenset(("az", "ku", "tk", "tr", "tt", "uz"))


def judge_latin(sentence: Sentence, expected: Mapping[str, float]) -> tuple[str, float]:
    """Returns the language of a sentence, and how sure that is; `expected` as for `judge_cyrillic`."""
    hits = count_small_words(sentence.words, "Latn")
    if not _CERTAIN_ENGLISH.isdisjoint(sentence.words):
        clear = find_clear_leader(hits, len(sentence.all_words))
        if clear:
            return clear, SURE
    if goes_on := find_next_in_row(hits, expected, LEAD_IN_ROW):
        return goes_on, SURE
    part = sentence.text[:READ_LENGTH]
    if not part.isascii() and _MOJIBAKE.search(part) and not _ICELANDIC.search(part):
        part = part.translate(_TURKISH_REPAIR)
    odds = {
        code: log(max(probability, FLOOR)) + USUAL.get(code, 0.0) + expected.get(code, 0.0)
        for code, probability in language_engines.rank(part)[:LIKELIEST]
        if code in LATIN
    }
    if not odds:
        return "und", 0.0
    for code in odds.keys() & hits.keys():
        odds[code] += SMALL_WORD_WEIGHT * max(hits[code] - hits["kk"] * (code in _TURKIC), 0)
    code, confidence = pick(odds)
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
