import json
from datetime import UTC, datetime

from crawler.lines import parse_line
from sandbox.articles import Making
from sandbox.folder import articles_of
from sandbox.lines import import_lines, truth_lines
from sandbox.world import World
from tests.sandbox.conftest import Find


def test_every_line_is_one_that_import_takes(world: World) -> None:
    for article, raw in zip(world.articles, import_lines(world.articles), strict=True):
        line = parse_line(raw)
        assert (line.url, line.outlet, line.title) == (article.url, article.outlet, article.title)
        assert datetime.fromisoformat(line.published_at or "").astimezone(UTC) == article.published_at


def test_a_link_is_where_its_words_are(find: Find) -> None:
    for raw in import_lines(find(Making.LINKED)):
        line = json.loads(raw)
        [link] = line["links"]
        assert line["text"][link["start"] : link["end"]] == link["anchor"] != ""


def test_a_pictures_credit_stands_below_the_text(find: Find) -> None:
    for article in find(Making.PHOTO):
        [raw] = import_lines([article])
        assert json.loads(raw)["text"].endswith("\n\n" + article.caption)
        assert article.caption not in article.text


def test_the_truth_has_a_line_for_each_article_and_each_week(world: World) -> None:
    lines = [json.loads(raw) for raw in truth_lines(world)]
    articles, weeks = [one for one in lines if "url" in one], [one for one in lines if "share" in one]
    assert (len(articles), len(weeks)) == (len(world.articles), 20)
    assert (weeks[0]["week"], weeks[-1]["week"]) == ("2026-W28", "2026-W47")
    assert {one["kind"] for one in articles} == {making.value for making in Making}
    for week in weeks:
        assert week["share"] == round(week["russian"] / week["articles"], 6)


def test_some_weeks_can_be_written_alone(world: World) -> None:
    assert {article.week for article in articles_of(world, range(19, 21))} == {"2026-W46", "2026-W47"}
    assert sum(len(articles_of(world, range(week, week + 1))) for week in range(1, 21)) == len(world.articles)
