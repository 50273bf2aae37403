"""Events and statements as rows that several panels show."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.comparison import DossierEvent, DossierStatement
from recoupe.plover import Quad, load_plover
from recoupe.reading import EventType, StatementKind, Status
from recoupe.show.index import DossierIndex, Name, Words
from recoupe.show.wording import Days


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event mention with names in place of ids."""

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    status: Status
    actor: tuple[Name, ...]
    recipient: tuple[Name, ...]
    days: Days
    place: str | None
    said_by: Name | None
    story: str | None
    words: Words
    latitude: float | None = None
    longitude: float | None = None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One statement with names in place of ids."""

    id: str
    speaker: Name
    kind: StatementKind
    cue: str | None
    content: str
    medium: str | None
    addressee: Name | None
    days: Days
    words: Words


def event_rows(
    events: Iterable[DossierEvent], index: DossierIndex, *, with_context: bool = True
) -> tuple[EventRow, ...]:
    """The events as rows, in their order; without context, their words stand alone (no text is fetched)."""
    types = load_plover().types
    return tuple(
        EventRow(
            id=event.id,
            type=event.type,
            mode=event.mode,
            quad=types[event.type].quad,
            status=event.status,
            actor=index.names(event.actor),
            recipient=index.names(event.recipient),
            days=Days(event.first_day, event.last_day),
            place=event.place,
            said_by=index.name(event.said_by),
            story=event.story,
            words=index.words(event.evidence, with_context=with_context),
            latitude=event.latitude,
            longitude=event.longitude,
        )
        for event in events
    )


def statement_rows(statements: Iterable[DossierStatement], index: DossierIndex) -> tuple[StatementRow, ...]:
    """The statements as rows, in their order."""
    return tuple(
        StatementRow(
            id=statement.id,
            speaker=index.name(statement.speaker) or Name(None, ""),
            kind=statement.kind,
            cue=statement.cue,
            content=statement.content,
            medium=statement.medium,
            addressee=index.name(statement.addressee),
            days=Days(statement.first_day, statement.last_day),
            words=index.words(statement.evidence, with_context=False),
        )
        for statement in statements
    )
