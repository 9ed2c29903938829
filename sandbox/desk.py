"""The desk: writes the article that the plan asks for, with the truth about it, from stories and earlier articles."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from outlets.vocabulary import Group, Kind
from sandbox import frames
from sandbox.addresses import address
from sandbox.articles import Article, Credit, Forward, Making
from sandbox.cast import choose_person
from sandbox.copying import reword, shorten
from sandbox.editions import spell_in_latin
from sandbox.frames import Draft, Named
from sandbox.media import MEDIA, NAMESAKE, Medium
from sandbox.plan import Slot
from sandbox.publishers import BY_SLUG, PUBLISHERS, Publisher
from sandbox.stories import Story, write_story

_FRESH = timedelta(hours=36)  # what is older is no longer copied or forwarded
_SOONEST = timedelta(minutes=12)  # between a source's article and a copy of it
_REMEMBERED = 160  # source articles kept at hand; 36 hours have some thirty
_ON_OWN_TEXT = 0.5  # of the credits to a made-up outlet carry the text that it really published
_AUTHORS = 4  # of an outlet
_CITES_AN_AGENCY = 0.15  # of what Russian outlets publish

_MEDIA = {medium.slug: medium for medium in MEDIA}
_RUSSIAN = {
    "tass": 24, "ria": 20, "interfax": 13, "rbc": 8, "kommersant": 5, "izvestia": 5, "vedomosti": 4, "gazetaru": 4,
    "lenta": 4, "polus_inform": 6, "verkhne_listok": 4, "severopol_segodnya": 3,
}  # fmt: skip
_FOREIGN = {
    "reuters": 8, "afp": 5, "bloomberg": 4, "akipress": 5, "anadolu": 4, "meduza": 3, "northgate": 3, "quayside": 2,
    "chuy_report": 2, "dalniy_bereg": 2,
}  # fmt: skip
_DOMESTIC = {"kazinform": 6, "tengrinews": 5, "aqtan_habar": 4, "stepgorizont": 3, "aktan_online": 3, "dolina": 2}
_WIRES = {slug: weight for slug, weight in _RUSSIAN.items() if slug in _MEDIA and _MEDIA[slug].wire}

# What stories are about, by how they come about: home, russia, world.
_SPACES = {
    Making.CREDITED: (20, 45, 35), Making.LINKED: (20, 45, 35), Making.CHAINED: (10, 50, 40),
    Making.FOREIGN: (10, 20, 70), Making.DOMESTIC: (100, 0, 0), Making.OWN: (84, 4, 12),
    Making.NAMESAKE: (80, 0, 20),
}  # fmt: skip
_SPACES_OF_TRAPS = (70, 10, 20)
_SPACES_OF_RUSSIAN = (6, 62, 32)
_SPACES_OF_LOCAL_EDITIONS = (60, 30, 10)
_SPACES_ABROAD = (25, 15, 60)


class Desk:
    """Writes articles one after another, the earliest first, and remembers what Russian outlets published."""

    def __init__(self, seed: int) -> None:
        """A desk of the world with that seed."""
        self._seed = seed
        self._articles: list[Article] = []  # of Russian sites, in their own words: what others may take
        self._posts: list[Article] = []
        self._authors = {one.slug: self._hire(one) for one in PUBLISHERS}

    def write(self, slot: Slot) -> list[Article]:
        """Returns the article of the slot, and after it its edition in Latin letters where the outlet has one."""
        rng = Random(f"{self._seed}/{slot.publisher.slug}/{slot.number}")
        article = self._write(rng, slot)
        if article.making is Making.PUBLISHED and not article.credited and not slot.publisher.is_domestic:
            kept = self._posts if slot.publisher.is_channel else self._articles
            kept.append(article)
            del kept[:-_REMEMBERED]
        return [article, spell_in_latin(article, slot.publisher)] if slot.publisher.latin else [article]

    def _write(self, rng: Random, slot: Slot) -> Article:
        match slot.making:
            case Making.FORWARDED if source := self._find(rng, slot, self._posts):
                return self._finish(
                    rng, slot, Draft("", list(source.paragraphs)), "", (_credit_to(source.outlet),), source=source
                )
            case Making.COPIED if source := self._find(rng, slot, self._articles):
                body = [reword(rng, one) for one in shorten(rng, source.paragraphs)]
                draft = Draft(reword(rng, source.title), body)
                return self._finish(rng, slot, draft, source.section, (), source=source)
            case Making.FORWARDED | Making.COPIED:  # at the very start there is nothing to take yet
                return self._write_new(rng, Slot(slot.publisher, slot.number, slot.at, Making.CREDITED))
        return self._write_new(rng, slot)

    def _write_new(self, rng: Random, slot: Slot) -> Article:
        publisher = slot.publisher
        story = self._tell(rng, slot)
        draft, source = frames.leave(story), None
        credited: tuple[Credit, ...] = ()
        match slot.making:
            case Making.PUBLISHED if not publisher.is_channel and rng.random() < _CITES_AN_AGENCY:
                draft, credited = self._credit(rng, story, slot, _WIRES)
            case Making.CREDITED:
                slug = _choose(rng, _RUSSIAN, publisher)
                source = self._find_of(rng, slot, slug) if rng.random() < _ON_OWN_TEXT else None
                story = _retell(story, source) if source else story
                draft = frames.credit(rng, story, _named(slug), publisher.forms)
                credited = (_credit_to(slug),)
            case Making.FOREIGN:
                draft, credited = self._credit(rng, story, slot, _FOREIGN)
            case Making.DOMESTIC:
                draft, credited = self._credit(rng, story, slot, _DOMESTIC)
            case Making.NAMESAKE:
                draft, credited = self._credit(rng, story, slot, {NAMESAKE: 1})
            case Making.LINKED:
                slug = _choose(rng, _RUSSIAN, publisher)
                draft = frames.link(rng, story, _named(slug), publisher.forms, self._page_of(rng, slot, slug))
                credited = (_credit_to(slug),)
            case Making.CHAINED:
                way, slug = _choose_chain(rng, publisher)
                draft = frames.chain(rng, story, _named(way), _named(slug), publisher.forms)
                credited = (_credit_to(way, "via"), _credit_to(slug))
            case Making.PHOTO | Making.MENTION | Making.DENIAL | Making.SELF | Making.WORD:
                slug = _choose(rng, _RUSSIAN, publisher)
                draft = frames.trap(rng, story, slot.making, _named(slug), publisher.forms)
        return self._finish(rng, slot, draft, story.section, credited, source=source)

    def _credit(self, rng: Random, story: Story, slot: Slot, media: dict[str, int]) -> tuple[Draft, tuple[Credit, ...]]:
        slug = _choose(rng, media, slot.publisher)
        return frames.credit(rng, story, _named(slug), slot.publisher.forms), (_credit_to(slug),)

    def _tell(self, rng: Random, slot: Slot) -> Story:
        publisher, making = slot.publisher, slot.making
        if making is Making.PUBLISHED:
            weights = _SPACES_OF_LOCAL_EDITIONS if publisher.is_domestic else _SPACES_OF_RUSSIAN
        elif publisher.group is not Group.KZ:
            weights = _SPACES_ABROAD
        else:
            weights = _SPACES.get(making, _SPACES_OF_TRAPS)
        [space] = rng.choices(("home", "russia", "world"), weights)
        return write_story(rng, publisher.language, space, slot.at.date(), short=publisher.is_channel)

    def _finish(
        self,
        rng: Random,
        slot: Slot,
        draft: Draft,
        section: str,
        credited: tuple[Credit, ...],
        *,
        source: Article | None,
    ) -> Article:
        publisher = slot.publisher
        is_forward = slot.making is Making.FORWARDED and source is not None
        title = "" if publisher.is_channel else draft.title
        return Article(
            url=address(publisher, slot.number, title, slot.at),
            outlet=publisher.slug,
            number=slot.number,
            published_at=slot.at,
            language=source.language if source and is_forward else publisher.language,
            script="Latn" if publisher.language == "en" else "Cyrl",
            title=title,
            paragraphs=tuple(draft.paragraphs),
            section=section,
            byline="" if publisher.is_channel else rng.choice(self._authors[publisher.slug]),
            making=slot.making,
            credited=credited,
            levels=_levels(slot, credited),
            anchors=tuple(draft.anchors),
            caption="" if publisher.is_channel else draft.caption,
            copied_from=source.url if source else None,
            forwarded_from=Forward(BY_SLUG[source.outlet].name, source.url) if source and is_forward else None,
        )

    def _hire(self, publisher: Publisher) -> list[str]:
        rng = Random(f"{self._seed}/authors/{publisher.slug}")
        space = {Group.KZ: "home", Group.REGION: "home", Group.WEST: "world"}.get(publisher.group, "russia")
        return [choose_person(rng, space, publisher.language)["person"] for _ in range(_AUTHORS)]

    def _find(self, rng: Random, slot: Slot, kept: list[Article]) -> Article | None:
        return _choose_fresh(rng, slot, kept, lambda _: True)

    def _find_of(self, rng: Random, slot: Slot, slug: str) -> Article | None:
        if slot.publisher.language != "ru":
            return None
        return _choose_fresh(rng, slot, self._articles, lambda one: one.outlet == slug)

    def _page_of(self, rng: Random, slot: Slot, slug: str) -> str:
        """An address at the medium: of an article of its own where it is one of ours."""
        if slug in _MEDIA:
            return f"{_MEDIA[slug].url}news/{rng.randrange(10**6, 10**7)}"
        page = _choose_fresh(rng, slot, self._articles, lambda one: one.outlet == slug)
        return page.url if page else BY_SLUG[slug].url


def _choose_fresh(rng: Random, slot: Slot, kept: list[Article], fits: Callable[[Article], bool]) -> Article | None:
    fresh = [one for one in kept if _SOONEST <= slot.at - one.published_at <= _FRESH and fits(one)]
    return rng.choice(fresh) if fresh else None


def _choose(rng: Random, media: dict[str, int], publisher: Publisher) -> str:
    """Returns a medium by its weight; no outlet credits itself."""
    others = {slug: weight for slug, weight in media.items() if slug != publisher.slug}
    [slug] = rng.choices(list(others), list(others.values()))
    return slug


def _choose_chain(rng: Random, publisher: Publisher) -> tuple[str, str]:
    """Either somebody else cites a Russian medium, or a Russian medium cites somebody else."""
    russian = _choose(rng, _RUSSIAN, publisher)
    if rng.random() < 0.5:
        ways = {slug: weight for slug, weight in (_DOMESTIC | _FOREIGN).items() if slug in _MEDIA}
        return _choose(rng, ways, publisher), russian
    return russian, _choose(rng, {slug: _FOREIGN[slug] for slug in _FOREIGN if slug in _MEDIA}, publisher)


def _named(slug: str) -> Named:
    medium: Medium | Publisher = _MEDIA[slug] if slug in _MEDIA else BY_SLUG[slug]
    wire = medium.wire if isinstance(medium, Medium) else medium.kind is Kind.AGENCY and slug == "polus_inform"
    return Named(medium.forms, medium.url, wire)


def _credit_to(slug: str, role: str = "source") -> Credit:
    medium: Medium | Publisher = _MEDIA[slug] if slug in _MEDIA else BY_SLUG[slug]
    return Credit(slug, medium.name, medium.group, role)


def _retell(story: Story, source: Article) -> Story:
    """The story with the words of `source`: its lead, then its paragraphs."""
    lead = source.paragraphs[0].removesuffix(".")
    return Story(story.language, source.section, source.title, lead, lead, source.paragraphs[1:], story.cast)


def _levels(slot: Slot, credited: tuple[Credit, ...]) -> tuple[str, ...]:
    levels = ["L1"] if slot.publisher.group is Group.RU else []
    if any(one.group is Group.RU for one in credited):
        levels.append("L2")
    if slot.making is Making.COPIED:
        levels.append("L3")
    return tuple(levels)
