"""What an outlet's file may say, and what follows from the little that it says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from outlets.registry import check, load
from outlets.vocabulary import Audience, Control, Group, Kind

Write = Callable[[str, str], Path]

FULL = """\
name = "Made-up News"
names = { kk = "Ойдан жаңалықтар", ru = "Выдуманные новости" }
url = "https://www.madeup.kz/"
kind = "agency"
languages = ["kk", "ru"]
audience = "kz"
hosts = ["madeup.kz", "www.bbc.com/Madeup/", "президент.рф"]
feeds = ["https://madeup.kz/rss", { url = "https://madeup.kz/rss2", unverified = true }]
sitemaps = "https://madeup.kz/sitemap{N}.xml"
listings = ["https://madeup.kz/news?page={page}"]
telegram = ["madeup", { handle = "madeup_old", unverified = true }]
render = true
delay_s = 5
zone = "Asia/Qyzylorda"
credits = ["Выдумка.кз", "«Время»"]
country = "KZ"
owner = [
  { value = "First Fund", source = "an annual report, 2020", until = 2024-10-02 },
  { value = "Second Fund", since = 2024-10-02 },
]
control = { value = "private", source = "an annual report, 2020" }
read_in_kz = true
articles_per_day = [20, 50]
carrier = true
unverified = true
paused = true
proven = 2026-11-01
note = "Writes its dates as words."

[[page]]
until = 2025-03-01
title = "h1.old"
cut = [".tags"]

[[page]]
title = "h1"
"""


def test_five_lines_are_enough(folder: Path, write: Write, smallest: str) -> None:
    write("kz/madeup.toml", smallest)
    outlet = load(folder)["madeup"]
    assert (outlet.slug, outlet.group, outlet.kind, outlet.audience) == ("madeup", Group.KZ, Kind.WEBSITE, Audience.KZ)
    assert outlet.hosts == ("madeup.kz",)
    assert not any((outlet.unverified, outlet.paused, outlet.render, outlet.carrier, outlet.read_in_kz))
    assert outlet.proven is None
    assert outlet.owner.on(date(2026, 1, 1)) is None


def test_every_key_is_read(folder: Path, write: Write) -> None:
    write("kz/madeup.toml", FULL)
    outlet = load(folder)["madeup"]
    assert outlet.names.kk == "Ойдан жаңалықтар"
    assert outlet.hosts == ("madeup.kz", "bbc.com/madeup", "xn--d1abbgf6aiiy.xn--p1ai")
    assert [(door.url, door.unverified) for door in outlet.feeds] == [
        ("https://madeup.kz/rss", False),
        ("https://madeup.kz/rss2", True),
    ]
    assert outlet.sitemaps[0].url == "https://madeup.kz/sitemap{N}.xml"
    assert [(channel.handle, channel.unverified) for channel in outlet.telegram] == [
        ("madeup", False),
        ("madeup_old", True),
    ]
    assert (outlet.delay_s, outlet.articles_per_day, outlet.proven) == (5, (20, 50), date(2026, 11, 1))
    assert [rule.until for rule in outlet.page] == [date(2025, 3, 1), None]
    assert outlet.page[0].cut == (".tags",)


def test_a_fact_changes_on_its_day(folder: Path, write: Write) -> None:
    write("kz/madeup.toml", FULL)
    outlet = load(folder)["madeup"]
    assert outlet.owner.on(date(2024, 10, 1)) == "First Fund"
    assert outlet.owner.on(date(2024, 10, 2)) == "Second Fund"
    assert outlet.control.on(date(1999, 1, 1)) is Control.PRIVATE
    assert outlet.owner.latest == "Second Fund"
    assert outlet.owner.root[0].source == "an annual report, 2020"
    assert outlet.country.root[0].source == ""


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("", "UTC"),
        ('country = "KZ"', "Asia/Almaty"),
        ('country = "RU"', "Europe/Moscow"),
        ('country = "US"', "UTC"),
        ('country = "KZ"\nzone = "Asia/Qyzylorda"', "Asia/Qyzylorda"),
        ('country = [{ value = "RU", until = 2022-03-01 }, { value = "LV", since = 2022-03-01 }]', "Europe/Riga"),
    ],
)
def test_times_are_read_in_the_zone_of_the_country(
    folder: Path, write: Write, smallest: str, line: str, zone: str
) -> None:
    write("kz/madeup.toml", smallest + line)
    assert load(folder)["madeup"].timezone.key == zone


def test_a_channel_that_stands_alone_needs_no_more_than_its_address(folder: Path, write: Write, smallest: str) -> None:
    text = smallest.replace("https://www.madeup.kz/", "https://t.me/Madeup_kz") + 'kind = "telegram"\n'
    write("kz/madeup.toml", text)
    outlet = load(folder)["madeup"]
    assert outlet.hosts == ()
    assert [channel.handle for channel in outlet.telegram] == ["madeup_kz"]


def test_an_outlet_never_changes(folder: Path, write: Write, smallest: str) -> None:
    write("kz/madeup.toml", smallest)
    outlet = load(folder)["madeup"]
    with pytest.raises(ValueError, match="frozen"):
        outlet.paused = True  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('feed = "https://madeup.kz/rss"', 'unknown key "feed" (did you mean "feeds"?)'),
        ('slug = "other"', 'unknown key "slug" (the file\'s path says it)'),
        ('kind = "websit"', 'kind: "websit" is not one of agency, newspaper, radio, telegram, tv, website'),
        ('control = "free"', 'control.value: "free" is not one of state, state-affiliated'),
        ('render = "yes"', 'render: should be true or false, not "yes"'),
        ("delay_s = 0", "delay_s: should be greater than 0, not 0"),
        ("delay_s = 5000", "delay_s: should be less than or equal to 600, not 5000"),
        ("articles_per_day = [50, 20]", "articles_per_day: the low number comes first"),
        ("articles_per_day = [50]", "articles_per_day: has too few items"),
        ("articles_per_day = [true, 20]", "articles_per_day: should be a valid integer, not true"),
        ("proven = 2026-11-01T10:00:00", "proven: should be a valid date"),
        ('proven = "2026-11-01"', 'proven: should be a valid date, not "2026-11-01"'),
        ('zone = "Asia/Almata"', 'zone: "Asia/Almata" is not an IANA time zone such as Asia/Almaty'),
        ('zone = "../etc/passwd"', 'zone: "../etc/passwd" is not an IANA time zone'),
        ('country = "Kazakhstan"', "country.value: 'Kazakhstan' is not a country code of two letters such as KZ"),
        ('hosts = "madeup.kz"', 'hosts: should be a list, not "madeup.kz"'),
        ('hosts = ["other.kz"]', "hosts: none of them holds the outlet's own url, https://www.madeup.kz/"),
        ('hosts = ["madeup.kz", "t.me/madeup"]', 'hosts: a channel is not a host: write telegram = "its name"'),
        ('hosts = ["madeup.kz", "localhost"]', "hosts: localhost is a name of a local network"),
        ('feeds = ["ftp://madeup.kz/rss"]', "feeds.url: a web address begins with https:// or http://"),
        ('feeds = ["https://me:secret@madeup.kz/"]', "feeds.url: a web address holds no user name and no password"),
        ('feeds = ["http://10.0.0.1/rss"]', "feeds.url: 10.0.0.1 is an IP address; a public host name is needed"),
        ('feeds = ["http://[::1]/rss"]', "feeds.url: ::1 is an IP address; a public host name is needed"),
        ('feeds = ["http://2130706433/rss"]', "feeds.url: 2130706433 is an IP address"),
        ('feeds = ["http://0x7f.1/rss"]', "feeds.url: 0x7f.1 is an IP address"),
        ('feeds = ["https://madeup.kz/r ss"]', "feeds.url: a web address holds no spaces"),
        ('feeds = ["https://madeup.kz:99999/"]', "feeds.url: Port out of range 0-65535"),
        (
            'feeds = [{ url = "https://madeup.kz/rss", unverifed = true }]',
            'unknown key "feeds.unverifed" (did you mean "unverified"?)',
        ),
        ("feeds = [{ unverified = true }]", 'missing key "feeds.url"'),
        ("feeds = [7]", "feeds: should be text or a table, not 7"),
        ('listings = ["https://madeup.kz/?p={pag}"]', "listings.url: {pag} is not one of DD, MM, N, YYYY, YYYYMMDD"),
        ('telegram = "@madeup"', "telegram.handle: '@madeup' is not the name of a channel"),
        ('telegram = "https://t.me/madeup"', "telegram.handle: 'https://t.me/madeup' is not the name of a channel"),
        ('credits = ["Время"]', "credits: 'Время' means other things too: write «Время»"),
        ('credits = ["Настоящее время"]', "credits: 'Настоящее время' means other things too"),
        ('credits = ["«Время"]', "credits: '«Время': write a form with single spaces and with at most one pair of «»"),
        ('credits = ["X"]', "credits: 'X' is too short to mean anything"),
        ('credits = [""]', "credits: '' is not one line of text"),
        ('note = "a\\nb"', "note: 'a\\nb' is not one line of text without spaces around it"),
        (
            'owner = { value = "A", since = 2024-01-02, until = 2024-01-02 }',
            "owner: until (2024-01-02) is not after since (2024-01-02)",
        ),
        (
            'owner = [{ value = "A" }, { value = "B", since = 2024-01-02 }]',
            'owner: "A" and "B" are both said of the same days',
        ),
        ('names = { kz = "Жоқ" }', 'unknown key "names.kz"'),
        ('page = [{ body = "div" }]', 'unknown key "page.body"'),
        ('page = [{ text = "div..body" }]', "page.text: 'div..body' is not a CSS selector such as div.text p"),
        ('page = [{ title = "//h1" }]', "page.title: '//h1' is not a CSS selector"),
        ('page = [{ text = "div", cut = [".tags", "div:"] }]', "page.cut: 'div:' is not a CSS selector"),
        ('franchise_of = "nobody"', 'franchise_of: "nobody" is in no file'),
        ('franchise_of = "madeup"', "franchise_of: names the outlet itself"),
    ],
)
def test_a_slip_is_told_with_its_line(folder: Path, write: Write, smallest: str, line: str, problem: str) -> None:
    write("kz/madeup.toml", smallest + "# a comment\n" + line + "\n")
    problems = check(folder=folder)
    assert len(problems) == 1
    assert problems[0].startswith("outlets/kz/madeup.toml:6: " + problem)


def test_a_missing_key_is_told_on_the_first_line(folder: Path, write: Write) -> None:
    write("kz/madeup.toml", 'name = "Made-up News"\nurl = "https://madeup.kz/"\nlanguages = []\n')
    assert check(folder=folder) == [
        'outlets/kz/madeup.toml:1: missing key "audience"',
        "outlets/kz/madeup.toml:3: languages: is empty",
    ]
