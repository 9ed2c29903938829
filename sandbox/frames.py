"""Puts a story into its frame: who is credited, with which words and where, and what only looks like a credit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from sandbox.articles import Anchor, Making
from sandbox.grammar import expand, read_frames
from sandbox.media import Forms
from sandbox.stories import Story

_ANCHOR = re.compile(r"\(\(([^()]*)\)\)")
# Where newsrooms name their source: mostly in the first sentence, sometimes further down or below the text.
_PLACES = ("lead", "later", "source")
_WEIGHTS = (72, 16, 12)
_DATELINES = 0.15  # of the credits to an agency that puts its name into datelines
_NAMED_AGAIN = 0.3  # of the credits in the first sentence are repeated further down
_BARE_LINKS = 0.2  # of the links do not name the medium


@dataclass(frozen=True, slots=True)
class Named:
    """A medium or outlet as a frame needs it."""

    forms: Forms
    url: str
    wire: bool = False


@dataclass
class Draft:
    """A story with its frame."""

    title: str
    paragraphs: list[str]
    anchors: list[Anchor] = field(default_factory=list)
    caption: str = ""


def leave(story: Story) -> Draft:
    """Returns the story without any frame."""
    return Draft(story.title, [f"{story.lead}.", *story.paragraphs])


def credit(rng: Random, story: Story, medium: Named, own: Forms) -> Draft:
    """Returns the story credited to `medium` by the outlet with the name `own`."""
    frames, slots = _prepare(story, medium.forms, own)
    if medium.wire and rng.random() < _DATELINES:
        return _with_lead(story, expand(rng.choice(frames["dateline"]), slots, rng))
    [place] = rng.choices(_PLACES, _WEIGHTS)
    if place == "lead":
        draft = _with_lead(story, expand(rng.choice(frames["credit"]), slots, rng))
        if rng.random() < _NAMED_AGAIN:
            _add_later(rng, draft, frames, slots)
    else:
        draft = leave(story)
        if place == "later":
            _add_later(rng, draft, frames, slots)
        else:
            draft.paragraphs.append(expand(rng.choice(frames["source"]), slots, rng))
    return draft


def chain(rng: Random, story: Story, way: Named, medium: Named, own: Forms) -> Draft:
    """Returns the story credited to `way`, which itself credits `medium`."""
    frames, slots = _prepare(story, medium.forms, own)
    slots |= way.forms.slots("way", story.language)
    return _with_lead(story, expand(rng.choice(frames["chain"]), slots, rng))


def link(rng: Random, story: Story, medium: Named, own: Forms, url: str) -> Draft:
    """Returns the story with a hyperlink to `url` of `medium` in its first paragraph."""
    frames, slots = _prepare(story, medium.forms, own)
    purpose = "link_bare" if rng.random() < _BARE_LINKS else "link"
    lead = expand(rng.choice(frames[purpose]), slots, rng)
    found = _ANCHOR.search(lead)
    if found is None:
        raise ValueError(f"no anchor in {lead!r}")
    draft = _with_lead(story, lead[: found.start()] + found[1] + lead[found.end() :])
    draft.anchors.append(Anchor(url, 0, found.start(), found.start() + len(found[1])))
    return draft


def trap(rng: Random, story: Story, making: Making, medium: Named, own: Forms) -> Draft:
    """Returns the story with something that looks like a credit to `medium` and is none."""
    frames, slots = _prepare(story, medium.forms, own)
    template = rng.choice(frames[making.value])
    if making is Making.SELF:
        return _with_lead(story, expand(template, slots, rng))
    draft = leave(story)
    if making is Making.PHOTO:
        draft.caption = expand(template, slots, rng)
    else:
        draft.paragraphs.insert(_somewhere(rng, draft.paragraphs), expand(template, slots, rng))
    return draft


def _prepare(story: Story, medium: Forms, own: Forms) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    slots = story.cast | {"lead": story.lead, "low": story.low_lead, "town.caps": story.cast["town"].upper()}
    slots |= medium.slots("m", story.language) | own.slots("self", story.language)
    return dict(read_frames()[story.language]), slots


def _with_lead(story: Story, lead: str) -> Draft:
    lead = lead[:1].upper() + lead[1:]
    return replace(leave(story), paragraphs=[lead, *story.paragraphs])


def _add_later(rng: Random, draft: Draft, frames: dict[str, tuple[str, ...]], slots: dict[str, str]) -> None:
    """Adds a sentence with the credit in a paragraph of its own; one that quotes takes an earlier quote's place."""
    templates = [template for template in frames["later"] if "{quote}" not in template]
    draft.paragraphs.insert(_somewhere(rng, draft.paragraphs), expand(rng.choice(templates), slots, rng))


def _somewhere(rng: Random, paragraphs: Sequence[str]) -> int:
    return rng.randint(1, len(paragraphs))
