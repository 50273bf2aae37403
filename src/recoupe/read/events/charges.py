"""Charges that lie in reporting: who tells of a deed done to his own side charges its doer with it."""

from __future__ import annotations

import msgspec

from recoupe.read.events.parties import Sided
from recoupe.read.events.scene import Scene
from recoupe.reading import UNNAMED, Event, EventType

_HOSTILE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_INHERITED = frozenset({"paragraph", "lead", "published"})


def find_charges(scene: Scene, told: list[tuple[Sided, Event]]) -> list[Event]:
    """ACCUSE events at cues of saying, one for each cue that shows no event of its own."""
    countries = {actor.id: actor.country for actor in scene.cast.actors}
    taken = {word for sided, _event in told for word in sided.match.words}
    charges: list[Event] = []
    for sided, event in told:
        saying = scene.said_by_at(sided.match.head)
        cue = saying.statement.cue if saying is not None else None
        if saying is None or cue is None or cue in taken or not _charges(saying.speaker, sided, countries):
            continue
        taken.add(cue)
        charges.append(_charge(scene, cue, saying.speaker, event))
    return charges


def _charges(speaker: str, sided: Sided, countries: dict[str, str | None]) -> bool:
    """The deed is hostile, told as done by others, and done to the speaker or to his country."""
    if speaker == UNNAMED or sided.match.pattern.entry.type not in _HOSTILE or not sided.is_told:
        return False
    if not sided.actors or speaker in sided.actors or sided.shared:
        return False
    own = countries.get(speaker)
    if own is not None and own in {countries.get(actor) for actor in sided.actors}:
        return speaker in sided.recipients
    return speaker in sided.recipients or (
        own is not None and own in {countries.get(recipient) for recipient in sided.recipients}
    )


def _charge(scene: Scene, cue: int, speaker: str, deed: Event) -> Event:
    """The charge; it has the day of the account, not that of the deed."""
    outer = scene.said_by_at(cue)
    says = scene.syntax.words[cue].pos in ("VERB", "AUX")
    charge = Event(
        type="ACCUSE",
        mode="allege",
        trigger=scene.syntax.span(cue, cue + 1) if says else deed.trigger,
        actor=(speaker,),
        recipient=deed.actor,
        said_by=outer.speaker if outer is not None else None,
        sentence=scene.syntax.sentence_span(cue),
        pattern=deed.pattern,
    )
    if deed.dated_from not in _INHERITED:
        return charge
    return msgspec.structs.replace(
        charge,
        first_day=deed.first_day,
        last_day=deed.last_day,
        time=deed.time,
        dated_from=deed.dated_from,
    )
