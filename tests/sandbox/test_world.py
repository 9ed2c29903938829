import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outlets.vocabulary import Group
from sandbox.articles import RUSSIAN, TRAPS, Making
from sandbox.lines import import_lines, truth_lines
from sandbox.plan import STEP_WEEK
from sandbox.publishers import BY_SLUG, PUBLISHERS
from sandbox.world import World, build_world
from tests.sandbox.conftest import SEED, Find

PROJECT = Path(__file__).parent.parent.parent
DIGEST = """
import hashlib
from sandbox.lines import import_lines, truth_lines
from sandbox.world import build_world
world = build_world(7, weeks=3)
print(hashlib.sha256("".join([*import_lines(world.articles), *truth_lines(world)]).encode()).hexdigest())
"""


def digest(world: World) -> str:
    return hashlib.sha256("".join([*import_lines(world.articles), *truth_lines(world)]).encode()).hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland"}
    done = subprocess.run([sys.executable, "-c", DIGEST], capture_output=True, check=True, env=environment)
    assert done.stdout.decode().strip() == digest(build_world(SEED, weeks=3))


def test_another_seed_gives_another_world() -> None:
    assert digest(build_world(8, weeks=1)) != digest(build_world(9, weeks=1))


def test_a_quiet_week_is_a_fifth_russian_and_the_last_two_jump_by_fifteen_points(world: World) -> None:
    shares = [week.share for week in world.true_shares()]
    quiet, heavy = shares[: STEP_WEEK - 1], shares[STEP_WEEK - 1 :]
    assert len(heavy) == 2
    assert all(0.18 <= share <= 0.24 for share in quiet)
    usual = sum(quiet) / len(quiet)
    assert all(usual + 0.12 <= share <= usual + 0.18 for share in heavy)


def test_a_week_has_as_many_articles_as_a_small_panel(world: World) -> None:
    assert all(220 <= week.articles <= 300 for week in world.true_shares())
    assert 4000 <= len(world.articles) <= 7000


def test_russian_material_comes_in_known_proportions(world: World) -> None:
    levels: Counter[str] = Counter()
    russian = 0
    for week in world.true_shares():
        levels.update(week.levels)
        russian += week.russian
    assert 0.76 <= levels["L2"] / russian <= 0.84
    assert 0.08 <= levels["L1"] / russian <= 0.14
    assert 0.06 <= levels["L3"] / russian <= 0.10


def test_outlets_differ_in_how_much_russian_material_they_carry(world: World) -> None:
    rates = {
        one.slug: sum(article.russian for article in articles) / len(articles)
        for one in PUBLISHERS
        if one.is_domestic and one.group is Group.KZ
        for articles in [[article for article in world.articles if article.outlet == one.slug]]
    }
    assert min(rates.values()) < 0.07
    assert 0.35 < max(rates.values()) < 0.48


def test_the_truth_follows_from_how_an_article_came_about(world: World) -> None:
    for article in world.articles:
        if BY_SLUG[article.outlet].is_domestic:
            assert article.russian == (article.making in RUSSIAN), article.url
        russian = any(credit.group is Group.RU for credit in article.credited)
        assert russian == ("L2" in article.levels), article.url
        assert ("L1" in article.levels) == (BY_SLUG[article.outlet].group is Group.RU)


def test_every_trap_is_laid(find: Find) -> None:
    assert all(len(find(trap)) > 20 for trap in TRAPS)


def test_a_copy_shares_its_text_with_an_earlier_russian_article(world: World, find: Find) -> None:
    by_url = {article.url: article for article in world.articles}
    for copy in find(Making.COPIED):
        assert copy.copied_from is not None
        source = by_url[copy.copied_from]
        assert BY_SLUG[source.outlet].group is Group.RU
        assert timedelta(0) < copy.published_at - source.published_at <= timedelta(hours=36)
        words, theirs = set(copy.text.split()), set(source.text.split())
        assert len(words & theirs) / len(words) > 0.8
        assert len(copy.text) < len(source.text) * 1.02
        assert not any(name in copy.text for name in ("Полюс", "листок", "Северополь сегодня"))


def test_a_forwarded_post_is_the_channels_own(world: World, find: Find) -> None:
    by_url = {article.url: article for article in world.articles}
    for post in find(Making.FORWARDED):
        if post.forwarded_from is not None:
            assert by_url[post.forwarded_from.url].text == post.text


def test_addresses_are_unique_and_of_their_outlet(world: World) -> None:
    assert len({article.url for article in world.articles}) == len(world.articles)
    for article in world.articles:
        assert article.url.startswith(BY_SLUG[article.outlet].url.rstrip("/"))


def test_newsrooms_sleep_at_night_and_slow_down_on_sundays(world: World) -> None:
    by_day: defaultdict[int, int] = defaultdict(int)
    for article in world.articles:
        assert article.published_at.tzinfo == ZoneInfo(BY_SLUG[article.outlet].zone)
        by_day[article.published_at.weekday()] += 1
        if article.edition_of is None:
            assert article.published_at.hour >= 6
    assert by_day[6] < 0.7 * by_day[1]


def test_nothing_of_the_grammar_is_left_in_a_text(world: World) -> None:
    for article in world.articles:
        assert not re.search(r"[\[\]{}<>|]|\(\(|\)\)|  |\.\.|,,| [,.]", article.title + article.text), article.url


def test_articles_are_as_long_as_news(world: World) -> None:
    lengths = sorted(len(one.text.split()) for one in world.articles if one.title and one.copied_from is None)
    assert lengths[len(lengths) // 50] >= 110
    assert lengths[len(lengths) // 2] >= 140
    assert lengths[-1] <= 400
    assert all(len(one.paragraphs) >= 3 for one in world.articles if one.title and one.copied_from is None)


def test_the_latin_edition_says_the_same_a_little_later(world: World) -> None:
    by_url = {article.url: article for article in world.articles}
    editions = [article for article in world.articles if article.edition_of is not None]
    assert len(editions) > 300
    for edition in editions:
        original = by_url[edition.edition_of or ""]
        assert edition.published_at > original.published_at
        assert (edition.levels, edition.credited) == (original.levels, original.credited)
        assert not re.search("[а-яё]", edition.text)


def test_a_world_ends_before_the_monday_that_is_asked_for() -> None:
    world = build_world(1, weeks=1, ending=date(2025, 3, 3))
    days = {article.published_at.date() for article in world.articles}
    assert (min(days), max(days)) == (date(2025, 2, 24), date(2025, 3, 2))


@pytest.mark.parametrize(
    ("weeks", "ending"), [(0, date(2026, 11, 23)), (521, date(2026, 11, 23)), (1, date(2026, 11, 24))]
)
def test_a_world_that_cannot_be_says_why(weeks: int, ending: date) -> None:
    with pytest.raises(ValueError, match=r"is not a Monday|are possible"):
        build_world(1, weeks, ending)


@settings(max_examples=8, deadline=None)
@given(st.integers(-(2**63), 2**63))
def test_any_seed_gives_a_world_whose_weeks_are_in_bounds(seed: int) -> None:
    for week in build_world(seed, weeks=2).true_shares():
        assert 0.17 <= week.share <= 0.25
        assert week.russian <= week.articles
