"""What pages that show more than a list of records give as JSON."""

from __future__ import annotations

from datetime import date

import msgspec

from recoupe.comparison import (
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
)
from recoupe.reading import Reading
from recoupe.store import SearchHit


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with what was asked, and what to do, in the interface language."""

    error: str


class OverviewRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The dossier in numbers; `outlets` and `languages` count articles, the days are those of articles."""

    articles: int
    actors: int
    events: int
    statements: int
    stories: int
    namings: int
    copies: int
    disagreements: int
    outlets: dict[str, int]
    languages: dict[str, int]
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)


class ActorTotals(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each the dossier holds, of which an actor's page gives the first."""

    does: int
    undergoes: int
    says: int
    called: int


class ActorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One actor with the first of what it does, undergoes, says and is called."""

    actor: DossierActor
    does: tuple[DossierEvent, ...]
    undergoes: tuple[DossierEvent, ...]
    says: tuple[DossierStatement, ...]
    called: tuple[DossierNaming, ...]
    totals: ActorTotals


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its text and everything read in it; spans count code points of `text`."""

    article: DossierArticle
    text: str
    reading: Reading


class SearchRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What one search found, best first."""

    actors: tuple[DossierActor, ...]
    hits: tuple[SearchHit, ...]
