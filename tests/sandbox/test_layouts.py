import re
from dataclasses import replace
from html import unescape

import pytest

from sandbox.articles import Article, Making
from sandbox.cast import name_day
from sandbox.layouts import chrome
from sandbox.publishers import BY_SLUG, Layout
from sandbox.site import Site
from tests.sandbox.conftest import Find

PAGES = [Layout.SEMANTIC, Layout.SOUP, Layout.WORDPRESS, Layout.MINIMAL]


def fetch(site: Site, article: Article) -> str:
    host, _, path = article.url.removeprefix("http://").partition("/")
    answer = site.answer(host, f"/{path}")
    assert answer.status == 200
    declared = re.search(rb"charset=\"?([\w-]+)", answer.body)
    assert declared is not None
    return answer.body.decode(declared[1].decode())


@pytest.mark.parametrize("layout", PAGES)
def test_a_page_holds_its_title_and_every_paragraph(site: Site, find: Find, layout: Layout) -> None:
    for article in find(layout=layout)[::29]:
        seen = " ".join(unescape(re.sub(r"<[^>]+>", "", fetch(site, article))).split())
        for part in (article.title, article.byline, *article.paragraphs):
            assert " ".join(part.split()) in seen


@pytest.mark.parametrize("layout", PAGES)
def test_a_text_stands_in_what_real_sites_put_around_it(site: Site, find: Find, layout: Layout) -> None:
    article = find(layout=layout)[-1]
    page, words = fetch(site, article), chrome.labels_of(BY_SLUG[article.outlet])
    for part in (words.subscribe, words.related, words.rights):
        assert part in page
    assert page.count("<a ") >= 5


@pytest.mark.parametrize("layout", PAGES)
def test_a_links_words_lead_where_it_says(site: Site, find: Find, layout: Layout) -> None:
    article = find(Making.LINKED, layout=layout)[0]
    [anchor] = article.anchors
    words = article.paragraphs[anchor.paragraph][anchor.start : anchor.end]
    assert re.search(f'<a href="{re.escape(anchor.url)}"[^>]*>{re.escape(words)}</a>', fetch(site, article))


@pytest.mark.parametrize("layout", PAGES)
def test_the_photo_credit_of_a_trap_is_on_the_page(site: Site, find: Find, layout: Layout) -> None:
    article = find(Making.PHOTO, layout=layout)[0]
    assert article.caption in unescape(fetch(site, article))


def test_the_old_layout_has_its_date_in_russian_words_alone(site: Site, find: Find) -> None:
    article = find(layout=Layout.SOUP)[-1]
    page, at = fetch(site, article), article.published_at
    assert f"{name_day(at.date(), 'ru')} {at:%Y, %H:%M}" in page
    assert f"{at:%Y-%m-%d}" not in page
    assert f"{at:%d.%m.%Y}" not in page


def test_the_old_russian_pages_are_not_unicode_and_their_header_does_not_say_so(site: Site) -> None:
    article = next(one for one in site.latest("kokterek_post") if "—" in one.text)
    answer = site.answer("kokterek-post.example", article.url.removeprefix("http://kokterek-post.example"))
    assert answer.content_type == "text/html"
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")


def test_markup_in_a_title_stays_text(find: Find) -> None:
    for layout in PAGES:
        article = replace(find(layout=layout)[0], title='<script>alert(1)</script> & "«»', byline="<b>x</b>")
        publisher = BY_SLUG[article.outlet]
        page = Site.render(article, publisher, [article])
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page
