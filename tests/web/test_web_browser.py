"""The app in a real browser: it can be seen, read, reached by keyboard, and used without its scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import axe_problems, console_of, run_script, set_window, start_browser
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import url_contains
from selenium.webdriver.support.ui import Select, WebDriverWait
from web_server import ask, running

from recoupe.web.routes import PLACES

PHONE = ["scrollable-region-focusable"]
PAGES = sorted({place.path for place in PLACES if "{" not in place.path and not place.change})


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    started = start_browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


def records_of(base: str, name: str) -> list[dict[str, object]]:
    return list(json.loads(ask(base, f"/{name}.json").text))


def all_pages(base: str) -> list[str]:
    """One page of each kind."""
    single = [
        f"/{name}/{records_of(base, name)[0]['id']}"
        for name in ("actors", "stories", "disagreements", "articles")
    ]
    return [*PAGES, *single, "/search?q=panther", "/nowhere", "/timeline?type=AID"]


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(1280, "light", None), (390, "light", PHONE), (1280, "dark", ["color-contrast"])],
    ids=["desk", "phone", "dark"],
)
def test_every_page_can_be_used_by_everybody(
    browser: webdriver.Chrome, base: str, width: int, scheme: str, rules: list[str] | None
) -> None:
    """On a phone and in the dark only what can differ there is looked at again."""
    set_window(browser, width, scheme=scheme)
    problems, wide, said = {}, {}, {}
    for path in all_pages(base):
        browser.get(base + path)
        said[path] = [line for line in console_of(browser) if not (path == "/nowhere" and "404" in line)]
        problems[path] = axe_problems(browser, rules)
        wide[path] = run_script(browser, "return document.documentElement.scrollWidth") > width
    assert {path: found for path, found in problems.items() if found} == {}
    assert {path: found for path, found in said.items() if found} == {}
    assert [path for path, is_wide in wide.items() if is_wide] == []


def test_axe_would_find_what_is_wrong(browser: webdriver.Chrome, base: str) -> None:
    browser.get(f"{base}/timeline")
    run_script(browser, "document.querySelector('main').append(document.createElement('button'))")
    assert [problem for problem in axe_problems(browser) if problem.startswith("button-name")]


def test_hostile_texts_run_nothing(browser: webdriver.Chrome, hostile_path: Path) -> None:
    set_window(browser, 1280)
    with running(hostile_path) as base:
        pages = all_pages(base) + [
            f"/{name}/{record['id']}"
            for name in ("actors", "stories", "disagreements", "articles")
            for record in records_of(base, name)
        ]
        for path in pages:
            browser.get(base + path)
            run_script(
                browser, "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
            )
            run_script(
                browser, "document.querySelectorAll('a, [tabindex], .g').forEach((each) => each.focus())"
            )
            run_script(
                browser,
                "document.querySelectorAll('.g').forEach((each) =>"
                " each.dispatchEvent(new PointerEvent('pointerover', {bubbles: true})))",
            )
            assert run_script(browser, "return window.ran ?? null") is None, path
            assert [line for line in console_of(browser) if "404" not in line] == [], path
            foreign = "return document.querySelectorAll('[onerror], [onload], main img, iframe').length"
            assert run_script(browser, foreign) == 0, path
            links = run_script(browser, "return [...document.links].map((link) => link.protocol)")
            assert set(links) <= {"http:", "https:"}, path


def open_article(browser: webdriver.Chrome, base: str) -> str:
    set_window(browser, 1280)
    article = str(records_of(base, "articles")[0]["id"])
    browser.get(f"{base}/articles/{article}")
    return article


def test_pointing_at_a_mark_shows_what_was_read_there(browser: webdriver.Chrome, base: str) -> None:
    open_article(browser, base)
    mark = browser.find_element(By.CSS_SELECTOR, ".print .g.e")
    run_script(browser, "arguments[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))", mark)
    shown = browser.find_element(By.CSS_SELECTOR, ".inspector .found-here").text
    assert mark.text in shown


def test_marks_are_reached_by_keyboard(browser: webdriver.Chrome, base: str) -> None:
    open_article(browser, base)
    marks = browser.find_elements(By.CSS_SELECTOR, ".print .g")
    run_script(browser, "arguments[0].focus()", marks[0])
    marks[0].send_keys(Keys.ARROW_RIGHT)
    assert run_script(browser, "return document.activeElement === arguments[0]", marks[1])
    assert browser.find_elements(By.CSS_SELECTOR, ".inspector .record")


def test_the_first_tab_leads_past_the_contents(browser: webdriver.Chrome, base: str) -> None:
    browser.get(f"{base}/timeline")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.get_attribute("class") == "skip"
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert run_script(browser, outline) != "none"
    focused.send_keys(Keys.ENTER)
    assert run_script(browser, "return document.activeElement.id") == "main"


def test_selected_words_get_a_link_that_marks_them(browser: webdriver.Chrome, base: str) -> None:
    article = open_article(browser, base)
    text = json.loads(ask(base, f"/articles/{article}.json").text)["text"]
    run_script(
        browser,
        "const mark = document.querySelector('.print .g'); const range = document.createRange();"
        "range.selectNodeContents(mark); const selection = document.getSelection();"
        "selection.removeAllRanges(); selection.addRange(range);",
    )
    words = run_script(browser, "return document.getSelection().toString()")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    run_script(
        browser,
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }",
    )
    browser.find_element(By.CSS_SELECTOR, ".copy-link button").click()
    copied = run_script(browser, "return window.copied")
    browser.get(copied)
    lit = run_script(
        browser, "return [...document.querySelectorAll('.lit')].map((each) => each.textContent).join('')"
    )
    start = int(copied.rpartition("#c")[2].partition("-")[0])
    assert (lit, text[start : start + len(words)]) == (words, words)


def test_a_place_typed_after_the_article_is_marked(browser: webdriver.Chrome, base: str) -> None:
    article = open_article(browser, base)
    browser.get(f"{base}/articles/{article}?#c3-9")
    browser.execute_async_script("setTimeout(arguments[0], 400)")
    assert browser.current_url.endswith("?words=3-9#c3-9")
    assert browser.find_elements(By.CSS_SELECTOR, ".lit")


def test_layers_stay_switched_off(browser: webdriver.Chrome, base: str) -> None:
    open_article(browser, base)
    browser.find_element(By.ID, "layer-t").click()
    browser.refresh()
    assert not browser.find_element(By.ID, "layer-t").is_selected()
    browser.find_element(By.ID, "layer-t").click()


def test_everything_works_without_scripts(browser: webdriver.Chrome, base: str) -> None:
    set_window(browser, 1280)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        # With a filter in use: WebDriver takes what is folded for unreachable, whatever the stylesheet shows.
        browser.get(f"{base}/timeline?status=actual")
        Select(browser.find_element(By.NAME, "type")).select_by_value("AID")
        browser.find_element(By.CSS_SELECTOR, "form.filters button").click()
        WebDriverWait(browser, 10).until(url_contains("type=AID"))
        browser.get(f"{base}/timeline")
        browser.find_element(By.CSS_SELECTOR, "td .to-words").click()
        assert browser.find_element(By.CSS_SELECTOR, ".lit").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, "#records .record").is_displayed()
        assert not browser.find_element(By.CSS_SELECTOR, ".inspector").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
