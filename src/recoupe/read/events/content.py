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
    return [clause for clause in scene.syntax.children(head, "adverbial_clause") if _sets(scene, clause)]


def _sets(scene: Scene, clause: int) -> bool:
    """Whether a clause sets a condition or has no conjunction ("unless Israel withdraws"), no mere "as"."""
    syntax = scene.syntax
    markers = {syntax.words[marker].lower for marker in syntax.children(clause, "marker")}
    return not markers or bool(markers & scene.hedges.conditional_conjunctions)


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
    """The first actors of known country below a word, else the first state, else the first actors."""
    syntax = scene.syntax
    queue = deque([start])
    state: str | None = None
    vague: Actors = ()
    while queue:
        word = queue.popleft()
        mention = scene.cast.by_head.get(word)
        if mention is not None and _is_other(scene, mention, own):
            named = (actors_of(scene, each) for each in syntax.with_conjuncts(word))
            found = tuple(dict.fromkeys(a for each in named for a in each if a not in own.actors))
            if any(_is_known(scene, actor) for actor in found):
                return found
            vague = vague or found
        if state is None and mention is None:
            place = scene.cast.places.get(word) or (state_of(syntax, word) if word != start else None)
            state = place if place is not None and place.upper() not in own.countries else None
        aside = {clause for clause in syntax.children(word, "adverbial_clause") if not _sets(scene, clause)}
        queue.extend(c for c in syntax.words[word].children if c not in taken and c not in aside)
    return (state,) if state is not None else vague


def _is_other(scene: Scene, mention: ActorMention, own: _Own) -> bool:
    words = scene.syntax.words
    if mention.actor in own.actors or mention.form == "demonym":
        return mention.actor not in own.actors
    if any(words[child].morph.possessive for child in words[mention.head].children):
        return False
    if mention.kind == "armed_force":
        return mention.country not in own.countries
    return not (mention.kind == "state" and mention.country in own.ruled)
