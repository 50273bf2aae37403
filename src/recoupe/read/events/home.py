"""Parties that an article about one country leaves unsaid: its state.

Where nearly all that an article names is of one country, those who ask, charge or threaten without naming
anybody mean its state, and "arbitrary detentions" are the doing of nobody else.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from recoupe.read.cast import Cast
from recoupe.read.events.parties import Sided
from recoupe.read.events.scene import Scene
from recoupe.reading import EventType

_AT_HOME = 0.45
"""Share of all that is named from which on one country is what the article is about."""
_PLACE_WEIGHT = 4
"""A country named as a place against one named as an actor, as where the country of actors is guessed."""
_RECENT = 6
"""How many events back somebody may be answered."""
_ENOUGH = 20
"""Names of countries, weighed so, from which on a text is about anything."""
_AIMED: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_AIMED_FROM_ABROAD: frozenset[EventType] = frozenset({"AID", "COERCE", "SANCTION", "SUPPORT"})
_RULERS_MODES = frozenset({"arrest", "ban", "censor", "curfew", "deport", "martial-law", "restrict", "seize"})
_DECREED = frozenset({"ban", "censor", "curfew", "deport", "martial-law", "restrict"})
"""What only a state can do to people, however it is told."""
_RULERS_CONTEXTS = frozenset({"rights_freedoms", "human_rights"})


class _Home(msgspec.Struct, frozen=True):
    """The state of an article: who is its own, who rules it, who charges it, whether its forces fight."""

    state: str
    own: frozenset[str]
    rulers: frozenset[str]
    accusers: frozenset[str]
    is_torn: bool


def fill_from_home(scene: Scene, sided: list[Sided]) -> list[Sided]:
    """The same events, with the state that the article is about where it must be meant."""
    state = _home_state(scene.cast)
    if state is None:
        return sided
    home = _describe(scene.cast, sided, state)
    filled: list[Sided] = []
    for each in sided:
        filled.append(_answered(_filled(scene, each, home), filled, home))
    return filled


def _answered(each: Sided, before: list[Sided], home: _Home) -> Sided:
    """A refusal of the rulers that names nobody, to the last outsider who acted on their country."""
    if each.match.pattern.entry.type != "REJECT" or each.recipients or home.rulers.isdisjoint(each.actors):
        return each
    for other in reversed(before[-_RECENT:]):
        outside = tuple(actor for actor in other.actors if actor not in home.own)
        if outside and not home.own.isdisjoint(other.recipients):
            return msgspec.structs.replace(each, recipients=outside, shared=True)
    return each


def _home_state(cast: Cast) -> str | None:
    counts = Counter(mention.country.lower() for mention in cast.mentions if mention.country)
    for state in cast.places.values():
        counts[state] += _PLACE_WEIGHT
    if counts.total() < _ENOUGH:
        return None
    state, weight = counts.most_common(1)[0]
    return state if weight / counts.total() >= _AT_HOME else None


def _describe(cast: Cast, sided: list[Sided], state: str) -> _Home:
    own = [actor for actor in cast.actors if actor.country == state.upper()]
    rulers = {a.id for a in own if a.kind in ("state", "armed_force") or a.sector in ("GOV", "MIL")} | {state}
    forces = {actor.id for actor in own if actor.kind == "armed_force"}
    accusers = {
        actor
        for each in sided
        if each.match.pattern.entry.type == "ACCUSE" and not rulers.isdisjoint(each.recipients)
        for actor in each.actors
    }
    torn = any(
        each.match.pattern.entry.type == "ASSAULT"
        and not forces.isdisjoint(each.actors)
        and len(forces.intersection((*each.actors, *each.recipients))) > 1
        for each in sided
    )
    return _Home(
        state, frozenset({a.id for a in own} | {state}), frozenset(rulers), frozenset(accusers), torn
    )


def _filled(scene: Scene, each: Sided, home: _Home) -> Sided:
    if _aims_at(each, home):
        return msgspec.structs.replace(each, recipients=(home.state,), shared=True)
    if each.actors or home.state in each.recipients or not _is_rulers_deed(each):
        return each
    saying = scene.said_by_at(each.match.head)
    charged = saying is not None and saying.speaker in home.accusers
    pattern = each.match.pattern
    if charged or pattern.pos == "noun" or pattern.entry.mode in _DECREED:
        return msgspec.structs.replace(each, actors=(home.state,), shared=True)
    return each


def _aims_at(each: Sided, home: _Home) -> bool:
    """Whether those who are none of its rulers ask or charge nobody named, or outsiders punish or help."""
    if not each.actors or each.recipients or home.is_torn:
        return False
    kind = each.match.pattern.entry.type
    if kind in _AIMED_FROM_ABROAD:
        return home.own.isdisjoint(each.actors)
    return kind in _AIMED and home.rulers.isdisjoint(each.actors)


def _is_rulers_deed(each: Sided) -> bool:
    """Whether only those who rule do it: arrests, bans, what violates rights."""
    entry = each.match.pattern.entry
    if entry.type == "COERCE":
        return entry.mode in _RULERS_MODES or not _RULERS_CONTEXTS.isdisjoint(entry.context)
    return entry.type == "ASSAULT" and "human_rights" in entry.context
