import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import files
from crawler.files import UnknownKind, UnreadableFile, check_file, read_lines


def test_lines_are_numbered_and_blank_ones_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"a": 1}\n\n{"b": 2}')
    assert list(read_lines(file)) == [(1, b'{"a": 1}\n'), (3, b'{"b": 2}')]


def test_gzip_is_known_by_its_content_whatever_the_name(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(gzip.compress(b"{}\n{}\n"))
    assert [number for number, _ in read_lines(file)] == [1, 2]


def test_a_csv_gives_the_fields_of_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('url,title,text\nhttps://nur.kz/a,"Т, т","бір\nекі"\n', encoding="utf-8-sig")
    [(_, row)] = read_lines(file)
    assert row == {"url": "https://nur.kz/a", "title": "Т, т", "text": "бір\nекі"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("url;text\nhttps://nur.kz/a;Мост".encode(), "must name the columns"),
        ("url,text\nhttps://nur.kz/a,Мост".encode("cp1251"), "save it as UTF-8"),
        (b"", "must name the columns"),
    ],
)
def test_a_csv_as_spreadsheets_save_it_says_how_to_save_it(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=said):
        list(read_lines(file))


def test_a_damaged_gzip_gives_what_came_before_and_says_where_it_broke(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b"".join(b'{"n": %d}\n' % number for number in range(50_000)))
    file.write_bytes(whole[: len(whole) // 2])
    read = []
    with pytest.raises(UnreadableFile, match=r"a\.jsonl\.gz: damaged after line \d+"):
        read.extend(read_lines(file))


def test_a_line_without_end_is_refused_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 1000)
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"x" * 5000 + b"\n{}\n")
    assert list(read_lines(file)) == [(1, None), (2, b"{}\n")]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.html", "a.zip"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownKind, match="JSON lines or CSV"):
        check_file(tmp_path / name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.jsonl: No such file"):
        check_file(tmp_path / "a.jsonl")
    with pytest.raises(UnknownKind, match="is a folder"):
        check_file(tmp_path)


@settings(max_examples=50)
@given(content=st.binary(max_size=200), suffix=st.sampled_from([".jsonl", ".csv", ".jsonl.gz"]), packed=st.booleans())
def test_any_bytes_are_lines_or_an_unreadable_file(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str, packed: bool
) -> None:
    file = tmp_path_factory.mktemp("fuzz") / f"a{suffix}"
    file.write_bytes(gzip.compress(content)[: 10 + len(content)] if packed else content)
    try:
        for number, line in read_lines(file):
            assert number >= 1
            assert line
    except UnreadableFile as problem:
        message = str(problem)
    else:
        message = ""
    assert "\n" not in message
