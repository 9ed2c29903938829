"""The families of mutations by name."""

from collections.abc import Mapping

from tests.analysis.article.mutations import (
    captions,
    cases,
    chains,
    denials,
    namesakes,
    spellings,
    suffixes,
    topics,
)
from tests.analysis.article.mutations.mutation import Maker

_MODULES = (cases, suffixes, namesakes, captions, denials, chains, spellings, topics)
FAMILIES: Mapping[str, Maker] = {family.FAMILY: family.make for family in _MODULES}
