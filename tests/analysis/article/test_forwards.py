import pytest

from analysis.article.reading import Reader
from outlets.registry import load
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Extracted, Forward, Level, Origin, Role

REGISTRY = load()
READER = Reader(REGISTRY)
TASS = Forward("ТАСС", "https://t.me/tass_agency")


def read(forward: Forward | None, text: str = "Мост закрыли на ремонт.", outlet: str = "tengrinews") -> Origin:
    return READER.read(Extracted("https://t.me/tengrinews/1", outlet, "", text, forwarded_from=forward)).origin


def forwards(forward: Forward, text: str = "Мост закрыли на ремонт.", outlet: str = "tengrinews") -> list[Evidence]:
    reading = READER.read(Extracted("https://t.me/tengrinews/1", outlet, "", text, forwarded_from=forward))
    return [one for one in reading.evidence if one.kind is EvidenceKind.FORWARD]


def test_a_post_forwarded_from_a_russian_channel_is_of_russian_origin() -> None:
    origin = read(TASS)
    assert (origin.levels, origin.basis, origin.source, origin.proximate) == (
        (Level.L2,),
        EvidenceKind.FORWARD,
        "tass",
        "tass",
    )
    assert origin.because == "forwarded from TASS (ru)"


def test_a_post_that_was_not_forwarded_says_nothing_of_it() -> None:
    assert read(None).basis is EvidenceKind.OUTLET


@pytest.mark.parametrize("url", ["https://t.me/tass_agency/12345", "https://t.me/s/tass_agency", "tg://nothing", None])
def test_a_channel_is_known_by_its_address_or_by_its_whole_name(url: str | None) -> None:
    [found] = forwards(Forward("ТАСС", url))
    assert (found.source, found.name, found.group, found.start) == ("tass", "TASS", Group.RU, None)


def test_an_unknown_channel_keeps_the_name_that_the_post_gives_it() -> None:
    [found] = forwards(Forward(" ТАСС уполномочен молчать ", "https://t.me/nobody_knows_it"))
    assert (found.source, found.name, found.group) == (None, "ТАСС уполномочен молчать", Group.UNKNOWN)
    assert not read(Forward("ТАСС уполномочен молчать")).russian


def test_a_channel_that_repeats_its_own_post_forwards_nobody() -> None:
    own = next(channel.handle for channel in REGISTRY["tengrinews"].telegram)
    assert forwards(Forward("Tengrinews", f"https://t.me/{own}")) == []


def test_a_forwarded_post_that_credits_another_is_on_the_way_to_it() -> None:
    text = "Мост закрыли на ремонт, сообщает Reuters."
    [found] = forwards(TASS, text)
    origin = read(TASS, text)
    assert found.role is Role.VIA
    assert (origin.group, origin.source, origin.proximate, origin.levels) == (
        Group.WEST,
        "reuters",
        "tass",
        (Level.L2,),
    )
