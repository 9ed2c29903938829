"""The words of the pages: one TOML file for each language, asked by key."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


class Words:
    """The words of one language. A key that it lacks is a KeyError: no page may show a gap."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        """Takes a table of tables; what stands in [share] as `title` is then called "share.title"."""
        self.language = language
        self._texts = dict(_flatten(table))

    def __call__(self, key: str, **values: object) -> str:
        """Returns the words of a key with the values in their places."""
        text = self._texts[key]
        return text.format_map(values) if values else text

    def count(self, key: str, number: int, shown: str) -> str:
        """Returns the words for a number of things, as "one article" or "12 articles"; `shown` is the number as text.

        English tells one from all others; a language with more forms adds its rule here.
        """
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=shown)

    def name(self, family: str, word: str) -> str:
        """Returns what a word of a vocabulary is called; a word that came later than this file is shown as it is."""
        return self._texts.get(f"{family}.{word}", word)

    def __iter__(self) -> Iterator[str]:
        """Yields all keys."""
        return iter(self._texts)


@cache
def load(language: str) -> Words:
    """Returns the words of a language, by its ISO 639-1 code."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return Words(language, tomllib.load(file))


def _flatten(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
