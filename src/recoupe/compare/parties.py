"""Sides at the level of countries: which actors speak and act for their state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.comparison import DossierActor
from recoupe.reading import Sector

ORGANS_OF_STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "SPY"})
"""Sectors whose acts another account may tell as the state's own ("Russian soldiers", "Russia")."""

VOICES_OF_STATE: frozenset[Sector] = frozenset({"GOV"})
"""Sectors that stand where their state stands; soldiers may rebel, members of government are it."""


def find_parties(actors: Iterable[DossierActor], sectors: frozenset[Sector]) -> Mapping[str, str]:
    """The party of each actor id: its country if it is a state or in those sectors, else the id itself."""
    return {
        actor.id: actor.country
        if actor.country and (actor.kind == "state" or actor.sector in sectors)
        else actor.id
        for actor in actors
    }
