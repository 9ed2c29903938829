"""A made-up sentence whose credits are known, and the comparison of what was read with what is true."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random

from analysis.article.reading import Reader, Reading
from storage.records import EvidenceKind, Extracted, Field, Role

OWN = "tengrinews"  # the outlet that publishes the sentences
_FIRST_MARK, _END_MARK = 0xE000, "\ue0ff"  # private letters that fence a name while its sentence is still being made
_MARK = re.compile(r"[\ue000-\ue0ff]")


class Truth(Enum):
    """What a name is in its sentence."""

    SOURCE = "source"
    VIA = "via"
    MENTION = "mention"  # found, and not credited
    PICTURE = "picture"  # credited for a picture: a photo credit or a mention, or passed over
    OTHER = "other"  # the word means something else: never this medium
    WORD = "word"  # the same, but so written that nobody would wonder at a mention: «Звезда», a football club


_CREDITED = {Truth.SOURCE: Role.SOURCE, Truth.VIA: Role.VIA}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is true of one name: `key` is its slug, or its name where no outlet stands for it."""

    key: str
    truth: Truth
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mutation:
    """A made-up title and text, and what is true of them. `construction` is what failures are grouped by."""

    family: str
    language: str
    construction: str
    title: str
    text: str
    wanted: tuple[Wanted, ...]
    russian: bool
    chain: tuple[str, str] | None = None  # proximate and ultimate, where the order of words is what is tested


class Draft:
    """A sentence in the making: its names are fenced, so that they can be found again whatever is done to it."""

    def __init__(self, rng: Random) -> None:
        """Starts without names; all chance comes from `rng`."""
        self.rng = rng
        self.names: list[tuple[str, Truth, bool]] = []
        self.chain: tuple[str, str] | None = None

    def put(self, surface: str, key: str, truth: Truth, russian: bool) -> str:
        """Returns the name as it is to stand in the sentence, fenced."""
        self.names.append((key, truth, russian))
        return f"{chr(_FIRST_MARK + len(self.names) - 1)}{surface}{_END_MARK}"

    def finish(self, family: str, language: str, construction: str, text: str, title: str = "") -> Mutation:
        """Returns the mutation, without its fences."""
        wanted = []
        fields = {}
        for place, marked in ((Field.TITLE, title), (Field.TEXT, text)):
            plain: list[str] = []
            length, opened = 0, (0, 0)
            for part in re.split(f"({_MARK.pattern})", marked):
                if not _MARK.fullmatch(part):
                    plain.append(part)
                    length += len(part)
                elif part == _END_MARK:
                    key, truth, _ = self.names[opened[0]]
                    wanted.append(Wanted(key, truth, place, opened[1], length))
                else:
                    opened = (ord(part) - _FIRST_MARK, length)
            fields[place] = "".join(plain)
        russian = any(of_russia and truth in _CREDITED for _, truth, of_russia in self.names)
        return Mutation(
            family, language, construction, fields[Field.TITLE], fields[Field.TEXT], tuple(wanted), russian, self.chain
        )


Maker = Callable[[Random], Mutation]


def strip_fences(text: str) -> str:
    """Returns a sentence in the making as it will be read."""
    return _MARK.sub("", text)


def capitalise(text: str) -> str:
    """Returns `text` with its first letter in capitals, whatever fences and quotes stand before it."""
    return re.sub(r"^[\W\ue000-\ue0ff]*\w", lambda found: found[0].upper(), text)


def read(reader: Reader, mutation: Mutation) -> Reading:
    """Returns what is read of the mutation."""
    return reader.read(Extracted("", OWN, mutation.title, mutation.text))


def compare(mutation: Mutation, reading: Reading) -> list[str]:
    """Returns what is wrong with the reading, in a few words each; nothing where all is right."""
    named = [one for one in reading.evidence if one.kind not in (EvidenceKind.OUTLET, EvidenceKind.LINK)]
    found = {
        (one.source or one.name, one.role, one.field, one.start, one.end): one
        for one in named
        if one.role is not Role.MENTION
    }
    wanted = set()
    for one in mutation.wanted:
        if one.truth in _CREDITED:
            whole = (one.key, _CREDITED[one.truth], one.field, one.start, one.end)
            named_without = (*whole[:3], one.start + _article(mutation, one), one.end)
            wanted.add(whole if whole in found else named_without)
    wrong = [f"missed: {_show(*entry)}" for entry in sorted(wanted - found.keys(), key=str)]
    wrong += [f"false: {_show(*entry)}" for entry in sorted(found.keys() - wanted, key=str)]
    names = {one.source or one.name for one in named}
    wrong += [f"not seen: {one.key}" for one in mutation.wanted if one.truth is Truth.MENTION and one.key not in names]
    others = [one for one in mutation.wanted if one.truth is Truth.OTHER]
    wrong += [f"taken for: {one.key}" for one in others if one.key in _keys_at(one, reading)]
    if reading.origin.russian is not mutation.russian and not wrong:
        wrong.append(f"russian is {reading.origin.russian}")
    if mutation.chain and not wrong:
        slugs = {one.source for one in named}
        told = (reading.origin.proximate, reading.origin.source)
        if told != tuple(key if key in slugs else None for key in mutation.chain):
            wrong.append(f"chain is {told}")
    return wrong


_ARTICLE = re.compile("[TtТт]h[eе][\\s\u00ad\u200b-\u200d\u2060\ufeff]+", re.IGNORECASE)


def _article(mutation: Mutation, wanted: Wanted) -> int:
    """Returns the length of the article before a name: "The Guardian" may be found whole or as "Guardian"."""
    passage = mutation.title if wanted.field is Field.TITLE else mutation.text
    article = _ARTICLE.match(passage, wanted.start)
    return article.end() - wanted.start if article else 0


def _show(key: str, role: Role, place: Field | None, start: int | None, end: int | None) -> str:
    return f"{key} as {role.value} at {start}-{end}"


def _keys_at(wanted: Wanted, reading: Reading) -> set[str]:
    return {
        one.source or one.name
        for one in reading.evidence
        if one.field is wanted.field
        and one.start is not None
        and wanted.start < (one.end or 0)
        and one.start < wanted.end
    }


def lines(table: str) -> tuple[str, ...]:
    """Returns the lines of a table without the empty ones."""
    return tuple(line.strip() for line in table.splitlines() if line.strip())
