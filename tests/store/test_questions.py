"""Filters, names and search: what a user types finds the records that it means."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest
from store_samples import ARTICLES, BERLIN, COMPARISON, PARIS, make_article

from recoupe.comparison import Comparison
from recoupe.errors import UsageError
from recoupe.store import Dossier
from recoupe.store.questions import make_query


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create_or_open(tmp_path / "crisis.db") as made:
        made.add_articles(ARTICLES)
        made.replace_findings(COMPARISON)
        yield made


ACTOR_QUESTIONS: list[tuple[str, Callable[[Dossier, str], tuple[object, ...]], dict[str, int]]] = [
    ("actors", lambda d, a: d.actors(actor=a), {"fra": 1, "cruppi": 1}),
    ("timeline", lambda d, a: d.timeline(actor=a), {"fra": 1, "deu": 2, "cruppi": 0}),
    ("stories", lambda d, a: d.stories(actor=a), {"fra": 1, "deu": 1, "cruppi": 0}),
    ("statements", lambda d, a: d.statements(actor=a), {"cruppi": 1, "deu": 1, "fra": 0}),
    ("namings", lambda d, a: d.namings(actor=a), {"hafid": 1, "fra": 0}),
    ("disagreements", lambda d, a: d.disagreements(actor=a), {"fra": 1, "cruppi": 1, "hafid": 0}),
    ("camps", lambda d, a: d.camps(actor=a), {"fra": 1, "hafid": 0}),
]


@pytest.mark.parametrize(
    ("ask", "actor", "count"),
    [
        pytest.param(ask, actor, count, id=f"{name}-{actor}")
        for name, ask, counts in ACTOR_QUESTIONS
        for actor, count in counts.items()
    ],
)
def test_a_filter_by_actor_leaves_what_concerns_the_actor(
    dossier: Dossier, ask: Callable[[Dossier, str], tuple[object, ...]], actor: str, count: int
) -> None:
    assert len(ask(dossier, actor)) == count


@pytest.mark.parametrize("typed", ["cruppi", "Jean Cruppi", "JEAN  CRUPPI", "Cruppi", "crùppi"])
def test_an_actor_is_found_by_id_and_by_any_name(dossier: Dossier, typed: str) -> None:
    assert [actor.id for actor in dossier.actors(actor=typed)] == ["cruppi"]


def test_a_name_that_two_actors_share_means_both(dossier: Dossier) -> None:
    namesakes = tuple(msgspec.structs.replace(actor, aliases=("Lui",)) for actor in COMPARISON.actors[2:])
    dossier.replace_findings(Comparison(articles=COMPARISON.articles, actors=namesakes))
    assert dossier.actors(actor="lui") == namesakes


@pytest.mark.parametrize(
    "table", ["actor", "event", "story", "statement", "naming", "disagreement", "camp_period"]
)
def test_a_filter_by_actor_never_walks_the_whole_table(dossier: Dossier, table: str) -> None:
    query, parameters = make_query(table, actor="Cruppi", since=None)
    with closing(sqlite3.connect(dossier.path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters).fetchall()
    assert [step[3] for step in plan if step[3].startswith(f"SCAN {table}")] == []


def test_an_unknown_actor_is_an_error_that_names_the_nearest(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match='no actor of the dossier is called "Crupi"; did you mean Cruppi'):
        dossier.timeline(actor="Crupi")
    with pytest.raises(UsageError, match=r'is called "%; DROP TABLE actor"$'):
        dossier.timeline(actor="%; DROP TABLE actor")


@pytest.mark.parametrize(
    ("since", "counts"),
    [
        (date(1911, 7, 3), {"articles": 1, "timeline": 1, "stories": 1, "statements": 1, "camps": 1}),
        (date(1911, 7, 4), {"articles": 0, "timeline": 0, "stories": 0, "statements": 0, "camps": 1}),
        (date(1911, 8, 1), {"camps": 0, "disagreements": 0, "namings": 0}),
        (date(1911, 7, 1), {"disagreements": 1, "namings": 0}),
    ],
)
def test_since_leaves_what_is_known_to_reach_the_day(
    dossier: Dossier, since: date, counts: dict[str, int]
) -> None:
    found = {question: len(getattr(dossier, question)(since=since)) for question in counts}
    assert found == counts


def test_filters_combine(dossier: Dossier) -> None:
    assert [event.id for event in dossier.timeline(actor="Berlin", since=date(1911, 7, 1))] == ["e-protest"]


# Search


def found_ids(dossier: Dossier, text: str, **options: int) -> list[tuple[str, str]]:
    return [(hit.layer, hit.id) for hit in dossier.search(text, **options)]


def test_search_finds_titles_texts_and_statements(dossier: Dossier) -> None:
    assert found_ids(dossier, "proteste") == [("article", PARIS.id)]
    assert found_ids(dossier, "doit partir") == [("article", PARIS.id), ("statement", "st-1")]


@pytest.mark.parametrize("text", ["DEMENT", "dément", "l’usurpateur", "usurpateur -menti"])
def test_search_minds_neither_accents_nor_case_nor_signs(dossier: Dossier, text: str) -> None:
    assert ("article", BERLIN.id) in found_ids(dossier, text)


@pytest.mark.parametrize("text", ["", '"', "* ( ^ :", "Paris AND absent", "NEAR(Paris)", "title:Paris"])
def test_search_takes_no_text_for_a_query_language(dossier: Dossier, text: str) -> None:
    assert found_ids(dossier, text) == []


def test_search_shows_the_words_in_their_surroundings(dossier: Dossier) -> None:
    hits = dossier.search("Cruppi")
    assert "dit Cruppi" in hits[0].excerpt
    assert hits[0].article == PARIS.id


def test_search_stops_at_the_limit(dossier: Dossier) -> None:
    dossier.add_articles(make_article(f"Paris {number}", source=f"{number}.txt") for number in range(5))
    assert len(found_ids(dossier, "Paris", limit=3)) == 3


def test_search_follows_the_findings(dossier: Dossier) -> None:
    dossier.replace_findings(Comparison())
    assert found_ids(dossier, "doit partir") == [("article", PARIS.id)]
