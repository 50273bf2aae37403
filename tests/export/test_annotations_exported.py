"""Annotations for other tools: their offsets, in their unit, find the same words."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from exported_dossier import READING, TEXT
from hypothesis import given
from hypothesis import strategies as st

from recoupe.export import export_dossier
from recoupe.export.label_studio import label_names
from recoupe.export.offsets import Utf16Offsets
from recoupe.store import Dossier

WORDS = {
    *(mention.text for actor in READING.actors for mention in actor.mentions),
    *(event.trigger.text for event in READING.events),
    *(statement.content.text for statement in READING.statements),
    *(time.text for time in READING.times),
    *(quantity.text for quantity in READING.quantities),
    *(naming.text for naming in READING.namings),
}


def cut_utf16(text: str, start: int, end: int) -> str:
    """What JavaScript's `text.slice(start, end)` gives."""
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * end].decode("utf-16-le")


@given(st.text(), st.data())
def test_any_place_of_any_text_is_found_again_in_utf16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        return  # half a pair is no text in UTF-16
    offsets = Utf16Offsets(text)
    assert cut_utf16(text, offsets.find(start), offsets.find(end)) == text[start:end]
    assert offsets.find_code_point(offsets.find(start)) == start


def test_label_studio_regions_cut_the_words_out_in_utf16(dossier: Dossier, tmp_path: Path) -> None:
    folder = export_dossier(dossier, "labelstudio", tmp_path / "x")
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    task = next(task for task in tasks if task["data"]["text"] == TEXT)
    regions = [one for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    found = {cut_utf16(TEXT, one["value"]["start"], one["value"]["end"]) for one in regions}
    assert found == WORDS | {"a déclaré"}
    assert all(cut_utf16(TEXT, v["start"], v["end"]) == v["text"] for v in (one["value"] for one in regions))


def test_label_studio_knows_every_label_and_every_end_of_a_relation(dossier: Dossier, tmp_path: Path) -> None:
    folder = export_dossier(dossier, "labelstudio", tmp_path / "x")
    interface = fromstring((folder / "interface.xml").read_bytes())  # noqa: S314  our own
    offered = {label.get("value") for label in interface.iter("Label")}
    assert offered == set(label_names())
    for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8")):
        result = task["predictions"][0]["result"]
        regions = {one["id"] for one in result if one["type"] == "labels"}
        assert {
            label for one in result if one["type"] == "labels" for label in one["value"]["labels"]
        } <= offered
        relations = [one for one in result if one["type"] == "relation"]
        assert relations and all({one["from_id"], one["to_id"]} <= regions for one in relations)


def test_cassis_reads_the_cas_and_covers_the_same_words(dossier: Dossier, tmp_path: Path) -> None:
    cassis = pytest.importorskip("cassis")
    folder = export_dossier(dossier, "uima", tmp_path / "x")
    loaded = []
    for path in sorted(folder.glob("*.json")):
        with path.open("rb") as file:
            loaded.append(cassis.load_cas_from_json(file))
    cas = next(cas for cas in loaded if cas.sofa_string == TEXT)
    covered = {
        note.get_covered_text()
        for note in cas.select_all_annotations()
        if hasattr(note, "begin") and note.begin is not None
    }
    assert covered >= WORDS
    event = next(event for event in cas.select("recoupe.Event") if event.eventType == "CONSULT")
    assert (event.actor, event.recipient, event.status, event.place) == (
        "maduro",
        "lavrov",
        "actual",
        "Moscou",
    )


def test_brat_counts_code_points_and_cuts_at_line_ends(dossier: Dossier, tmp_path: Path) -> None:
    folder = export_dossier(dossier, "brat", tmp_path / "x")
    (ann,) = folder.glob("alerte*.ann")
    text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
    assert text == TEXT
    lines = ann.read_bytes().decode("utf-8").splitlines()
    cut = set()
    for line in lines:
        if line.startswith("T"):
            _, where, words = line.split("\t")
            pieces = [piece.split() for piece in where.split(" ", 1)[1].split(";")]
            assert all("\n" not in text[int(start) : int(end)] for start, end in pieces)
            assert words == " ".join(text[int(start) : int(end)] for start, end in pieces)
            cut.add(words)
    assert {" ".join(words.split("\n")) for words in WORDS} <= cut


def test_brat_says_who_does_what_and_what_is_denied(dossier: Dossier, tmp_path: Path) -> None:
    folder = export_dossier(dossier, "brat", tmp_path / "x")
    (ann,) = folder.glob("alerte*.ann")
    lines = ann.read_text(encoding="utf-8").splitlines()
    words = {line.split("\t")[0]: line.split("\t")[2] for line in lines if line.startswith("T")}
    events = {line.split("\t")[0]: line.split("\t")[1].split() for line in lines if line.startswith("E")}
    told = {
        fields[0].split(":")[0]: {role: words[key] for role, key in (f.split(":") for f in fields[1:])}
        for fields in events.values()
    }
    assert told["CONSULT"] == {"Actor": "Nicolás Maduro", "Recipient": "Serguei\u0308 Lavrov"}
    assert told["Statement"]["Speaker"] == "Nicolás Maduro"
    denied = next(line for line in lines if line.endswith("negated"))
    assert events[denied.split()[2]][0].startswith("ASSAULT:")
    configured = (folder / "annotation.conf").read_text(encoding="utf-8")
    assert all(f"\n{fields[0].split(':')[0]} " in configured for fields in events.values())
