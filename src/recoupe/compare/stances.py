"""Stances: events that stand inside a denial are denied, whatever mood or tense they stand in.

"France denies having sent arms" asserts nothing of the sort. A reader may say so already; this makes sure
of it from the statement: the cue denies, and what is denied begins with the event. Who denies a *part* in
something (participation, responsibility) does not deny the thing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from recoupe.languages.disputes import load_disputes
from recoupe.reading import Event, Reading, Span, Statement

from .texts import split_words

FARTHEST_WORDS = 6
"""Words of a denial before the event that is denied: "that its militants have [opened fire]"."""


class Denial(NamedTuple):
    """What somebody denies, and who (an id of the reading)."""

    content: Span
    speaker: str


def find_denials(reading: Reading) -> tuple[Denial, ...]:
    """The statements of a reading that say that something is not so."""
    disputes = load_disputes(reading.language)
    if not disputes.denial.forms:
        return ()
    return tuple(
        Denial(statement.content, statement.speaker)
        for statement in reading.statements
        if _denies(statement) and disputes.is_denial(split_words(statement.cue.text if statement.cue else ""))
    )


def _denies(statement: Statement) -> bool:
    """A quotation beside a denying cue is the denial itself, in words of its own."""
    return statement.cue is not None and statement.kind != "direct"


def take_stance(event: Event, denials: Iterable[Denial], language: str) -> Event:
    """The event, negated and attributed where a denial begins with it."""
    if event.status not in ("actual", "alleged", "future"):
        return event
    for denial in denials:
        content, trigger = denial.content, event.trigger
        if content.start <= trigger.start and trigger.end <= content.end:
            before = split_words(content.text[: trigger.start - content.start])
            parts = load_disputes(language).denial.parts
            if len(before) <= FARTHEST_WORDS and not parts & frozenset(before):
                return msgspec.structs.replace(event, status="negated", said_by=denial.speaker)
    return event
