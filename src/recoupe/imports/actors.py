"""Corrections of actors from a table: each row an entry of `actors.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from recoupe.correcting import put_actors
from recoupe.corrections import ActorCorrection
from recoupe.imports.report import ImportReport, Refusal
from recoupe.imports.sheets import SheetRow, read_sheet
from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.reading import ActorKind, Sector


def import_actors(files: Sequence[Path], output: Path) -> ImportReport:
    """The rows of tables with the columns name, also, kind, country and sector, put into an `actors.toml`.

    An entry of the file that has one of a row's names is taken up into it; where both say something of
    the actor, the row counts. Raises SourceError where a table cannot be read, DataFileError where the
    file that is there already is wrong.
    """
    entries: list[ActorCorrection] = []
    refused: list[Refusal] = []
    taken: dict[str, str] = {}
    for row in _rows(files):
        found = _entry(row)
        reason = found if isinstance(found, str) else _taken(found, taken)
        if isinstance(found, str) or reason:
            refused.append(Refusal(row.place, reason))
            continue
        entries.append(found)
        for name in (found.name, *found.also):
            taken[fold_name(name)] = row.place
    if entries:
        put_actors(output, entries)
    return ImportReport(written=output, taken=len(entries), refused=tuple(refused))


def _rows(files: Sequence[Path]) -> Iterator[SheetRow]:
    for path in files:
        yield from read_sheet(path, "actors", ("name",))


def _entry(row: SheetRow) -> ActorCorrection | str:
    """The entry of one row, or what is wrong with it."""
    name = " ".join(row.first("name").split())
    if not fold_name(name):
        return "has no name"
    others = [" ".join(other.split()) for other in row.first("also", "aliases").split(";")]
    by_folded = {fold_name(other): other for other in others if fold_name(other) not in ("", fold_name(name))}
    country = row.first("country").upper()
    if country and country not in load_world().states:
        return f'country "{row.first("country")}" is no ISO 3166 alpha-3 code; write VEN, FRA'
    for column, allowed in (("kind", get_args(ActorKind)), ("sector", get_args(Sector))):
        value = row.first(column)
        if value and value not in allowed:
            return f'{column} "{value}" is none; there are {", ".join(allowed)}'
    return msgspec.convert(
        {
            "name": name,
            "also": tuple(by_folded.values()),
            "kind": row.first("kind") or None,
            "country": country or None,
            "sector": row.first("sector") or None,
        },
        ActorCorrection,
    )


def _taken(entry: ActorCorrection, taken: dict[str, str]) -> str:
    for name in (entry.name, *entry.also):
        if fold_name(name) in taken:
            return f'"{name}" stands under the actor of {taken[fold_name(name)]} too'
    return ""
