"""The events of one article: triggers, then for each its participants, status, date and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.languages.event_patterns import EventPatterns
from recoupe.languages.hedges import Hedges
from recoupe.read.cast import Cast
from recoupe.read.events.charges import find_charges
from recoupe.read.events.conventions import settle
from recoupe.read.events.dates import Dates, anchor_times, find_date, place_times, with_date
from recoupe.read.events.fillers import actor_fillers, recipient_fillers, status_span
from recoupe.read.events.forms import WordForms
from recoupe.read.events.home import fill_from_home
from recoupe.read.events.location import find_place, place_names, tagged_places
from recoupe.read.events.nested import drop_nested
from recoupe.read.events.participants import find_participants
from recoupe.read.events.parties import Sided, share_parties
from recoupe.read.events.scene import Match, SaidByAt, Scene
from recoupe.read.events.status import find_status
from recoupe.read.events.triggers import find_matches
from recoupe.read.syntax import Syntax
from recoupe.reading import UNNAMED, Event, EventType, Published, Span, Time

UNDATED = Published()
_NEED_PARTIES: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "SANCTION"}
)  # fmt: skip
"""Types that say nothing where neither side is named; an attack, a riot, a coup is news even so."""


def find_events(
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    said_by_at: SaidByAt,
    patterns: EventPatterns,
    hedges: Hedges,
    published: Published = UNDATED,
) -> tuple[Event, ...]:
    """The events of an article, in text order; ids are those of its cast, or of states."""
    placed = place_times(syntax, times)
    scene = Scene(
        syntax=syntax,
        cast=cast,
        patterns=patterns,
        hedges=hedges,
        said_by_at=said_by_at,
        forms=WordForms(syntax, patterns.grammar),
        time_words=frozenset(word for each in placed for word in range(each.word, each.last)),
        place_words=tagged_places(syntax),
        cue_speakers=_cue_speakers(syntax, said_by_at),
    )
    names = place_names(scene)
    matches = drop_nested(scene, find_matches(scene))
    dates = anchor_times(syntax, placed, matches, published)
    sided = [_sided(scene, match) for match in matches]
    told = [
        (each, event)
        for each in fill_from_home(scene, share_parties(scene, sided))
        if not (each.is_empty and each.match.pattern.entry.type in _NEED_PARTIES)
        for event in _events(scene, each, dates, names)
    ]
    found = [event for _each, event in told] + find_charges(scene, told)
    return tuple(sorted(found, key=lambda event: event.trigger.start))


def _cue_speakers(syntax: Syntax, said_by_at: SaidByAt) -> dict[int, str]:
    speakers: dict[int, str] = {}
    for word in syntax.words:
        saying = said_by_at(word.i)
        if saying is not None and saying.statement.cue is not None and saying.speaker != UNNAMED:
            speakers[saying.statement.cue] = saying.speaker
    return speakers


def _sided(scene: Scene, match: Match) -> Sided:
    """A match with its parties; a state that only a place names may be one (`states_taking_part`)."""
    actors, recipients = find_participants(scene, match)
    decided = find_status(scene, match)
    return Sided(match, actors, recipients, decided.status, status_word=decided.word)


def _events(scene: Scene, sided: Sided, dates: Dates, names: dict[int, str]) -> Iterator[Event]:
    match = sided.match
    entry = match.pattern.entry
    status = sided.status
    saying = scene.said_by_at(match.head)
    date = find_date(scene, match, dates, status)
    place = find_place(scene, match.head, names)
    by_doer = saying is not None and saying.speaker in sided.actors
    kinds = [(entry.type, entry.mode)] + ([(entry.also.type, entry.also.mode)] if entry.also else [])
    for event_type, mode in kinds:
        settled = settle(event_type, mode, status, by_doer=by_doer)
        event = Event(
            type=settled.type,
            mode=settled.mode,
            context=entry.context,
            trigger=_trigger_span(scene, match),
            actor=sided.actors,
            recipient=sided.recipients,
            place=place,
            status=settled.status,
            said_by=saying.speaker if saying else None,
            sentence=scene.syntax.sentence_span(match.head),
            pattern=match.pattern.source,
            actor_words=actor_fillers(scene, match, sided.actors),
            recipient_words=recipient_fillers(scene, match, sided.recipients),
            status_words=status_span(scene, sided.status_word),
        )
        yield with_date(event, date)


def _trigger_span(scene: Scene, match: Match) -> Span:
    """The words of the trigger, from the first to the last where they stand close together."""
    first, last = match.words[0], match.words[-1]
    if last - first > _MAX_TRIGGER_WORDS:
        first = last = match.head
    return scene.syntax.span(first, last + 1)


_MAX_TRIGGER_WORDS = 8
"""Longer stretches say less than the head word alone."""
