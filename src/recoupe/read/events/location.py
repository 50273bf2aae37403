"""Where an event happened: a place named in its own clause, else in the clause above it."""

from __future__ import annotations

from recoupe.read.events.scene import Scene

_MAX_CLIMB = 3
_PLACE_LABEL = "LOC"


def find_place(scene: Scene, head: int, places: dict[int, str]) -> str | None:
    """The name of the place nearest above the trigger that a preposition of place brings in."""
    syntax = scene.syntax
    at = head
    for _ in range(_MAX_CLIMB):
        for argument in syntax.arguments(at):
            if argument.preposition in scene.patterns.grammar.place_prepositions and argument.word in places:
                return places[argument.word]
        if syntax.words[at].head == at:
            return None
        at = syntax.words[at].head
    return None


def place_names(scene: Scene) -> dict[int, str]:
    """The names that the parser tags as places: each of their words -> the name."""
    found: dict[int, str] = {}
    for name in scene.syntax.names:
        if name.label == _PLACE_LABEL:
            text = scene.syntax.span(name.first, name.last).text
            found.update(dict.fromkeys(range(name.first, name.last), text))
    return found
