"""The events of one article: triggers, then for each its participants, status, date and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.languages.event_patterns import EventPatterns
from recoupe.languages.hedges import Hedges
from recoupe.read.cast import Cast
from recoupe.read.events.conventions import settle
from recoupe.read.events.dates import PlacedTime, find_date, place_times
from recoupe.read.events.location import find_place, place_names
from recoupe.read.events.nested import drop_nested
from recoupe.read.events.participants import find_participants
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, SaidByAt, Scene
from recoupe.read.events.status import find_status
from recoupe.read.events.triggers import find_matches
from recoupe.read.syntax import Syntax
from recoupe.reading import Event, Span, Time


def find_events(
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    said_by_at: SaidByAt,
    patterns: EventPatterns,
    hedges: Hedges,
) -> tuple[Event, ...]:
    """The events of an article, in text order; ids are those of its cast."""
    scene = Scene(syntax=syntax, cast=cast, patterns=patterns, hedges=hedges, said_by_at=said_by_at)
    placed = place_times(syntax, times)
    names = place_names(scene)
    return tuple(
        event
        for match in drop_nested(scene, find_matches(scene))
        for event in _events(scene, match, placed, names)
    )


def _events(
    scene: Scene, match: Match, times: tuple[PlacedTime, ...], names: dict[int, str]
) -> Iterator[Event]:
    entry = match.pattern.entry
    places = Surroundings(scene, match.pattern.pos, match.head, match.words)
    actors, recipients = find_participants(scene, match, places)
    status = find_status(scene, match)
    saying = scene.said_by_at(match.head)
    date = find_date(scene.syntax, match.head, times, status)
    place = find_place(scene, match.head, names)
    kinds = [(entry.type, entry.mode)] + ([(entry.also.type, entry.also.mode)] if entry.also else [])
    for event_type, mode in kinds:
        settled_type, settled_mode = settle(event_type, mode, status)
        yield Event(
            type=settled_type,
            mode=settled_mode,
            context=entry.context,
            trigger=_trigger_span(scene, match),
            actor=actors,
            recipient=recipients,
            first_day=date.time.first_day if date else None,
            last_day=date.time.last_day if date else None,
            time=date.span if date else None,
            dated_from=date.dated_from if date else None,
            place=place,
            status=status,
            said_by=saying.speaker if saying else None,
            sentence=scene.syntax.sentence_span(match.head),
            pattern=match.pattern.source,
        )


def _trigger_span(scene: Scene, match: Match) -> Span:
    """The words of the trigger, from the first to the last where they stand close together."""
    first, last = match.words[0], match.words[-1]
    if last - first > _MAX_TRIGGER_WORDS:
        first = last = match.head
    return scene.syntax.span(first, last + 1)


_MAX_TRIGGER_WORDS = 8
"""Longer stretches say less than the head word alone."""
