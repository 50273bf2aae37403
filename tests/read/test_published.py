from __future__ import annotations

from datetime import date

import pytest
from parsed import parse_text

from recoupe.languages.calendar import load_calendar
from recoupe.languages.registry import load_languages
from recoupe.read.published import date_article
from recoupe.read.times import find_times
from recoupe.reading import Published

DECLARED = Published(earliest=date(1911, 7, 3), latest=date(1911, 7, 3), method="declared")


def published(text: str, declared: Published | None = None, language: str = "fr") -> Published:
    syntax = parse_text(text, language)
    return date_article(find_times(syntax, load_calendar(language)), syntax, declared or Published())


DATED = {
    "yesterday with weekday and date, and a year that is named": (
        "La bourse a connu hier, samedi 9 septembre, une mauvaise séance, cinq ans après la conférence "
        "qui s'est close en avril 1906.",
        "1911-09-10", "1911-09-10",
    ),
    "today with weekday and date": (
        "Réélue en 2017, la présidente arrive aujourd'hui, vendredi 13 octobre, à Rome.",
        "2017-10-13", "2017-10-13",
    ),
    "a weekday with its date and a recent year": (
        "Elle a démissionné lundi 25 mars. Elle avait été élue en janvier 2019.",
        "2019-03-25", "2019-03-31",
    ),
    "a bare weekday that is over ends before it comes again": (
        "Elle a démissionné lundi 25 mars. Elle avait été élue en janvier 2019. Jeudi, elle était malade.",
        "2019-03-25", "2019-03-27",
    ),
    "a plan for the last day named is a day old at most": (
        "Elle a été élue en janvier 2019. Mercredi 27 mars, elle a parlé. Elle devait revenir mercredi.",
        "2019-03-27", "2019-03-28",
    ),
    "a date to come ends the range": (
        "Élu en 2018, il a signé mardi 13 mars. Il partira le 15 mars.",
        "2018-03-13", "2018-03-15",
    ),
    "a line with the day": ("Publié le 12 mars 2019\n\nLe roi est parti mardi.", "2019-03-12", "2019-03-12"),
    "a line with the month, and a weekday of the news": (
        "date 2019-04 Le roi est parti mardi.", "2019-04-02", "2019-04-30",
    ),
}  # fmt: skip

DATED_IN_ENGLISH = {
    "a line with the day": (
        "Published on March 12, 2019\n\nThe king left on Tuesday.", "2019-03-12", "2019-03-12",
    ),
    "yesterday with weekday and date, and a year that is named": (
        "The exchange had a bad day yesterday, Saturday, September 9, five years after the conference "
        "that closed in April 1906.",
        "1911-09-10", "1911-09-10",
    ),
    "a weekday with its date and a recent year": (
        "She resigned on Monday, March 25. She had been elected in January 2019.",
        "2019-03-25", "2019-03-31",
    ),
}  # fmt: skip

UNDATED = {
    "weekdays alone": "Le roi est parti mardi.",
    "a day without year": "Ce 31 janvier, le roi est parti. Ce lundi, il avait abdiqué.",
    "a date with weekday and no year near it": "Le roi est parti mercredi 27 mars. Il est né en 1952.",
    "history": "La bataille du 25 juillet 1819 a sauvé la patrie.",
}


@pytest.mark.parametrize(("text", "earliest", "latest"), DATED.values(), ids=DATED.keys())
def test_an_article_is_dated_by(text: str, earliest: str, latest: str) -> None:
    found = published(text)
    assert (str(found.earliest), str(found.latest), found.method) == (earliest, latest, "inferred")


@pytest.mark.skipif("en" not in load_languages(), reason="English is not read yet")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"), DATED_IN_ENGLISH.values(), ids=DATED_IN_ENGLISH.keys()
)
def test_an_english_article_is_dated_by(text: str, earliest: str, latest: str) -> None:
    found = published(text, language="en")
    assert (str(found.earliest), str(found.latest), found.method) == (earliest, latest, "inferred")


@pytest.mark.parametrize("text", UNDATED.values(), ids=UNDATED.keys())
def test_what_the_words_leave_open_stays_unknown(text: str) -> None:
    assert published(text) == Published()


def test_a_declared_day_is_never_changed() -> None:
    assert published("Publié le 12 mars 2019", DECLARED) == DECLARED


def test_the_evidence_stands_in_the_text() -> None:
    text = "Elle a démissionné lundi 25 mars. Elle avait été élue en janvier 2019."
    found = published(text)
    assert found.evidence == ("lundi 25 mars", "en janvier 2019")
    assert all(span.text == text[span.start : span.end] for span in found.spans)
