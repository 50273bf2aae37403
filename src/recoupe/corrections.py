"""What a user says of the actors of a dossier (`actors.toml`): it wins over whatever was read.

    [[actor]]
    name = "Juan Guaidó"                  # the name that is shown
    also = ["Guaido", "jeune putschiste"] # other names of the same actor: they are merged into it
    country = "VEN"                       # optional: country, sector, kind
    sector = "OPP"

Two entries that one article's reader took for one actor are split, mention by mention. An entry with a
new `name` and the old one under `also` renames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries
from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.reading import Actor, ActorKind, Event, Naming, Reading, Sector, Statement


class ActorCorrection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One actor as the user knows it."""

    name: str
    also: tuple[str, ...] = ()
    kind: ActorKind | None = None
    country: str | None = None
    sector: Sector | None = None


class Corrections(msgspec.Struct, frozen=True):
    """All corrections, by each folded name of theirs."""

    by_name: Mapping[str, ActorCorrection] = {}


def load_corrections(path: Path) -> Corrections:
    """The corrections of one file.

    Raises DataFileError, with file and line, where an entry is wrong, a country is no ISO 3166 alpha-3
    code, or a name stands under two actors.
    """
    by_name: dict[str, ActorCorrection] = {}
    lines: dict[str, int] = {}
    for entry, line in load_entries(path, "actor", ActorCorrection):
        if entry.country is not None and entry.country not in load_world().states:
            raise DataFileError(
                str(path), line, f'country "{entry.country}" is no ISO 3166 alpha-3 code; write VEN, FRA'
            )
        for name in (entry.name, *entry.also):
            folded = fold_name(name)
            if by_name.setdefault(folded, entry) is not entry:
                raise DataFileError(
                    str(path), line, f'"{name}" stands under the actor of line {lines[folded]} too'
                )
            lines.setdefault(folded, line)
    return Corrections(by_name)


def correct_readings(readings: Sequence[Reading], corrections: Corrections) -> list[Reading]:
    """The readings with their actors merged, split, renamed and described as the corrections say."""
    if not corrections.by_name:
        return list(readings)
    return [_correct(reading, corrections) for reading in readings]


def _correct(reading: Reading, corrections: Corrections) -> Reading:
    parts: dict[str, list[Actor]] = {}
    new_ids: dict[str, str] = {}
    for actor in reading.actors:
        for correction, part in _split(actor, corrections):
            if correction is None:
                parts.setdefault(part.id, []).append(part)
                new_ids.setdefault(actor.id, part.id)
                continue
            identity = f"user-{fold_name(correction.name).replace(' ', '-')}"
            parts.setdefault(identity, []).append(_described(part, correction, identity))
            if part.name == actor.name:
                new_ids[actor.id] = identity
            new_ids.setdefault(actor.id, identity)
    actors = tuple(_merged(group) for group in parts.values())
    return msgspec.structs.replace(
        reading,
        actors=actors,
        statements=tuple(_with_ids(statement, new_ids) for statement in reading.statements),
        events=tuple(_event_with_ids(event, new_ids) for event in reading.events),
        namings=tuple(_naming_with_ids(naming, new_ids) for naming in reading.namings),
    )


def _split(actor: Actor, corrections: Corrections) -> list[tuple[ActorCorrection | None, Actor]]:
    """An actor as the corrections that its name and mentions answer to; the rest stays with its name."""
    own = corrections.by_name.get(fold_name(actor.name))
    groups: dict[str, tuple[ActorCorrection | None, list[int]]] = {}
    for number, mention in enumerate(actor.mentions):
        correction = corrections.by_name.get(fold_name(mention.text)) or own
        key = correction.name if correction else ""
        groups.setdefault(key, (correction, []))[1].append(number)
    if not groups:
        return [(own, actor)]
    found = []
    for correction, numbers in groups.values():
        mentions = tuple(actor.mentions[number] for number in numbers)
        is_own = correction is own
        name = actor.name if is_own else mentions[0].text
        found.append((correction, msgspec.structs.replace(actor, name=name, mentions=mentions)))
    return found


def _described(actor: Actor, correction: ActorCorrection, identity: str) -> Actor:
    return msgspec.structs.replace(
        actor,
        id=identity,
        name=correction.name,
        kind=correction.kind or actor.kind,
        country=correction.country or actor.country,
        country_from="words" if correction.country else actor.country_from,
        sector=correction.sector or actor.sector,
    )


def _merged(group: list[Actor]) -> Actor:
    first = group[0]
    if len(group) == 1:
        return first
    mentions = sorted((m for actor in group for m in actor.mentions), key=lambda m: (m.start, m.end))
    return msgspec.structs.replace(
        first,
        country=next((a.country for a in group if a.country), None),
        mentions=tuple(mentions),
        offices=tuple(office for actor in group for office in actor.offices),
    )


def _with_ids(statement: Statement, ids: Mapping[str, str]) -> Statement:
    return msgspec.structs.replace(
        statement,
        speaker=ids.get(statement.speaker, statement.speaker),
        addressee=ids.get(statement.addressee, statement.addressee) if statement.addressee else None,
    )


def _event_with_ids(event: Event, ids: Mapping[str, str]) -> Event:
    return msgspec.structs.replace(
        event,
        actor=tuple(dict.fromkeys(ids.get(actor, actor) for actor in event.actor)),
        recipient=tuple(dict.fromkeys(ids.get(actor, actor) for actor in event.recipient)),
        said_by=ids.get(event.said_by, event.said_by) if event.said_by else None,
    )


def _naming_with_ids(naming: Naming, ids: Mapping[str, str]) -> Naming:
    return msgspec.structs.replace(
        naming, actor=ids.get(naming.actor, naming.actor), by=ids.get(naming.by, naming.by)
    )
