"""What the tests let other processes do to a database: `python children.py VERB URL …`."""

# ruff: noqa: T201 - they speak to the test on standard output

import os
import resource
import sys

from conftest import START, make_article
from sqlalchemy import select, update

from storage import articles, runs
from storage.database import open_store
from storage.faults import StoreError
from storage.models import OutcomeRow
from storage.schema import migrate

# The user without rights of every Linux.
NOBODY = 65534


def add_one(url: str, times: str) -> None:
    """Reads a number and writes one more, many times: lost updates would show."""
    with open_store(url) as store:
        for _ in range(int(times)):
            with store.write() as connection:
                number = connection.scalar(select(OutcomeRow.count))
                connection.execute(update(OutcomeRow).values(count=number + 1))


def save_forever(url: str) -> None:
    """Saves articles until it is killed, and says so after each."""
    with open_store(url) as store:
        with store.write() as connection:
            run = runs.begin(connection, "import", "endless.jsonl", START)
        number = 0
        while True:
            with store.write() as connection:
                articles.save(connection, make_article(number), run)
            number += 1
            print(number, flush=True)


def fill(url: str, limit: str) -> None:
    """Saves articles into a disk on which no file may grow over `limit` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    with open_store(url) as store:
        with store.write() as connection:
            run = runs.begin(connection, "import", "large.jsonl", START)
        for number in range(10_000):
            with store.write() as connection:
                articles.save(connection, make_article(number), run)


def migrate_limited(url: str, limit: str) -> None:
    """Migrates on a disk on which no file may grow over `limit` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    print(migrate(url))


def read(url: str) -> None:
    """Opens for reading."""
    with open_store(url, read_only=True) as store, store.read() as connection:
        runs.history(connection)


def as_nobody(*todo: str) -> None:
    """Reads or migrates databases (verb, URL, verb, URL ...) without the rights of root, whom no mode stops."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    for verb, url in zip(todo[::2], todo[1::2], strict=True):
        try:
            {"read": read, "migrate": migrate}[verb](url)
            print("done")
        except StoreError as error:
            print(f"{error.fault}|{error}")


VERBS = {each.__name__: each for each in (add_one, save_forever, fill, migrate_limited, as_nobody)}

if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    try:
        VERBS[verb](*arguments)
    except StoreError as error:
        print(f"{error.fault}|{error}")
