"""Which counts of which accounts count one thing: the sum of what stands around them, by a readable table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from recoupe.days import Days
from recoupe.languages.files import load_table

from .features.days import days_apart
from .numbers import DISTINCTIVE, Count, can_both_stand, count_same, is_distinctive
from .tallies import Tally

SAME_COUNT_FILE = Path(__file__).with_name("same_count.toml")

LARGEST_BLOCK = 40
"""Up to this size all pairs of a block are compared; in a larger one each tally meets those behind it."""

NEIGHBOURS = 16

COUNTERS = 1 << 26
"""Counters of what stands in one tally only; two that fall on one counter cost a little memory, no more."""

SAME_ORDER, OTHER_ORDER, CLOSE = 3.0, 10.0, 1.25
"""How many times as large one number may be to be of the same order, of another one, and close."""

WEEK_DAYS = 7


class CountWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What speaks for two counts being of one thing; the file explains each."""

    same_story: float
    follows_story: float
    same_type: float
    same_words: float
    near_words: float
    same_noun: float
    same_phrase: float
    same_name: float
    near_name: float
    same_party: float
    same_parties: float
    same_day: float
    same_range: float
    same_order: float
    other_order: float
    close_measure: float
    shared_story: float
    same_week: float
    other_names: float


class SameCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table of `same_count.toml`."""

    threshold: float
    reach_days: int
    longest_days: int
    weights: CountWeights


class Stories(NamedTuple):
    """Which story each event mention tells, and which stories each article tells."""

    of_mention: Mapping[str, str]
    of_article: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def load_same_count(path: Path = SAME_COUNT_FILE) -> SameCount:
    """The table; raises DataFileError where a weight is missing or unknown."""
    return load_table(path, SameCount)


def group_tallies(tallies: Sequence[Tally], stories: Stories, table: SameCount) -> list[list[Tally]]:
    """Tallies of one thing each, of two or more accounts, joined from the likeliest pair down.

    Never joined are two numbers of one account that cannot both stand: it counts two things.
    """
    ordered = sorted(tallies, key=_place)
    things = _Things([tally.number for tally in ordered])
    scored = []
    for one, other in _candidates(ordered, stories):
        if things.are_same(things.of[one], things.of[other]):
            score = _score_same(ordered[one], ordered[other], stories, table)
            if score >= table.threshold:
                scored.append((-score, one, other))
    groups = _join(ordered, things, sorted(scored))
    return sorted((group for group in groups if len(group) > 1), key=lambda group: group[0].id)


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


def _join(
    ordered: Sequence[Tally], things: _Things, scored: Sequence[tuple[float, int, int]]
) -> list[list[Tally]]:
    """The tallies in groups, joined along the scored pairs of their places."""
    group_of = [_Group.of(tally, place, things.of[place]) for place, tally in enumerate(ordered)]
    for _, left, right in scored:
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


def _says_both(left: Tally, right: Tally) -> bool:
    return _voice(left) == _voice(right)


def _candidates(tallies: Sequence[Tally], stories: Stories) -> Iterator[tuple[int, int]]:
    """Pairs of places of tallies: of one unit, noun or class, and sharing a story, a name or a party.

    Tally by tally, so that the pairs need not be remembered: there are a hundred to each tally.
    """
    blocks_of = _find_blocks(tallies, stories)
    for left, blocks in enumerate(blocks_of):
        met: set[int] = set()
        for block in blocks:
            met.update(block.find_neighbours(left))
        for right in met:
            if right > left:
                yield left, right


class _Block:
    """The places of tallies that share something; in a large block each meets those that stand near it."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.positions: dict[int, int] = {}

    def order(self, days: Sequence[date]) -> None:
        """Put a large block into the order of days."""
        if len(self.places) > LARGEST_BLOCK:
            self.places.sort(key=lambda place: (days[place], place))
            self.positions = {place: position for position, place in enumerate(self.places)}

    def find_neighbours(self, place: int) -> Sequence[int]:
        """Those that one of the places meets, itself among them."""
        if not self.positions:
            return self.places
        position = self.positions[place]
        return self.places[max(position - NEIGHBOURS, 0) : position + NEIGHBOURS + 1]


def _find_blocks(tallies: Sequence[Tally], stories: Stories) -> list[list[_Block]]:
    """The blocks of each tally; what one tally alone has is no block, and never kept."""
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


def score_pair(left: Tally, right: Tally, stories: Stories, table: SameCount) -> float:
    """How much speaks for both counting one thing; below 0 where that cannot be, or nothing but size does."""
    if not count_same(left.number, right.number):
        return -1.0
    return _score_same(left, right, stories, table)


def _score_same(left: Tally, right: Tally, stories: Stories, table: SameCount) -> float:
    """The same for two that count in one unit or noun."""
    if _is_vetoed(left, right, table):
        return -1.0
    weights = table.weights
    said = (
        _by_act(left, right, stories, weights),
        _by_words(left, right, weights),
        _by_noun(left, right, weights),
        _by_names(left, right, weights),
        _by_parties(left, right, weights),
        _by_days(left, right, weights),
    )
    if not any(value > 0 for value in said):
        return -1.0
    return sum(said) + _by_size(left, right, weights) + _by_article(left, right, stories, weights)


def _is_vetoed(left: Tally, right: Tally, table: SameCount) -> bool:
    if _says_both(left, right) and left.sentence == right.sentence:
        return True
    if (
        left.act
        and right.act
        and left.is_own
        and right.is_own
        and left.act.event.type != right.act.event.type
    ):
        return True
    if days_apart(left.named_days, right.named_days) > table.reach_days:
        return True
    if left.number.grows != right.number.grows and _ratio(left, right) > OTHER_ORDER:
        return True  # those who were killed are not the crowd that was fired at
    return days_apart(_written(left), _written(right)) > table.longest_days


def _written(tally: Tally) -> Days | None:
    published = tally.source.published
    return (published.earliest, published.latest) if published.earliest and published.latest else None


def _by_act(left: Tally, right: Tally, stories: Stories, weights: CountWeights) -> float:
    if left.act is None or right.act is None:
        return 0.0
    score = weights.same_type if left.act.event.type == right.act.event.type else 0.0
    story = stories.of_mention.get(left.act.id)
    if story is not None and story == stories.of_mention.get(right.act.id):
        if left.is_own and right.is_own:
            score += weights.same_story
        elif _follows(left) and _follows(right):
            score += weights.follows_story
    return score


def _follows(tally: Tally) -> bool:
    """Whether a number can belong to the act told before its sentence.

    "Five thousand people" of the next sentence are not those of the act before: its own verb says what
    they did.
    """
    return tally.is_own or not tally.number.kinds or not all(kind.whole for kind in tally.number.kinds)


def _by_words(left: Tally, right: Tally, weights: CountWeights) -> float:
    if left.words & right.words:
        return weights.same_words
    return weights.near_words if left.words & right.near_words or right.words & left.near_words else 0.0


def _by_noun(left: Tally, right: Tally, weights: CountWeights) -> float:
    shared = len(left.number.of & right.number.of)
    return weights.same_phrase if shared > 1 else weights.same_noun if shared else 0.0


def _by_names(left: Tally, right: Tally, weights: CountWeights) -> float:
    if left.names & right.names:
        return weights.same_name
    if left.names & right.near_names or right.names & left.near_names:
        return weights.near_name
    known = left.places and right.places and not left.near_names & right.near_names
    return weights.other_names if known else 0.0


def _by_parties(left: Tally, right: Tally, weights: CountWeights) -> float:
    shared = len(left.company & right.company)
    return weights.same_parties if shared > 1 else weights.same_party if shared else 0.0


def _by_days(left: Tally, right: Tally, weights: CountWeights) -> float:
    if not left.days or not right.days or days_apart(left.days, right.days):
        return 0.0
    single = left.days == right.days and left.days[0] == left.days[1]
    return weights.same_day if single else weights.same_range


def _by_size(left: Tally, right: Tally, weights: CountWeights) -> float:
    smaller = min(abs(left.number.value), abs(right.number.value))
    ratio = _ratio(left, right)
    if ratio > OTHER_ORDER:
        return 0.0 if left.number.grows and right.number.grows else weights.other_order
    score = weights.same_order if ratio <= SAME_ORDER else 0.0
    if left.number.unit and smaller >= DISTINCTIVE and ratio <= CLOSE:
        score += weights.close_measure
    return score


def _ratio(left: Tally, right: Tally) -> float:
    """How many times as large as the other one number is."""
    smaller, larger = sorted((abs(left.number.value), abs(right.number.value)))
    return larger / smaller if smaller else float("inf")


def _by_article(left: Tally, right: Tally, stories: Stories, weights: CountWeights) -> float:
    one, other = left.source.article.id, right.source.article.id
    score = 0.0
    if one != other and stories.of_article.get(one, frozenset()) & stories.of_article.get(other, frozenset()):
        score += weights.shared_story
    written = (_written(left), _written(right))
    if all(written) and days_apart(*written) <= WEEK_DAYS:
        score += weights.same_week
    return score
