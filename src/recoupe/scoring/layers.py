"""The layers that are scored, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from recoupe.reading import Reading
from recoupe.scoring.event_layers import (
    score_countries,
    score_dated,
    score_dyads,
    score_events,
    score_status,
)
from recoupe.scoring.facing import Facing, Found, Outcome, face
from recoupe.scoring.figures import Figures, sum_outcomes
from recoupe.scoring.text_layers import (
    score_actors,
    score_contents,
    score_country,
    score_mentions,
    score_namings,
    score_published,
    score_quantities,
    score_statements,
    score_times,
)

LAYERS: Mapping[str, Callable[[Facing], Outcome]] = MappingProxyType(
    {
        "mentions": score_mentions,
        "times": score_times,
        "quantities": score_quantities,
        "contents": score_contents,
        "statements": score_statements,
        "events": score_events,
        "countries": score_countries,
        "dyads": score_dyads,
        "namings": score_namings,
        "actors": score_actors,
        "country": score_country,
        "status": score_status,
        "dated": score_dated,
        "published": score_published,
    }
)
"""What counts as found or right in each layer is said by its function."""


class ScoredArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What each layer of one article yields."""

    doc: str
    outcomes: dict[str, Outcome]


def score_reading(gold: Reading, predicted: Reading) -> ScoredArticle:
    """Every layer of one article, the predicted reading against the annotated one."""
    facing = face(gold, predicted)
    return ScoredArticle(doc=gold.doc, outcomes={layer: score(facing) for layer, score in LAYERS.items()})


def sum_figures(articles: Sequence[ScoredArticle]) -> dict[str, Figures]:
    """The figures of each layer over all articles together."""
    return {layer: sum_layer(articles, layer) for layer in LAYERS}


def sum_layer(articles: Sequence[ScoredArticle], layer: str) -> Figures:
    """The figures of one layer over all articles together."""
    return sum_outcomes([article.outcomes[layer] for article in articles])


def list_misses(articles: Sequence[ScoredArticle], layer: str) -> Iterator[str]:
    """One line for each that a layer missed (-) or has in excess (+) or wrong (~), article by article."""
    for article in articles:
        outcome = article.outcomes[layer]
        if isinstance(outcome, Found):
            yield from (f"- {article.doc} {words}" for words in outcome.missed)
            yield from (f"+ {article.doc} {words}" for words in outcome.excess)
        else:
            yield from (f"~ {article.doc} {words}" for words in outcome.wrong)
