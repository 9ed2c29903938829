"""Matching a real store: what becomes evidence, what changes when texts arrive late, and that it can be killed."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from analysis.article.transliteration import Alphabet, transliterate
from clock.match import Matched, match_store
from outlets.registry import Registry
from storage import articles, matching, reuse, runs
from storage.database import Store
from storage.matching import State
from storage.records import Article, EvidenceKind, Level, Precedence, Precision
from tests.analysis.corpus.texts import make_text, rewrite
from tests.clock.conftest import NOON, Keep
from tests.processes import kill_at_its_first_line

TEXT = make_text(1)


def find(store: Store, url: str) -> Article:
    with store.read() as connection:
        kept = articles.find(connection, url)
    assert kept is not None
    return kept.article


def pairs(store: Store) -> list[tuple[str, str, Precedence, str]]:
    with store.read() as connection:
        found = list(reuse.walk(connection))
    return [(one.article.url, one.source.url, one.reuse.precedence, one.reuse.doubt) for one in found]


def reused(store: Store, url: str) -> list[str | None]:
    return [sign.source for sign in find(store, url).evidence if sign.kind is EvidenceKind.REUSE]


COPIED, UNDECIDED = Precedence.COPIED, Precedence.UNDECIDED


def test_a_copy_of_a_russian_text_gets_evidence_and_a_level(store: Store, registry: Registry, keep: Keep) -> None:
    source, copy = keep("ria_like", TEXT, -0.25), keep("tengri_like", f"{make_text(2, 40)} {TEXT}")
    done = match_store(store, registry, NOON)
    assert done == Matched(new=2, compared=2, pairs=1, level_3=1)
    assert pairs(store) == [(copy, source, COPIED, "")]
    article = find(store, copy)
    [sign] = [one for one in article.evidence if one.kind is EvidenceKind.REUSE]
    assert (sign.source, sign.name, sign.group, sign.role) == ("ria_like", "ria_like", "ru", "source")
    assert article.extracted.text[sign.start : sign.end] == sign.surface == TEXT.removesuffix(".")
    assert (article.origin.levels, article.origin.basis) == ((Level.L3,), EvidenceKind.REUSE)
    assert article.origin.because.startswith("shares 83 % of its words with ria_like: «")
    assert article.origin.because.endswith("published 14 minutes after")
    assert not reused(store, source)


@pytest.mark.parametrize("alphabet", [Alphabet.LATIN_2021, Alphabet.LATIN_2019, Alphabet.ARABIC])
def test_a_copy_in_another_script_of_kazakh_is_found(
    store: Store, registry: Registry, keep: Keep, alphabet: Alphabet
) -> None:
    text = " ".join(
        f"{number} көпір Қазақстанның {number * 7} ауданында биылғы жылдың соңына дейін жөнделіп бітеді деп күтілуде."
        for number in range(11, 25)
    )
    source, copy = keep("ria_like", text, -1), keep("tengri_like", transliterate(text, alphabet))
    match_store(store, registry, NOON)
    assert pairs(store) == [(copy, source, COPIED, "")]
    [sign] = [one for one in find(store, copy).evidence if one.kind is EvidenceKind.REUSE]
    assert sign.surface == find(store, copy).extracted.text[sign.start : sign.end]
    assert len(sign.surface or "") > 500


def test_matching_again_changes_nothing_and_leaves_no_run(store: Store, registry: Registry, keep: Keep) -> None:
    keep("ria_like", TEXT, -1)
    copy = keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    before = find(store, copy), pairs(store)
    assert match_store(store, registry, NOON) == Matched()
    assert (find(store, copy), pairs(store)) == before
    with store.read() as connection:
        assert [run.kind for run in runs.history(connection)].count("match") == 1


def test_an_earlier_text_that_arrives_later_is_found(store: Store, registry: Registry, keep: Keep) -> None:
    copy = keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert not find(store, copy).origin.russian
    source = keep("ria_like", TEXT, -1)
    done = match_store(store, registry, NOON)
    assert (done.new, done.compared, done.again) == (1, 2, 1)
    assert pairs(store) == [(copy, source, COPIED, "")]
    assert find(store, copy).origin.levels == (Level.L3,)


def test_a_release_that_arrives_last_takes_the_copies_from_each_other(
    store: Store, registry: Registry, keep: Keep
) -> None:
    first, second = keep("ria_like", TEXT, -2), keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert find(store, second).origin.levels == (Level.L3,)
    release = keep("akim", TEXT, -5)
    match_store(store, registry, NOON)
    assert sorted(pairs(store)) == sorted(
        [(first, release, COPIED, ""), (second, release, COPIED, ""), (second, first, UNDECIDED, "common_source")]
    )
    assert reused(store, second) == ["akim"]
    assert find(store, second).origin.levels == ()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_arrival_plays_no_part(
    store: Store, registry: Registry, keep: Keep, order: tuple[int, ...]
) -> None:
    texts = [("ria_like", TEXT, -4), ("tengri_like", rewrite(TEXT, 0.2), -2), ("akim", f"{TEXT} {make_text(3, 50)}", 0)]
    for number in order:
        keep(*texts[number])
        match_store(store, registry, NOON)
    outlets = sorted((a.split("//")[1].split(".")[0], b.split("//")[1].split(".")[0], c) for a, b, c, _ in pairs(store))
    assert outlets == [
        ("akim", "ria-like", COPIED),
        ("akim", "tengri-like", UNDECIDED),
        ("tengri-like", "ria-like", COPIED),
    ]


def test_a_credit_to_a_russian_medium_leaves_the_copy_at_level_two(
    store: Store, registry: Registry, keep: Keep
) -> None:
    keep("ria_like", TEXT, -1)
    copy = keep("tengri_like", f"Мост закрыли, сообщает ТАСС. {TEXT}")
    match_store(store, registry, NOON)
    assert find(store, copy).origin.levels == (Level.L2,)
    assert reused(store, copy) == ["ria_like"]


def test_texts_of_every_side_are_evidence_russian_ones_first(store: Store, registry: Registry, keep: Keep) -> None:
    keep("reuters_like", f"{TEXT} {make_text(4, 60)}", -3)
    keep("ria_like", f"{' '.join(TEXT.split()[:50])} {make_text(5, 60)}", -3)
    copy = keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert reused(store, copy) == ["ria_like", "reuters_like"]


def test_an_outlet_that_repeats_itself_is_a_pair_and_no_evidence(store: Store, registry: Registry, keep: Keep) -> None:
    first, second = keep("tengri_like", TEXT, -5), keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert pairs(store) == [(second, first, COPIED, "")]
    assert not reused(store, second)


def test_what_cannot_be_compared_has_a_name(store: Store, registry: Registry, keep: Keep) -> None:
    keep("tengri_like", TEXT, None)
    keep("tengri_like", "Мост закрыли.")
    keep("tengri_like", TEXT)
    assert match_store(store, registry, NOON) == Matched(new=3, undated=1, too_short=1, compared=1)
    with store.read() as connection:
        assert matching.count_states(connection) == {State.UNDATED: 1, State.TOO_SHORT: 1, State.MATCHED: 1}
        [run] = [one for one in runs.history(connection) if one.kind == "match"]
    assert run.outcomes == {"new": 3, "undated": 1, "too_short": 1, "compared": 1}


def test_a_day_is_not_enough_to_say_who_was_first(store: Store, registry: Registry, keep: Keep) -> None:
    source, copy = keep("ria_like", TEXT, -12, Precision.DAY), keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert pairs(store) == [(copy, source, UNDECIDED, "times")]
    assert not find(store, copy).origin.russian


def test_an_article_that_is_gone_takes_its_pairs_along(store: Store, registry: Registry, keep: Keep) -> None:
    source = keep("ria_like", TEXT, -1)
    keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE url = ?", (source,))
        assert matching.sweep(connection) > 30
    assert pairs(store) == []
    keep("akim", TEXT, 1)
    assert match_store(store, registry, NOON).pairs == 1


def test_progress_counts_down_to_nothing(store: Store, registry: Registry, keep: Keep) -> None:
    for number in range(45):
        keep("akim", make_text(number, 40), number)
    told: list[tuple[int, int]] = []
    match_store(store, registry, NOON, report=lambda done, left: told.append((done, left)))
    assert told == [(20, 25), (40, 5), (45, 0)]


def test_a_killed_matching_goes_on_where_it_ended(store: Store, registry: Registry, keep: Keep, tmp_path: Path) -> None:
    for number in range(150):
        keep("ria_like", make_text(number), number / 10 - 1)
        keep("tengri_like", make_text(number), number / 10)
    script = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from clock.match import match_store; from outlets.registry import load\n"
        "from storage.database import open_store\n"
        "with open_store(sys.argv[1]) as store:\n"
        "    match_store(store, load(), datetime.now(UTC), report=lambda done, left: print(done, flush=True))\n"
    )
    kill_at_its_first_line(script, f"sqlite:///{store.path}")
    with closing(connect(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rest = match_store(store, registry, NOON)
    assert 0 < rest.compared < 300
    assert len(pairs(store)) == 150
