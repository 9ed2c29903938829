"""Where a key stands in a TOML file: tomllib reads the values but keeps no line numbers."""

import re
import tomllib
from collections.abc import Generator, Iterator

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""(?:"{0,2}(?!"))|\'\'\'.*?\'\'\'(?:'{0,2}(?!'))|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}\n#]+")


def find_lines(text: str) -> dict[KeyPath, int]:
    """Returns the line, from 1, of every key and array element of a text that tomllib accepts.

    A path is made of keys and indexes: ("page", 1, "text") is the key `text` of the second [[page]].
    Where an array of tables is opened several times, its own path keeps the first line.
    """
    lines: dict[KeyPath, int] = {}
    for path, line in _Scanner(text).places():
        lines.setdefault(path, line)
    return lines


class _Scanner:
    """Walks over a text that tomllib has accepted, so that it need not judge it again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._last_index: dict[KeyPath, int] = {}  # of each array of tables

    def places(self) -> Iterator[tuple[KeyPath, int]]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._peek("["):
                table = yield from self._header()
            else:
                yield from self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Generator[tuple[KeyPath, int], None, KeyPath]:
        line = self._line()
        many = self._peek("[[")
        self._at += 2 if many else 1
        table: KeyPath = ()
        keys = self._dotted()
        for key in keys[:-1]:
            table = self._inside((*table, key))
        table = (*table, keys[-1])
        if many:
            self._last_index[table] = self._last_index.get(table, -1) + 1
        self._at += 2 if many else 1
        yield table, line
        table = self._inside(table)
        yield table, line
        return table

    def _inside(self, table: KeyPath) -> KeyPath:
        return (*table, self._last_index[table]) if table in self._last_index else table

    def _pair(self, table: KeyPath) -> Iterator[tuple[KeyPath, int]]:
        line = self._line()
        for key in self._dotted():
            table = (*table, key)
            yield table, line
        self._at += 1  # the sign of equality
        yield from self._value(table)

    def _value(self, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
        self._skip(_SPACE)
        if self._peek("["):
            yield from self._array(path)
        elif self._peek("{"):
            yield from self._inline_table(path)
        else:
            self._skip(_STRING if self._text[self._at] in "\"'" else _SCALAR)

    def _array(self, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
        index = 0
        while not self._ends("]"):
            yield (*path, index), self._line()
            yield from self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
        while not self._ends("}"):
            yield from self._pair(path)

    def _ends(self, bracket: str) -> bool:
        """Steps over an opening bracket or a comma, then over the closing bracket if it comes next."""
        if self._text[self._at] in "[{,":
            self._at += 1
        self._skip(_BLANK)
        if self._peek(","):
            self._at += 1
            self._skip(_BLANK)
        if self._peek(bracket):
            self._at += 1
            return True
        return False

    def _dotted(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            key = self._skip(_KEY)
            keys.append(next(iter(tomllib.loads(f"{key} = 0"))) if "\\" in key else key.strip("\"'"))
            self._skip(_SPACE)
            if not self._peek("."):
                return keys
            self._at += 1

    def _peek(self, token: str) -> bool:
        return self._text.startswith(token, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError("not the TOML that this scanner knows")
        self._at = match.end()
        return match.group()

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1
