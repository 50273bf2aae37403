"""The demonstration articles keep what their README promises."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from recoupe.demo import demo_folder

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
NAMED_DAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})\s+(\d{{1,2}})(?:er)?\s+({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?", re.IGNORECASE
)
SIDECAR_KEYS = {"title", "outlet", "url", "published", "language"}
CRISIS_YEAR = 1911


class DemoArticle(NamedTuple):
    name: str
    text: str
    sidecar: dict[str, str]


def load_articles() -> list[DemoArticle]:
    return [
        DemoArticle(path.stem, path.read_text(encoding="utf-8"), load_sidecar(path))
        for path in sorted(demo_folder().glob("*.txt"))
    ]


def load_sidecar(path: Path) -> dict[str, str]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


ARTICLES = load_articles()
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + 4]) for start in range(len(words) - 3)}


def shared(left: str, right: str) -> float:
    """Jaccard similarity, 0 to 1, of the runs of four words."""
    left_shingles, right_shingles = shingles(left), shingles(right)
    return len(left_shingles & right_shingles) / len(left_shingles | right_shingles)


def test_there_are_about_ten_articles_of_three_outlets() -> None:
    assert 9 <= len(ARTICLES) <= 12
    assert len({article.sidecar["outlet"] for article in ARTICLES}) == 3


def test_the_folder_holds_nothing_but_articles_and_sidecars() -> None:
    names = {path.name for path in demo_folder().iterdir()}
    assert names == {f"{article.name}{suffix}" for article in ARTICLES for suffix in (".txt", ".toml")}


@each_article
def test_a_sidecar_says_outlet_title_and_language(article: DemoArticle) -> None:
    assert set(article.sidecar) <= SIDECAR_KEYS
    assert article.sidecar["outlet"].strip()
    assert article.sidecar["title"].strip()
    assert article.sidecar["language"] == "fr"


@each_article
def test_an_article_has_150_to_350_words(article: DemoArticle) -> None:
    assert 150 <= len(article.text.split()) <= 350


@each_article
def test_a_declared_date_is_a_day_of_the_crisis(article: DemoArticle) -> None:
    declared = article.sidecar.get("published")
    if declared is not None:
        assert date(1911, 7, 1) <= date.fromisoformat(declared) <= date(1911, 11, 30)


def test_exactly_one_article_has_no_date_and_its_text_names_a_day() -> None:
    undated = [article for article in ARTICLES if "published" not in article.sidecar]
    assert [article.name for article in undated] == ["08-panique-a-la-bourse-de-berlin"]
    assert NAMED_DAY.search(undated[0].text)


def test_articles_are_numbered_in_the_order_of_their_dates() -> None:
    dates = [article.sidecar["published"] for article in ARTICLES if "published" in article.sidecar]
    assert dates == sorted(dates)


def test_only_the_dispatch_is_printed_twice() -> None:
    copies = [
        (left.name[:2], right.name[:2])
        for left, right in combinations(ARTICLES, 2)
        if shared(left.text, right.text) > 0.5
    ]
    assert copies == [("05", "06")]


def test_the_two_prints_of_the_dispatch_differ_in_outlet_and_wording() -> None:
    first, second = (article for article in ARTICLES if article.name[:2] in {"05", "06"})
    assert first.sidecar["outlet"] != second.sidecar["outlet"]
    assert first.text != second.text
    assert "Havas" in first.text
    assert "Havas" in second.text


@each_article
def test_weekdays_agree_with_the_calendar(article: DemoArticle) -> None:
    for weekday, day, month, year in NAMED_DAY.findall(article.text):
        named = date(int(year or CRISIS_YEAR), MONTHS.index(month.lower()) + 1, int(day))
        assert WEEKDAYS[named.weekday()] == weekday.lower(), f"{weekday} {day} {month}"


def test_the_calendar_check_sees_named_days() -> None:
    assert sum(len(NAMED_DAY.findall(article.text)) for article in ARTICLES) >= 10


@pytest.mark.parametrize(
    ("opening", "closing"), [("«", "»"), ("“", "”"), ('"', '"')], ids=["guillemets", "curly", "straight"]
)
def test_every_kind_of_quotation_mark_is_used_and_closed(opening: str, closing: str) -> None:
    text = "\n\n".join(article.text for article in ARTICLES)
    assert opening in text
    for paragraph in text.split("\n\n"):
        if opening == closing:
            assert paragraph.count(opening) % 2 == 0
        else:
            assert paragraph.count(opening) == paragraph.count(closing)


@pytest.mark.parametrize(
    "rival_words",
    [
        ("deux cents hommes", "cent trente hommes"),
        ("deux cent mille", "pas compté plus de cent mille"),
        ("trois cent mille kilomètres", "275 000 kilomètres", "250 000 kilomètres"),
        ("sultan légitime", "usurpateur"),
        ("coup de force", "mesure de protection"),
        ("capitulation", "accord"),
    ],
    ids=lambda rivals: rivals[0].replace(" ", "-"),
)
def test_rival_numbers_and_labels_stand_in_the_texts(rival_words: tuple[str, ...]) -> None:
    texts = "\n".join(re.sub(r"\s", " ", article.text) for article in ARTICLES)
    for words in rival_words:
        assert words in texts


def test_the_readme_says_in_both_languages_that_the_newspapers_are_invented() -> None:
    readme = " ".join((demo_folder().parent / "README.md").read_text(encoding="utf-8").split())
    assert "written for this project" in readme
    assert "écrits pour ce projet" in readme
    for outlet in {article.sidecar["outlet"] for article in ARTICLES}:
        assert readme.count(outlet) >= 2
