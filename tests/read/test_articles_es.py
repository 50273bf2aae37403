"""Whole Spanish articles written for this project, the expected reading beside each (`corpus/articles_es`).

The annotations are a careful person's, in the form of docs/readings.md; the floors lie below what is reached.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.article import Article
from recoupe.read.reader import read_articles
from recoupe.reading import Mention, Published, Span
from recoupe.scoring.layers import score_reading, sum_figures
from recoupe.scoring.sources import load_gold

FOLDER = Path(__file__).parent / "corpus" / "articles_es"
FLOORS = {"mentions": 0.85, "times": 0.85, "quantities": 0.90, "statements": 0.70, "events": 0.65}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    gold = load_gold(FOLDER)
    articles = [
        Article(
            id=name,
            source=reading.doc,
            text=(FOLDER / f"{name}.txt").read_text(encoding="utf-8"),
            language="es",
            published=Published(
                earliest=reading.published.earliest, latest=reading.published.latest, method="declared"
            ),
        )
        for name, reading in gold.items()
    ]
    scored = [
        score_reading(gold[article.id], predicted)
        for article, predicted in zip(articles, read_articles(articles), strict=True)
    ]
    return {layer: getattr(found, "f1", 0.0) for layer, found in sum_figures(scored).items()}


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.json"))])
def test_an_annotation_copies_the_words_of_its_article(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    reading = load_gold(FOLDER)[name]
    spans: list[Span | Mention] = [
        *(mention for actor in reading.actors for mention in actor.mentions),
        *(event.trigger for event in reading.events),
        *(statement.content for statement in reading.statements),
    ]
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("layer", FLOORS)
def test_a_layer_of_an_article_finds_what_a_careful_reader_finds(
    figures: dict[str, float], layer: str
) -> None:
    assert figures[layer] >= FLOORS[layer], figures
