"""Label Studio: one task an article with everything read in it as a prediction, and the interface for it.

Label Studio counts as JavaScript does, in UTF-16 code units. `tasks.json` is imported into a project whose
labelling interface is `interface.xml`. What a region cannot show (days, numbers, modes, countries) stands as
`key=value` in its meta information, which Label Studio keeps and shows; `recoupe import` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import msgspec

from recoupe import __version__
from recoupe.article import Article
from recoupe.export.offsets import Utf16Offsets
from recoupe.reading import (
    UNNAMED,
    ActorKind,
    Event,
    EventType,
    Mention,
    Naming,
    Quantity,
    Reading,
    Slant,
    Span,
    Statement,
    StatementKind,
    Status,
    Time,
)
from recoupe.store import Dossier

_LAYERS = ("time", "quantity", "content", "cue")
RELATIONS = ("actor", "recipient", "speaker", "addressee", "said_by", "of", "by", "cue", "same")
"""From an event, a content or a naming to a mention; `cue`: a content to its cue; `same` joins mentions."""

Region = dict[str, object]
_Placed = Span | Mention | Time | Quantity | Naming


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
    kinds = SubElement(view, "Choices", name="kind", toName="text", perRegion="true")
    for kind in get_args(StatementKind):
        SubElement(kinds, "Choice", value=kind)
    relations = SubElement(view, "Relations")
    for name in RELATIONS:
        SubElement(relations, "Relation", value=name)
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
            "language": article.language,
            "published_earliest": _day(reading.published.earliest),
            "published_latest": _day(reading.published.latest),
            "offsets": "UTF-16 code units",
        },
        "predictions": [
            {"model_version": f"recoupe {__version__}", "result": list(_results(article, reading))}
        ],
    }


def _results(article: Article, reading: Reading) -> Iterator[Region]:
    offsets = Utf16Offsets(article.text)

    def region(key: str, span: _Placed, label: str, **known: object) -> Region:
        return _region(key, offsets, span, label, known)

    mentions: dict[str, str] = {}
    for number, actor in enumerate(reading.actors):
        known = {"name": actor.name, "country": actor.country, "sector": actor.sector}
        for place, mention in enumerate(actor.mentions):
            key = f"m{number}-{place}"
            mentions.setdefault(actor.id, key)
            yield region(key, mention, f"actor/{actor.kind}", **(known if place == 0 else {}))
    for number, time in enumerate(reading.times):
        days = {"from": _day(time.first_day), "to": _day(time.last_day)}
        yield region(f"t{number}", time, "time", **days)
    for number, quantity in enumerate(reading.quantities):
        yield region(f"q{number}", quantity, "quantity", **_count(quantity))
    for number, naming in enumerate(reading.namings):
        yield region(f"n{number}", naming, f"naming/{naming.slant}")
        yield from _relations(f"n{number}", "of", (naming.actor,), mentions)
        yield from _relations(f"n{number}", "by", (naming.by,), mentions)
    for number, statement in enumerate(reading.statements):
        yield from _statement(number, statement, offsets, mentions)
    for number, event in enumerate(reading.events):
        yield from _event(number, event, offsets, mentions)


def _statement(
    number: int, statement: Statement, offsets: Utf16Offsets, mentions: Mapping[str, str]
) -> Iterator[Region]:
    key = f"s{number}"
    yield _region(key, offsets, statement.content, "content", {"medium": statement.medium})
    yield _choice(key, "kind", statement.content, statement.kind, offsets)
    if statement.cue:
        yield _region(f"c{number}", offsets, statement.cue, "cue", {})
        yield _relation(key, "cue", f"c{number}")
    yield from _relations(key, "speaker", (statement.speaker,), mentions)
    if statement.addressee:
        yield from _relations(key, "addressee", (statement.addressee,), mentions)


def _event(number: int, event: Event, offsets: Utf16Offsets, mentions: Mapping[str, str]) -> Iterator[Region]:
    key = f"e{number}"
    known = {
        "mode": event.mode,
        "from": _day(event.first_day),
        "to": _day(event.last_day),
        "place": event.place,
        "said_by": UNNAMED if event.said_by == UNNAMED else None,
    }
    yield _region(key, offsets, event.trigger, f"event/{event.type}", known)
    yield _choice(key, "status", event.trigger, event.status, offsets)
    yield from _relations(key, "actor", event.actor, mentions)
    yield from _relations(key, "recipient", event.recipient, mentions)
    if event.said_by:
        yield from _relations(key, "said_by", (event.said_by,), mentions)


def _region(
    key: str, offsets: Utf16Offsets, span: _Placed, label: str, known: Mapping[str, object]
) -> Region:
    value = {
        "start": offsets.find(span.start),
        "end": offsets.find(span.end),
        "text": span.text,
        "labels": [label],
    }
    region: Region = {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    lines = [f"{name}={found}" for name, found in known.items() if found is not None]
    return region | {"meta": {"text": lines}} if lines else region


def _choice(key: str, name: str, span: Span, chosen: str, offsets: Utf16Offsets) -> Region:
    value = {"start": offsets.find(span.start), "end": offsets.find(span.end), "choices": [chosen]}
    return {"id": key, "from_name": name, "to_name": "text", "type": "choices", "value": value}


def _count(quantity: Quantity) -> dict[str, object]:
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "of": quantity.of,
        "approximate": "yes" if quantity.approximate else None,
        "bound": quantity.bound,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _relations(
    key: str, label: str, actors: tuple[str, ...], mentions: Mapping[str, str]
) -> Iterator[Region]:
    for actor in actors:
        if actor in mentions:
            yield _relation(key, label, mentions[actor])


def _relation(key: str, label: str, other: str) -> Region:
    return {"type": "relation", "from_id": key, "to_id": other, "direction": "right", "labels": [label]}
