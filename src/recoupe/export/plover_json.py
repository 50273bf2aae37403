"""PLOVER events as JSON lines: the manual's fields, with the words and the account beside them.

PLOVER's auxiliary modes (manual, draft 0.8, chapter 2: historical, future, hypothetical, negation) say what
recoupe calls the status of an event; an alleged one has no auxiliary mode of its own and says `alleged`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from recoupe.comparison import DossierActor
from recoupe.export.told_events import ToldEvent, told_events
from recoupe.reading import Status
from recoupe.store import Dossier

_AUXILIARY_MODES: dict[Status, tuple[str, ...]] = {
    "actual": (),
    "alleged": (),
    "future": ("future",),
    "conditional": ("hypothetical",),
    "negated": ("negation",),
}


def write_plover(dossier: Dossier, path: Path) -> None:
    """One object a line, in the order of the timeline."""
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for told in told_events(dossier):
            file.write(encoder.encode(_plover_event(told)) + b"\n")


def _plover_event(told: ToldEvent) -> dict[str, object]:
    event = told.event
    return {
        "id": event.id,
        "date": event.first_day,
        "dateEnd": event.last_day,
        "event": event.type,
        "mode": event.mode,
        "auxiliaryMode": _AUXILIARY_MODES[event.status],
        "status": event.status,
        "context": told.contexts,
        "actor": _parties(told.actors),
        "recipient": _parties(told.recipients),
        "location": {"name": event.place, "latitude": event.latitude, "longitude": event.longitude},
        "ploverScore": event.plover_score,
        "quadClass": event.quad_class,
        "saidBy": told.said_by,
        "story": event.story,
        "text": told.sentence,
        "trigger": {
            "start": event.evidence.start,
            "end": event.evidence.end,
            "text": event.evidence.text,
            "unit": "code points",
        },
        "publication": {
            "source": told.article.source,
            "url": told.article.url,
            "title": told.article.title,
            "outlet": told.article.outlet,
            "language": told.article.language,
            "dateEarliest": told.dated.published.earliest,
            "dateLatest": told.dated.published.latest,
            "dateMethod": told.dated.published.method,
        },
    }


def _parties(actors: Sequence[DossierActor]) -> list[dict[str, object]]:
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "country": actor.country,
            "sector": actor.sector,
            "kind": actor.kind,
        }
        for actor in actors
    ]
