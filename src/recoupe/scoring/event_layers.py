"""The layers of events: that they are found, between whom, how real and when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from recoupe.reading import Event
from recoupe.scoring.facing import Facing, Found, Judged, found_items, judged_items
from recoupe.scoring.pairing import Pairs, gap_chars, overlap_share, pair_best

NEAR_CHARS = 40
"""Triggers that stand at most so far apart can show one event: readers choose different words for it."""

NEAR_DAYS = 1
"""Both ends of an event's days may be off by this much."""


def score_events(facing: Facing) -> Found:
    """An event is found where one of its type has a trigger that overlaps or stands near."""
    return _found(facing, _event_pairs(facing))


def score_countries(facing: Facing) -> Found:
    """An event is found, with the country of an actor and of a recipient: the level of most event data.

    An actor without a country stands for itself.
    """
    gold_country = {actor.id: actor.country or actor.id for actor in facing.gold.actors}
    predicted_country = {
        actor.id: actor.country or facing.to_gold.get(actor.id) for actor in facing.predicted.actors
    }

    def agree(should: tuple[str, ...], does: tuple[str, ...]) -> bool:
        return _share_one(
            {gold_country.get(actor, actor) for actor in should},
            {predicted_country.get(actor, actor) for actor in does},
        )

    gold, predicted = facing.gold.events, facing.predicted.events
    pairs = tuple(
        (i, j)
        for i, j in _event_pairs(facing)
        if agree(gold[i].actor, predicted[j].actor) and agree(gold[i].recipient, predicted[j].recipient)
    )
    return _found(facing, pairs)


def score_dyads(facing: Facing) -> Found:
    """An event is found, with one right actor and one right recipient, or none where there is none."""

    def agree(should: tuple[str, ...], does: tuple[str, ...]) -> bool:
        return _share_one(set(should), {facing.to_gold.get(actor) for actor in does})

    gold, predicted = facing.gold.events, facing.predicted.events
    pairs = tuple(
        (i, j)
        for i, j in _event_pairs(facing)
        if agree(gold[i].actor, predicted[j].actor) and agree(gold[i].recipient, predicted[j].recipient)
    )
    return _found(facing, pairs)


def score_status(facing: Facing) -> Judged:
    """A found event has the right status."""
    gold, predicted = facing.gold.events, facing.predicted.events
    return judged_items(
        (
            gold[i].status == predicted[j].status,
            f"{_say_event(gold[i])} is {gold[i].status}, not {predicted[j].status}",
        )
        for i, j in _event_pairs(facing)
    )


def score_dated(facing: Facing) -> Judged:
    """A found event that is dated in the annotation has its days, give or take one at either end."""
    gold, predicted = facing.gold.events, facing.predicted.events
    return judged_items(
        (
            _same_days(gold[i], predicted[j]),
            f"{_say_event(gold[i])} is of {gold[i].first_day}..{gold[i].last_day}, "
            f"not {predicted[j].first_day}..{predicted[j].last_day}",
        )
        for i, j in _event_pairs(facing)
        if gold[i].first_day is not None
    )


def _event_pairs(facing: Facing) -> Pairs:
    return pair_best(facing.gold.events, facing.predicted.events, _weigh_events)


def _weigh_events(gold: Event, predicted: Event) -> float:
    """Above 1 for triggers that overlap, below for such as stand near; 0 for other types or places."""
    if gold.type != predicted.type:
        return 0.0
    if share := overlap_share(gold.trigger, predicted.trigger):
        return 1 + share
    apart = gap_chars(gold.trigger, predicted.trigger)
    return 1 / (1 + apart) if apart <= NEAR_CHARS else 0.0


def _share_one(should: Collection[str | None], does: Collection[str | None]) -> bool:
    return any(one in does for one in should) or not (should or does)


def _same_days(gold: Event, predicted: Event) -> bool:
    first_apart = _days_apart(gold.first_day, predicted.first_day)
    last_apart = _days_apart(gold.last_day or gold.first_day, predicted.last_day or predicted.first_day)
    return (
        first_apart is not None
        and last_apart is not None
        and first_apart <= NEAR_DAYS
        and last_apart <= NEAR_DAYS
    )


def _days_apart(left: date | None, right: date | None) -> int | None:
    return abs((left - right).days) if left and right else None


def _found(facing: Facing, pairs: Pairs) -> Found:
    return found_items(facing.gold.events, facing.predicted.events, pairs, _say_event)


def _say_event(event: Event) -> str:
    actors, recipients = ", ".join(event.actor) or "-", ", ".join(event.recipient) or "-"
    return f"{event.type} {actors} -> {recipients} {event.trigger.text!r}"
