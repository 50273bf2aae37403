"""Comparison of sides: whether two mentions have the same actors, and the same recipients."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.parties import are_apart
from recoupe.compare.texts import overlap
from recoupe.reading import EventType

from .figures import same_numbers

WORDS: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""Types of acts that are words."""

SAME_COUNTRY = 0.6
"""What it is worth that the sides meet only at the level of countries (Lavrov here, Russia there)."""


def same_actors(left: EventMention, right: EventMention) -> float:
    """The same actors did it. Where one account tells an act of several on each other, all sides count."""
    if left.is_mutual or right.is_mutual:
        return _compare(
            left.actors | left.recipients, right.actors | right.recipients, left.parties, right.parties
        )
    return _compare(left.actors, right.actors, left.actor_parties, right.actor_parties)


def both_sides_told(left: EventMention, right: EventMention) -> float:
    """Of an act of words both accounts say whose words they are, and to whom; -1 where one does not.

    The same government demands and rejects many things in a day, but not twice fifty millions.
    """
    words = {left.event.type, right.event.type} & WORDS
    if not words or (_is_told(left) and _is_told(right)):
        return 0.0
    return 0.0 if same_numbers(left, right) == 1.0 else -1.0


def speakers_unsaid(left: EventMention, right: EventMention) -> float:
    """An account of an act of words does not say whose words they are, and one names no day: -1.

    Everybody demands something of the government, on any day.
    """
    words = {left.event.type, right.event.type} & WORDS
    if not words or (left.actors and right.actors) or (left.days and right.days):
        return 0.0
    return 0.0 if same_numbers(left, right) == 1.0 else -1.0


def _is_told(mention: EventMention) -> bool:
    return bool(mention.actors and mention.recipients) or mention.is_mutual


def same_recipients(left: EventMention, right: EventMention) -> float:
    """It was done to the same recipients; unknown where one account has several act on each other."""
    if left.is_mutual or right.is_mutual:
        return 0.0
    return _compare(left.recipients, right.recipients, left.recipient_parties, right.recipient_parties)


def _compare(
    left: frozenset[str],
    right: frozenset[str],
    left_parties: frozenset[str],
    right_parties: frozenset[str],
) -> float:
    """1 where one side holds the other, less for a part of it; -1 where both are known and share nobody."""
    if not left or not right:
        return 0.0
    shared = overlap(left_parties, right_parties)
    if shared:
        return max(overlap(left, right), SAME_COUNTRY * shared)
    return -1.0 if are_apart(left_parties, right_parties) else 0.0
