"""PLOVER's conventions about what is still to come."""

from __future__ import annotations

from recoupe.reading import EventType, Status

_COOPERATIVE: frozenset[EventType] = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})


def settle(event_type: EventType, mode: str | None, status: Status) -> tuple[EventType, str | None]:
    """The type and mode that an event has with that status.

    Cooperation still to come is AGREE, a retreat still to come CONCEDE (PLOVER manual, chapter 3).
    """
    if status == "future" and event_type in _COOPERATIVE:
        return "AGREE", None
    if status == "future" and event_type == "RETREAT":
        return "CONCEDE", None
    return event_type, mode
