"""The contract of `classify`: one answer for each line, in order, with these fields and no others."""

import json

import pytest

from tests.journeys.conftest import Derekkoz

EVIDENCE = {"kind", "source", "name", "group", "role", "field", "start", "end", "surface"}
ORIGIN = {"group", "levels", "basis", "source", "proximate", "russian", "probability", "because"}


def test_an_answer_has_the_agreed_fields(derekkoz: Derekkoz) -> None:
    line = {
        "id": "a1",
        "url": "https://tengrinews.kz/a",
        "title": "",
        "text": "Мост жабылды, деп хабарлады ТАСС-қа сілтеме жасап Tengrinews.",
    }
    done = derekkoz("classify", stdin=json.dumps(line))
    assert done.code == 0
    answer = json.loads(done.out)
    assert set(answer) == {"id", "language", "evidence", "origin"}
    assert set(answer["language"]) == {"code", "script", "confidence", "mixed", "spans"}
    assert (answer["language"]["code"], answer["language"]["script"]) == ("kk", "Cyrl")
    assert [(span["start"], span["end"]) for span in answer["language"]["spans"]] == [(0, len(line["text"]))]
    assert all(set(one) == EVIDENCE for one in answer["evidence"])
    assert set(answer["origin"]) == ORIGIN
    assert (answer["id"], answer["origin"]["russian"], answer["origin"]["levels"]) == ("a1", True, ["L2"])
    publisher, credit = answer["evidence"]
    assert (publisher["kind"], publisher["source"], publisher["start"]) == ("outlet", "tengrinews", None)
    assert line["text"][credit["start"] : credit["end"]] == credit["surface"] == "ТАСС-қа"


def test_a_chain_keeps_its_order_and_passing_through_russian_media_is_what_counts(derekkoz: Derekkoz) -> None:
    line = {"outlet": "tengrinews.kz", "text": "Об этом сообщает РИА Новости со ссылкой на агентство Mehr."}
    origin = json.loads(derekkoz("classify", stdin=json.dumps(line)).out)["origin"]
    assert (origin["group"], origin["source"], origin["proximate"]) == ("region", None, "ria")
    assert (origin["levels"], origin["russian"]) == (["L2"], True)


def test_a_russian_publisher_is_level_one_and_the_language_is_never_evidence(derekkoz: Derekkoz) -> None:
    lines = [
        {"outlet": "ria.ru", "text": "The bridge is closed."},
        {"outlet": "vlast.kz", "text": "Мост закрыли на ремонт, сообщил аким."},
        {"outlet": "meduza.io", "text": "Мост закрыли на ремонт."},
    ]
    done = derekkoz("classify", stdin="\n".join(map(json.dumps, lines)))
    origins = [json.loads(line)["origin"] for line in done.out.splitlines()]
    assert [(one["group"], one["levels"]) for one in origins] == [("ru", ["L1"]), ("kz", []), ("exile", [])]


def test_bad_lines_are_answered_in_their_place_and_nothing_else_is_lost(derekkoz: Derekkoz) -> None:
    lines = ['{"id": 1, "text": "a"}', "{", '{"id": 3}', "[]", '{"id": 5, "text": 5}', '{"id": 6, "text": "b"}']
    done = derekkoz("classify", stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert done.err == ""
    assert [answer["id"] for answer in answers] == [1, None, 3, None, 5, 6]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]


def test_bytes_that_are_no_text_are_answered(derekkoz: Derekkoz) -> None:
    done = derekkoz("classify", stdin=b'\xff\xfe\n{"text": "\\ud800 \\u0000"}\n')
    assert [json.loads(line).keys() >= {"error"} for line in done.out.splitlines()] == [True, False]


@pytest.mark.parametrize("text", ["", "x" * 100_000, "ТАСС " * 20_000, "«" * 50_000])
def test_strange_lengths_are_answered(derekkoz: Derekkoz, text: str) -> None:
    done = derekkoz("classify", stdin=json.dumps({"text": f"a {text}"}))
    assert done.code == 0
    assert len(done.out.splitlines()) == 1
