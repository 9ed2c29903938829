"""The language of an article, and of every passage in it.

Letters and small words decide what they can; n-gram engines are asked about the rest. Names are no evidence: a Russian
text full of Kazakh names is Russian. Where a passage is too short to tell it speaks the language of its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.article.alphabets import NO_SCRIPT
from analysis.article.passages import Passage, judge
from analysis.article.sentences import split_sentences
from storage.records import Language, Span

UNKNOWN = "und"

# A second language above this share of the characters makes a text mixed.
MIXED_SHARE = 0.20

# Letters below which a text is read together with its title, and a doubtful passage in another script ("Фото: Reuters")
# belongs to the language around it.
TELLING_LETTERS = 25

# Letters and confidence below which a passage is not believed against its neighbours: "Фото: ТАСС", "2019 г.".
OWN_LETTERS, OWN_CONFIDENCE = 10, 0.6

# Letters in small words outside of quotation marks that tell the writer's language: "Он спел песню «…» на площади".
OWN_WORDS = 12
# Small words and confidence from which what is quoted is told from the language around it; less is a name or a title.
QUOTED_WORDS, QUOTED_CONFIDENCE = 4, 0.9
_MARK = re.compile('[«“„"]')
_QUOTED = re.compile('[«“„"][^«»“”„"]{10,}[»”“"]')
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}")


def detect(text: str, title: str = "", declared: Sequence[str] = ()) -> Language:
    """Returns the language of `text`, or of `title` when `text` is too short to tell, with spans over all of `text`.

    `declared` are the languages in which the outlet says that it publishes; they tip close calls and nothing else.
    The code is "und" where there is nothing to judge. Same input, same answer, in every process and thread.
    """
    passages = _read(text, declared)
    if title and sum(passage.letters for passage in passages) < TELLING_LETTERS:
        spoken = _sum_up(_read(f"{title}\n{text}", declared))
        for passage in passages:
            passage.code, passage.script = spoken.code, passage.script if passage.letters else spoken.script
        return Language(spoken.code, spoken.script, spoken.confidence, spans=_join_spans(passages))
    return _sum_up(passages)


def _read(text: str, declared: Sequence[str]) -> list[Passage]:
    passages: list[Passage] = []
    before: str | None = None
    row = 0  # sentences in the language of the one before
    for start, end in split_sentences(text):
        passage, quoted = _hear(text[start:end], start, declared, before, row)
        passages += _cut(passage, quoted) if quoted else (passage,)
        if passage.letters >= OWN_LETTERS and passage.confidence >= OWN_CONFIDENCE:
            row = row + 1 if passage.code == before else 1
            before = passage.code
    _lean_on_neighbours(passages)
    return passages


def _hear(
    sentence: str, start: int, declared: Sequence[str], before: str | None, row: int
) -> tuple[Passage, list[Passage]]:
    """Returns a sentence in the language of its writer, and what it quotes in another one."""
    quotes = list(_QUOTED.finditer(sentence)) if _MARK.search(sentence) else []
    own = _QUOTED.sub(lambda quote: " " * len(quote[0]), sentence) if quotes else sentence
    if not quotes or sum(map(len, _SMALL_WORD.findall(own))) < OWN_WORDS:
        return judge(sentence, start, declared, before, row), []
    passage = judge(own, start, declared, before, row)
    long = [quote for quote in quotes if len(_SMALL_WORD.findall(quote[0])) >= QUOTED_WORDS]
    heard = [judge(quote[0], start + quote.start(), declared) for quote in long]
    return passage, [one for one in heard if one.code != passage.code and one.confidence >= QUOTED_CONFIDENCE]


def _cut(passage: Passage, quoted: Sequence[Passage]) -> Iterator[Passage]:
    """Yields what stands before, between and behind quotations, and these, in their order."""
    start = passage.start
    letters = passage.letters // (len(quoted) + 1)
    for quote in quoted:
        if start < quote.start:
            yield Passage(start, quote.start, letters, passage.script, passage.code, passage.confidence)
        yield quote
        start = quote.end
    if start < passage.end:
        yield Passage(start, passage.end, letters, passage.script, passage.code, passage.confidence)


def _lean_on_neighbours(passages: list[Passage]) -> None:
    """Gives each passage that cannot tell by itself the language of the one before, or else of the one after."""
    sure = [
        index
        for index, passage in enumerate(passages)
        if passage.letters >= OWN_LETTERS and passage.confidence >= OWN_CONFIDENCE
    ]
    if not sure:
        # Nothing is sure: the longest guess speaks for all, weighed by what it is worth.
        best = max(range(len(passages)), key=lambda i: passages[i].letters * passages[i].confidence, default=None)
        sure = [] if best is None or not passages[best].letters else [best]
    position = 0
    for index, passage in enumerate(passages):
        while position + 1 < len(sure) and sure[position + 1] <= index:
            position += 1
        if not sure or index == sure[position]:
            continue
        near = passages[sure[position]]
        if passage.script in (near.script, NO_SCRIPT) or passage.letters < TELLING_LETTERS:
            passage.code, passage.script = near.code, near.script
            passage.confidence = min(near.confidence, OWN_CONFIDENCE)


def _sum_up(passages: list[Passage]) -> Language:
    characters: Counter[str] = Counter()
    for passage in passages:
        characters[passage.code or UNKNOWN] += passage.end - passage.start
    known = [entry for entry in characters.most_common() if entry[0] != UNKNOWN]
    if not known:
        return Language(UNKNOWN, NO_SCRIPT, 0.0, spans=_join_spans(passages))
    code = known[0][0]
    own = [passage for passage in passages if passage.code == code]
    scripts: Counter[str] = Counter()
    for passage in own:
        scripts[passage.script] += passage.end - passage.start
    letters = sum(passage.letters for passage in own)
    confidence = sum(passage.confidence * passage.letters for passage in own) / max(letters, 1)
    mixed = any(size > MIXED_SHARE * characters.total() for _, size in known[1:])
    return Language(code, scripts.most_common(1)[0][0], round(confidence, 4), mixed, _join_spans(passages))


def _join_spans(passages: list[Passage]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for passage in passages:
        code = passage.code or UNKNOWN
        if spans and (spans[-1].code, spans[-1].script) == (code, passage.script):
            spans[-1] = Span(spans[-1].start, passage.end, code, passage.script)
        else:
            spans.append(Span(passage.start, passage.end, code, passage.script))
    return tuple(spans)
