"""How sure figures are: the articles drawn again and again, and how much the figures move.

A bootstrap over articles (Efron and Tibshirani 1993, chapter 13: percentile intervals), since what is found
in one article hangs together. With few articles the intervals are wide, and too narrow still.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from recoupe.scoring.figures import DIGITS, Figures, JudgedFigures
from recoupe.scoring.layers import LAYERS, ScoredArticle, sum_layer

SAMPLES = 1000
SEED = 20190327
"""Fixed, so that the same readings give the same intervals."""
LEFT_OUT = 0.025
"""Of the drawn figures, this share lies below and above a 95 % interval."""

Interval = tuple[float, float]


def find_intervals(
    articles: Sequence[ScoredArticle], *, samples: int = SAMPLES
) -> dict[str, Interval | None]:
    """The 95 % interval of each layer's F1, or accuracy; None where fewer than two articles are scored."""
    if len(articles) < 2:
        return dict.fromkeys(LAYERS)
    draw = Random(SEED)  # noqa: S311  (no secret)
    samples_drawn = [draw.choices(articles, k=len(articles)) for _ in range(samples)]
    return {layer: _interval(samples_drawn, layer) for layer in LAYERS}


def main_figure(figures: Figures) -> float | None:
    """F1, or accuracy where that is what a layer has."""
    return figures.accuracy if isinstance(figures, JudgedFigures) else figures.f1


def _interval(samples: Sequence[Sequence[ScoredArticle]], layer: str) -> Interval | None:
    values = sorted(
        value for sample in samples if (value := main_figure(sum_layer(sample, layer))) is not None
    )
    if not values:
        return None
    low, high = (values[round(share * (len(values) - 1))] for share in (LEFT_OUT, 1 - LEFT_OUT))
    return round(low, DIGITS), round(high, DIGITS)
