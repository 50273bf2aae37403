"""How well readings agree with annotations: precision and recall, layer by layer."""

from recoupe.scoring.layers import LAYERS, ScoredArticle, list_misses, score_reading, sum_figures
from recoupe.scoring.sources import load_gold, load_readings

__all__ = [
    "LAYERS",
    "ScoredArticle",
    "list_misses",
    "load_gold",
    "load_readings",
    "score_reading",
    "sum_figures",
]
