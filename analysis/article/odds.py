"""Odds of languages, as logarithms: what is usual, what small words tell, and when nobody else need be asked."""

from collections.abc import Mapping
from math import exp

# What one small word adds to the logarithm of its language's odds, and the lead in small words (and their share of
# all words) at which a language needs no engine.
SMALL_WORD_WEIGHT = 1.5
CLEAR_LEAD, CLEAR_SHARE = 2, 0.15

# Logarithm of how much more often a language is met here than the others of its script: it counts for a word or two.
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

# Odds at which the letters, small words and profiles need no further opinion.
SURE = 0.995

# What the language of the sentence before adds to the logarithm of the odds, for each of a row of so many.
INERTIA = 1.0
LONGEST_ROW = 3

# Characters that the engines read of a passage.
READ_LENGTH = 250

# What the logarithm of an engine's zero counts as.
FLOOR = 1e-12


def find_clear_leader(hits: Mapping[str, int], words: int) -> str | None:
    """Returns the language of which a sentence of so many words has clearly more small words than of any other."""
    first, second = 0, 0
    leader = None
    for code, times in hits.items():
        if times > first:
            leader, first, second = code, times, first
        elif times > second:
            second = times
    return leader if first - second >= CLEAR_LEAD and first - second >= CLEAR_SHARE * words else None


def find_next_in_row(hits: Mapping[str, int], expected: Mapping[str, float], lead: int = 1) -> str | None:
    """Returns the language of the row of sentences before, if this one has most small words of it, by `lead`."""
    code = max(expected, key=lambda name: expected[name], default=None)
    if code is None or expected[code] < INERTIA * LONGEST_ROW or not hits.get(code):
        return None
    return code if all(times + lead <= hits[code] for name, times in hits.items() if name != code) else None


def pick(odds: dict[str, float]) -> tuple[str, float]:
    """Returns the likeliest language and how sure that is, 0 to 1."""
    code = max(odds, key=lambda name: odds[name])
    top = odds[code]
    return code, 1.0 / sum(exp(value - top) for value in odds.values())
