"""Reading stored texts anew: what is replaced, what stays, and that it can be interrupted."""

from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

from analysis.article.origin import METHOD
from clock.match import match_store
from clock.reread import Reread, find_outlet, reread_store
from outlets import registry as files
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage import articles, corrections, matching, runs
from storage.bridge import Kept
from storage.database import Store
from storage.records import Article, Evidence, EvidenceKind, Extracted, Language, Level, Precision, Role
from tests.analysis.corpus.texts import make_text
from tests.clock.conftest import NOON, Keep
from tests.processes import kill_at_its_first_line
from verdicts.corrections import correct, state, take_back, withdraw

TEXT = make_text(1)
CREDIT = "Мост закрыли на ремонт, сообщает ТАСС."


def find(store: Store, url: str) -> Kept:
    with store.read() as connection:
        kept = articles.find(connection, url)
    assert kept is not None
    return kept


def everything(store: Store) -> list[Article]:
    return [kept.article for batch in articles.walk(store) for kept in batch]


def age(store: Store, url: str, *, levels: tuple[Level, ...] = (), **changes: object) -> None:
    """Makes an article's reading that of an earlier method, which saw nothing but the publisher."""
    kept = find(store, url)
    evidence = tuple(one for one in kept.article.evidence if one.kind in {EvidenceKind.OUTLET, *articles.LASTING})
    origin = replace(kept.article.origin, levels=levels, russian=bool(levels), method="origin-0", because="old")
    with store.write() as connection:
        articles.replace_evidence(connection, kept.id, evidence, lasting=())
        articles.replace_origin(connection, kept.id, replace(origin, **changes))  # type: ignore[arg-type]


def say(store: Store, registry: Registry, url: str, *levels: Level) -> None:
    said = state(registry, levels=levels, source="", group=None, by="A. Coder", why="seen", at=NOON)
    with store.write() as connection:
        kept = articles.find(connection, url)
        assert kept is not None
        correct(connection, kept, said)


def take(store: Store, url: str) -> None:
    with store.write() as connection:
        kept = articles.find(connection, url)
        assert kept is not None
        filed = corrections.find_ruling(connection, kept.id)
        assert filed is not None
        withdraw(connection, kept, filed, take_back("B", "", NOON))


def test_verdicts_of_another_method_are_read_anew_and_the_rest_is_left(
    store: Store, registry: Registry, keep: Keep
) -> None:
    old, new = keep("tengri_like", CREDIT), keep("akim", CREDIT)
    before = find(store, old), find(store, new)
    age(store, old)
    seen: list[tuple[int, int]] = []
    done = reread_store(store, registry, NOON, report=lambda read, left: seen.append((read, left)))
    assert done == Reread(read=1, changed=1, changes=Counter({((), (Level.L2,)): 1}))
    assert (find(store, old), find(store, new)) == before
    assert seen == [(1, 0)]
    assert reread_store(store, registry, NOON) == Reread()
    with store.read() as connection:
        latest = runs.history(connection)[0]
    assert (latest.kind, latest.outcomes) == ("reread", {"read": 1, "changed": 1})


def test_all_is_read_on_demand_and_a_second_time_changes_nothing(store: Store, registry: Registry, keep: Keep) -> None:
    keep("ria_like", TEXT, -1)
    copy = keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    before = everything(store)
    assert reread_store(store, registry, NOON, whole=True) == Reread(read=2)
    assert everything(store) == before
    age(store, copy, levels=(Level.L1,))
    done = reread_store(store, registry, NOON, whole=True)
    assert done.changes == {((Level.L1,), (Level.L3,)): 1}
    assert everything(store) == before, "the reuse is evidence still, and its words are those of the matching"


def test_a_language_that_was_taken_for_another_is_set_right(store: Store, registry: Registry, keep: Keep) -> None:
    url = keep("akim", CREDIT)
    kept = find(store, url)
    with store.write() as connection:
        articles.replace_language(connection, kept.id, Language("uk", "Cyrl", 0.5))
    assert reread_store(store, registry, NOON, whole=True) == Reread(read=1)
    assert find(store, url) == kept


def test_a_correction_stays_whatever_is_read_or_compared_and_ends_with_its_withdrawal(
    store: Store, registry: Registry, keep: Keep
) -> None:
    source, copy = keep("ria_like", TEXT, -1), keep("tengri_like", TEXT)
    say(store, registry, copy)
    match_store(store, registry, NOON)
    say(store, registry, source, Level.L1)
    corrected = everything(store)
    assert [one.origin.basis for one in corrected] == [EvidenceKind.CORRECTION] * 2
    assert [one.kind for one in corrected[1].evidence][-2:] == [EvidenceKind.REUSE, EvidenceKind.CORRECTION]
    reread_store(store, registry, NOON, whole=True)
    with store.write() as connection:
        matching.reopen(connection, [1, 2])
    assert match_store(store, registry, NOON).compared == 2
    assert everything(store) == corrected
    take(store, copy)
    machine = find(store, copy).article.origin
    assert (machine.levels, machine.basis) == ((Level.L3,), EvidenceKind.REUSE)
    assert machine.because.startswith("shares 100 % of its words with ria_like: «")
    assert machine.because.endswith("published 59 minutes after")


def test_a_correction_of_an_old_reading_does_not_pass_for_a_new_one(
    store: Store, registry: Registry, keep: Keep
) -> None:
    url = keep("tengri_like", f"{CREDIT} {TEXT}")
    age(store, url)
    say(store, registry, url)
    keep("ria_like", TEXT, -1)
    match_store(store, registry, NOON)
    assert find(store, url).article.origin.method == "origin-0"
    assert reread_store(store, registry, NOON).read == 1
    article = find(store, url).article
    assert (article.origin.method, article.origin.russian) == (METHOD, False)
    assert [one.name for one in article.evidence if one.kind is EvidenceKind.CREDIT] == ["tass"]


@pytest.fixture
def grown(registry: Registry, tmp_path: Path) -> Registry:
    """The registry some days later: one more outlet has a file, and one was found to be Russian."""
    for slug, group, host in (
        ("tass", "ru", "tass.example"),
        ("latecomer", "ru", "latecomer.example"),
        ("section", "kz", "latecomer.example/kz"),
        ("tengri_like", "kz", "tengri-like.example"),
        ("akim", "ru", "akim.example"),
    ):
        file = tmp_path / "grown" / group / f"{slug}.toml"
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(
            f'name = "{slug} now"\nurl = "https://{host}/"\nlanguages = ["ru"]\naudience = "kz"\nhosts = ["{host}"]\n'
            + ('credits = ["ТАСС"]\n' if slug == "tass" else "")
        )
    (tmp_path / "grown" / "panel.toml").write_text('name = "made-up"\n')
    return files.load(tmp_path / "grown")


def test_an_outlet_that_was_registered_later_gets_its_articles_and_what_was_copied_from_it(
    store: Store, registry: Registry, grown: Registry, keep: Keep
) -> None:
    source, copy = keep("latecomer.example", TEXT, -1), keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    assert find(store, copy).article.origin.levels == ()
    assert reread_store(store, grown, NOON).read == 0, "only on demand: the method is the same"
    done = reread_store(store, grown, NOON, whole=True)
    assert (done.read, done.moved) == (2, 1)
    moved = find(store, source).article
    assert (moved.extracted.outlet, moved.origin.levels) == ("latecomer", (Level.L1,))
    assert moved.evidence == (Evidence(EvidenceKind.OUTLET, "latecomer", "latecomer now", Group.RU, Role.SOURCE),)
    assert match_store(store, grown, NOON).compared == 2
    assert find(store, copy).article.origin.levels == (Level.L3,)
    assert reread_store(store, grown, NOON, whole=True) == Reread(read=2)
    assert match_store(store, grown, NOON).compared == 0


def test_an_outlet_that_is_told_of_anew_is_so_in_its_articles_and_in_what_was_copied_from_it(
    store: Store, registry: Registry, grown: Registry, keep: Keep
) -> None:
    own, copy = keep("akim", TEXT, -1), keep("tengri_like", TEXT)
    match_store(store, registry, NOON)
    reread_store(store, grown, NOON, whole=True)
    assert find(store, own).article.origin.levels == (Level.L1,)
    article = find(store, copy).article
    assert (article.origin.levels, article.evidence[-1].name) == ((Level.L3,), "akim now")


@pytest.mark.parametrize(
    ("outlet", "url", "found"),
    [
        ("latecomer.example", "https://latecomer.example/1", "latecomer"),
        ("latecomer.example", "https://latecomer.example/kz/1", "section"),
        ("latecomer.example", "https://archive.example/1", "latecomer"),
        ("archive.example", "https://archive.example/latecomer.example/1", None),
        ("old_slug", "https://latecomer.example/1", "latecomer"),
        ("old_slug", "https://nowhere.example/1", None),
        ("akim", "https://latecomer.example/1", None),
        ("", "https://latecomer.example/1", None),
        ("latecomer.example", "no address", "latecomer"),
        ("latecomer.example", "https://[::1", None),
    ],
)
def test_whose_an_article_is_now(grown: Registry, outlet: str, url: str, found: str | None) -> None:
    assert find_outlet(Extracted(url, outlet, "", "x", NOON, Precision.DAY), grown) == found


def test_a_rereading_that_is_killed_leaves_whole_articles_and_goes_on(
    store: Store, registry: Registry, keep: Keep
) -> None:
    urls = [keep("tengri_like", f"{CREDIT} {number}") for number in range(120)]
    for url in urls:
        age(store, url)
    script = (
        "import sys\nfrom tests.clock.test_reread import NOON, reread_store\n"
        "from outlets.registry import load\nfrom storage.database import open_store\n"
        "reread_store(open_store(sys.argv[1]), load(), NOON, report=lambda done, left: print(done, flush=True))\n"
    )
    kill_at_its_first_line(script, f"sqlite:///{store.path}")
    with closing(connect(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rest = reread_store(store, registry, NOON)
    assert 0 < rest.read < 120
    assert {one.origin.method for one in everything(store)} == {METHOD}
