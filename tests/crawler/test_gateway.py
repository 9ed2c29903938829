"""The browser's way out: what it may ask for, and what becomes of it."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.failures import Dropped
from crawler.gateway import LONGEST_HEAD, Gateway, read_head
from crawler.outcomes import Outcome
from tests.web import Stream, Web, serve

INSIDE = ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1", "169.254.169.254", "printer.local"]
HEAD = "GET http://x.kz/ HTTP/1.1\r\nHost: x.kz\r\n\r\n"


async def find_inside(name: str) -> str:
    raise Dropped(Outcome.GUARD_REFUSED, f"{name} is 10.0.0.1, which is not public")


async def find_here(name: str) -> str:
    return "127.0.0.1"


def ask(gateway: Gateway, sent: bytes) -> bytes:
    """Sends bytes to the gateway and returns what comes until it hangs up."""

    async def exchange() -> bytes:
        await gateway.open()
        try:
            host, _, port = gateway.place.partition(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(sent)
            with suppress(OSError):
                await writer.drain()
            try:
                async with asyncio.timeout(10):
                    return await reader.read()
            except ConnectionResetError:
                return b""
            finally:
                writer.close()
        finally:
            await gateway.close()

    return asyncio.run(exchange())


@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.parametrize(
    "form", ["GET http://{}:8080/ HTTP/1.1", "CONNECT {}:443 HTTP/1.1", "POST http://{}/ HTTP/1.1"]
)
def test_nothing_inside_the_house_can_be_asked_for(host: str, form: str) -> None:
    with pytest.raises(Dropped) as refused:
        read_head(f"{form.format(host)}\r\nHost: x.kz\r\n\r\n".encode())
    assert refused.value.outcome is Outcome.GUARD_REFUSED


@pytest.mark.parametrize(
    "line",
    [
        "GET / HTTP/1.1",
        "GET file:///etc/passwd HTTP/1.1",
        "GET https://x.kz/ HTTP/1.1",
        "GET http://x.kz/",
        "CONNECT x",
        "",
    ],
)
def test_what_is_not_said_to_a_proxy_is_refused(line: str) -> None:
    with pytest.raises(Dropped):
        read_head(f"{line}\r\n\r\n".encode())


def test_a_request_goes_on_under_the_host_that_was_checked() -> None:
    asked = read_head(
        b"GET http://x.kz:8080/a?b=c HTTP/1.1\r\nHost: 127.0.0.1\r\nProxy-Connection: keep-alive\r\nAccept: */*\r\n\r\n"
    )
    assert (asked.host, asked.port) == ("x.kz", 8080)
    assert asked.head == b"GET /a?b=c HTTP/1.1\r\nHost: x.kz:8080\r\nAccept: */*\r\nConnection: close\r\n\r\n"


def test_a_tunnel_has_a_place_and_nothing_to_say_first() -> None:
    asked = read_head(b"CONNECT x.kz:8443 HTTP/1.1\r\nHost: x.kz:8443\r\n\r\n")
    assert (asked.host, asked.port, asked.head) == ("x.kz", 8443, b"")


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(head: bytes) -> None:
    with suppress(Dropped):
        read_head(head)


@given(st.text(st.characters(codec="latin-1"), max_size=60))
def test_addresses_of_any_kind_are_read_or_refused(target: str) -> None:
    for line in (f"GET http://{target} HTTP/1.1", f"CONNECT {target} HTTP/1.1"):
        with suppress(Dropped):
            read_head(line.encode("latin-1") + b"\r\n\r\n")


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as web:
        web.add("x.kz", "/", "здравствуйте")
        yield web


def test_with_a_sandbox_all_goes_there_under_its_own_host(web: Web) -> None:
    answer = ask(Gateway(find_inside, web.address), HEAD.encode())
    assert answer.startswith(b"HTTP/1.0 200")
    assert "здравствуйте".encode() in answer
    assert web.asked == [("x.kz", "/")]


def test_with_a_sandbox_nothing_else_can_be_reached(web: Web) -> None:
    gateway = Gateway(find_here, web.address)
    assert ask(gateway, b"CONNECT x.kz:443 HTTP/1.1\r\n\r\n") == b""
    assert gateway.losses["x.kz"].outcome is Outcome.NO_CONNECTION
    assert web.asked == []


def test_a_name_that_leads_inside_is_lost_and_the_gateway_knows_why() -> None:
    gateway = Gateway(find_inside)
    assert ask(gateway, HEAD.encode()) == b""
    assert gateway.losses["x.kz"].outcome is Outcome.GUARD_REFUSED


def test_a_tunnel_carries_bytes_both_ways(web: Web) -> None:
    port = web.address.partition(":")[2]

    sent = (
        f"CONNECT x.kz:{port} HTTP/1.1\r\n\r\n".encode() + b"GET / HTTP/1.1\r\nHost: x.kz\r\nConnection: close\r\n\r\n"
    )
    answer = ask(Gateway(find_here), sent)
    assert answer.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.0 200")


def test_a_host_that_does_not_answer_is_lost_by_name() -> None:
    gateway = Gateway(find_here)
    assert ask(gateway, HEAD.replace("x.kz/", "x.kz:1/").encode()) == b""
    assert gateway.losses["x.kz"].outcome is Outcome.NO_CONNECTION


def test_a_head_without_end_is_not_read_to_its_end() -> None:
    assert ask(Gateway(find_here), b"GET http://x.kz/ HTTP/1.1\r\nX: " + b"x" * 3 * LONGEST_HEAD) == b""


def pour(stream: Stream) -> None:
    stream.send_head()
    while not stream.closing.is_set():
        stream.send(b"x" * 65_536)


def test_an_answer_without_end_is_cut_off(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.gateway.LARGEST", 1_000_000)
    web.add("x.kz", "/", pour)
    assert 1_000_000 <= len(ask(Gateway(find_inside, web.address), HEAD.encode())) < 2_000_000
