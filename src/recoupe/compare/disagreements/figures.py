"""Disagreements about numbers: two holders count one thing differently, and both cannot be right.

A figure that only replaces an earlier, smaller one (a death toll that grows) is a revision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.numbers import Count, can_both_stand, count_same
from recoupe.compare.stories import StoryGroup
from recoupe.compare.texts import quote_evidence
from recoupe.comparison import Disagreement, DisagreementKind, Side

from .sides import Claim, find_holder, make_disagreement, make_side


class Figure(NamedTuple):
    """One count of something in one account."""

    number: Count
    mention: EventMention

    @property
    def claim(self) -> Claim:
        """Who says it, and where."""
        quantity, article = self.number.quantity, self.mention.source.article
        return Claim(quantity.text, find_holder(self.mention), quote_evidence(article, quantity))


def find_number_disagreements(story: StoryGroup) -> Iterator[Disagreement]:
    """One for each thing that the accounts of a story count differently."""
    figures = [Figure(count, mention) for mention in story.mentions for count in mention.own_counts]
    for things in _group_by_thing(figures):
        camps = _group_by_value(things)
        if len(camps) > 1 and _held_apart(camps):
            kind: DisagreementKind = "revision" if _only_grows(camps) else "quantity"
            yield make_disagreement(kind, [_side(camp) for camp in camps], story=story.id)


def _group_by_thing(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one thing each; a description joins the first group all of whose members it can share."""
    groups: list[list[Figure]] = []
    for figure in sorted(
        figures, key=lambda one: (len(one.number.of), sorted(one.number.of), _by_value(one))
    ):
        for group in groups:
            if all(count_same(figure.number, other.number) for other in group):
                group.append(figure)
                break
        else:
            groups.append([figure])
    return groups


def _group_by_value(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures in groups that can stand together, from the lowest to the highest."""
    groups: list[list[Figure]] = []
    for figure in sorted(figures, key=_by_value):
        fitting = groups[-1] if groups else []
        if fitting and all(can_both_stand(figure.number, other.number) for other in fitting):
            fitting.append(figure)
        else:
            groups.append([figure])
    return groups


def _by_value(figure: Figure) -> tuple[float, float, str, int]:
    number = figure.number
    return number.low, number.high, figure.mention.id, number.quantity.start


def _held_apart(camps: Sequence[Sequence[Figure]]) -> bool:
    """Some two groups have holders, or articles, that the other has not."""
    return any(
        _sources(left).isdisjoint(_sources(right)) and not _can_all_stand(left, right)
        for left, right in combinations(camps, 2)
    )


def _sources(camp: Sequence[Figure]) -> set[tuple[str, str]]:
    return {(figure.mention.source.article.id, figure.claim.holder) for figure in camp}


def _can_all_stand(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    return all(can_both_stand(one.number, other.number) for one in left for other in right)


def _only_grows(camps: Sequence[Sequence[Figure]]) -> bool:
    """Each larger figure was written after the last article that has the smaller one."""
    written = [[figure.mention.written for figure in camp] for camp in camps]
    return all(
        all(one and other and one[1] < other[0] for one in smaller for other in larger)
        for smaller, larger in pairwise(written)
    )


def _side(camp: Sequence[Figure]) -> Side:
    claims = [figure.claim for figure in camp]
    value = min((claim.value for claim in claims), key=lambda text: (len(text), text))
    return make_side(value, claims)
