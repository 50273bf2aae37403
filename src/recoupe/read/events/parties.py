"""Parties that an event takes from another event of the article.

A deed named again ("the coup", "the fighting") has the parties of the deed it names; a verdict on a
deed ("rejects the accusations") is directed at its doer; a deed done for a purpose of its own kind
("a coup to topple X") is one event with that purpose.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from recoupe.read.events.actors import Actors
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene
from recoupe.reading import EventType, Status

_JUDGING: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE"})
_HOSTILE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "ACCUSE", "THREATEN", "MOBILIZE"})
_REASONS: frozenset[tuple[EventType, EventType]] = frozenset(
    {("PROTEST", "REQUEST"), ("PROTEST", "ACCUSE"), ("PROTEST", "PROTEST")}
)
"""What a deed is done for and with: who marches to demand or denounce something, protests once."""
_MAX_CLIMB = 4


class Sided(msgspec.Struct, frozen=True, gc=False):
    """A match with its parties. `shared`: they were taken from another event of the article.

    `status_word` is the word that decides the status, None where none does.
    """

    match: Match
    actors: Actors
    recipients: Actors
    status: Status
    shared: bool = False
    status_word: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it names nobody at all."""
        return not (self.actors or self.recipients)

    @property
    def is_told(self) -> bool:
        """Whether it is told as something that happened."""
        return self.status in ("actual", "alleged")


def share_parties(scene: Scene, sided: list[Sided]) -> list[Sided]:
    """The same events with purposes joined and missing parties filled in, in order."""
    joined = _join_purposes(scene, sided)
    named = [_named_again(scene, number, joined) for number in range(len(joined))]
    by_head = {each.match.head: each for each in named}
    aimed = [_aimed_at_doer(scene, each, by_head) for each in named]
    return [each for each in aimed if not _is_said_by_another(scene, each, aimed)]


def _is_said_by_another(scene: Scene, each: Sided, sided: list[Sided]) -> bool:
    """A noun that only its speaker makes a charge, where he makes that charge in so many words.

    "condemned any provocation": one event, not two.
    """
    pattern = each.match.pattern
    if pattern.pos != "noun" or "speaker" not in pattern.actor:
        return False
    sentence = scene.syntax.words[each.match.head].sentence
    return any(
        other is not each
        and other.match.pattern.entry.type == pattern.entry.type
        and other.actors == each.actors
        and scene.syntax.words[other.match.head].sentence == sentence
        for other in sided
    )


# a deed and its purpose


def _join_purposes(scene: Scene, sided: list[Sided]) -> list[Sided]:
    by_word = {word: each for each in sided for word in each.match.words}
    joined: dict[int, Sided] = {}
    dropped: set[int] = set()
    for each in sided:
        whole = _deed_above(scene, each, by_word)
        if whole is None:
            continue
        dropped.add(each.match.head)
        whole = joined.get(whole.match.head, whole)
        joined[whole.match.head] = msgspec.structs.replace(
            whole,
            actors=whole.actors or each.actors,
            recipients=whole.recipients or tuple(a for a in each.recipients if a not in whole.actors),
        )
    return [joined.get(e.match.head, e) for e in sided if e.match.head not in dropped]


def _deed_above(scene: Scene, each: Sided, by_word: dict[int, Sided]) -> Sided | None:
    """The event of the same type whose purpose clause this one is."""
    syntax = scene.syntax
    at = syntax.words[each.match.head]
    if each.match.pattern.pos != "verb" or at.morph.form not in ("Inf", "Part"):
        return None
    markers = {syntax.words[m].lower for m in syntax.children(at.i, "marker", "case", "auxiliary")}
    is_purpose = at.morph.form == "Inf" and bool(markers & scene.hedges.purpose_markers)
    if not is_purpose and at.role != "adverbial_clause":
        return None
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return None
        at = syntax.words[at.head]
        other = by_word.get(at.i)
        if other is not None and other is not each:
            kinds = (other.match.pattern.entry.type, each.match.pattern.entry.type)
            return other if (is_purpose and kinds[0] == kinds[1]) or kinds in _REASONS else None
    return None


# a deed named again


def _named_again(scene: Scene, number: int, sided: list[Sided]) -> Sided:
    each = sided[number]
    pattern = each.match.pattern
    if pattern.entry.type == "PROTEST" and pattern.pos == "noun" and not each.actors:
        return _protested_by(number, sided)
    if not each.is_empty:
        return each
    if pattern.entry.mutual and pattern.entry.type == "ASSAULT":
        sides = _belligerents(scene, sided)
        return _with_parties(each, sides, ()) if sides else each
    if pattern.pos != "noun" or not _is_definite(scene, each.match):
        return each
    deed = _same_deed(number, sided)
    return _with_parties(each, deed.actors, deed.recipients) if deed is not None else each


def _protested_by(number: int, sided: list[Sided]) -> Sided:
    """A protest by whoever protests nearest to it in the article, before it if anybody does."""
    each = sided[number]
    others = [
        (other > number, abs(other - number), found.actors)
        for other, found in enumerate(sided)
        if found.match.pattern.entry.type == "PROTEST" and found.actors
    ]
    if not others:
        return each
    return msgspec.structs.replace(each, actors=min(others)[2], shared=True)


def _same_deed(number: int, sided: list[Sided]) -> Sided | None:
    """The nearest event that the same words tell, else the nearest of the same type with both sides."""
    own = sided[number].match.pattern
    told = [
        (other > number, abs(other - number), found)
        for other, found in enumerate(sided)
        if found.match.pattern.entry.type == own.entry.type and other != number and found.is_told
    ]
    told.sort(key=lambda found: found[:2])
    for _later, _distance, found in told:
        if found.match.pattern.source == own.source and found.actors:
            return found
    alike = (found for _later, _distance, found in told if found.match.pattern.entry.mode == own.entry.mode)
    return next((found for found in alike if found.actors and found.recipients), None)


def _with_parties(each: Sided, actors: Actors, recipients: Actors) -> Sided:
    return msgspec.structs.replace(each, actors=actors, recipients=recipients, shared=True)


def _is_definite(scene: Scene, match: Match) -> bool:
    syntax = scene.syntax
    determiners = [syntax.words[d].lower for d in syntax.children(match.head, "determiner")]
    indefinites = scene.patterns.grammar.indefinites
    counted = syntax.children(match.head, "number")
    return bool(determiners) and not counted and not any(d in indefinites for d in determiners)


def _belligerents(scene: Scene, sided: list[Sided]) -> Actors:
    """The two sides that are most often at war with one another in the article, the first among equals."""
    armed = {actor.id for actor in scene.cast.actors if actor.kind in ("armed_force", "state", "group")}
    pairs: Counter[Actors] = Counter()
    for each in sided:
        if each.match.pattern.entry.type not in _HOSTILE or not each.is_told:
            continue
        for actor in each.actors:
            others = each.actors if each.match.pattern.entry.mutual else each.recipients
            pairs.update(tuple(sorted((actor, other))) for other in others if other != actor)
    warring = [(pair, count) for pair, count in pairs.items() if armed.issuperset(pair)]
    return max(warring, key=lambda found: found[1])[0] if warring else ()


# a verdict on a deed


def _aimed_at_doer(scene: Scene, each: Sided, by_head: dict[int, Sided]) -> Sided:
    pattern = each.match.pattern
    if each.recipients or pattern.entry.type not in _JUDGING or pattern.entry.mutual:
        return each
    places = Surroundings(scene, pattern, each.match.head, each.match.words)
    words = [*each.match.words, *(word for name in pattern.recipient for word in places.at(name))]
    for word in words:
        deed = by_head.get(word)
        if deed is not None and deed is not each:
            doers = tuple(actor for actor in deed.actors if actor not in each.actors)
            if doers:
                return msgspec.structs.replace(each, recipients=doers)
    return each
