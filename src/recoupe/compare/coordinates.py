"""Where on the globe an event happened: the town that its place names, chosen by the countries of the story.

Many towns share a name, and the largest is often the wrong one. The countries of the event's sides
come first, then those of its article; failing both, only a town that no namesake rivals is taken. What
stays in doubt has no coordinates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.languages.lexicon import Role
from recoupe.languages.places import Place, load_places
from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.reading import Reading

from .actors import Cast
from .event_mentions import EventMention

_NO_TOWN: frozenset[Role] = frozenset({"state", "region", "bloc"})
"""What a name may mean that is no point on a map: "Luxembourg" is a state before it is a town."""
_RIVAL = 10
"""A namesake is no rival where it has less than a tenth of the people: Paris is not in Texas, even with
Americans in it, but Barcelona (Venezuela) has a quarter of the other one's."""
_CLEAR = 3
"""Of two namesakes in one country the larger is meant where it is so many times larger."""


def locate_events(mentions: Sequence[EventMention], cast: Cast) -> dict[str, Place]:
    """The towns of the events whose places name one, by the events' ids."""
    country_of = {actor.id: actor.country for actor in cast.actors}
    found: dict[str, Place] = {}
    for mention in mentions:
        event, source = mention.event, mention.source
        if event.place is None:
            continue
        sides = cast.find(source.article.id, (*event.recipient, *event.actor))
        countries = [country for side in sides if (country := country_of[side])]
        countries += _countries_of(source.reading)
        town = find_town(event.place, source.reading.language, tuple(dict.fromkeys(countries)))
        if town is not None:
            found[mention.id] = town
    return found


def _countries_of(reading: Reading) -> list[str]:
    """The countries of an article's actors, those mentioned most often first."""
    counts: Counter[str] = Counter()
    for actor in reading.actors:
        if actor.country:
            counts[actor.country] += len(actor.mentions)
    return sorted(counts, key=lambda country: (-counts[country], country))


def find_town(name: str, language: str, countries: Sequence[str]) -> Place | None:
    """The town that a name in an article of that language means; None where that is in doubt.

    `countries` (ISO 3166 alpha-3) are those of the story, the nearest to the event first.
    """
    world = load_world()
    senses = world.lexicon(language).find(name) if language in world.files.languages else ()
    if any(sense.role in _NO_TOWN for sense in senses):
        return None
    namesakes = load_places().find_places(name)
    if not namesakes:
        return None
    largest = namesakes[0]
    for country in countries:
        there = [town for town in namesakes if town.country == country]
        if there and (there[0].population * _RIVAL >= largest.population or _is_own(there[0], name, largest)):
            return there[0] if _is_clear(there, _CLEAR) else None
    capital_of = {sense.country for sense in senses if sense.role == "capital"}
    if largest.country in capital_of or _is_clear(namesakes, _RIVAL):
        return largest
    return None


def _is_own(town: Place, name: str, rival: Place) -> bool:
    """Whether a town bears the name that is only one of several for its rival: Puno is not Pune."""
    folded = fold_name(name)
    return fold_name(town.name) == folded != fold_name(rival.name)


def _is_clear(towns: Sequence[Place], times: int) -> bool:
    """Whether the first of some namesakes has so many times the people of each other."""
    return all(town.population * times <= towns[0].population for town in towns[1:])
