"""Camps: which actors stand together, from the signed relations of the dossier and of each of its months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recoupe.comparison import Camp, Camps, DossierActor, DoubtfulActor, Evidence, Relation

from .partition import (
    Graph,
    Labels,
    Limits,
    cost_of_label,
    costs_of_labels,
    find_frustration,
    find_partition,
    find_parts,
    make_graph,
)
from .relation_table import RelationTable, Talks
from .relations import Contribution, Pair

SCALE = 1000
"""Relations are weighed in thousandths, as whole numbers: sums are exact in any order."""


class _Period(NamedTuple):
    """The relations of one period as a graph; node numbers follow `ids`."""

    ids: tuple[str, ...]
    graph: Graph
    relations: Mapping[Pair, Relation]

    def relation(self, left: int, right: int) -> Relation:
        one, other = sorted((self.ids[left], self.ids[right]))
        return self.relations[one, other]


def find_camps(
    contributions: Sequence[Contribution],
    actors: Sequence[DossierActor],
    stands: Mapping[str, str],
    table: RelationTable,
) -> tuple[Camps, ...]:
    """The camps of the whole time first, then of each calendar month, if there is more than one."""
    if not contributions:
        return ()
    contributions = _weigh_talks(contributions, table.talks)
    found = [_partition(contributions, actors, stands, table)]
    by_month: dict[tuple[int, int], list[Contribution]] = defaultdict(list)
    for contribution in contributions:
        if contribution.day:
            by_month[contribution.day.year, contribution.day.month].append(contribution)
    if len(by_month) > 1:
        for _, part in sorted(by_month.items()):
            if len({contribution.pair for contribution in part}) >= table.search.least_relations:
                found.append(_partition(part, actors, stands, table))
    return (found[0], *(period for period in found[1:] if period.camps))


def add_up_relations(contributions: Sequence[Contribution]) -> dict[Pair, Relation]:
    """The relation of each pair: the sum of what stories and labels say; pairs that come to 0 have none."""
    told: dict[Pair, list[Contribution]] = defaultdict(list)
    for contribution in contributions:
        told[contribution.pair].append(contribution)
    relations = {}
    for pair, parts in sorted(told.items()):
        weight = sum(round(part.weight * SCALE) for part in parts)
        evidence = {place for part in parts for place in part.evidence}
        if weight:
            relations[pair] = Relation(
                left=pair[0], right=pair[1], weight=weight / SCALE, evidence=_in_order(evidence)
            )
    return relations


def _weigh_talks(contributions: Sequence[Contribution], talks: Talks) -> list[Contribution]:
    """The contributions, talks and treaties weighed by what else is told of the two at any time."""
    others: dict[Pair, list[float]] = defaultdict(list)
    for one in contributions:
        if not one.is_talk:
            others[one.pair].append(one.weight)
    weighed = []
    for one in contributions:
        told = others.get(one.pair, [])
        share = talks.alone if not told else talks.rivals if min(told) < 0 else talks.friends
        weighed.append(one._replace(weight=one.weight * share) if one.is_talk else one)
    return weighed


def _partition(
    contributions: Sequence[Contribution],
    actors: Sequence[DossierActor],
    stands: Mapping[str, str],
    table: RelationTable,
) -> Camps:
    relations = add_up_relations(contributions)
    ids = tuple(sorted({actor for pair in relations for actor in pair}))
    number = {actor: place for place, actor in enumerate(ids)}
    edges = {
        (number[left], number[right]): round(relation.weight * SCALE)
        for (left, right), relation in relations.items()
    }
    period = _Period(ids, make_graph(len(ids), edges), relations)
    search = table.search
    labels = find_partition(
        period.graph,
        Limits(
            most=search.most_camps,
            further=round(search.further_camp * SCALE),
            exact_nodes=search.exact_actors,
            exact_steps=search.exact_steps,
            starts=search.starts,
        ),
    )
    total = sum(abs(weight) for weight in edges.values())
    days = [contribution.day for contribution in contributions if contribution.day]
    return Camps(
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        camps=_describe_camps(period, labels, actors, stands, search.least_quarrel),
        doubtful=tuple(_find_doubtful(period, labels, search.doubtful_share)),
        frustration=round(find_frustration(period.graph, labels) / total, 4) if total else 0.0,
        relations=tuple(relations.values()),
    )


def _describe_camps(
    period: _Period,
    labels: Labels,
    actors: Sequence[DossierActor],
    stands: Mapping[str, str],
    least_quarrel: float,
) -> tuple[Camp, ...]:
    """Each camp with its actors and those that stand with them by office, the largest camp first.

    Two of whom only a quarrel is told make no camps: their relation tells all there is.
    """
    names = {actor.id: actor.name for actor in actors}
    members: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        head = stands.get(actor.id)
        if head is not None and head != actor.id:
            members[head].append(actor.id)
    camps = []
    lone = _find_lone(period.graph, labels, least_quarrel)
    for label in sorted(set(labels)):
        nodes = [node for node in range(len(labels)) if labels[node] == label]
        nodes.sort(key=lambda node: (-len(period.graph.neighbours[node]), names[period.ids[node]], node))
        if nodes[0] in lone:
            continue
        heads = [period.ids[node] for node in nodes]
        camps.append(
            Camp(
                name=names[heads[0]],
                actors=tuple(actor for head in heads for actor in (head, *members[head])),
            )
        )
    return tuple(sorted(camps, key=lambda camp: (-len(camp.actors), camp.name, camp.actors)))


def _find_lone(graph: Graph, labels: Labels, least_quarrel: float) -> frozenset[int]:
    """Nodes alone in their camp, in parts where all are, whose quarrels weigh less than that together."""
    lone: set[int] = set()
    for part in find_parts(graph):
        weight = sum(abs(edge) for node in part for edge in graph.neighbours[node].values()) / 2
        if len({labels[node] for node in part}) == len(part) and weight < least_quarrel * SCALE:
            lone.update(part)
    return frozenset(lone)


def _find_doubtful(period: _Period, labels: Labels, doubtful_share: float) -> Iterator[DoubtfulActor]:
    """Actors whose relations do not fit their camp, or fit another one just as well."""
    graph = period.graph
    around = {node: {labels[other] for other in part} for part in find_parts(graph) for node in part}
    for node in range(graph.size):
        neighbours = graph.neighbours[node]
        cost = cost_of_label(graph, labels, node, labels[node])
        if cost >= doubtful_share * sum(abs(weight) for weight in neighbours.values()):
            misfits = [o for o, weight in neighbours.items() if (weight < 0) == (labels[o] == labels[node])]
            hostile = sum(-neighbours[other] for other in misfits if neighbours[other] < 0)
            reason = "foe_within" if hostile * 2 > cost else "friend_apart"
            yield _doubt(period, node, reason, misfits)
            continue
        others = sorted(around[node] - {labels[node]})
        if cost in costs_of_labels(graph, labels, node, others):
            yield _doubt(period, node, "undecided", list(neighbours))


def _doubt(period: _Period, node: int, reason: str, toward: Sequence[int]) -> DoubtfulActor:
    evidence = {place for other in toward for place in period.relation(node, other).evidence}
    return DoubtfulActor(
        actor=period.ids[node],
        reason=reason,
        evidence=_in_order(evidence),
        toward=tuple(sorted(period.ids[other] for other in toward)),
    )


def _in_order(evidence: set[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda place: (place.article, place.start, place.end)))
