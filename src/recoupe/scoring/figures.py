"""From what the layers of each article yield to the figures over all articles together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.scoring.facing import Found, Grouped, Judged, Outcome

DIGITS = 3


class FoundFigures(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean (0 to 1), and the counts that they come from."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int
    hits: int


class GroupedFigures(msgspec.Struct, frozen=True):
    """B-cubed precision, recall and their harmonic mean (0 to 1)."""

    precision: float
    recall: float
    f1: float


class JudgedFigures(msgspec.Struct, frozen=True):
    """Share of right ones (0 to 1), None where nothing could be judged, and the counts."""

    accuracy: float | None
    of: int
    hits: int


Figures = FoundFigures | GroupedFigures | JudgedFigures


def sum_outcomes(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of one layer from its outcomes, article by article; every article weighs by its counts."""
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    judged = [outcome for outcome in outcomes if isinstance(outcome, Judged)]
    grouped = [outcome for outcome in outcomes if isinstance(outcome, Grouped)]
    if found:
        return _found_figures(found)
    return _judged_figures(judged) if judged else _grouped_figures(grouped)


def _found_figures(outcomes: Sequence[Found]) -> FoundFigures:
    gold = sum(outcome.gold for outcome in outcomes)
    predicted = sum(outcome.predicted for outcome in outcomes)
    hits = sum(outcome.hits for outcome in outcomes)
    precision, recall = _share(hits, predicted), _share(hits, gold)
    return FoundFigures(
        round(precision, DIGITS),
        round(recall, DIGITS),
        round(_harmonic_mean(precision, recall), DIGITS),
        gold,
        predicted,
        hits,
    )


def _grouped_figures(outcomes: Sequence[Grouped]) -> GroupedFigures:
    precisions = [value for outcome in outcomes for value in outcome.precisions]
    recalls = [value for outcome in outcomes for value in outcome.recalls]
    precision, recall = _share(sum(precisions), len(precisions)), _share(sum(recalls), len(recalls))
    return GroupedFigures(
        round(precision, DIGITS), round(recall, DIGITS), round(_harmonic_mean(precision, recall), DIGITS)
    )


def _judged_figures(outcomes: Sequence[Judged]) -> JudgedFigures:
    of, hits = sum(outcome.of for outcome in outcomes), sum(outcome.hits for outcome in outcomes)
    return JudgedFigures(round(hits / of, DIGITS) if of else None, of, hits)


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _harmonic_mean(left: float, right: float) -> float:
    return 2 * left * right / (left + right) if left + right else 0.0
