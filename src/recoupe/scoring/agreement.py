"""How far two annotators agree: each taken as the truth about the other, and the mean of both.

For spans F1 is the measure of agreement (Hripcsak and Rothschild 2005, doi:10.1197/jamia.M1733): what nobody
marked cannot be counted, so kappa has nothing to correct by.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recoupe.reading import Reading
from recoupe.scoring.figures import DIGITS
from recoupe.scoring.intervals import main_figure
from recoupe.scoring.layers import LAYERS, score_reading, sum_figures


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """The mean of the F1 (or accuracy) of both directions; None where nothing could be judged."""

    agreement: float | None
    left_as_truth: float | None
    right_as_truth: float | None


def measure_agreement(left: Mapping[str, Reading], right: Mapping[str, Reading]) -> dict[str, Agreement]:
    """The agreement of each layer over the articles that both annotated, by their names."""
    both = [name for name in left if name in right]
    forth = sum_figures([score_reading(left[name], right[name]) for name in both])
    back = sum_figures([score_reading(right[name], left[name]) for name in both])
    found = {}
    for layer in LAYERS:
        one, other = main_figure(forth[layer]), main_figure(back[layer])
        known = [value for value in (one, other) if value is not None]
        mean = round(sum(known) / len(known), DIGITS) if known else None
        found[layer] = Agreement(agreement=mean, left_as_truth=one, right_as_truth=other)
    return found
