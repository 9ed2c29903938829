import http.client
from collections.abc import Iterator
from datetime import datetime

import pytest

from sandbox.server import Web, serve
from sandbox.site import Answer, Site
from sandbox.world import World

HOST = "stepgorizont.example"


@pytest.fixture
def web(site: Site) -> Iterator[Web]:
    with serve(site.answer) as running:
        yield running


def ask(
    web: Web, target: str, *, host: str = HOST, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(web.place, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers={"Host": host, **named})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_one_server_is_every_host(web: Web) -> None:
    assert b"<rss" in ask(web, "/rss.xml")[2]
    assert b"tgme_channel_info" in ask(web, "/s/aqtan_arna_sandbox", host="t.me")[2]
    assert ask(web, "/", host="elsewhere.example:8080")[0] == 421
    assert web.asked == [(HOST, "/rss.xml"), ("t.me", "/s/aqtan_arna_sandbox"), ("elsewhere.example", "/")]


def test_it_can_be_asked_as_a_proxy(web: Web) -> None:
    status, _, body = ask(web, f"http://{HOST}/rss.xml?x=1", host=web.place)
    assert (status, web.asked) == (200, [(HOST, "/rss.xml?x=1")])
    assert b"<rss" in body


def test_what_has_not_changed_is_not_sent_again(web: Web) -> None:
    _, headers, _ = ask(web, "/rss.xml")
    status, _, body = ask(web, "/rss.xml", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


def test_a_head_has_no_body(web: Web) -> None:
    status, headers, body = ask(web, "/rss.xml", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


def test_time_moves_on_while_it_runs(world: World, web: Web) -> None:
    _, headers, _ = ask(web, "/rss.xml")
    web.show(Site(world, datetime.fromisoformat("2026-11-09T00:00:00+05:00")).answer)
    status, _, body = ask(web, "/rss.xml", If_None_Match=headers["ETag"])
    assert status == 200
    assert b"/2026/11/08/" in body
    assert b"/2026/11/09/" not in body


def test_an_outage_can_be_shown(web: Web) -> None:
    web.show(lambda host, target: Answer(503, "text/plain", b"", {"Retry-After": "120"}))
    status, headers, _ = ask(web, "/rss.xml")
    assert (status, headers["Retry-After"]) == (503, "120")


def test_a_taken_port_is_an_error(web: Web, site: Site) -> None:
    with pytest.raises(OSError, match="in use"), serve(site.answer, int(web.place.rpartition(":")[2])):
        pass
