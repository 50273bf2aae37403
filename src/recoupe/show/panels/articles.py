"""The articles: each text as printed, cut into segments with its layers, and all that was read in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from recoupe.comparison import DossierArticle, Evidence
from recoupe.reading import (
    OUTLET,
    UNNAMED,
    Actor,
    Event,
    Naming,
    PublishedMethod,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)
from recoupe.show.highlight import Layer, Mark, Segment, cut_text
from recoupe.show.index import DossierIndex, Paper, Words, web_address
from recoupe.show.source import DossierSource
from recoupe.show.wording import Days


class ArticleSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One article to read. `names` gives the names of the actor ids of its reading.

    `address` is its source where a page may link to it.
    """

    id: str
    paper: Paper
    title: str | None
    outlet: str | None
    source: str
    address: str | None
    language: str
    published: Days
    method: PublishedMethod
    dated_by: tuple[Words, ...]
    copy_of: Paper | None
    words: int
    paragraphs: tuple[tuple[Segment, ...], ...]
    actors: tuple[Actor, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    namings: tuple[Naming, ...]
    names: Mapping[str, str]
    notes: tuple[str, ...]


class Articles(msgspec.Struct, frozen=True, kw_only=True):
    """All articles, in the order of the dossier."""

    sheets: tuple[ArticleSheet, ...]


def articles_panel(
    dossier: DossierSource, index: DossierIndex, evidence: Iterable[Evidence] = ()
) -> Articles:
    """A sheet for each article; the places of `evidence` can be linked to besides those of the readings."""
    places: dict[str, set[int]] = defaultdict(set)
    for found in evidence:
        places[found.article].add(found.start)
    return Articles(
        sheets=tuple(
            article_sheet(article, dossier.reading(article.id), index, places[article.id])
            for article in dossier.articles()
        )
    )


def article_sheet(
    article: DossierArticle, reading: Reading, index: DossierIndex, places: Iterable[int] = ()
) -> ArticleSheet:
    """The sheet of one article. `places` are further starts that facts link to."""
    return ArticleSheet(
        id=article.id,
        paper=index.paper(article.id),
        title=article.title,
        outlet=article.outlet,
        source=article.source,
        address=web_address(article.source),
        language=article.language,
        published=Days(article.published.earliest, article.published.latest),
        method=article.published.method,
        dated_by=tuple(index.words(found) for found in article.published.evidence),
        copy_of=index.paper(article.copy_of) if article.copy_of else None,
        words=article.words,
        paragraphs=cut_text(index.text(article.id), marks_of(reading), places),
        actors=reading.actors,
        times=reading.times,
        quantities=reading.quantities,
        statements=reading.statements,
        events=reading.events,
        namings=reading.namings,
        names={actor.id: actor.name for actor in reading.actors} | {UNNAMED: "", OUTLET: ""},
        notes=reading.notes,
    )


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Every span of a reading with its layer."""
    for actor in reading.actors:
        for mention in actor.mentions:
            yield Mark(mention.start, mention.end, "mention")
    for time in reading.times:
        yield Mark(time.start, time.end, "time")
    for quantity in reading.quantities:
        yield Mark(quantity.start, quantity.end, "quantity")
    for statement in reading.statements:
        yield _mark(statement.content, "statement")
        if statement.cue is not None:
            yield _mark(statement.cue, "cue")
    for event in reading.events:
        yield Mark(event.trigger.start, event.trigger.end, "event", event.type)
    for naming in reading.namings:
        yield Mark(naming.start, naming.end, "naming", naming.slant)


def _mark(span: Span, layer: Layer) -> Mark:
    return Mark(span.start, span.end, layer)
