"""Accounts in French, English and Spanish: one person is one actor, and one happening one story."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.article import Article, article_id
from recoupe.compare import compare
from recoupe.comparison import Comparison, Story
from recoupe.read.reader import read_articles
from recoupe.reading import Published

DAY = date(2020, 7, 1)
ACCOUNTS = {
    "fr": "Le président vénézuélien Nicolás Maduro a expulsé lundi l'ambassadrice de l'Union européenne à "
    "Caracas. Le président accuse l'Europe d'ingérence. La police a arrêté mardi dix manifestants à "
    "Maracaibo.",
    "en": "Venezuelan President Nicolas Maduro expelled the European Union's ambassador on Monday. "
    "Maduro accused Europe of meddling. Police arrested ten protesters in Maracaibo on Tuesday.",
    "es": "El presidente venezolano, Nicolás Maduro, expulsó el lunes a la embajadora de la Unión Europea en "
    "Caracas. El mandatario acusó a Europa de injerencia. La Policía detuvo el martes a diez manifestantes "
    "en Maracaibo.",
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Comparison:
    published = Published(earliest=DAY, latest=DAY, method="declared")
    articles = [
        Article(id=article_id(text), source=f"{code}.txt", text=text, language=code, published=published)
        for code, text in ACCOUNTS.items()
    ]
    return compare(articles, list(read_articles(articles)))


def sources_of(story: Story) -> set[str]:
    return {account.source for account in story.accounts}


def test_a_person_and_his_office_in_three_languages_are_one_actor(found: Comparison) -> None:
    presidents = [actor for actor in found.actors if actor.kind == "person" and "Maduro" in actor.name]
    assert [(actor.articles, actor.country) for actor in presidents] == [(3, "VEN")]
    titles = {office.title for office in presidents[0].offices}
    assert {"président vénézuélien", "Venezuelan President", "presidente venezolano", "mandatario"} <= titles


def test_an_organisation_is_one_actor_whatever_each_language_calls_it(found: Comparison) -> None:
    unions = [actor for actor in found.actors if actor.kind == "bloc"]
    assert [actor.articles for actor in unions] == [3]


def test_the_same_happening_in_french_and_spanish_is_one_story(found: Comparison) -> None:
    expulsions = [story for story in found.stories if story.type == "SANCTION"]
    assert any({"fr.txt", "es.txt"} <= sources_of(story) for story in expulsions)


def test_an_arrest_that_three_languages_tell_is_one_story(found: Comparison) -> None:
    arrests = [story for story in found.stories if story.type == "COERCE"]
    assert [sources_of(story) for story in arrests] == [{"fr.txt", "en.txt", "es.txt"}]
