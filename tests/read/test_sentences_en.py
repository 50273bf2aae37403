"""English sentences across crises and continents: what a careful reader finds in them is mostly found.

The floors are those of the bars; docs/quality.md has the figures.
"""

from __future__ import annotations

import pytest
from sentence_scores import load_sentences, measure_sentences

FLOORS = {"mentions": 0.85, "country": 0.92, "times": 0.85, "quantities": 0.85}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure_sentences("en")


def test_the_corpus_is_large_enough() -> None:
    assert len(load_sentences("en")[1]) >= 150


@pytest.mark.parametrize("layer", FLOORS)
def test_a_layer_finds_what_a_careful_reader_finds(figures: dict[str, float], layer: str) -> None:
    assert figures[layer] >= FLOORS[layer]
