"""Readings of several articles dated together, for those who want readings and no comparison."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.article import Article
from recoupe.comparison import DossierPublished
from recoupe.reading import Published, Reading
from recoupe.redating import redate

from .actors import link_actors
from .dating import date_articles
from .inputs import pair_inputs


def date_together(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in their order, undated ones dated as far as the others settle it.

    `readings[i]` is of `articles[i]`. Raises UsageError where there are not as many.
    """
    sources = pair_inputs(articles, readings)
    cast = link_actors(sources)
    kinds = {actor.id: actor.kind for actor in cast.actors}
    published = {source.article.id: source.published for source in date_articles(sources, cast.ids, kinds)}
    return tuple(
        _dated(reading, published[article.id]) for article, reading in zip(articles, readings, strict=True)
    )


def _dated(reading: Reading, found: DossierPublished) -> Reading:
    known = reading.published
    if (found.earliest, found.latest) == (known.earliest, known.latest):
        return reading
    words = tuple(evidence.text for evidence in found.evidence)
    return redate(
        reading, Published(earliest=found.earliest, latest=found.latest, evidence=words, method=found.method)
    )
