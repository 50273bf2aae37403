"""Who is who, asked one by one: a page of a large dossier names few of its actors and articles."""

from __future__ import annotations

from recoupe.comparison import DossierArticle, Story
from recoupe.show.index import DossierIndex, Name
from recoupe.store.paged import PagedDossier


class PageIndex(DossierIndex):
    """A `DossierIndex` that looks up each actor, article and text when it is first asked for."""

    def __init__(self, dossier: PagedDossier) -> None:
        self._paged = dossier
        self._found: dict[str, DossierArticle | None] = {}
        self._known: dict[str, Name | None] = {}
        self._read: dict[str, str] = {}

    def article(self, article: str) -> DossierArticle | None:
        """The article with that id."""
        if article not in self._found:
            self._found[article] = next(iter(self._paged.some_articles(article)), None)
        return self._found[article]

    def text(self, article: str) -> str:
        """The text of an article of the dossier; empty for one that is not in it."""
        if article not in self._read:
            known = self.article(article) is not None
            self._read[article] = self._paged.article_text(article) if known else ""
        return self._read[article]

    def known_name(self, actor: str) -> Name | None:
        """The name of an actor of the dossier; None where it has none with that id."""
        if actor not in self._known:
            found = self._paged.actor_name(actor)
            self._known[actor] = None if found is None else Name(actor, found)
        return self._known[actor]

    def stories(self) -> tuple[Story, ...]:
        """All stories: for tables that are not paged."""
        return self._paged.stories()
