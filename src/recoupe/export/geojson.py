"""The events whose town is known, as GeoJSON points (RFC 7946: longitude before latitude)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe.export.told_events import ToldEvent, told_events
from recoupe.store import Dossier


def write_geojson(dossier: Dossier, path: Path) -> None:
    """One feature collection."""
    features = [_feature(told) for told in told_events(dossier) if told.event.latitude is not None]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(collection), indent=1))


def _feature(told: ToldEvent) -> dict[str, object]:
    event = told.event
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.longitude, event.latitude]},
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "from": event.first_day,
            "to": event.last_day,
            "place": event.place,
            "actor": [actor.name for actor in told.actors],
            "recipient": [actor.name for actor in told.recipients],
            "ploverScore": event.plover_score,
            "quadClass": event.quad_class,
            "story": event.story,
            "sentence": told.sentence,
            "start": event.evidence.start,
            "end": event.evidence.end,
            "unit": "code points",
            "outlet": told.article.outlet,
            "source": told.address,
        },
    }
