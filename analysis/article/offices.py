"""The words by which a text tells who speaks, and that somebody speaks, in Russian, Kazakh and English.

`offices.csv` lists them by their sort: bodies and offices that every state has, those that stand with one (глава,
пресс-служба), people who speak for nobody but themselves, words that go on with the last speaker, and cues.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files

from analysis.article.terms import Sort, Term, read_form
from outlets.vocabulary import Group


def office_terms() -> Iterator[Term]:
    """Yields the terms of `offices.csv`."""
    with (files("analysis.article") / "offices.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for form in row["forms"].split(";"):
                yield read_form(Sort(row["sort"]), row["name"], Group(row["group"] or Group.UNKNOWN), form)
