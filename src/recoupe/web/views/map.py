"""The map: where the dated events of the dossier happened."""

from __future__ import annotations

from recoupe.show.panels.facts import event_rows
from recoupe.show.panels.map import MapPanel, map_panel
from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, Page

MOST_ROWS = 10
MOST_EVENTS = 1000
"""Events drawn on the map, the earliest first."""


def show_map(asked: Asked) -> Answer:
    """The towns with their events."""
    return Page(
        template="map_page.html",
        panel="map",
        title=Key("map.title"),
        records=lambda: asked.dossier.located_events(limit=MOST_EVENTS),
        context={
            "map": asked.cache.get(asked.dossier.version(), "map", lambda: _panel(asked)),
            "most_rows": MOST_ROWS,
        },
    )


def _panel(asked: Asked) -> MapPanel:
    """Dear to draw; kept until the dossier changes."""
    events = asked.dossier.located_events(limit=MOST_EVENTS)
    actors = asked.dossier.some_actors(
        *dict.fromkeys(one for event in events for one in (*event.actor, *event.recipient))
    )
    return map_panel(event_rows(events, asked.index), events, actors)
