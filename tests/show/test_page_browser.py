"""The page in a real browser without a network: only our script runs, everything can be reached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile_dossier import make_hostile_dossier
from sample_articles import PHARE, words_of
from sample_dossier import make_dossier
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from recoupe.show.page import render_page
from recoupe.store import Dossier

Open = Callable[..., webdriver.Chrome]
VISIBLE_TEXTS = """
const seen = [document.documentElement.lang];
for (const element of document.querySelectorAll("[data-t]")) seen.push(element.textContent);
for (const name of ["aria-label", "title"])
  for (const element of document.querySelectorAll(`[data-t-${name}]`)) seen.push(element.getAttribute(name));
return seen;
"""


@pytest.fixture
def open_page(browser: webdriver.Chrome, tmp_path: Path) -> Open:
    """Opens a dossier's page; the console of the page before is forgotten."""

    def open_(dossier: Dossier, **options: Any) -> webdriver.Chrome:
        path = tmp_path / "page.html"
        path.write_text(render_page(dossier, **options), encoding="utf-8")
        browser.get("about:blank")
        browser.get_log("browser")  # type: ignore[no-untyped-call]
        browser.get(path.as_uri())
        return browser

    return open_


def set_width(browser: webdriver.Chrome, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def run_script(browser: webdriver.Chrome, script: str, *values: object) -> Any:
    return browser.execute_script(script, *values)


def console_of(browser: webdriver.Chrome) -> list[dict[str, Any]]:
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]


def test_the_console_stays_silent(open_page: Open, dossier: Dossier) -> None:
    assert console_of(open_page(dossier)) == []


def test_hostile_texts_run_nothing(open_page: Open, tmp_path: Path) -> None:
    with make_hostile_dossier(tmp_path / "hostile.db") as hostile:
        page = open_page(hostile)
    for code in ("en", "fr"):
        page.find_element(By.CSS_SELECTOR, f"[data-language={code}]").click()
    run_script(page, "document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    run_script(page, "document.querySelectorAll('a, [tabindex]').forEach((each) => each.focus())")
    assert run_script(page, "return window.ran") is None
    assert console_of(page) == []
    assert run_script(page, "return document.querySelectorAll('[onerror], [onload], img').length") == 0


def test_every_link_leads_to_an_element_of_the_page(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    lost = run_script(
        page,
        "return [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".map((link) => link.getAttribute('href').slice(1))"
        ".filter((id) => !document.getElementById(id))",
    )
    assert lost == []


@pytest.mark.parametrize(("first", "then"), [("fr", "en"), ("en", "fr")])
def test_switching_the_language_says_what_that_language_would_have_said(
    open_page: Open, dossier: Dossier, first: str, then: str
) -> None:
    expected = run_script(open_page(dossier, interface=then), VISIBLE_TEXTS)
    page = open_page(dossier, interface=first)
    page.find_element(By.CSS_SELECTOR, f"[data-language={then}]").click()
    assert run_script(page, VISIBLE_TEXTS) == expected
    assert (
        page.find_element(By.CSS_SELECTOR, f"[data-language={then}]").get_attribute("aria-pressed") == "true"
    )


def test_the_article_is_printed_as_it_came(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    paragraphs = run_script(
        page, "return [...document.querySelectorAll('#a1 .print p')].map((each) => each.textContent)"
    )
    assert "\n\n".join(paragraphs) == PHARE.text


def test_following_a_fact_lights_exactly_its_words(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    for text in ("Berlin doit partir", "300 marins", "usurpateur", "mardi 4 juillet"):
        found = words_of(PHARE, text)
        link = page.find_element(By.CSS_SELECTOR, f"a[href='#a1-s{found.start}'][data-end='{found.end}']")
        run_script(page, "arguments[0].click()", link)
        page.implicitly_wait(0)
        lit = page.execute_async_script(
            "const done = arguments[0]; setTimeout(() => done("
            "[...CSS.highlights.get('words')].map((range) => range.toString()).join('')), 50)"
        )
        assert lit == text


def test_a_link_into_something_folded_opens_it(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    link = page.find_element(By.CSS_SELECTOR, "#timeline-rows a.actor")
    target = str(link.get_attribute("href")).rpartition("#")[2]
    run_script(page, "arguments[0].click()", link)
    opened = page.execute_async_script(
        "const done = arguments[1]; setTimeout(() => done(document.getElementById(arguments[0]).open), 50)",
        target,
    )
    assert opened is True


def test_statements_are_filtered_by_words_speaker_and_kind(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    bar = page.find_element(By.CSS_SELECTOR, "[data-filters=statement-rows]")
    found = bar.find_element(By.CSS_SELECTOR, "[role=status]")
    assert found.text == "2 / 2"
    words = bar.find_element(By.CSS_SELECTOR, "[data-filter=text]")
    words.send_keys("BERLIN")
    assert found.text == "1 / 2"
    words.clear()
    Select(bar.find_element(By.CSS_SELECTOR, "[data-filter=kind]")).select_by_value("indirect")
    assert found.text == "1 / 2"
    Select(bar.find_element(By.CSS_SELECTOR, "[data-filter=speaker]")).select_by_visible_text("Jean Cruppi")
    assert found.text == "0 / 2"


def test_a_layer_can_be_switched_off(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    line = "return getComputedStyle(document.querySelector('#a1 .print .t')).getPropertyValue('--t').trim()"
    assert run_script(page, line) != "none"
    page.find_element(By.ID, "layer-t").click()
    assert run_script(page, line) == "none"


def test_the_chart_changes_its_lanes(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    by_actor, by_outlet = (
        page.find_element(By.CSS_SELECTOR, f".chart.{kind}") for kind in ("by_actor", "by_outlet")
    )
    assert (by_actor.is_displayed(), by_outlet.is_displayed()) == (True, False)
    page.find_element(By.ID, "lanes-outlet").click()
    assert (by_actor.is_displayed(), by_outlet.is_displayed()) == (False, True)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_makes_the_page_wider_than_the_window(open_page: Open, tmp_path: Path, width: int) -> None:
    makers: tuple[Callable[[Path], Dossier], ...] = (make_dossier, make_hostile_dossier)
    for number, make in enumerate(makers):
        with make(tmp_path / f"{number}.db") as dossier:
            page = open_page(dossier)
        set_width(page, width)
        run_script(page, "document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert run_script(page, "return document.documentElement.scrollWidth") <= width


def test_the_page_can_be_read_without_its_script(open_page: Open, dossier: Dossier) -> None:
    page = open_page(dossier)
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        assert page.find_element(By.CSS_SELECTOR, "#statement-rows li").is_displayed()
        assert page.find_element(By.CSS_SELECTOR, "#a1 .print").is_displayed()
        assert not page.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
        assert not page.find_element(By.CSS_SELECTOR, ".languages").is_displayed()
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
