"""Candidates: pairs of event mentions that are worth comparing, found by blocking.

Two mentions meet where they can be one act and share, within a week, a pair of parties, a place or proper
name, or the only party that one of them names; or, undated, an actor and the verb; or where they stand in one
paragraph. Blocks that grow too large are read
as a sorted neighbourhood (Hernández and Stolfo 1995, doi:10.1145/223784.223807): each mention meets those
next to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from .event_mentions import EventMention
from .features.acts import load_story_types
from .numbers import is_distinctive
from .parties import VAGUE
from .texts import SHORTEST_WORD

Key = tuple[str, ...]

LARGEST_BLOCK = 40
"""Up to this size all pairs of a block are compared."""

NEIGHBOURS = 16
"""In a larger block each mention meets this many that follow it."""

LONGEST_RANGE_DAYS = 62
"""A date vaguer than two months puts a mention in no week."""

MOST_PARTIES = 6
"""Of longer lists of parties the first pairs suffice to meet."""

MOST_NAMES = 8
"""Of a sentence with more proper names the first suffice to meet."""


def find_candidates(
    mentions: Sequence[EventMention], part: int = 0, parts: int = 1
) -> Iterator[tuple[int, int]]:
    """Pairs of places in the sequence, each once. Hypothetical acts are no happenings and meet nobody.

    Week after week, so that only pairs that can come up again are remembered. Of several `parts` of about as
    many mentions each has a stretch of weeks, the first also what meets at any time; two parts can find the
    same pair.
    """
    seen = _Seen(len(mentions))
    told = [place for place, mention in enumerate(mentions) if mention.event.status != "conditional"]
    if part == 0:
        lasting = ((key, place) for place in told for key in _lasting_keys(mentions[place]))
        yield from _meet(mentions, lasting, seen, None)
    weeks = {place: _weeks(mentions[place]) for place in told}
    by_week: dict[int, list[int]] = defaultdict(list)
    for place in told:
        for week in weeks[place]:
            by_week[week].append(place)
    for week in _take_part(by_week, part, parts):
        keyed = ((key, place) for place in by_week.pop(week) for key in _keys(mentions[place]))
        yield from _meet(mentions, keyed, seen, weeks)
        seen.forget(week)


def _take_part(by_week: Mapping[int, Sequence[int]], part: int, parts: int) -> list[int]:
    """The weeks of one part, in order: each part has about as many mentions."""
    whole = sum(len(places) for places in by_week.values())
    taken: list[int] = []
    before = 0
    for week in sorted(by_week):
        if before * parts // max(whole, 1) == part:
            taken.append(week)
        before += len(by_week[week])
    return taken


class _Seen:
    """Pairs that came up, each remembered until the last week in which both can lie."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._always: set[int] = set()
        self._until: dict[int, set[int]] = defaultdict(set)

    def add(self, left: int, right: int, last_week: int | None) -> bool:
        """Whether the pair is new; `left` stands before `right`."""
        pair = left * self._size + right
        known = self._always if last_week is None else self._until[last_week]
        if pair in known or pair in self._always:
            return False
        known.add(pair)
        return True

    def forget(self, week: int) -> None:
        """Let go of the pairs that cannot come up after a week."""
        self._until.pop(week, None)


def _meet(
    mentions: Sequence[EventMention],
    keyed: Iterable[tuple[Key, int]],
    seen: _Seen,
    weeks: Mapping[int, range] | None,
) -> Iterator[tuple[int, int]]:
    """The new pairs of mentions that share a key and can be one act."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for key, place in keyed:
        blocks[key].append(place)
    alike = load_story_types()
    for key, block in blocks.items():
        for one, other in _pairs(block, mentions):
            left, right = (one, other) if one < other else (other, one)
            types = (mentions[left].event.type, mentions[right].event.type)
            if types[0] != types[1] and types not in alike:
                continue
            if key[0] == "lone" and len(mentions[left].parties) > 1 and len(mentions[right].parties) > 1:
                continue  # they meet by their pairs of parties, if at all
            last_week = None if weeks is None else min(weeks[left][-1], weeks[right][-1])
            if seen.add(left, right, last_week):
                yield left, right


def _pairs(block: Sequence[int], mentions: Sequence[EventMention]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda place: _neighbourhood(mentions[place]))
    for number, place in enumerate(ordered):
        for other in ordered[number + 1 : number + 1 + NEIGHBOURS]:
            yield place, other


def _neighbourhood(mention: EventMention) -> tuple[str, date, tuple[str, ...], tuple[str, ...], str]:
    """Puts next to each other what has one type, one day, one verb and the same sides."""
    day = mention.presumed[0] if mention.presumed else date.min
    sides = (*sorted(mention.actors), *sorted(mention.recipients))
    return mention.event.type, day, tuple(sorted(mention.trigger_stems)), sides, mention.id


def _keys(mention: EventMention) -> tuple[Key, ...]:
    """What a mention shares, within a week, with what it can meet."""
    return (*_party_keys(mention), *_word_keys(mention), *_number_keys(mention))


def _lasting_keys(mention: EventMention) -> Iterator[Key]:
    """What it shares with others at any time."""
    yield ("paragraph", mention.source.article.id, str(mention.paragraph))
    if not mention.days:
        for stem in sorted(mention.trigger_stems):
            for actor in sorted(mention.recipients or mention.actors):
                yield ("undated", actor, stem)


def _party_keys(mention: EventMention) -> Iterator[Key]:
    """Pairs of parties, each party, and, where the mention names none, those near it."""
    parties = _known_parties(mention)
    for left, right in combinations(parties, 2):
        yield ("pair", left, right)
    near = mention.company or mention.near_company
    for party in parties or sorted(near)[:MOST_PARTIES]:
        yield ("lone", party)


def _known_parties(mention: EventMention) -> list[str]:
    return sorted(party for party in mention.parties if not party.startswith(VAGUE))[:MOST_PARTIES]


def _word_keys(mention: EventMention) -> Iterator[Key]:
    """Words of the place and proper names of the sentence; where it names no party, those near it."""
    if not mention.place_is_country:
        for word in mention.place:
            if len(word) >= SHORTEST_WORD:
                yield ("word", word)
    names = mention.names if _known_parties(mention) else mention.names | mention.near_names
    for name in sorted(names)[:MOST_NAMES]:
        yield ("word", name)


def _number_keys(mention: EventMention) -> Iterator[Key]:
    for count in mention.own_counts:
        if is_distinctive(count):
            yield ("number", f"{count.value:g}", count.unit or min(count.of))


def _weeks(mention: EventMention) -> range:
    """Weeks in which the act can lie, counted from year 1; of an undated one the week it was written in."""
    days = mention.presumed or mention.written
    if not days or (days[1] - days[0]).days > LONGEST_RANGE_DAYS:
        return range(0)
    lead = 2 if mention.presumed else 6
    return range((days[0].toordinal() - lead) // 7, (days[1].toordinal() + 2) // 7 + 1)
