"""One search over articles, statements and actors."""

from __future__ import annotations

import msgspec

from recoupe.comparison import DossierActor
from recoupe.show.panels.facts import StatementRow, statement_rows
from recoupe.show.wording import Key
from recoupe.store import SearchHit
from recoupe.store.filters import ActorFilter
from recoupe.web.asked import Answer, Asked, Page
from recoupe.web.records import SearchRecord

MOST_HITS = 20


class ArticleHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that holds all the words, and some of its text."""

    id: str
    name: str
    title: str
    language: str
    excerpt: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What one search found, best first, at most MOST_HITS of each."""

    words: str
    actors: tuple[DossierActor, ...]
    articles: tuple[ArticleHit, ...]
    statements: tuple[StatementRow, ...]


def search_all(asked: Asked) -> Answer:
    """The articles, statements and actors that hold all the words asked for."""
    words = asked.text("q")
    hits = asked.dossier.search(words, limit=MOST_HITS) if words else ()
    actors = asked.dossier.actor_slice(ActorFilter(name=words), limit=MOST_HITS).records if words else ()
    said = asked.dossier.some_statements(*(hit.id for hit in hits if hit.layer == "statement"))
    return Page(
        template="search_page.html",
        panel="search",
        title=Key("search.title"),
        records=SearchRecord(actors=actors, hits=hits),
        context={
            "found": Found(
                words=words,
                actors=actors,
                articles=tuple(_article(hit, asked) for hit in hits if hit.layer == "article"),
                statements=statement_rows(said, asked.index),
            )
        },
    )


def _article(hit: SearchHit, asked: Asked) -> ArticleHit:
    paper = asked.index.paper(hit.article)
    article = asked.index.article(hit.article)
    return ArticleHit(
        id=hit.article,
        name=paper.name,
        title=(article.title if article else None) or paper.name,
        language=paper.language,
        excerpt=" ".join(hit.excerpt.split()),
    )
