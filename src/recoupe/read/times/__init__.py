"""Calendar expressions of an article: where they stand, what they mean, and the days once it is dated.

The forms of the language's `calendar.toml` are matched against the words; tense gives the direction,
other times of the text what "the next day" counts from. Nothing here needs to know when the article
was written: `resolve_times` does that last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from recoupe.languages.calendar import Calendar
from recoupe.languages.saying import load_saying
from recoupe.read.pieces import cut_pieces
from recoupe.read.syntax import Syntax
from recoupe.read.times.matching import Match, Matcher
from recoupe.read.times.meaning import TIME_AROUND, TIME_BEFORE, is_open
from recoupe.read.times.places import Text
from recoupe.read.times.references import Draft, fill_bases
from recoupe.read.times.tense import find_direction
from recoupe.reading import Published, Time
from recoupe.redating import resolve_time
from recoupe.timex import Direction, Timex

__all__ = ["FoundTime", "find_times", "resolve_times"]

_IN_READING = frozenset({"date", "shift", "range", "since", "within", "list", "same"})


class FoundTime(msgspec.Struct, frozen=True):
    """A calendar expression in the words `[first, last)`.

    `means` is the kind of its form; clock times, lines that date the article, and words that only look
    like a time are found too, so that nothing else takes their numbers, but are no times of a reading.
    """

    first: int
    last: int
    time: Time
    means: str

    @property
    def in_reading(self) -> bool:
        """Whether it is a time of the reading."""
        return self.means in _IN_READING


def find_times(syntax: Syntax, calendar: Calendar) -> tuple[FoundTime, ...]:
    """All calendar expressions, in text order, with their symbolic meaning and no days yet."""
    text = Text(syntax, cut_pieces(syntax), calendar)
    drafts = [draft for match in Matcher(text).matches() for draft in _drafts(match, text)]
    directed = [_directed(draft, syntax, calendar) for draft in drafts]
    filled = fill_bases(directed, syntax, calendar.words.complement_openers)
    return tuple(_found(draft, syntax) for draft in filled)


def resolve_times(found_times: Iterable[FoundTime], published: Published) -> tuple[Time, ...]:
    """The times of the reading with their days, where `published` allows to say them."""
    return tuple(resolve_time(found.time, published) for found in found_times if found.in_reading)


def _drafts(match: Match, text: Text) -> Iterator[Draft]:
    firsts, lasts = text.pieces.firsts, text.pieces.lasts
    first, last = firsts[match.first], lasts[match.last - 1]
    if _is_part_of_name(text, match, first, last):
        return
    if match.form.means != "list":
        yield Draft(first, last, match.timex, match.form.means)
        return
    for place in match.places:
        if place.name == "last":
            yield Draft(firsts[place.first], lasts[place.last - 1], match.timex, "list")
        elif isinstance(place.value, int):
            timex = replace(match.timex, day=place.value, weekday=None)
            yield Draft(firsts[place.first], lasts[place.last - 1], timex, "list")


def _is_part_of_name(text: Text, match: Match, first: int, last: int) -> bool:
    """Whether a date is part of a name: of a street, a movement, a person."""
    words = text.syntax.words
    if words[first].pos == "DET":
        return False
    before = [words[i].lower for i in range(max(0, first - 2), first)]
    if (
        match.timex.day is not None
        and match.timex.year is None
        and text.calendar.words.names_before.intersection(before)
    ):
        return True
    return any(
        name.first <= first and last <= name.last and last - first < name.last - name.first
        for name in text.syntax.names
        if name.label == "PER"
    )


def _directed(draft: Draft, syntax: Syntax, calendar: Calendar) -> Draft:
    """An expression that leaves its direction open, with that of its verb."""
    if not _needs_direction(draft.timex):
        return draft
    direction = find_direction(syntax, draft.first, draft.last, calendar.words, load_saying(syntax.language))
    return Draft(draft.first, draft.last, _with_direction(draft.timex, direction), draft.means)


def _needs_direction(timex: Timex) -> bool:
    parts = [timex, timex.base, timex.first, timex.last]
    return any(part is not None and is_open(part) and part.direction is None for part in parts)


def _with_direction(timex: Timex, direction: Direction | None) -> Timex:
    def aim(part: Timex | None) -> Timex | None:
        if (
            part is None
            or not is_open(part)
            or part.direction is not None
            or part in (TIME_BEFORE, TIME_AROUND)
        ):
            return part
        return replace(part, direction=direction)

    if timex.kind == "date":
        return aim(timex) or timex
    if timex.kind == "shift":
        return replace(timex, base=aim(timex.base))
    return replace(timex, first=aim(timex.first), last=aim(timex.last))


def _found(draft: Draft, syntax: Syntax) -> FoundTime:
    span = syntax.span(draft.first, draft.last)
    time = Time(start=span.start, end=span.end, text=span.text, timex=draft.timex)
    return FoundTime(draft.first, draft.last, time, draft.means)
