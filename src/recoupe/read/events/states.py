"""States that only events make actors of an article: named as a place or by an adjective, yet acted upon.

"Missiles were fired into Iraq" names Iraq as a place, and the missiles are fired at Iraq all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.languages.world import load_world
from recoupe.read.cast import Cast
from recoupe.read.events.actors import state_of
from recoupe.read.syntax import Syntax
from recoupe.reading import Actor, Event, Mention


def states_taking_part(syntax: Syntax, cast: Cast, events: Iterable[Event]) -> tuple[Actor, ...]:
    """The states that take part in events and are not in the cast, by id, with the words that name them."""
    known = {actor.id for actor in cast.actors}
    missing = sorted({state for event in events for state in (*event.actor, *event.recipient)} - known)
    if not missing:
        return ()
    spans = _spans(syntax, cast, frozenset(missing))
    return tuple(_actor(state, spans[state], syntax.language) for state in missing if state in spans)


def _spans(syntax: Syntax, cast: Cast, states: frozenset[str]) -> dict[str, list[Mention]]:
    """Where each of some states is named, words of one name together."""
    found: dict[str, list[Mention]] = {}
    last: tuple[int, str] = (-2, "")
    for word in syntax.words:
        state = cast.places.get(word.i) or state_of(syntax, word.i)
        if state not in states or state is None:
            continue
        first = word.i
        mentions = found.setdefault(state, [])
        if last == (word.i - 1, state):
            start = mentions.pop().start
            first = next(i for i in range(word.i, -1, -1) if syntax.words[i].start == start)
        span = syntax.span(first, word.i + 1)
        mentions.append(Mention(span.start, span.end, span.text))
        last = (word.i, state)
    return found


def _actor(state: str, mentions: list[Mention], language: str) -> Actor:
    country = state.upper()
    name = load_world().state_name(country, language) or mentions[0].text
    return Actor(
        id=state, name=name, kind="state", country=country, sector="GOV", mentions=tuple(mentions), offices=()
    )
