"""Comparison of company: who else is named where the two mentions stand, and which proper names."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.parties import are_apart
from recoupe.compare.texts import overlap

NAME_NEARBY = 0.5
"""What it is worth that a name of one sentence stands only in the other's paragraph or title."""


PARTY_NEARBY = 0.3
"""What it is worth that the paragraphs share a party, and the sentences none."""


def same_company(left: EventMention, right: EventMention) -> float:
    """The sentences name the same parties, or their paragraphs share one; -1 where these share nobody.

    Asked only where one account leaves a side open; where both name both sides, these are compared.
    """
    if _is_complete(left) and _is_complete(right):
        return 0.0
    shared = overlap(left.company, right.company)
    if shared:
        return shared
    if left.near_company & right.near_company:
        return PARTY_NEARBY
    return -1.0 if are_apart(left.near_company, right.near_company) else 0.0


def _is_complete(mention: EventMention) -> bool:
    return bool(mention.actors and mention.recipients) or mention.is_mutual


def same_names(left: EventMention, right: EventMention) -> float:
    """The sentences share a proper name (a town, a ship, a person), or one stands near the other sentence."""
    if left.names & right.names:
        return 1.0
    if left.names & right.near_names or right.names & left.near_names:
        return NAME_NEARBY
    return 0.0
