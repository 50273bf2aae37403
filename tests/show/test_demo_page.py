"""The page of the demonstration, made the whole way: through reader, comparison and store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_markup import Markup
from selenium import webdriver

from recoupe.building import build
from recoupe.demo import demo_folder
from recoupe.show.page import render_page
from recoupe.store import Dossier

MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("demo") / "agadir.db"
    build([demo_folder()], path)
    with Dossier.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(demo: Dossier) -> str:
    return render_page(demo)


def test_the_page_is_small_enough_to_be_sent(page: str) -> None:
    assert len(page.encode()) < MOST_BYTES


def test_all_its_links_and_ids_are_sound(page: str) -> None:
    markup = Markup(page)
    assert markup.lost_links() == []
    assert markup.doubled_ids() == []


def test_every_article_is_printed_as_it_came(demo: Dossier, page: str) -> None:
    printed = "".join(Markup(page).texts)
    for article in demo.articles():
        for paragraph in demo.article_text(article.id).splitlines():
            assert paragraph.strip() in printed


def test_every_event_leads_to_its_words(demo: Dossier, page: str) -> None:
    numbers = {article.id: number for number, article in enumerate(demo.articles(), start=1)}
    places = set(Markup(page).values("id"))
    assert demo.timeline()
    for event in demo.timeline():
        assert f"a{numbers[event.evidence.article]}-s{event.evidence.start}" in places


def test_a_browser_finds_nothing_to_complain_of(browser: webdriver.Chrome, page: str, tmp_path: Path) -> None:
    path = tmp_path / "agadir.html"
    path.write_text(page, encoding="utf-8")
    browser.get("about:blank")
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    browser.get(path.as_uri())
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
