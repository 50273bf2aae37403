"""Candidates: pairs of event mentions that are worth comparing, found by blocking.

Two mentions meet where they can be one act and share, within a week, a pair of parties, a place or proper
name, or the only party that one of them names; or, undated, an actor and the verb; or where they stand in one
paragraph. Blocks that grow too large are read
as a sorted neighbourhood (Hernández and Stolfo 1995, doi:10.1145/223784.223807): each mention meets those
next to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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


def find_candidates(mentions: Sequence[EventMention]) -> Iterator[tuple[EventMention, EventMention]]:
    """Each pair once, in an order of its own. Hypothetical acts are no happenings and meet nobody."""
    blocks: dict[Key, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.event.status != "conditional":
            for key in _keys(mention):
                blocks[key].append(mention)
    alike = load_story_types()
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in _pairs(blocks[key]):
            if key[0] == "lone" and len(left.parties) > 1 and len(right.parties) > 1:
                continue  # they meet by their pairs of parties, if at all
            types = (left.event.type, right.event.type)
            if types[0] != types[1] and types not in alike:
                continue
            pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _pairs(block: Sequence[EventMention]) -> Iterator[tuple[EventMention, EventMention]]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=_neighbourhood)
    for place, mention in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield mention, other


def _neighbourhood(mention: EventMention) -> tuple[str, date, tuple[str, ...], tuple[str, ...], str]:
    """Puts next to each other what has one type, one day, one verb and the same sides."""
    day = mention.presumed[0] if mention.presumed else date.min
    sides = (*sorted(mention.actors), *sorted(mention.recipients))
    return mention.event.type, day, tuple(sorted(mention.trigger_stems)), sides, mention.id


def _keys(mention: EventMention) -> Iterator[Key]:
    weeks = [str(week) for week in _weeks(mention)]
    for key in (*_party_keys(mention), *_word_keys(mention), *_number_keys(mention)):
        for week in weeks:
            yield (*key, week)
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
