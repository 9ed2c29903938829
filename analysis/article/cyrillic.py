"""What language a sentence in Cyrillic letters is in."""

import re
from collections import Counter
from collections.abc import Mapping
from math import log

from analysis.article import language_engines
from analysis.article.alphabets import KAZAKH_LETTERS, count_foreign
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
from analysis.article.sentences import ENOUGH_LETTERS, Sentence
from analysis.article.small_words import count_small_words

# Share of the letters above which an alphabet that lacks them is ruled out, and what each costs below it.
FOREIGN_SHARE = 0.03
FOREIGN_LETTER_WEIGHT = 1.5

# Weight of the profiles' logarithms beside the fast engine's, which count once.
PROFILES_WEIGHT = 0.8

# Kyrgyz has one of these in 36 letters; Kazakh, typed without its own, in 900. The profile of Kyrgyz, of less text,
# falls behind with every letter.
_KYRGYZ_SIGNS = re.compile("[чэ]|аа|оо|уу|ээ")
KYRGYZ_SIGN_WEIGHT, PLAIN_PROFILES_WEIGHT, PLAIN_LETTER_WEIGHT = 1.45, 1.7, 0.02

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

# The Latin i that is typed for і in Cyrillic words.
_LATIN_I = re.compile(r"(?<![A-Za-z])[iI](?![A-Za-z])")

# Letters that a Kazakh sentence has and a Kyrgyz one never, and those that both have.
_KAZAKH_ALONE = frozenset("әғқұһі")
_KYRGYZ_LETTERS = frozenset("ңөү")
_KAZAKH_VOWELS = frozenset("ыі")
_UZBEK_LETTERS = frozenset("қғ")
_UZBEK_ALONE = frozenset("қғўҳ")


def judge_cyrillic(sentence: Sentence, total: int, expected: Mapping[str, float]) -> tuple[str, float]:
    """Returns the language of a sentence with `total` Cyrillic letters, and how sure that is.

    `expected` are the logarithms by which some languages are likelier than the others.
    """
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
    clear = find_clear_leader(fitting, len(sentence.all_words)) or find_next_in_row(fitting, expected)
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
    code, confidence = pick(odds)
    if code in profiles and confidence >= (SURE_AS_EXPECTED if code in expected else SURE):
        return code, confidence
    ranking = dict(language_engines.rank(part))
    if plain:
        # The fast engine has never seen Kazakh typed without its letters, and calls it Kyrgyz.
        ranking["kk"] = ranking["ky"] = max(ranking["kk"], ranking["ky"])
    return pick({code: odds[code] + log(max(ranking.get(code, 0.0), FLOOR)) for code in allowed})


def _lead_of_plain_kazakh(profiles: Mapping[str, float], hits: Mapping[str, int], evidence: str) -> float:
    """Returns the logarithm of the odds of Kazakh typed on a Russian keyboard against Kyrgyz without ң ө ү.

    A logistic regression on 773 sentences of a quarter of the data, half of whose weight is Kyrgyz.
    """
    profile = PLAIN_PROFILES_WEIGHT * (profiles.get("kk", 0.0) - profiles.get("ky", 0.0))
    words = SMALL_WORD_WEIGHT * (hits.get("kk", 0) - hits.get("ky", 0))
    signs = KYRGYZ_SIGN_WEIGHT * len(_KYRGYZ_SIGNS.findall(evidence))
    return profile + words - signs - PLAIN_LETTER_WEIGHT * len(evidence)
