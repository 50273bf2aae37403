"""Spanish sentences of the corpus: the event that a reader finds there, with its sides, status and place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest
from parsed import cast_of, parse_text

from recoupe.languages.event_patterns import load_event_patterns
from recoupe.languages.files import load_entries
from recoupe.languages.hedges import load_hedges
from recoupe.languages.saying import load_saying
from recoupe.read.events import find_events, states_taking_part
from recoupe.read.statements import Attributions, find_statements
from recoupe.reading import Event


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence with its event: `actor` and `recipient` are countries, or ids of actors without one."""

    text: str
    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    status: str = "actual"


CORPUS = Path(__file__).parent / "corpus" / "events_es.toml"
SENTENCES = [wanted for wanted, _line in load_entries(CORPUS, "sentence", Wanted)]


@cache
def events_of(text: str) -> tuple[Event, ...]:
    syntax, cast = parse_text(text, "es"), cast_of(text, "es")
    said = Attributions(syntax, find_statements(syntax, cast, load_saying("es")))
    return find_events(syntax, cast, (), said.at, load_event_patterns("es"), load_hedges("es"))


def countries(text: str, ids: tuple[str, ...]) -> set[str]:
    cast = cast_of(text, "es")
    placed = states_taking_part(parse_text(text, "es"), cast, events_of(text))
    by_id = {actor.id: actor for actor in (*cast.actors, *placed)}
    return {by_id[actor].country or actor for actor in ids}


def event_of(wanted: Wanted) -> Event:
    found = events_of(wanted.text)
    matching = [event for event in found if (event.type, event.mode) == (wanted.type, wanted.mode)]
    assert matching, [(event.type, event.mode, event.trigger.text) for event in found]
    return matching[0]


@pytest.mark.parametrize("wanted", SENTENCES, ids=[wanted.text for wanted in SENTENCES])
def test_a_spanish_sentence_shows_its_event(wanted: Wanted) -> None:
    event = event_of(wanted)
    assert countries(wanted.text, event.actor) == set(wanted.actor)
    assert countries(wanted.text, event.recipient) == set(wanted.recipient)
    assert event.status == wanted.status
    assert wanted.place is None or event.place == wanted.place


def test_the_preposition_before_a_place_is_no_part_of_it() -> None:
    (event, *_) = events_of("La policía reprimió a los manifestantes en Nicaragua.")
    assert event.place == "Nicaragua"
