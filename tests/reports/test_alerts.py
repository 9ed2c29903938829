from datetime import UTC, date, datetime

from analysis.corpus.contributions import Contribution
from analysis.corpus.coverage import Silence
from outlets.outlet import Outlet
from outlets.vocabulary import Audience, Group, Kind
from reports.alerts import compose_fault, compose_silence, compose_silences, compose_spike
from storage.records import Direction, Spike

NOW = datetime(2026, 11, 12, 20, 0, tzinfo=UTC)  # already the 13th in Kazakhstan
SPIKE = Spike(
    "domestic",
    date(2026, 11, 12),
    date(2026, 11, 9),
    Direction.UP,
    "cusum",
    1.034,
    "spikes-1",
    0.198,
    0.3583,
    120,
    43,
    NOW,
)
OUTLETS = {
    "steppe": Outlet(
        slug="steppe",
        group=Group.KZ,
        name="Дала",
        url="https://steppe.example/",
        kind=Kind.WEBSITE,
        languages=("kk",),
        audience=Audience.KZ,
    )
}
MOVED = [
    Contribution("steppe", 0.027, (45, 228), (6, 14)),
    Contribution("gone", -0.01, (9, 90), (0, 20)),
]


def test_a_spike_says_what_changed_by_how_much_and_how_to_check_it() -> None:
    message = compose_spike(SPIKE, MOVED, [], OUTLETS, 2.0, NOW, "https://pages.example/")
    assert message.subject == "Russian-origin share up: 19.8 % → 35.8 % since 9 November 2026"
    assert "Measured from 9 November 2026 to 12 November 2026: 35.8 %, 43 of 120 articles" in message.body
    assert "95 % interval 27.8 % to 44.7 %" in message.body
    assert "+2.7  Дала: 45 of 228 → 6 of 14" in message.body
    assert "gone" not in message.body, "it moved the other way"
    assert "about 2 such messages a year come by chance alone" in message.body
    assert "https://pages.example/?by=day&until=2026-11-12" in message.body
    assert max(map(len, message.body.splitlines())) < 130


def test_a_spike_has_one_key_whenever_it_is_composed() -> None:
    one = compose_spike(SPIKE, MOVED, [], OUTLETS, 2.0, NOW)
    two = compose_spike(SPIKE, [], [], {}, 2.0, datetime(2027, 1, 1, tzinfo=UTC))
    assert one.key == two.key
    assert "pages" not in one.body


def test_no_message_accuses_anybody() -> None:
    silence = Silence("steppe", date(2026, 11, 2), 12.3)
    messages = [
        compose_spike(SPIKE, MOVED, [], OUTLETS, 2.0, NOW),
        compose_silence(silence, "doors: read 1; 0 new articles", OUTLETS, NOW),
        compose_silences([silence] * 4, OUTLETS, NOW),
        compose_fault("crawl", "exit code 1", NOW),
    ]
    for message in messages:
        text = f"{message.subject} {message.body}".lower()
        assert not any(word in text for word in ("propaganda", "caused", "intended", "disinformation", "fake"))


def test_a_silence_has_one_key_for_all_the_days_that_it_lasts() -> None:
    silence = Silence("steppe", date(2026, 11, 2), 12.3)
    later = Silence("steppe", date(2026, 11, 2), 30.1)
    one, two = (compose_silence(each, "", OUTLETS, NOW) for each in (silence, later))
    assert one.key == two.key == "silence/steppe/2026-11-02"
    assert "about 12 were to be expected" in one.body
    assert "It has not been crawled since." in one.body


def test_a_fault_is_told_once_a_day_of_kazakhstan() -> None:
    assert compose_fault("crawl", "exit code 1: no disk", NOW).key == "fault/crawl/2026-11-13"
