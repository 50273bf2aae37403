"""UIMA CAS JSON 0.4, one file an article, for INCEpTION and what else reads a CAS.

Offsets count UTF-16 code units, as the format wants. The types are ours (`recoupe.*`) and declared in each
file; an actor's mentions share its id in `actor`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from recoupe.article import Article
from recoupe.export.file_names import name_files
from recoupe.export.offsets import Utf16Offsets
from recoupe.reading import Reading
from recoupe.store import Dossier

_FEATURES: dict[str, tuple[str, ...]] = {
    "Mention": ("actor", "name", "kind", "country", "sector"),
    "Time": ("firstDay", "lastDay"),
    "Quantity": ("value", "unit", "of"),
    "Statement": ("speaker", "kind", "cue", "medium"),
    "Event": ("eventType", "mode", "actor", "recipient", "status", "saidBy", "firstDay", "lastDay", "place"),
    "Naming": ("actor", "by", "slant"),
}
_VIEW = "_InitialView"
_SOFA = 1

Annotation = tuple[str, int, int, Mapping[str, object]]


def write_uima_files(dossier: Dossier, folder: Path) -> None:
    """A .json file for each article."""
    articles = dossier.articles()
    for key, name in name_files(articles).items():
        cas = _cas(dossier.article(key), dossier.reading(key))
        (folder / f"{name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(cas), indent=1))


def _cas(article: Article, reading: Reading) -> dict[str, object]:
    offsets = Utf16Offsets(article.text)
    structures: list[dict[str, object]] = [
        {
            "%ID": _SOFA,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": _VIEW,
            "mimeType": "text/plain",
            "sofaString": article.text,
        }
    ]
    for number, (name, start, end, features) in enumerate(_annotations(reading), start=_SOFA + 1):
        structures.append(
            {
                "%ID": number,
                "%TYPE": f"recoupe.{name}",
                "@sofa": _SOFA,
                "begin": offsets.find(start),
                "end": offsets.find(end),
                **{key: str(value) for key, value in features.items() if value not in (None, "", ())},
            }
        )
    members = [structure["%ID"] for structure in structures[1:]]
    return {
        "%TYPES": _types(),
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {_VIEW: {"%SOFA": _SOFA, "%MEMBERS": members}},
    }


def _types() -> dict[str, object]:
    return {
        f"recoupe.{name}": {
            "%NAME": f"recoupe.{name}",
            "%SUPER_TYPE": "uima.tcas.Annotation",
            **{feature: {"%NAME": feature, "%RANGE": "uima.cas.String"} for feature in features},
        }
        for name, features in _FEATURES.items()
    }


def _annotations(reading: Reading) -> Iterator[Annotation]:
    for actor in reading.actors:
        known = (actor.id, actor.name, actor.kind, actor.country, actor.sector)
        features = dict(zip(_FEATURES["Mention"], known, strict=True))
        yield from (("Mention", mention.start, mention.end, features) for mention in actor.mentions)
    for time in reading.times:
        yield "Time", time.start, time.end, {"firstDay": time.first_day, "lastDay": time.last_day}
    for found in reading.quantities:
        counted = {"value": found.value, "unit": found.unit, "of": found.of}
        yield "Quantity", found.start, found.end, counted
    for said in reading.statements:
        cue = said.cue.text if said.cue else None
        told = {"speaker": said.speaker, "kind": said.kind, "cue": cue, "medium": said.medium}
        yield "Statement", said.content.start, said.content.end, told
    for event in reading.events:
        values = (
            event.type,
            event.mode,
            ";".join(event.actor),
            ";".join(event.recipient),
            event.status,
            event.said_by,
            event.first_day,
            event.last_day,
            event.place,
        )
        happened: dict[str, object] = dict(zip(_FEATURES["Event"], values, strict=True))
        yield "Event", event.trigger.start, event.trigger.end, happened
    for naming in reading.namings:
        called = {"actor": naming.actor, "by": naming.by, "slant": naming.slant}
        yield "Naming", naming.start, naming.end, called
