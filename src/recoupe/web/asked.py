"""What a view is given and gives back: a request with its dossier open, a page with its records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from recoupe.show.interface import Interface
from recoupe.show.wording import Key, Word
from recoupe.store.paged import PagedDossier
from recoupe.web.addresses import WebAddresses
from recoupe.web.cache import Cache
from recoupe.web.index import PageIndex
from recoupe.web.jobs import Builder
from recoupe.web.uploads import Upload

PER_PAGE = 50
MOST_PER_PAGE = 500
LAST_PAGE = 1_000_000


class WrongAskError(Exception):
    """The address asks for something that cannot be: `problem` is the key of a text that says what to do."""

    def __init__(self, problem: str, **values: Word) -> None:
        self.problem = problem
        self.values = values
        super().__init__(problem)


class NotThereError(WrongAskError):
    """There is no such page or record."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: path parameters, query, form fields, and the dossier, open while the view runs."""

    path: str
    parts: Mapping[str, str]
    query: Mapping[str, str]
    interface: Interface
    dossier: PagedDossier
    index: PageIndex
    cache: Cache
    builder: Builder
    reviewer: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    uploads: Sequence[Upload] = ()
    address: WebAddresses = field(default_factory=WebAddresses)

    def text(self, name: str) -> str:
        """A value of the query without spaces around it; empty where it is not given."""
        return self.query.get(name, "").strip()

    def choice(self, name: str, allowed: Sequence[str]) -> str | None:
        """A value of the query that must be one of these; None where it is not given."""
        value = self.text(name)
        if value and value not in allowed:
            raise WrongAskError("problem.choice", name=name, value=value)
        return value or None

    def day(self, name: str) -> date | None:
        """A day of the query (2019-03-27); None where it is not given."""
        value = self.text(name)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise WrongAskError("problem.day", name=Key(f"filter.{name}"), value=value) from error

    def rows(self, usual: int) -> int:
        """How many records a page of a list has: `per_page` of the query, else as usual."""
        value = self.text("per_page") or str(usual)
        if not value.isdecimal() or not 1 <= int(value[:9]) <= MOST_PER_PAGE:
            raise WrongAskError("problem.per_page", value=value, most=MOST_PER_PAGE)
        return int(value)

    @property
    def page(self) -> int:
        """The number of the page of a list, from 1."""
        value = self.text("page") or "1"
        if not value.isdecimal() or not 1 <= int(value[:9]) <= LAST_PAGE:
            raise WrongAskError("problem.page", value=value)
        return int(value)


class Pager(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a list a page stands. `first` and `last` are the numbers of its records, from 1."""

    number: int
    per_page: int
    total: int
    path: str
    query: Mapping[str, str]

    @property
    def offset(self) -> int:
        """How many records come before this page."""
        return (self.number - 1) * self.per_page

    @property
    def first(self) -> int:
        """The number of the first record of this page."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last record of this page."""
        return min(self.offset + self.per_page, self.total)

    @property
    def pages(self) -> int:
        """How many pages the list has, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def near(self) -> tuple[int, ...]:
        """The numbers of the pages worth a link: the first, the last and those around this one."""
        around = {1, self.pages, *range(self.number - 2, self.number + 3)}
        return tuple(sorted(page for page in around if 1 <= page <= self.pages))


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one address shows. `records` is its JSON, or makes it; `title` heads the window."""

    template: str
    title: Word
    records: object | Callable[[], object]
    context: Mapping[str, Any]
    pager: Pager | None = None
    panel: str = ""


@dataclass(frozen=True, kw_only=True)
class SeeOther:
    """Another address that answers: after a change, or where a record is shown inside another's page."""

    to: str
    records: object = None


Answer = Page | SeeOther
View = Callable[[Asked], Answer]


def pager_of(asked: Asked, total: int, per_page: int = PER_PAGE) -> Pager:
    """The pager of a list with so many records. Raises NotThereError for a page beyond its end."""
    query = {name: value for name, value in asked.query.items() if name != "page" and value}
    pager = Pager(number=asked.page, per_page=asked.rows(per_page), total=total, path=asked.path, query=query)
    if pager.number > pager.pages:
        raise NotThereError("problem.beyond", pages=pager.pages)
    return pager


def offset_of(asked: Asked, per_page: int = PER_PAGE) -> int:
    """How many records of a list come before the page asked for."""
    return (asked.page - 1) * asked.rows(per_page)


def known_actor(asked: Asked, name: str) -> str | None:
    """An actor named in the query, as typed: an id or any name; None where it is not given."""
    return asked.text(name) or None
