"""One article read twice, and what a layer of it yields when the two readings are set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from recoupe.reading import Reading
from recoupe.scoring.pairing import Pairs, map_actors

Item = TypeVar("Item")


class Facing(msgspec.Struct, frozen=True, kw_only=True):
    """The annotated and the predicted reading of one article; `to_gold` maps predicted actor ids."""

    gold: Reading
    predicted: Reading
    to_gold: dict[str, str]


def face(gold: Reading, predicted: Reading) -> Facing:
    """Two readings of one article, with their actors mapped."""
    return Facing(gold=gold, predicted=predicted, to_gold=map_actors(gold, predicted))


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What should have been found and what was: how many, how often rightly, and the rest in words."""

    gold: int
    predicted: int
    hits: int
    missed: tuple[str, ...] = ()
    excess: tuple[str, ...] = ()


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """How many of those that could be judged are right, and the wrong ones in words."""

    of: int
    hits: int
    wrong: tuple[str, ...] = ()


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """B-cubed precision and recall (0 to 1) of each matched mention, and the wrongly grouped in words."""

    precisions: tuple[float, ...]
    recalls: tuple[float, ...]
    wrong: tuple[str, ...] = ()


Outcome = Found | Judged | Grouped


def found_items(
    gold: Sequence[Item], predicted: Sequence[Item], pairs: Pairs, describe: Callable[[Item], str]
) -> Found:
    """What the pairs leave over on either side, described."""
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Found(
        gold=len(gold),
        predicted=len(predicted),
        hits=len(pairs),
        missed=tuple(describe(item) for i, item in enumerate(gold) if i not in found),
        excess=tuple(describe(item) for j, item in enumerate(predicted) if j not in right),
    )


def judged_items(verdicts: Iterable[tuple[bool, str]]) -> Judged:
    """Verdicts counted; each comes with the words to show where it is against the prediction."""
    told = tuple(verdicts)
    return Judged(
        of=len(told),
        hits=sum(is_right for is_right, _ in told),
        wrong=tuple(words for is_right, words in told if not is_right),
    )
