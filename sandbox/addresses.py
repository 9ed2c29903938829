"""Addresses of made-up articles, one shape for each way in which sites build them."""

import re
from datetime import datetime

from sandbox.publishers import SCHEME, Layout, Publisher

_FIRST_NUMBER = 10_400  # no site's archive begins at 1
_LONGEST_SLUG = 60  # characters
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_SPELLED = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya a g q n o u u h i"
_LETTERS = dict(zip(_CYRILLIC, _SPELLED.split(" "), strict=True))


def spell_slug(title: str) -> str:
    """Returns the title in small Latin letters and hyphens: «В Актане отремонтировали» → v-aktane-otremontirovali."""
    spelled = "".join(_LETTERS.get(letter, letter) for letter in title.lower())
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")[:_LONGEST_SLUG].rstrip("-")


def address(publisher: Publisher, number: int, title: str, at: datetime, *, latin: bool = False) -> str:
    """Returns the URL of the outlet's article or post; `latin` is that of its edition in Latin letters."""
    root = f"{SCHEME}://{publisher.host}" + ("/lat" if latin else "")
    shown = _FIRST_NUMBER + number
    match publisher.layout:
        case Layout.CHANNEL:
            return f"https://t.me/{publisher.host}/{number}"
        case Layout.SEMANTIC:
            return f"{root}/news/{at:%Y/%m/%d}/{spell_slug(title)}-{shown}"
        case Layout.WORDPRESS:
            return f"{root}/{at:%Y/%m}/{spell_slug(title)}-{shown}/"
        case Layout.SOUP:
            return f"{root}/article.php?id={shown}"
        case Layout.MINIMAL:
            return f"{root}/n/{shown}.html"
