"""What Label Studio gives back is what was read, or what people made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported_dossier import READING, TEXT, write_dossier

from recoupe.errors import SourceError
from recoupe.export import export_dossier
from recoupe.export.offsets import Utf16Offsets
from recoupe.imports import import_label_studio
from recoupe.reading import Reading, decode_reading
from recoupe.scoring.sources import load_gold
from recoupe.store import Dossier


@pytest.fixture
def tasks(dossier: Dossier, tmp_path: Path) -> list[dict[str, Any]]:
    """The export, each prediction taken over as an annotation, as people do who only look."""
    folder = export_dossier(dossier, "labelstudio", tmp_path / "labelstudio")
    found: list[dict[str, Any]] = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    for number, task in enumerate(found):
        result = task.pop("predictions")[0]["result"]
        task["id"] = number
        task["annotations"] = [{"completed_by": {"id": 7, "email": "ana@desk.example"}, "result": result}]
    return found


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.open(write_dossier(tmp_path / "crise.db"), read_only=True) as opened:
        yield opened


def write(folder: Path, tasks: object) -> Path:
    path = folder / "project.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def reading_of(tasks: list[dict[str, Any]], folder: Path) -> Reading:
    (task,) = [task for task in tasks if task["data"]["text"] == TEXT]
    report = import_label_studio([write(folder, [task])], folder / "gold")
    assert report.refused == ()
    (path,) = (folder / "gold").glob("*.json")
    return decode_reading(path.read_bytes())


def test_an_export_that_nobody_changed_comes_back_as_it_was(tasks: Any, tmp_path: Path) -> None:
    found = reading_of(tasks, tmp_path)
    assert {(m.start, m.end, m.text) for a in found.actors for m in a.mentions} == {
        (m.start, m.end, m.text) for a in READING.actors for m in a.mentions
    }
    assert [(a.name, a.kind, a.country, a.sector) for a in found.actors] == [
        (a.name, a.kind, a.country, a.sector) for a in READING.actors
    ]
    for layer in ("times", "quantities", "namings", "events"):
        ours, back = getattr(READING, layer), getattr(found, layer)
        places = [getattr(one, "trigger", one) for one in ours]
        assert {(one.start, one.end, one.text) for one in places} == {
            (one.start, one.end, one.text) for one in (getattr(one, "trigger", one) for one in back)
        }
    assert [(s.content, s.cue, s.kind) for s in found.statements] == [
        (s.content, s.cue, s.kind) for s in sorted(READING.statements, key=lambda one: one.content.start)
    ]
    assert {(t.first_day, t.last_day) for t in found.times} == {
        (t.first_day, t.last_day) for t in READING.times
    }
    assert {(q.value, q.of, q.approximate) for q in found.quantities} == {
        (q.value, q.of, q.approximate) for q in READING.quantities
    }
    assert {(e.type, e.mode, e.status, e.first_day, e.place, len(e.actor)) for e in found.events} == {
        (e.type, e.mode, e.status, e.first_day, e.place, len(e.actor)) for e in READING.events
    }
    assert (found.language, found.published.earliest) == ("fr", READING.published.earliest)


def test_what_was_imported_is_gold_for_the_scorer(tasks: Any, tmp_path: Path) -> None:
    report = import_label_studio([write(tmp_path, tasks)], tmp_path / "gold")
    assert report.taken == len(tasks) == len(load_gold(tmp_path / "gold"))


def made_by_hand(text: str, *, label: str, words: str, key: str, **more: object) -> dict[str, object]:
    offsets, start = Utf16Offsets(text), text.index(words)
    value = {
        "start": offsets.find(start), "end": offsets.find(start + len(words)), "text": words,
        "labels": [label],
    }  # fmt: skip
    return {"id": key, "type": "labels", "from_name": "label", "to_name": "text", "value": value, **more}


HAND = "💥 Maduro a reçu Lavrov. « Restez », a dit Maduro, ce dictateur. Le président reste."


def test_regions_that_people_drew_become_records(tmp_path: Path) -> None:
    def draw(label: str, words: str, key: str, **more: object) -> dict[str, object]:
        return made_by_hand(HAND, label=label, words=words, key=key, **more)

    def tie(start: str, label: str, end: str) -> dict[str, object]:
        return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}

    result = [
        draw("actor/person", "Maduro", "xA"),
        draw("actor/person", "Lavrov", "xB"),
        draw("actor/person", "président", "xC"),
        draw("event/CONSULT", "a reçu", "xD", meta={"text": "mode=visit\nplace = Moscou"}),
        draw("content", "Restez", "xE"),
        draw("cue", "a dit", "xF"),
        draw("naming/delegitimising", "dictateur", "xG"),
        tie("xA", "same", "xC"), tie("xD", "actor", "xA"), tie("xD", "recipient", "xB"),
        tie("xE", "cue", "xF"), tie("xE", "speaker", "xC"), tie("xG", "of", "xA"),
        {"id": "xD", "type": "choices", "from_name": "status", "value": {"choices": ["alleged"]}},
    ]  # fmt: skip
    report = import_label_studio(
        [write(tmp_path, [{"data": {"text": HAND}, "annotations": [{"result": result}]}])], tmp_path / "gold"
    )
    assert report.refused == ()
    (path,) = (tmp_path / "gold").glob("*.json")
    found = decode_reading(path.read_bytes())
    maduro, lavrov = found.actors
    assert [mention.text for mention in maduro.mentions] == ["Maduro", "président"]
    (event,), (statement,), (naming,) = found.events, found.statements, found.namings
    assert (event.actor, event.recipient, event.status) == ((maduro.id,), (lavrov.id,), "alleged")
    assert (event.mode, event.place) == ("visit", "Moscou")
    assert (statement.kind, statement.speaker) == ("direct", maduro.id)
    assert statement.cue is not None and statement.cue.text == "a dit"
    assert HAND[naming.start : naming.end] == "dictateur"
    assert (naming.actor, naming.by) == (maduro.id, "outlet")
    assert found.language == "fr"


def test_what_cannot_be_taken_is_named_and_the_rest_goes_in(tasks: Any, tmp_path: Path) -> None:
    cancelled = {"id": "c", "data": {"text": "x"}, "annotations": [{"was_cancelled": True, "result": []}]}
    odd = [
        made_by_hand(HAND, label="event/DANCE", words="reste", key="k1"),
        made_by_hand(HAND, label="naming/neutral", words="reste", key="k2"),
        made_by_hand(HAND, label="surprise", words="reste", key="k3"),
        made_by_hand(HAND, label="time", words="reste", key="k4", meta={"text": ["from=someday"]}),
        made_by_hand(HAND, label="time", words="reste", key="k5"),
        {"id": "k6", "type": "brushlabels", "value": {}},
    ]
    odd[4]["value"]["text"] = "quitte"  # type: ignore[index]
    file = write(tmp_path, [cancelled, {"id": "o", "data": {"text": HAND}, "annotations": [{"result": odd}]}])
    report = import_label_studio([file], tmp_path / "gold")
    assert report.taken == 1
    told = "\n".join(map(str, report.refused))
    for words in (
        "no annotation",
        "no PLOVER type",
        "relation of",
        "surprise",
        "encoded date",
        "quitte",
        "brushlabels",
    ):
        assert words in told


def test_the_annotations_of_one_annotator_are_taken(tasks: Any, tmp_path: Path) -> None:
    file = write(tmp_path, tasks)
    for annotator in ("7", "ana@desk.example"):
        assert import_label_studio([file], tmp_path / "gold", annotator=annotator).taken == len(tasks)
    report = import_label_studio([file], tmp_path / "none", annotator="bo@desk.example")
    assert (report.taken, len(report.refused)) == (0, len(tasks))


@pytest.mark.parametrize(
    "result",
    [
        ["no region"],
        [{"type": "labels"}],
        [{"type": "labels", "value": {"start": 0, "end": 2, "labels": []}}],
    ],
)
def test_a_damaged_task_does_not_stop_the_others(tasks: Any, tmp_path: Path, result: object) -> None:
    damaged = {
        "id": "d",
        "data": {"text": HAND, "source": "a\u0000b.txt"},
        "annotations": [{"result": result}],
    }
    report = import_label_studio([write(tmp_path, [damaged, *tasks])], tmp_path / "gold")
    assert report.taken == len(tasks)
    assert ["form of this export" in str(one) for one in report.refused] == [True]


@pytest.mark.parametrize("content", ['{"a": 1}', "no json", '[{"text": "JSON-MIN"}]'])
def test_another_file_is_refused_with_the_way_out(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match="not as JSON-MIN"):
        import_label_studio([path], tmp_path / "gold")
