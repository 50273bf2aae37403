"""Regions, relations and choices of one annotated text, to the layers of a reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

import msgspec

from recoupe.names import fold_name
from recoupe.reading import (
    OUTLET,
    UNNAMED,
    Actor,
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
    Time,
)

_OUR_MENTION = re.compile(r"m(\d+)-\d+")
_OPENING, _CLOSING = '«“"‘„', '»”"’“'


class Region(msgspec.Struct, frozen=True):
    """A labelled range of code points; `meta` is what people or the export wrote down beside it."""

    key: str
    start: int
    end: int
    text: str
    label: str
    meta: Mapping[str, str]

    @property
    def span(self) -> Span:
        """Its place and words."""
        return Span(self.start, self.end, self.text)


class Marked(msgspec.Struct, frozen=True):
    """All that is marked in one text: regions, relations (from, label, to) and choices by region and name."""

    regions: tuple[Region, ...]
    relations: tuple[tuple[str, str, str], ...]
    choices: Mapping[tuple[str, str], str]

    def ends(self, key: str, label: str) -> tuple[str, ...]:
        """The regions to which relations of that label lead from one."""
        return tuple(to for start, name, to in self.relations if start == key and name == label)


def mark_reading(text: str, marked: Marked) -> tuple[Reading, list[str]]:
    """The layers of a reading, and what of the regions could not be taken; doc and language are empty.

    Regions are taken in the order of the text.
    """
    actors, ids = _actors(marked)
    problems: list[str] = []
    found: dict[str, list[msgspec.Struct]] = {}
    for region in sorted(marked.regions, key=lambda one: (one.start, one.end)):
        layer, _, label = region.label.partition("/")
        if layer in ("actor", "cue") and (layer == "cue" or label in get_args(ActorKind)):
            continue
        make = _MAKERS.get(layer)
        try:
            record = make(region, label, marked, ids, text) if make else f'label "{region.label}" is unknown'
        except msgspec.ValidationError as error:
            record = str(error)
        if isinstance(record, str):
            problems.append(f'region {region.key} ("{region.text}"): {record}')
        else:
            found.setdefault(layer, []).append(record)
    layers = {name: tuple(found.get(layer, ())) for layer, name in _LAYERS.items()}
    reading = Reading(doc="", language="", actors=actors)
    return msgspec.structs.replace(reading, **layers), problems


_LAYERS = {
    "time": "times", "quantity": "quantities", "content": "statements", "event": "events",
    "naming": "namings",
}  # fmt: skip


def _actors(marked: Marked) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors with their mentions, and each mention's actor by its region.

    Mentions are of one actor where the export numbered them so, a relation `same` joins them, or their
    kind and words are the same.
    """
    mentions = sorted(
        (one for one in marked.regions if one.label.partition("/")[0] == "actor"),
        key=lambda one: (one.start, one.end),
    )
    groups = {one.key: _group(one) for one in mentions}
    for left, label, right in marked.relations:
        if label == "same" and left in groups and right in groups:
            old, new = groups[right], groups[left]
            groups = {key: new if group == old else group for key, group in groups.items()}
    ids: dict[str, str] = {}
    members: dict[str, list[Region]] = {}
    for one in mentions:
        members.setdefault(groups[one.key], []).append(one)
    for number, group in enumerate(members.values()):
        for one in group:
            ids[one.key] = f"a{number}"
    return tuple(_actor(f"a{number}", group) for number, group in enumerate(members.values())), ids


def _group(region: Region) -> str:
    ours = _OUR_MENTION.fullmatch(region.key)
    return ours[1] if ours else f"{region.label} {fold_name(region.text)}"


def _actor(key: str, regions: list[Region]) -> Actor:
    meta = {name: value for region in reversed(regions) for name, value in region.meta.items()}
    return msgspec.convert(
        {
            "id": key,
            "name": meta.get("name") or max((one.text for one in regions), key=len),
            "kind": regions[0].label.partition("/")[2],
            "country": meta.get("country"),
            "sector": meta.get("sector"),
            "mentions": tuple(Mention(one.start, one.end, one.text) for one in regions),
        },
        Actor,
        from_attributes=True,
    )


Ids = Mapping[str, str]
_Maker = Callable[[Region, str, Marked, Ids, str], msgspec.Struct | str]


def _time(region: Region, _label: str, _marked: Marked, _ids: Ids, _text: str) -> Time:
    days = {key: region.meta.get(key) for key in ("from", "to")}
    return msgspec.convert(_placed(region) | days, Time)


def _quantity(region: Region, _label: str, _marked: Marked, _ids: Ids, _text: str) -> Quantity:
    meta = region.meta
    value = meta.get("value")
    fields = {
        "value": None if value is None else msgspec.convert(value, int | float, strict=False),
        "unit": meta.get("unit"),
        "of": meta.get("of"),
        "approximate": meta.get("approximate") == "yes",
        "bound": meta.get("bound"),
    }
    return msgspec.convert(_placed(region) | fields, Quantity)


def _content(region: Region, _label: str, marked: Marked, ids: Ids, text: str) -> Statement:
    cues = {one.key: one for one in marked.regions if one.label == "cue"}
    joined = [*marked.ends(region.key, "cue"), f"c{region.key[1:]}"]
    cue = next((cues[key] for key in joined if key in cues), None)
    fields = {
        "speaker": next(_party(region, "speaker", marked, ids), UNNAMED),
        "kind": marked.choices.get((region.key, "kind")) or _kind(region, text),
        "content": region.span,
        "cue": cue.span if cue else None,
        "medium": region.meta.get("medium"),
        "addressee": next(_party(region, "addressee", marked, ids), None),
    }
    return msgspec.convert(fields, Statement, from_attributes=True)


def _kind(region: Region, text: str) -> StatementKind:
    """Direct between quotation marks, mixed with one inside, else indirect."""
    before, after = text[: region.start].rstrip()[-1:], text[region.end :].lstrip()[:1]
    if before and after and before in _OPENING and after in _CLOSING:
        return "direct"
    return "mixed" if any(sign in region.text for sign in '«»“”"') else "indirect"


def _event(region: Region, label: str, marked: Marked, ids: Ids, _text: str) -> Event | str:
    if label not in get_args(EventType):
        return f'event "{label}" is no PLOVER type'
    fields = {
        "type": label,
        "trigger": region.span,
        "mode": region.meta.get("mode"),
        "actor": tuple(_party(region, "actor", marked, ids)),
        "recipient": tuple(_party(region, "recipient", marked, ids)),
        "from": region.meta.get("from"),
        "to": region.meta.get("to"),
        "place": region.meta.get("place"),
        "status": marked.choices.get((region.key, "status"), "actual"),
        "said_by": next(_party(region, "said_by", marked, ids), region.meta.get("said_by")),
    }
    return msgspec.convert(fields, Event, from_attributes=True)


def _naming(region: Region, label: str, marked: Marked, ids: Ids, _text: str) -> Naming | str:
    if label not in get_args(Slant):
        return f'slant "{label}" is none'
    actor = next(_party(region, "of", marked, ids), None) or _under(region, marked, ids)
    if actor is None:
        return "says of nobody what it calls them; draw a relation of to a mention"
    fields = {"actor": actor, "by": next(_party(region, "by", marked, ids), OUTLET), "slant": label}
    return msgspec.convert(_placed(region) | fields, Naming)


def _under(region: Region, marked: Marked, ids: Ids) -> str | None:
    """The actor whose mention overlaps a region."""
    over = (one for one in marked.regions if one.key in ids)
    return next((ids[one.key] for one in over if one.start < region.end and region.start < one.end), None)


def _party(region: Region, label: str, marked: Marked, ids: Ids) -> Iterator[str]:
    yield from dict.fromkeys(ids[to] for to in marked.ends(region.key, label) if to in ids)


def _placed(region: Region) -> dict[str, object]:
    return {"start": region.start, "end": region.end, "text": region.text}


_MAKERS: Mapping[str, _Maker] = {
    "time": _time, "quantity": _quantity, "content": _content, "event": _event, "naming": _naming,
}  # fmt: skip
