"""What counts as found or right, layer by layer, on readings made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from scored_samples import GOLD, TUESDAY, actor, naming, quantity, span, time

from recoupe.reading import Event, Published, Reading, Statement
from recoupe.scoring import LAYERS, list_misses, score_reading, sum_figures

EMPTY = Reading(doc="panther.txt", language="fr")
MOBILIZE, CONCEDE = GOLD.events


def changed(**fields: Any) -> Reading:
    return msgspec.structs.replace(GOLD, **fields)


def figures(predicted: Reading, layer: str) -> dict[str, Any]:
    """The figures of one layer as they are printed."""
    summed = sum_figures([score_reading(GOLD, predicted)])
    built: dict[str, dict[str, Any]] = msgspec.to_builtins(summed)
    return built[layer]


def misses(predicted: Reading, layer: str) -> list[str]:
    return list(list_misses([score_reading(GOLD, predicted)], layer))


def event(like: Event, **fields: Any) -> tuple[Event, ...]:
    """The annotated events, one of them changed."""
    return tuple(msgspec.structs.replace(one, **fields) if one is like else one for one in GOLD.events)


@pytest.mark.parametrize("layer", LAYERS)
def test_the_annotation_itself_is_perfect(layer: str) -> None:
    found = figures(GOLD, layer)
    assert found.get("f1", found.get("accuracy")) == 1.0
    assert misses(GOLD, layer) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_an_empty_reading_finds_nothing(layer: str) -> None:
    found = figures(EMPTY, layer)
    assert not found.get("f1", found.get("accuracy"))


def test_nothing_to_judge_is_no_accuracy() -> None:
    assert figures(EMPTY, "status") == {"accuracy": None, "of": 0, "hits": 0}


def test_precision_and_recall_come_from_the_counts() -> None:
    extra = Event(type="AID", trigger=span("navire"))
    found = figures(changed(events=(MOBILIZE, extra, extra)), "events")
    assert found == {"precision": 0.333, "recall": 0.5, "f1": 0.4, "gold": 2, "predicted": 3, "hits": 1}


def test_articles_weigh_by_their_counts() -> None:
    summed = sum_figures([score_reading(GOLD, GOLD), score_reading(GOLD, EMPTY)])
    assert msgspec.to_builtins(summed["events"])["recall"] == 0.5


def test_a_time_with_other_days_is_missed_and_in_excess() -> None:
    predicted = changed(times=(time("mardi", TUESDAY, date(1911, 7, 5)),))
    assert misses(predicted, "times") == [
        "- panther.txt 'mardi' 1911-07-04..1911-07-04",
        "+ panther.txt 'mardi' 1911-07-04..1911-07-05",
    ]


def test_a_quantity_of_another_value_is_missed() -> None:
    assert figures(changed(quantities=(quantity("50", 500),)), "quantities")["hits"] == 0


def test_two_actors_put_together_cost_precision_only() -> None:
    lumped = actor("all", "Berlin", "Kiderlen")
    found = figures(changed(actors=(lumped, GOLD.actors[2])), "actors")
    assert found == {"precision": 0.667, "recall": 1.0, "f1": 0.8}


def test_the_country_of_groups_is_not_judged() -> None:
    deputies = msgspec.structs.replace(GOLD.actors[2], country="FRA")
    assert figures(changed(actors=(*GOLD.actors[:2], deputies)), "country") == {
        "accuracy": 1.0, "of": 2, "hits": 2,
    }  # fmt: skip


def test_the_right_words_in_the_wrong_mouth_are_a_content_but_no_statement() -> None:
    said = Statement(speaker="deu", kind="direct", content=span("Nous partirons"))
    predicted = changed(statements=(said,))
    assert (figures(predicted, "contents")["hits"], figures(predicted, "statements")["hits"]) == (1, 0)


def test_ids_need_not_be_those_of_the_annotation() -> None:
    renamed = tuple(msgspec.structs.replace(one, id=f"a{i}") for i, one in enumerate(GOLD.actors))
    said = msgspec.structs.replace(GOLD.statements[0], speaker="a1")
    assert figures(changed(actors=renamed, statements=(said,)), "statements")["hits"] == 1


def test_a_trigger_near_by_shows_the_same_event() -> None:
    assert figures(changed(events=event(MOBILIZE, trigger=span("navire"))), "events")["hits"] == 2


def test_a_trigger_far_away_shows_another_event() -> None:
    assert figures(changed(events=event(MOBILIZE, trigger=span("usurpateurs"))), "events")["hits"] == 1


def test_the_country_can_be_right_where_the_actor_is_not() -> None:
    predicted = changed(events=event(MOBILIZE, actor=("kiderlen",)))
    assert (figures(predicted, "countries")["hits"], figures(predicted, "dyads")["hits"]) == (2, 1)


def test_a_recipient_where_there_is_none_is_wrong() -> None:
    predicted = changed(events=event(MOBILIZE, recipient=("deputies",)))
    assert (figures(predicted, "countries")["hits"], figures(predicted, "dyads")["hits"]) == (1, 1)


def test_status_is_judged_on_found_events() -> None:
    predicted = changed(events=event(CONCEDE, status="actual"))
    assert figures(predicted, "status") == {"accuracy": 0.5, "of": 2, "hits": 1}
    assert misses(predicted, "status") == [
        "~ panther.txt CONCEDE kiderlen -> - 'partirons' is future, not actual"
    ]


@pytest.mark.parametrize(
    ("first", "last", "hits"),
    [
        (date(1911, 7, 3), None, 1),
        (date(1911, 7, 3), date(1911, 7, 5), 1),
        (date(1911, 7, 4), date(1911, 7, 6), 0),
        (None, None, 0),
    ],
    ids=["a day early", "a day around", "two days too long", "undated"],
)
def test_days_may_be_off_by_one(first: date | None, last: date | None, hits: int) -> None:
    predicted = changed(events=event(MOBILIZE, first_day=first, last_day=last))
    assert figures(predicted, "dated") == {"accuracy": float(hits), "of": 1, "hits": hits}


def test_a_label_on_another_actor_is_missed() -> None:
    assert figures(changed(namings=(naming("usurpateurs", "deu"),)), "namings")["hits"] == 0


@pytest.mark.parametrize(
    ("first", "last", "hits"),
    [(5, 5, 1), (4, 6, 1), (3, 5, 0), (5, 7, 0)],
    ids=["a day inside", "the whole range", "too early", "too late"],
)
def test_the_day_of_writing_must_lie_inside(first: int, last: int, hits: int) -> None:
    days = Published(earliest=date(1911, 7, first), latest=date(1911, 7, last))
    assert figures(changed(published=days), "published")["hits"] == hits
