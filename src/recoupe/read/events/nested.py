"""Deeds that are only the content of another event: what is demanded or refused is no second event."""

from __future__ import annotations

from recoupe.read.events.conditions import asked_words
from recoupe.read.events.scene import Match, Scene
from recoupe.reading import EventType

_ABSORBING: frozenset[EventType] = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_NEVER_DEMANDED: frozenset[EventType] = frozenset({"ACCUSE"})
"""Types that stand on their own even inside a demand: nobody demands that an accusation be made."""
_COMMENTING: frozenset[EventType] = frozenset({"ACCUSE"})
"""Types that leave the deed they speak of an event; of others it is a part ("impose sanctions")."""
_CONTENT_ROLES = frozenset(
    {"participle_clause", "object", "oblique", "open_complement", "complement_clause", "noun_modifier",
     "conjunct", "adverbial_clause", "indirect_object"}
)  # fmt: skip
_MAX_CLIMB = 5


def drop_nested(scene: Scene, matches: tuple[Match, ...]) -> list[Match]:
    """The matches that stand on their own."""
    by_word = {word: match for match in matches for word in match.words}
    asked = {
        word
        for match in matches
        if match.pattern.entry.when and not _leaves_alone(match)
        for word in asked_words(scene, match)
    }
    return [m for m in matches if m.head not in asked and not _is_absorbed(scene, m, by_word)]


def _leaves_alone(match: Match) -> bool:
    """Whether the noun that a condition asks for stays an event of its own ("died in an ATTACK")."""
    return match.pattern.entry.type in _COMMENTING or match.pattern.entry.inside == "keep"


def _absorbs(match: Match) -> bool:
    entry = match.pattern.entry
    if entry.inside is not None:
        return entry.inside == "drop"
    return entry.type in _ABSORBING


def _is_absorbed(scene: Scene, match: Match, by_word: dict[int, Match]) -> bool:
    """Whether it is the complement of an absorbing event, or a noun directly within that complement."""
    if match.pattern.entry.type in _NEVER_DEMANDED:
        return False
    syntax = scene.syntax
    at = syntax.words[match.head]
    steps = 0
    while at.head != at.i and steps < _MAX_CLIMB:
        governor = syntax.words[at.head]
        other = by_word.get(governor.i)
        if any(c in by_word and _absorbs(by_word[c]) for c in syntax.children(at.i, "auxiliary")):
            return True
        if at.role == "participle_clause" and not (at.morph.form == "Inf" or syntax.children(at.i, "marker")):
            return False
        if at.role not in _CONTENT_ROLES:
            return False
        beside = at.role == "conjunct"
        if other is not None and other.head != match.head and _absorbs(other) and not beside:
            return True
        at = governor
        steps += 1
    return False
