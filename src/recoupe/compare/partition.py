"""The partition of a signed graph that leaves least unexplained.

A friendship between two groups and a hostility within one are frustrated. With two groups a graph
without frustration is balanced (Cartwright and Harary 1956, doi:10.1037/h0046049); with any number it
is clusterable (Davis 1967, doi:10.1177/001872676702000206). Real graphs are neither, so the partition
with the least weight of frustrated edges is looked for (Doreian and Mrvar 1996,
doi:10.1016/0378-8733(95)00259-6). Groups beyond the second have a price, so that one weak edge makes no
group of its own; of equal partitions the one with fewest groups is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

FEWEST_STARTS = 4
STARTS_TIMES_NODES = 2000
"""Larger parts are searched from fewer starts, so that time grows with the edges only."""

Labels = tuple[int, ...]
"""The group of each node; groups are numbered by their first node."""

Edges = Mapping[tuple[int, int], int]
"""Weights of undirected edges between nodes; whole numbers, so that sums are exact and ties are ties."""


class Graph(NamedTuple):
    """Nodes 0 to `size` - 1 and, for each, its neighbours with the weights."""

    size: int
    neighbours: tuple[Mapping[int, int], ...]


class Limits(NamedTuple):
    """How the best partition is looked for.

    At most `most` groups; each beyond the second costs as much as frustrated edges of weight `further`.
    Parts of up to `exact_nodes` nodes are searched wholly, unless that takes more than `exact_steps`
    steps; larger ones by descents from `starts` starts.
    """

    most: int
    further: int
    exact_nodes: int
    exact_steps: int
    starts: int

    def price(self, groups: int) -> int:
        """What so many groups cost."""
        return self.further * max(0, groups - 2)


def make_graph(size: int, edges: Edges) -> Graph:
    """The graph with those edges; parallel ones are added up."""
    neighbours: list[dict[int, int]] = [{} for _ in range(size)]
    for (left, right), weight in edges.items():
        neighbours[left][right] = neighbours[left].get(right, 0) + weight
        neighbours[right][left] = neighbours[right].get(left, 0) + weight
    return Graph(size, tuple(neighbours))


def find_frustration(graph: Graph, labels: Sequence[int]) -> int:
    """The weight of friendships between groups and hostilities within them."""
    return sum(
        abs(weight)
        for node in range(graph.size)
        for other, weight in graph.neighbours[node].items()
        if node < other and (weight < 0) == (labels[node] == labels[other])
    )


def find_partition(graph: Graph, limits: Limits) -> Labels:
    """The labels of the best partition, the parts of the graph each for itself. Deterministic."""
    labels = [-1] * graph.size
    used = 0
    for part in find_parts(graph):
        place = {node: number for number, node in enumerate(part)}
        inner = Graph(
            len(part),
            tuple(
                {place[other]: weight for other, weight in graph.neighbours[node].items()} for node in part
            ),
        )
        best = _search_locally(inner, limits)
        if inner.size <= limits.exact_nodes:
            best = _search_all(inner, limits, best)
        for node, label in zip(part, best, strict=True):
            labels[node] = used + label
        used += max(best) + 1
    return tuple(labels)


def find_parts(graph: Graph) -> list[list[int]]:
    """The nodes in groups that hang together, each ordered by weight of edges, then number."""
    parts: list[list[int]] = []
    seen: set[int] = set()
    for start in range(graph.size):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:
            for other in sorted(graph.neighbours[node]):
                if other not in seen:
                    seen.add(other)
                    part.append(other)
        parts.append(sorted(part, key=lambda node: (-_strength(graph, node), node)))
    return parts


def _strength(graph: Graph, node: int) -> int:
    return sum(abs(weight) for weight in graph.neighbours[node].values())


def costs_of_labels(graph: Graph, labels: Sequence[int], node: int, choices: Sequence[int]) -> list[int]:
    """What is frustrated at a node with each of several labels; nodes labelled -1 are not asked."""
    friends: dict[int, int] = {}
    foes: dict[int, int] = {}
    befriended = 0
    for other, weight in graph.neighbours[node].items():
        label = labels[other]
        if label < 0:
            continue
        if weight < 0:
            foes[label] = foes.get(label, 0) - weight
        else:
            befriended += weight
            friends[label] = friends.get(label, 0) + weight
    return [befriended - friends.get(label, 0) + foes.get(label, 0) for label in choices]


def cost_of_label(graph: Graph, labels: Sequence[int], node: int, label: int) -> int:
    """What is frustrated at a node if it has that label."""
    return costs_of_labels(graph, labels, node, (label,))[0]


def _search_locally(graph: Graph, limits: Limits) -> Labels:
    """The best of several descents: from one group, and from greedy placings in rotated orders."""
    best: tuple[int, int, Labels] | None = None
    starts = min(limits.starts, graph.size + 1, max(FEWEST_STARTS, STARTS_TIMES_NODES // graph.size))
    for start in range(starts):
        labels = [0] * graph.size if start == 0 else _place_greedily(graph, limits, start - 1)
        _descend(graph, labels, limits)
        _merge(graph, labels, limits)
        found = _number(labels)
        candidate = (*_value(graph, found, limits), found)
        if best is None or candidate < best:
            best = candidate
    return best[2] if best else ()


def _value(graph: Graph, labels: Labels, limits: Limits) -> tuple[int, int]:
    """What a partition costs, and its number of groups."""
    groups = len(set(labels))
    return find_frustration(graph, labels) + limits.price(groups), groups


def _place_greedily(graph: Graph, limits: Limits, first: int) -> list[int]:
    labels = [-1] * graph.size
    sizes = [0] * limits.most
    for step in range(graph.size):
        _place(graph, labels, sizes, (first + step) % graph.size, limits)
    return labels


def _place(graph: Graph, labels: list[int], sizes: list[int], node: int, limits: Limits) -> bool:
    """Give a node the label that costs least, its own if that is as good; whether it changed.

    `sizes` are the numbers of nodes with each label; both lists are brought up to date.
    """
    old = labels[node]
    in_use = [label for label in range(limits.most) if sizes[label] > (label == old)]
    alone = next((label for label in (old, *range(limits.most)) if label >= 0 and label not in in_use), None)
    choices = in_use if alone is None else [*in_use, alone]
    costs = dict(zip(choices, costs_of_labels(graph, labels, node, choices), strict=True))
    if alone is not None:
        costs[alone] += limits.price(len(in_use) + 1) - limits.price(len(in_use))
    new = min(costs, key=lambda label: (costs[label], label != old, label))
    if new == old:
        return False
    labels[node] = new
    sizes[new] += 1
    if old >= 0:
        sizes[old] -= 1
    return True


def _descend(graph: Graph, labels: list[int], limits: Limits) -> None:
    """Move single nodes while that lowers the cost."""
    sizes = [labels.count(label) for label in range(limits.most)]
    while sum(_place(graph, labels, sizes, node, limits) for node in range(graph.size)):
        pass


def _merge(graph: Graph, labels: list[int], limits: Limits) -> None:
    """Join groups, pair by pair, while that raises no cost: of equal partitions the simpler one."""
    while True:
        gains: dict[tuple[int, int], int] = {}
        used = sorted(set(labels))
        for pair in combinations(used, 2):
            gains[pair] = 0
        for node in range(graph.size):
            for other, weight in graph.neighbours[node].items():
                if labels[node] < labels[other]:
                    gains[labels[node], labels[other]] += weight
        best = max(gains, key=lambda pair: (gains[pair], -pair[0], -pair[1]), default=None)
        spared = limits.price(len(used)) - limits.price(len(used) - 1)
        if best is None or gains[best] + spared < 0:
            return
        for node in range(graph.size):
            if labels[node] == best[1]:
                labels[node] = best[0]


def _search_all(graph: Graph, limits: Limits, known: Labels) -> Labels:
    """Branch and bound over all partitions, node by node; `known` is the one to beat."""
    best = known
    best_value = _value(graph, known, limits)
    stack: list[tuple[Labels, int]] = [((), 0)]
    steps = 0
    while stack and steps < limits.exact_steps:
        steps += 1
        labels, cost = stack.pop()
        groups = max(labels, default=-1) + 1
        choices = range(min(groups + 1, limits.most))
        if (cost + limits.price(groups) + _least_rest(graph, labels, choices), groups) >= best_value:
            continue
        if len(labels) == graph.size:
            best, best_value = labels, (cost + limits.price(groups), groups)
            continue
        node = len(labels)
        padded = (*labels, *([-1] * (graph.size - node)))
        costs = costs_of_labels(graph, padded, node, choices)
        stack.extend(((*labels, label), cost + costs[label]) for label in reversed(choices))
    return best


def _least_rest(graph: Graph, labels: Labels, choices: range) -> int:
    """What the nodes still to come frustrate at least, each for itself, towards those that are placed."""
    padded = (*labels, *([-1] * (graph.size - len(labels))))
    return sum(
        min(costs_of_labels(graph, padded, node, choices), default=0)
        for node in range(len(labels), graph.size)
    )


def _number(labels: Sequence[int]) -> Labels:
    """The same groups, numbered by their first node."""
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(label, len(numbers)) for label in labels)
