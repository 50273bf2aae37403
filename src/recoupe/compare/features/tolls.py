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
    if _is_toll(left) == _is_toll(right):
        return 0.0
    toll, deed = (left, right) if _is_toll(left) else (right, left)
    gap = toll.sentence.start - deed.sentence.end
    near = toll.sentence == deed.sentence or 0 <= gap <= SENTENCE_GAP
    return 1.0 if near and deed.event.type in _DEEDS else 0.0


def _is_toll(mention: EventMention) -> bool:
    """Whether a mention counts those whom violence befell and names nobody who did it."""
    return mention.event.type == "ASSAULT" and not mention.actors and bool(mention.own_counts)
