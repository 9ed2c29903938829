"""One article read whole: its language, its evidence and the verdict, from its own words and the registry alone."""

from dataclasses import dataclass

from analysis.article.credits import read_credits
from analysis.article.forwards import find_forward
from analysis.article.language import detect
from analysis.article.lexicon import Lexicon, build
from analysis.article.links import find_links
from analysis.article.names import Medium, medium_of, open_media
from analysis.article.origin import derive_origin, publisher_evidence
from analysis.article.passage import prepare
from analysis.article.sides import home_of
from analysis.article.voices import read_voices
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage.records import Evidence, Extracted, Language, Origin


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article tells by itself."""

    language: Language
    evidence: tuple[Evidence, ...]
    origin: Origin


class Reader:
    """Reads articles with one registry. Make it once: the lexicon takes a moment to build."""

    def __init__(self, registry: Registry) -> None:
        """Builds the lexicon from the registry's outlets and the open media."""
        self._registry = registry
        self._media: dict[str, Medium] = {outlet.slug: medium_of(outlet) for outlet in registry.values()}
        self._lexicon: Lexicon = build([*self._media.values(), *open_media()])

    def read(self, extracted: Extracted) -> Reading:
        """Returns the language, the evidence in reading order (the publisher first) and the verdict derived from it."""
        outlet = self._registry.get(extracted.outlet)
        title, text = extracted.title, extracted.text
        language = detect(text, title, tuple(outlet.languages) if outlet else ())
        passages = prepare(title, text, latin_kazakh=language.in_latin_kazakh)
        known = [publisher_evidence(extracted.outlet, self._media.get(extracted.outlet))] if extracted.outlet else []
        publisher = known[0] if known else None
        named = read_credits(passages, extracted.outlet, self._lexicon, home_of(publisher, exile=Group.EXILE))
        evidence = (
            *known,
            *find_forward(extracted, self._registry, self._lexicon, named),
            *named,
            *find_links(extracted, self._registry, named),
            *read_voices(passages, publisher, extracted.published_at, kazakh=language.code == "kk", named=named),
        )
        return Reading(language, evidence, derive_origin(evidence, title, text))
