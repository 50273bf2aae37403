"""Conditions of patterns: what must, or must not, stand at the places around a trigger."""

from __future__ import annotations

from recoupe.languages.event_entries import Pattern
from recoupe.read.events.actors import actors_of
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene


def holds(scene: Scene, pattern: Pattern, head: int, words: tuple[int, ...]) -> bool:
    """Whether the places around a trigger hold what its pattern asks, and nothing it excludes."""
    entry = pattern.entry
    if not (entry.when or entry.unless):
        return True
    places = Surroundings(scene, pattern, head, words)
    if not all(
        _meets(places, place, tests) or _meets_below(places, place, tests)
        for place, tests in entry.when.items()
    ):
        return False
    return not any(_meets(places, place, tests) for place, tests in entry.unless.items())


def asked_words(scene: Scene, match: Match) -> tuple[int, ...]:
    """The words that meet what the pattern of a match asks of its places, kinds of actors aside."""
    places = Surroundings(scene, match.pattern, match.head, match.words)
    return tuple(
        word
        for place, tests in match.pattern.entry.when.items()
        if place != "speaker"
        for word in _counted(scene, places.at(place))
        if any(_meets_test(scene, word, test) for test in tests if ":" not in test)
    )


def _meets(places: Surroundings, place: str, tests: tuple[str, ...]) -> bool:
    scene = places.scene
    if place == "speaker":
        return scene.said_by_at(places.head) is not None
    if place == "complement" and "any" in tests and places.head in scene.cue_speakers:
        return True
    words = places.at(place)
    if not words:
        return False
    if "any" in tests:
        return True
    return any(_meets_test(scene, word, test) for word in _counted(scene, words) for test in tests)


def _meets_below(places: Surroundings, place: str, tests: tuple[str, ...]) -> bool:
    """Whether a genitive that the parser hung on the object meets them ("traite X de menteur")."""
    if places.pos != "verb" or place not in places.scene.patterns.grammar.genitives or "any" in tests:
        return False
    words = places.below_objects(place)
    return any(_meets_test(places.scene, word, test) for word in words for test in tests)


def _meets_test(scene: Scene, word: int, test: str) -> bool:
    if test.startswith("kind:"):
        return test[5:] in _kinds(scene, word)
    if test.startswith("form:"):
        return _form(scene, word) == test[5:]
    if test.startswith("@"):
        return scene.forms.is_listed(word, scene.patterns.words[test[1:]])
    return scene.forms.is_named(word, test)


def _form(scene: Scene, word: int) -> str:
    """The form of a predicate with its helpers: "will go" is finite, "to be freed" an infinitive."""
    words = scene.syntax.words
    helpers = scene.syntax.children(word, "auxiliary", "passive_auxiliary", "copula")
    forms = {words[helper].morph.form for helper in helpers}
    return "Fin" if "Fin" in forms else "Inf" if "Inf" in forms else words[word].morph.form


def _kinds(scene: Scene, word: int) -> frozenset[str]:
    """The kinds of actor that a word names; a pronoun has those of whoever it stands for."""
    mention = scene.cast.by_head.get(word) or scene.cast.by_word.get(word)
    if mention is not None:
        return frozenset({mention.kind})
    if word in scene.cast.places:
        return frozenset({"state", "place"})
    if word in scene.place_words:
        return frozenset({"place"})
    beside = [scene.cast.by_word.get(child) for child in scene.syntax.children(word, "apposition")]
    if any(beside):
        return frozenset(found.kind for found in beside if found is not None)
    if scene.syntax.words[word].pos != "PRON":
        return frozenset()
    actors = actors_of(scene, word)
    return frozenset(m.kind for m in scene.cast.mentions if m.actor in actors)


def _counted(scene: Scene, words: tuple[int, ...]) -> list[int]:
    """The words, and what stands below those that only count ("une centaine de militaires")."""
    syntax = scene.syntax
    found = list(words)
    for word in words:
        if syntax.words[word].lemma in scene.patterns.grammar.containers:
            found.extend(argument.word for argument in syntax.arguments(word))
    return found
