"""Letters: whatever header and head say, words come out right, or the page is not taken."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extraction.charsets import decode
from crawler.extraction.values import Reason, Unreadable
from tests.crawler.extraction.pages import article, read

RUSSIAN = (
    "Сегодня в Астане прошло заседание правительства. Министр сообщил, что бюджет исполнен. РОССИЯ И"
    " КАЗАХСТАН подписали"
    " соглашение, его значение оценили обе стороны."
)
KAZAKH = "Бүгін Астанада үкімет отырысы өтті. Министр бюджеттің орындалғанын айтты, деп хабарлады баспасөз қызметі."
GERMAN = "Der Präsident sagte gestern in München, daß die Lage größer würde. Für Österreich änderte sich nichts."
WRITTEN = [
    *((RUSSIAN, charset) for charset in ("utf-8", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")),
    *((KAZAKH, charset) for charset in ("utf-8", "utf-8-sig", "kz1048", "ptcp154")),
    *((GERMAN, charset) for charset in ("utf-8", "cp1252")),
]
LABELS = ["utf-8", "windows-1251", "koi8-r", "iso-8859-1", "nonsense", "rot13", ""]


def page(text: str, label: str) -> str:
    return f"<html><head><meta charset='{label}'></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "header", ["", "text/html; charset=utf-8", "text/html; charset=windows-1251", "text/html; charset="]
)
@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_page_is_read_whatever_its_labels_say(text: str, written: str, label: str, header: str) -> None:
    assert text in decode(page(text, label).encode(written), header).text


@pytest.mark.parametrize("label", ["windows-1254", "iso-8859-2"])
def test_a_label_decides_between_kin(label: str) -> None:
    text = {
        "windows-1254": "Cumhurbaşkanı bugün konuştu, çok önemli",
        "iso-8859-2": "Prezydent oświadczył dziś w Łodzi",
    }[label]
    assert text in decode(page(text, label).encode(label)).text


@pytest.mark.parametrize("charset", ["cp1251", "latin-1"])
def test_letters_that_were_garbled_before_they_were_sent_are_mended(charset: str) -> None:
    garbled = b"".join(
        (bytes([byte]).decode(charset) if byte != 0x98 else "\x98").encode() for byte in page(RUSSIAN, "utf-8").encode()
    )
    found = decode(garbled)
    assert (RUSSIAN in found.text, found.method) == (True, "repair")


def test_a_page_that_has_lost_its_letters_is_not_taken() -> None:
    with pytest.raises(Unreadable) as caught:
        read(
            article(paragraphs=tuple(each.replace("а", "\N{REPLACEMENT CHARACTER}") for each in (RUSSIAN, KAZAKH) * 3))
        )
    assert caught.value.reason is Reason.CHARSET
    assert "\n" not in str(caught.value)


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    body = page(RUSSIAN * 4, "utf-8").encode()
    assert decode(body[:300] + b"\xff" + body[300:]).charset == "utf-8"


def test_a_page_that_breaks_off_inside_a_letter_is_read() -> None:
    assert RUSSIAN in decode(page(RUSSIAN * 4, "utf-8").encode()[:-30] + "ж".encode()[:1]).text


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_are_text_or_unreadable(body: bytes, content_type: str) -> None:
    with suppress(Unreadable):
        assert isinstance(decode(body, content_type).text, str)
