"""Sides at the level of countries: which actors speak and act for their state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.comparison import DossierActor
from recoupe.names import fold_name
from recoupe.reading import EventType, Sector

from .actors import Cast
from .inputs import ReadArticle

ORGANS_OF_STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "SPY"})
"""Sectors whose acts another account may tell as the state's own ("Russian soldiers", "Russia")."""

VOICES_OF_STATE: frozenset[Sector] = frozenset({"GOV"})
"""Sectors that stand where their state stands; soldiers may rebel, members of government are it."""


_FIGHTING: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})


def find_parties(
    actors: Iterable[DossierActor], sectors: frozenset[Sector], divided: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """The party of each actor id: its country if it is a state or in those sectors, else the id itself.

    Forces in `divided` stand for themselves.
    """
    return {
        actor.id: actor.country
        if actor.country and (actor.kind == "state" or (actor.sector in sectors and actor.id not in divided))
        else actor.id
        for actor in actors
    }


VAGUE, STATELESS = "~", "?"
"""Marks of parties that are no state: a mere description, and somebody whose state nothing tells."""


def find_sides(cast: Cast, divided: frozenset[str]) -> Mapping[str, str]:
    """The party of each actor id as accounts of one act are compared by it.

    A state's code for it and its organs. Else the id; before it stands `?` where no country is known, or of a
    person only the country. What is nameless is `~` and its description: two articles' "soldiers" may be the
    same or not.
    """
    organs = find_parties(cast.actors, ORGANS_OF_STATE, divided)
    sides: dict[str, str] = {}
    for actor in cast.actors:
        party = organs[actor.id]
        if party == actor.id and actor.id in cast.nameless:
            party = VAGUE + fold_name(actor.name)
        elif party == actor.id and _may_act_for_any(actor):
            party = STATELESS + actor.id
        sides[actor.id] = party
    return sides


def _may_act_for_any(actor: DossierActor) -> bool:
    """Whether nothing tells an actor's country, or, of a person, whether he holds an office there."""
    if actor.kind == "person" and actor.sector is None:
        return True
    return actor.country is None and actor.kind not in ("bloc", "media")


def are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """Both sides are known, share nobody, and neither can stand for the other.

    A description says too little; somebody of no known country may act for any state.
    """
    if not left or not right or left & right:
        return False
    both = left | right
    if any(party.startswith(VAGUE) for party in both):
        return False
    stateless = [all(party.startswith(STATELESS) for party in side) for side in (left, right)]
    return all(stateless) or not any(party.startswith(STATELESS) for party in both)


def find_divided_forces(sources: Iterable[ReadArticle], cast: Cast) -> frozenset[str]:
    """Armed forces of one country that are told to fight each other: neither is that state's."""
    country_of = {actor.id: actor.country for actor in cast.actors if actor.kind == "armed_force"}
    divided: set[str] = set()
    for source in sources:
        for event in source.reading.events:
            if event.type in _FIGHTING and event.status in ("actual", "alleged"):
                actors = cast.find(source.article.id, event.actor)
                recipients = cast.find(source.article.id, event.recipient)
                pairs = [(one, other) for one in actors for other in recipients]
                if not recipients:
                    pairs = [(one, other) for one in actors for other in actors]
                for one, other in pairs:
                    country = country_of.get(one)
                    if one != other and country and country == country_of.get(other):
                        divided.update((one, other))
    return frozenset(divided)
