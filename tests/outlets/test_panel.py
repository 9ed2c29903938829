"""Which outlets are watched on which day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from outlets.panel import Panel
from outlets.registry import check, load

Write = Callable[[str, str], Path]

PANEL = """\
name = "2026-11"
[[member]]
slug = "madeup"
since = 2019-01-01
until = 2020-03-01
[[member]]
slug = "madeup"
since = 2021-01-01
"""


def test_an_outlet_is_watched_from_its_first_day_to_the_day_before_its_end(
    folder: Path, write: Write, smallest: str
) -> None:
    write("kz/madeup.toml", smallest)
    (folder / "panel.toml").write_text(PANEL, encoding="utf-8")
    panel = load(folder).panel
    assert panel.name == "2026-11"
    watched = {
        date(2018, 12, 31): False,
        date(2019, 1, 1): True,
        date(2020, 2, 29): True,
        date(2020, 3, 1): False,
        date(2021, 1, 1): True,
        date(2099, 1, 1): True,
    }
    assert {day: panel.watches("madeup", day) for day in watched} == watched
    assert {day: panel.members_on(day) == {"madeup"} for day in watched} == watched
    assert not panel.watches("nobody", date(2022, 1, 1))


def test_a_member_that_no_file_describes_is_told(folder: Path, write: Write, smallest: str) -> None:
    write("kz/madeup.toml", smallest)
    (folder / "panel.toml").write_text(PANEL + '[[member]]\nslug = "madup"\n', encoding="utf-8")
    assert check(folder=folder) == ['outlets/panel.toml:10: "madup" is in no file (did you mean "madeup"?)']


def test_the_slips_of_a_panel_are_told_with_their_lines(folder: Path) -> None:
    path = folder / "panel.toml"
    path.write_text(
        'name = "a b"\n[[member]]\nslug = "x"\nsince = 2020-01-02\nuntil = 2020-01-01\nfrom = 1\n', encoding="utf-8"
    )
    assert check([path], folder) == [
        "outlets/panel.toml:1: name: 'a b' is not a name of letters, digits, dots and hyphens",
        'outlets/panel.toml:6: unknown key "member.from"',
    ]
    path.write_text('name = "a"\nmembers = []\n', encoding="utf-8")
    assert check([path], folder) == ['outlets/panel.toml:2: unknown key "members" (did you mean "member"?)']


def test_an_outlet_is_a_member_once_at_a_time(folder: Path, write: Write, smallest: str) -> None:
    write("kz/madeup.toml", smallest)
    text = PANEL + '[[member]]\nslug = "madeup"\nsince = 2020-02-29\nuntil = 2020-03-02\n'
    (folder / "panel.toml").write_text(text, encoding="utf-8")
    assert check(folder=folder) == ['outlets/panel.toml:10: "madeup" is a member twice on the same days']


def test_an_empty_panel_watches_nobody() -> None:
    assert Panel(name="empty").members_on(date(2026, 1, 1)) == frozenset()
