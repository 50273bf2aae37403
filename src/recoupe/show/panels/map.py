"""The map: the towns where events happened, on an outline of the world, and the events of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from recoupe.comparison import DossierActor, DossierEvent
from recoupe.show.panels.facts import EventRow
from recoupe.show.pictures.world_map import WorldMap, draw_map


class MapPanel(msgspec.Struct, frozen=True, kw_only=True):
    """The drawn map; None where no event has a town."""

    picture: WorldMap | None


def map_panel(
    rows: Iterable[EventRow], events: Iterable[DossierEvent], actors: Iterable[DossierActor]
) -> MapPanel:
    """The map of these events, over the states whose actors take part in them."""
    country_of = {actor.id: actor.country for actor in actors if actor.country}
    parties: Counter[str] = Counter()
    for event in events:
        parties.update({country_of[one] for one in (*event.actor, *event.recipient) if one in country_of})
    return MapPanel(picture=draw_map(rows, parties))
