"""Disagreements about numbers: two holders count one thing differently, and both cannot be right.

A figure that only replaces an earlier, smaller one (a death toll that grows) is a revision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from recoupe.compare.count_signs import Stories, load_same_count
from recoupe.compare.numbers import can_both_stand
from recoupe.compare.same_count import group_tallies
from recoupe.compare.tallies import Tally
from recoupe.comparison import Disagreement, DisagreementKind, Side

from .sides import Claim, make_disagreement, make_side

Camp = Sequence[Tally]
"""Tallies that hold one number."""


def find_number_disagreements(tallies: Sequence[Tally], stories: Stories) -> Iterator[Disagreement]:
    """One for each thing that accounts count differently."""
    for tallied in group_tallies(tallies, stories, load_same_count()):
        camps = _group_by_value(tallied)
        if _held_apart(camps):
            kind: DisagreementKind = "revision" if _only_grows(camps) else "quantity"
            yield make_disagreement(
                kind, [_side(camp) for camp in camps], story=_find_story(tallied, stories)
            )


def _group_by_value(tallied: Camp) -> list[list[Tally]]:
    """The tallies in groups that hold one number, from the lowest to the highest.

    A number joins those of which one says the other: "a hundred or so" and 99, not 250 and 275.
    """
    camps: list[list[Tally]] = []
    for tally in sorted(tallied, key=_by_value):
        if camps and all(_say_the_same(tally, other) for other in camps[-1]):
            camps[-1].append(tally)
        else:
            camps.append([tally])
    return camps


def _say_the_same(left: Tally, right: Tally) -> bool:
    one, other = left.number, right.number
    return one.low <= other.value <= one.high or other.low <= one.value <= other.high


def _by_value(tally: Tally) -> tuple[float, float, float, tuple[str, int, int]]:
    return tally.number.value, tally.number.low, tally.number.high, tally.id


def _held_apart(camps: Sequence[Camp]) -> bool:
    """Some two camps have holders, or articles, that the other has not, and cannot both be right."""
    return any(
        _sources(left).isdisjoint(_sources(right)) and not _can_all_stand(left, right)
        for left, right in combinations(camps, 2)
    )


def _sources(camp: Camp) -> set[tuple[str, str]]:
    return {(tally.source.article.id, tally.holder) for tally in camp}


def _can_all_stand(left: Camp, right: Camp) -> bool:
    return all(can_both_stand(one.number, other.number) for one in left for other in right)


def _only_grows(camps: Sequence[Camp]) -> bool:
    """Each larger number was written after the last article that has the smaller one.

    Who counts a crowd does so once: there a larger number replaces none.
    """
    acts = [tally.act for camp in camps for tally in camp if tally.act is not None]
    if acts and all(act.event.type == "PROTEST" for act in acts):
        return False
    written = [[tally.source.published for tally in camp] for camp in camps]
    return all(
        all(one.latest and other.earliest and one.latest < other.earliest for one in less for other in more)
        for less, more in pairwise(written)
    )


def _find_story(tallied: Camp, stories: Stories) -> str | None:
    """The story that most of the numbers belong to, those beside its acts before those behind them."""
    told: Counter[str] = Counter()
    for tally in tallied:
        story = stories.of_mention.get(tally.act.id) if tally.act else None
        if story is not None:
            told[story] += 2 if tally.is_own else 1
    return min(told, key=lambda story: (-told[story], story), default=None)


def _side(camp: Camp) -> Side:
    claims = [Claim(tally.number.quantity.text, tally.holder, tally.evidence) for tally in camp]
    value = min((claim.value for claim in claims), key=lambda text: (len(text), text))
    return make_side(value, claims)
