"""What people say of facts: a verdict on one, and what the verdicts say of each layer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

import msgspec

from recoupe.comparison import Evidence

Verdict = Literal["right", "wrong", "corrected"]
ReviewLayer = Literal["event", "statement", "naming", "actor", "story", "disagreement"]

_Z_95 = 1.959964
"""Of a normal distribution, 95 % lie within so many standard deviations."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One reviewer's verdict on one fact. `fact` is its id when it was reviewed, `evidence` its words.

    `correction` is what it should say, for the verdict `corrected` only. `present` is whether the dossier
    still holds the fact: under its id, or in that layer at that place.
    """

    layer: ReviewLayer
    fact: str
    reviewer: str
    verdict: Verdict
    correction: str | None = None
    note: str = ""
    evidence: Evidence | None = None
    present: bool = True


class LayerPrecision(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts on what one layer holds now. `precision` is right / (right + wrong + corrected).

    `low` and `high` are its 95 % interval (Wilson 1927, doi:10.1080/01621459.1927.10502953); None without
    verdicts. It is the precision of what was reviewed: who reviews only doubtful facts measures doubts.
    `gone` counts verdicts on facts that are read no longer.
    """

    layer: ReviewLayer
    right: int
    wrong: int
    corrected: int
    gone: int
    precision: float | None = None
    low: float | None = None
    high: float | None = None


def measure_precision(reviews: Iterable[Review]) -> tuple[LayerPrecision, ...]:
    """The precision of each layer that has verdicts, by the layers' names."""
    counts: dict[ReviewLayer, dict[str, int]] = {}
    for review in reviews:
        layer = counts.setdefault(review.layer, {"right": 0, "wrong": 0, "corrected": 0, "gone": 0})
        layer[review.verdict if review.present else "gone"] += 1
    return tuple(_precision(layer, counts[layer]) for layer in sorted(counts))


def _precision(layer: ReviewLayer, counts: dict[str, int]) -> LayerPrecision:
    total = counts["right"] + counts["wrong"] + counts["corrected"]
    if not total:
        return LayerPrecision(layer=layer, **counts)
    low, high = wilson_interval(counts["right"], total)
    return LayerPrecision(layer=layer, **counts, precision=counts["right"] / total, low=low, high=high)


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a share, `trials` being above 0."""
    share, square = successes / trials, _Z_95**2
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    spread = share * (1 - share) / trials + square / (4 * trials**2)
    reach = _Z_95 / (1 + square / trials) * math.sqrt(spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)
