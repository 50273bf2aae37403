"""Comparison of numbers: whether the sentences of two mentions count the same things."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.numbers import can_both_stand, count_same

OTHER_NUMBER = 0.3
"""What it is worth that both count the same thing with different numbers: a disagreement to be, perhaps."""


def same_numbers(left: EventMention, right: EventMention) -> float:
    """Both sentences count one thing with one number; other numbers of it still speak a little for it."""
    pairs = [(one, other) for one in left.counts for other in right.counts if count_same(one, other)]
    if not pairs:
        return 0.0
    return 1.0 if any(can_both_stand(one, other) for one, other in pairs) else OTHER_NUMBER
