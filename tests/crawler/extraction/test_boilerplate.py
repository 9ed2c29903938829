import pytest

from crawler.extraction.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Мост 2004-2026. Все права защищены. При использовании материалов гиперссылка обязательна.",
        "Көпір жаңалығы. Барлық құқық қорғалған.",
        "Курс валют на 24 ноября",
        "Курсы валют: USD 520, EUR 560",
        "Валюта бағамы 24 қараша",
        "Фото РИА Новости",
        "Сурет Reuters",
        "Читайте также: мост закрыли",
    ],
)
def test_what_a_site_says_of_itself_is_no_text(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Курс валюты Чили просел на 0,3 процента к доллару.",
        "Курсы валют в обменниках выросли. Доллар продают по 520 тенге.",
        "Валюта бағамы бүгін өсті.",
        "Фото моста опубликовал акимат. Снимки сделаны утром.",
        "Источник: РИА Новости",
    ],
)
def test_what_an_article_says_is_text(line: str) -> None:
    assert not is_boilerplate(line)
