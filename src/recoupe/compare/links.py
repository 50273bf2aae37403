"""Links between event mentions: the sum of the comparisons, by a readable table of weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table

from .event_mentions import EventMention
from .features import FEATURES

ROUNDING = 1e-6
"""Sums are compared as rounded to six digits."""

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
    bounds = _bounds(weights)
    promising = (pair for pair in pairs if _can_reach(*pair, weights, bounds))
    links = (compare_mentions(left, right, weights) for left, right in promising)
    strong = [link for link in links if link.strength >= weights.threshold and _says_again(link)]
    return sorted(strong, key=_by_strength)


def _by_strength(link: Link) -> tuple[float, int, int, str, str]:
    """The strongest first; of equal ones that between acts told earlier: the lead tells the main act, and a
    toll behind a sentence with two deeds belongs to the first."""
    first, last = sorted((link.left.event.trigger.start, link.right.event.trigger.start))
    return -link.strength, first, last, link.left.id, link.right.id


def _says_again(link: Link) -> bool:
    """Whether a link within one article, or with its copy, has a reason beyond its subject, which the whole
    article shares: the act is named by the same word again, or is told with its toll."""
    if link.left.text != link.right.text:
        return True
    return any(value > 0 for name, value in link.values if name in ("same_trigger", "toll_of_deed"))


def _bounds(weights: Weights) -> list[float]:
    """For each comparison what it and those after it can add at most."""
    bounds = [0.0]
    for weight in reversed(weights.feature):
        bounds.append(bounds[-1] + weight.weight)
    return bounds[:0:-1]


def _can_reach(left: EventMention, right: EventMention, weights: Weights, bounds: Sequence[float]) -> bool:
    """Whether the threshold is within reach, asked comparison by comparison: most pairs fail early."""
    strength = 0.0
    for weight, bound in zip(weights.feature, bounds, strict=True):
        if strength + bound < weights.threshold - ROUNDING:
            return False
        value = FEATURES[weight.name](left, right)
        strength += value * (weight.weight if value > 0 else weight.against)
    return strength >= weights.threshold - ROUNDING
