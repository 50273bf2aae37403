"""Events with everything that a row of event data holds: parties, article, sentence, contexts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from recoupe.article import Article
from recoupe.comparison import DossierActor, DossierArticle, DossierEvent
from recoupe.reading import Event, Reading
from recoupe.store import Dossier


class ToldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event mention joined to what it points at.

    `read` is the event as the reading of its article has it; None where the reading has it no longer.
    """

    event: DossierEvent
    actors: tuple[DossierActor, ...]
    recipients: tuple[DossierActor, ...]
    said_by: str | None
    article: Article
    dated: DossierArticle
    reading: Reading
    read: Event | None

    @property
    def sentence(self) -> str:
        """The sentence that tells it, on one line; its trigger where no sentence is kept."""
        found = self.read.sentence.text if self.read and self.read.sentence else self.event.evidence.text
        return " ".join(found.split())

    @property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts."""
        return self.read.context if self.read else ()

    @property
    def address(self) -> str:
        """The web address of the article, else its source."""
        return self.article.url or self.article.source


def told_events(dossier: Dossier) -> Iterator[ToldEvent]:
    """All events of a dossier, in the order of its timeline."""
    actors = {actor.id: actor for actor in dossier.actors()}
    dated = {article.id: article for article in dossier.articles()}
    articles: dict[str, Article] = {}
    readings: dict[str, Reading] = {}
    for event in dossier.timeline():
        article = event.evidence.article
        if article not in articles:
            articles[article], readings[article] = dossier.article(article), dossier.reading(article)
        yield ToldEvent(
            event=event,
            actors=tuple(actors[one] for one in event.actor if one in actors),
            recipients=tuple(actors[one] for one in event.recipient if one in actors),
            said_by=actors[event.said_by].name if event.said_by in actors else event.said_by,
            article=articles[article],
            dated=dated[article],
            reading=readings[article],
            read=_find_read(readings[article], event),
        )


def _find_read(reading: Reading, event: DossierEvent) -> Event | None:
    for read in reading.events:
        place = (read.trigger.start, read.trigger.end)
        if place == (event.evidence.start, event.evidence.end) and read.type == event.type:
            return read
    return None
