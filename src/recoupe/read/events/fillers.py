"""The words behind an event: those that gave its actors and recipients, and those that made its status.

They are looked up again once the participants are settled, so that whatever settled them (coordination,
pronouns, owners, governing clauses) need not carry words along.
"""

from __future__ import annotations

from recoupe.languages.event_entries import Places
from recoupe.read.cast import ActorMention
from recoupe.read.events.actors import Actors, actors_of
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene
from recoupe.reading import Filler, Span

_WIDEST = 8
"""More words in one stretch say less than the name, or the verb, alone."""


def actor_fillers(scene: Scene, match: Match, actors: Actors) -> tuple[Filler, ...]:
    """The words that gave a match its actors; one that another event gave has none."""
    pattern = match.pattern
    names = (*pattern.actor, *pattern.recipient) if pattern.entry.mutual else pattern.actor
    return _fillers(scene, match, names, actors)


def recipient_fillers(scene: Scene, match: Match, recipients: Actors) -> tuple[Filler, ...]:
    """The same for its recipients."""
    return _fillers(scene, match, match.pattern.recipient, recipients)


def status_span(scene: Scene, word: int | None) -> Span | None:
    """The words of a status: the word that decides it, a verb with its auxiliaries and negation."""
    if word is None:
        return None
    syntax = scene.syntax
    group = [word]
    if syntax.words[word].pos in ("VERB", "AUX"):
        group += syntax.children(word, "auxiliary", "passive_auxiliary", "copula")
        group += [child for child in syntax.words[word].children if _negates(scene, child)]
    first, last = min(group), max(group)
    return syntax.span(first, last + 1) if last - first < _WIDEST else syntax.span(word, word + 1)


def _negates(scene: Scene, word: int) -> bool:
    table = scene.syntax.table
    return scene.syntax.words[word].lower in table.negations | table.weak_negations


def _fillers(scene: Scene, match: Match, names: Places, wanted: Actors) -> tuple[Filler, ...]:
    """One filler for each actor whose words are found, at the first of the places that has it."""
    places = Surroundings(scene, match.pattern, match.head, match.words)
    found: dict[str, Filler] = {}
    for name in names:
        for word in _words_at(places, name):
            for actor in wanted:
                span = None if actor in found else _words_of(scene, word, actor)
                if span is not None:
                    found[actor] = Filler(actor, span.start, span.end, span.text, name)
    for actor in wanted:
        mention = None if actor in found else _nearest(scene, match.head, actor)
        if mention is not None:
            span = scene.syntax.span(mention.first, mention.last)
            found[actor] = Filler(actor, span.start, span.end, span.text)
    return tuple(found[actor] for actor in wanted if actor in found)


def _words_at(places: Surroundings, name: str) -> tuple[int, ...]:
    if name == "content":
        inner = tuple(word for word in places.words if word != places.head)
        return (*places.at("complement"), *places.at("object"), *inner)
    return places.at(name)


def _words_of(scene: Scene, word: int, actor: str) -> Span | None:
    """The words at a place that stand for an actor: its name there, or what it owns with its name."""
    syntax, cast = scene.syntax, scene.cast
    own = cast.by_head.get(word) or cast.by_word.get(word)
    if own is not None and own.actor == actor:
        return syntax.span(own.first, own.last)
    first, last = syntax.subtree(word)
    inside = next((m for m in cast.mentions if m.actor == actor and first <= m.head < last), None)
    if inside is None:
        return syntax.span(word, word + 1) if actor in actors_of(scene, word) else None
    start, end = min(word, inside.first), max(word + 1, inside.last)
    return syntax.span(start, end) if end - start <= _WIDEST else syntax.span(inside.first, inside.last)


def _nearest(scene: Scene, head: int, actor: str) -> ActorMention | None:
    """The mention of an actor that stands nearest to the trigger in its sentence."""
    words = scene.syntax.words
    sentence = scene.syntax.sentences[words[head].sentence]
    here = [m for m in scene.cast.mentions if m.actor == actor and sentence.first <= m.head < sentence.last]
    return min(here, key=lambda m: (abs(m.head - head), m.head), default=None)
