"""What is no article is told apart, with the reason."""

import pytest

from crawler.extraction.values import Kind, Reason, Unreadable
from tests.crawler.extraction.pages import NAVIGATION, article, read

TEASERS = "".join(
    f"<div class='item'><a href='/news/{n}/'>Қаладағы {n}-ші жаңалықтың ұзақ тақырыбы осында тұр</a></div>"
    for n in range(30)
)


def page(body: str, title: str = "Жаңалықтар", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{NAVIGATION}{body}</body></html>"


@pytest.mark.parametrize(
    ("url", "html", "reason"),
    [
        ("https://tengrinews.kz/", page(TEASERS), Reason.SECTION),
        ("https://tengrinews.kz/kazakhstan_news/", page(f"<h1>Қазақстан</h1>{TEASERS}"), Reason.SECTION),
        ("https://tengrinews.kz/tag/almaty/", page(TEASERS), Reason.TAG),
        ("https://tengrinews.kz/search/?q=x", page(TEASERS), Reason.SEARCH),
        ("https://tengrinews.kz/?s=x", page(TEASERS), Reason.SEARCH),
        (
            "https://tengrinews.kz/a/1",
            page("<h1>404</h1><p>Страница не найдена.</p>" + TEASERS, "Ошибка 404"),
            Reason.SOFT_404,
        ),
        ("https://tengrinews.kz/a/1", page("<h1>Бет табылмады</h1><p>Мұндай бет жоқ екен.</p>"), Reason.SOFT_404),
        (
            "https://tengrinews.kz/a/1",
            page("<p>Checking your browser before accessing the site.</p>", "Just a moment..."),
            Reason.CONSENT,
        ),
        (
            "https://tengrinews.kz/a/1",
            page("<p>Мы используем файлы cookie. Принять все настройки сайта.</p>"),
            Reason.CONSENT,
        ),
        (
            "https://tengrinews.kz/a/1",
            page("<h1>Т</h1><p>Материал доступен только для подписчиков. Оформите подписку.</p>"),
            Reason.PAYWALL,
        ),
        ("https://tengrinews.kz/a/1", "<html></html>", Reason.EMPTY),
        ("https://tengrinews.kz/a/1", "", Reason.EMPTY),
        (
            "https://tengrinews.kz/a/1",
            page("<h1>Видео</h1><div>Көру үшін төмендегі батырманы басыңыз</div>"),
            Reason.NO_TEXT,
        ),
    ],
)
def test_a_page_that_is_no_article_says_why(url: str, html: str, reason: Reason) -> None:
    found = read(html, url)
    assert (found.kind, found.reason) == (Kind.NOT_ARTICLE, reason)


def test_a_locked_article_is_no_article() -> None:
    item = '{"@type": "NewsArticle", "headline": "Т", "isAccessibleForFree": "False"}'
    head = f'<script type="application/ld+json">{item}</script>'
    assert read(article(head=head)).reason is Reason.PAYWALL


def test_an_article_about_cookies_subscriptions_and_missing_pages_is_one() -> None:
    paragraphs = tuple(
        f"Учёные сообщили в {year} году: сайты пишут «page not found», «we use cookies» и «только для подписчиков»."
        for year in range(2010, 2020)
    )
    assert (
        read(article(title="Почему страница не найдена: история ошибки 404", paragraphs=paragraphs)).kind
        is Kind.ARTICLE
    )


def test_one_sentence_is_an_article() -> None:
    assert (
        read(
            article(paragraphs=("Бүгін Астанада жаңа көпір ашылды, деп хабарлайды әкімдіктің баспасөз қызметі.",))
        ).kind
        is Kind.ARTICLE
    )


def test_a_running_report_and_a_series_of_pictures_are_kinds_of_their_own() -> None:
    entries = "".join(f"<p>1{n}:05</p><p>Көпірге {n}-ші қонақ келді, деп хабарлайды тілшіміз.</p>" for n in range(8))
    assert read(article(entries)).kind is Kind.LIVE
    pictures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Көпірдің {n}-ші суреті</figcaption></figure>" for n in range(6)
    )
    found = read(article(pictures, paragraphs=("Көпірдің суреттерін қараңыз, олар бүгін түсірілген.",)))
    assert (found.kind, len(found.captions)) == (Kind.PHOTO, 6)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7", "", Reason.NOT_HTML),
        (b"<p>x", "application/json", Reason.NOT_HTML),
        (b"<p>x", "image/png", Reason.NOT_HTML),
        (b"\x89PNG\r\n", "text/html", Reason.NOT_HTML),
        (b"x" * 5_000_001, "text/html", Reason.TOO_LARGE),
    ],
)
def test_what_is_no_page_is_not_read(body: bytes, content_type: str, reason: Reason) -> None:
    with pytest.raises(Unreadable) as caught:
        read(body, content_type=content_type)
    assert caught.value.reason is reason
