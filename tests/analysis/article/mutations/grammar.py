"""How names and the nouns beside them change in made-up sentences: Russian cases, Kazakh suffixes.

Written by hand, and not with `analysis.article.inflection`: what is tested must not make its own questions.
"""

from dataclasses import dataclass

CASES = ("nom", "gen", "dat", "acc", "ins", "pre")


@dataclass(frozen=True, slots=True)
class Noun:
    """What a medium is called beside its name: gender and Russian cases, the Kazakh noun with its possessive."""

    gender: str
    cases: tuple[str, ...]
    kazakh: str


NOUNS = {
    "agency": Noun("n", ("агентство", "агентства", "агентству", "агентство", "агентством", "агентстве"), "агенттігі"),
    "tv": Noun("m", ("телеканал", "телеканала", "телеканалу", "телеканал", "телеканалом", "телеканале"), "телеарнасы"),
    "paper": Noun("f", ("газета", "газеты", "газете", "газету", "газетой", "газете"), "газеті"),
    "portal": Noun("m", ("портал", "портала", "порталу", "портал", "порталом", "портале"), "порталы"),
    "edition": Noun("n", ("издание", "издания", "изданию", "издание", "изданием", "издании"), "басылымы"),
    "site": Noun("m", ("сайт", "сайта", "сайту", "сайт", "сайтом", "сайте"), "сайты"),
    "channel": Noun(
        "m",
        (
            "Telegram-канал", "Telegram-канала", "Telegram-каналу",
            "Telegram-канал", "Telegram-каналом", "Telegram-канале",
        ),
        "телеграм-арнасы",
    ),
}  # fmt: skip


# Endings of the six cases by that of the nominative.
_DECLENSIONS = {
    "ая": "ая ой ой ую ой ой",
    "ый": "ый ого ому ый ым ом",
    "ий": "ий ого ому ий им ом",
    "а": "а ы е у ой е",
    "ка": "ка ки ке ку кой ке",
    "": "- а у - ом е",
    "ъ": "ъ а у ъ ом е",
    "ь": "ь я ю ь ём е",
    "ец": "ец ьца ьцу ец ьцем ьце",
    "ия": "ия ий иям ия иями иях",
    "ости": "ости остей остям ости остями остях",
    "мя": "мя мени мени мя менем мени",
}


def decline(written: str, case: str) -> str:
    """Returns a name in a case (one of CASES); "+" stands in it before each ending that changes."""
    words = []
    for word in written.split(" "):
        stem, plus, ending = word.partition("+")
        words.append(stem + _DECLENSIONS[ending].split()[CASES.index(case)].strip("-") if plus else word)
    return " ".join(words)


# With back and with front vowels, after each of these: a vowel, a nasal, a liquid, a voiceless sound, a possessive.
_SOUNDS = ("vowel", "nasal", "liquid", "t", "possessive")
_PLURAL = "liquid"  # -лар, -лер
_SUFFIXES = {
    "nom": "/ / / / /",
    "gen": "ның/нің ның/нің дың/дің тың/тің ның/нің",
    "dat": "ға/ге ға/ге ға/ге қа/ке на/не",
    "acc": "ны/ні ды/ді ды/ді ты/ті н/н",
    "loc": "да/де да/де да/де та/те нда/нде",
    "abl": "дан/ден нан/нен дан/ден тан/тен нан/нен",
    "ins": "мен/мен мен/мен мен/мен пен/пен мен/мен",
}
KAZAKH_CASES = tuple(_SUFFIXES)


def suffix(case: str, last: str, front: bool) -> str:
    """Returns the Kazakh suffix of a case after a word with this last sound."""
    return _SUFFIXES[case].split()[_SOUNDS.index(_PLURAL if last == "plural" else last)].split("/")[front]


def is_front(noun: str) -> bool:
    """Tells whether the suffixes of a noun with possessive have front vowels: агенттігі(не), порталы(на)."""
    return noun.endswith("і")
