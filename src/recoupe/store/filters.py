"""What a page of a list asks for, as conditions over the columns of its finding table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from recoupe.store.search import match_words
from recoupe.store.slices import Condition
from recoupe.store.wanted import WANTED_ACTORS, actor_parameters

_OF_OUTLET = "article IN (SELECT id FROM article WHERE outlet = :outlet)"
_POSITIONS_OF_ARTICLES = """
    position IN (
        SELECT position FROM compared_article INDEXED BY compared_article_place WHERE article IN ({})
    )
"""


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """A range of days, either end open: what is known not to touch it is left out."""

    since: date | None = None
    until: date | None = None

    def conditions(self) -> Iterator[Condition]:
        """What has no day is known to touch no range."""
        if self.since is not None:
            yield Condition("last_day >= :since", {"since": self.since.isoformat()})
        if self.until is not None:
            yield Condition("first_day <= :until", {"until": self.until.isoformat()})


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: of an actor (id or any name) in one role or either, of a type, status, place, outlet."""

    actor: str | None = None
    role: Literal["actor", "recipient"] | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    outlet: str | None = None
    days: Days = Days()

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `event`: each a set of positions that an index holds whole."""
        if self.actor is not None:
            role = " AND role = :role" if self.role else ""
            sql = f"position IN (SELECT event_position FROM event_party WHERE actor IN wanted{role})"  # noqa: S608
            parameters = actor_parameters(self.actor) | ({"role": self.role} if self.role else {})
            yield Condition(sql, parameters, WANTED_ACTORS)
        equal = _equal(type=self.type, status=self.status, place=self.place)
        yield from _positions("event", (*equal, *_of_outlet(self.outlet)))
        yield from _positions("event", self.days.conditions(), together=True)


class StatementFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements: that hold all words, of a speaker (id or any name), an outlet, a medium, a kind."""

    words: str = ""
    speaker: str | None = None
    outlet: str | None = None
    medium: str | None = None
    kind: str | None = None
    days: Days = Days()

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `statement`: each a set of positions that an index holds whole."""
        if self.words:
            sql = "position IN (SELECT rowid FROM statement_fts WHERE statement_fts MATCH :words)"
            yield _matching(sql, self.words)
        if self.speaker is not None:
            yield Condition("speaker IN wanted", actor_parameters(self.speaker), WANTED_ACTORS)
        equal = _equal(medium=self.medium, kind=self.kind)
        yield from _positions("statement", (*equal, *_of_outlet(self.outlet)))
        yield from _positions("statement", self.days.conditions(), together=True)


class StoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories: of an actor, of a type, only those that several articles tell, only disputed ones."""

    actor: str | None = None
    type: str | None = None
    shared: bool | None = None
    disputed: bool = False
    days: Days = Days()

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `story`."""
        if self.actor is not None:
            sql = "id IN (SELECT story FROM story_party WHERE actor IN wanted)"
            yield Condition(sql, actor_parameters(self.actor), WANTED_ACTORS)
        yield from _equal(type=self.type)
        if self.shared is not None:
            yield Condition("articles > 1" if self.shared else "articles < 2")
        if self.disputed:
            yield Condition("disputes > 0")
        yield from self.days.conditions()


class DisagreementFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which disagreements: of a kind, about an actor or with it on a side; revisions stand apart."""

    actor: str | None = None
    kind: str | None = None
    revisions: bool = False

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `disagreement`."""
        yield Condition("kind = 'revision'" if self.revisions else "kind <> 'revision'")
        if self.actor is not None:
            sql = """
                actor IN wanted OR story IN (SELECT story FROM story_party WHERE actor IN wanted)
                OR id IN (SELECT disagreement FROM side_holder WHERE holder IN wanted)
            """
            yield Condition(sql, actor_parameters(self.actor), WANTED_ACTORS)
        yield from _equal(kind=self.kind)


class ActorFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which actors: whose name or alias holds these letters, of a kind, a country, a sector."""

    name: str = ""
    kind: str | None = None
    country: str | None = None
    sector: str | None = None

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `actor`."""
        if self.name:
            sql = "id IN (SELECT actor FROM actor_alias WHERE instr(folded, :folded_name) > 0)"
            yield Condition(sql, {"folded_name": actor_parameters(self.name)["folded"]})
        yield from _equal(kind=self.kind, country=self.country, sector=self.sector)


class ArticleFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles: that hold all the words, of an outlet, a language, written in these days."""

    words: str = ""
    outlet: str | None = None
    language: str | None = None
    days: Days = Days()

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `compared_article`: each a set of positions that an index holds whole."""
        if self.words:
            sql = """
                SELECT id FROM article WHERE search_row IN (
                    SELECT rowid FROM article_fts WHERE article_fts MATCH :words)
            """
            yield _matching(_POSITIONS_OF_ARTICLES.format(sql), self.words)
        if self.outlet is not None:
            sql = "SELECT id FROM article WHERE outlet = :outlet"
            yield Condition(_POSITIONS_OF_ARTICLES.format(sql), {"outlet": self.outlet})
        if self.language is not None:
            sql = "SELECT id FROM article WHERE language = :language"
            yield Condition(_POSITIONS_OF_ARTICLES.format(sql), {"language": self.language})
        yield from self.days.conditions()


class NamingFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which namings: of an actor, by a speaker, of an outlet in its own voice, of a slant."""

    actor: str | None = None
    by: str | None = None
    outlet: str | None = None
    slant: str | None = None

    def conditions(self) -> Iterator[Condition]:
        """The conditions on `naming`; `actor` and `by` are ids here."""
        yield from _equal(actor=self.actor, by=self.by, outlet=self.outlet, slant=self.slant)


Filter = (
    EventFilter
    | StatementFilter
    | StoryFilter
    | DisagreementFilter
    | ActorFilter
    | ArticleFilter
    | NamingFilter
)


def _matching(sql: str, words: str) -> Condition:
    """A condition on words; a text without any (a dash, a star) is found nowhere."""
    wanted = match_words(words)
    return Condition(sql, {"words": wanted}) if wanted else Condition("0")


def _equal(**values: str | None) -> Iterator[Condition]:
    for column, value in values.items():
        if value is not None:
            yield Condition(f'"{column}" = :{column}_is', {f"{column}_is": value})


def _of_outlet(outlet: str | None) -> Iterator[Condition]:
    if outlet is not None:
        yield Condition(_OF_OUTLET, {"outlet": outlet})


def _positions(table: str, conditions: Iterable[Condition], *, together: bool = False) -> Iterator[Condition]:
    """The conditions, each looked up apart (or all `together`) in an index that holds the positions too.

    SQLite uses one index for a table; for any other condition it reads each row, and rows hold records.
    """
    found = tuple(conditions)
    groups = (found,) if together and found else tuple((one,) for one in found)
    for group in groups:
        sql = " AND ".join(one.sql for one in group)
        parameters = {name: value for one in group for name, value in one.parameters.items()}
        yield Condition(f'position IN (SELECT position FROM "{table}" WHERE {sql})', parameters)  # noqa: S608
