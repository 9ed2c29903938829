import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.failures import Dropped
from crawler.guard import check, is_public, read_sandbox
from crawler.outcomes import Outcome
from tests.web import Web, serve

ROOT = Path(__file__).parents[2]
PLACES = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://0x7f000001:{port}/",
    "http://2130706433:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://0.0.0.0:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://user:secret@inside.example:{port}/",
    "http://inside.example:{port}/",
    "http://cloud.example/latest/meta-data/",
]


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve() as web:
        web.add("x", "/", "secret")
        yield web


def fetch(mode: str, web: Web) -> dict[str, object]:
    port = web.address.partition(":")[2]
    done = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("fetching.py")),
            mode,
            *(each.format(port=port) for each in PLACES),
        ],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {each: found.get(each.format(port=port)) for each in PLACES} | {"listening": found["listening"]}


@pytest.mark.parametrize("mode", ["all", "handler"])
def test_without_a_sandbox_nothing_inside_the_house_can_be_reached(web: Web, mode: str) -> None:
    found = fetch(mode, web)
    assert {each: found[each] for each in PLACES} == dict.fromkeys(PLACES, "guard_refused")
    assert web.asked == []
    assert found["listening"] == [], "a crawl opens no door on this machine"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x.kz/a", "data:,x", "javascript:1", "//x.kz", "", "http://"]
)
def test_only_the_web_is_read(url: str) -> None:
    with pytest.raises(Dropped) as refused:
        check(url)
    assert refused.value.outcome is Outcome.GUARD_REFUSED


def test_a_public_site_passes() -> None:
    check("https://қаз.қаз:8443/жаңалық?a=b")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2a02:6b8::1", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("192.168.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_a_public_address_is_told_from_a_private_one(address: str, public: bool) -> None:
    assert is_public(address) is public


@given(st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_spelling_of_loopback_passes(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    for host in (str(address), str(number), hex(number), f"[::ffff:{address}]"):
        with pytest.raises(Dropped):
            check(f"http://{host}/")


@pytest.mark.parametrize("address", ["127.0.0.1:80", "127.0.0.1:65535", ""])
def test_the_sandbox_lies_on_this_machine(address: str) -> None:
    assert read_sandbox(address) == address


@pytest.mark.parametrize("address", ["10.0.0.1:80", "127.0.0.1", "localhost:80", "127.0.0.1:0", "127.0.0.1:99999", "x"])
def test_the_sandbox_can_lie_nowhere_else(address: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1:PORT"):
        read_sandbox(address)
