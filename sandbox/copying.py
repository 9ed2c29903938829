"""How an outlet takes over another's text: cut short, a word changed here and there."""

import re
from random import Random

# Words that can stand for each other in any sentence of the Russian grammar.
_SYNONYMS = {
    "однако": "но", "теперь": "сейчас", "сейчас": "теперь", "около": "порядка", "завершат": "закончат",
    "закончат": "завершат", "остановил": "приостановил", "приостановил": "остановил", "возобновят": "снова откроют",
    "отметил": "сказал", "сказал": "отметил", "отметила": "сказала", "сказала": "отметила", "пояснил": "рассказал",
    "пояснила": "рассказала", "считает": "полагает", "говорит": "рассуждает", "заметно": "ощутимо",
    "трудятся": "работают", "аналитики": "эксперты", "эксперты": "аналитики", "нужны": "требуются",
    "выделить": "направить", "потери": "убытки", "убытки": "потери", "обнаружили": "нашли", "нашли": "обнаружили",
    "создали": "разработали", "разработали": "создали", "вырос": "увеличился", "выросла": "увеличилась",
    "упала": "снизилась", "жители": "люди", "начнут": "планируют", "длилась": "заняла",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_CHANGED = 0.8  # of the words that can be changed are
_KEPT = (0.5, 0.85)  # of the paragraphs, from the first on


def reword(rng: Random, text: str) -> str:
    """Returns the text with some words changed for others of the same meaning."""

    def change(found: re.Match[str]) -> str:
        word = found[0]
        other = _SYNONYMS.get(word.lower())
        if other is None or rng.random() > _CHANGED:
            return word
        return other[:1].upper() + other[1:] if word[0].isupper() else other

    return _WORD.sub(change, text)


def shorten(rng: Random, paragraphs: tuple[str, ...]) -> list[str]:
    """Returns the first half or more of the paragraphs."""
    kept = max(2, round(len(paragraphs) * rng.uniform(*_KEPT)))
    return list(paragraphs[:kept])
