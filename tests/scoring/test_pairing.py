"""Pairs are one to one, the best first, and actors are mapped by their mentions."""

from __future__ import annotations

import msgspec
import pytest
from scored_samples import GOLD, actor

from recoupe.reading import Reading, Span
from recoupe.scoring.pairing import gap_chars, map_actors, overlap_share, pair_best


def test_two_equal_ranges_share_all() -> None:
    assert overlap_share(Span(2, 6, ""), Span(2, 6, "")) == 1.0


def test_ranges_that_only_touch_share_nothing() -> None:
    assert overlap_share(Span(0, 4, ""), Span(4, 8, "")) == 0.0


def test_the_share_is_of_what_both_cover() -> None:
    assert overlap_share(Span(0, 4, ""), Span(2, 8, "")) == pytest.approx(2 / 8)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [((0, 4), (4, 8), 0), ((0, 4), (2, 8), 0), ((0, 4), (9, 10), 5), ((9, 10), (0, 4), 5)],
    ids=["touching", "overlapping", "after", "before"],
)
def test_the_gap_is_what_lies_between(left: tuple[int, int], right: tuple[int, int], apart: int) -> None:
    assert gap_chars(Span(*left, ""), Span(*right, "")) == apart


def test_the_heaviest_pair_is_made_first_and_each_is_used_once() -> None:
    weights = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.7}
    assert pair_best("ab", "xy", lambda a, b: weights.get((a, b), 0.0)) == ((0, 1),)


def test_of_equal_pairs_the_first_is_made() -> None:
    assert pair_best("ab", "xy", lambda _a, _b: 1.0) == ((0, 0), (1, 1))


def test_an_actor_is_mapped_to_the_one_it_shares_most_mentions_with() -> None:
    lumped = actor("everybody", "Berlin", "Kiderlen", "députés")
    gold = msgspec.structs.replace(GOLD, actors=(actor("deu", "Berlin"), actor("men", "Kiderlen", "députés")))
    predicted = Reading(doc="panther.txt", language="fr", actors=(lumped,))
    assert map_actors(gold, predicted)["everybody"] == "men"


def test_an_actor_without_a_shared_mention_is_not_mapped() -> None:
    predicted = Reading(doc="panther.txt", language="fr", actors=(actor("ship", "navire"),))
    assert "ship" not in map_actors(GOLD, predicted)


def test_the_outlet_and_the_unnamed_source_stand_for_themselves() -> None:
    assert map_actors(GOLD, GOLD).items() >= {("outlet", "outlet"), ("unnamed", "unnamed")}
