"""Who takes part: from the words at a place to the actors they stand for.

What is done to a thing of an actor is done to the actor: a word that names nobody is asked for its
owner (possessive, demonym, modifier). A pronoun is whoever was the subject before it, one sentence back
at most; a first person is whoever speaks.
"""

from __future__ import annotations

from recoupe.languages.event_patterns import Places
from recoupe.languages.world import load_world
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene
from recoupe.read.words import Word
from recoupe.reading import UNNAMED

_MAX_OWNERS = 3
"""How many modifiers deep an owner is looked for ("the embassy of the government of X")."""
_MAX_CLIMB = 3
"""How many governing clauses are asked for a subject."""

Actors = tuple[str, ...]


def find_participants(scene: Scene, match: Match, places: Surroundings) -> tuple[Actors, Actors]:
    """(actors, recipients) of a match; either may be empty."""
    pattern = match.pattern
    actors = actors_at(scene, places, pattern.actor)
    recipients = actors_at(scene, places, pattern.recipient)
    if pattern.entry.mutual:
        actors, recipients = _unique(actors + recipients), ()
    elif not actors and "subject" in pattern.actor and not scene.syntax.clause(match.head).passive:
        actors = _governing_actors(scene, match.head, recipients)
    return actors, tuple(recipient for recipient in recipients if recipient not in actors)


def actors_at(scene: Scene, places: Surroundings, names: Places) -> Actors:
    """The actors at the first of some places that names any."""
    for name in names:
        found: Actors
        if name == "speaker":
            saying = scene.said_by_at(places.head)
            found = (saying.speaker,) if saying is not None and saying.speaker != UNNAMED else ()
        else:
            found = _unique(tuple(actor for word in places.at(name) for actor in actors_of(scene, word)))
        if found:
            return found
    return ()


def actors_of(scene: Scene, word: int, depth: int = 0) -> Actors:
    """The actors a word stands for: those it names, else whoever owns or makes up what it names."""
    named = scene.cast.actor_at(word)
    if named is not None:
        return (named,)
    at = scene.syntax.words[word]
    if at.pos in ("PRON", "DET"):
        return _pronoun_actors(scene, at)
    if depth >= _MAX_OWNERS:
        return ()
    return _owners(scene, at, depth)


def _owners(scene: Scene, word: Word, depth: int) -> Actors:
    """Whoever an apposition, a genitive, an adjective or a possessive gives as owner, the first of these."""
    syntax = scene.syntax
    beside = syntax.children(word.i, "apposition", "name_part")
    found = [actor for child in beside for actor in actors_of(scene, child, depth + 1)]
    found = found or _genitive_owners(scene, word, depth)
    if not found:
        found = [
            actor
            for child in word.children
            if syntax.words[child].morph.possessive
            for actor in _pronoun_actors(scene, syntax.words[child])
        ]
    place = scene.cast.places.get(word.i)
    if not found and place is not None:
        found = [place]
    return _unique(tuple(found))


def _genitive_owners(scene: Scene, word: Word, depth: int) -> list[str]:
    """Owners named by a genitive, noun or adjective beside the word ("X's embassy", "Iraqi village")."""
    syntax, genitives = scene.syntax, scene.patterns.grammar.genitives
    found: list[str] = []
    for child in syntax.children(word.i, "noun_modifier"):
        if not (preposition := syntax.preposition(child)) or preposition in genitives:
            for each in syntax.with_conjuncts(child):
                found.extend(actors_of(scene, each, depth + 1))
    for child in syntax.children(word.i, "adjective"):
        for each in syntax.with_conjuncts(child):
            mention = scene.cast.by_head.get(each)
            state = mention.actor if mention is not None else _state_of(scene, each)
            found.extend([state] if state is not None else [])
    return found


def _state_of(scene: Scene, adjective: int) -> str | None:
    """The state of a demonym that is no mention of its own."""
    senses = load_world().lexicon(scene.syntax.language).find(scene.syntax.words[adjective].text)
    return next((sense.id for sense in senses if sense.role == "demonym"), None)


def _governing_actors(scene: Scene, head: int, recipients: Actors) -> Actors:
    """The subject of a governing clause, for a verb without a subject of its own."""
    syntax = scene.syntax
    at = syntax.words[head]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return ()
        at = syntax.words[at.head]
        if at.pos not in ("VERB", "AUX", "ADJ"):
            continue
        found = _unique(tuple(a for word in syntax.clause(at.i).subjects for a in actors_of(scene, word)))
        if found:
            return tuple(actor for actor in found if actor not in recipients)
    return ()


# pronouns and possessives


def _pronoun_actors(scene: Scene, pronoun: Word) -> Actors:
    if pronoun.morph.person in ("1", "2") or pronoun.lower in scene.patterns.grammar.first_persons:
        saying = scene.said_by_at(pronoun.i)
        return (saying.speaker,) if saying is not None and saying.speaker != UNNAMED else ()
    syntax = scene.syntax
    sentence = syntax.sentences[pronoun.sentence]
    first = syntax.sentences[pronoun.sentence - 1].first if pronoun.sentence else sentence.first
    if pronoun.morph.possessive:
        own = _clause_subject(scene, pronoun)
        if own:
            return own
    for word in range(pronoun.i - 1, first - 1, -1):
        mention = scene.cast.by_head.get(word)
        if mention is None or mention.form == "demonym":
            continue
        role = syntax.words[word].role
        if role in ("subject", "passive_subject") and _agrees(mention.number, mention.gender, pronoun):
            return (mention.actor,)
    return ()


def _clause_subject(scene: Scene, possessive: Word) -> Actors:
    """The subject of the clause that a possessive stands in, where it can own."""
    syntax = scene.syntax
    at = syntax.words[possessive.head]
    for _ in range(_MAX_CLIMB + 2):
        if at.pos in ("VERB", "AUX"):
            subjects = syntax.clause(at.i).subjects
            if subjects and possessive.i not in range(*syntax.subtree(subjects[0])):
                return _unique(tuple(a for word in subjects for a in actors_of(scene, word, 1)))
        if at.head == at.i:
            return ()
        at = syntax.words[at.head]
    return ()


def _agrees(number: str, gender: str, pronoun: Word) -> bool:
    if pronoun.morph.possessive:
        return True
    same_number = not (number and pronoun.morph.number) or number == pronoun.morph.number
    same_gender = not (gender and pronoun.morph.gender) or gender == pronoun.morph.gender
    return same_number and same_gender


def _unique(actors: Actors) -> Actors:
    return tuple(dict.fromkeys(actors))
