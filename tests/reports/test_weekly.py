"""The package of a week, from a store with every sort of article, read back as a researcher would."""

import csv
import json
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from analysis.corpus.periods import By
from analysis.corpus.request import Request, Slice, Weights
from analysis.corpus.share import estimate_share
from outlets.outlet import Outlet
from outlets.panel import Member, Panel
from outlets.registry import Registry
from outlets.vocabulary import Audience, Group
from reports.packages import Occupied
from reports.shares import as_document
from reports.tables import unguard
from reports.weekly import FILES, WrongWeek, check_week, export_week, is_exported, last_week
from storage import articles, runs, series
from storage.database import Store, open_store
from storage.records import (
    Article,
    Evidence,
    EvidenceKind,
    Extracted,
    Field,
    Language,
    Level,
    Origin,
    Precision,
    Role,
)
from storage.schema import migrate

WEEK = "2026-W46"
MONDAY = datetime(2026, 11, 8, 19, tzinfo=UTC)  # its first moment, in Almaty
NOW = datetime(2026, 11, 24, tzinfo=UTC)
PASSAGE = "передает ТАСС. " * 40


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Two watched outlets, one that joined in mid-week, one not watched, one for another audience."""
    since = {"steppe": date(2020, 1, 1), "quiet": date(2020, 1, 1), "late": date(2026, 11, 12), "far": date(2020, 1, 1)}
    made = [
        Outlet(
            slug=slug,
            group=Group.RU if slug == "far" else Group.KZ,
            name=f"=Имя {slug}",
            url=f"https://{slug}.example/",
            languages=("ru", "kk"),
            audience=Audience.RU if slug == "far" else Audience.KZ,
            owner=[
                {"value": "Old owner", "until": date(2026, 11, 15)},
                {"value": "New owner", "since": date(2026, 11, 15), "source": "a register"},
            ],
            control="private",
        )
        for slug in (*since, "unwatched")
    ]
    members = tuple(Member(slug=slug, since=day) for slug, day in since.items())
    return Registry(made, Panel(name="made-up-1", member=members))


def make(number: int, outlet: str, at: datetime | None, title: str = "", levels: tuple[Level, ...] = ()) -> Article:
    extracted = Extracted(
        f"https://{outlet}.example/{number}",
        outlet,
        title,
        "The whole text, which belongs to its outlet.",
        at,
        Precision.UNKNOWN if at is None else Precision.SECOND,
    )
    credit = (Evidence(EvidenceKind.CREDIT, "tass", "ТАСС", Group.RU, Role.SOURCE, Field.TEXT, 9, 13, "ТАСС"),)
    copied = (Evidence(EvidenceKind.REUSE, "tass", "ТАСС", Group.RU, Role.SOURCE, Field.TEXT, 0, 600, PASSAGE),)
    return Article(
        extracted,
        Language("ru", "Cyrl", 0.9),
        (
            Evidence(EvidenceKind.OUTLET, outlet, outlet, Group.KZ, Role.SOURCE),
            *(credit if Level.L2 in levels else ()),
            *(copied if Level.L3 in levels else ()),
        ),
        Origin(
            group=Group.RU if levels else Group.KZ,
            levels=levels,
            basis=EvidenceKind.CREDIT if levels else EvidenceKind.OUTLET,
            source="tass" if levels else None,
            proximate=None,
            russian=bool(levels),
            probability=0.97,
            because="credited: «- ТАСС»",
            method="origin-2" if levels else "origin-1",
        ),
        first_seen_at=datetime(2026, 11, 20, 1, 2, 3, 456_789, tzinfo=UTC),
    )


HOUR = timedelta(hours=1)
COUNTED = [
    make(9, "steppe", MONDAY, '=HYPERLINK("http://x.example","a")'),
    make(1, "steppe", MONDAY + HOUR, "second\nline\r", (Level.L2, Level.L3)),
    make(3, "late", MONDAY + 90 * HOUR, "'=1", (Level.L2,)),
    make(2, "steppe", MONDAY + 168 * HOUR - timedelta(microseconds=1), ", \"quoted\"; 'and' «so»"),
]
LEFT_OUT = [
    make(4, "steppe", MONDAY - timedelta(seconds=1)),
    make(5, "steppe", MONDAY + 168 * HOUR),
    make(6, "steppe", None),
    make(7, "late", MONDAY + HOUR),
    make(8, "unwatched", MONDAY + HOUR),
    make(10, "far", MONDAY + HOUR),
    make(11, "nobody.example", MONDAY + HOUR),
    make(12, "steppe", datetime(1, 1, 1, tzinfo=UTC)),
    make(13, "steppe", datetime(9999, 12, 31, 23, 30, tzinfo=UTC)),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that holds all of them, in an order of no meaning."""
    url = f"sqlite:///{tmp_path / 'derekkoz.db'}"
    migrate(url)
    with open_store(url) as opened:
        with opened.write() as connection:
            run = runs.begin(connection, "import", "made-up.jsonl", NOW)
            for article in sorted(COUNTED + LEFT_OUT, key=lambda each: each.extracted.url):
                articles.save(connection, article, run)
        yield opened


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(lines, strict=True)]


def test_the_articles_are_those_that_the_share_counts_in_the_order_of_publication(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    package = export_week(store, registry, WEEK, tmp_path / "week", NOW)
    rows = read(tmp_path / "week" / "articles.csv")
    assert [row["title"] for row in rows] == [each.extracted.title for each in COUNTED]
    assert package.about.headline.counted == len(rows)
    assert package.about.headline.left_out == {
        "unregistered": 1,
        "other_audience": 1,
        "undated": 1,
        "outside_panel": 2,
    }
    first, second, *_ = rows
    assert (first["published_at"], first["published_at_utc"]) == ("2026-11-09T00:00:00+05:00", "2026-11-08T19:00:00Z")
    assert rows[-1]["published_at"] == "2026-11-15T23:59:59.999999+05:00"
    assert second["first_seen_at"] == "2026-11-20T01:02:03.456789Z"
    assert (second["levels"], second["russian"], second["because"]) == ("L2 L3", "true", "credited: «- ТАСС»")
    assert (first["levels"], first["russian"], first["source"], first["outlet_name"]) == (
        "",
        "false",
        "",
        "=Имя steppe",
    )
    assert "The whole text" not in "".join(path.read_text() for path in (tmp_path / "week").iterdir())


def test_the_evidence_keeps_its_places_and_leaves_long_passages_with_their_outlets(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    export_week(store, registry, WEEK, tmp_path / "week", NOW)
    rows = read(tmp_path / "week" / "evidence.csv")
    kinds = [(row["url"].rpartition("/")[2], row["kind"], row["start"], row["end"], row["surface"]) for row in rows]
    assert kinds == [
        ("9", "outlet", "", "", ""),
        ("1", "outlet", "", "", ""),
        ("1", "credit", "9", "13", "ТАСС"),
        ("1", "reuse", "0", "600", ""),
        ("3", "outlet", "", "", ""),
        ("3", "credit", "9", "13", "ТАСС"),
        ("2", "outlet", "", "", ""),
    ]


def test_the_panel_of_the_week_tells_of_silent_outlets_and_of_facts_on_its_last_day(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    export_week(store, registry, WEEK, tmp_path / "week", NOW)
    late, quiet, steppe = read(tmp_path / "week" / "outlets.csv")
    assert (late["outlet"], late["days_watched"], late["articles"], late["share"]) == ("late", "4", "1", "1.0")
    assert (quiet["outlet"], quiet["days_watched"], quiet["articles"], quiet["share"]) == ("quiet", "7", "0", "")
    assert (steppe["articles"], steppe["russian"], steppe["share"]) == ("3", "1", "0.333333")
    assert (steppe["owner"], steppe["owner_source"]) == ("New owner", "a register")
    assert (steppe["languages"], steppe["control"], steppe["country"]) == ("ru kk", "private", "")


def test_every_number_is_that_of_the_share(store: Store, registry: Registry, tmp_path: Path) -> None:
    export_week(store, registry, WEEK, tmp_path / "week", NOW)
    rows = read(tmp_path / "week" / "share.csv")
    first, last = date(2026, 11, 9), date(2026, 11, 15)
    with store.read() as connection:
        cells = series.cells(connection, first, last) + series.undated(connection)
    asked = [
        ("all", Request(first, last, By.WEEK)),
        ("all", Request(first, last, By.WEEK, weights=Weights.OUTLETS)),
        ("all", Request(first, last, By.DAY)),
        *((one, Request(first, last, By.WEEK, (one,))) for one in Slice),
    ]
    seen = 0
    for name, request in asked:
        told = as_document(estimate_share(cells, registry, request))
        mine = [row for row in rows if (row["slice"], row["by"], row["weights"]) == (name, request.by, request.weights)]
        seen += len(mine)
        assert [
            {
                "period": row["period"],
                "slice": {} if name == "all" else {name: row["value"]},
                **{key: int(row[key]) for key in ("articles", "russian")},
                **{key: float(row[key]) if row[key] else None for key in ("share", "low", "high", "coverage")},
                "corrected": None,
                "provisional": row["provisional"] == "true",
                "levels": {level: int(row[level]) for level in Level},
            }
            for row in mine
        ] == told["series"]
        assert {(row["panel"], row["space"], row["method"]) for row in mine} == {
            (told["panel"], told["space"], told["method"])
        }
    assert seen == len(rows)


@pytest.mark.parametrize("week", [WEEK, "2026-W45", "2026-W20", "0001-W01"])
def test_the_package_is_valid_by_its_own_codebook(store: Store, registry: Registry, tmp_path: Path, week: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of its imports; what it finds is in its report
        import frictionless
    export_week(store, registry, week, tmp_path / "week", NOW)
    report = frictionless.validate(str(tmp_path / "week" / "datapackage.json"))
    assert (report.valid, report.flatten(["fieldName", "rowNumber", "note"])) == (True, [])
    assert not report.warnings
    with (tmp_path / "week" / "articles.csv").open("a") as file:
        file.write("torn")
    assert not frictionless.validate(str(tmp_path / "week" / "datapackage.json")).valid


def test_the_descriptor_says_what_the_package_is(store: Store, registry: Registry, tmp_path: Path) -> None:
    package = export_week(store, registry, WEEK, tmp_path / "week", NOW)
    told = json.loads((tmp_path / "week" / "datapackage.json").read_text())
    assert (told["name"], told["version"], told["panel"]) == ("derekkoz-2026-w46", "share-1", "made-up-1")
    assert told["counts"] == {"share": 26, "articles": 4, "evidence": 7, "outlets": 3}
    assert told["methods"] == {"share": "share-1/wilson-days-95", "verdicts": {"origin-1": 2, "origin-2": 2}}
    assert told["left_out"]["undated"] == 1
    assert [file.file for file in package.files] == [each["path"] for each in told["resources"]] + [
        "datapackage.json",
        "README.txt",
    ]
    for resource, file in zip(told["resources"], package.files[:-2], strict=True):
        assert resource["hash"] == f"sha256:{file.sha256}"
        assert resource["bytes"] == file.bytes == (tmp_path / "week" / file.file).stat().st_size
        assert all(field["description"] for field in resource["schema"]["fields"])
    page = (tmp_path / "week" / "README.txt").read_text()
    assert "2 of 4 articles are of Russian origin: 50.0%" in page
    assert "1 without a date" in page


def test_the_same_store_gives_the_same_bytes_and_a_record_of_each_export(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    export_week(store, registry, WEEK, tmp_path / "one", NOW)
    export_week(store, registry, WEEK, tmp_path / "two", NOW + timedelta(days=400))
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with store.read() as connection:
        run = runs.find_last(connection, "export", WEEK)
        assert runs.find_last(connection, "export", "2026-W45") is None
    assert (run.source, run.finished_at) == (WEEK, NOW + timedelta(days=400))
    assert run.outcomes == {"share": 26, "articles": 4, "evidence": 7, "outlets": 3}


def test_a_week_that_is_not_over_is_provisional_and_does_not_count_as_exported(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    sunday = MONDAY + 168 * HOUR - timedelta(seconds=1)
    package = export_week(store, registry, WEEK, tmp_path / "week", sunday)
    assert package.about.doubts[0] == "the week is not over yet"
    assert "Provisional: the week is not over yet." in (tmp_path / "week" / "README.txt").read_text()
    with store.read() as connection:
        assert not is_exported(connection, WEEK, tmp_path / "week")
    package = export_week(store, registry, WEEK, tmp_path / "week", MONDAY + 168 * HOUR)
    assert package.about.doubts == ("how much of the panel's output was collected is not known",)
    with store.read() as connection:
        assert is_exported(connection, WEEK, tmp_path / "week")
        assert not is_exported(connection, WEEK, tmp_path / "elsewhere")
        assert not is_exported(connection, "2026-W45", tmp_path / "week")


def test_an_export_that_fails_is_a_run_without_an_end(store: Store, registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "week").mkdir()
    (tmp_path / "week" / "notes.txt").write_text("")
    with pytest.raises(Occupied):
        export_week(store, registry, WEEK, tmp_path / "week", NOW)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE article SET precision = 'never' WHERE url LIKE '%/2'")
    with pytest.raises(ValueError, match="never"):
        export_week(store, registry, WEEK, tmp_path / "broken", NOW)
    with store.read() as connection:
        newest, *others = runs.history(connection)
        assert (newest.kind, newest.finished_at) == ("export", None)
        assert [other.kind for other in others] == ["import"]
        assert runs.find_last(connection, "export", WEEK) is None
    assert not (tmp_path / "broken").exists()


@pytest.mark.parametrize(
    ("week", "line"),
    [
        ("2026-W54", "2026-W54: the year 2026 has no such week"),
        ("2025-W53", "2025-W53: the year 2025 has no such week"),
        ("2026-W00", "2026-W00: the year 2026 has no such week"),
        ("0000-W01", "0000-W01: the year 0000 has no such week"),
        ("9999-W52", "9999-W52: the year 9999 has no such week"),
        ("2026-46", "'2026-46' is no ISO week; write it as 2026-W46"),
        ("2026-W46\n", "'2026-W46\\n' is no ISO week; write it as 2026-W46"),
        ("٢٠٢٦-W46", "'٢٠٢٦-W46' is no ISO week; write it as 2026-W46"),
        ("", "'' is no ISO week; write it as 2026-W46"),
        ("2026-W49", "2026-W49 has not begun: the last week that is over is 2026-W47"),
    ],
)
def test_a_week_that_is_none_or_has_not_begun_is_refused_in_one_line(week: str, line: str) -> None:
    with pytest.raises(WrongWeek) as refused:
        check_week(week, NOW)
    assert str(refused.value) == line


def test_weeks_begin_and_end_at_midnight_in_kazakhstan() -> None:
    midnight = datetime(2026, 11, 15, 19, tzinfo=UTC)
    assert last_week(midnight - timedelta(seconds=1)) == "2026-W45"
    assert last_week(midnight) == "2026-W46"
    check_week("2026-W47", midnight)
    with pytest.raises(WrongWeek):
        check_week("2026-W47", midnight - timedelta(seconds=1))
    assert last_week(datetime(2027, 1, 4, tzinfo=UTC)) == "2026-W53"
