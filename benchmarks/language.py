"""How often is the language right, and how fast? Run: `python benchmarks/language.py [--speed]`.

Measured on the half of the shared data from which no profile is built (scripts/build_language_profiles.py: odd CRC-32).
The weights were tuned on half of these (CRC-32 modulo 4 is 1) and mistakes were read in all: it is no fresh sample.
Latin and Arabic Kazakh is transliterated by rule, so its rows are optimistic; the gold passages are by other hands.
"""

import gzip
import json
import platform
import random
import re
import statistics
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.article.language import detect  # noqa: E402
from analysis.article.transliteration import Alphabet, strip_marks, transliterate  # noqa: E402

SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"

# Where a short sentence ends and a long one begins, and what counts as an article: characters.
SHORT, ARTICLE = 60, 500
# Characters of the texts whose speed is measured, and passes of which the median is taken.
SPEED_ARTICLE, PASSES = 2048, 5

NAMES = (
    *("Әлия Нұрмұханбетқызы", "Қайрат Сәрсенұлы", "Ғабит Өтегенов", "Үміт Қожахметова", "Нұрлан Әбдіғапар"),
    *("Гүлнұр Іскендір", "Мұхтар Құлмағанбет", "Әйгерім Жүсіпбек", "Еңлік Тұрғынбай", "Бауыржан Кәрімқұлов"),
)
RUSSIAN_NAMES = (
    *("Сергей Владимирович Щёлоков", "Наталья Дмитриевна Ёлкина", "Комсомольская правда", "Российская газета"),
    *("Вячеслав Цыганов", "Эльвира Юрьевна Фёдорова", "Московский комсомолец", "Шереметьево", "Щукинский район"),
)
MAIN_LANGUAGES = ("kk", "ru", "en", "uk", "ky", "uz", "tt", "tr", "be")

Case = tuple[str, str]  # text, expected code


def read(name: str) -> Iterator[dict[str, Any]]:
    """Yields the rows of one file of the shared data."""
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_held_back(text: str) -> bool:
    """Tells whether `text` belongs to the half that no profile has seen."""
    return zlib.crc32(text.encode()) % 2 == 1


def is_clean(text: str, code: str) -> bool:
    """Tells whether the Kazakh letters of `text` agree with its label: the parallel corpus has untranslated lines."""
    share = len(re.findall("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", text)) / max(len(text), 1)
    cyrillic = len(re.findall("[а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]", text)) > len(text) / 2
    return cyrillic and (share > 0.05 if code == "kk" else share < 0.01)


def join(sentences: Iterable[str], length: int) -> Iterator[str]:
    """Yields texts of at least `length` characters made of `sentences` in their order."""
    text = ""
    for sentence in sentences:
        text = f"{text} {sentence}" if text else sentence
        if len(text) >= length:
            yield text
            text = ""


def detokenise(text: str) -> str:
    """Returns `text` without the spaces that a tokeniser put before marks and inside quotes."""
    return re.sub(r"« | »|(?: )(?=[.,:;!?%)])", lambda found: found[0].strip(), text)


def score(name: str, cases: list[Case], target: float, script: str = "", verbose: bool = False) -> None:
    """Prints one row: how many of `cases` come out right; with `verbose` the first mistakes."""
    wrong = []
    for text, code in cases:
        found = detect(text)
        if found.code != code or (script and found.script != script):
            wrong.append((found.code, text))
    right = 100 * (1 - len(wrong) / len(cases)) if cases else float("nan")
    kinds = " ".join(f"{code}:{n}" for code, n in Counter(code for code, _ in wrong).most_common(4))
    print(f"{name:<44}{len(cases):>6}{right:>9.2f}{target:>8} {'ok  ' if right >= target else 'MISS'} {kinds}")
    if verbose:
        for code, text in wrong[:12]:
            print(f"      {code}: {text[:110]}")


def score_mixed(name: str, documents: list[list[Case]], separator: str, target: float) -> None:
    """Prints the share of characters whose span has the right language."""
    right = total = 0
    for parts in documents:
        expected = [code for text, code in parts for _ in range(len(text) + len(separator))]
        text = separator.join(text for text, _ in parts)
        for span in detect(text).spans:
            right += expected[span.start : span.end].count(span.code)
        total += len(text)
    share = 100 * right / total
    print(f"{name:<44}{len(documents):>6}{share:>9.2f}{target:>8} {'ok' if share >= target else 'MISS'}")


def rows(verbose: bool) -> None:
    """Prints the table of accuracy."""
    sentences: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, list[str]] = defaultdict(list)
    for row in read("language.jsonl.gz"):
        if is_held_back(row["text"]):
            if row["kind"] in ("sentences", "ud"):
                sentences[row["lang"]].append(row["text"])
            elif row["kind"] == "article":
                articles[row["lang"]].append(row["text"])
    kaznerd = [detokenise(row["text"]) for row in read("kazakh_sentences.jsonl.gz") if is_held_back(row["text"])]
    pairs = [row for row in read("parallel_kk_ru.jsonl.gz") if len(row["kk"]) > SHORT < len(row["ru"])]
    pairs = [pair for pair in pairs if is_clean(pair["kk"], "kk") and is_clean(pair["ru"], "ru")]
    pairs = list({(pair["kk"], pair["ru"]): pair for pair in pairs}.values())
    everything: dict[str, list[str]] = {code: list(texts) for code, texts in sentences.items()}
    everything["kk"] = everything["kk"] + kaznerd

    print(f"{'what':<44}{'n':>6}{'right %':>9}{'target':>8}")
    for code in MAIN_LANGUAGES:
        texts = [text for text in articles[code] if len(text) >= ARTICLE] + list(join(everything[code], ARTICLE))
        if code == "ru":
            # tengrinews.kz also carries Kazakh articles; its Russian ones have few Kazakh letters.
            texts += [
                r["text"]
                for r in read("tengrinews_2024.jsonl.gz")
                if len(r["text"]) >= ARTICLE and is_clean(r["text"], "ru")
            ]
        score(f"{code}: articles of {ARTICLE} characters", [(t, code) for t in texts], 100.0, verbose=verbose)
    short_targets = {"kk": 99.0, "ru": 97.5, "uk": 97.5, "ky": 99.0}
    for code in sorted(everything, key=lambda code: (code not in MAIN_LANGUAGES, code)):
        long = [(t, code) for t in everything[code] if len(t) > SHORT]
        score(f"{code}: sentences over {SHORT}", long, 99.7, verbose=verbose)
        short = [(t, code) for t in everything[code] if len(t) <= SHORT]
        score(f"{code}: sentences up to {SHORT}", short, short_targets.get(code, 0.0), verbose=verbose)
        if code == "ru":  # among them are smileys, figures, and English
            words = [(t, code) for t, code in short if re.search("[а-яё]{2}.*[а-яё]{2}", t)]
            score(f"{code}: sentences up to {SHORT}, of words", words, short_targets[code], verbose=verbose)
    score("kk: official sites, not split", [(p["kk"], "kk") for p in pairs], 99.7, verbose=verbose)
    score("ru: official sites, not split", [(p["ru"], "ru") for p in pairs], 99.7, verbose=verbose)

    sample = kaznerd[:1500]
    for alphabet in Alphabet:
        script = {"arabic": "Arab", "plain-cyrillic": "Cyrl"}.get(alphabet, "Latn")
        score(f"kk in {alphabet}", [(transliterate(t, alphabet), "kk") for t in sample], 98.0, script, verbose)
    for alphabet in (Alphabet.LATIN_2019, Alphabet.LATIN_2021, Alphabet.LATIN_QAZAQPARAT):
        bare = [(strip_marks(transliterate(t, alphabet)), "kk") for t in sample]
        score(f"kk in {alphabet} without marks", bare, 98.0, "Latn", verbose)
    gold = [json.loads(line) for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    score("kk: gold passages", [(r["text"], "kk") for r in gold if r["id"].startswith("kka-")], 98.0, verbose=verbose)
    for prefix, code in (
        ("tengri", "ru"),
        ("zakon", "ru"),
        ("tgkz", "ru"),
        ("tgru", "ru"),
        ("tgen", "en"),
        ("kaznerd", "kk"),
    ):
        # Russian sites carry Kazakh texts, too.
        texts = [r["text"] for r in gold if r["id"].startswith(prefix)]
        passages = [(text, code) for text in texts if code != "ru" or is_clean(text, code)]
        score(f"gold {prefix}", passages, 99.0, verbose=verbose)

    draw = random.Random(1)
    renamed = [re.sub(r"(?<=[а-я,] )[А-Я][а-я]+", lambda _: draw.choice(NAMES), p["ru"]) for p in pairs]
    named = [(t, "ru") for t in renamed if sum(t.count(n) for n in NAMES) >= 2 and len(t) < 400]
    score("ru full of Kazakh names", named, 99.5, verbose=verbose)
    renamed = [
        re.sub(r"(?<=[а-яі,] )[А-ЯӘҒҚҢӨҰҮІ][а-яәғқңөұүһі]+", lambda _: draw.choice(RUSSIAN_NAMES), t) for t in kaznerd
    ]
    # Some of these sentences are lists of names: what is left of them is in no language.
    russian = re.compile("|".join(RUSSIAN_NAMES))
    named = [
        (t, "kk")
        for t in renamed
        if len(russian.findall(t)) >= 2 and len(re.findall("[а-яәғқңөұүһі]{3,}", russian.sub("", t))) >= 4
    ]
    score("kk full of Russian names", named, 99.5, verbose=verbose)

    halves = [(detokenise(p["kk"]), p["ru"]) for p in pairs if max(len(p["kk"]), len(p["ru"])) < 600]
    half = [[(kazakh, "kk"), (russian, "ru")] for kazakh, russian in halves]
    documents = [[part for pair in half[i : i + 3] for part in pair] for i in range(0, len(half) - 3, 3)][:600]
    score_mixed("kk/ru by paragraph: characters", documents, "\n\n", 99.5)
    ends = '.!?…»"'
    single = [d for d in half if d[0][0][-1:] in ends and d[1][0][-1:] in ends and all(len(t) < 250 for t, _ in d)]
    documents = [[part for pair in single[i : i + 3] for part in pair] for i in range(0, len(single) - 3, 3)][:600]
    score_mixed("kk/ru by sentence: characters", documents, " ", 98.5)
    whole = [t for t in sentences["ru"] if re.search(r"[а-я]{3}.*[а-я]{2}[.!?…]$", t)]
    kk = draw.sample([t for t in kaznerd if re.search(r"[а-яәі]{3}[.!?…]$", t)], 400)
    ru = draw.sample(whole, 400)
    documents = [[(kk[i], "kk"), (ru[i], "ru"), (kk[i + 1], "kk"), (ru[i + 1], "ru")] for i in range(0, 398, 2)]
    score_mixed("kk/ru by short sentence: characters", documents, " ", 98.5)


def speed() -> None:
    """Prints texts per second, interleaved passes, medians, beside the two engines as shipped."""
    import langdetect  # type: ignore[import-untyped]
    import py3langid  # type: ignore[import-untyped]

    langdetect.DetectorFactory.seed = 0
    by_code: dict[str, list[str]] = defaultdict(list)
    for row in read("language.jsonl.gz"):
        if row["kind"] in ("sentences", "ud"):
            by_code[row["lang"]].append(row["text"])
    by_code["kk"] += [detokenise(row["text"]) for row in read("kazakh_sentences.jsonl.gz")][:2000]
    engines: dict[str, Callable[[str], object]] = {
        "detect": detect,
        "py3langid": py3langid.classify,
        "langdetect": langdetect.detect,
    }
    for code in ("kk", "ru", "en", "uk", "ky", "uz"):
        for name, texts in (
            ("sentences", by_code[code][:300]),
            ("articles", list(join(by_code[code], SPEED_ARTICLE))[:30]),
        ):
            taken: dict[str, list[float]] = defaultdict(list)
            for engine in engines.values():
                engine(texts[0])
            for _ in range(PASSES):
                for label, engine in engines.items():
                    part = texts[:40] if label == "langdetect" else texts
                    start = time.process_time()
                    for text in part:
                        engine(text)
                    taken[label].append(len(part) / (time.process_time() - start))
            rate = {label: statistics.median(rates) for label, rates in taken.items()}
            print(
                f"{code} {name:<10} detect {rate['detect']:>8.0f}/s"
                f"   {rate['detect'] / rate['py3langid']:>6.1f} x py3langid"
                f"   {rate['detect'] / rate['langdetect']:>6.1f} x langdetect"
            )
    names = ("langdetect", "py3langid", "numpy")
    print(
        ", ".join(f"{name} {version(name)}" for name in names),
        f"Python {platform.python_version()}",
        platform.machine(),
    )


def main() -> None:
    """Prints everything, or one line when the data is not there."""
    if not DATA.is_dir():
        print(f"the shared data is not at {DATA}: nothing to measure")
        return
    if "--speed" not in sys.argv:
        rows("--mistakes" in sys.argv)
    speed()


if __name__ == "__main__":
    main()
