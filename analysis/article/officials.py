"""Officials of Russia: the bodies of its state and the persons in its offices, as `officials.csv` lists them.

None of the addresses and decrees that the file names as sources was looked up while it was made: they say where to
check a line, not that it was checked.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files

from analysis.article.terms import Sort, Term, read_form
from outlets.vocabulary import Group


def official_terms() -> Iterator[Term]:
    """Yields the terms of `officials.csv`; a person's have the dates of the first and the last office."""
    with (files("analysis.article") / "officials.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for form in row["forms"].split(";"):
                yield read_form(Sort.OFFICIAL, row["name"], Group.RU, form, row["sort"], row["since"], row["until"])
