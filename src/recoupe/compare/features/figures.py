"""Comparison of numbers: whether the sentences of two mentions count the same things."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.numbers import can_both_stand, count_same, is_distinctive

OTHER_NUMBER = 0.2
"""What it is worth that both count the same thing with different numbers: a disagreement to be, perhaps."""

COMMON_NUMBER = 0.6
"""What a small or round number is worth that both have ("two planes")."""


def same_numbers(left: EventMention, right: EventMention) -> float:
    """Both sentences count one thing with one number; other numbers of it still speak a little for it."""
    pairs = [(one, other) for one in left.counts for other in right.counts if count_same(one, other)]
    fitting = [one for one, other in pairs if can_both_stand(one, other)]
    if any(is_distinctive(one) for one in fitting):
        return 1.0
    return COMMON_NUMBER if fitting else OTHER_NUMBER if pairs else 0.0
