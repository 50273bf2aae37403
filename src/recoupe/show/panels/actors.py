"""The actors: who they are, what they do, what is done to them, what they say, what they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from recoupe.comparison import DossierActor, DossierEvent, DossierNaming, DossierStatement
from recoupe.reading import ActorKind, Sector
from recoupe.show.index import DossierIndex, Words
from recoupe.show.panels.facts import EventRow, StatementRow, event_rows, statement_rows
from recoupe.show.panels.namings import Label, Namer, group_labels, namer_of
from recoupe.show.wording import Days


class OfficeLine(msgspec.Struct, frozen=True, kw_only=True):
    """An office and the days for which it is attested, with the words."""

    title: str
    days: Days
    words: tuple[Words, ...]


class Calling(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet or speaker calls the actor."""

    by: Namer
    labels: tuple[Label, ...]


class ActorCard(msgspec.Struct, frozen=True, kw_only=True):
    """One actor with all that the dossier says of it. `mentions` and `articles` are counts."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: Sector | None
    mentions: int
    articles: int
    offices: tuple[OfficeLine, ...]
    does: tuple[EventRow, ...]
    undergoes: tuple[EventRow, ...]
    says: tuple[StatementRow, ...]
    called: tuple[Calling, ...]
    words: tuple[Words, ...]


class Actors(msgspec.Struct, frozen=True, kw_only=True):
    """All actors, the most often mentioned first."""

    cards: tuple[ActorCard, ...]


def actors_panel(
    actors: tuple[DossierActor, ...],
    events: tuple[DossierEvent, ...],
    statements: tuple[DossierStatement, ...],
    namings: tuple[DossierNaming, ...],
    index: DossierIndex,
) -> Actors:
    """A card for each of these actors."""
    does: dict[str, list[EventRow]] = defaultdict(list)
    undergoes: dict[str, list[EventRow]] = defaultdict(list)
    for event, row in zip(events, event_rows(events, index), strict=True):
        for actor in dict.fromkeys(event.actor):
            does[actor].append(row)
        for recipient in dict.fromkeys(event.recipient):
            undergoes[recipient].append(row)
    says: dict[str, list[StatementRow]] = defaultdict(list)
    for statement, said in zip(statements, statement_rows(statements, index), strict=True):
        says[statement.speaker].append(said)
    called: dict[str, list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        called[naming.actor].append(naming)
    ranked = sorted(actors, key=lambda actor: (-actor.mentions, -actor.articles, actor.name, actor.id))
    return Actors(
        cards=tuple(
            _card(
                actor,
                index,
                does=tuple(does[actor.id]),
                undergoes=tuple(undergoes[actor.id]),
                says=tuple(says[actor.id]),
                called=_callings(called[actor.id], index),
            )
            for actor in ranked
        )
    )


def _card(
    actor: DossierActor,
    index: DossierIndex,
    *,
    does: tuple[EventRow, ...],
    undergoes: tuple[EventRow, ...],
    says: tuple[StatementRow, ...],
    called: tuple[Calling, ...],
) -> ActorCard:
    return ActorCard(
        id=actor.id,
        name=actor.name,
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name),
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        mentions=actor.mentions,
        articles=actor.articles,
        offices=_offices(actor, index),
        does=does,
        undergoes=undergoes,
        says=says,
        called=called,
        words=tuple(index.words(evidence) for evidence in actor.evidence[:1]),
    )


def _offices(actor: DossierActor, index: DossierIndex) -> tuple[OfficeLine, ...]:
    return tuple(
        OfficeLine(
            title=office.title,
            days=Days(office.first_day, office.last_day),
            words=tuple(index.words(evidence) for evidence in office.evidence),
        )
        for office in actor.offices
    )


def _callings(namings: Iterable[DossierNaming], index: DossierIndex) -> tuple[Calling, ...]:
    by_namer: dict[Namer, list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        by_namer[namer_of(naming, index)].append(naming)
    return tuple(Calling(by=by, labels=group_labels(labels, index)) for by, labels in by_namer.items())
