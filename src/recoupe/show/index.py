"""Who is who in a dossier, for panels: ids into names, evidence into words with their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from recoupe.comparison import DossierArticle, Evidence, Story
from recoupe.reading import OUTLET, UNNAMED
from recoupe.show.source import DossierSource
from recoupe.show.wording import Days

CONTEXT_CHARACTERS = 70
"""How much text is shown on either side of short evidence: about a line of a phone."""
LONGEST_WORDS = 320
"""Longer evidence is cut in lists; the whole stands in the article, one step away."""
_SPACE = re.compile(r"\s+")


class Name(msgspec.Struct, frozen=True):
    """An actor as panels show it. `id` None: nobody to lead to; `text` empty: a source left unnamed."""

    id: str | None
    text: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """An article as panels cite it: its id, a short name (outlet, else title, else file), its language."""

    id: str
    name: str
    language: str
    published: Days


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words that show a fact, where they stand, and a little of the text around short ones."""

    paper: Paper
    start: int
    end: int
    before: str
    text: str
    after: str


class DossierIndex:
    """Looks up what panels need; article texts are fetched once each, when first asked for."""

    def __init__(self, dossier: DossierSource) -> None:
        self._dossier = dossier
        self._articles = {article.id: article for article in dossier.articles()}
        self._names = {actor.id: Name(actor.id, actor.name) for actor in dossier.actors()}
        self._texts: dict[str, str] = {}

    def stories(self) -> tuple[Story, ...]:
        """The stories of the dossier, for their titles."""
        return self._dossier.stories()

    def article(self, article: str) -> DossierArticle | None:
        """The article with that id."""
        return self._articles.get(article)

    def text(self, article: str) -> str:
        """The text of an article of the dossier; empty for one that is not in it."""
        if self.article(article) is None:
            return ""
        if article not in self._texts:
            self._texts[article] = self._dossier.article_text(article)
        return self._texts[article]

    def name(self, actor: str | None) -> Name | None:
        """The name of an actor id; an id that the dossier does not know names itself."""
        if actor is None:
            return None
        if actor in (UNNAMED, OUTLET):
            return Name(None, "")
        return self.known_name(actor) or Name(None, actor)

    def known_name(self, actor: str) -> Name | None:
        """The name of an actor of the dossier; None where it has none with that id."""
        return self._names.get(actor)

    def names(self, actors: Iterable[str]) -> tuple[Name, ...]:
        """The names of several actor ids, in their order."""
        return tuple(name for actor in actors if (name := self.name(actor)) is not None)

    def is_actor(self, actor: str) -> bool:
        """Whether an actor of the dossier has that id."""
        return self.known_name(actor) is not None

    def paper(self, article: str, source: str = "") -> Paper:
        """How an article is cited; `source` names one that is not in the dossier."""
        found = self.article(article)
        if found is None:
            return Paper(id=article, name=short_source(source), language="", published=Days(None, None))
        return Paper(
            id=article,
            name=found.outlet or found.title or short_source(found.source),
            language=found.language,
            published=Days(found.published.earliest, found.published.latest),
        )

    def words(self, evidence: Evidence, *, with_context: bool = True) -> Words:
        """The words of one piece of evidence."""
        before, after = "", ""
        if with_context and len(evidence.text) < CONTEXT_CHARACTERS:
            before, after = _surroundings(self.text(evidence.article), evidence.start, evidence.end)
        return Words(
            paper=self.paper(evidence.article, evidence.source),
            start=evidence.start,
            end=evidence.end,
            before=before,
            text=_shorten(_SPACE.sub(" ", evidence.text).strip()),
            after=after,
        )


def short_source(source: str) -> str:
    """The last part of a path or address, enough to know a file by."""
    return source.rstrip("/").rsplit("/", 1)[-1] or source


def web_address(source: str) -> str | None:
    """The source itself where it is an address that a page may link to (http, https); else None."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.netloc else None


def _surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    before = text[max(0, start - CONTEXT_CHARACTERS) : start].rpartition("\n")[2]
    if len(before) == CONTEXT_CHARACTERS:
        before = "…" + before[before.find(" ") + 1 :]
    after = text[end : end + CONTEXT_CHARACTERS].partition("\n")[0]
    if len(after) == CONTEXT_CHARACTERS:
        after = (after.rpartition(" ")[0] or after) + "…"
    return _SPACE.sub(" ", before).lstrip(), _SPACE.sub(" ", after).rstrip()


def _shorten(text: str) -> str:
    if len(text) <= LONGEST_WORDS:
        return text
    return (text[:LONGEST_WORDS].rpartition(" ")[0] or text[:LONGEST_WORDS]) + "…"
