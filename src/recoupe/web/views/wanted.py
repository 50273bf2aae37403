"""What the filters of several pages have in common, and numbers that several pages show."""

from __future__ import annotations

from typing import get_args

from recoupe.reading import EventType, StatementKind, Status
from recoupe.store.filters import Days
from recoupe.store.totals import Totals
from recoupe.web.asked import Asked

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
STATEMENT_KINDS: tuple[str, ...] = get_args(StatementKind)


def days_wanted(asked: Asked) -> Days:
    """The range of days in the query."""
    return Days(since=asked.day("since"), until=asked.day("until"))


def totals_of(asked: Asked) -> Totals:
    """The dossier in numbers, counted once for each of its versions."""
    return asked.cache.get(asked.dossier.version(), "totals", asked.dossier.totals)


def outlets_of(asked: Asked) -> tuple[str, ...]:
    """The outlets of the dossier in alphabetical order, for a filter."""
    return tuple(sorted((outlet for outlet, _ in totals_of(asked).outlets), key=str.casefold))
