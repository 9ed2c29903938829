"""The same article in another alphabet: some outlets publish each text in Cyrillic and in Latin letters."""

from dataclasses import replace
from datetime import timedelta

from analysis.article.transliteration import Alphabet, transliterate
from sandbox.addresses import address
from sandbox.articles import Anchor, Article
from sandbox.publishers import Publisher

_LATER_EDITION = timedelta(minutes=4)  # after the article in Cyrillic


def spell_in_latin(article: Article, publisher: Publisher) -> Article:
    """Returns the article's edition in Latin letters: the same words, a few minutes later, under its own address."""

    def spell(text: str) -> str:
        return transliterate(text, Alphabet.LATIN_2021)

    anchors = []
    for one in article.anchors:
        paragraph = article.paragraphs[one.paragraph]
        start = len(spell(paragraph[: one.start]))
        anchors.append(Anchor(one.url, one.paragraph, start, start + len(spell(paragraph[one.start : one.end]))))
    at = article.published_at + _LATER_EDITION
    return replace(
        article,
        url=address(publisher, article.number, article.title, at, latin=True),
        published_at=at,
        script="Latn",
        title=spell(article.title),
        paragraphs=tuple(spell(one) for one in article.paragraphs),
        section=spell(article.section),
        byline=spell(article.byline),
        anchors=tuple(anchors),
        caption=spell(article.caption),
        edition_of=article.url,
    )
