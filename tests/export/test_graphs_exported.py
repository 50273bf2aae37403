"""Graphs and linked data: read again by the libraries that people use for them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

from recoupe.export import export_dossier
from recoupe.export.networks import GEXF
from recoupe.store import Dossier


def parse_gexf(path: Path) -> Element:
    return parse(path).getroot()  # noqa: S314  our own


def test_gexf_has_a_node_for_each_end_of_an_edge(dossier: Dossier, tmp_path: Path) -> None:
    root = parse_gexf(export_dossier(dossier, "gexf", tmp_path / "x.gexf"))
    nodes = {node.get("id") for node in root.iter(f"{{{GEXF}}}node")}
    edges = list(root.iter(f"{{{GEXF}}}edge"))
    assert edges and all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)
    assert all(float(edge.get("weight", "0")) > 0 for edge in edges)


def test_every_interval_of_the_dynamic_gexf_ends_after_it_starts(dossier: Dossier, tmp_path: Path) -> None:
    root = parse_gexf(export_dossier(dossier, "gexf-dynamic", tmp_path / "x.gexf"))
    edges = list(root.iter(f"{{{GEXF}}}edge"))
    assert edges
    for edge in edges:
        assert (edge.get("start"), edge.get("end")) == ("2019-03-27", "2019-03-28")


def test_networkx_reads_the_graphml_with_every_event_between_two_actors(
    dossier: Dossier, tmp_path: Path
) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(export_dossier(dossier, "graphml", tmp_path / "x.graphml"))
    labels = sorted(name for _, name in graph.nodes(data="label"))
    assert labels == ["Nicolás Maduro", "Serguei\u0308 Lavrov"]
    assert sorted(kind for _, _, kind in graph.edges(data="type")) == [
        "ASSAULT",
        "CONSULT",
        "CONSULT",
        "SUPPORT",
    ]


def test_followthemoney_accepts_every_entity(dossier: Dossier, tmp_path: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="validates FollowTheMoney entities")
    path = export_dossier(dossier, "followthemoney", tmp_path / "x.jsonl")
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for entity in entities:
        schema = ftm.model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
    known = {entity["id"] for entity in entities}
    pointers = ("proof", "organizer", "involved", "holder", "post", "entity")
    for entity in entities:
        for name in pointers:
            assert set(entity["properties"].get(name, ())) <= known
    maduro = next(entity for entity in entities if entity["properties"].get("name") == ["Nicolás Maduro"])
    assert (maduro["schema"], maduro["properties"]["country"]) == ("Person", ["ve"])


def test_geojson_puts_longitude_first_and_only_what_has_a_town(dossier: Dossier, tmp_path: Path) -> None:
    collection = json.loads(export_dossier(dossier, "geojson", tmp_path / "x.geojson").read_bytes())
    places = {feature["properties"]["place"]: feature["geometry"] for feature in collection["features"]}
    assert set(places) == {"Moscou", "Moscow", "Caracas"}
    longitude, latitude = places["Caracas"]["coordinates"]
    assert -68 < longitude < -66 and 10 < latitude < 11


def test_jsonld_quotes_what_was_said_and_rates_nothing(dossier: Dossier, tmp_path: Path) -> None:
    document = json.loads(export_dossier(dossier, "jsonld", tmp_path / "x.jsonld").read_bytes())
    graph = document["@graph"]
    quoted = [node for node in graph if node["@type"] == "Quotation"]
    assert [node["spokenByCharacter"]["name"] for node in quoted] == ["Nicolás Maduro"]
    assert quoted[0]["text"].startswith("Nous tiendrons 💪")
    assert "reviewRating" not in json.dumps(graph)
    known = {node["@id"] for node in graph}
    assert quoted[0]["isPartOf"]["@id"] in known
