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


class StoryPair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two types that accounts of one happening may differ in; `alike` runs from 0 to 1."""

    types: tuple[EventType, EventType]
    alike: float
    reason: str


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
        return OTHER_MODE if len(modes) > 1 else 1.0
    pair = load_story_types().get((left.event.type, right.event.type))
    return pair.alike if pair else -1.0
