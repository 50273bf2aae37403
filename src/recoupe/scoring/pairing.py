"""Which predicted thing stands for which annotated one: by where they stand in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from recoupe.reading import OUTLET, UNNAMED, Reading

Pairs = tuple[tuple[int, int], ...]
"""Positions in the annotated and in the predicted sequence, one to one."""

ACTOR_OVERLAP = 0.3
"""From this share of overlap on, two mentions speak for their actors being one (GUIDELINES' scorer)."""


class Placed(Protocol):
    """Anything with a range of code points."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """First code point after it."""
        ...


Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")


def overlap_share(left: Placed, right: Placed) -> float:
    """What two ranges share, as a part (0 to 1) of what they cover together."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    if shared <= 0:
        return 0.0
    return shared / (max(left.end, right.end) - min(left.start, right.start))


def gap_chars(left: Placed, right: Placed) -> int:
    """Code points between two ranges; 0 where they touch or overlap."""
    return max(0, max(left.start, right.start) - min(left.end, right.end))


def pair_best(
    gold: Sequence[Gold], predicted: Sequence[Predicted], weigh: Callable[[Gold, Predicted], float]
) -> Pairs:
    """One-to-one pairs of positive weight, the heaviest first; of equal ones, that which stands first."""
    weighed = sorted(
        (-weight, i, j)
        for i, annotated in enumerate(gold)
        for j, found in enumerate(predicted)
        if (weight := weigh(annotated, found)) > 0
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _weight, i, j in weighed:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return tuple(pairs)


def map_actors(gold: Reading, predicted: Reading) -> dict[str, str]:
    """For each predicted actor id, the annotated one with which most of its mentions overlap.

    Actors without such a mention are left out; the outlet and the unnamed source stand for themselves.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in predicted.actors:
        for annotated in gold.actors:
            overlaps = sum(
                overlap_share(left, right) >= ACTOR_OVERLAP
                for left in found.mentions
                for right in annotated.mentions
            )
            if overlaps:
                votes[found.id][annotated.id] += overlaps
    chosen = {actor: counted.most_common(1)[0][0] for actor, counted in votes.items()}
    return chosen | {OUTLET: OUTLET, UNNAMED: UNNAMED}
