import csv
import io
import json
from datetime import date

from analysis.corpus.intervals import Estimate
from analysis.corpus.request import Slice, Space, Weights
from analysis.corpus.share import Point, Share
from analysis.corpus.tally import LeftOut
from reports.shares import render_share
from reports.tables import Format
from storage.records import Level

LEVELS = {Level.L1: 300, Level.L2: 700, Level.L3: 40, Level.L4: 9, Level.L5: 80}
SHARE = Share(
    method="share-1/wilson-days-95",
    panel="made-up-1",
    space=Space.DOMESTIC,
    weights=Weights.ARTICLES,
    slices=(Slice.LANGUAGE,),
    first=date(2026, 11, 9),
    last=date(2026, 11, 22),
    series=(
        Point("2026-W46", {Slice.LANGUAGE: "kk"}, 4121, 902, Estimate(902 / 4121, 0.2042341, 0.2351239), LEVELS),
        Point("2026-W47", {Slice.LANGUAGE: "kk"}, 0, 0, None, dict.fromkeys(Level, 0)),
    ),
    counted=4121,
    left_out={LeftOut.UNREGISTERED: 7, LeftOut.OTHER_AUDIENCE: 0, LeftOut.UNDATED: 1200, LeftOut.OUTSIDE_PANEL: 0},
)


def test_the_json_is_the_documented_one() -> None:
    assert json.loads(render_share(SHARE, Format.JSON)) == {
        "method": "share-1/wilson-days-95",
        "panel": "made-up-1",
        "space": "domestic",
        "weights": "articles",
        "series": [
            {
                "period": "2026-W46",
                "slice": {"language": "kk"},
                "articles": 4121,
                "russian": 902,
                "share": 0.218879,
                "low": 0.204234,
                "high": 0.235124,
                "corrected": None,
                "coverage": None,
                "provisional": True,
                "levels": {"L1": 300, "L2": 700, "L3": 40, "L4": 9, "L5": 80},
            },
            {
                "period": "2026-W47",
                "slice": {"language": "kk"},
                "articles": 0,
                "russian": 0,
                "share": None,
                "low": None,
                "high": None,
                "corrected": None,
                "coverage": None,
                "provisional": True,
                "levels": {"L1": 0, "L2": 0, "L3": 0, "L4": 0, "L5": 0},
            },
        ],
        "left_out": {"unregistered": 7, "other_audience": 0, "undated": 1200, "outside_panel": 0},
    }


def test_the_csv_is_rows_alone_with_the_slices_as_columns() -> None:
    first, second = csv.DictReader(io.StringIO(render_share(SHARE, Format.CSV)))
    assert list(first)[:6] == ["period", "language", "articles", "russian", "share", "low"]
    assert (first["share"], first["L4"], first["provisional"]) == ("0.218879", "9", "true")
    assert (second["language"], second["articles"], second["share"], second["low"]) == ("kk", "0", "", "")


def test_the_table_says_what_it_counted_what_not_and_what_the_interval_is() -> None:
    table = render_share(SHARE, Format.TABLE)
    assert table.split("\n")[1].split()[:5] == ["2026-W46", "kk", "4121", "902", "0.2189"]
    assert "Counted: 4,121 articles from 2026-11-09 to 2026-11-22, domestic space, panel made-up-1;" in table
    assert "Not counted: 1,200 without a date, 7 of unregistered outlets." in table
    assert "95 % interval, share-1/wilson-days-95" in table
    assert "provisional: not over" in table
