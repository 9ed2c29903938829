"""The two n-gram engines behind language detection, loaded once, when first asked.

py3langid ranks the world's languages but has no Latin Kazakh. langdetect, with Kazakh, Kyrgyz, Tatar and Uzbek
profiles of our own (it ships none), knows fewer. Both are private instances: no state of either library is shared or
changed. langdetect draws n-grams at random until it is sure, seven times; here its table is summed over all n-grams of
the text instead: no seed, no chance, and faster.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt
from pathlib import Path
from threading import Lock
from typing import Any

# Languages in which real crawls bring news, and the neighbours of Kazakh. py3langid knows more,
# but each one more is one more way to be wrong on a short headline.
LANGUAGES = frozenset(
    (
        *("af", "am", "ar", "az", "ba", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en"),
        *("es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is"),
        *("it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr"),
        *("ms", "mt", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq"),
        *("sr", "sv", "sw", "ta", "te", "tg", "th", "tk", "tl", "tr", "tt", "ug", "uk", "ur", "uz", "vi"),
        "zh",
    )
)

# langdetect's own profiles that stand beside ours.
_STOCK = {
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Latn": (
        *("cs", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("nl", "no", "pl", "pt", "ro", "so", "sv", "sw", "tl", "tr", "vi"),
    ),
}
_OWN = {
    "Cyrl": ("be", "kk", "kk-plain-cyrillic", "ky", "mn", "sr", "tt", "uz-cyrillic"),
    "Latn": ("az", "kk-2019", "kk-2021", "kk-plain-latin", "kk-plain-qazaqparat", "kk-qazaqparat", "uz"),
}

_NO_LETTER = re.compile(r"[\W\d_]+")

_loading = Lock()


def rank(text: str) -> list[tuple[str, float]]:
    """Returns (ISO 639-1 code, probability) of every language known to the fast engine, best first."""
    ranking: list[tuple[str, float]] = _fast_engine().rank(text)
    return ranking


def weigh(text: str, script: str) -> dict[str, float]:
    """Returns langdetect's log likelihood of `text` by language of `script` ("Cyrl" or "Latn"), highest is 0.

    The ways of writing Kazakh are one language here: the best of them counts. Divided by the square root of the number
    of n-grams, because neighbouring n-grams share letters: the plain sum is certain of everything. Empty when no n-gram
    is known.
    """
    engine = _second_engine(script)
    letters = f" {_NO_LETTER.sub(' ', text)} "
    sums = engine.weights.take(engine.grams.find(letters), axis=0).sum(axis=0)
    if not sums.any():
        return {}
    sums = ((sums - sums.max()) / sqrt(len(letters))).tolist()
    likelihoods: dict[str, float] = {}
    for code, likelihood in zip(engine.codes, sums, strict=True):
        likelihoods[code] = max(likelihood, likelihoods.get(code, likelihood))
    return likelihoods


@dataclass(frozen=True, slots=True)
class _Profiles:
    """langdetect's table of n-gram probabilities, in logarithms: one row an n-gram, one column a profile."""

    grams: Any
    weights: Any
    codes: tuple[str, ...]


def _fast_engine() -> Any:
    with _loading:
        return _load_fast_engine()


def _second_engine(script: str) -> _Profiles:
    with _loading:
        return _load_second_engine(script)


@cache
def _load_fast_engine() -> Any:
    import numpy as np
    import py3langid.langid as package  # type: ignore[import-untyped]
    from py3langid.modelio import load_model  # type: ignore[import-untyped]

    path = package.MODEL_DIR / package.MODEL_FILE
    weights, priors, codes, moves, rows, outputs = load_model(path)
    # The columns of our languages alone: half the memory of set_languages(), which keeps all of them.
    columns = [column for column, code in enumerate(codes) if code in LANGUAGES]
    return package.LanguageIdentifier(
        np.ascontiguousarray(weights[:, columns]),
        np.asarray(priors)[columns],
        [codes[column] for column in columns],
        moves,
        outputs,
        norm_probs=True,
        tk_row=rows,
    )


@cache
def _load_second_engine(script: str) -> _Profiles:
    import langdetect.detector_factory as package  # type: ignore[import-untyped]
    import numpy as np

    from analysis.article.grams import Grams

    stock, own = Path(package.PROFILES_DIRECTORY), resources.files("analysis.article") / "profiles"
    profiles = [(stock / name).read_text(encoding="utf-8") for name in _STOCK[script]]
    profiles += [(own / f"{name}.json").read_text(encoding="utf-8") for name in _OWN[script]]
    names = [json.loads(profile)["name"] for profile in profiles]
    if len(set(names)) < len(names):
        raise ValueError(f"two language profiles have one name: {', '.join(sorted(names))}")
    factory = package.DetectorFactory()
    factory.load_json_profile(profiles)
    # Single letters are left out: the alphabets have had their say.
    table = {gram: chances for gram, chances in factory.word_lang_prob_map.items() if len(gram) > 1}
    # langdetect's own smoothing: ALPHA_DEFAULT / BASE_FREQ is added to every probability.
    smoothing = package.Detector.ALPHA_DEFAULT / package.Detector.BASE_FREQ
    known = np.log(np.array(list(table.values()), dtype=np.float32) + np.float32(smoothing))
    return _Profiles(
        grams=Grams.of(table),
        weights=np.vstack([np.zeros_like(known[:1]), known]),
        codes=tuple(name.partition("-")[0] for name in factory.langlist),
    )
