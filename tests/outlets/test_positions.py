"""The lines on which the keys of a TOML file stand."""

import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from outlets.positions import KeyPath, find_lines

TEXT = '''\
# a comment with = and [brackets]
name = "a # b ] }"

"quoted key" = 'x'
dotted.key = 1
long = """
first = 1
second = \\"""
"""
feeds = [
  "https://a.kz/,]", # the first
  # between two
  { url = "https://b.kz/", unverified = true },
  [ 1, [ 2 ], ],
]
empty = []
table = { a = { b = [ 1 ] }, c = 2 }
when = 2026-11-01 10:00:00

[owner]
value = 'it''s'

[[page]]
title = "h1"
[page.inner]
deep = 1
[[page]]
cut = ["a", "b"]
[[page.more]]
x = 1
'''.replace("'it''s'", "'its'")

EXPECTED: dict[KeyPath, int] = {
    ("name",): 2,
    ("quoted key",): 4,
    ("dotted",): 5,
    ("dotted", "key"): 5,
    ("long",): 6,
    ("feeds",): 10,
    ("feeds", 0): 11,
    ("feeds", 1): 13,
    ("feeds", 1, "unverified"): 13,
    ("feeds", 2, 1, 0): 14,
    ("empty",): 16,
    ("table", "a", "b", 0): 17,
    ("table", "c"): 17,
    ("when",): 18,
    ("owner",): 20,
    ("owner", "value"): 21,
    ("page",): 23,
    ("page", 0, "title"): 24,
    ("page", 0, "inner", "deep"): 26,
    ("page", 1): 27,
    ("page", 1, "cut", 1): 28,
    ("page", 1, "more", 0, "x"): 30,
}


def test_every_key_is_found_on_its_line() -> None:
    tomllib.loads(TEXT)  # the text is TOML at all
    lines = find_lines(TEXT)
    assert {path: lines.get(path) for path in EXPECTED} == EXPECTED


def test_windows_line_ends_change_no_line() -> None:
    assert find_lines(TEXT.replace("\n", "\r\n")) == find_lines(TEXT)


def _paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*path, index)
            yield from _paths(inner, (*path, index))


KEYS = st.text("abcz_-09", min_size=1, max_size=4)
SCALARS = st.one_of(
    st.integers(-9, 9).map(str),
    st.text("ab #]},='[{", max_size=6).map(lambda text: f'"{text}"'),
    st.text('ab #]},="[{', max_size=6).map(lambda text: f"'{text}'"),
    st.text("ab #]},=\n", max_size=6).map(lambda text: f'"""{text}"""'),
)
GAPS = st.sampled_from(["", " ", "\n", " # no, ] }\n  "])


def _arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(GAPS, st.lists(values, max_size=3), GAPS).map(
        lambda each: f"[{each[0]}{(',' + each[2]).join(each[1])}{each[2]}]"
    )


def _tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.dictionaries(KEYS, values, max_size=3).map(
        lambda table: "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
    )


VALUES = st.recursive(SCALARS, lambda values: _arrays(values) | _tables(values), max_leaves=8)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_every_key_of_any_file_has_a_line(table: dict[str, str]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in table.items())
    lines = find_lines(text)
    rows = text.split("\n")
    for path in _paths(tomllib.loads(text)):
        key = path[-1]
        assert path in lines
        assert not isinstance(key, str) or key in rows[lines[path] - 1]
