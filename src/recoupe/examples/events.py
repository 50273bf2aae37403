"""Examples of event patterns: each must bring an event by the pattern that it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.event_patterns import EventPatterns
from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax


def event_examples(patterns: EventPatterns, prefix: str, folder: str) -> Iterator[Example]:
    """The examples of the entries whose source begins so ("fr/events/"); messages call that `folder`."""
    for entry, source in patterns.entries:
        if source.startswith(prefix):
            place = folder + source.removeprefix(prefix)
            mode = f" {entry.mode}" if entry.mode else ""
            for text in entry.examples:
                yield Example(place, text, f"{entry.type}{mode} by this pattern", _brings(source))


def _brings(source: str) -> Check:
    def check(_syntax: Syntax, layers: Layers) -> str | None:
        if any(event.pattern == source for event in layers.events):
            return None
        return instead(f'{event.type} "{event.trigger.text}" by {event.pattern}' for event in layers.events)

    return check
