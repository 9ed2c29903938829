"""The forms of an article's page in a real Chromium: by mouse and by keyboard, without scripts, on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from dashboard.desk import Writers
from outlets.registry import Registry
from storage import corrections
from storage.corrections import Filed
from storage.database import Store
from tests.dashboard.conftest import Site, make_article, serving
from tests.dashboard.test_browser import CONTRASTS, PAYLOADS, PHONE

PAGE = "/article?url=https://steppe.example/1"
WRONG = "This verdict is wrong"


@pytest.fixture
def desk(keep: Callable[..., None], empty: Store, registry: Registry) -> Iterator[Site]:
    keep(make_article(1, russian=True))
    with serving(empty, registry, Writers.LOCAL) as site:
        yield site


def history(store: Store) -> list[Filed]:
    with store.read() as connection:
        return list(corrections.walk(connection))


def fill(page: Page, why: str = "The credit is a denial.", by: str = "A. Coder") -> None:
    page.get_by_text(WRONG).click()
    page.get_by_label("Not of Russian origin").check()
    page.locator("textarea").fill(why)
    page.locator("form[action^='/correct'] [name=by]").fill(by)


def test_a_person_corrects_a_verdict_and_takes_it_back_without_scripts(
    desk: Site, empty: Store, open_page: Callable[..., Page]
) -> None:
    page = open_page(desk, PAGE, java_script_enabled=False)
    fill(page)
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_url("**/article?url=**#corrections")
    assert page.locator(".box .verdict").inner_text() == "not of Russian origin"
    assert page.locator(".corrections li").count() == 1
    page.get_by_text("Withdraw this correction").click()
    page.locator(".corrections [name=by]").fill("B. Coder")
    page.get_by_role("button", name="Withdraw it").click()
    page.locator(".corrections li.withdrawn").wait_for()
    assert page.locator(".box .verdict").inner_text() == "Russian origin · L2"
    assert [one.withdrawal is not None for one in history(empty)] == [True]


def test_the_keyboard_alone_is_enough(desk: Site, empty: Store, open_page: Callable[..., Page]) -> None:
    page = open_page(desk, PAGE)
    page.get_by_text(WRONG).focus()
    page.keyboard.press("Enter")
    for keys in ("Tab", "Space", "ArrowDown", "Tab", "Tab", "Tab"):  # the answers, past medium and group, to the reason
        page.keyboard.press(keys)
    page.keyboard.type("A copy.")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Coder")
    page.keyboard.press("Enter")
    page.wait_for_url("**#corrections")
    [filed] = history(empty)
    assert (filed.correction.levels, filed.correction.why, filed.correction.by) == (("L2",), "A copy.", "A. Coder")


def test_what_is_missing_is_asked_for_before_anything_is_sent(
    desk: Site, empty: Store, open_page: Callable[..., Page]
) -> None:
    page = open_page(desk, PAGE)
    page.get_by_text(WRONG).click()
    page.get_by_role("button", name="Save the correction").click()
    assert page.evaluate("document.querySelector('form.say').checkValidity()") is False
    assert page.url.endswith(PAGE)
    assert history(empty) == []


def test_a_mistake_is_told_beside_the_form_which_stays_open(desk: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(desk, PAGE)
    fill(page, why="Said <b>clearly</b>.")
    page.get_by_label("Which medium it comes from").fill("tas")
    page.get_by_role("button", name="Save the correction").click()
    page.locator("#problem").wait_for()
    assert "did you mean tass?" in page.locator("#problem").inner_text()
    assert page.get_by_label("Which medium it comes from").get_attribute("aria-describedby") == "problem"
    assert page.locator("textarea").input_value() == "Said <b>clearly</b>."
    assert page.get_by_label("Not of Russian origin").is_checked()


def test_hostile_words_of_a_corrector_are_shown_as_text(
    desk: Site, empty: Store, open_page: Callable[..., Page]
) -> None:
    page = open_page(desk, PAGE)
    shown = [one for one in PAYLOADS if "\u202e" not in one]
    for payload in shown:
        page.goto(desk.address + PAGE)
        fill(page, why=payload, by=payload[:80])
        page.get_by_role("button", name="Save the correction").click()
        page.wait_for_url("**#corrections")
        assert page.title().endswith("Derekkoz")
        assert page.locator(".corrections li").first.locator("p").nth(1).inner_text() == " ".join(payload.split())
    assert len(history(empty)) == len(shown)
    page.goto(desk.address + "/articles?scope=stored")
    assert page.locator("main script, main iframe, main img, main style, main base").count() == 0


def test_a_form_on_another_site_corrects_nothing(desk: Site, empty: Store, open_page: Callable[..., Page]) -> None:
    page = open_page(desk, PAGE)
    token = page.locator("[name=token]").first.get_attribute("value")
    fields = {"url": "https://steppe.example/1", "token": token, "right": "not-russian", "by": "x", "why": "x"}
    inputs = "".join(f"<input name='{name}' value='{value}'>" for name, value in fields.items())
    page.goto("about:blank")
    page.set_content(f"<form method=post action='{desk.address}/correct'>{inputs}<button>go</button></form>")
    page.get_by_role("button").click()
    page.get_by_role("heading", name="Not from there").wait_for()
    assert history(empty) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_and_history_are_legible_named_and_fit_a_phone(
    desk: Site, open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(desk, PAGE, viewport={"width": PHONE, "height": 740}, color_scheme=scheme)
    fill(page, why="w" * 300, by="n" * 80)
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_url("**#corrections")
    page.get_by_text("Withdraw this correction").click()
    page.get_by_text(WRONG).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    edges = page.evaluate("[...document.querySelectorAll('.say *, li *')].map(e => e.getBoundingClientRect().right)")
    assert max(edges) <= PHONE
    assert page.evaluate(CONTRASTS) == []
    unnamed = page.eval_on_selector_all(
        "main select, main textarea, main input:not([type=hidden]), main button",
        "all => all.filter(e => !(e.labels?.length || e.textContent.trim())).length",
    )
    assert unnamed == 0
    assert page.eval_on_selector_all("[id]", "all => all.length - new Set(all.map(e => e.id)).size") == 0
