"""Who takes part in an event: the actors at the places of its pattern, else who governs its clause."""

from __future__ import annotations

from recoupe.languages.event_entries import Places
from recoupe.read.events.actors import Actors, actors_of, speaker_at, subject_before, unique
from recoupe.read.events.content import content_actors
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene

_MAX_CLIMB = 3
"""How many governing clauses are asked for a subject."""


def find_participants(scene: Scene, match: Match) -> tuple[Actors, Actors]:
    """(actors, recipients) of a match; either may be empty."""
    pattern = match.pattern
    places = Surroundings(scene, pattern, match.head, match.words)
    if pattern.patient_first:
        recipients, taken = _actors_at(scene, places, pattern.recipient)
        actors, _place = _actors_at(scene, places, tuple(n for n in pattern.actor if n != taken))
    else:
        actors, _place = _actors_at(scene, places, pattern.actor)
        recipients, _place = _actors_at(scene, places, pattern.recipient, actors)
    if pattern.entry.mutual:
        return unique(actors + recipients), ()
    speaker = scene.cue_speakers.get(match.head)
    misled = speaker not in actors and _has_unsaid_subject(scene, match)
    if speaker is not None and "subject" in pattern.actor and (not actors or speaker in recipients or misled):
        # A cue's subject is whoever speaks, behind the verb too ("..., a averti le roi").
        actors, recipients = (speaker,), tuple(each for each in recipients if each != speaker)
    elif not actors and "subject" in pattern.actor and pattern.pos == "verb":
        actors = _governing_actors(scene, match.head, recipients) or _unsaid_actors(scene, match, recipients)
    others = tuple(recipient for recipient in recipients if recipient not in actors)
    if recipients and not others and _is_possessed(scene, places, pattern.recipient):
        # "France has violated its airspace", says the minister: its is the speaker's.
        others = tuple(actor for actor in speaker_at(scene, match.head) if actor not in actors)
    return actors, others


def _actors_at(
    scene: Scene, places: Surroundings, names: Places, own: Actors = ()
) -> tuple[Actors, str | None]:
    """The actors at the first of some places that names any, and that place.

    A place that only names actors of `own` waits for one that names others ("closed its border with X").
    """
    waiting: tuple[Actors, str | None] = ((), None)
    for name in names:
        if name == "speaker":
            found = speaker_at(scene, places.head)
        elif name == "content":
            found = content_actors(scene, places, own)
        elif name == "complement":
            found = unique(tuple(a for verb in places.at(name) for a in _doers(scene, verb)))
        else:
            aside = _speaker_words(scene, places.head)
            words = (w for w in places.at(name) if w not in aside and not _is_reason(scene, places, name, w))
            found = unique(tuple(actor for word in words for actor in actors_of(scene, word)))
            if not found and name == "object":
                found = _owned_by_phrase(scene, places)
        if found and not set(found) <= set(own):
            return found, name
        if found and not waiting[0]:
            waiting = (found, name)
    return waiting


def _is_reason(scene: Scene, places: Surroundings, name: str, word: int) -> bool:
    """Whether an agent's preposition brings a reason to a noun: "seizure for their work", no doer's name."""
    if places.pos != "noun" or name not in scene.syntax.table.agent_prepositions:
        return False
    children = scene.syntax.words[word].children
    possessed = any(scene.syntax.words[child].morph.possessive for child in children)
    return possessed and scene.cast.actor_at(word) is None


def _is_possessed(scene: Scene, places: Surroundings, names: Places) -> bool:
    """Whether a possessive stands at one of some places ("its airspace")."""
    words = scene.syntax.words
    found = (word for name in names if name not in ("speaker", "content") for word in places.at(name))
    return any(words[child].morph.possessive for word in found for child in (word, *words[word].children))


def _owned_by_phrase(scene: Scene, places: Surroundings) -> Actors:
    """Whoever owns the object that a phrase has taken ("rejected an Australian ULTIMATUM")."""
    if places.pos != "verb":
        return ()
    nouns = (word for word in places.words if scene.syntax.words[word].role in ("object", "passive_subject"))
    return unique(tuple(actor for word in nouns for actor in actors_of(scene, word)))


def _speaker_words(scene: Scene, head: int) -> range:
    """Words that name who tells a deed: "six men were arrested, said the minister" arrests no minister."""
    saying = scene.said_by_at(head)
    named = saying.statement.speaker_words if saying is not None else None
    return range(*named) if named is not None and named[0] > head else range(0)


def _doers(scene: Scene, verb: int) -> Actors:
    """Whom a complement clause is about: its subject, in a passive too."""
    clause = scene.syntax.clause(verb)
    words = clause.objects if clause.passive else clause.subjects
    return unique(tuple(actor for word in words for actor in actors_of(scene, word)))


def _has_unsaid_subject(scene: Scene, match: Match) -> bool:
    """Whether a verb where none need be said has no subject of its own: the tree may lend it a wrong one."""
    return scene.syntax.table.drops_subjects and not scene.syntax.clause(match.head).own_subject


def _unsaid_actors(scene: Scene, match: Match, recipients: Actors) -> Actors:
    """Whom the ending of a finite verb means where verbs need no subject: who speaks, or the last subject."""
    clause = scene.syntax.clause(match.head)
    if not scene.syntax.table.drops_subjects or clause.subjects or clause.passive:
        return ()
    words = scene.syntax.words
    helpers = scene.syntax.children(match.head, "auxiliary", "copula")
    finite = [words[i] for i in (*helpers, match.head) if words[i].morph.form == "Fin"]
    if not finite:
        return ()
    if finite[0].morph.person in ("1", "2"):
        found = speaker_at(scene, match.head) if finite[0].morph.person == "1" else ()
    else:
        found = subject_before(scene, finite[0])
    return tuple(actor for actor in found if actor not in recipients)


def _governing_actors(scene: Scene, head: int, recipients: Actors) -> Actors:
    """The subject of a governing clause, for a verb that has none of its own."""
    syntax = scene.syntax
    at = syntax.words[head]
    clause = syntax.clause(head)
    if (clause.subjects and clause.own_subject) or clause.passive or clause.form == "Fin":
        return ()
    if clause.subjects and at.role in ("participle_clause", "relative_clause", "adjective"):
        return ()
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return ()
        at = syntax.words[at.head]
        if at.pos not in ("VERB", "AUX", "ADJ"):
            continue
        subjects = syntax.clause(at.i).subjects
        if subjects:
            found = unique(tuple(actor for word in subjects for actor in actors_of(scene, word)))
            return tuple(actor for actor in found if actor not in recipients)
    return ()
