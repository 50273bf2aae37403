"""How well readings agree with annotations: precision and recall, layer by layer."""

from recoupe.scoring.agreement import Agreement, measure_agreement
from recoupe.scoring.intervals import find_intervals
from recoupe.scoring.layers import LAYERS, ScoredArticle, list_misses, score_reading, sum_figures
from recoupe.scoring.sources import load_gold, load_readings

__all__ = [
    "LAYERS",
    "Agreement",
    "ScoredArticle",
    "find_intervals",
    "list_misses",
    "load_gold",
    "load_readings",
    "measure_agreement",
    "score_reading",
    "sum_figures",
]
