"""The records that one `recoupe show` asks for: of one kind, of one actor, since one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from recoupe.comparison import (
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Story,
)
from recoupe.show.source import DossierSource

Kind = Literal["articles", "actors", "timeline", "statements", "stories", "disagreements", "namings", "camps"]
Record = (
    DossierArticle
    | DossierActor
    | DossierEvent
    | DossierStatement
    | Story
    | Disagreement
    | DossierNaming
    | Camps
)


def rows_of(
    kind: Kind, dossier: DossierSource, actor: str | None = None, since: date | None = None
) -> tuple[Record, ...]:
    """The records of that kind that concern the actor (id or any name) and reach that day.

    An article concerns the actors that do, undergo, say or are called something in it; an actor
    reaches a day with what it does, undergoes, says or is called then. Raises UsageError, naming
    the nearest, where nobody goes by that name.
    """
    if kind == "articles":
        return _articles(dossier, actor, since)
    if kind == "actors":
        return _actors(dossier, actor, since)
    questions: dict[Kind, Callable[..., tuple[Record, ...]]] = {
        "timeline": dossier.timeline,
        "statements": dossier.statements,
        "stories": dossier.stories,
        "disagreements": dossier.disagreements,
        "namings": dossier.namings,
        "camps": dossier.camps,
    }
    return questions[kind](actor=actor, since=since)


def _articles(dossier: DossierSource, actor: str | None, since: date | None) -> tuple[DossierArticle, ...]:
    articles = dossier.articles(since=since)
    if actor is None:
        return articles
    wanted = set(_articles_of(dossier, actor))
    return tuple(article for article in articles if article.id in wanted)


def _articles_of(dossier: DossierSource, actor: str) -> Iterator[str]:
    for found in dossier.actors(actor=actor):
        yield from (evidence.article for evidence in found.evidence)
    yield from (event.evidence.article for event in dossier.timeline(actor=actor))
    yield from (statement.evidence.article for statement in dossier.statements(actor=actor))
    yield from (naming.evidence.article for naming in dossier.namings(actor=actor))


def _actors(dossier: DossierSource, actor: str | None, since: date | None) -> tuple[DossierActor, ...]:
    actors = dossier.actors(actor=actor)
    if since is None:
        return actors
    wanted = set(_actors_since(dossier, since))
    return tuple(found for found in actors if found.id in wanted)


def _actors_since(dossier: DossierSource, since: date) -> Iterator[str]:
    for event in dossier.timeline(since=since):
        yield from (*event.actor, *event.recipient)
    yield from (statement.speaker for statement in dossier.statements(since=since))
    yield from (naming.actor for naming in dossier.namings(since=since))
