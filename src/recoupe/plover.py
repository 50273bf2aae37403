"""The PLOVER ontology as records: event types with their modes, scores and quad classes, and the contexts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table
from recoupe.reading import EventType

Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]

PLOVER_FILE = Path(__file__).with_name("plover.toml")


class PloverType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event type. `score` runs from -10 (conflict) to 10 (cooperation); `modes` maps name to meaning."""

    name: EventType
    definition: str
    score: float
    quad: Quad
    modes: dict[str, str] = {}

    @property
    def is_cooperative(self) -> bool:
        """Whether the type is one of cooperation, in words or deeds."""
        return self.quad.endswith("cooperation")


class Plover(msgspec.Struct, frozen=True, kw_only=True):
    """The whole ontology: the 16 types by name, and what each context means."""

    types: dict[EventType, PloverType]
    contexts: dict[str, str]

    def has_mode(self, event_type: EventType, mode: str | None) -> bool:
        """Whether that type knows that mode. None, no mode at all, fits every type."""
        return mode is None or mode in self.types[event_type].modes


@lru_cache(maxsize=4)
def load_plover(path: Path = PLOVER_FILE) -> Plover:
    """The ontology in `plover.toml`.

    Raises DataFileError where a type is missing, stands twice, or has a score outside -10 to 10.
    """
    types: dict[EventType, PloverType] = {}
    for entry, line in load_entries(path, "type", PloverType):
        if entry.name in types:
            raise DataFileError(str(path), line, f"type {entry.name} stands here a second time")
        if not -10 <= entry.score <= 10:
            raise DataFileError(str(path), line, f"score {entry.score} of {entry.name} is outside -10 to 10")
        types[entry.name] = entry
    missing = sorted(set(get_args(EventType)) - set(types))
    if missing:
        raise DataFileError(str(path), None, f"these types have no entry: {', '.join(missing)}")
    return Plover(types=types, contexts=load_table(path, dict[str, str], "contexts"))
