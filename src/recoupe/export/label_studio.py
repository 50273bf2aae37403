"""Label Studio: one task an article with everything read in it as a prediction, and the interface for it.

Label Studio counts as JavaScript does, in UTF-16 code units. `tasks.json` is imported into a project whose
labelling interface is `interface.xml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import msgspec

from recoupe import __version__
from recoupe.article import Article
from recoupe.export.offsets import Utf16Offsets
from recoupe.reading import ActorKind, Event, EventType, Reading, Slant, Span, Status
from recoupe.store import Dossier

_LAYERS = ("time", "quantity", "content", "cue")

Region = dict[str, object]


def label_names() -> tuple[str, ...]:
    """The labels of the interface: kinds of actors, types of events, slants of namings, the other layers."""
    kinds = (f"actor/{kind}" for kind in get_args(ActorKind))
    events = (f"event/{name}" for name in get_args(EventType))
    slants = (f"naming/{slant}" for slant in get_args(Slant))
    return (*kinds, *events, *slants, *_LAYERS)


def write_label_studio(dossier: Dossier, folder: Path) -> None:
    """`tasks.json` and `interface.xml`."""
    tasks = [_task(dossier.article(one.id), dossier.reading(one.id)) for one in dossier.articles()]
    (folder / "tasks.json").write_bytes(msgspec.json.format(msgspec.json.encode(tasks), indent=1))
    _write_interface(folder / "interface.xml")


def _write_interface(path: Path) -> None:
    view = Element("View")
    labels = SubElement(view, "Labels", name="label", toName="text")
    for name in label_names():
        SubElement(labels, "Label", value=name)
    SubElement(view, "Text", name="text", value="$text")
    choices = SubElement(view, "Choices", name="status", toName="text", perRegion="true")
    for status in get_args(Status):
        SubElement(choices, "Choice", value=status)
    SubElement(view, "Relations")
    indent(view)
    ElementTree(view).write(path, encoding="utf-8")


def _task(article: Article, reading: Reading) -> dict[str, object]:
    return {
        "data": {
            "text": article.text,
            "article": article.id,
            "source": article.source,
            "title": article.title or "",
            "outlet": article.outlet or "",
            "offsets": "UTF-16 code units",
        },
        "predictions": [
            {"model_version": f"recoupe {__version__}", "result": list(_results(article, reading))}
        ],
    }


def _results(article: Article, reading: Reading) -> Iterator[Region]:
    offsets = Utf16Offsets(article.text)

    def region(key: str, start: int, end: int, label: str) -> Region:
        value = {
            "start": offsets.find(start),
            "end": offsets.find(end),
            "text": article.text[start:end],
            "labels": [label],
        }
        return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}

    first_mention: dict[str, str] = {}
    for number, actor in enumerate(reading.actors):
        for place, mention in enumerate(actor.mentions):
            key = f"m{number}-{place}"
            first_mention.setdefault(actor.id, key)
            yield region(key, mention.start, mention.end, f"actor/{actor.kind}")
    for number, time in enumerate(reading.times):
        yield region(f"t{number}", time.start, time.end, "time")
    for number, quantity in enumerate(reading.quantities):
        yield region(f"q{number}", quantity.start, quantity.end, "quantity")
    for number, naming in enumerate(reading.namings):
        yield region(f"n{number}", naming.start, naming.end, f"naming/{naming.slant}")
    for number, statement in enumerate(reading.statements):
        content, cue = statement.content, statement.cue
        yield region(f"s{number}", content.start, content.end, "content")
        if cue:
            yield region(f"c{number}", cue.start, cue.end, "cue")
        yield from _relations(f"s{number}", "speaker", (statement.speaker,), first_mention)
    for number, event in enumerate(reading.events):
        trigger: Span = event.trigger
        yield region(f"e{number}", trigger.start, trigger.end, f"event/{event.type}")
        yield _status(f"e{number}", event, offsets)
        yield from _relations(f"e{number}", "actor", event.actor, first_mention)
        yield from _relations(f"e{number}", "recipient", event.recipient, first_mention)


def _status(key: str, event: Event, offsets: Utf16Offsets) -> Region:
    value = {
        "start": offsets.find(event.trigger.start),
        "end": offsets.find(event.trigger.end),
        "choices": [event.status],
    }
    return {"id": key, "from_name": "status", "to_name": "text", "type": "choices", "value": value}


def _relations(
    key: str, label: str, actors: tuple[str, ...], first_mention: dict[str, str]
) -> Iterator[Region]:
    for actor in actors:
        if actor in first_mention:
            yield {
                "type": "relation",
                "from_id": key,
                "to_id": first_mention[actor],
                "direction": "right",
                "labels": [label],
            }
