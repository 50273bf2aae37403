"""Actors across articles: which actors of which readings are one (identities.py), and their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from recoupe.comparison import DossierActor
from recoupe.reading import UNNAMED

from .descriptions import describe_actor, find_story_countries
from .identities import Key, identify, is_counted, is_local
from .inputs import ReadArticle
from .sightings import Sighting

NO_COPIES: Mapping[str, str] = MappingProxyType({})


class Cast(NamedTuple):
    """The actors of a dossier, and which of them each actor of each reading is.

    `nameless` are those that one article only describes ("soldiers", "two men"): another article's
    soldiers may be the same ones. `originals` gives for each copied article the one it copies.
    """

    actors: tuple[DossierActor, ...]
    ids: dict[tuple[str, str], str]
    nameless: frozenset[str] = frozenset()
    originals: Mapping[str, str] = MappingProxyType({})

    def find(self, article: str, reader_ids: Sequence[str]) -> tuple[str, ...]:
        """The dossier ids of some actors of one article, in order, each once; unknown ones are left out."""
        found = (self.ids.get((article, reader_id)) for reader_id in reader_ids)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def find_speaker(self, article: str, reader_id: str | None) -> str | None:
        """The dossier id of a speaker; `unnamed` where the reading names none of its actors."""
        return None if reader_id is None else self.ids.get((article, reader_id), UNNAMED)


def link_actors(sources: Sequence[ReadArticle], originals: Mapping[str, str] = NO_COPIES) -> Cast:
    """All actors of the sources, ordered by how often they are mentioned, then by name.

    `originals` gives for each copied article the one it copies: both name the same nameless people.
    """
    sightings = [Sighting(source, actor) for source in sources for actor in source.reading.actors]
    keys = identify(sightings, originals)
    groups: dict[Key, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[keys[sighting.place]].append(sighting)
    countries = find_story_countries(sightings)
    described = [(describe_actor(key, group, countries), group) for key, group in sorted(groups.items())]
    ids = {sighting.place: actor.id for actor, group in described for sighting in group}
    nameless = frozenset(
        actor.id
        for (actor, _), key in zip(described, sorted(groups), strict=True)
        if is_local(key) or is_counted(groups[key])
    )
    actors = (actor for actor, _ in described)
    ordered = tuple(sorted(actors, key=lambda actor: (-actor.mentions, actor.name, actor.id)))
    return Cast(ordered, ids, nameless, originals)
