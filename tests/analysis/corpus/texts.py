"""Made-up texts of any length, no two alike, and what newsrooms do to them."""

from random import Random

_SYLLABLES = [one + two for one in "бвгджзклмнпрстфхш" for two in "аеиоуы"]


def make_words(seed: int, number: int = 200) -> list[str]:
    """Returns words of a language in which nobody repeats himself."""
    rng = Random(seed)
    return ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(number)]


def make_text(seed: int, number: int = 200) -> str:
    """Returns the words as sentences of ten."""
    words = make_words(seed, number)
    parts = [" ".join(words[first : first + 10]) for first in range(0, number, 10)]
    return " ".join(f"{part.capitalize()}." for part in parts)


def rewrite(text: str, part: float, seed: int = 0) -> str:
    """Returns the text with this part of its words changed for others, here and there."""
    rng = Random(seed)
    other = iter(make_words(seed + 10_000, len(text.split())))
    return " ".join(next(other) if rng.random() < part else word for word in text.split())
