"""Links between event mentions: the sum of the comparisons, by a readable table of weights."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table

from .event_mentions import EventMention
from .features import FEATURES

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")


class Weight(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a comparison counts: its value times `weight` above 0, times `against` below."""

    name: str
    weight: float
    against: float


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table: from a sum of `threshold` on, two mentions are linked."""

    threshold: float
    reach_days: int
    feature: tuple[Weight, ...]


class Link(NamedTuple):
    """Two mentions that tell one happening: the sum and the value of each comparison that decided it."""

    left: EventMention
    right: EventMention
    strength: float
    values: tuple[tuple[str, float], ...]


@lru_cache(maxsize=4)
def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """The table in `weights.toml`.

    Raises DataFileError where it names a comparison that does not exist, or leaves one out.
    """
    entries = load_entries(path, "feature", Weight)
    for entry, line in entries:
        if entry.name not in FEATURES:
            known = ", ".join(FEATURES)
            raise DataFileError(str(path), line, f'there is no comparison "{entry.name}"; there are {known}')
    missing = sorted(set(FEATURES) - {entry.name for entry, _ in entries})
    if missing:
        raise DataFileError(str(path), None, f"these comparisons have no weight: {', '.join(missing)}")
    return load_table(path, Weights)


def compare_mentions(left: EventMention, right: EventMention, weights: Weights) -> Link:
    """The link between two mentions, whatever its strength; independent of their order."""
    if right.id < left.id:
        left, right = right, left
    values = tuple((weight.name, FEATURES[weight.name](left, right)) for weight in weights.feature)
    strength = sum(
        value * (weight.weight if value > 0 else weight.against)
        for (_, value), weight in zip(values, weights.feature, strict=True)
    )
    return Link(left, right, round(strength, 6), values)


def find_links(pairs: Iterable[tuple[EventMention, EventMention]], weights: Weights) -> list[Link]:
    """The links that reach the threshold, the strongest first."""
    links = (compare_mentions(left, right, weights) for left, right in pairs)
    strong = [link for link in links if link.strength >= weights.threshold]
    return sorted(strong, key=lambda link: (-link.strength, link.left.id, link.right.id))
