"""What stands around a text on every site and is no part of it: menus, related links, widgets, comments, footers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sandbox.articles import Article
from sandbox.publishers import Publisher


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the chrome in one language."""

    menu: tuple[str, ...]
    subscribe: str
    related: str
    comments: str
    comment: str
    rights: str
    photo: str
    rates: str
    search: str


_LABELS = {
    "ru": Labels(
        ("Главная", "Политика", "Экономика", "Общество", "Спорт", "Контакты"),
        "Подписывайтесь на наш Telegram-канал и узнавайте новости первыми!",
        "Читайте также",
        "Комментарии (2)",
        "Спасибо, интересно. А когда начнут у нас?",
        "Все права защищены. При использовании материалов гиперссылка обязательна.",
        "Фото",
        "Курсы валют",
        "Поиск по сайту",
    ),
    "kk": Labels(
        ("Басты бет", "Саясат", "Экономика", "Қоғам", "Спорт", "Байланыс"),
        "Telegram-арнамызға жазылыңыз, жаңалықты бірінші біліңіз!",
        "Тағы оқыңыз",
        "Пікірлер (2)",
        "Рақмет, қызық екен. Бізде қашан болады?",
        "Барлық құқық қорғалған. Материал пайдаланылса, сілтеме жасау міндетті.",
        "Фото",
        "Валюта бағамы",
        "Сайттан іздеу",
    ),
    "en": Labels(
        ("Home", "Politics", "Economy", "Society", "Sport", "Contacts"),
        "Subscribe to our newsletter and our Telegram channel!",
        "Read also",
        "Comments (2)",
        "Thank you, good to know. When is our turn?",
        "All rights reserved. A link is required when using our material.",
        "Photo",
        "Exchange rates",
        "Search the site",
    ),
}
_RATES = (("USD", "512,40"), ("EUR", "561,18"), ("RUB", "6,02"))
_EVERY_THIRD = 3  # article has a picture of the outlet's own


def labels_of(publisher: Publisher) -> Labels:
    """Returns the words that the outlet's pages use."""
    return _LABELS[publisher.language]


def language_tag(article: Article) -> str:
    """Returns what stands in <html lang>: kk, ru, en, or kk-Latn."""
    return f"{article.language}-Latn" if (article.language, article.script) == ("kk", "Latn") else article.language


def paragraphs_as_html(article: Article) -> list[str]:
    """Returns the paragraphs, escaped, with their hyperlinks."""
    made = []
    for number, paragraph in enumerate(article.paragraphs):
        html, passed = "", 0
        for anchor in (one for one in article.anchors if one.paragraph == number):
            words = escape(paragraph[anchor.start : anchor.end], quote=False)
            html += escape(paragraph[passed : anchor.start], quote=False)
            html += f'<a href="{escape(anchor.url)}" target="_blank">{words}</a>'
            passed = anchor.end
        made.append(html + escape(paragraph[passed:], quote=False))
    return made


def caption_of(article: Article, publisher: Publisher) -> str:
    """Returns the line under the article's picture, or nothing where it has none."""
    if article.caption or article.number % _EVERY_THIRD:
        return article.caption
    return f"{labels_of(publisher).photo}: {publisher.name}"


def menu(publisher: Publisher) -> str:
    """Returns the items of the menu as list items."""
    return "".join(
        f'<li><a href="/section/{place}">{word}</a></li>' for place, word in enumerate(labels_of(publisher).menu)
    )


def rates(publisher: Publisher) -> str:
    """Returns a widget with made-up exchange rates."""
    rows = "".join(f"<span>{code}</span> <span>{rate}</span> " for code, rate in _RATES)
    return f"<div class='rates'><b>{labels_of(publisher).rates}</b> {rows}</div>"


def links_to(articles: Sequence[Article]) -> str:
    """Returns links to articles as list items."""
    return "".join(f'<li><a href="{escape(one.url)}">{escape(one.title, quote=False)}</a></li>' for one in articles)


def comments(publisher: Publisher) -> str:
    """Returns a box with readers' comments."""
    words = labels_of(publisher)
    return f"<h3>{words.comments}</h3><div class='comment'><b>Reader17</b><p>{words.comment}</p></div>"
