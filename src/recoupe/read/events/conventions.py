"""PLOVER's conventions about what is still to come."""

from __future__ import annotations

import msgspec

from recoupe.reading import EventType, Status

_COOPERATIVE: frozenset[EventType] = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})
_THREATENED_MODE: dict[EventType, str] = {"ASSAULT": "violence", "COERCE": "restrict"}


class Settled(msgspec.Struct, frozen=True, gc=False):
    """What an event counts as once its status is known."""

    type: EventType
    mode: str | None
    status: Status


def settle(event_type: EventType, mode: str | None, status: Status, *, by_doer: bool) -> Settled:
    """The type, mode and status that an event counts as (PLOVER manual, chapter 3).

    Cooperation still to come is AGREE, a retreat still to come CONCEDE. Who says himself that he will
    attack or repress (`by_doer`) threatens, and has done so by saying it; who says so of a refusal, refuses.
    """
    if status == "future":
        if event_type in _COOPERATIVE:
            return Settled("AGREE", None, status)
        if event_type == "RETREAT":
            return Settled("CONCEDE", None, status)
        if by_doer and event_type == "REJECT":
            return Settled(event_type, mode, "actual")
        if by_doer and event_type in _THREATENED_MODE:
            return Settled("THREATEN", _THREATENED_MODE[event_type], "actual")
    return Settled(event_type, mode, status)
