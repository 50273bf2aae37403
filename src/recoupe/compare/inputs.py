"""What comparing works on: each article with its reading and its days, in an order of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recoupe.article import Article
from recoupe.comparison import DossierPublished
from recoupe.errors import UsageError
from recoupe.reading import Published, PublishedMethod, Reading, Span

from .texts import find_sentence, quote_evidence


class ReadArticle(NamedTuple):
    """An article, what was read in it, and when it was written as far as is known."""

    article: Article
    reading: Reading
    published: DossierPublished

    @property
    def day(self) -> date:
        """The day to sort by: the latest on which it can have been written; undated ones come last."""
        return self.published.latest or date.max

    def sentence(self, span: Span, known: Span | None = None) -> Span:
        """The sentence that holds a span: the one the reading names, else found by punctuation."""
        return known or find_sentence(self.article.text, span.start, span.end)


def pair_inputs(articles: Sequence[Article], readings: Sequence[Reading]) -> list[ReadArticle]:
    """Articles with their readings, each article once, ordered by id.

    Raises UsageError where there are not as many readings as articles.
    """
    if len(articles) != len(readings):
        raise UsageError(f"{len(articles)} articles cannot be paired with {len(readings)} readings")
    by_id: dict[str, ReadArticle] = {}
    for article, reading in zip(articles, readings, strict=True):
        known = by_id.get(article.id)
        if known is None or article.source < known.article.source:
            by_id[article.id] = ReadArticle(article, reading, find_published(article, reading))
    return [by_id[article_id] for article_id in sorted(by_id)]


def find_published(article: Article, reading: Reading) -> DossierPublished:
    """When an article was written: what it declares, else what its reading inferred, else unknown."""
    told = article.published
    if told.method not in ("declared", "metadata") or told.earliest is None:
        told = reading.published
    return DossierPublished(
        earliest=told.earliest,
        latest=told.latest,
        method=_method(told),
        evidence=tuple(quote_evidence(article, span) for span in told.spans),
        stated=() if told.spans else told.evidence,
    )


def _method(told: Published) -> PublishedMethod:
    """A range of days whose method the record does not say was inferred by somebody."""
    dated = told.earliest is not None or told.latest is not None
    return "inferred" if dated and told.method == "unknown" else told.method
