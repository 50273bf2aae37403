"""Links between event mentions: the sum of the comparisons, by a readable table of weights."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

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


class Links:
    """Links by their two places among the mentions and their strength: so many that each must be small.

    Iterating gives the strongest first, without the values that decided (`compare_mentions` tells those).
    """

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self._mentions = mentions
        self._left, self._right, self._strength = array("L"), array("L"), array("d")

    def add(self, left: int, right: int, strength: float) -> None:
        """Add the link of the mentions at two places."""
        if self._mentions[right].id < self._mentions[left].id:
            left, right = right, left
        self._left.append(left)
        self._right.append(right)
        self._strength.append(strength)

    def __len__(self) -> int:
        return len(self._left)

    def pack(self) -> Packed:
        """The links without the mentions."""
        return self._left, self._right, self._strength

    @classmethod
    def unpack(cls, mentions: Sequence[EventMention], packed: Iterable[Packed]) -> Links:
        """Links found apart from each other put together; those that several found are taken once."""
        links = cls(mentions)
        size, seen = len(mentions), set[int]()
        for number, (lefts, rights, strengths) in enumerate(packed):
            known = frozenset(seen) if number else frozenset[int]()
            for left, right, strength in zip(lefts, rights, strengths, strict=True):
                pair = left * size + right
                if pair not in known:
                    seen.add(pair)
                    links.add(left, right, strength)
        return links

    def __iter__(self) -> Iterator[Link]:
        """The strongest first; of equal ones that between acts told earlier: the lead tells the main act, and
        a toll behind a sentence with two deeds belongs to the first."""
        mentions = self._mentions
        start = np.fromiter((mention.event.trigger.start for mention in mentions), np.int64, len(mentions))
        rank = np.empty(len(mentions), np.int64)
        rank[sorted(range(len(mentions)), key=lambda place: mentions[place].id)] = np.arange(len(mentions))
        left, right = (np.array(side, np.int64) for side in (self._left, self._right))
        starts = start[left], start[right]
        order = np.lexsort(
            (rank[right], rank[left], np.maximum(*starts), np.minimum(*starts), -np.array(self._strength))
        )
        del start, rank, left, right, starts
        for one in map(int, order):
            yield Link(mentions[self._left[one]], mentions[self._right[one]], self._strength[one], ())


Packed = tuple["array[int]", "array[int]", "array[float]"]
"""The places of the first mentions of links, of the second ones, and their strengths."""


def find_links(mentions: Sequence[EventMention], pairs: Iterable[tuple[int, int]], weights: Weights) -> Links:
    """The links among pairs of places that reach the threshold."""
    links = Links(mentions)
    parts = _find_parts(weights)
    for one, other in pairs:
        left, right = mentions[one], mentions[other]
        strength = _find_strength(left, right, parts, weights.threshold)
        if strength is not None and _says_again(left, right):
            links.add(one, other, strength)
    return links


def _says_again(left: EventMention, right: EventMention) -> bool:
    """Whether a link within one article, or with its copy, has a reason beyond its subject, which the whole
    article shares: the act is named by the same word again, or is told with its toll."""
    if left.text != right.text:
        return True
    return any(FEATURES[name](left, right) > 0 for name in ("same_trigger", "toll_of_deed"))


def are_linked(left: EventMention, right: EventMention, weights: Weights) -> bool:
    """Whether the link between two mentions reaches the threshold."""
    return _find_strength(left, right, _find_parts(weights), weights.threshold) is not None


@lru_cache(maxsize=4)
def _find_parts(weights: Weights) -> Sequence[Part]:
    return [
        (FEATURES[weight.name], weight.weight, weight.against, bound)
        for weight, bound in zip(weights.feature, _bounds(weights), strict=True)
    ]


def _bounds(weights: Weights) -> list[float]:
    """For each comparison what it and those after it can add at most."""
    bounds = [0.0]
    for weight in reversed(weights.feature):
        bounds.append(bounds[-1] + weight.weight)
    return bounds[:0:-1]


Part = tuple[Callable[[EventMention, EventMention], float], float, float, float]
"""A comparison, its weights for and against, and what it and those after it can add at most."""


def _find_strength(
    left: EventMention, right: EventMention, parts: Sequence[Part], threshold: float
) -> float | None:
    """The strength of a link, None where it does not reach the threshold.

    Asked comparison by comparison, because most pairs fail early.
    """
    if right.id < left.id:
        left, right = right, left
    strength = 0.0
    for compare, weight, against, bound in parts:
        if strength + bound < threshold - ROUNDING:
            return None
        value = compare(left, right)
        if value:
            strength += value * (weight if value > 0 else against)
    strength = round(strength, 6)
    return strength if strength >= threshold else None
