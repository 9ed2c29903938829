import pytest

from analysis.article.links import find_links
from outlets.registry import load
from outlets.vocabulary import Group
from storage.records import Evidence, EvidenceKind, Extracted, Field, Link, Role

REGISTRY = load()
TEXT = "Мост закрыли, сообщает ТАСС. Читайте также: ремонт дорог."
CREDIT = Evidence(EvidenceKind.CREDIT, "tass", "TASS", Group.RU, Role.SOURCE, Field.TEXT, 23, 27, "ТАСС")


def link_in(text: str, anchor: str) -> Role:
    start = text.index(anchor)
    link = Link("https://ria.ru/1", anchor, start, start + len(anchor))
    [found] = find_links(Extracted("https://tengrinews.kz/a", "tengrinews", "", text, links=(link,)), REGISTRY, [])
    return found.role


@pytest.mark.parametrize(
    "text",
    [
        "Мост закрыли. Подробности — здесь.",
        "Мост закрыли. Первоисточник — по ссылке здесь.",
        "Көпір жабылды. Толығырақ здесь.",
        "The bridge is closed. Full story здесь.",
    ],
)
def test_a_link_to_where_the_story_stands_in_full_is_a_source(text: str) -> None:
    assert link_in(text, "здесь") is Role.SOURCE


@pytest.mark.parametrize(
    "text",
    ["Читайте также: здесь.", "Подробности обещали к вечеру. Прежде мост закрывали здесь.", "Об этом писали здесь."],
)
def test_a_link_that_nothing_points_at_is_a_mention(text: str) -> None:
    assert link_in(text, "здесь") is Role.MENTION


def links(*found: Link) -> list[Evidence]:
    return find_links(Extracted("https://tengrinews.kz/a", "tengrinews", "", TEXT, links=found), REGISTRY, [CREDIT])


def test_a_link_on_a_credit_is_a_source() -> None:
    [found] = links(Link("https://tass.ru/obschestvo/1", "сообщает ТАСС", 14, 27))
    assert (found.kind, found.source, found.role, found.surface) == (
        EvidenceKind.LINK,
        "tass",
        Role.SOURCE,
        "сообщает ТАСС",
    )


def test_a_link_elsewhere_is_a_mention() -> None:
    [found] = links(Link("https://ria.ru/1", "ремонт дорог", 44, 56))
    assert found.role is Role.MENTION


@pytest.mark.parametrize("place", [(None, None), (50, 40), (-5, 3), (0, 999)])
def test_a_link_without_a_place_in_the_text_is_kept_without_one(place: tuple[int | None, int | None]) -> None:
    [found] = links(Link("https://ria.ru/1", "x", *place))
    assert (found.role, found.start, found.end, found.surface, found.field) == (Role.MENTION, None, None, None, None)


@pytest.mark.parametrize(
    "url", ["https://tengrinews.kz/b", "https://nobody.example/a", "mailto:a@b.kz", "not a url", ""]
)
def test_own_pages_and_unknown_sites_are_no_evidence(url: str) -> None:
    assert links(Link(url, "x", 0, 4)) == []


def test_the_page_that_a_post_shows_below_its_text_is_its_source() -> None:
    shown = Link("https://ria.ru/1", "РИА Новости", shown=True)
    post = Extracted("https://t.me/tengrinews/1", "tengrinews", "", "Мост закрыли.", links=(shown,))
    [found] = find_links(post, REGISTRY, [])
    assert (found.source, found.role, found.surface) == ("ria", Role.SOURCE, None)


def test_an_outlets_own_page_below_its_post_is_no_evidence() -> None:
    shown = Link("https://tengrinews.kz/1", "Tengrinews", shown=True)
    assert find_links(Extracted("https://t.me/x/1", "tengrinews", "", "Мост.", links=(shown,)), REGISTRY, []) == []
