"""Who may ask, and how: names, methods, lengths, headers."""

import http.client
import re
import socket
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.guard import LONGEST_TARGET, MOST_PARAMETERS, names_of
from tests.dashboard.conftest import Site


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "127.0.0.1:8787", "[::1]:80"])
def test_it_answers_to_its_own_names(site: Site, host: str) -> None:
    assert site.get("/healthz", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "",
        "localhost@evil.example",
        "127.0.0.1:x",
        "10.0.0.1",
        "[::2]",
    ],
)
def test_a_name_that_points_here_without_being_ours_gets_nothing(site: Site, host: str) -> None:
    answer = site.get("/", Host=host)
    assert answer.status == 400
    assert "article" not in answer.text
    assert not host or host not in answer.text


def test_two_host_headers_or_none_get_nothing(site: Site) -> None:
    place = urlsplit(site.address)
    for lines in ("", "Host: localhost\r\nHost: evil.example\r\n"):
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            assert b" 400 " in connection.recv(100)


def test_a_server_for_all_addresses_answers_to_numbers_and_to_no_other_name() -> None:
    hosts, any_address = names_of("0.0.0.0", ["derekkoz.example"])  # noqa: S104
    assert any_address
    assert "derekkoz.example" in hosts
    assert names_of("127.0.0.1")[1] is False
    assert "[fe80::1]" in names_of("fe80::1")[0]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_nothing_can_be_changed(site: Site, method: str) -> None:
    answer = site.get("/", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_gives_the_headers_of_get_and_no_page(site: Site) -> None:
    for path in ("/", "/articles", "/outlets", "/healthz", "/share.csv", "/style.css"):
        got, head = site.get(path), site.get(path, "HEAD")
        assert (head.status, head.text) == (200, "")
        assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize("path", ["/", "/nope", "/?by=year", "/healthz", "/style.css", "/share.csv", "/article?url=x"])
def test_every_answer_forbids_scripts_frames_and_guessing(site: Site, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert "set-cookie" not in headers


def test_no_page_has_a_script_or_a_style_of_its_own(site: Site) -> None:
    for path in ("/", "/?slice=outlet", "/articles", "/outlets", "/nope"):
        text = site.get(path).text
        assert not re.search(r"<script|\sstyle=|<style|\son\w+=|javascript:", text, re.IGNORECASE)


def test_an_address_that_is_too_long_is_refused_before_it_is_read(site: Site) -> None:
    assert site.get("/article?url=" + "a" * LONGEST_TARGET).status == 414
    assert site.get("/" + "a" * LONGEST_TARGET).status == 414
    assert site.get("/articles?" + "&" * MOST_PARAMETERS).status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/static/style.css",
        "/templates/base.html",
        "//evil.example/",
        "/%00",
        "/\\",
    ],
)
def test_no_path_leads_to_files(site: Site, path: str) -> None:
    assert site.get(path).status == 404


def test_noise_is_refused_and_the_server_lives_on(site: Site) -> None:
    place = urlsplit(site.address)
    for noise in (b"\x16\x03\x01\x02\x00", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 100_000):
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as connection:
            connection.sendall(noise)
            connection.shutdown(socket.SHUT_WR)
            try:
                while connection.recv(4096):
                    pass
            except ConnectionResetError:
                pass
    assert site.get("/healthz").status == 200


def test_what_a_form_would_upload_is_not_read(site: Site) -> None:
    place = urlsplit(site.address)
    connection = http.client.HTTPConnection(place.netloc, timeout=10)
    connection.request("POST", "/", body=b"x" * 1000)
    assert connection.getresponse().status == 405
    connection.close()


raw = st.binary(max_size=40).map(quote)
names = st.sampled_from(["period", "since", "by", "slice", "page", "outlet", "language", "url", "level", "x"]) | raw
paths = st.sampled_from(
    ["/", "/articles", "/article", "/outlets", "/share.csv", "/api/share", "/healthz", "/style.css"]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paths, st.lists(st.tuples(names, raw | st.sampled_from(["2026-W46", "day", "2", "L2"])), max_size=4))
def test_whatever_bytes_an_address_holds_no_page_breaks(site: Site, path: str, pairs: list[tuple[str, str]]) -> None:
    answer = site.get(f"{path}?{'&'.join('='.join(pair) for pair in pairs)}")
    assert answer.status in (200, 400, 404)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=40).map(lambda path: quote(path, safe="/")))
def test_whatever_path_is_asked_for_there_is_an_answer(site: Site, path: str) -> None:
    assert site.get(f"/{path}").status in (200, 400, 404)
