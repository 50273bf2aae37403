"""The layers that are places in a text: mentions and actors, times, quantities, statements, namings."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from recoupe.reading import Actor, Mention, Naming, Quantity, Statement, Time
from recoupe.scoring.facing import Facing, Found, Grouped, Judged, found_items, judged_items
from recoupe.scoring.pairing import Pairs, overlap_share, pair_best

SAME_PLACE = 0.5
"""From this share of overlap on, two spans are one mention, time, quantity or content."""

SAME_LABEL = 0.3
"""The same for namings, whose ends careful readers set less alike."""


class NamedMention(NamedTuple):
    """A mention with the actor that it names."""

    mention: Mention
    actor: Actor


def score_mentions(facing: Facing) -> Found:
    """A mention is found where one stands at its place."""
    gold, predicted = _mentions(facing)
    return found_items(
        gold, predicted, _mention_pairs(facing), lambda one: f"{one.mention.text!r} ({one.actor.id})"
    )


def score_actors(facing: Facing) -> Grouped:
    """B-cubed over the matched mentions: are those of one actor, and only those, put together?

    Bagga and Baldwin (1998), "Entity-Based Cross-Document Coreferencing Using the Vector Space Model".
    """
    gold, predicted = _mentions(facing)
    pairs = _mention_pairs(facing)
    gold_groups: defaultdict[str, set[int]] = defaultdict(set)
    predicted_groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, (i, j) in enumerate(pairs):
        gold_groups[gold[i].actor.id].add(number)
        predicted_groups[predicted[j].actor.id].add(number)
    precisions, recalls, wrong = [], [], []
    for i, j in pairs:
        should, does = gold_groups[gold[i].actor.id], predicted_groups[predicted[j].actor.id]
        together = len(should & does)
        precisions.append(together / len(does))
        recalls.append(together / len(should))
        if should != does:
            wrong.append(f"{gold[i].mention.text!r} ({gold[i].actor.id}) is with {predicted[j].actor.id}")
    return Grouped(precisions=tuple(precisions), recalls=tuple(recalls), wrong=tuple(wrong))


def score_country(facing: Facing) -> Judged:
    """The actor of a matched mention of a person or state has the right country."""
    gold, predicted = _mentions(facing)
    return judged_items(
        (
            gold[i].actor.country == predicted[j].actor.country,
            f"{gold[i].mention.text!r} is {gold[i].actor.country}, not {predicted[j].actor.country}",
        )
        for i, j in _mention_pairs(facing)
        if gold[i].actor.kind in ("person", "state") and gold[i].actor.country
    )


def score_times(facing: Facing) -> Found:
    """A time is found where one stands at its place and means the same days."""

    def weigh(gold: Time, predicted: Time) -> float:
        same_days = (gold.first_day, gold.last_day) == (predicted.first_day, predicted.last_day)
        share = overlap_share(gold, predicted)
        return share if share >= SAME_PLACE and same_days else 0.0

    gold, predicted = facing.gold.times, facing.predicted.times
    pairs = pair_best(gold, predicted, weigh)
    return found_items(
        gold, predicted, pairs, lambda time: f"{time.text!r} {time.first_day}..{time.last_day}"
    )


def score_quantities(facing: Facing) -> Found:
    """A quantity is found where one stands at its place and has the same value."""

    def weigh(gold: Quantity, predicted: Quantity) -> float:
        share = overlap_share(gold, predicted)
        return share if share >= SAME_PLACE and gold.value == predicted.value else 0.0

    gold, predicted = facing.gold.quantities, facing.predicted.quantities
    pairs = pair_best(gold, predicted, weigh)
    return found_items(gold, predicted, pairs, lambda quantity: f"{quantity.text!r} {quantity.value}")


def score_contents(facing: Facing) -> Found:
    """What is said is found where a statement's content stands at its place, whoever says it."""
    gold, predicted = facing.gold.statements, facing.predicted.statements
    return found_items(gold, predicted, _content_pairs(facing), _say_statement)


def score_statements(facing: Facing) -> Found:
    """A statement is found where its content is, and the speaker is the right one."""
    gold, predicted = facing.gold.statements, facing.predicted.statements
    pairs = tuple(
        (i, j)
        for i, j in _content_pairs(facing)
        if facing.to_gold.get(predicted[j].speaker, predicted[j].speaker) == gold[i].speaker
    )
    return found_items(gold, predicted, pairs, _say_statement)


def score_namings(facing: Facing) -> Found:
    """A label is found where one stands near its place and is put on the right actor."""

    def weigh(gold: Naming, predicted: Naming) -> float:
        share = overlap_share(gold, predicted)
        return share if share >= SAME_LABEL and facing.to_gold.get(predicted.actor) == gold.actor else 0.0

    gold, predicted = facing.gold.namings, facing.predicted.namings
    pairs = pair_best(gold, predicted, weigh)
    return found_items(
        gold,
        predicted,
        pairs,
        lambda naming: f"{naming.text!r} ({naming.actor}, by {naming.by}, {naming.slant})",
    )


def score_published(facing: Facing) -> Judged:
    """The days on which the article can have been written lie inside the annotated ones."""
    gold, predicted = facing.gold.published, facing.predicted.published
    if gold.earliest is None or gold.latest is None:
        return Judged(of=0, hits=0)
    is_inside = (
        predicted.earliest is not None
        and predicted.latest is not None
        and gold.earliest <= predicted.earliest <= predicted.latest <= gold.latest
    )
    words = f"{gold.earliest}..{gold.latest}, not {predicted.earliest}..{predicted.latest}"
    return judged_items([(is_inside, words)])


def _mentions(facing: Facing) -> tuple[tuple[NamedMention, ...], tuple[NamedMention, ...]]:
    def named(actors: tuple[Actor, ...]) -> tuple[NamedMention, ...]:
        return tuple(NamedMention(mention, actor) for actor in actors for mention in actor.mentions)

    return named(facing.gold.actors), named(facing.predicted.actors)


def _mention_pairs(facing: Facing) -> Pairs:
    def weigh(gold: NamedMention, predicted: NamedMention) -> float:
        share = overlap_share(gold.mention, predicted.mention)
        return share if share >= SAME_PLACE else 0.0

    return pair_best(*_mentions(facing), weigh)


def _content_pairs(facing: Facing) -> Pairs:
    def weigh(gold: Statement, predicted: Statement) -> float:
        share = overlap_share(gold.content, predicted.content)
        return share if share >= SAME_PLACE else 0.0

    return pair_best(facing.gold.statements, facing.predicted.statements, weigh)


def _say_statement(statement: Statement) -> str:
    return f"[{statement.speaker}] {statement.content.text!r}"
