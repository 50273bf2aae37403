"""Clauses as events see them: reflexive passives undone, persons behind a preposition taken for objects.

Both need the cast, which syntax alone has not: what is no actor does nothing to itself ("se decretó el
toque de queda"), and only somebody is acted upon behind a personal preposition ("retiró a su embajador").
"""

from __future__ import annotations

import msgspec

from recoupe.read.events.scene import Scene
from recoupe.read.syntax import Clause
from recoupe.reading import ActorKind

_PERSONAL: frozenset[ActorKind] = frozenset({"person", "group", "armed_force"})


def clause_at(scene: Scene, verb: int) -> Clause:
    """The clause of a predicate, with what its language says by a reflexive or a personal preposition."""
    clause = scene.syntax.clause(verb)
    if is_reflexive_passive(scene, verb):
        clause = msgspec.structs.replace(
            clause,
            subjects=_agents(scene, clause),
            objects=tuple(dict.fromkeys(clause.subjects + clause.objects)),
            passive=True,
        )
    if clause.objects or clause.passive or not scene.patterns.grammar.personal_prepositions:
        return clause
    return msgspec.structs.replace(clause, objects=_persons(scene, clause))


def is_undergoer(scene: Scene, word: int) -> bool:
    """Whether a word is what its verb is done to: an object, or the subject of a passive of either kind."""
    at = scene.syntax.words[word]
    return at.role in ("object", "passive_subject") or (
        at.role == "subject" and is_reflexive_passive(scene, at.head)
    )


def is_reflexive_passive(scene: Scene, verb: int) -> bool:
    """Whether a reflexive verb says what is done: its subject is nobody, or it has none but an object."""
    syntax = scene.syntax
    if not scene.patterns.grammar.reflexive_passives or not syntax.children(verb, "reflexive"):
        return False
    if syntax.words[verb].morph.person in ("1", "2"):
        return False
    clause = syntax.clause(verb)
    if not syntax.children(verb, "subject", "passive_subject"):
        return clause.form == "Fin" and bool(clause.objects)
    return bool(clause.subjects) and not any(_is_somebody(scene, word) for word in clause.subjects)


def _is_somebody(scene: Scene, word: int) -> bool:
    if word in scene.cast.by_head or scene.syntax.words[word].pos == "PRON":
        return True
    return any(
        child in scene.cast.by_head for child in scene.syntax.children(word, "apposition", "name_part")
    )


def _agents(scene: Scene, clause: Clause) -> tuple[int, ...]:
    known = scene.syntax.table.agent_prepositions
    return tuple(o.word for o in clause.obliques if o.preposition in known)


def _persons(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """Obliques behind a personal preposition that name persons, groups or forces."""
    personal = scene.patterns.grammar.personal_prepositions
    by_head = scene.cast.by_head
    return tuple(
        o.word
        for o in clause.obliques
        if o.preposition in personal
        and (mention := by_head.get(o.word)) is not None
        and mention.kind in _PERSONAL
    )
