"""Comparison of place in the text: a toll that stands right after the deed belongs to it."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.reading import EventType

_DEEDS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types of which a toll can be told."""

SENTENCE_GAP = 3
"""Code points between two sentences that follow each other within a paragraph."""


def toll_of_deed(left: EventMention, right: EventMention) -> float:
    """In one article, one is the toll ("twenty were killed") of the deed told in or before its sentence."""
    if left.source.article.id != right.source.article.id:
        return 0.0
    if _is_toll_of(left, right) or _is_toll_of(right, left):
        return 1.0
    return 0.0


def _is_toll_of(toll: EventMention, deed: EventMention) -> bool:
    """Whether one counts those whom the other befell, and names nobody else who did it."""
    if toll.event.type != "ASSAULT" or not toll.own_counts or deed.event.type not in _DEEDS:
        return False
    if not deed.actors and deed.event.type == "ASSAULT" and deed.own_counts:
        return False  # another toll
    by_the_same = toll.actors == deed.actors and deed.event.trigger.start < toll.event.trigger.start
    if toll.actors and not by_the_same:
        return False
    gap = toll.sentence.start - deed.sentence.end
    return toll.sentence == deed.sentence or (not toll.actors and 0 <= gap <= SENTENCE_GAP)
