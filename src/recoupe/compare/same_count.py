"""Which counts of which accounts count one thing: those with enough signs of it (count_signs.py), joined."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from zlib import crc32

import numpy as np

from .count_signs import SameCount, Stories, read_signs, score_same
from .numbers import Count, can_both_stand, count_same, is_distinctive
from .tallies import Tally

LARGEST_BLOCK = 40
"""Up to this size all pairs of a block are compared; in a larger one each tally meets those behind it."""

NEIGHBOURS = 16

COUNTERS = 1 << 26
"""Counters of what stands in one tally only; two that fall on one counter cost a little memory, no more."""


def group_tallies(tallies: Sequence[Tally], stories: Stories, table: SameCount) -> list[list[Tally]]:
    """Tallies of one thing each, of two or more accounts, joined from the likeliest pair down.

    Never joined are two numbers of one account that cannot both stand: it counts two things.
    """
    ordered = sorted(tallies, key=_place)
    things = _Things([tally.number for tally in ordered])
    groups = _join(ordered, things, _score(ordered, things, stories, table))
    return sorted((group for group in groups if len(group) > 1), key=lambda group: group[0].id)


def _score(
    ordered: Sequence[Tally], things: _Things, stories: Stories, table: SameCount
) -> Iterator[tuple[int, int]]:
    """The pairs of places whose tallies are likely to count one thing, the likeliest first."""
    signs = [read_signs(tally, stories) for tally in ordered]
    # Three numbers for each of so many pairs: as objects they would need ten times the memory.
    lefts, rights, scores = array("L"), array("L"), array("d")
    for left, right in _meet(_find_blocks(ordered, stories)):
        if things.are_same(things.of[left], things.of[right]):
            score = score_same(signs[left], signs[right], table)
            if score >= table.threshold:
                lefts.append(left)
                rights.append(right)
                scores.append(score)
    del signs
    order = np.lexsort((np.array(rights), np.array(lefts), -np.array(scores)))
    for one in map(int, order):
        yield lefts[one], rights[one]


class _Things:
    """What counts count, numbered: many counts are of few things, so that each two are compared once.

    `of` has the number of each count's thing.
    """

    def __init__(self, counts: Sequence[Count]) -> None:
        numbers: dict[tuple[object, ...], int] = {}
        self._counts: list[Count] = []
        self._same: dict[tuple[int, int], bool] = {}
        self.of: list[int] = []
        for count in counts:
            thing = (count.unit, count.of, count.kinds, count.quantity.of)
            if thing not in numbers:
                numbers[thing] = len(numbers)
                self._counts.append(count)
            self.of.append(numbers[thing])

    def are_same(self, left: int, right: int) -> bool:
        """Whether two things can be one."""
        pair = (left, right)
        if pair not in self._same:
            self._same[pair] = count_same(self._counts[left], self._counts[right])
        return self._same[pair]


def _join(ordered: Sequence[Tally], things: _Things, scored: Iterable[tuple[int, int]]) -> list[list[Tally]]:
    """The tallies in groups, joined along the scored pairs of their places."""
    group_of = [_Group.of(tally, place, things.of[place]) for place, tally in enumerate(ordered)]
    for left, right in scored:
        one, other = group_of[left], group_of[right]
        if one is not other and _can_join(one, other, things):
            if len(one.places) < len(other.places):
                one, other = other, one
            one.take_in(other)
            for place in other.places:
                group_of[place] = one
    groups = {id(group): group for group in group_of}
    return [[ordered[place] for place in sorted(group.places)] for group in groups.values()]


class _Group(NamedTuple):
    """The places of tallies joined so far, the few things they count, and the numbers of each account."""

    places: list[int]
    things: set[int]
    by_voice: dict[tuple[str, str], list[Count]]

    @classmethod
    def of(cls, tally: Tally, place: int, thing: int) -> _Group:
        return cls([place], {thing}, {_voice(tally): [tally.number]})

    def take_in(self, other: _Group) -> None:
        self.places.extend(other.places)
        self.things.update(other.things)
        for voice, numbers in other.by_voice.items():
            self.by_voice.setdefault(voice, []).extend(numbers)


def _place(tally: Tally) -> tuple[str, int, int]:
    return tally.id


def _voice(tally: Tally) -> tuple[str, str]:
    return tally.source.article.id, tally.holder


def _can_join(one: _Group, other: _Group, things: _Things) -> bool:
    """All count the same thing, and no account says two numbers of it that cannot both stand."""
    if not all(things.are_same(left, right) for left in one.things for right in other.things):
        return False
    smaller, larger = one.by_voice, other.by_voice
    if len(smaller) > len(larger):
        smaller, larger = larger, smaller
    return all(
        can_both_stand(left, right)
        for voice, numbers in smaller.items()
        for left in larger.get(voice, ())
        for right in numbers
    )


def _meet(blocks_of: Sequence[Sequence[_Block]]) -> Iterator[tuple[int, int]]:
    """Pairs of places of tallies that share a block.

    Tally by tally, so that the pairs need not be remembered: there are a hundred to each tally.
    """
    for left, blocks in enumerate(blocks_of):
        met: set[int] = set()
        for block in blocks:
            met.update(block.find_neighbours(left))
        for right in met:
            if right > left:
                yield left, right


class _Block:
    """The places of tallies that share something; in a large block each meets those that stand near it."""

    __slots__ = ("places", "positions")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.positions: dict[int, int] | None = None

    def order(self, days: Sequence[date]) -> None:
        """Put a large block into the order of days."""
        if len(self.places) > LARGEST_BLOCK:
            self.places.sort(key=lambda place: (days[place], place))
            self.positions = {place: position for position, place in enumerate(self.places)}

    def find_neighbours(self, place: int) -> Sequence[int]:
        """Those that one of the places meets, itself among them."""
        if self.positions is None:
            return self.places
        position = self.positions[place]
        return self.places[max(position - NEIGHBOURS, 0) : position + NEIGHBOURS + 1]


def _find_blocks(tallies: Sequence[Tally], stories: Stories) -> list[list[_Block]]:
    """The blocks of each tally: of one unit, noun or class, and sharing a story, a name or a party.

    What one tally alone has is no block, and never kept.
    """
    uses = bytearray(COUNTERS)
    for tally in tallies:
        for key in _keys(tally, stories):
            counter = crc32(key.encode()) % COUNTERS
            uses[counter] = min(uses[counter] + 1, 2)
    blocks: dict[str, _Block] = defaultdict(_Block)
    blocks_of: list[list[_Block]] = []
    for place, tally in enumerate(tallies):
        shared = [key for key in _keys(tally, stories) if uses[crc32(key.encode()) % COUNTERS] > 1]
        blocks_of.append([blocks[key] for key in shared])
        for block in blocks_of[-1]:
            block.places.append(place)
    days = [tally.source.day for tally in tallies]
    for block in blocks.values():
        block.order(days)
    return blocks_of


def _keys(tally: Tally, stories: Stories) -> list[str]:
    """What a tally counts, with each thing that it can share with others of it; each once."""
    contexts = _contexts(tally, stories)
    return [f"{thing}\0{context}" for thing in _things(tally) for context in contexts]


def _things(tally: Tally) -> set[str]:
    """What a tally can count, for blocking."""
    if tally.number.unit:
        return {tally.number.unit}
    classes = {kind.what for kind in tally.number.kinds}
    people = any(kind.persons for kind in tally.number.kinds) or not classes
    return set(tally.number.of) | classes | ({"people"} if people else set())


def _contexts(tally: Tally, stories: Stories) -> set[str]:
    told = {f"story {story}"} if tally.act and (story := stories.of_mention.get(tally.act.id)) else set()
    named = {f"name {name}" for name in tally.names | tally.near_names}
    by_unit = {"unit"} if tally.number.unit and is_distinctive(tally.number) else set()
    return told | named | by_unit | {f"party {party}" for party in tally.company}
