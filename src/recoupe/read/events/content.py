"""Whom a demand, promise, refusal or threat is about, where no place of its own names anybody.

"Pakistan refused to deploy peacekeepers in Iraq" is directed at Iraq, not at Pakistan's own peacekeepers.
"""

from __future__ import annotations

from collections import deque

import msgspec

from recoupe.read.cast import ActorMention
from recoupe.read.events.actors import Actors, actors_of, state_of
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Scene

_RULING = frozenset({"GOV", "MIL"})


class _Own(msgspec.Struct, frozen=True):
    """Whoever asks, promises, refuses or threatens: never whom it is about, nor are their own forces."""

    actors: frozenset[str]
    countries: frozenset[str]
    ruled: frozenset[str]


def content_actors(scene: Scene, places: Surroundings, own_actors: Actors) -> Actors:
    """Whoever is named first, from the top of the tree, in what hangs on a trigger.

    Failing actors of one clause or noun, the state of a place or adjective in it, before the next is asked.
    """
    own = _own(scene, own_actors)
    starts = [*places.at("complement"), *places.at("object"), *places.words, *_conditions(scene, places.head)]
    vague: Actors = ()
    for start in dict.fromkeys(start for start in starts if start != places.head):
        found = _first_named(scene, start, places.words, own)
        if any(_is_known(scene, actor) for actor in found):
            return found
        vague = vague or found
    return vague


def _conditions(scene: Scene, head: int) -> list[int]:
    """Adverbial clauses that set a condition or have no conjunction ("unless Israel withdraws")."""
    syntax = scene.syntax
    found: list[int] = []
    for clause in syntax.children(head, "adverbial_clause"):
        markers = {syntax.words[marker].lower for marker in syntax.children(clause, "marker")}
        if not markers or markers & scene.hedges.conditional_conjunctions:
            found.append(clause)
    return found


def _is_known(scene: Scene, actor: str) -> bool:
    """An actor with a country or a name; a state that only a place names is one too."""
    return next((a.country is not None or a.kind == "bloc" for a in scene.cast.actors if a.id == actor), True)


def _own(scene: Scene, own_actors: Actors) -> _Own:
    found = [actor for actor in scene.cast.actors if actor.id in own_actors]
    return _Own(
        frozenset(own_actors),
        frozenset(actor.country for actor in found if actor.country),
        frozenset(
            actor.country
            for actor in found
            if actor.country and (actor.kind == "state" or actor.sector in _RULING)
        ),
    )


def _first_named(scene: Scene, start: int, taken: tuple[int, ...], own: _Own) -> Actors:
    words = scene.syntax.words
    queue = deque([start])
    state: str | None = None
    while queue:
        word = queue.popleft()
        mention = scene.cast.by_head.get(word)
        if mention is not None and _is_other(scene, mention, own):
            named = (actors_of(scene, each) for each in scene.syntax.with_conjuncts(word))
            return tuple(dict.fromkeys(actor for each in named for actor in each if actor not in own.actors))
        if state is None and mention is None:
            place = scene.cast.places.get(word) or (state_of(scene.syntax, word) if word != start else None)
            state = place if place is not None and place.upper() not in own.countries else None
        queue.extend(child for child in words[word].children if child not in taken)
    return (state,) if state is not None else ()


def _is_other(scene: Scene, mention: ActorMention, own: _Own) -> bool:
    words = scene.syntax.words
    if mention.actor in own.actors or mention.form == "demonym":
        return mention.actor not in own.actors
    if any(words[child].morph.possessive for child in words[mention.head].children):
        return False
    if mention.kind == "armed_force":
        return mention.country not in own.countries
    return not (mention.kind == "state" and mention.country in own.ruled)
