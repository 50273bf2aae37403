"""When an event happened: by its own clause, then its sentence, then what opens the account."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

import msgspec

from recoupe.read.syntax import Syntax
from recoupe.reading import Span, Status, Time

DatedFrom = Literal["clause", "sentence", "paragraph", "lead", "published"]
_MAX_CLIMB = 8


class PlacedTime(msgspec.Struct, frozen=True, gc=False):
    """A calendar expression and its words `[word, last)`."""

    time: Time
    word: int
    last: int


class EventDate(msgspec.Struct, frozen=True, gc=False):
    """The expression that dates an event and where it was found."""

    time: Time
    dated_from: DatedFrom

    @property
    def span(self) -> Span:
        """Its code points."""
        return Span(self.time.start, self.time.end, self.time.text)


def place_times(syntax: Syntax, times: Sequence[Time]) -> tuple[PlacedTime, ...]:
    """The expressions of an article with their words, in text order."""
    starts = [word.start for word in syntax.words]
    placed = []
    for time in times:
        word = bisect_left(starts, time.start)
        if word < len(starts) and starts[word] < time.end:
            last = bisect_left(starts, time.end)
            placed.append(PlacedTime(time, word, max(last, word + 1)))
    return tuple(sorted(placed, key=lambda p: p.word))


def find_date(syntax: Syntax, head: int, times: tuple[PlacedTime, ...], status: Status) -> EventDate | None:
    """What dates the event with that head; None where nothing near it does."""
    sentence = syntax.sentences[syntax.words[head].sentence]
    here = [p for p in times if sentence.first <= p.word < sentence.last]
    own = _clause_time(syntax, head, here)
    if own is not None:
        return EventDate(own, "clause")
    if here:
        return EventDate(_nearest(here, head), "sentence")
    if status not in ("actual", "alleged"):
        return None
    return _inherited(syntax, head, times)


def _clause_time(syntax: Syntax, head: int, here: list[PlacedTime]) -> Time | None:
    """The expression that hangs on the trigger, or on the nearest verb above it."""
    chain = [head]
    at = syntax.words[head]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i or (at.pos in ("VERB", "AUX") and at.i != head):
            break
        at = syntax.words[at.head]
        chain.append(at.i)
    for word in chain:
        for placed in here:
            if _hangs_on(syntax, placed.word, word):
                return placed.time
    return None


def _hangs_on(syntax: Syntax, word: int, governor: int) -> bool:
    """Whether a word is below a governor with no other verb between."""
    at = syntax.words[word]
    for _ in range(_MAX_CLIMB):
        if at.i == governor:
            return True
        if at.head == at.i or (at.pos in ("VERB", "AUX") and at.i != word):
            return False
        at = syntax.words[at.head]
    return False


def _nearest(here: list[PlacedTime], head: int) -> Time:
    return min(here, key=lambda p: abs(p.word - head)).time


def _inherited(syntax: Syntax, head: int, times: tuple[PlacedTime, ...]) -> EventDate | None:
    """The last expression before it in its paragraph, else the first of the lead."""
    sentence = syntax.sentences[syntax.words[head].sentence]
    earlier = [p for p in times if p.word < sentence.first]
    in_paragraph = [
        p for p in earlier if syntax.sentences[syntax.words[p.word].sentence].paragraph == sentence.paragraph
    ]
    if in_paragraph:
        return EventDate(in_paragraph[-1].time, "paragraph")
    lead = [p for p in times if syntax.sentences[syntax.words[p.word].sentence].paragraph <= 1]
    return EventDate(lead[0].time, "lead") if lead else None
