"""Chains: which of the media that a text credits is its own source, and which stands behind that one.

"Tengrinews, citing AKIpress, which cites TASS": AKIpress is on the way (`via`), TASS the source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.article.frames.surroundings import Part, compile_frame
from storage.records import Role


@dataclass(frozen=True, slots=True)
class Named:
    """A medium in its field: code points, the part it plays, where its sentence starts, whether it is the publisher."""

    start: int
    end: int
    part: Part
    sentence: int
    own: bool
    listed: bool = False  # belongs to one list with the one before it


CREDITED = frozenset({Part.REPORTS, Part.CITED, Part.DATELINE})


# What stands between a medium and the one behind it: "РИА Новости со ссылкой на …", "…, который цитирует".
_CITES = compile_frame(
    r"""\b(?:ссылк|ссыла|цитиру|привод\w+\sслова|пересказыва|cit(?:ing|es|ed)|quot(?:ing|es|ed)|referr(?:ing|ed)|reference|attribut|перевод|перепечат|пересказ
    |сілтеме|сүйен|жүгін)"""
)
# "Bloomberg, на который ссылается ТАСС", "Kyodo, as quoted by TASS": here the one behind comes first.
_CITED_BY = compile_frame(
    r"""\bна\sкотор\w+\s(?:[\w-]+\s){0,2}?ссыла|(?:quoted|cited)\sby\b|\bsaid,\saccording\sto\b|\bцитируе(?:т|мо)\w*\sпо\b|\bчерез\s$"""
)
_CITING_PARTICIPLE = compile_frame(r"\b(?:сілтеме\sжаса[ғйп]ан|сүйенген|жүгінген)\b")
# "пишет Kyodo, передает ТАСС".
_PASSED_ON = compile_frame(
    r"""^"?\s?,\s?(?:-\s?)?(?:как\s)?(?:переда[ею]т|передал\w*|цитиру[ею]т)\s(?:[\w-]+\s){0,2}"?(?:the\s)?$"""
)
# "АКИпресс ТАСС-қа сілтеме жасап хабарлады": Kazakh puts the verb behind both.
_CITES_BEHIND = compile_frame(r"""["']?(?:\s[\w-]+){0,2}\s(?:сілтеме|сүйен|жүгін)""")
# "Агентство ссылается на …" in a sentence of its own: the agency that the text named last.
_IT_CITES = compile_frame(
    r"""^\W*(?:(?:само|при\sэтом|в\sсвою\sочередь)\s)?
    (?:агентств|издани|газет|телеканал|канал|портал|журнал|журналист|редакци|басылым|агенттік|телеарна|the\s(?:agency|newspaper|paper|outlet|channel|report))
    \w*\b(?:\W+[\w-]+){0,6}?\W+(?:ссылк|ссыла|цитиру|cit(?:ing|es|ed)|quot(?:ing|es|ed)|сілтеме|сүйен)"""
)
_LONGEST_LINK = 160  # code points between two media of one chain


def read_roles(named: Sequence[Named], folded: str) -> list[Role]:
    """Returns the role of each medium of a field; `folded` is the folded field, `named` in reading order."""
    roles = [Role.SOURCE if one.part in CREDITED else Role.MENTION for one in named]
    for sentence in _sentences(named, roles):
        _read_sentence(sentence, named, roles, folded)
    _read_pronouns(named, roles, folded)
    return roles


def _sentences(named: Sequence[Named], roles: Sequence[Role]) -> Iterator[list[range]]:
    """Yields the credited media of each sentence, the publisher among them, those of one list together."""
    together: list[range] = []
    for index, one in enumerate(named):
        if together and named[together[-1][0]].sentence != one.sentence:
            yield together
            together = []
        if roles[index] is Role.MENTION:
            continue
        if one.listed and together and together[-1].stop == index:
            together[-1] = range(together[-1].start, index + 1)
        else:
            together.append(range(index, index + 1))
    if together:
        yield together


def _read_sentence(together: Sequence[range], named: Sequence[Named], roles: list[Role], folded: str) -> None:
    for position in range(1, len(together)):
        first, second = together[position - 1], together[position]
        one, two = named[first[-1]], named[second[0]]
        between = folded[one.end : two.start]
        if len(between) > _LONGEST_LINK:
            continue
        if _CITING_PARTICIPLE.search(between):
            # "AFP-ға сілтеме жасаған Zakon.kz-ке сүйеніп"
            _mark(roles, second)
        elif one.own:
            # "… пишет The Washington Post, передает <outlet> со ссылкой на DW": DW is the way to the first one.
            if position > 1 and two.part is Part.CITED:
                _mark(roles, second)
        elif _CITED_BY.search(between) or _PASSED_ON.match(between):
            _mark(roles, second)
        elif position == 1 and (one.part, two.part) == (Part.CITED, Part.REPORTS):
            # "ТАСС-қа сілтеме жасап Qostanai.tv хабарлады", "со ссылкой на Reuters сообщает ТАСС".
            _mark(roles, second)
        elif not two.own and (
            _CITES.search(between) or (two.part is Part.CITED and _CITES_BEHIND.match(folded, two.end))
        ):
            _mark(roles, first)


def _mark(roles: list[Role], media: range) -> None:
    for index in media:
        roles[index] = Role.VIA


def _read_pronouns(named: Sequence[Named], roles: list[Role], folded: str) -> None:
    last: int | None = None  # the medium that "the agency" would mean
    for index, one in enumerate(named):
        if roles[index] is Role.MENTION or one.own:
            continue
        opens = last is None or named[last].sentence != one.sentence
        if last is not None and opens and one.part is Part.CITED and _IT_CITES.search(folded[one.sentence : one.start]):
            roles[last] = Role.VIA
        last = index
