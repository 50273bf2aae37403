from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.compare.partition import Graph, Limits, find_frustration, find_partition, make_graph

EXACT = Limits(most=4, further=0, exact_nodes=12, exact_steps=200_000, starts=8)
LOCAL = Limits(most=4, further=0, exact_nodes=0, exact_steps=0, starts=24)

edges_of_six = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-9, 9).filter(bool),
)


def least_frustration(graph: Graph) -> int:
    return min(find_frustration(graph, labels) for labels in product(range(4), repeat=graph.size))


@given(edges_of_six)
@settings(max_examples=60, deadline=None)
def test_the_exact_search_finds_the_least_frustration(edges: dict[tuple[int, int], int]) -> None:
    graph = make_graph(6, edges)
    assert find_frustration(graph, find_partition(graph, EXACT)) == least_frustration(graph)


@given(edges_of_six)
@settings(max_examples=60, deadline=None)
def test_the_local_search_comes_close(edges: dict[tuple[int, int], int]) -> None:
    graph = make_graph(6, edges)
    found = find_frustration(graph, find_partition(graph, LOCAL))
    assert found <= least_frustration(graph) + 9


def test_a_balanced_quarrel_has_two_sides() -> None:
    graph = make_graph(4, {(0, 1): 5, (2, 3): 5, (0, 2): -5, (1, 3): -5})
    assert find_partition(graph, EXACT) == (0, 0, 1, 1)


def test_the_foe_of_a_foe_needs_no_camp_of_its_own() -> None:
    graph = make_graph(3, {(0, 1): -5, (1, 2): -5})
    labels = find_partition(graph, EXACT)
    assert labels[0] == labels[2] != labels[1]


def test_three_that_fight_each_other_are_three_camps() -> None:
    graph = make_graph(3, {(0, 1): -5, (1, 2): -5, (0, 2): -5})
    assert len(set(find_partition(graph, EXACT))) == 3


def test_one_weak_word_makes_no_third_camp() -> None:
    graph = make_graph(3, {(0, 1): -500, (1, 2): -500, (0, 2): -50})
    assert len(set(find_partition(graph, EXACT._replace(further=250)))) == 2


def test_what_does_not_hang_together_shares_no_camp() -> None:
    labels = find_partition(make_graph(4, {(0, 1): 5, (2, 3): 5}), EXACT)
    assert labels[0] == labels[1] != labels[2] == labels[3]


def test_an_empty_graph_has_no_camps() -> None:
    assert find_partition(make_graph(0, {}), EXACT) == ()


def test_a_hundred_actors_in_two_blocs_are_found() -> None:
    size = 100
    edges = {
        (left, right): 3 if (left % 2) == (right % 2) else -3
        for left in range(size)
        for right in range(left + 1, min(left + 8, size))
    }
    labels = find_partition(make_graph(size, edges), LOCAL)
    assert (
        labels == tuple(node % 2 for node in range(size))
        or find_frustration(make_graph(size, edges), labels) == 0
    )
