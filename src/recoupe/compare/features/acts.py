"""Comparison of acts: whether two PLOVER types, with their modes, can name one happening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.compare.event_mentions import EventMention
from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries
from recoupe.reading import EventType

STORY_TYPES_FILE = Path(__file__).parents[1] / "story_types.toml"

OTHER_MODE = 0.6
"""How far the same type with two different modes (troops, weapons) speaks for one happening."""

DISTINCT_MODES: frozenset[EventType] = frozenset({"COERCE", "SANCTION", "RETREAT"})
"""Types whose modes are different acts: an arrest is no curfew, a release no resignation."""


class StoryPair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two types that accounts of one happening may differ in; `alike` runs from 0 to 1.

    Acts of the modes in `without` are never told as the other type.
    """

    types: tuple[EventType, EventType]
    alike: float
    reason: str
    without: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def load_story_types(path: Path = STORY_TYPES_FILE) -> Mapping[tuple[EventType, EventType], StoryPair]:
    """The pairs of `story_types.toml`, under both orders of their types.

    Raises DataFileError where a pair names one type twice, stands twice, or has `alike` outside 0 to 1.
    """
    pairs: dict[tuple[EventType, EventType], StoryPair] = {}
    for pair, line in load_entries(path, "pair", StoryPair):
        left, right = pair.types
        if left == right:
            raise DataFileError(str(path), line, f"{left} is always one act with {right}; leave the pair out")
        if (left, right) in pairs:
            raise DataFileError(str(path), line, f"{left} and {right} stand here a second time")
        if not 0 < pair.alike <= 1:
            raise DataFileError(str(path), line, f"alike is {pair.alike}; it runs from 0 to 1")
        pairs[left, right] = pairs[right, left] = pair
    return pairs


def same_act(left: EventMention, right: EventMention) -> float:
    """Both mentions tell an act of one kind; a type that the other's can be told as counts for less."""
    if left.event.type == right.event.type:
        modes = {left.event.mode, right.event.mode} - {None}
        if len(modes) < 2:
            return 1.0
        return -1.0 if left.event.type in DISTINCT_MODES else OTHER_MODE
    pair = load_story_types().get((left.event.type, right.event.type))
    if pair is None or left.event.mode in pair.without or right.event.mode in pair.without:
        return -1.0
    return pair.alike


def same_mode(left: EventMention, right: EventMention) -> float:
    """Both mentions tell one mode of one type (a targeted killing, an arrest)."""
    same = left.event.type == right.event.type and left.event.mode == right.event.mode
    return 1.0 if same and left.event.mode else 0.0
