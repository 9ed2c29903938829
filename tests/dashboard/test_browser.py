"""The pages in a real Chromium: hostile content, small screens, no scripts, keyboard, contrast."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from outlets.registry import Registry
from outlets.vocabulary import Group
from storage.database import Store
from storage.records import Evidence, EvidenceKind, Field, Forward, Language, Role
from tests.dashboard.conftest import MONDAY, Site, make_article, serving

PAYLOADS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "'><svg onload=document.title='owned'>",
    "</title><script>document.title='owned'</script>",
    "</textarea><iframe src=javascript:document.title='owned'></iframe>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/><form action=//evil.example/><button>",
    "\u202egnp.exe \u2066\u0000\ufeff<a href=javascript:1>x</a>",
    "]]><!--<math><mi//xlink:href='data:x,<script>1</script>'>",
    "&lt;script&gt; &#60;b&#62;",
)
PATHS = ("/", "/?slice=language", "/?by=day", "/articles", "/articles?period=2026-W46", "/outlets", "/nope")
PHONE = 360


@pytest.fixture
def hostile(keep: Callable[..., None], empty: Store, registry: Registry) -> Iterator[Site]:
    """Articles whose every text is an attack."""
    for number, payload in enumerate(PAYLOADS):
        text = f"Мост. {payload} Конец."
        article = make_article(
            number,
            MONDAY,
            title=payload,
            text=text,
            url=f"https://steppe.example/{number}?x={payload}",
            published_as_found=payload,
            forwarded_from=Forward(payload, f"javascript:document.title='owned'//{payload}"),
        )
        end = 6 + len(payload)
        signs = (
            Evidence(EvidenceKind.CREDIT, None, payload, Group.RU, Role.SOURCE, Field.TEXT, 6, end, payload),
            Evidence(EvidenceKind.MENTION, payload, payload, Group.RU, Role.MENTION, Field.TEXT, 3, 9, text[3:9]),
            Evidence(EvidenceKind.CREDIT, None, payload, Group.RU, Role.VIA, Field.TITLE, 0, len(payload), payload),
        )
        origin = replace(article.origin, because=payload, method=payload, russian=True)
        keep(replace(article, evidence=signs, origin=origin, language=Language(payload, payload, 0.5)))
    for number, url in enumerate(
        ("javascript:document.title='owned'", "JaVaScRiPt:alert(1)", " data:text/html,x", "vbscript:x")
    ):
        keep(make_article(900 + number, MONDAY, url=url))
    keep(make_article(990, MONDAY, PAYLOADS[1]))
    with serving(empty, registry) as site:
        yield site


def test_hostile_articles_are_shown_as_text_and_run_nothing(hostile: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "/articles?scope=stored")
    links = page.eval_on_selector_all(".entries h2 a", "all => all.map(a => a.getAttribute('href'))")
    assert len(links) == len(PAYLOADS) + 5
    page.goto(hostile.address + "/outlets")
    page.goto(hostile.address + "/?slice=language")
    for link in links:
        page.goto(hostile.address + link)
        assert page.title() != "owned"
        assert page.locator("h1").count() == 1
        schemes = page.eval_on_selector_all("a[href]", "all => all.map(a => new URL(a.href).protocol)")
        assert set(schemes) <= {"http:", "https:"}
        assert page.locator("main script, main iframe, main img, main style, main form, main base").count() == 0


def test_a_hostile_text_reads_as_it_was_written(hostile: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "/articles?scope=stored")
    shown = " ".join(page.locator(".entries h2").all_inner_texts())
    for payload in PAYLOADS[:5]:
        assert payload in shown


def test_outside_links_tell_the_outlet_nothing(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "/article?url=https://steppe.example/1")
    outside = page.locator("a[href^='https://steppe']")
    assert outside.count() == 1
    assert set((outside.get_attribute("rel") or "").split()) >= {"noopener", "noreferrer"}


@pytest.mark.parametrize("path", [*PATHS, "/article?url=https://steppe.example/1", "/?slice=outlet"])
def test_nothing_is_wider_than_a_phone(site: Site, open_page: Callable[..., Page], path: str) -> None:
    page = open_page(site, path, viewport={"width": PHONE, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    edges = page.evaluate(
        "[...document.querySelectorAll('td, th, p, select')].map(e => e.getBoundingClientRect().right)"
    )
    assert max(edges, default=0) <= PHONE


def test_words_without_spaces_do_not_widen_the_page(hostile: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "/articles?scope=stored", viewport={"width": PHONE, "height": 740})
    for link in page.eval_on_selector_all(".entries h2 a", "all => all.map(a => a.href)")[:4]:
        page.goto(link)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_all_works_without_scripts(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "/", java_script_enabled=False)
    page.locator("[name=by]").select_option("day")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**by=day**")
    page.goto(site.address + "/")
    page.locator("svg.wide a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles?period=2026-W46&show=russian")
    page.locator(".entries h2 a").first.click()
    page.wait_for_url("**/article?url=**")
    assert page.locator("mark").first.inner_text() == "ТАСС"


def test_the_numbers_of_a_form_come_back_in_it(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "/")
    page.locator("[name=since]").fill("2026-11-09")
    page.locator("[name=slice]").select_option("language")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**since=2026-11-09**")
    assert page.locator("[name=since]").input_value() == "2026-11-09"
    assert page.locator("[name=slice]").input_value() == "language"


def test_the_keyboard_reaches_everything_and_shows_where_it_is(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "/")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('svg') ? 'svg' : document.activeElement.tagName"))
        visible = page.evaluate(
            """() => {
              const one = document.activeElement, style = getComputedStyle(one);
              const target = one.querySelector?.('.target');
              const stroke = target ? getComputedStyle(target).stroke : 'none';
              const shown = [style.outlineStyle, style.boxShadow, stroke].some(each => each !== 'none');
              return one === document.body || shown;
            }"""
        )
        assert visible, page.evaluate("document.activeElement.outerHTML")
    assert {"A", "SELECT", "INPUT", "BUTTON", "svg"} <= reached
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


@pytest.mark.parametrize("path", [*PATHS, "/article?url=https://steppe.example/1"])
def test_every_page_has_a_title_a_language_one_heading_and_named_fields(
    site: Site, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(site, path)
    assert page.get_attribute("html", "lang") == "en"
    assert page.title().endswith("Derekkoz")
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    levels = page.eval_on_selector_all("h1, h2, h3", "all => all.map(h => Number(h.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    unnamed = page.eval_on_selector_all(
        "main select, main input:not([type=hidden]), main button",
        "all => all.filter(e => !(e.labels?.length || e.textContent.trim())).length",
    )
    assert unnamed == 0
    assert page.eval_on_selector_all("table", "all => all.filter(t => !t.querySelector('th[scope]')).length") == 0
    assert page.eval_on_selector_all("[id]", "all => all.length - new Set(all.map(e => e.id)).size") == 0


def test_the_chart_has_a_title_a_description_and_a_name_for_each_point(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "/")
    assert page.get_by_role("group", name=re.compile("^Share of articles of Russian origin")).count() == 1
    names = page.locator("svg.wide a").evaluate_all("all => all.map(a => a.getAttribute('aria-label'))")
    assert names[0].replace("\u00a0", " ") == "week 45 of 2026: 26.2 % of 42 articles, interval 15.3–41.1 %"
    assert "stands out from its own past" in names[2]


CONTRASTS = """() => {
  const luminance = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const ground = one => {
    for (let each = one; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return numbers(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  };
  const poor = [];
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !one.getClientRects().length || one.matches('title, desc, option')) continue;
    const style = getComputedStyle(one);
    const ink = numbers(one.closest('svg') ? style.fill : style.color).slice(0, 3);
    const [a, b] = [luminance(ink), luminance(ground(one))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) poor.push(`${one.tagName}.${one.className} ${ratio.toFixed(2)} ${one.textContent.slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PATHS, "/article?url=https://steppe.example/1"])
def test_all_text_has_the_contrast_of_wcag_aa(
    site: Site, open_page: Callable[..., Page], path: str, scheme: str
) -> None:
    assert open_page(site, path, color_scheme=scheme).evaluate(CONTRASTS) == []


def test_marks_differ_by_more_than_colour(hostile: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "/article?url=" + "https://steppe.example/5?x=%7B%7B")
    page.goto(hostile.address + "/articles?scope=stored")
    page.locator(".entries h2 a").nth(3).click()
    page.wait_for_url("**/article?url=**")
    styles = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('mark')]"
        ".map(m => [m.className, getComputedStyle(m).textDecorationStyle + getComputedStyle(m).fontWeight]))"
    )
    assert len(styles) >= 2
    assert len(set(styles.values())) == len(styles)
    assert page.locator("a.ref").count() >= 3


def test_a_printed_page_has_the_numbers_and_no_controls(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "/")
    page.emulate_media(media="print")
    assert not page.locator("form").is_visible()
    assert page.locator("table.numbers").is_visible()
    assert page.locator("svg.wide").is_visible()
