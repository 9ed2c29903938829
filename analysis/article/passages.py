"""What language a sentence is in by itself.

Its script and alphabet come first, then small words, profiles, and the fast engine, added up as logarithms of odds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import language_engines
from analysis.article.alphabets import ARABIC, NO_SCRIPT, count_scripts, is_arabic_kazakh, script_language
from analysis.article.cyrillic import judge_cyrillic
from analysis.article.latin import judge_latin
from analysis.article.odds import INERTIA, LONGEST_ROW, READ_LENGTH, SURE
from analysis.article.sentences import Sentence

# How much more a language that the outlet declares is believed, as a logarithm of odds: a word or two.
DECLARED = 2.0

# What is left of the confidence where every word has a capital: a list of names is in the language around it.
NAMES_ONLY = 0.5

# A second language above this share of Japanese text is Chinese characters; kana stand in every Japanese sentence.
KANA_SHARE = 0.05

_CASED = frozenset(("Cyrl", "Latn"))


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
        code, confidence = judge_cyrillic(sentence, scripts[script], expected)
    elif script == "Latn":
        code, confidence = judge_latin(sentence, expected)
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
