import pytest

from crawler.health import State, judge
from crawler.jobs import Result


@pytest.mark.parametrize(
    ("outcomes", "state", "said"),
    [
        ({"door:read": 2, "stored": 5, "duplicate": 90}, State.OK, ""),
        ({"door:read": 2, "duplicate": 90}, State.OK, ""),
        ({"door:not_modified": 1, "duplicate": 1}, State.OK, ""),
        ({"door:read": 1, "stored": 5, "timeout": 1, "off_site": 50}, State.OK, ""),
        ({"door:read": 1, "door:http_404": 2, "stored": 5}, State.DEGRADED, "http_404 2"),
        ({"door:read": 1, "stored": 2, "no_text": 3, "http_5xx": 1}, State.DEGRADED, "4 of 6 pages lost: no_text 3"),
        ({"door:read": 1, "no_text": 1}, State.OK, ""),
        ({"door:read": 3}, State.SILENT, "3 doors"),
        ({"door:http_403": 3, "door:timeout": 1}, State.CLOSED, "http_403 3, timeout 1"),
        ({}, State.CLOSED, "there is none"),
    ],
)
def test_a_run_tells_how_its_outlet_does(outcomes: dict[str, int], state: State, said: str) -> None:
    health = judge(Result("madeup", outcomes, "finished"))
    assert health.state is state
    assert said in health.why


@pytest.mark.parametrize(
    ("ending", "fault", "said"),
    [("crashed (exit code -9)", "", "crashed"), ("store_fault", "the disk is full", "the disk is full")],
)
def test_a_run_that_did_not_come_to_its_end_has_failed(ending: str, fault: str, said: str) -> None:
    health = judge(Result("madeup", {"door:read": 1, "stored": 5}, ending, fault=fault))
    assert (health.state, said in health.why) == (State.FAILED, True)
