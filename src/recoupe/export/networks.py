"""The network of actors, for Gephi and for what reads GraphML.

Static: who stands with or against whom over the whole time (the relations of the camps). Dynamic and
GraphML: who did what to whom, an edge for each event. In Gephi an interval that ends when it starts makes the
import fail without a word, so every interval ends on the day after its last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import msgspec

from recoupe.comparison import DossierActor, DossierEvent
from recoupe.store import Dossier

GEXF = "http://gexf.net/1.3"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE_FIELDS = ("kind", "country", "sector", "camp")
_EDGE_FIELDS = ("type", "mode", "status", "quad", "words", "source_article")


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One tie. `weight` is above 0; `fields` are texts by the names of the attributes."""

    id: str
    source: str
    target: str
    weight: float
    fields: Mapping[str, str]
    start: str | None = None
    end: str | None = None


def write_gexf(dossier: Dossier, path: Path) -> None:
    """The relations of the whole time, undirected; `stance` is friend or foe."""
    periods = dossier.camps()
    relations = periods[0].relations if periods else ()
    edges = [
        Edge(
            id=f"r{number}",
            source=relation.left,
            target=relation.right,
            weight=abs(relation.weight),
            fields={
                "stance": "friend" if relation.weight > 0 else "foe",
                "words": relation.evidence[0].text if relation.evidence else "",
            },
        )
        for number, relation in enumerate(relations)
        if relation.weight
    ]
    _write(_gexf(dossier, edges, ("stance", "words"), is_dynamic=False), path)


def write_dynamic_gexf(dossier: Dossier, path: Path) -> None:
    """The dated events, directed, each with the days on which it can have happened."""
    edges = [edge for edge in _event_edges(dossier) if edge.start is not None]
    _write(_gexf(dossier, edges, _EDGE_FIELDS, is_dynamic=True), path)


def write_graphml(dossier: Dossier, path: Path) -> None:
    """All events between two actors as directed edges, several between two actors."""
    root = Element("graphml", xmlns=GRAPHML)
    edge_fields = (*_EDGE_FIELDS, "from", "to")
    for target, names in (("node", ("label", *_NODE_FIELDS)), ("edge", edge_fields)):
        for name in names:
            SubElement(
                root,
                "key",
                {"id": f"{target}_{name}", "for": target, "attr.name": name, "attr.type": "string"},
            )
    SubElement(
        root, "key", {"id": "edge_weight", "for": "edge", "attr.name": "weight", "attr.type": "double"}
    )
    graph = SubElement(root, "graph", edgedefault="directed")
    edges = list(_event_edges(dossier))
    for actor, fields in _nodes(dossier, edges):
        node = SubElement(graph, "node", id=actor.id)
        for name, value in {"label": actor.name, **fields}.items():
            SubElement(node, "data", key=f"node_{name}").text = _clean(value)
    for edge in edges:
        element = SubElement(graph, "edge", id=edge.id, source=edge.source, target=edge.target)
        fields = {**edge.fields, "from": edge.start or "", "to": edge.end or ""}
        for name, value in fields.items():
            if value:
                SubElement(element, "data", key=f"edge_{name}").text = _clean(value)
        SubElement(element, "data", key="edge_weight").text = f"{edge.weight:g}"
    _write(root, path)


def _event_edges(dossier: Dossier) -> Iterator[Edge]:
    for event in dossier.timeline():
        for number, (source, target) in enumerate(_pairs(event)):
            has_days = event.first_day is not None and event.last_day is not None
            yield Edge(
                id=f"{event.id}-{number}",
                source=source,
                target=target,
                weight=max(abs(event.plover_score), 0.1),
                fields={
                    "type": event.type,
                    "mode": event.mode or "",
                    "status": event.status,
                    "quad": event.quad_class or "",
                    "words": event.evidence.text,
                    "source_article": event.evidence.source,
                },
                start=event.first_day.isoformat() if has_days and event.first_day else None,
                end=(event.last_day + timedelta(days=1)).isoformat() if has_days and event.last_day else None,
            )


def _pairs(event: DossierEvent) -> Iterator[tuple[str, str]]:
    for actor in event.actor:
        yield from ((actor, recipient) for recipient in event.recipient if recipient != actor)


def _nodes(dossier: Dossier, edges: Iterable[Edge]) -> Iterator[tuple[DossierActor, dict[str, str]]]:
    """The actors that some edge joins, in the order of the dossier."""
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    periods = dossier.camps()
    camps = periods[0].camps if periods else ()
    names = {actor.id: actor.name for actor in dossier.actors()}
    camp_of = {one: names.get(camp.name, camp.name) for camp in camps for one in camp.actors}
    for actor in dossier.actors():
        if actor.id in joined:
            fields = {
                "kind": actor.kind,
                "country": actor.country or "",
                "sector": actor.sector or "",
                "camp": camp_of.get(actor.id, ""),
            }
            yield actor, {name: value for name, value in fields.items() if value}


def _gexf(dossier: Dossier, edges: list[Edge], edge_fields: tuple[str, ...], *, is_dynamic: bool) -> Element:
    root = Element("gexf", xmlns=GEXF, version="1.3")
    kind = "directed" if is_dynamic else "undirected"
    graph = SubElement(root, "graph", mode="dynamic" if is_dynamic else "static", defaultedgetype=kind)
    if is_dynamic:
        graph.set("timeformat", "date")
    for target, names in (("node", _NODE_FIELDS), ("edge", edge_fields)):
        attributes = SubElement(graph, "attributes", {"class": target})
        for name in names:
            SubElement(attributes, "attribute", id=f"{target}_{name}", title=name, type="string")
    nodes = SubElement(graph, "nodes")
    for actor, fields in _nodes(dossier, edges):
        node = SubElement(nodes, "node", id=actor.id, label=_clean(actor.name))
        _attvalues(node, "node", fields)
    drawn = SubElement(graph, "edges")
    for edge in edges:
        element = SubElement(
            drawn, "edge", id=edge.id, source=edge.source, target=edge.target, weight=f"{edge.weight:g}"
        )
        if is_dynamic and edge.start and edge.end:
            element.set("start", edge.start)
            element.set("end", edge.end)
        _attvalues(element, "edge", edge.fields)
    return root


def _attvalues(parent: Element, target: str, fields: Mapping[str, str]) -> None:
    values = SubElement(parent, "attvalues")
    for name, value in fields.items():
        if value:
            SubElement(values, "attvalue", {"for": f"{target}_{name}", "value": _clean(value)})


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold, on one line."""
    kept = "".join(character for character in text if character.isprintable() or character.isspace())
    return " ".join(kept.split())


def _write(root: Element, path: Path) -> None:
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
