"""Stories: a title, a lead and paragraphs in one language, made from the grammar and a cast."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sandbox.cast import choose_cast, choose_person
from sandbox.grammar import Topic, capitalise, expand, read_frames, read_topics

_MOST_SENTENCES = 3  # of a paragraph that is no quote
# Sentences of an article beside its lead: together 120 words and more.
_BODIES = (6, 9)
_BACKGROUND = (2, 5)
_QUOTES = (2, 4)
_BODIES_OF_POST = (1, 3)


@dataclass(frozen=True, slots=True)
class Story:
    """A story before anyone is credited. `lead` has no full stop yet; `low_lead` can follow "Как сообщает …, "."""

    language: str
    section: str
    title: str
    lead: str
    low_lead: str
    paragraphs: tuple[str, ...]
    cast: dict[str, str]


def write_story(rng: Random, language: str, space: str, day: date, *, short: bool = False) -> Story:
    """Returns a story about `space` ("home", "russia" or "world"); `short` is a post of a channel."""
    topic = rng.choice(_fitting(language, space, day))
    cast = choose_cast(rng, topic.space, language, day)
    place = rng.randrange(min(len(topic.titles), len(topic.leads)))  # they stand side by side in the grammar
    template, memory = topic.leads[place], dict[str, str]()
    title = capitalise(expand(topic.titles[place], cast, rng, memory))
    lead = expand(template, cast, rng, memory)
    is_name = language == "en" or template.startswith(("{", "Байқоңыр"))
    low_lead = lead if is_name else lead[:1].lower() + lead[1:]
    if short:
        bodies = rng.sample(topic.bodies, rng.randint(*_BODIES_OF_POST))
        paragraphs = [" ".join(capitalise(expand(body, cast, rng)) for body in bodies)]
    else:
        paragraphs = _write_body(rng, topic, cast)
    return Story(language, topic.section, title, capitalise(lead), low_lead, tuple(paragraphs), cast)


def _fitting(language: str, space: str, day: date) -> list[Topic]:
    return [
        topic
        for topic in read_topics(language)
        if topic.space == space and (not topic.months or day.month in topic.months)
    ]


def _write_body(rng: Random, topic: Topic, cast: dict[str, str]) -> list[str]:
    bodies = [
        capitalise(expand(body, cast, rng))
        for body in rng.sample(topic.bodies, min(len(topic.bodies), rng.randint(*_BODIES)))
    ]
    background = read_frames()[cast["language"]]["background_" + ("country" if topic.space == "world" else "place")]
    bodies += [expand(each, cast, rng) for each in rng.sample(background, rng.randint(*_BACKGROUND))]
    quotes = _write_quotes(rng, topic, cast)
    paragraphs: list[str] = []
    while bodies:
        size = rng.randint(1, _MOST_SENTENCES)
        paragraphs.append(" ".join(bodies[:size]))
        del bodies[:size]
    for place, quote in enumerate(quotes):
        paragraphs.insert(min(len(paragraphs), 1 + 2 * place), quote)
    return paragraphs


def _write_quotes(rng: Random, topic: Topic, cast: dict[str, str]) -> list[str]:
    """The first quote says who speaks; a later one names the same speaker shortly, or another one in full."""
    frames = read_frames()[cast["language"]]
    quotes = []
    speaker = cast | {"official": expand(rng.choice(topic.officials), cast, rng)}
    introduced = False
    for template in rng.sample(topic.quotes, rng.randint(*_QUOTES)):
        if introduced and rng.random() < 0.4:
            official = expand(rng.choice(topic.officials), cast, rng)
            speaker = cast | choose_person(rng, topic.space, cast["language"]) | {"official": official}
            introduced = False
        words = capitalise(expand(template, speaker, rng))
        frame = rng.choice(frames["said_again" if introduced else "said"])
        quotes.append(expand(frame, speaker | {"quote": words}, rng))
        introduced = True
    return quotes
