"""The text: all of the article, nothing else, with its links where they stand."""

import json

import pytest

from crawler.extraction.values import Extraction, Kind
from tests.crawler.extraction.pages import PARAGRAPHS, article, read

CREDIT = (
    '<p>Космос әлемі туралы, передает <a href="https://tengrinews.kz/1">Tengrinews.kz</a> со ссылкой на'
    ' <a href="//theguardian.com/x">\n The <b>Guardian</b></a>, бұл <em>ма</em>ңызды жаңалық.</p>'
)
WHOLE = "\n\n".join(PARAGRAPHS)


def declare(body: str) -> str:
    item = {"@type": "NewsArticle", "headline": "Т", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def links_of(found: Extraction) -> list[tuple[str, str]]:
    assert all(found.text[link.start : link.end] == link.anchor for link in found.links)
    return [(link.url, link.anchor) for link in found.links]


def test_an_article_is_its_paragraphs_with_a_blank_line_between() -> None:
    found = read(article())
    assert found.kind is Kind.ARTICLE
    assert found.text == WHOLE
    assert found.title == "Астанада жаңа көпір ашылды"
    assert found.methods["text"]


def test_inline_links_keep_the_spaces_around_them_and_their_place_in_the_text() -> None:
    found = read(article(CREDIT))
    assert "передает Tengrinews.kz со ссылкой на The Guardian, бұл маңызды жаңалық." in found.text
    assert links_of(found) == [
        ("https://tengrinews.kz/1", "Tengrinews.kz"),
        ("https://theguardian.com/x", "The Guardian"),
    ]


def test_places_of_links_count_code_points_also_behind_emoji_and_in_later_paragraphs() -> None:
    found = read(article('<p>😀😀 Бірінші сөйлем, кейін <a href="/a">сілтеме 😀</a> және тағы бірдеңе.</p>', CREDIT))
    assert [anchor for _, anchor in links_of(found)] == ["сілтеме 😀", "Tengrinews.kz", "The Guardian"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "mailto:a@b.kz", "", "http://[broken", "tel:+7", "data:x"])
def test_what_is_no_web_address_is_no_link(href: str) -> None:
    found = read(article(f'<p>Бұл сөйлемде <a href="{href}">бір нәрсе</a> бар, бірақ сілтеме емес.</p>'))
    assert "бір нәрсе" in found.text
    assert found.links == ()


@pytest.mark.parametrize(
    "line",
    [
        "Оқи отырыңыз: <a href='/2'>Алматыда метро жүргізіледі</a>",
        "Telegram арнамызға жазылыңыз!",
        "Читайте также: <a href='/3'>В Алматы пустят метро</a>",
        "Подписывайтесь на наш Telegram-канал",
        "👉 Подпишитесь на нас в Instagram, чтобы не пропустить главное",
        "Read more: the other story",
        "* * *",
    ],
)
def test_invitations_and_links_to_other_articles_are_no_text(line: str) -> None:
    assert read(article(f"<p>{line}</p>")).text == WHOLE


def test_a_sentence_that_begins_like_an_invitation_is_text() -> None:
    sentence = (
        "Подписывайтесь или нет, но министерство, по словам его главы, продолжит публиковать отчёты о ходе"
        " работ на мосту,"
        " о расходах подрядчиков и о сроках: об этом он сообщил журналистам в кулуарах парламента, отвечая"
        " на вопрос о том,"
        " почему прошлый отчёт так и не вышел."
    )
    assert sentence in read(article(f"<p>{sentence}</p>")).text


def test_a_line_that_names_the_source_stays_though_it_is_a_link() -> None:
    assert read(article("<p>Источник: <a href='https://tass.ru/1'>ТАСС</a></p>")).text.count("Источник: ТАСС") == 1


def test_captions_stand_apart() -> None:
    found = read(article("<figure><img src='a.jpg'><figcaption>Фото: ойдан шығарылған агенттік</figcaption></figure>"))
    assert found.text == WHOLE
    assert found.captions == ("Фото: ойдан шығарылған агенттік",)


def test_neither_title_nor_date_nor_byline_is_text() -> None:
    meta = "<p>22 қараша 2026, 14:05</p><p>Айша Ойданшығарылған</p>"
    page = article(head='<meta name="author" content="Айша Ойданшығарылған">').replace(
        "<div class='content'>", f"<div class='content'>{meta}"
    )
    found = read(page)
    assert (found.text, found.authors) == (WHOLE, ("Айша Ойданшығарылған",))


def test_old_sites_separate_paragraphs_by_two_line_breaks() -> None:
    found = read(f"<body><h1>Т</h1><table><tr><td>{'<br> <BR/>'.join(PARAGRAPHS)}</td></tr></table>")
    assert found.text == WHOLE


def test_comments_and_other_articles_do_not_count_however_long() -> None:
    others = "".join(
        f"<div class='comment'><p>Пікір {n}: мен бұған келіспеймін, себебі бұл дұрыс емес.</p></div>" for n in range(9)
    )
    assert read(article(after=f"<section class='comments'>{others}</section>")).text == WHOLE


def test_an_article_in_one_form_around_the_whole_page_is_read() -> None:
    assert read(article().replace("<body>", "<body><form id='aspnet'>")).text == WHOLE


def test_a_container_with_a_misleading_name_is_read() -> None:
    assert read(article().replace("<article>", "<article><div class='has-sidebar social-main'>")).text == WHOLE


def test_hidden_text_is_no_text() -> None:
    assert read(article("<p style='display: none'>Бұл жасырын сөйлем, оны ешкім көрмейді.</p>")).text == WHOLE


def test_what_a_script_fills_in_is_taken_from_the_declared_body() -> None:
    body = " ".join(PARAGRAPHS)
    head = declare(body)
    found = read(f"<html><head>{head}</head><body><div id='app'>Жүктелуде</div></body></html>")
    assert (found.text, found.methods["text"]) == (body, "json-ld")


def test_a_declared_body_keeps_the_pages_own_links_and_paragraphs() -> None:
    body = " ".join(PARAGRAPHS)
    head = declare(body)
    page = article(head=head).replace("Tengrinews.kz тілшісі", "<a href='/t'>Tengrinews.kz</a> тілшісі")
    found = read(page)
    assert (found.text, found.methods["text"]) == (WHOLE, "json-ld")
    assert links_of(found) == [("https://tengrinews.kz/t", "Tengrinews.kz")]


def test_a_declared_summary_is_not_taken_for_the_body() -> None:
    assert read(article(head=declare(PARAGRAPHS[0]))).text == WHOLE
