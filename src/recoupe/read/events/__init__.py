"""Who does what to whom: from trigger patterns over the syntax of one article to PLOVER events."""

from __future__ import annotations

from recoupe.read.events.find import find_events
from recoupe.read.events.states import states_taking_part

__all__ = ["find_events", "states_taking_part"]
