"""Where an event happened: the place that its own clause names, else the nearest of its sentence."""

from __future__ import annotations

from recoupe.read.events.scene import Scene
from recoupe.read.syntax import Syntax

_MAX_CLIMB = 6
_PLACE_LABEL = "LOC"


def tagged_places(syntax: Syntax) -> frozenset[int]:
    """The words of all names that the parser tags as places."""
    return frozenset(
        word for name in syntax.names if name.label == _PLACE_LABEL for word in range(name.first, name.last)
    )


def place_names(scene: Scene) -> dict[int, str]:
    """Names brought in by a preposition of place: their first word -> the name.

    A name that acts ("à Paris de décider") is no place; a state is one only where it does not act.
    """
    syntax, cast = scene.syntax, scene.cast
    found: dict[int, str] = {}
    for name in syntax.names:
        head = _head(scene, name.first, name.last)
        is_place = name.label == _PLACE_LABEL and (head not in cast.by_word or head in cast.places)
        if is_place and syntax.preposition(head) in scene.patterns.grammar.place_prepositions:
            found[head] = syntax.span(_start(syntax, name.first, head), name.last).text
    for word in cast.places:
        if word not in found and word - 1 not in cast.places:
            last = word + 1
            while last in cast.places:
                last += 1
            head = _head(scene, word, last)
            if syntax.preposition(head) in scene.patterns.grammar.place_prepositions:
                found.setdefault(head, syntax.span(word, last).text)
    return dict(sorted(found.items()))


def _start(syntax: Syntax, first: int, head: int) -> int:
    """The first word of a name without the preposition that the tagger took for a part of it."""
    while first < head and syntax.words[first].pos == "ADP":
        first += 1
    return first


def _head(scene: Scene, first: int, last: int) -> int:
    words = scene.syntax.words
    return next((i for i in range(first, last) if not first <= words[i].head < last), first)


def find_place(scene: Scene, head: int, names: dict[int, str]) -> str | None:
    """The name of the place that hangs on the trigger or on what it hangs on, the nearest first."""
    syntax = scene.syntax
    sentence = syntax.sentences[syntax.words[head].sentence]
    here = sorted(
        (word for word in names if sentence.first <= word < sentence.last),
        key=lambda word: (abs(word - head), word),
    )
    if not here:
        return None
    chain = _chain(scene, head)
    for governor in chain:
        for word in here:
            if governor in _chain(scene, word):
                return names[word]
    return None


def _chain(scene: Scene, word: int) -> list[int]:
    """A word and what it hangs on, up to the first verb above it."""
    words = scene.syntax.words
    chain = [word]
    for _ in range(_MAX_CLIMB):
        at = words[chain[-1]]
        if at.head == at.i or (at.pos in ("VERB", "AUX") and at.i != word):
            break
        chain.append(at.head)
    return chain
