"""Spanish sentences across crises and continents: what a careful reader finds in them is mostly found.

The floors lie somewhat below the figures of docs/quality.md.
"""

from __future__ import annotations

import pytest
from sentence_scores import load_sentences, measure_sentences

FLOORS = {"mentions": 0.90, "country": 0.94, "times": 0.94, "quantities": 0.94}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure_sentences("es")


def test_the_spanish_corpus_is_large_enough() -> None:
    assert len(load_sentences("es")[1]) >= 150


@pytest.mark.parametrize("layer", FLOORS)
def test_a_layer_finds_what_a_careful_reader_of_spanish_finds(figures: dict[str, float], layer: str) -> None:
    assert figures[layer] >= FLOORS[layer]
