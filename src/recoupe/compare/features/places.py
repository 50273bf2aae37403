"""Comparison of places: whether two mentions name one place, or one inside the other."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention

ONE_IN_THE_OTHER = 0.7
"""What it is worth that one name holds the other ("Altamira", "échangeur d'Altamira")."""


def same_place(left: EventMention, right: EventMention) -> float:
    """Both happened in one place; 0 where either names none, or names a country the other may lie in."""
    if not left.place or not right.place:
        return 0.0
    if left.place == right.place:
        return ONE_IN_THE_OTHER if left.place_is_country else 1.0
    if left.place_is_country or right.place_is_country:
        return 0.0
    smaller, larger = sorted((set(left.place), set(right.place)), key=len)
    return ONE_IN_THE_OTHER if smaller <= larger else -1.0
